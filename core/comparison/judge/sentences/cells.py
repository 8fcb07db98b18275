"""Sentences about cells: the row and the column in which a change stands, or all the cells that it fills alike."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from core.comparison.judge.grammar import lowered, plural, quoted
from core.comparison.judge.headers import cell_names, column_number, is_head, shares_its_name
from core.comparison.judge.pairs import SAME_VALUE
from core.comparison.judge.results import COLUMN_TOTAL, ROW_RESULT
from core.comparison.judge.sentences.cosmetic import cosmetic_kind
from core.comparison.judge.sentences.steps import step_of, told_step
from core.comparison.judge.sentences.zones import zone_turned
from core.comparison.sheets.formulas import RECALCULATED, formula_of, is_uncounted
from core.model.change import Anchor, Change, Lane, Sentence
from core.model.document import Blocks, letters_of


def in_cell(said: Sentence, change: Change, old: Blocks, new: Blocks) -> Sentence:
    """The sentence behind the names of its row and column, or their numbers; as it is outside of tables."""
    anchor, blocks = (change.new[0], new) if change.new else (change.old[0], old)
    if anchor.table is None:
        return said
    if is_head(anchor, blocks):
        title = (old[change.old[0].block] if change.old else new[anchor.block]).text
        ru, en = f"Заголовок столбца {quoted(title, 'ru', 40)}", f"Heading of column {quoted(title, 'en', 40)}"
        if not title.strip():
            ru, en = f"Заголовок столбца {_number(anchor, COLUMN)}", f"Heading of column {_number(anchor, COLUMN)}"
        return Sentence(ru=f"{ru}: {lowered(said.ru)}", en=f"{en}: {lowered(said.en)}")
    row, column = cell_names(anchor, blocks)
    number = f"{anchor.table.row + 1} " if row and shares_its_name(anchor, blocks) else ""
    if row and column:
        ru, en = (
            f"Строка {number}{quoted(row, 'ru', 40)}, столбец {quoted(column, 'ru', 40)}",
            f"Row {number}{quoted(row, 'en', 40)}, column {quoted(column, 'en', 40)}",
        )
    elif column:
        ru, en = (
            f"Строка {anchor.table.row + 1}, столбец {quoted(column, 'ru', 40)}",
            f"Row {anchor.table.row + 1}, column {quoted(column, 'en', 40)}",
        )
    elif row:
        at = _number(anchor, COLUMN) if column_number(anchor, blocks) else ""
        ru = f"Строка {number}{quoted(row, 'ru', 40)}" + (f", столбец {at}" if at else "")
        en = f"Row {number}{quoted(row, 'en', 40)}" + (f", column {at}" if at else "")
    else:
        ru, en = _address(anchor)
    return Sentence(ru=f"{ru}: {lowered(said.ru)}", en=f"{en}: {lowered(said.en)}")


def in_alike(change: Change, old: Blocks, new: Blocks) -> Sentence | None:
    """One edit of several cells of a column, or of a row that counts alike, from the sentence of the first of them."""
    one, two = old[change.old[0].block], new[change.new[0].block]
    if "formula_to_number" in change.reasons:
        return _frozen(change.new)
    if "number_to_formula" in change.reasons:
        return _counting(change, _FORMULATED, (formula_of(two),), new)
    if "formula_changed" in change.reasons:
        return _counting(change, _REFORMULATED, (formula_of(one), formula_of(two)), new)
    if RECALCULATED in change.reasons and is_uncounted(two):
        return _counting(change, _CARRIED, (one.text, two.text), new)
    if reckoned := next((words for reason, words in _RECALCULATED.items() if reason in change.reasons), None):
        return _counting(change, reckoned, (one.text.strip(), two.text.strip()), new)
    if zones := zone_turned(one.text, two.text):
        return _counting(change, _TURNED[bool(zones.old), bool(zones.new)], (one.text.strip(), two.text.strip()), new)
    if len(change.values) == len(change.new) and (step := step_of(change.values)) and (example := change.values[0].new):
        told = told_step(step, example)
        return _counting(change, (told.ru, told.en), (one.text.strip(), two.text.strip()), new)
    said, bare = change.sentence, in_cell(Sentence(ru="", en=""), change, old, new)
    if not said.ru.startswith(bare.ru) or not said.en.startswith(bare.en):
        return None
    head, count, rows = _line(change.new, new, COLUMN), len(change.new), _across(change.new, new, ROW)
    cells = plural(Decimal(count), "ячейка", "ячейки", "ячеек")
    told = Sentence(ru=said.ru.removeprefix(bare.ru), en=said.en.removeprefix(bare.en))
    if (otherwise := written_in_cells(change)) is not None:
        told = otherwise
    return Sentence(ru=f"{head[0]}, {count}\u00a0{cells}: {told.ru}{rows[0]}", en=f"{head[1]}, {count} cells: {told.en}{rows[1]}")


_TURNED: Final = {
    (False, True): ("указан часовой пояс", "a time zone was given"),
    (True, False): ("часовой пояс больше не указан", "the time zone is no longer given"),
    (True, True): ("изменён часовой пояс", "the time zone was changed"),
}
_CARRIED: Final = ("ссылки формул следуют за своими ячейками", "the references of the formulas follow their cells")
_FORMULATED: Final = ("значения заменены формулой", "the values were replaced by a formula")
_REFORMULATED: Final = ("изменена формула", "the formula was changed")
_RECALCULATED: Final = {
    "recalculated": ("пересчитано по формуле", "recalculated by the formula"),
    ROW_RESULT: ("пересчитано по строкам", "recalculated from their rows"),
    COLUMN_TOTAL: ("пересчитано по столбцам", "recalculated from their columns"),
    "as_text": ("числа хранятся как текст, суммы их не учитывают", "the numbers are kept as texts, no sum counts them"),
    "as_number": ("числа больше не хранятся как текст", "the numbers are no longer kept as texts"),
}


def _counting(change: Change, said: tuple[str, str], example: tuple[str, ...], new: Blocks) -> Sentence:
    """What happened to the counting of the cells of a column, or of a row; the first of them is the example."""
    count = len(change.new)
    cells = plural(Decimal(count), "ячейка", "ячейки", "ячеек")
    across = len({anchor.table.column for anchor in change.new if anchor.table}) > 1
    axis = ROW if across else COLUMN
    (ru, en), (others_ru, others_en) = _line(change.new, new, axis), _across(change.new, new, 1 - axis)
    shown_ru, shown_en = (" → ".join(quoted(text, language, 40) for text in dict.fromkeys(example)) for language in ("ru", "en"))
    return Sentence(
        ru=f"{ru}, {count}\u00a0{cells}: {said[0]}, например {shown_ru}{others_ru}",
        en=f"{en}, {count} cells: {said[1]}, such as {shown_en}{others_en}",
    )


def _frozen(anchors: Sequence[Anchor]) -> Sentence:
    """Cells of a sheet that show what their formulas gave and do not count any more."""
    count, names = len(anchors), [f"{_number(anchor, COLUMN)}{_number(anchor, ROW)}" for anchor in anchors]
    cells, told = plural(Decimal(count), "ячейка", "ячейки", "ячеек"), _listed([""] * count, names)
    return Sentence(
        ru=f"{count}\u00a0{cells}: формулы заменены значениями, которые они давали ({told[0]})",
        en=f"{count} cells: the formulas were replaced by the values that they gave ({told[1]})",
    )


ROW: Final = 0
COLUMN: Final = 1
_CALLED: Final = (("Строка", "Row"), ("Столбец", "Column"))
_MANY: Final = (("строки", "rows"), ("столбцы", "columns"))


def _line(anchors: tuple[Anchor, ...], blocks: Blocks, axis: int) -> tuple[str, str]:
    """The row or the column of some cells by its name, or else by its number, in both languages."""
    name = cell_names(anchors[0], blocks)[axis]
    (ru, en), number = _CALLED[axis], _number(anchors[0], axis)
    return (f"{ru} {quoted(name, 'ru', 40)}", f"{en} {quoted(name, 'en', 40)}") if name else (f"{ru} {number}", f"{en} {number}")


def _across(anchors: tuple[Anchor, ...], blocks: Blocks, axis: int) -> tuple[str, str]:
    """The rows or the columns in which some cells stand, by their names where each has its own."""
    names = [cell_names(anchor, blocks)[axis] for anchor in anchors]
    numbers = [_number(anchor, axis) for anchor in anchors]
    told, called = _listed(names, numbers), _MANY[axis]
    return f" ({called[0]} {told[0]})", f" ({called[1]} {told[1]})"


def _number(anchor: Anchor, axis: int) -> str:
    """The number of a cell's row or column as a reader counts them, from 1; a sheet's columns have letters."""
    if anchor.table is None:
        return "0"
    if axis == COLUMN and _is_of_sheet(anchor):
        return letters_of(anchor.table.column)
    return str((anchor.table.row, anchor.table.column)[axis] + 1)


def _is_of_sheet(anchor: Anchor) -> bool:
    return anchor.story.startswith("sheet:")


def _address(anchor: Anchor) -> tuple[str, str]:
    """A cell without names of its row and column, as a workbook's program calls it (D9), or by its numbers."""
    row, column = _number(anchor, ROW), _number(anchor, COLUMN)
    if _is_of_sheet(anchor):
        return f"Ячейка {column}{row}", f"Cell {column}{row}"
    return f"Ячейка (строка {row}, столбец {column})", f"Cell (row {row}, column {column})"


def written_in_cells(change: Change) -> Sentence | None:
    """What only the eye sees in several cells, each with words or a value of its own; the first of them shows how. None for
    another change."""
    if SAME_VALUE in change.reasons:
        ru, en = "значения записаны иначе", "the values are written in another way"
    elif change.lane is Lane.COSMETIC and not change.values and "rounded" not in change.reasons:
        ru, en = map(lowered, cosmetic_kind(change))
    else:
        return None
    before, after = change.old[0].text.strip(), change.new[0].text.strip()
    return Sentence(
        ru=f"{ru}, например {quoted(before, 'ru', 40)} → {quoted(after, 'ru', 40)}",
        en=f"{en}, such as {quoted(before, 'en', 40)} → {quoted(after, 'en', 40)}",
    )


_REPLACED: Final[dict[tuple[str, ...], tuple[str, str]]] = {
    ("party",): ("Изменена сторона", "The party was changed"),
    ("name",): ("Изменено название", "A name was changed"),
    ("reference",): ("Изменена ссылка", "A reference was changed"),
}


def in_many(change: Change, words: Sequence[tuple[str, str]]) -> Sentence:
    """Words that were replaced in many places of the text (`words`: old and new, one pair a place), as most have them."""
    pairs = Counter(words)
    before, after = min(pairs, key=lambda pair: (-pairs[pair], len(pair[0]), pair))
    count = len(words)
    places = "месте" if count % 10 == 1 and count % 100 != 11 else "местах"
    ru, en = _REPLACED.get(change.reasons, ("Заменены слова", "Words were replaced"))
    return Sentence(
        ru=f"{ru} в\u00a0{count}\u00a0{places}: {quoted(before, 'ru')} → {quoted(after, 'ru')}",
        en=f"{en} in {count} places: {quoted(before, 'en')} → {quoted(after, 'en')}",
    )


def came_in_many(text: str, came: bool, count: int) -> Sentence:
    """One word or sign that came (or went) in many places of the text."""
    places = "месте" if count % 10 == 1 and count % 100 != 11 else "местах"
    return Sentence(
        ru=f"{'Добавлено' if came else 'Удалено'} в\u00a0{count}\u00a0{places}: {quoted(text, 'ru')}",
        en=f"{'Added' if came else 'Removed'} in {count} places: {quoted(text, 'en')}",
    )


ROWS_NAMED: Final = 3
"""Rows that one sentence names; the rest are counted."""


def in_cells(change: Change, old: Blocks, new: Blocks) -> Sentence | None:
    """One text that came into several cells of a column, or went from them; None for anything else."""
    anchors, blocks, came = (change.new, new, True) if change.new else (change.old, old, False)
    places = {(anchor.table.id, anchor.table.column) if anchor.table else None for anchor in anchors}
    if (change.old and change.new) or len(anchors) < 2 or len(places) > 1 or None in places:
        return None
    text = anchors[0].text
    if not text.strip() or len({anchor.table for anchor in anchors}) == 1 or any(anchor.text != text for anchor in anchors):
        return None
    count = len(anchors)
    cells = plural(Decimal(count), "ячейку", "ячейки", "ячеек") if came else plural(Decimal(count), "ячейки", "ячеек", "ячеек")
    head, rows = _line(anchors, blocks, COLUMN), _across(anchors, blocks, ROW)
    verb = ("добавлено в", "was added to") if came else ("удалено из", "was removed from")
    return Sentence(
        ru=f"{head[0]}: {quoted(text, 'ru')} {verb[0]} {count}\u00a0{cells}{rows[0]}",
        en=f"{head[1]}: {quoted(text, 'en')} {verb[1]} {count} cells{rows[1]}",
    )


def _listed(names: Sequence[str], numbers: Sequence[str]) -> tuple[str, str]:
    """The first rows or columns by their names, or by their numbers where one has none or shares it, and how many more."""
    if not all(names[:ROWS_NAMED]) or len(set(names)) < len(names):
        told = [", ".join(numbers[:ROWS_NAMED])] * 2
    else:
        told = [", ".join(quoted(name, language, 40) for name in names[:ROWS_NAMED]) for language in ("ru", "en")]
    rest = len(names) - ROWS_NAMED
    more = (f" и ещё {rest}", f" and {rest} more") if rest > 0 else ("", "")
    return f"{told[0]}{more[0]}", f"{told[1]}{more[1]}"
