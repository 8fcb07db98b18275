"""What code says of a change, in Russian and in English: one sentence for every kind and lane."""

import re
from decimal import Decimal
from typing import Final, NamedTuple

from core.comparison.judge.grammar import lowered, plural, quoted
from core.comparison.judge.headers import cell_names
from core.comparison.judge.lanes.alone import cell_replaced
from core.comparison.judge.lanes.boxes import box_sentence, boxes_of
from core.comparison.judge.lanes.changed_words import Words
from core.comparison.judge.lanes.operators import operator_sentence
from core.comparison.judge.lanes.weigh import LOGIC
from core.comparison.judge.pairs import Pairs
from core.comparison.judge.sentences.blocks import STRUCTURAL, moved, reshaped, structural, whole_block
from core.comparison.judge.sentences.cells import in_cell, in_cells
from core.comparison.judge.sentences.cosmetic import cosmetic_sentence
from core.comparison.judge.sentences.formulas import counted, figure_of, recalculated
from core.comparison.judge.sentences.moved import moved_sentence
from core.comparison.judge.sentences.patterns import pair, replaced
from core.comparison.judge.sentences.places import placed
from core.comparison.judge.sentences.properties import renamed
from core.comparison.judge.sentences.remarks import in_remark, remarked
from core.comparison.judge.sentences.renumbering import label_of, with_number
from core.comparison.judge.sentences.stand_ins import stands_in, with_words, words_beside
from core.comparison.judge.sentences.values import account_changed, limits_of, sentence_of
from core.comparison.judge.sentences.wording import by_words
from core.comparison.judge.sites import Site, hidden_spans
from core.model.change import Change, ChangeKind, Lane, Sentence, Value, ValueType
from core.model.document import Blocks

MOST_VALUES: Final = 3
"""Values that one sentence tells of; the rest are counted."""
_NO_LINE_END: Final = re.compile("[-\u2010\u2011\u00ad\\s]")


class Judged(NamedTuple):
    """A change and what is known of it once it is judged: the words that it takes out and brings in, the values that became
    others, where its edits stand, and the blocks of both versions."""

    change: Change
    words: Words
    pairs: Pairs
    sites: list[Site]
    old: Blocks
    new: Blocks


def say(judged: Judged) -> Sentence:
    """The sentence of a change whose lane and reasons are set, with its place."""
    change, old, new = judged.change, judged.old, judged.new
    told = _told(judged)
    if "hidden" in change.reasons and judged.words.after.strip():
        told = _with_hidden(told, judged.sites)
    return placed(in_remark(told, change, old, new), change, old, new)


def _with_hidden(told: Sentence, sites: list[Site]) -> Sentence:
    """With a word on what came hidden: all of it, or some."""
    for half in (site.new for site in sites if site.new is not None and site.new.text.strip()):
        spans = hidden_spans(half.block)
        start, end = half.start + len(half.text) - len(half.text.lstrip()), half.start + len(half.text.rstrip())
        if spans and not any(low <= start and end <= high for low, high in spans):
            return Sentence(ru=f"{told.ru} (есть скрытый текст)", en=f"{told.en} (some text is hidden)")
    return Sentence(ru=f"{told.ru} (скрытый текст)", en=f"{told.en} (hidden text)")


def _told(judged: Judged) -> Sentence:
    change, words, pairs, sites, old, new = judged
    kind = change.kind
    if change.moves_words:
        return moved_sentence(change, old, new)
    if kind in (ChangeKind.INSERTED, ChangeKind.DELETED) and (remark := remarked(change, old, new)):
        return remark
    if kind in (ChangeKind.INSERTED, ChangeKind.DELETED) and (alike := in_cells(change, old, new)):
        return alike
    if kind is ChangeKind.METADATA:
        return renamed(change)
    if kind in STRUCTURAL:
        told = structural(change, old, new)
        return _with_cells(told, judged) if kind is ChangeKind.ROW_MOVED and sites else told
    if kind in (ChangeKind.MOVED, ChangeKind.MOVED_AND_EDITED):
        carried = with_number(moved(change), change, old, new)
        if not sites or not (words.before.strip() or words.after.strip()):
            return carried
        edited = _edited(judged)
        return Sentence(ru=f"{carried.ru}; {lowered(edited.ru)}", en=f"{carried.en}; {lowered(edited.en)}")
    if kind in (ChangeKind.SPLIT, ChangeKind.MERGED):
        shaped = reshaped(change)
        if not words.old_bare and not words.new_bare:
            return shaped
        edited = _edited(judged)
        return Sentence(ru=f"{shaped.ru}; {lowered(edited.ru)}", en=f"{shaped.en}; {lowered(edited.en)}")
    if kind is ChangeKind.CELL_CHANGED:
        cell = counted(change, pairs, old, new) or _paid(change, pairs) or figure_of(pairs) or _answered(words, pairs, sites)
        return in_cell(recalculated(cell or _edited(judged), change), change, old, new)
    said = _edited(judged)
    return in_cell(said, change, old, new) if _of_a_cell(change) else said


_NUMBER: Final = re.compile(r"(?!.*[^\W\d_]{2})\S{1,16}")
"""The number or the sign of an item: no word."""


def _set_apart(change: Change) -> Sentence | None:
    """Of numbers alone that a page set on lines of their own, or on those of their items; None of anything else."""
    texts = [anchor.text.strip() for anchor in change.new or change.old]
    if change.kind not in (ChangeKind.INSERTED, ChangeKind.DELETED) or not all(map(_NUMBER.fullmatch, texts)):
        return None
    shown = ", ".join(texts[:_NUMBERS]) + ("…" if len(texts) > _NUMBERS else "")
    if change.new:
        return Sentence(
            ru=f"Номера вынесены на отдельные строки ({len(texts)}): {shown}",
            en=f"Numbers were set on lines of their own ({len(texts)}): {shown}",
        )
    return Sentence(
        ru=f"Номера стоят в строках своих пунктов ({len(texts)}): {shown}",
        en=f"Numbers were set on the lines of their items ({len(texts)}): {shown}",
    )


_NUMBERS: Final = 3
"""So many of them stand in the sentence."""


def _with_cells(told: Sentence, judged: Judged) -> Sentence:
    """A row that moved and what changed in its cells, with the column where that is one."""
    edited = figure_of(judged.pairs) or _edited(judged)
    cells = {site.new.block.block for site in judged.sites if site.new is not None}
    anchors = [anchor for anchor in judged.change.new if anchor.block in cells]
    column = cell_names(anchors[0], judged.new)[1] if len(cells) == len(anchors) == 1 else ""
    ru = f"столбец {quoted(column, 'ru', 40)}: {lowered(edited.ru)}" if column else lowered(edited.ru)
    en = f"column {quoted(column, 'en', 40)}: {lowered(edited.en)}" if column else lowered(edited.en)
    return Sentence(ru=f"{told.ru}; {ru}", en=f"{told.en}; {en}")


def _paid(change: Change, pairs: Pairs) -> Sentence | None:
    """A cell with another number of an account or of a taxpayer."""
    value = pairs.values[0] if len(pairs.values) == 1 and "account" in change.reasons else None
    if value is None or value.old is None or value.new is None:
        return None
    return account_changed(value.old.text, value.new.text)


def _answered(words: Words, pairs: Pairs, sites: list[Site]) -> Sentence | None:
    """A cell that says no where it said yes: both answers, and not that a negation came."""
    if not pairs.values or any(value.type not in LOGIC for value in pairs.values) or not cell_replaced(words, sites):
        return None
    return replaced("Заменено", "Replaced", words.before.strip(), words.after.strip())


def _of_a_cell(change: Change) -> bool:
    """Whether words came into a cell that had none, or went from one: where blank cells are no blocks that is a block."""
    places = {anchor.table for anchor in (*change.old, *change.new)}
    return change.lane is not Lane.COSMETIC and change.kind in (ChangeKind.INSERTED, ChangeKind.DELETED) and len(places) == 1


def _apart_on_the_page(before: str, after: str) -> bool:
    """Whether two words differ in nothing but what the end of a line hides: a hyphen, a space."""
    return _NO_LINE_END.sub("", before) == _NO_LINE_END.sub("", after) and any(map(str.isalpha, before))


def _edited(judged: Judged) -> Sentence:
    change, words, pairs, sites, old, new = judged
    reasons = change.reasons
    if change.lane is Lane.COSMETIC:
        return cosmetic_sentence(change, words, pairs, sites)
    if (boxes := boxes_of(sites)) and len(boxes) == len(sites):
        return box_sentence(boxes)
    if change.lane in (Lane.NUMBERING, Lane.LAYOUT) and not (words.before + words.after).strip():
        return Sentence(ru="Пробелы и концы строк стоят иначе", en="Spaces and line ends stand elsewhere")
    if change.lane is Lane.NUMBERING and change.kind is ChangeKind.REPLACED:
        if _apart_on_the_page(words.before, words.after):
            return replaced("Строки на странице кончаются иначе", "Lines end elsewhere on the page", words.before, words.after)
        return replaced("Номер обновлён вслед за нумерацией", "A number follows the numbering", words.before, words.after)
    if change.lane is Lane.NUMBERING and (apart := _set_apart(change)):
        return apart
    if "operator" in reasons:
        return operator_sentence(sites[0])
    if "blank_filled" in reasons:
        return pair("Заполнено: {}", "Filled in: {}", _filling(words, pairs, sites))
    if "repeal" in reasons:
        return _repealed(change, words, new)
    whole = whole_block(change, old, new)
    if whole is not None:
        return whole
    if pairs.values and (_both(pairs.values) or _short(words)) and not _says_more(pairs.values, words):
        said = stands_in(pairs.values, words)
        return said or with_words(_values(pairs.values, sites), pairs.values, words, alone=len(sites) == 1)
    return by_words(words, reasons, pairs, sites)


def _filling(words: Words, pairs: Pairs, sites: list[Site]) -> str:
    """What was filled in; the whole value where it stands in one: «03» июня 2019 г., 14 дней."""
    half = sites[0].new if len(sites) == 1 else None
    for value in pairs.values:
        if half is not None and value.new is not None and value.new.start <= half.start and half.end <= value.new.end:
            return value.new.text
    return words.after


def _both(values: tuple[Value, ...]) -> bool:
    return any(value.old is not None and value.new is not None for value in values)


_MORE: Final = 2
"""Words that say something beside a reference or a name from which a text is more than it."""


def _says_more(values: tuple[Value, ...], words: Words) -> bool:
    """Whether a text that came or went says more than what it refers to or whom it names: "See also item 68 of the annex."."""
    if bool(words.before.strip()) == bool(words.after.strip()) or any(value.type not in _NAMES for value in values):
        return False
    found = [half for value in values for half in (value.old, value.new) if half is not None]
    return len(words_beside(words.before or words.after, found)) >= _MORE


_NAMES: Final = frozenset({ValueType.REFERENCE, ValueType.NAME})


def _short(words: Words) -> bool:
    return len(words.old_stems) + len(words.new_stems) <= 6


_RANK: Final = {
    ValueType.MONEY: 0,
    ValueType.PERIOD: 0,
    ValueType.PERCENT: 0,
    ValueType.DATE: 0,
    ValueType.MODALITY: 1,
    ValueType.NEGATION: 1,
    ValueType.QUANTITY: 2,
    ValueType.RANGE: 3,
    ValueType.NAME: 4,
    ValueType.NUMBER: 4,
    ValueType.REFERENCE: 5,
}


def _values(values: tuple[Value, ...], sites: list[Site]) -> Sentence:
    """The weightiest first; paired values before those that only came or went."""
    limits, values = limits_of(values, sites)
    order = sorted(values, key=lambda value: (value.old is None or value.new is None, _RANK[value.type]))
    said = list(dict.fromkeys([*limits, *(sentence_of(value, sites) for value in order)]))
    told, rest = said[:MOST_VALUES], len(said) - MOST_VALUES
    ru = "; ".join([told[0].ru, *(lowered(one.ru) for one in told[1:])])
    en = "; ".join([told[0].en, *(lowered(one.en) for one in told[1:])])
    if rest > 0:
        noun = plural(Decimal(rest), "значение", "значения", "значений")
        ru, en = f"{ru}; и ещё {rest}\u00a0{noun}", f"{en}; and {rest} more value{'s' if rest > 1 else ''}"
    return Sentence(ru=ru, en=en)


def _repealed(change: Change, words: Words, new: Blocks) -> Sentence:
    label = label_of(change.new or change.old, new)
    if label:
        return Sentence(ru=f"Пункт {label} утратил силу", en=f"Clause {label} was repealed")
    return pair("Положение утратило силу: {}", "The provision was repealed: {}", words.before or words.after)
