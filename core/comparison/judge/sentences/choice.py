"""What code says of a change, in Russian and in English: one sentence for every kind and lane."""

import re
from collections import Counter
from decimal import Decimal
from typing import Final

from core.comparison.judge.flags import disagreements
from core.comparison.judge.grammar import around, lowered, plural, quoted
from core.comparison.judge.headers import cell_names
from core.comparison.judge.lanes.alone import cell_replaced
from core.comparison.judge.lanes.boxes import box_sentence, boxes_of
from core.comparison.judge.lanes.changed_words import Words, same_words
from core.comparison.judge.lanes.context import starts_a_period
from core.comparison.judge.lanes.operators import operator_sentence
from core.comparison.judge.lanes.unit_words import is_currency
from core.comparison.judge.lanes.weigh import LOGIC
from core.comparison.judge.pairs import SAME_VALUE, Pairs
from core.comparison.judge.sentences.blocks import (
    STRUCTURAL,
    label_of,
    moved,
    pair,
    renamed,
    replaced,
    reshaped,
    structural,
    whole_block,
    with_number,
)
from core.comparison.judge.sentences.cells import in_cell, in_cells
from core.comparison.judge.sentences.cosmetic import cosmetic_sentence
from core.comparison.judge.sentences.formulas import counted, figure_of, recalculated
from core.comparison.judge.sentences.moved import moved_sentence
from core.comparison.judge.sentences.places import placed
from core.comparison.judge.sentences.remarks import in_remark, remarked
from core.comparison.judge.sentences.stand_ins import stands_in, with_words, words_beside
from core.comparison.judge.sentences.values import account_changed, limits_of, sentence_of
from core.comparison.judge.sites import Site, hidden_spans
from core.comparison.judge.vocabulary.lexicon import CONDITIONS
from core.comparison.judge.vocabulary.word_tables import words as words_of
from core.model.change import Change, ChangeKind, Lane, Sentence, Value, ValueType
from core.model.document import Blocks

MOST_VALUES: Final = 3
"""Values that one sentence tells of; the rest are counted."""


def say(change: Change, words: Words, pairs: Pairs, sites: list[Site], old: Blocks, new: Blocks) -> Sentence:
    """The sentence of a judged change (its lane and reasons are set), with its place."""
    told = _told(change, words, pairs, sites, old, new)
    if "hidden" in change.reasons and words.after.strip():
        told = _with_hidden(told, sites)
    return placed(in_remark(told, change, old, new), change, old, new)


def _with_hidden(told: Sentence, sites: list[Site]) -> Sentence:
    """With a word on what came hidden: all of it, or some."""
    for half in (site.new for site in sites if site.new is not None and site.new.text.strip()):
        spans = hidden_spans(half.block)
        start, end = half.start + len(half.text) - len(half.text.lstrip()), half.start + len(half.text.rstrip())
        if spans and not any(low <= start and end <= high for low, high in spans):
            return Sentence(ru=f"{told.ru} (есть скрытый текст)", en=f"{told.en} (some text is hidden)")
    return Sentence(ru=f"{told.ru} (скрытый текст)", en=f"{told.en} (hidden text)")


def _told(change: Change, words: Words, pairs: Pairs, sites: list[Site], old: Blocks, new: Blocks) -> Sentence:
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
        return _with_cells(told, change, words, pairs, sites, old, new) if kind is ChangeKind.ROW_MOVED and sites else told
    if kind in (ChangeKind.MOVED, ChangeKind.MOVED_AND_EDITED):
        carried = with_number(moved(change), change, old, new)
        if not sites or not (words.before.strip() or words.after.strip()):
            return carried
        edited = _edited(change, words, pairs, sites, old, new)
        return Sentence(ru=f"{carried.ru}; {lowered(edited.ru)}", en=f"{carried.en}; {lowered(edited.en)}")
    if kind in (ChangeKind.SPLIT, ChangeKind.MERGED):
        shaped = reshaped(change)
        if not words.old_bare and not words.new_bare:
            return shaped
        edited = _edited(change, words, pairs, sites, old, new)
        return Sentence(ru=f"{shaped.ru}; {lowered(edited.ru)}", en=f"{shaped.en}; {lowered(edited.en)}")
    if kind is ChangeKind.CELL_CHANGED:
        cell = counted(change, pairs, old, new) or _paid(change, pairs) or figure_of(pairs) or _answered(words, pairs, sites)
        return in_cell(recalculated(cell or _edited(change, words, pairs, sites, old, new), change), change, old, new)
    said = _edited(change, words, pairs, sites, old, new)
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


def _with_cells(
    told: Sentence, change: Change, words: Words, pairs: Pairs, sites: list[Site], old: Blocks, new: Blocks
) -> Sentence:
    """A row that moved and what changed in its cells, with the column where that is one."""
    edited = figure_of(pairs) or _edited(change, words, pairs, sites, old, new)
    cells = {site.new.block.block for site in sites if site.new is not None}
    anchors = [anchor for anchor in change.new if anchor.block in cells]
    column = cell_names(anchors[0], new)[1] if len(cells) == len(anchors) == 1 else ""
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


def _edited(change: Change, words: Words, pairs: Pairs, sites: list[Site], old: Blocks, new: Blocks) -> Sentence:
    reasons = change.reasons
    if change.lane is Lane.COSMETIC:
        return cosmetic_sentence(change, words, pairs, sites)
    if (boxes := boxes_of(sites)) and len(boxes) == len(sites):
        return box_sentence(boxes)
    if change.lane in (Lane.NUMBERING, Lane.LAYOUT) and not (words.before + words.after).strip():
        return Sentence(ru="Пробелы и концы строк стоят иначе", en="Spaces and line ends stand elsewhere")
    if change.lane is Lane.NUMBERING and change.kind is ChangeKind.REPLACED:
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
    return _by_words(words, reasons, pairs, sites)


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


def _by_words(words: Words, reasons: tuple[str, ...], pairs: Pairs, sites: list[Site]) -> Sentence:
    before, after = _around_a_word(sites) or (words.before.strip(), words.after.strip())
    if (not before or not after) and not pairs.same:
        return _came_or_went(before, after, reasons, sites)
    if "link_parameters" in reasons:
        return pair("Изменены параметры адреса: {}", "The parameters of an address were changed: {}", after)
    if "number" in reasons and not pairs.values and not (_INDEX.search(before) and _INDEX.search(after)):
        return replaced("Изменён порядковый номер", "An ordinal was changed", before, after)
    if "unit" in reasons and before and after:
        money = is_currency(before, after)
        named = (
            ("Изменена валюта", "The currency was changed") if money else ("Изменена единица измерения", "The unit was changed")
        )
        return replaced(*named, before, after)
    reversed_ = _is_reversed(words)
    if "negation" in reasons and not reversed_:
        return replaced(*_denied(pairs), before, after)
    if min(len(words.old_stems), len(words.new_stems)) >= LONG and not set(reasons).isdisjoint(_OF_A_WORD):
        reasons = ("rewritten",) if not reversed_ else ()
    if reasons[:1] == ("deadline",) and not any(starts_a_period(site) for site in sites):
        return replaced(*_EVENT, before, after)
    if "number" in reasons and _INDEX.search(before) and _INDEX.search(after):
        return replaced("Изменены степень или индекс", "A power or an index was changed", before, after)
    for code, ru, en in _REPLACED:
        if code in reasons and (code != "opposite" or reversed_):
            return replaced(ru, en, before, after)
    if "words_disagree" in reasons and (shown := _disagreeing(sites)):
        return pair("Число не совпадает с прописью: {}", "A figure disagrees with its words: {}", shown)
    if SAME_VALUE in reasons or (pairs.same and not pairs.values and not reasons and pairs.same[0][0] not in LOGIC):
        _, first, second = pairs.same[0]
        return replaced("Значение записано иначе", "The value is written in another way", first.text, second.text)
    if same_words(words):
        moved_words = [site.after for site in sites if site.after.strip()]
        if words.old_stems != words.new_stems:
            return replaced("Изменён порядок слов", "The order of words was changed", before, after)
        return replaced("Изменена форма слов", "The form of words was changed", before, " ".join(moved_words))
    return replaced("Изменена формулировка", "The wording was changed", before, after)


REVERSED: Final = 3
"""Words with content on each side up to which one of them can turn what was said into its opposite; in longer texts most words
must have stayed."""


LONG: Final = 6
"""Words with content on each side from which a change of them all is not called by one of them: a name, a month, an "all"."""
_OF_A_WORD: Final = words_of(
    "rewritten party opposite connective date frequency definition condition_added condition_removed effort scope name"
)
"""Reasons that one word, or a few, give; as a sentence they are true of a short text."""


def _is_reversed(words: Words) -> bool:
    """Whether two wordings with a "not" between them say the opposite of each other, and not something else."""
    old, new = Counter(words.old_stems), Counter(words.new_stems)
    most = max(old.total(), new.total())
    return most <= REVERSED or (old & new).total() * 2 >= most


_EVENT: Final = ("Изменено событие, с которого это действует", "The event from which it applies was changed")
_INDEX: Final = re.compile("[⁰¹²³⁴-⁹₀-₉]")


def _denied(pairs: Pairs) -> tuple[str, str]:
    """What is said of a text with a "not" that was written anew."""
    sides = {
        value.new is not None for value in pairs.values if value.type is ValueType.NEGATION and not (value.old and value.new)
    }
    if len(sides) != 1:
        return "Текст изложен иначе", "The text was rewritten"
    came = True in sides
    return (
        f"Текст изложен иначе, {'с отрицанием' if came else 'без отрицания'}",
        f"The text was rewritten, {'with' if came else 'without'} a negation",
    )


def _around_a_word(sites: list[Site]) -> tuple[str, str] | None:
    """Both wordings where words went on one side of a word and came on the other, with that word."""
    if len(sites) != 2 or sorted(bool(site.before.strip()) for site in sites) != [False, True]:
        return None
    sides = [[half for half in halves if half is not None] for halves in ((s.old for s in sites), (s.new for s in sites))]
    if any(len(halves) != 2 or halves[0].block is not halves[1].block for halves in sides):
        return None
    old, new = (halves[0].block.text[halves[0].start : halves[1].end].strip() for halves in sides)
    return (old, new) if old and new else None


def _disagreeing(sites: list[Site]) -> str:
    for half in (site.new for site in sites if site.new is not None):
        for start, end in disagreements(half.block.text):
            return half.block.text[start:end]
    return ""


_REPLACED: Final = (
    ("party", "Изменена сторона", "The party was changed"),
    ("opposite", "Смысл изменён на противоположный", "The meaning was reversed"),
    ("negation", "Смысл изменён на противоположный", "The meaning was reversed"),
    ("connective", "Изменён союз", "The connective was changed"),
    ("date", "Изменён месяц или день недели", "The month or the day of the week was changed"),
    ("frequency", "Изменена периодичность", "The frequency was changed"),
    ("definition", "Изменено определение", "The definition was changed"),
    ("condition_added", "Добавлено условие", "A condition was added"),
    ("condition_removed", "Исключено условие", "A condition was removed"),
    ("effort", "Изменена строгость обязанности", "The strictness of the duty was changed"),
    ("scope", "Изменён охват", "The scope was changed"),
    ("jurisdiction", "Изменены подсудность или применимое право", "The jurisdiction or the governing law was changed"),
    ("deadline", "Изменено событие, от которого идёт срок", "The event that starts the period was changed"),
    ("name", "Изменено название", "A name was changed"),
    ("delivery", "Изменены условия поставки", "The terms of delivery were changed"),
    ("cell", "Заменено", "Replaced"),
    ("rewritten", "Текст изложен иначе", "The text was rewritten"),
    ("consent", "Изменено условие о согласии", "A term on consent was changed"),
    ("liability", "Изменено условие об ответственности", "A term on liability was changed"),
    ("penalty", "Изменено условие о неустойке", "A term on penalties was changed"),
    ("termination", "Изменено условие о прекращении", "A term on termination was changed"),
    ("exclusivity", "Изменено условие об исключительности", "A term on exclusivity was changed"),
    ("confidentiality", "Изменено условие о конфиденциальности", "A term on confidentiality was changed"),
)


CONDITION_WORDS: Final = 12
"""Words up to which a text with an "only" or an "if" is called a condition; a longer one must begin with it."""


_SENTENCE_END: Final = re.compile(r"[^\W\d_]{5}\.\Z")
"""A full stop behind a word that is too long for an abbreviation."""


def _came_or_went(before: str, after: str, reasons: tuple[str, ...], sites: list[Site]) -> Sentence:
    text, came = (after, True) if after else (before, False)
    text = text.strip(" ,;") or text
    text = text[:-1] if _SENTENCE_END.search(text) and text[0].islower() else text
    if not any(char.isalnum() for char in text):
        return pair("Добавлено: {}" if came else "Удалено: {}", "Added: {}" if came else "Removed: {}", text)
    if reasons == ("definition",):
        from_to = (
            ("В определение добавлено: {}", "Added to a definition: {}"),
            ("Из определения удалено: {}", "Removed from a definition: {}"),
        )
        return pair(*from_to[not came], text)
    condition = len(text.split()) <= CONDITION_WORDS or CONDITIONS.match(text) is not None
    if "condition_added" in reasons and condition:
        return pair("Добавлено условие: {}", "A condition was added: {}", text)
    if "condition_removed" in reasons and condition:
        return pair("Исключено условие: {}", "A condition was removed: {}", text)
    one = len(text.split()) == 1
    if not any(char.isalpha() for char in text):
        ru, en = ("Добавлено: {}", "Added: {}") if came else ("Удалено: {}", "Removed: {}")
    elif came:
        ru, en = ("Добавлено слово: {}", "A word was added: {}") if one else ("Добавлены слова: {}", "Words were added: {}")
    else:
        ru, en = ("Удалено слово: {}", "A word was removed: {}") if one else ("Удалены слова: {}", "Words were removed: {}")
    said = pair(ru, en, text)
    half = sites[0].new if came else sites[0].old
    if half is None or len(text) > 24 or half.text.strip() == half.block.text.strip():
        return said
    place = (half.block.text, half.start, half.end)
    return Sentence(ru=f"{said.ru} ({around(*place, 'ru')})", en=f"{said.en} ({around(*place, 'en')})")


def _repealed(change: Change, words: Words, new: Blocks) -> Sentence:
    label = label_of(change.new or change.old, new)
    if label:
        return Sentence(ru=f"Пункт {label} утратил силу", en=f"Clause {label} was repealed")
    return pair("Положение утратило силу: {}", "The provision was repealed: {}", words.before or words.after)
