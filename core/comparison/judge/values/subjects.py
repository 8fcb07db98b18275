"""What a value is the value of: "the payment term", found in the words before it where that is safe."""

import re
from functools import cache
from typing import Final, NamedTuple

from core.comparison.judge.values.find import find_values
from core.comparison.judge.values.subject_table import SUBJECTS
from core.comparison.judge.values.units import BY_SYMBOL
from core.model.change import FoundValue, ValueType


class Subject(NamedTuple):
    """A subject in both languages; `gender` of the Russian one: m, f, n, p. `known`: found in the text, not assumed."""

    ru: str
    gender: str
    en: str
    known: bool = True


_KINDS: Final = {
    "T": frozenset({ValueType.PERIOD, ValueType.DATE}),
    "S": frozenset({ValueType.MONEY, ValueType.PERCENT, ValueType.NUMBER}),
    "P": frozenset({ValueType.PERCENT}),
    "M": frozenset({ValueType.MONEY}),
    "C": frozenset({ValueType.NUMBER, ValueType.QUANTITY}),
}


class _Entry(NamedTuple):
    subject: Subject
    kinds: frozenset[ValueType]
    patterns: tuple[str, ...]


def _read(table: str) -> dict[str, list[_Entry]]:
    """The table's entries by the first three letters of the words that their patterns begin with."""
    entries: dict[str, list[_Entry]] = {}
    for part in re.split(r"\n(?! )", table.strip()):
        head, *patterns = part.splitlines()
        kind, ru, gender, en, begins = head.split("; ")
        entry = _Entry(Subject(ru, gender, en), _KINDS[kind], tuple(pattern.strip() for pattern in patterns))
        for letters in begins.split():
            entries.setdefault(letters, []).append(entry)
    return entries


_ENTRIES: Final = _read(SUBJECTS)
_GAP: Final = re.compile(r"<(\d+)>")
_WORD: Final = re.compile(r"[^\W\d_]{3,}")


@cache
def _compiled(patterns: tuple[str, ...]) -> "re.Pattern[str]":
    joined = "|".join(patterns).replace("<in>", "(?:в течение|не позднее|в срок|не позже|до)")
    return re.compile(rf"(?<!\w)(?:{_GAP.sub(_words, joined)})", re.IGNORECASE)


def _words(match: "re.Match[str]") -> str:
    return rf"(?:\W+\w+){{0,{match.group(1)}}}?\W+"


def _candidates(kind: ValueType, text: str) -> list[_Entry]:
    found = []
    for word in {word[:3].lower() for word in _WORD.findall(text)}:
        found += [entry for entry in _ENTRIES.get(word, ()) if kind in entry.kinds]
    return found


_ASSUMED: Final = {
    ValueType.MONEY: Subject("Сумма", "f", "The amount", known=False),
    ValueType.PERIOD: Subject("Срок", "m", "The period", known=False),
    ValueType.DATE: Subject("Дата", "f", "The date", known=False),
    ValueType.PERCENT: Subject("Процент", "m", "The percentage", known=False),
    ValueType.NUMBER: Subject("Число", "n", "The number", known=False),
}
_BY_BASE: Final = {
    "m": Subject("Размер", "m", "The dimension", known=False),
    "m²": Subject("Площадь", "f", "The area", known=False),
    "m³": Subject("Объём", "m", "The volume", known=False),
    "g": Subject("Масса", "f", "The mass", known=False),
    "°C": Subject("Температура", "f", "The temperature", known=False),
    "°F": Subject("Температура", "f", "The temperature", known=False),
    "W": Subject("Мощность", "f", "The power", known=False),
    "V": Subject("Напряжение", "n", "The voltage", known=False),
    "Hz": Subject("Частота", "f", "The frequency", known=False),
    "s": Subject("Время", "n", "The time", known=False),
    "m/s": Subject("Скорость", "f", "The speed", known=False),
    "bit/s": Subject("Скорость передачи", "f", "The data rate", known=False),
    "A": Subject("Ток", "m", "The current", known=False),
    "Pa": Subject("Давление", "n", "The pressure", known=False),
    "N": Subject("Усилие", "n", "The force", known=False),
    "J": Subject("Энергия", "f", "The energy", known=False),
    "Wh": Subject("Энергия", "f", "The energy", known=False),
    "dB": Subject("Уровень", "m", "The level", known=False),
    "rpm": Subject("Частота вращения", "f", "The rotation speed", known=False),
    "B": Subject("Объём данных", "m", "The amount of data", known=False),
}
_QUANTITY: Final = Subject("Количество", "n", "The quantity", known=False)
_TIME: Final = Subject("Время", "n", "The time", known=False)
_YEAR: Final = Subject("Год", "m", "The year", known=False)
_SPAN: Final = Subject("Период", "m", "The period", known=False)
_TOLERANCE: Final = Subject("Допуск", "m", "The tolerance")
REACH: Final = 130
"""Characters before a value in which its subject is looked for."""
_CLAUSE: Final = re.compile(r"[;:]\s|,\s(?:а|но|и|при этом|and|but|while)\s")


def subject_of(kind: ValueType, found: FoundValue, before: str) -> Subject:
    """The subject named last in `before`, the sentence's words ahead of the value; else what the type stands for."""
    if before.rstrip().endswith("±"):
        return _TOLERANCE
    if (step := _step(kind, before[-REACH:])) is not None:
        return step
    best: tuple[int, int, Subject] | None = None
    text = before[-REACH:]
    for entry in _candidates(kind, text):
        for match in _compiled(entry.patterns).finditer(text):
            rank = (match.end(), match.end() - match.start())
            if best is None or rank > best[:2]:
                best = (*rank, entry.subject)
    if best is not None and not _CLAUSE.search(text, best[0]) and not _is_of_another(kind, text[best[0] :]):
        return best[2]
    return assumed(kind, found)


_LONGER: Final = Subject("Срок продления", "m", "The period of extension", known=False)
_STEPS: Final = (
    (r"увелич|повы[шс]|возраст|вырас|раст[иуёе]|индексир|прибавл|increas|rais|ris(?:e|ing)|grow|uplift",
     Subject("Размер повышения", "m", "The size of the increase", known=False)),
    (r"сниж|сниз|уменьш|сокра[тщ]|пониж|пониз|удерж|reduc|decreas|lower|discount|shorten|cut(?!\w)",
     Subject("Размер снижения", "m", "The size of the reduction", known=False)),
    (r"продл[еёия]|пролонгир|отсроч|extend|prolong|renew|postpone", _LONGER),
    (r"превы[шс]|exceed", Subject("Превышение", "n", "The excess", known=False)),
    (r"(?:больш|меньш|выше|ниже|легче|тяжелее|длиннее|короче|дороже|дешевле|раньше|позже|позднее|ранее)(?:е)?(?!\w)",
     Subject("Разница", "f", "The difference", known=False)),
)  # fmt: skip
_STEP: Final = re.compile(
    "|".join(rf"(?P<s{i}>{pattern})" for i, (pattern, _) in enumerate(_STEPS)),
    re.IGNORECASE,
)
_BY: Final = re.compile(
    r"(?<!\w)(?P<verb>[^\W\d_]{3,20})(?:[ \u00a0][^\W\d_]+){0,6}[ \u00a0](?:на|by)"
    r"(?:[ \u00a0](?:не более(?: чем)?|не менее(?: чем)?|up to|(?:no |not )?more than|at least|a further|ещё|еще))?[ \u00a0(]*\Z",
    re.IGNORECASE,
)
"""A verb or noun of change before its measure: «снижается на», "is increased by"."""


def _step(kind: ValueType, before: str) -> Subject | None:
    """By how much something changes, and no value of that thing itself: «цена снижается на 5 %» says nothing of its height."""
    found: Subject | None = None
    for match in _WORD.finditer(tail.group()) if (tail := _BY.search(before)) is not None else ():
        known = _STEP.match(match.group())
        if known is not None:
            found = _STEPS[int((known.lastgroup or "s0")[1:])][1]
    return found if found is not _LONGER or kind in _KINDS["T"] else None


def _is_of_another(kind: ValueType, between: str) -> bool:
    """Whether the words between a subject and a value name something else: another term, or a value that the subject has
    already («аванс 30 %, остальное 70 %»)."""
    if kind in _KINDS["T"] and _TERM.search(between):
        return True
    values = [value for of, value in find_values(between) if of in _LIKE[kind]] if _DIGIT.search(between) else []
    return bool(values) and _JOINT.fullmatch(between, values[-1].end) is None


_LIKE: Final = {kind: frozenset({kind}).union(*(kinds for kinds in _KINDS.values() if kind in kinds)) for kind in ValueType}
"""Kinds whose values take a subject from one another."""
_TERM: Final = re.compile(r"(?<!\w)(?:срок\w*|terms?|periods?|deadlines?)(?!\w)", re.IGNORECASE)
_DIGIT: Final = re.compile(r"\d")
_JOINT: Final = re.compile(r"\s*(?:[-–—/]|до|по|или|to|through|or)\s*", re.IGNORECASE)
"""What joins the two ends of a range, or two values of one subject."""


def assumed(kind: ValueType, found: FoundValue) -> Subject:
    """What a value of a type stands for when the text does not say."""
    if kind is ValueType.QUANTITY:
        unit = BY_SYMBOL.get(found.unit or "")
        return _BY_BASE.get(unit.base, _QUANTITY) if unit else _QUANTITY
    if kind is ValueType.PERIOD and found.unit is None and "T" in found.value:
        return _TIME
    if kind is ValueType.DATE and not _DAY.fullmatch(found.value):
        return _TIME if found.value.startswith("T") else _YEAR if found.value.isdigit() else _SPAN
    return _ASSUMED[kind]


_DAY: Final = re.compile(r"(?:(?:\d{4}|-)-\d\d|--)-\d\d")
