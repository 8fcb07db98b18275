"""The same edit in many cells of a column, values of it that all went by one step, or the same words or signs in many
paragraphs (a name, a term, a site that was replaced throughout, quotation marks, «ё»): one change, as a person names it."""

import re
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import replace
from typing import Final

from core.comparison.grouping.addresses import turn_of
from core.comparison.grouping.recurring_words import designation_of, recurring_key, with_neighbours
from core.comparison.judge import (
    COLUMN_TOTAL,
    ROW_RESULT,
    came_in_many,
    in_alike,
    in_many,
    readdressed,
    seen_in_many,
    steps_of,
    without_yo,
    written_in_cells,
    zone_turned,
)
from core.comparison.judge.vocabulary.stems import stems_of
from core.comparison.sheets.formulas import FORMULA_TO_NUMBER, RECALCULATED, formula_of, relative, skeleton
from core.comparison.sheets.formulas import REASONS as FORMULA_REASONS
from core.comparison.sheets.kept_as_text import REASONS as KEPT_AS
from core.comparison.sheets.stored_numbers import BENEATH, ROUNDED
from core.model.change import Anchor, Change, ChangeKind, Edit, Lane, Sentence, Span, ValueType
from core.model.document import Blocks

CELLS: Final = 4
"""Cells from which they are told together; fewer are a list that one reads."""
_WORD: Final = 3
"""Letters of a word's stem from which it names something."""
_POSSESSIVE: Final = re.compile(r"['’]s?(?!\w)")
_OWN: Final = frozenset({FORMULA_TO_NUMBER, BENEATH, "unweighed"})
"""Reasons that each cell keeps for itself; of a formula that gave way to a number only where that is not what it gave."""
_KEEPING: Final = frozenset({*KEPT_AS, ROUNDED, *FORMULA_REASONS, RECALCULATED, ROW_RESULT, COLUMN_TOTAL})
"""Reasons by which cells are told together already, whatever their values."""
_NAMED: Final = frozenset({"party", "name"})
"""Reasons that many places share: who or what is named. A duty or a condition is weighed at each place for itself."""


def told_together(changes: Sequence[Change], old: Blocks, new: Blocks) -> list[Change]:
    """The judged changes, those of cells that say the same of one column as one, at the place of the first."""
    groups: dict[tuple[object, ...], list[int]] = {}
    wider: dict[int, Change] = {}
    filled_down, in_step = _filled_down(changes, new), _in_step(changes, old, new)
    for at, change in enumerate(changes):
        if _is_cell(change):
            key = in_step.get(at) or _key(change, old, new, filled_down)
        else:
            key = _words_key(change) or _signs_key(change) or _addresses_key(change, old, new)
            if key is None and (whole := with_neighbours(change, old, new)) is not None:
                key, wider[at] = recurring_key(change, whole), whole
        if key is not None:
            groups.setdefault(key, []).append(at)
    merged: dict[int, Change | None] = {}
    for places in groups.values():
        if len(places) < CELLS:
            continue
        alike = [wider.get(at, changes[at]) for at in places]
        one = _merged(alike, old, new, all_values=places[0] in in_step, came=_text_of(changes[places[0]]))
        if one is not None:
            merged |= dict.fromkeys(places[1:])
            merged[places[0]] = one
    result = [merged.get(at, change) for at, change in enumerate(changes)]
    return [change for change in result if change is not None]


def _text_of(change: Change) -> tuple[str, bool] | None:
    """What came (True) or went inside a text."""
    if change.kind not in (ChangeKind.INSERTED, ChangeKind.DELETED):
        return None
    return (change.new or change.old)[0].text.strip(), bool(change.new)


def _is_cell(change: Change) -> bool:
    return (
        change.kind is ChangeKind.CELL_CHANGED
        and change.lane is not Lane.NUMBERING
        and len(change.old) == len(change.new) == 1
        and (_is_frozen(change) or _OWN.isdisjoint(change.reasons))
    )


def _is_frozen(change: Change) -> bool:
    """Whether a cell shows what its formula gave and does not count any more."""
    return FORMULA_TO_NUMBER in change.reasons and not change.edits


def _filled_down(changes: Sequence[Change], new: Blocks) -> frozenset[tuple[object, ...]]:
    """The columns, each with its formula, in which that formula gave enough other values to tell them together; cells beside
    each other that count alike are a row's, as totals are."""
    recalculated = [change.new[0] for change in changes if RECALCULATED in change.reasons and _is_cell(change)]
    often = Counter(_formula_key(anchor, new, 1) for anchor in recalculated)
    return frozenset(key for key, count in often.items() if count >= CELLS)


def _formula_key(anchor: Anchor, blocks: Blocks, axis: int) -> tuple[object, ...]:
    """The row (axis 0) or the column of a cell, with the formula by which it is counted."""
    assert anchor.table is not None
    line = (anchor.table.row, anchor.table.column)[axis]
    return anchor.story, anchor.table.id, axis, line, skeleton(formula_of(blocks[anchor.block]))


def _in_step(changes: Sequence[Change], old: Blocks, new: Blocks) -> dict[int, tuple[object, ...]]:
    """The cells of a column whose values all went up or down by one difference or one share, each with a key of that step."""
    columns: dict[tuple[object, ...], list[int]] = {}
    for at, change in enumerate(changes):
        if _is_cell(change) and _is_one_value(change, old, new) and _KEEPING.isdisjoint(change.reasons):
            alike = (_column_of(change), change.reasons, change.lane, change.significance, change.tracked)
            columns.setdefault(alike, []).append(at)
    found: dict[int, tuple[object, ...]] = {}
    for column, places in columns.items():
        values = [changes[at].values[0] for at in places]
        for step, taken in steps_of(values):
            if len({(was.text, now.text) for one in taken if (was := values[one].old) and (now := values[one].new)}) == 1:
                continue  # the same words in all of them, which say more
            found |= dict.fromkeys((places[one] for one in taken), (column, step))
    return found


def _is_one_value(change: Change, old: Blocks, new: Blocks) -> bool:
    """Whether nothing but one value of a cell changed."""
    if len(change.values) != 1 or change.lane is not Lane.SUBSTANCE:
        return False
    (value,), before, after = change.values, old[change.old[0].block].text, new[change.new[0].block].text
    if value.old is None or value.new is None:
        return False
    return (before[: value.old.start], before[value.old.end :]) == (after[: value.new.start], after[value.new.end :])


def _column_of(change: Change) -> tuple[object, ...] | None:
    before, after = change.old[0], change.new[0]
    if before.table is None or after.table is None:
        return None
    return before.story, after.story, before.table.id, before.table.column, after.table.id, after.table.column


def _key(change: Change, old: Blocks, new: Blocks, filled_down: Set[tuple[object, ...]]) -> tuple[object, ...] | None:
    """What cells have in common that are told together: the column, the words that went and came, and all that is said of them.
    Where anything but words and names changed, the whole text of the cells: 5 metres are not 5 days."""
    before, after, column = change.old[0], change.new[0], _column_of(change)
    if column is None:
        return None
    if ROUNDED in change.reasons:
        return (*column, ROUNDED)
    if not change.edits and (kept := next((reason for reason in change.reasons if reason in KEPT_AS), None)):
        return (*column, kept, change.tracked)
    if _is_frozen(change):  # a program that keeps no formulas spares no column
        return before.story, after.story, FORMULA_TO_NUMBER, change.tracked
    if (counts := next((reason for reason in change.reasons if reason in FORMULA_REASONS), None)) is not None:
        return (*column, counts, relative(new[after.block]), change.lane, change.tracked)
    if RECALCULATED in change.reasons:
        down = _formula_key(after, new, 1)
        return down if down in filled_down else _formula_key(after, new, 0)
    if ROW_RESULT in change.reasons:
        return (*column, ROW_RESULT, change.tracked)
    if COLUMN_TOTAL in change.reasons and after.table is not None:
        return after.story, after.table.id, after.table.row, COLUMN_TOTAL, change.tracked
    if (written := written_in_cells(change)) is not None:
        return (*column, written.en.partition(",")[0], change.lane, change.significance, change.reasons, change.tracked)
    if zones := zone_turned(old[before.block].text, new[after.block].text):
        return (*column, zones, change.tracked)
    edits = tuple((_shown(edit.old, old), _shown(edit.new, new)) for edit in change.edits)
    values = tuple((value.type, *(half and half.value for half in (value.old, value.new))) for value in change.values)
    typed = any(value.type is not ValueType.NAME for value in change.values)
    whole = (before.text, after.text) if typed or any(map(str.isdigit, "".join(map(str, edits)))) else ()
    return (
        *column,
        *(edits, whole, values),
        *(change.lane, change.significance, change.reasons, change.tracked),
    )


def _words_key(change: Change) -> tuple[object, ...] | None:
    """What replacements in running text have in common that are told together: the words in any of their forms, and who marked
    them. None where a figure changed, or more than who or what is named."""
    if (named := designation_of(change)) is not None and named.old and named.new:
        return named.old.value, named.new.value, change.reasons, change.tracked
    if change.kind is not ChangeKind.REPLACED or change.lane not in (Lane.SUBSTANCE, Lane.WORDING):
        return None
    if len(change.old) != 1 or len(change.new) != 1 or len(change.edits) != 1 or not _NAMED.issuperset(change.reasons):
        return None
    before, after = change.old[0], change.new[0]
    told = before.text + after.text
    if before.table or after.table or any(map(str.isdigit, told)):
        return None
    if any(value.type is not ValueType.NAME for value in change.values):
        return None
    olds, news = (stems_of(_POSSESSIVE.sub("", anchor.text)) for anchor in (before, after))
    if not olds or not news:
        return None
    longest = sorted((max(map(len, olds)), max(map(len, news))))
    if longest[0 if change.reasons else 1] < _WORD:  # a name has letters enough on both sides, other words on one
        return None
    return tuple(olds), tuple(news), change.tracked


def _signs_key(change: Change) -> tuple[object, ...] | None:
    """The same of signs that were replaced, of white space that is of another width, and of words whose «ё» alone was."""
    if change.kind is not ChangeKind.REPLACED or change.lane is not Lane.COSMETIC or change.reasons or change.values:
        return None
    if len(change.old) != 1 or len(change.new) != 1 or len(change.edits) != 1 or change.old[0].table or change.new[0].table:
        return None
    before, after = change.old[0].text.strip(), change.new[0].text.strip()
    if before != after and without_yo(before) == without_yo(after):
        return "ё", change.tracked
    if not before and not after and change.old[0].text and change.new[0].text:
        return " ", change.tracked
    return (before, after, change.tracked) if before and after and not _has_letters(before + after) else None


def _addresses_key(change: Change, old: Blocks, new: Blocks) -> tuple[object, ...] | None:
    """The same of addresses that changed alike, those of links apart from those that one reads."""
    turn = turn_of(change, old, new)
    return (change.kind, *turn, change.reasons, change.lane, change.tracked) if turn else None


def _has_letters(text: str) -> bool:
    return any(map(str.isalnum, text))


def _shown(span: Span | None, blocks: Blocks) -> str | None:
    return blocks[span.block].text[span.start : span.end] if span else None


def _merged(
    changes: Sequence[Change], old: Blocks, new: Blocks, *, all_values: bool, came: tuple[str, bool] | None
) -> Change | None:
    """One change for all of these; None where no sentence says it, or where a paragraph flowed into several. `all_values`: each
    has a value of its own, and none says what the others are. `came`: the text that came in each, or went."""
    sides = _covering([change.old[0] for change in changes], old), _covering([change.new[0] for change in changes], new)
    pairs = {(change.old[0].block, change.new[0].block) for change in changes}
    if not len(pairs) == len(sides[0]) == len(sides[1]):
        return None
    edits: tuple[Edit, ...] = tuple(edit for change in changes for edit in change.edits)
    heaviest = max(changes, key=lambda change: change.significance.rank)
    values = tuple(value for change in changes for value in change.values) if all_values else heaviest.values
    whole = replace(heaviest, old=sides[0], new=sides[1], at=changes[0].at, edits=edits, values=values)
    words = [(change.old[0].text.strip(), change.new[0].text.strip()) for change in changes]
    if came is not None:
        said: Sentence | None = came_in_many(*came, len(changes))
    elif (named := designation_of(changes[0])) is not None and named.old and named.new:
        said = in_many(whole, [(named.old.text, named.new.text)] * len(changes))
    elif _is_cell(changes[0]):
        said = in_alike(whole, old, new)
    elif (turn := turn_of(changes[0], old, new)) is not None:
        said = readdressed(whole, len(changes), turn)
    else:
        said = seen_in_many(words) if whole.lane is Lane.COSMETIC else in_many(whole, words)
    return replace(whole, sentence=said) if said else None


def _covering(anchors: Sequence[Anchor], blocks: Blocks) -> tuple[Anchor, ...]:
    """One anchor a block, from the first place in it to the last."""
    found: dict[str, Anchor] = {}
    for anchor in anchors:
        last = found.setdefault(anchor.block, anchor)
        start, end = min(last.start, anchor.start), max(last.end, anchor.end)
        if (start, end) != (last.start, last.end):
            found[anchor.block] = replace(last, start=start, end=end, text=blocks[anchor.block].text[start:end])
    return tuple(found.values())
