"""Sentences about changed values: «Срок оплаты увеличен с 10 до 15 рабочих дней (+50 %)»."""

import re
from collections.abc import Callable
from typing import Final

from core.comparison.judge.grammar import (
    NBSP,
    POINTS,
    around,
    as_quoted,
    days,
    direction,
    number,
    ordinal,
    quoted,
    same_unit,
    shortened,
    signed,
    value_text,
)
from core.comparison.judge.sites import Half, Site, in_force, sentence_around
from core.comparison.judge.values.names import is_account, is_address, is_person
from core.comparison.judge.values.shares import is_worded
from core.comparison.judge.values.spans import is_bound_of
from core.comparison.judge.values.subjects import Subject, assumed, subject_of
from core.model.change import FoundValue, Sentence, Value, ValueType

MEASURED: Final = frozenset(
    {ValueType.MONEY, ValueType.PERIOD, ValueType.PERCENT, ValueType.QUANTITY, ValueType.NUMBER, ValueType.DATE}
)
_ENDS: Final = {"m": "", "f": "а", "n": "о", "p": "ы"}
_CHANGED: Final = {"m": "изменён", "f": "изменена", "n": "изменено", "p": "изменены"}
_MOVED: Final = {"m": "перенесён", "f": "перенесена", "n": "перенесено", "p": "перенесены"}
_SHORTENED: Final = {"m": "сокращён", "f": "сокращена", "n": "сокращено", "p": "сокращены"}
_NAMES: Final = {
    ValueType.MONEY: ("сумма", "an amount"),
    ValueType.PERIOD: ("срок", "a period"),
    ValueType.PERCENT: ("процент", "a percentage"),
    ValueType.QUANTITY: ("величина", "a quantity"),
    ValueType.NUMBER: ("число", "a number"),
    ValueType.DATE: ("дата", "a date"),
    ValueType.REFERENCE: ("ссылка", "a reference"),
    ValueType.NAME: ("название", "a name"),
    ValueType.RANGE: ("граница", "a bound"),
    ValueType.NEGATION: ("отрицание", "a negation"),
    ValueType.MODALITY: ("условие обязательности", "a word of obligation"),
}
_FEMININE: Final = frozenset({"сумма", "величина", "дата", "ссылка", "граница"})
_NEUTER: Final = frozenset({"число", "название", "обозначение", "имя", "отрицание", "условие обязательности"})

_MODAL_NOUNS: Final = {
    "must": ("обязанность", "an obligation", "f"),
    "may": ("право", "a right", "n"),
    "can": ("возможность", "a possibility", "f"),
    "should": ("рекомендация", "a recommendation", "f"),
    "must not": ("запрет", "a prohibition", "m"),
    "cannot": ("запрет", "a prohibition", "m"),
    "should not": ("рекомендация воздержаться", "a recommendation against", "f"),
    "will": ("обещание", "an undertaking", "n"),
    "will not": ("обещание воздержаться", "an undertaking not to do so", "n"),
    "need not": ("освобождение от обязанности", "a release from an obligation", "n"),
}
_INSTRUMENTAL: Final = {
    "обязанность": "обязанностью",
    "право": "правом",
    "возможность": "возможностью",
    "рекомендация": "рекомендацией",
    "запрет": "запретом",
    "рекомендация воздержаться": "рекомендацией воздержаться",
    "обещание": "обещанием",
    "обещание воздержаться": "обещанием воздержаться",
    "освобождение от обязанности": "освобождением от обязанности",
}
_REPLACED: Final = {"m": "заменён", "f": "заменена", "n": "заменено"}
_ADDED: Final = {"m": "Добавлен", "f": "Добавлена", "n": "Добавлено"}
_REMOVED: Final = {"m": "Исключён", "f": "Исключена", "n": "Исключено"}


def sentence_of(value: Value, sites: list[Site]) -> Sentence:
    """What happened to one value."""
    if value.old is not None and value.new is not None:
        if value.type in MEASURED:
            subject = _subject(value, sites)
            if value.type is ValueType.NUMBER and not subject.known and not (is_worded(value.old) and is_worded(value.new)):
                return _number(value.old, value.new, sites)
            return _measured(value, value.old, value.new, subject)
        return _PAIRED[value.type](value.old, value.new, sites)
    found = value.new or value.old
    assert found is not None
    return _one_sided(value, found, sites)


_LIMITS: Final = frozenset({"<=", ">=", "<", ">"})


def limits_of(values: tuple[Value, ...], sites: list[Site]) -> tuple[list[Sentence], tuple[Value, ...]]:
    """Bounds that came or went with their numbers, told as one («не более 10 %»), and the values that are left."""
    told: list[Sentence] = []
    taken: set[int] = set()
    for i, bound in enumerate(values):
        found, added = bound.new or bound.old, bound.new is not None
        if bound.type is not ValueType.RANGE or found is None or (bound.old and bound.new) or found.value not in _LIMITS:
            continue
        for j, value in enumerate(values):
            measured = value.new if added else value.old
            if value.type not in MEASURED or measured is None or (value.old and value.new) or j in taken:
                continue
            half = half_of(found, sites, new=added)
            if half is None or not is_bound_of(half.block.text, found, measured):
                continue
            text = half.block.text[found.start : measured.end]
            ru, en = ("Добавлено", "added") if added else ("Исключено", "removed")
            told.append(Sentence(ru=f"{ru} ограничение: {quoted(text, 'ru')}", en=f"A limit was {en}: {quoted(text, 'en')}"))
            taken |= {i, j}
            break
    return told, tuple(value for i, value in enumerate(values) if i not in taken)


def half_of(found: FoundValue, sites: list[Site], *, new: bool) -> Half | None:
    """The half of a site whose block holds the value."""
    for site in sites:
        half = site.new if new else site.old
        if half is not None and half.block.text[found.start : found.end] == found.text:
            return half
    return None


def _subject(value: Value, sites: list[Site]) -> Subject:
    found = value.new
    assert found is not None
    half = half_of(found, sites, new=True)
    if half is None:
        return assumed(value.type, found)
    start, _ = sentence_around(half._replace(start=found.start, end=found.end))
    return subject_of(value.type, found, in_force(half.block)[start : found.start])


def _measured(value: Value, old: FoundValue, new: FoundValue, subject: Subject) -> Sentence:
    if is_worded(old) and is_worded(new):
        return _worded(value, old, new, subject)
    if value.type is ValueType.DATE:
        return _dates(value, old, new, subject)
    way = direction(value.type, old, new, value.delta)
    kind = value.type
    shared = same_unit(kind, old, new)
    note_ru, note_en = difference(value, "ru"), difference(value, "en")
    if way == 0:
        ru = f"{subject.ru} {_CHANGED[subject.gender]}: {_plain(kind, old, 'ru')} → {_plain(kind, new, 'ru')}"
        en = f"{subject.en} was changed: {_plain(kind, old, 'en')} → {_plain(kind, new, 'en')}"
        return Sentence(ru=ru, en=en)
    verb_ru, verb_en = _verbs(kind, way, subject)
    first_ru = value_text(kind, old, "ru", genitive=True, bare=shared)
    first_en = value_text(kind, old, "en", bare=shared)
    ru = f"{subject.ru} {verb_ru} с {first_ru} до {value_text(kind, new, 'ru', genitive=True)}{note_ru}"
    en = f"{subject.en} was {verb_en} from {first_en} to {value_text(kind, new, 'en')}{note_en}"
    return Sentence(ru=ru, en=en)


def _worded(value: Value, old: FoundValue, new: FoundValue, subject: Subject) -> Sentence:
    """Parts and multiples as they stand: their case is that of the text."""
    named = ("кратность", "number of times") if value.type is ValueType.QUANTITY else ("доля", "share")
    ru = f"{quoted(old.text, 'ru')} → {quoted(new.text, 'ru')}{difference(value, 'ru')}"
    en = f"{quoted(old.text, 'en')} → {quoted(new.text, 'en')}{difference(value, 'en')}"
    if subject.known:
        return Sentence(ru=f"{subject.ru} {_CHANGED[subject.gender]}: {ru}", en=f"{subject.en} was changed: {en}")
    return Sentence(ru=f"Изменена {named[0]}: {ru}", en=f"The {named[1]} was changed: {en}")


def _number(old: FoundValue, new: FoundValue, sites: list[Site]) -> Sentence:
    """A bare number: the words around it say what it counts."""
    ru, en = (f"{_figure(old, language)} → {_figure(new, language)}" for language in ("ru", "en"))
    return Sentence(
        ru=f"Изменено число: {ru}{_context(new, sites, 'ru')}", en=f"A number was changed: {en}{_context(new, sites, 'en')}"
    )


_POINTED: Final = re.compile(r"[1-9]\d{0,2}(?:[,.]\d{3})+|\d+[.,]\d+")
"""Figures whose signs mean another thing in the other language: 1,000 and 1.5."""


def _figure(found: FoundValue, language: str) -> str:
    """A bare number as the language writes it, with the zeros at its end; one with other signs in it as it stands."""
    native, value = found.text.replace(",", "." if language == "ru" else ""), _with_zeros(found)
    if native == value or not _POINTED.fullmatch(found.text):
        return as_quoted(found.text)
    return number(value, language)


def _with_zeros(found: FoundValue) -> str:
    """The value with as many zeros behind its point as the text has there: "1.10" may be a version's number."""
    whole, _, part = found.value.lstrip("-").partition(".")
    figures = re.sub(r"\D", "", found.text)
    zeros = figures.removeprefix(whole + part)
    if found.text[-1:] != "0" or set(zeros) != {"0"} or found.text[-len(part + zeros) - 1] not in ".,":
        return found.value
    return f"{found.value}{'' if part else '.'}{zeros}"


def _plain(kind: ValueType, found: FoundValue, language: str) -> str:
    return value_text(kind, found, language)


def _verbs(kind: ValueType, way: int, subject: Subject) -> tuple[str, str]:
    period = kind is ValueType.PERIOD
    if way > 0:
        return "увеличен" + _ENDS[subject.gender], "extended" if period else "increased"
    if period:
        return _SHORTENED[subject.gender], "shortened"
    return "уменьшен" + _ENDS[subject.gender], "reduced"


def difference(value: Value, language: str) -> str:
    """ " (+50 %)", " (+5 п. п.)" or "" where the difference says nothing more."""
    if value.type is ValueType.PERCENT and value.delta is not None:
        return f" ({signed(value.delta, language)}{NBSP}{POINTS[language == 'ru']})"
    if value.delta_percent is None or value.delta_percent == "0":
        return ""
    return f" ({signed(value.delta_percent, language)}{NBSP + '%' if language == 'ru' else '%'})"


def _dates(value: Value, old: FoundValue, new: FoundValue, subject: Subject) -> Sentence:
    before_ru, after_ru = value_text(ValueType.DATE, old, "ru"), value_text(ValueType.DATE, new, "ru")
    before_en, after_en = value_text(ValueType.DATE, old, "en"), value_text(ValueType.DATE, new, "en")
    if old.value.startswith("---") and new.value.startswith("---") and value.delta is not None:
        first, second = int(old.value[3:]), int(new.value[3:])
        before_ru, after_ru = f"{first}-го", f"{second}-е{NBSP}число"
        before_en, after_en = f"the {ordinal(first)}", f"the {ordinal(second)} day of the month"
    if value.delta is None or value.delta == "0":
        ru = f"{subject.ru} {_CHANGED[subject.gender]}: {before_ru} → {after_ru}"
        return Sentence(ru=ru, en=f"{subject.en} was changed: {before_en} → {after_en}")
    count = int(value.delta)
    note_ru = f" (на {days(abs(count), 'ru')} {'позже' if count > 0 else 'раньше'})"
    note_en = f" ({days(abs(count), 'en')} {'later' if count > 0 else 'earlier'})"
    ru = f"{subject.ru} {_MOVED[subject.gender]} с {before_ru} на {after_ru}{note_ru}"
    return Sentence(ru=ru, en=f"{subject.en} was moved from {before_en} to {after_en}{note_en}")


def _references(old: FoundValue, new: FoundValue, sites: list[Site]) -> Sentence:
    before, after = shortened(old.text, 70), shortened(new.text, 70)
    if _WORD_FORM.match(before) or _WORD_FORM.match(after):
        ru, en = (f"{quoted(before, language)} → {quoted(after, language)}" for language in ("ru", "en"))
        return Sentence(ru=f"Изменена ссылка: {ru}", en=f"A reference was changed: {en}")
    return Sentence(ru=f"Изменена ссылка: {before} → {after}", en=f"A reference was changed: {before} → {after}")


_WORD_FORM: Final = re.compile(r"(?!федеральн|закон|указ|гост)[а-яё]{4}", re.IGNORECASE)
"""A whole Russian word, which stands in the text's case: it is quoted."""


def account_changed(before: str, after: str) -> Sentence:
    """Another number of an account or of a taxpayer."""
    return Sentence(ru=f"Изменены реквизиты: {before} → {after}", en=f"Account or tax details were changed: {before} → {after}")


def _names(old: FoundValue, new: FoundValue, sites: list[Site]) -> Sentence:
    before, after = shortened(old.text, 70), shortened(new.text, 70)
    if is_address(new.value):
        before, after = _differing(old.text, new.text)
        return Sentence(ru=f"Изменён адрес: {before} → {after}", en=f"An address was changed: {before} → {after}")
    half = half_of(new, sites, new=True)
    if half is not None and is_account(half.block.text, new.start, new.value):
        return account_changed(before, after)
    if any(char.isdigit() for char in new.value):
        return Sentence(ru=f"Изменено обозначение: {before} → {after}", en=f"A designation was changed: {before} → {after}")
    if is_person(old.value) and is_person(new.value):
        return Sentence(ru=f"Изменено имя: {before} → {after}", en=f"A person's name was changed: {before} → {after}")
    return Sentence(ru=f"Изменено название: {before} → {after}", en=f"A name was changed: {before} → {after}")


def _differing(old: str, new: str) -> tuple[str, str]:
    """Two long addresses, cut to where they differ."""
    if max(len(old), len(new)) <= ADDRESS:
        return old, new
    same = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    start = max(0, same - 20)
    cut = [
        ("…" if start else "") + text[start : start + ADDRESS] + ("…" if len(text) > start + ADDRESS else "")
        for text in (old, new)
    ]
    return cut[0], cut[1]


ADDRESS: Final = 70
"""Characters of an address in a sentence."""


def _negations(old: FoundValue, new: FoundValue, sites: list[Site]) -> Sentence:
    return Sentence(
        ru=f"Изменено отрицание: {quoted(old.text, 'ru')} → {quoted(new.text, 'ru')}{_context(new, sites, 'ru')}",
        en=f"A negation was changed: {quoted(old.text, 'en')} → {quoted(new.text, 'en')}{_context(new, sites, 'en')}",
    )


def _modality(old: FoundValue, new: FoundValue, sites: list[Site]) -> Sentence:
    words_ru = f": {quoted(old.text, 'ru')} → {quoted(new.text, 'ru')}{_context(new, sites, 'ru')}"
    words_en = f": {quoted(old.text, 'en')} → {quoted(new.text, 'en')}{_context(new, sites, 'en')}"
    first, second = _MODAL_NOUNS[old.value.lower()], _MODAL_NOUNS[new.value.lower()]
    if first[0] == second[0]:
        return Sentence(ru=f"Изменена степень обязательности{words_ru}", en=f"The degree of obligation was changed{words_en}")
    ru = f"{first[0].capitalize()} {_REPLACED[first[2]]} {_INSTRUMENTAL[second[0]]}{words_ru}"
    return Sentence(ru=ru, en=f"{first[1].capitalize()} became {second[1]}{words_en}")


def _bounds(old: FoundValue, new: FoundValue, sites: list[Site]) -> Sentence:
    return Sentence(
        ru=f"Изменена граница: {quoted(old.text, 'ru')} → {quoted(new.text, 'ru')}{_context(new, sites, 'ru')}",
        en=f"A bound was changed: {quoted(old.text, 'en')} → {quoted(new.text, 'en')}{_context(new, sites, 'en')}",
    )


_PAIRED: Final[dict[ValueType, Callable[[FoundValue, FoundValue, list[Site]], Sentence]]] = {
    ValueType.REFERENCE: _references,
    ValueType.NAME: _names,
    ValueType.NEGATION: _negations,
    ValueType.MODALITY: _modality,
    ValueType.RANGE: _bounds,
}


def _context(found: FoundValue, sites: list[Site], language: str, *, new: bool = True) -> str:
    half = half_of(found, sites, new=new)
    if half is None:
        return ""
    return f" ({around(half.block.text, found.start, found.end, language)})"


def _one_sided(value: Value, found: FoundValue, sites: list[Site]) -> Sentence:
    added = value.new is not None
    name_ru, name_en, gender = name_of(value, found)
    verb = (_ADDED if added else _REMOVED)[gender]
    if value.type in (ValueType.NEGATION, ValueType.MODALITY, ValueType.RANGE):
        half = half_of(found, sites, new=added)
        text = half.block.text if half else found.text
        start, end = (found.start, found.end) if half else (0, len(text))
        shown_ru, shown_en = around(text, start, end, "ru"), around(text, start, end, "en")
    elif value.type in MEASURED:
        shown_ru, shown_en = value_text(value.type, found, "ru"), value_text(value.type, found, "en")
    else:
        shown_ru = shown_en = shortened(as_quoted(found.text), 70)
    outcome = "added" if added else "removed"
    return Sentence(ru=f"{verb} {name_ru}: {shown_ru}", en=f"{name_en.capitalize()} was {outcome}: {shown_en}")


def name_of(value: Value, found: FoundValue) -> tuple[str, str, str]:
    """What a value is called, in Russian and English, with its Russian gender."""
    if value.type is ValueType.MODALITY:
        return _MODAL_NOUNS[found.value.lower()]
    if value.type is ValueType.NEGATION and found.value == "except":
        return "исключение", "an exception", "n"
    name_ru, name_en = _named(found.value) if value.type is ValueType.NAME else _NAMES[value.type]
    return name_ru, name_en, "f" if name_ru in _FEMININE else "n" if name_ru in _NEUTER else "m"


def _named(value: str) -> tuple[str, str]:
    """What a name is: an address, a person's, a designation."""
    if is_address(value):
        return "адрес", "an address"
    if is_person(value):
        return "имя", "a person's name"
    return ("обозначение", "a designation") if any(map(str.isdigit, value)) else _NAMES[ValueType.NAME]


def number_of(count: int, language: str) -> str:
    """A count as the language writes it."""
    return number(str(count), language)
