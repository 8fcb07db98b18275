"""What follows from numbers alone: labels that shifted, blocks that changed their kind, cells at another place, references.

Renumbering is one change a list or a sequence of headings; so are changes of kind (a paragraph that became a heading) and of
a table's shape that no row or column explains. All of it stands in the lane numbering.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from core.comparison.alignment.sequence import Pair
from core.comparison.alignment.units import Side
from core.comparison.build import Builder
from core.comparison.draft import Draft
from core.comparison.judge import REFERENCE_WORDS
from core.comparison.judge.lanes.boxes import label_box
from core.comparison.numbering.typed_numbers import number_of
from core.comparison.tables.shape import Kinds, Shape
from core.comparison.text.tokens import fold
from core.model.change import Change, ChangeKind, Edit, Lane, Span, ValueType
from core.model.document import Block, BlockKind, Flag

Placed = tuple[Block, Block]
_NUMBER = re.compile(r"(?:(?<!\w)[A-ZА-ЯЁ]\.)?\d+(?:\.\d+)*")
_PART = re.compile(r"\s*([^\W\d_]{3,})\.?\s+(?:№\s?)?([A-ZА-ЯЁ](?![^\W_])|[IVX]{1,5}(?![^\W_])|(?:[A-ZА-ЯЁ]\.)?\d+(?:[.-]\d+)*)")
_REFERRED = re.compile(rf"{_NUMBER.pattern}|(?<![^\W_])(?:[A-ZА-ЯЁ]|[IVX]{{2,5}})(?![^\W_])")
"""What a reference names a place by: a number, or the letter of an annex."""
_CARRIED = frozenset({ChangeKind.MOVED_AND_EDITED, ChangeKind.SPLIT, ChangeKind.MERGED})
_COUNTED = frozenset({"annex", "figure", "table", "formula", "listing", "example"})
"""Kinds of places that are counted by themselves: that clause 2 is clause 3 now says nothing of figure 2."""
_ENTRY = re.compile(r"(?:[^\W\d]+\s)?(\d+(?:\.\d+)*|[A-ZА-Я](?:\.\d+)+)[.:]?\s*([^\W\d].*?|\W.*?)(?:\t\S+)?$")
"""A line of contents: number, title, page."""
_OPENED, _CLOSED = re.compile(r"\[[\d\s,;–-]*\Z"), re.compile(r"[\d\s,;–-]*\]")


def renumbered(builder: Builder, pairs: Sequence[Pair]) -> Iterator[Draft]:
    """One change for each list whose labels differ; what is typed in a list that a program made is told with that list. An item
    whose tick became a cross is a change of its own, of substance. `pairs` in the order of the new version."""
    groups: dict[tuple[object, ...], list[Pair]] = {}
    roots: dict[tuple[str, str], tuple[object, ...]] = {}
    counts: dict[tuple[int, str], int] = {}
    run = 0
    for i, j in pairs:
        if i not in builder.typed and builder.old.blocks[i].label == builder.new.blocks[j].label:
            run += _is_listed(builder.old.blocks[i])
            continue
        listed = i in builder.generated
        one, two = (builder.old.blocks[i], builder.new.blocks[j]) if listed else _as_typed(builder, i, j)
        if one.label == two.label and (listed or i not in builder.typed):
            run += _is_listed(one)
            continue
        if (box := label_box(one, two)) is not None:
            draft = _parallel(builder, ChangeKind.RENUMBERED, [(i, j)])
            yield replace(draft, change=replace(draft.change, lane=Lane.SUBSTANCE, reasons=(box.reason,)))
            continue
        run += _starts_anew(two.label or "", run, counts)
        key = _sequence(one, two, run, roots)
        groups.setdefault(key, []).append((i, j))
    for group in groups.values():
        yield _parallel(builder, ChangeKind.RENUMBERED, group)


def _starts_anew(label: str, run: int, counts: dict[tuple[int, str], int]) -> bool:
    """Whether a number is no greater than the last one of its style in the run: another list begins. `counts` remembers it."""
    number = label.strip(" \t\u00a0.)(")
    if not number.isdecimal():
        return False
    style, count = label.strip().replace(number, "#"), int(number)
    anew = counts.get((run, style), 0) >= count
    counts[run + anew, style] = count
    return anew


def _is_listed(block: Block) -> bool:
    """Whether a run of numbered blocks can end or go on with it."""
    return block.label is not None or block.kind is BlockKind.HEADING


def _as_typed(builder: Builder, i: int, j: int) -> tuple[Block, Block]:
    """A pair of blocks with the numbers that were typed as their labels."""
    one, two = builder.old.blocks[i], builder.new.blocks[j]
    cut = builder.typed.get(i)
    if cut is None:
        return one, two
    return replace(one, label=one.text[: cut.old_end] or one.label), replace(two, label=two.text[: cut.new_end] or two.label)


def _sequence(one: Block, two: Block, run: int, roots: dict[tuple[str, str], tuple[object, ...]]) -> tuple[object, ...]:
    """Which list a renumbered block belongs to: that of the headings, that of its parent number, or the run it stands in."""
    old, new = _parts(one.label), _parts(two.label)
    if two.kind is BlockKind.HEADING and one.kind is BlockKind.HEADING:
        key: tuple[object, ...] = (two.story, "headings")
    elif old and new and len(old) > 1 and (".".join(old[:-1]), ".".join(new[:-1])) in roots:
        key = roots[".".join(old[:-1]), ".".join(new[:-1])]
    elif old and new and len(old) > 1 and old[:-1] == new[:-1]:
        key = (two.story, "clauses", ".".join(new[:-1]))
    else:
        key = (two.story, "list", run, one.label is None, two.label is None)
    if old and new:
        roots.setdefault((".".join(old), ".".join(new)), key)
    return key


def _parts(label: str | None) -> list[str]:
    found = _NUMBER.search(label or "")
    return found.group().split(".") if found else []


def rekinded(builder: Builder, pairs: Sequence[Pair], drafts: Sequence[Draft]) -> Iterator[Draft]:
    """One change for each turn of kind or level: paragraphs that became headings, a level of headings that sank. Where another
    number is told in `drafts`, that says it."""
    told = {a.block for draft in drafts if draft.change.kind is ChangeKind.RENUMBERED for a in draft.change.old}
    groups: dict[tuple[object, ...], list[Pair]] = {}
    for i, j in pairs:
        one, two = builder.old.blocks[i], builder.new.blocks[j]
        if one.block not in told and one.label == two.label and (one.kind is not two.kind or one.level != two.level):
            groups.setdefault((two.story, one.kind, one.level, two.kind, two.level), []).append((i, j))
    for group in groups.values():
        yield _parallel(builder, ChangeKind.FORMATTING, group)


def reshaped(builder: Builder, pairs: Sequence[Pair], drafts: Sequence[Draft]) -> Iterator[Draft]:
    """One change for each table whose cells stand at places that no row or column explains, or that is text now."""
    kinds = [
        (draft.change.kind, draft.change.old, draft.change.new)
        for draft in drafts
        if draft.change.kind.value.startswith(("row_", "column_"))
    ]
    old, new = builder.old, builder.new
    placed = [(old.blocks[i], new.blocks[j]) for i, j in pairs if old.blocks[i].table or new.blocks[j].table]
    found = Shape(placed, kinds, {}).unexplained()
    found += _unexplained_back(old, placed, kinds, found)
    groups: dict[tuple[str | None, str | None], list[Pair]] = {}
    for one, two in found:
        key = (one.table.id if one.table else None, two.table.id if two.table else None)
        groups.setdefault(key, []).append((old.index[one.block], new.index[two.block]))
    for group in groups.values():
        yield _parallel(builder, ChangeKind.LAYOUT, group)


def _unexplained_back(old: Side, placed: Sequence[Placed], kinds: Kinds, found: Sequence[Placed]) -> list[Placed]:
    """What is not explained only when the changes are taken back: which of two tables another one became is said by the
    first pair, and that may be another one in the old order."""
    known = {two.block: one.block for one, two in found}
    order = sorted(((two, one) for one, two in placed), key=lambda pair: old.index[pair[1].block])
    turned = [(kind, target, source) for kind, source, target in kinds]
    return [(one, two) for two, one in Shape(order, turned, known).unexplained()]


def _parallel(builder: Builder, kind: ChangeKind, group: Sequence[Pair]) -> Draft:
    """A change of the numbering lane over pairs of blocks: the anchors of both sides go together."""
    make = builder.make
    edits = [
        builder.edit(i, j, builder.typed[i])
        for i, j in group
        if kind is ChangeKind.RENUMBERED and i in builder.typed and i not in builder.generated
    ]
    anchors = (
        [make.whole(builder.old, i) for i, _ in group],
        [make.whole(builder.new, j) for _, j in group],
    )
    places = (make.before(builder.old, group[0][0]), make.before(builder.new, group[0][1]))
    return make.make(kind, anchors, places, edits, order=(group[0][1], -2), lane=Lane.NUMBERING)


def new_numbers(builder: Builder, pairs: Sequence[Pair]) -> dict[str, set[str]]:
    """The new numbers of what had a number before: blocks that were renumbered, and titles in both contents. A chapter and a
    source may have the same number."""
    found: dict[str, set[str]] = {}
    for i, j in pairs:
        if i not in builder.typed and builder.old.blocks[i].label == builder.new.blocks[j].label:
            continue
        one, two = (block.label for block in _as_typed(builder, i, j))
        if one and two and one != two:
            _note(found, _place(one), _place(two))
    for olds, news in builder.match.reflows:
        _note(found, _place(number_of(builder.old.blocks[olds[0]])), _place(number_of(builder.new.blocks[news[0]])))
    after = _entries(builder.new)
    for title, number in _entries(builder.old).items():
        _note(found, number, after.get(title, ""))
    return found


def _place(label: str) -> str:
    """What a reference to a numbered place says of it: its number, behind the kind of what is counted by itself: "figure 2"."""
    part = _PART.match(label)
    kind = REFERENCE_WORDS.get(part.group(1).lower(), "") if part else ""
    return f"{kind} {part.group(2)}" if part and kind in _COUNTED else ".".join(_parts(label))


def _note(found: dict[str, set[str]], old: str, new: str) -> None:
    if old and new and old != new:
        found.setdefault(old, set()).add(new)


def _entries(side: Side) -> dict[str, str]:
    """The number of each title that stands once in the contents."""
    found: dict[str, list[str]] = {}
    for block in side.blocks:
        if Flag.GENERATED in block.flags and (entry := _ENTRY.match(f"{block.label or ''} {block.text}".strip())):
            found.setdefault(fold(entry[2]), []).append(entry[1])
    return {title: numbers[0] for title, numbers in found.items() if len(numbers) == 1}


def follows(change: Change, numbers: Mapping[str, set[str]], old: Side, new: Side) -> bool:
    """Whether a judged change is nothing but references that follow a renumbering: "clause 5.3" → "clause 5.4" where 5.3 is
    5.4 now, or a source in square brackets. The same numbers in days or metres say something else."""
    if change.kind not in (ChangeKind.REPLACED, ChangeKind.CELL_CHANGED) or not numbers or not change.edits:
        return False
    if change.moves_words:
        return False
    named = bool(change.values) and all(value.type is ValueType.REFERENCE for value in change.values)
    return all(_follows(change, edit, numbers, (old, new), named=named) for edit in change.edits)


def without_following(change: Change, numbers: Mapping[str, set[str]], old: Side, new: Side) -> tuple[Edit, ...] | None:
    """The edits of what moved, was split or merged that do more than follow a renumbering; None where all do."""
    if change.kind not in _CARRIED or not numbers or not change.edits:
        return None
    rest = tuple(edit for edit in change.edits if not _follows(change, edit, numbers, (old, new), named=False))
    return rest if len(rest) < len(change.edits) else None


def _follows(change: Change, edit: Edit, numbers: Mapping[str, set[str]], sides: tuple[Side, Side], *, named: bool) -> bool:
    """Whether each number of an edit became its new one: 5.3, or 5.3–5.6. `named`: all are references."""
    if edit.old is None or edit.new is None:
        return False
    texts = [side.blocks[side.index[span.block]].text for side, span in zip(sides, (edit.old, edit.new), strict=True)]
    olds, news = _numbers_in(texts[0], edit.old), _numbers_in(texts[1], edit.new)
    if not olds or len(olds) != len(news) or _between(texts[0], edit.old, olds) != _between(texts[1], edit.new, news):
        return False
    for one, two in zip(olds, news, strict=True):
        kind = _kind_at(change, one.start(), one.end())
        cited = kind is None and _is_cited(texts[0], one) and _is_cited(texts[1], two)
        if kind is None and not named and not cited:
            return False
        place = kind or ""
        if one.group() != two.group() and place + two.group() not in numbers.get(place + one.group(), ()):
            return False
    return True


def _numbers_in(text: str, span: Span) -> list[re.Match[str]]:
    return list(_REFERRED.finditer(text, span.start, span.end))


def _between(text: str, span: Span, found: Sequence[re.Match[str]]) -> list[str]:
    """What stands around the numbers of a span, without the points and brackets at its ends."""
    starts, ends = [*(match.start() for match in found), span.end], [span.start, *(match.end() for match in found)]
    parts = [text[end:start] for end, start in zip(ends, starts, strict=True)]
    return [parts[0].lstrip(" .)"), *parts[1:-1], parts[-1].rstrip(" .)")]


def _kind_at(change: Change, start: int, end: int) -> str | None:
    """Of the reference that holds a place of the old text the kind, with a space, where it is counted by itself, else "";
    None where none does."""
    for value in change.values:
        if value.type is ValueType.REFERENCE and value.old and value.old.start <= start and end <= value.old.end:
            kind = value.old.value.partition(" ")[0]
            return f"{kind} " if kind in _COUNTED else ""
    return None


def _is_cited(text: str, number: re.Match[str]) -> bool:
    """Whether a number stands in square brackets, among other numbers at most."""
    return _OPENED.search(text, 0, number.start()) is not None and _CLOSED.match(text, number.end()) is not None
