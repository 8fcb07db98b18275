"""The amendments of a comparison, and the old document with them applied: what proves that they are all and right."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from core.model.comparison import Comparison
from core.model.document import Document
from core.reports.amending.items import Address, Item, addresses, items_of
from core.reports.amending.wording import Words, amendments, applied
from core.reports.redline.aligning import in_order
from core.reports.redline.pairing import pairs_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """`verb`: words, restate, insert (after `at`; at the start where there is none), exclude, renumber; with `row` (and
    `column`) of the table `at`. Rows and columns count from 1, as they are printed, in the old table."""

    verb: str
    at: Address | None
    words: tuple[Words, ...] = ()
    items: tuple[Item, ...] = ()
    label: str | None = None
    row: int | None = None
    column: int | None = None
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(slots=True)
class _Plan:
    """What becomes of each old item, and what comes after it; after -1 what comes first."""

    partners: dict[int, int]
    after: dict[int, list[int]] = field(default_factory=dict)


def make(comparison: Comparison, old: Document, new: Document) -> list[Amendment]:
    """In the order of the old document."""
    old_items, new_items = items_of(old), items_of(new)
    names = addresses(old, old_items)
    pairs = pairs_of(comparison, old, new)
    plan = _planned(old_items, new_items, pairs.new_of)
    found: list[Amendment] = []
    if plan.after.get(-1):
        found.append(Amendment(verb="insert", at=None, items=tuple(new_items[j] for j in plan.after[-1])))
    for i, item in enumerate(old_items):
        at, arriving = names[item.blocks], tuple(new_items[j] for j in plan.after.get(i, ()))
        if i in plan.partners:
            found += _changed(at, item, new_items[plan.partners[i]], pairs.new_of)
            found += [Amendment(verb="insert", at=at, items=arriving)] if arriving else []
        else:
            found.append(Amendment(verb="restate" if arriving else "exclude", at=at, items=arriving))
    return found


def _planned(old: list[Item], new: list[Item], new_of: dict[str, str]) -> _Plan:
    holder = {block: j for j, item in enumerate(new) for block in item.blocks}
    found: list[tuple[int, int]] = []
    taken: set[int] = set()
    for i, item in enumerate(old):
        votes = [holder[new_of[b]] for b in item.blocks if new_of.get(b) in holder]
        j = max(set(votes), key=votes.count) if votes else None
        if j is not None and j not in taken and (new[j].rows is None) == (item.rows is None):
            found.append((i, j))
            taken.add(j)
    plan = _Plan(partners=dict(in_order(found)))
    back = {j: i for i, j in plan.partners.items()}
    last = -1
    for j in range(len(new)):
        if j in back:
            last = back[j]
        else:
            # What goes right after the last pair is restated by what comes in its place.
            place = last + 1 if last + 1 < len(old) and last + 1 not in plan.partners else last
            plan.after.setdefault(place, []).append(j)
    return plan


def _changed(at: Address, old: Item, new: Item, new_of: dict[str, str]) -> Iterator[Amendment]:
    if old.rows is not None and new.rows is not None:
        yield from _table(at, old, new, new_of)
        return
    if old.text != new.text:
        words = amendments(old.text, new.text)
        if words is None:
            yield Amendment(verb="restate", at=at, items=(new,))
            return
        yield Amendment(verb="words", at=at, words=words)
    if old.label != new.label:
        yield Amendment(verb="renumber", at=at, label=new.label)


def _table(at: Address, old: Item, new: Item, new_of: dict[str, str]) -> Iterator[Amendment]:
    if old.rows is None or new.rows is None or old.rows == new.rows:
        return
    if not old.plain or not new.plain or len(old.rows[0]) != len(new.rows[0]):
        yield Amendment(verb="restate", at=at, items=(new,))
        return
    partners = _row_partners(old, new, new_of)
    back = {j: i for i, j in partners.items()}
    after: dict[int, list[tuple[str, ...]]] = {}
    last = -1
    for j, row in enumerate(new.rows):
        last = back.get(j, last)
        if j not in back:
            after.setdefault(last, []).append(row)
    if after.get(-1):
        yield Amendment(verb="insert", at=at, row=0, rows=tuple(after[-1]))
    for i, row in enumerate(old.rows):
        if i not in partners:
            yield Amendment(verb="exclude", at=at, row=i + 1)
        else:
            yield from _cells(at, i, row, new.rows[partners[i]])
        if after.get(i):
            yield Amendment(verb="insert", at=at, row=i + 1, rows=tuple(after[i]))


def _row_partners(old: Item, new: Item, new_of: dict[str, str]) -> dict[int, int]:
    holder = {block: j for j, row in enumerate(new.cells) for cell in row for block in cell}
    found: list[tuple[int, int]] = []
    taken: set[int] = set()
    for i, cells in enumerate(old.cells):
        votes = [holder[new_of[b]] for cell in cells for b in cell if new_of.get(b) in holder]
        j = max(set(votes), key=votes.count) if votes else None
        if j is not None and j not in taken:
            found.append((i, j))
            taken.add(j)
    return dict(in_order(found))


def _cells(at: Address, row: int, old: tuple[str, ...], new: tuple[str, ...]) -> Iterator[Amendment]:
    for column, (before, after) in enumerate(zip(old, new, strict=True), start=1):
        if before != after:
            words = amendments(before, after) if before and after else None
            if words is None:
                yield Amendment(verb="restate", at=at, text=after, row=row + 1, column=column)
            else:
                yield Amendment(verb="words", at=at, words=words, row=row + 1, column=column)


def apply(found: list[Amendment], old: Document) -> list[Item]:
    """The old document's items after the amendments, each of which finds its place by its address and its words in the text.

    Raises ValueError where an amendment finds no place or not just one.
    """
    items = items_of(old)
    names = addresses(old, items)
    at_of = {address: index for index, address in enumerate(names[item.blocks] for item in items)}
    made: list[list[Item]] = [[item] for item in items]
    first: list[Item] = []
    for one in found:
        if one.at is None:
            first += one.items
            continue
        index = at_of[one.at]
        if one.row is not None:
            continue
        made[index] = _applied(one, made[index])
    for address, index in at_of.items():
        rows = [one for one in found if one.at == address and one.row is not None]
        if rows:
            made[index] = [_with_rows(items[index], rows), *made[index][1:]]
    return [*first, *(item for group in made for item in group)]


def _applied(one: Amendment, group: list[Item]) -> list[Item]:
    if one.verb == "exclude":
        return []
    if one.verb == "restate":
        return list(one.items)
    if one.verb == "insert":
        return [*group, *one.items]
    head = group[0]
    if one.verb == "renumber":
        return [Item(blocks=head.blocks, text=head.text, label=one.label), *group[1:]]
    text = head.text
    for words in one.words:
        text = applied(words, text)
    return [Item(blocks=head.blocks, text=text, label=head.label), *group[1:]]


def _with_rows(item: Item, found: list[Amendment]) -> Item:
    rows: list[tuple[str, ...]] = []
    for number, row in enumerate([(), *(item.rows or ())]):
        here = [one for one in found if one.row == number]
        cells = list(row)
        for one in here:
            if one.column is not None:
                text = one.text if one.verb == "restate" else cells[one.column - 1]
                for words in one.words:
                    text = applied(words, text)
                cells[one.column - 1] = text
        if number and not any(one.verb == "exclude" for one in here):
            rows.append(tuple(cells))
        rows += [added for one in here if one.verb == "insert" for added in one.rows]
    return Item(blocks=item.blocks, rows=tuple(rows))


def proved(found: list[Amendment], old: Document, new: Document) -> str | None:
    """None where the amendments turn the old document into the new one; else the first place that differs."""
    try:
        made = [item.content for item in apply(found, old)]
    except (ValueError, KeyError, IndexError) as error:
        return str(error)[:60]
    wanted = [item.content for item in items_of(new)]
    for one, other in zip(made, wanted, strict=False):
        if one != other:
            return f"«{one[1][:60]}» / «{other[1][:60]}»"
    return None if len(made) == len(wanted) else f"{len(made)} / {len(wanted)}"
