"""What is said of a cell that counts otherwise than before, or shows another part of its number."""

import re
from typing import Final

from core.comparison.judge.grammar import quoted, value_text
from core.comparison.judge.pairs import Pairs
from core.comparison.judge.results import COLUMN_TOTAL, ROW_RESULT
from core.comparison.judge.sentences.values import difference
from core.comparison.sheets.formulas import RECALCULATED, formula_of, is_uncounted
from core.model.change import Change, Lane, Sentence, ValueType
from core.model.document import Blocks

_ROUNDED: Final = Sentence(
    ru="То же число показано с другим числом знаков", en="The same number is shown with more or fewer digits"
)


_NUMBER: Final = re.compile(r"[-−+]?[\d\s.,']+(?:[eE][-+]?\d+)?\s*%?")
_KEPT_AS: Final = {
    "as_text": ("Число хранится как текст, суммы его не учитывают", "The number is kept as a text, no sum counts it"),
    "as_number": ("Число больше не хранится как текст", "The number is no longer kept as a text"),
}


def counted(change: Change, pairs: Pairs, old: Blocks, new: Blocks) -> Sentence | None:
    """The sentence of a cell whose formula or stored number changed, without its place; None for any other cell."""
    reasons = change.reasons
    if "formula_to_number" in reasons:
        return _unformulated(figure_of(pairs), change)
    if (kept := next((_KEPT_AS[reason] for reason in reasons if reason in _KEPT_AS), None)) is not None:
        return _kept(kept, figure_of(pairs), change)
    if "rounded" in reasons:
        return _ROUNDED
    if "beneath" in reasons:
        return _beneath(change, old, new)
    if "number_to_formula" in reasons:
        return _formulated(figure_of(pairs), change, new)
    if "formula_changed" in reasons:
        return _reformulated(figure_of(pairs), change, old, new)
    return _CARRIED if is_carried(change, old, new) else None


def is_carried(change: Change, old: Blocks, new: Blocks) -> bool:
    """Whether a formula that no program has worked out yet names the same cells as before, wherever they stand now."""
    if RECALCULATED not in change.reasons:
        return False
    cells = [blocks[anchor.block] for anchors, blocks in ((change.old, old), (change.new, new)) for anchor in anchors]
    return all(map(is_uncounted, cells))


_CARRIED: Final = Sentence(ru="Ссылки формулы следуют за своими ячейками", en="The references of a formula follow their cells")


def _kept(said: tuple[str, str], figure: Sentence | None, change: Change) -> Sentence:
    """What the cell shows, or how that changed too."""
    shown = change.new[0].text.strip()
    ru, en = (figure.ru, figure.en) if figure is not None else (shown, shown)
    return Sentence(ru=f"{said[0]}: {ru}", en=f"{said[1]}: {en}")


def _unformulated(figure: Sentence | None, change: Change) -> Sentence:
    """A cell that no longer computes: what it shows now, or how that changed too."""
    shown = change.new[0].text.strip() if change.new else ""
    noun = ("числом", "number") if not shown or _NUMBER.fullmatch(shown) else ("значением", "value")
    ru, en = (f": {shown}", f": {shown}") if shown else ("", "")
    if figure is not None:
        ru, en = f" ({figure.ru})", f" ({figure.en})"
    return Sentence(ru=f"Формула заменена {noun[0]}{ru}", en=f"A formula was replaced by a {noun[1]}{en}")


def _beneath(change: Change, old: Blocks, new: Blocks) -> Sentence:
    """A cell that shows the same and holds another number: both in full, where the cell does not show it itself."""
    was, now = (
        next((mark.value for mark in blocks[anchors[0].block].marks if mark.type == "stored"), anchors[0].text)
        for anchors, blocks in ((change.old, old), (change.new, new))
    )
    return Sentence(
        ru=f"Показано то же, хранится другое число: {was.replace('.', ',')} → {now.replace('.', ',')}",
        en=f"The same is shown, another number is stored: {was} → {now}",
    )


def _formulated(figure: Sentence | None, change: Change, new: Blocks) -> Sentence:
    """A cell that is counted from now on: its formula, and how what it shows changed, where it did."""
    now = formula_of(new[change.new[0].block])
    ru = f"Значение заменено формулой {quoted(now, 'ru')}"
    en = f"A value was replaced by the formula {quoted(now, 'en')}"
    return Sentence(ru=f"{ru} ({figure.ru})", en=f"{en} ({figure.en})") if figure else Sentence(ru=ru, en=en)


def _reformulated(figure: Sentence | None, change: Change, old: Blocks, new: Blocks) -> Sentence:
    """A cell that counts otherwise: both formulas, and how what it shows changed, where it did."""
    was, now = (formula_of(blocks[anchors[0].block]) for anchors, blocks in ((change.old, old), (change.new, new)))
    ru = f"Изменена формула: {quoted(was, 'ru')} → {quoted(now, 'ru')}"
    en = f"The formula was changed: {quoted(was, 'en')} → {quoted(now, 'en')}"
    return Sentence(ru=f"{ru} ({figure.ru})", en=f"{en} ({figure.en})") if figure else Sentence(ru=ru, en=en)


_WHENCE: Final = {
    RECALCULATED: ("пересчитано по формуле", "recalculated by its formula"),
    ROW_RESULT: ("пересчитано по строке", "recalculated from its row"),
    COLUMN_TOTAL: ("пересчитано по столбцу", "recalculated from its column"),
}


def recalculated(said: Sentence, change: Change) -> Sentence:
    """The same, with a word on where it comes from: the value says no more than other cells, of which it is reckoned."""
    whence = next((words for reason, words in _WHENCE.items() if reason in change.reasons), None)
    if whence is None or change.lane is Lane.COSMETIC:
        return said
    return Sentence(ru=f"{said.ru}, {whence[0]}", en=f"{said.en}, {whence[1]}")


def figure_of(pairs: Pairs) -> Sentence | None:
    """A bare number in a cell: its row and column say what it counts."""
    if len(pairs.values) != 1 or pairs.values[0].type is not ValueType.NUMBER:
        return None
    value = pairs.values[0]
    if value.old is None or value.new is None:
        return None
    told = []
    for language in ("ru", "en"):
        before, after = (value_text(value.type, found, language) for found in (value.old, value.new))
        told.append(f"{before} → {after}{difference(value, language)}")
    return Sentence(ru=told[0], en=told[1])
