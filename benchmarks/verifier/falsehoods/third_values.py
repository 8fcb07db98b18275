"""Falsehoods of the third list: numbers, dates, units."""

import random
import re
from collections.abc import Callable

from benchmarks.verifier.falsehoods.material import Material
from benchmarks.verifier.falsehoods.second_list import MONTHS, NUMBER, both, ended, russian, said, swapped
from benchmarks.verifier.falsehoods.third_list import numbers, planted, put_in, unlike
from core.analysis.draft import Draft

Turn = Callable[[str, random.Random], str | None]
_ONES_RU = "один два три четыре пять шесть семь восемь девять десять".split()
_ONES_EN = "one two three four five six seven eight nine ten".split()
_OBLIQUE_RU = "одного двух трёх четырёх пяти шести семи восьми девяти десяти".split()


def _renumbered(material: Material, chance: random.Random, how: Turn) -> Draft | None:
    found = numbers(material)
    if not found:
        return None
    match = chance.choice(found)
    instead = how(match[0], chance)
    if instead is None or not unlike(material, instead):
        return None
    return said(material, put_in(material.draft.text, match, instead))


@planted("number: another digit")
def another_digit(material: Material, chance: random.Random) -> Draft | None:
    def turn(number: str, chance: random.Random) -> str:
        at = chance.choice([i for i, sign in enumerate(number) if sign.isdigit()])
        return number[:at] + chance.choice([d for d in "123456789" if d != number[at]]) + number[at + 1 :]

    return _renumbered(material, chance, turn)


@planted("number: two digits in the other order")
def digits_crossed(material: Material, chance: random.Random) -> Draft | None:
    def turn(number: str, chance: random.Random) -> str | None:
        pairs = [i for i in range(len(number) - 1) if number[i : i + 2].isdigit() and number[i] != number[i + 1] != "0"]
        if not pairs:
            return None
        at = chance.choice(pairs)
        return number[:at] + number[at + 1] + number[at] + number[at + 2 :]

    return _renumbered(material, chance, turn)


@planted("number: one more or less")
def off_by_one(material: Material, chance: random.Random) -> Draft | None:
    def turn(number: str, chance: random.Random) -> str | None:
        return str(int(number) + chance.choice((-1, 1))) if number.isdigit() and int(number) > 2 else None

    return _renumbered(material, chance, turn)


@planted("number: ten times as much")
def ten_times(material: Material, chance: random.Random) -> Draft | None:
    def turn(number: str, chance: random.Random) -> str | None:
        return f"{number}0" if number.isdigit() else None

    return _renumbered(material, chance, turn)


@planted("number: that of a like change")
def kindred_number(material: Material, chance: random.Random) -> Draft | None:
    held = [match[0] for other in material.kin for match in NUMBER.finditer(other.text)]

    def turn(number: str, chance: random.Random) -> str | None:
        return chance.choice(held) if held else None

    return _renumbered(material, chance, turn)


@planted("number: a wrong difference")
def wrong_difference(material: Material, chance: random.Random) -> Draft | None:
    found = [int(match[0]) for match in numbers(material) if match[0].isdigit()]
    if len(found) != 2 or found[0] == found[1]:
        return None
    wrong = abs(found[0] - found[1]) + chance.choice((1, 2, 3))
    tail = f", разница составляет {wrong}" if russian(material) else f", a difference of {wrong}"
    return said(material, ended(material.draft.text, tail))


@planted("number: a wrong share")
def wrong_share(material: Material, chance: random.Random) -> Draft | None:
    found = [float(re.sub(r"[ \u00a0]", "", match[0])) for match in numbers(material) if re.fullmatch(r"[\d \u00a0]+", match[0])]
    if len(found) != 2 or found[0] == found[1] or not found[0]:
        return None
    share = round(100 * abs(found[1] - found[0]) / found[0]) + chance.choice((7, 12, 20))
    tail = f", то есть на {share} %" if russian(material) else f", that is by {share}%"
    return said(material, ended(material.draft.text, tail))


@planted("number: another word of number")
def another_number_word(material: Material, chance: random.Random) -> Draft | None:
    rows = (_ONES_RU, _OBLIQUE_RU) if russian(material) else (_ONES_EN,)
    table = [
        (word, [other for other in row[1:] if other != word and other not in both(material).split()])
        for row in rows
        for word in row
    ]
    return said(material, swapped(material.draft.text, table, chance))


def _dated(material: Material) -> list[re.Match[str]]:
    months = "|".join(MONTHS["ru" if russian(material) else "en"])
    return list(re.finditer(rf"(?P<day>\d{{1,2}}) (?P<month>{months})(?: (?P<year>\d{{4}}))?", material.draft.text))


def _redated(material: Material, chance: random.Random, part: str, choices: list[str]) -> Draft | None:
    found = [match for match in _dated(material) if match[part]]
    if not found:
        return None
    match = chance.choice(found)
    instead = chance.choice(choices)
    text = material.draft.text[: match.start(part)] + instead + material.draft.text[match.end(part) :]
    return None if instead in both(material).split() else said(material, text)


@planted("date: another month")
def another_month(material: Material, chance: random.Random) -> Draft | None:
    return _redated(material, chance, "month", MONTHS["ru" if russian(material) else "en"])


@planted("date: another year")
def another_year(material: Material, chance: random.Random) -> Draft | None:
    return _redated(material, chance, "year", ["2022", "2024", "2025", "2029", "2031"])


@planted("date: another day")
def another_day(material: Material, chance: random.Random) -> Draft | None:
    return _redated(material, chance, "day", ["2", "4", "8", "12", "17", "19", "23", "26"])


@planted("date: the month of the other version")
def crossed_months(material: Material, chance: random.Random) -> Draft | None:
    found = _dated(material)
    if len(found) != 2 or found[0]["month"] == found[1]["month"] or found[0]["day"] == found[1]["day"]:
        return None
    first, second = found
    text = material.draft.text
    text = text[: first.start("month")] + second["month"] + text[first.end("month") :]
    return said(material, text)


@planted("date: a wrong distance")
def wrong_distance(material: Material, chance: random.Random) -> Draft | None:
    if len(_dated(material)) != 2:
        return None
    ru = ("на два года", "на 50 дней", "на четыре месяца", "на неделю")
    en = ("a shift of two years", "a shift of 50 days", "a shift of four months", "a shift of one week")
    tail = f", то есть {chance.choice(ru)}" if russian(material) else f", {chance.choice(en)}"
    return said(material, ended(material.draft.text, tail))


@planted("date: a date from nowhere")
def date_from_nowhere(material: Material, chance: random.Random) -> Draft | None:
    day, month, year = chance.randint(1, 28), chance.randrange(12), chance.choice((2025, 2026, 2027))
    if russian(material):
        return said(material, ended(material.draft.text, f" с {day} {MONTHS['ru'][month]} {year} года"))
    return said(material, ended(material.draft.text, f" as of {day} {MONTHS['en'][month]} {year}"))


_UNITS_RU = (
    ("рабочих дней", ("календарных дней", "рабочих часов", "недель", "месяцев")),
    ("календарных дней", ("банковских дней", "календарных месяцев", "недель")),
    ("месяцев", ("лет", "недель", "дней", "кварталов")),
    ("рублей", ("долларов", "евро", "тысяч рублей", "юаней")),
    ("кг", ("г", "т", "фунтов", "мг")),
    ("мг", ("г", "мл", "мкг")),
    ("мм", ("см", "мкм", "дюймов")),
    ("недели", ("месяца", "дня", "года")),
    ("года", ("месяца", "квартала", "недели")),
    ("часа", ("дня", "месяца")),
    ("минут", ("секунд", "часов")),
    ("тонн щебня", ("кг щебня", "кубометров щебня")),
    ("квартал", ("месяц", "год", "день")),
    ("день", ("месяц", "год", "час")),
)
_UNITS_EN = (
    ("business days", ("calendar days", "weeks", "business hours", "months")),
    ("calendar days", ("calendar months", "weeks", "banking days")),
    ("months", ("years", "weeks", "days")),
    ("EUR", ("USD", "GBP", "CHF")),
    ("USD", ("EUR", "CAD", "RUB")),
    ("kg", ("g", "tonnes", "lb")),
    ("mg", ("g", "ml", "mcg")),
    ("mm", ("cm", "inches")),
    ("ppm", ("mg/l", "%", "ppb")),
    ("weeks", ("months", "days")),
    ("years", ("months", "weeks")),
    ("hours", ("days", "minutes")),
    ("minutes", ("hours", "seconds")),
    ("tonnes of gravel", ("kg of gravel", "truckloads of gravel")),
    ("quarter", ("month", "year", "week")),
    ("day", ("month", "year", "week")),
)


def _unit_told(material: Material, chance: random.Random, before: str, after: str) -> Draft | None:
    """A unit of the sentence changed, where it stands between two patterns."""
    units = _UNITS_RU if russian(material) else _UNITS_EN
    text = material.draft.text
    found = [(m, others) for unit, others in units for m in re.finditer(rf"{before}(?P<unit>{unit})(?!\w){after}", text)]
    if not found:
        return None
    match, others = chance.choice(found)
    instead = chance.choice(others)
    if instead in both(material):
        return None
    return said(material, text[: match.start("unit")] + instead + text[match.end("unit") :])


@planted("unit: another one after a number")
def another_unit(material: Material, chance: random.Random) -> Draft | None:
    return _unit_told(material, chance, r"\d ", "")


@planted("unit: another one before a number or apart from it")
def another_unit_apart(material: Material, chance: random.Random) -> Draft | None:
    return _unit_told(material, chance, r"(?<!\d )(?<!\w)", "")


@planted("unit: another one throughout")
def another_unit_throughout(material: Material, chance: random.Random) -> Draft | None:
    units = [
        pair
        for pair in (_UNITS_RU if russian(material) else _UNITS_EN)
        if re.search(rf"(?<!\w){pair[0]}(?!\w)", material.draft.text)
    ]
    if not units:
        return None
    unit, others = units[0]
    instead = chance.choice(others)
    return None if instead in both(material) else said(material, re.sub(rf"(?<!\w){unit}(?!\w)", instead, material.draft.text))


@planted("unit: per cent as something else")
def percent_otherwise(material: Material, chance: random.Random) -> Draft | None:
    found = list(re.finditer(r" ?%", material.draft.text))
    if not found:
        return None
    choices = ("‰", " процентных пункта", " рубля") if russian(material) else ("‰", " percentage points", " dollars")
    return said(material, put_in(material.draft.text, chance.choice(found), chance.choice(choices)))


@planted("unit: thousands or millions")
def thousands(material: Material, chance: random.Random) -> Draft | None:
    found = numbers(material)
    if not found:
        return None
    match = chance.choice(found)
    words = ("тыс.", "млн") if russian(material) else ("thousand", "million")
    return said(material, put_in(material.draft.text, match, f"{match[0]} {chance.choice(words)}"))


@planted("unit: for another time")
def per_another_time(material: Material, chance: random.Random) -> Draft | None:
    ru = (
        ("за каждый день", ("за каждую неделю", "за каждый месяц", "за весь период")),
        ("в квартал", ("в месяц", "в год", "за рейс")),
    )
    en = (
        ("for each day", ("for each week", "for each month", "once")),
        ("a day", ("a month", "a year")),
        ("a quarter", ("a month", "a year")),
    )
    return said(material, swapped(material.draft.text, ru if russian(material) else en, chance))
