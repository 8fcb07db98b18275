"""What code says of a change, in Russian and in English: one sentence for every kind and lane."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final

from core.comparison.formulas import formula_of
from core.comparison.judge.block_sentences import (
    STRUCTURAL,
    label_of,
    moved,
    pair,
    remarked,
    renamed,
    reshaped,
    structural,
    whole_block,
    with_number,
)
from core.comparison.judge.boxes import box_sentence, boxes_of
from core.comparison.judge.cell_sentences import in_cell, in_cells
from core.comparison.judge.flags import disagreements
from core.comparison.judge.grammar import around, lowered, plural, quoted, value_text
from core.comparison.judge.letters import reads_alike
from core.comparison.judge.lexicon import CONDITIONS
from core.comparison.judge.pairs import Pairs
from core.comparison.judge.places import placed
from core.comparison.judge.sites import Site
from core.comparison.judge.stand_ins import stands_in, with_words
from core.comparison.judge.unit_words import is_currency
from core.comparison.judge.value_sentences import MEASURED, difference, limits_of, sentence_of
from core.comparison.judge.weigh import LOGIC, Words, same_words
from core.model.change import Change, ChangeKind, FoundValue, Lane, Sentence, Value, ValueType
from core.model.document import Block

Blocks = Mapping[str, Block]

MOST_VALUES: Final = 3
"""Values that one sentence tells of; the rest are counted."""


def say(change: Change, words: Words, pairs: Pairs, sites: list[Site], old: Blocks, new: Blocks) -> Sentence:
    """The sentence of a judged change (its lane and reasons are set), with its place."""
    told = _told(change, words, pairs, sites, old, new)
    return placed(told, change, old, new)


def _told(change: Change, words: Words, pairs: Pairs, sites: list[Site], old: Blocks, new: Blocks) -> Sentence:
    kind = change.kind
    if kind in (ChangeKind.INSERTED, ChangeKind.DELETED) and (remark := remarked(change, old, new)):
        return remark
    if kind in (ChangeKind.INSERTED, ChangeKind.DELETED) and (alike := in_cells(change, old, new)):
        return alike
    if kind is ChangeKind.METADATA:
        return renamed(change)
    if kind in STRUCTURAL:
        return structural(change, old, new)
    if kind in (ChangeKind.MOVED, ChangeKind.MOVED_AND_EDITED):
        carried = with_number(moved(change), change, old, new)
        if not sites:
            return carried
        edited = _edited(change, words, pairs, sites, old, new)
        return Sentence(ru=f"{carried.ru}; {lowered(edited.ru)}", en=f"{carried.en}; {lowered(edited.en)}")
    if kind in (ChangeKind.SPLIT, ChangeKind.MERGED):
        shaped = reshaped(change)
        if not words.old_bare and not words.new_bare:
            return shaped
        edited = _edited(change, words, pairs, sites, old, new)
        return Sentence(ru=f"{shaped.ru}; {lowered(edited.ru)}", en=f"{shaped.en}; {lowered(edited.en)}")
    if kind is ChangeKind.CELL_CHANGED and "formula_to_number" in change.reasons:
        return in_cell(_unformulated(_figure(pairs), change), change, old, new)
    if kind is ChangeKind.CELL_CHANGED and "rounded" in change.reasons:
        return in_cell(_ROUNDED, change, old, new)
    if kind is ChangeKind.CELL_CHANGED and "beneath" in change.reasons:
        return in_cell(_beneath(change, old, new), change, old, new)
    if kind is ChangeKind.CELL_CHANGED and "number_to_formula" in change.reasons:
        return in_cell(_formulated(_figure(pairs), change, new), change, old, new)
    if kind is ChangeKind.CELL_CHANGED and "formula_changed" in change.reasons:
        return in_cell(_reformulated(_figure(pairs), change, old, new), change, old, new)
    if kind is ChangeKind.CELL_CHANGED:
        return in_cell(_figure(pairs) or _edited(change, words, pairs, sites, old, new), change, old, new)
    said = _edited(change, words, pairs, sites, old, new)
    return in_cell(said, change, old, new) if _of_a_cell(change) else said


def _of_a_cell(change: Change) -> bool:
    """Whether words came into a cell that had none, or went from one: where blank cells are no blocks that is a block."""
    places = {anchor.table for anchor in (*change.old, *change.new)}
    return change.lane is not Lane.COSMETIC and change.kind in (ChangeKind.INSERTED, ChangeKind.DELETED) and len(places) == 1


def _unformulated(figure: Sentence | None, change: Change) -> Sentence:
    """A cell that no longer computes: what it shows now, or how that changed too."""
    shown = change.new[0].text.strip() if change.new else ""
    ru, en = (f": {shown}", f": {shown}") if shown else ("", "")
    if figure is not None:
        ru, en = f" ({figure.ru})", f" ({figure.en})"
    return Sentence(ru=f"Формула заменена числом{ru}", en=f"A formula was replaced by a number{en}")


_ROUNDED: Final = Sentence(
    ru="То же число показано с другим числом знаков", en="The same number is shown with more or fewer digits"
)


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


def _figure(pairs: Pairs) -> Sentence | None:
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


def _edited(change: Change, words: Words, pairs: Pairs, sites: list[Site], old: Blocks, new: Blocks) -> Sentence:
    reasons = change.reasons
    if change.lane is Lane.COSMETIC:
        return _cosmetic(change, words, pairs, sites)
    if (boxes := boxes_of(sites)) and len(boxes) == len(sites):
        return box_sentence(boxes)
    if change.lane is Lane.NUMBERING and change.kind is ChangeKind.REPLACED:
        return _replaced("Номер обновлён вслед за нумерацией", "A number follows the numbering", words.before, words.after)
    if "blank_filled" in reasons:
        return pair("Заполнено: {}", "Filled in: {}", _filling(words, pairs, sites))
    if "repeal" in reasons:
        return _repealed(change, words, new)
    whole = whole_block(change, old, new)
    if whole is not None:
        return whole
    if pairs.values and (_both(pairs.values) or _short(words)):
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
    told = [*limits, *(sentence_of(value, sites) for value in order)][:MOST_VALUES]
    rest = len(limits) + len(values) - len(told)
    ru = "; ".join([told[0].ru, *(lowered(one.ru) for one in told[1:])])
    en = "; ".join([told[0].en, *(lowered(one.en) for one in told[1:])])
    if rest > 0:
        noun = plural(Decimal(rest), "значение", "значения", "значений")
        ru, en = f"{ru}; и ещё {rest}\u00a0{noun}", f"{en}; and {rest} more value{'s' if rest > 1 else ''}"
    return Sentence(ru=ru, en=en)


def _by_words(words: Words, reasons: tuple[str, ...], pairs: Pairs, sites: list[Site]) -> Sentence:
    before, after = words.before.strip(), words.after.strip()
    if (not before or not after) and not pairs.same:
        return _came_or_went(before, after, reasons, sites)
    if "link_parameters" in reasons:
        return pair("Изменены параметры адреса: {}", "The parameters of an address were changed: {}", after)
    if "number" in reasons and not pairs.values:
        return _replaced("Изменён порядковый номер", "An ordinal was changed", before, after)
    if "unit" in reasons and before and after:
        money = is_currency(before, after)
        named = (
            ("Изменена валюта", "The currency was changed") if money else ("Изменена единица измерения", "The unit was changed")
        )
        return _replaced(*named, before, after)
    for code, ru, en in _REPLACED:
        if code in reasons:
            return _replaced(ru, en, before, after)
    if "words_disagree" in reasons and (shown := _disagreeing(sites)):
        return pair("Число не совпадает с прописью: {}", "A figure disagrees with its words: {}", shown)
    if pairs.same and not pairs.values and not reasons and pairs.same[0][0] not in LOGIC:
        _, first, second = pairs.same[0]
        return _replaced("Значение записано иначе", "The value is written in another way", first.text, second.text)
    if same_words(words):
        moved_words = [site.after for site in sites if site.after.strip()]
        if words.old_stems != words.new_stems:
            return _replaced("Изменён порядок слов", "The order of words was changed", before, after)
        return _replaced("Изменена форма слов", "The form of words was changed", before, " ".join(moved_words))
    return _replaced("Изменена формулировка", "The wording was changed", before, after)


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
    ("date", "Изменена дата", "The date was changed"),
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


def _replaced(ru: str, en: str, before: str, after: str) -> Sentence:
    return Sentence(
        ru=f"{ru}: {quoted(before, 'ru')} → {quoted(after, 'ru')}",
        en=f"{en}: {quoted(before, 'en')} → {quoted(after, 'en')}",
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


_COSMETIC: Final = (
    ("lookalike", "Буквы заменены похожими из другого алфавита", "Letters were replaced by look-alikes of another alphabet"),
    ("zero_width", "Изменены невидимые символы", "Invisible characters were changed"),
    ("publisher_note", "Изменена пометка издателя", "The publisher’s note was changed"),
)
_SPACE: Final = re.compile(r"\s+")
_QUOTE: Final = re.compile(r"[\"«»„“”‘’']")
_DASH: Final = re.compile(r"[-‐‑‒–—―−]")


def _cosmetic(change: Change, words: Words, pairs: Pairs, sites: list[Site]) -> Sentence:
    before, after = words.before.strip(), words.after.strip()
    for code, ru, en in _COSMETIC:
        if code in change.reasons and any(char.isalnum() for char in before + after):
            return pair(ru + ": {}", en + ": {}", after or before)
    inside = [pair for pair in pairs.same if _overlaps(pair[1], sites)]
    if inside:
        _, first, second = inside[0]
        return _replaced("Значение записано иначе", "The value is written in another way", first.text, second.text)
    if before and after and reads_alike(before, after):
        return _replaced("Записано другими знаками", "Written with other signs", before, after)
    ru, en = _MOVED_SIGN if _is_moved(sites) else _kind_of_cosmetic(words.before, words.after, change.reasons)
    if not any(char.isalnum() for char in before + after):
        half = next((site.new or site.old for site in sites if site.new or site.old), None)
        if half is not None and not half.block.text.strip():
            return Sentence(ru=ru, en=en)
        if half is not None:
            place = (half.block.text, half.start, half.end)
            return Sentence(ru=f"{ru}: {around(*place, 'ru')}", en=f"{en}: {around(*place, 'en')}")
    return pair(ru + ": {}", en + ": {}", after or before)


def _overlaps(found: FoundValue, sites: list[Site]) -> bool:
    """Whether the words that changed are of the value, and not a dash beside it."""
    return any(site.old is not None and found.start < site.old.end and site.old.start < found.end for site in sites)


_MOVED_SIGN: Final = ("Переставлен знак препинания", "A punctuation mark was moved")


def _is_moved(sites: list[Site]) -> bool:
    """Whether the sign that went at one place came at the other."""
    gone, come = [site.before.strip() for site in sites], [site.after.strip() for site in sites]
    return len(sites) == 2 and gone == come[::-1] and gone[0] != gone[1]


def _kind_of_cosmetic(before: str, after: str, reasons: Sequence[str]) -> tuple[str, str]:
    if "zero_width" in reasons:
        return "Изменены невидимые символы", "Invisible characters were changed"
    if _SPACE.sub("", before) == _SPACE.sub("", after):
        return "Изменены пробелы", "White space was changed"
    if before.lower() == after.lower():
        return "Изменён регистр букв", "The case of letters was changed"
    if _QUOTE.sub("", before) == _QUOTE.sub("", after):
        return "Изменены кавычки", "Quotation marks were changed"
    if _DASH.sub("", before) == _DASH.sub("", after):
        return "Изменены тире или дефисы", "Dashes or hyphens were changed"
    if before.replace("ё", "е").replace("Ё", "Е") == after.replace("ё", "е").replace("Ё", "Е"):
        return "Изменено написание «ё»", "The spelling of “ё” was changed"
    return "Изменена пунктуация", "Punctuation was changed"


def _repealed(change: Change, words: Words, new: Blocks) -> Sentence:
    label = label_of(change.new or change.old, new)
    if label:
        return Sentence(ru=f"Пункт {label} утратил силу", en=f"Clause {label} was repealed")
    return pair("Положение утратило силу: {}", "The provision was repealed: {}", words.before or words.after)


__all__ = ["MEASURED", "say"]
