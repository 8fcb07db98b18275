"""Falsehoods of the second list: numbers, dates, units, names."""

import datetime
import random
import re
from collections.abc import Callable, Sequence

from benchmarks.verifier.falsehoods.material import Material
from benchmarks.verifier.falsehoods.second_list import MONTHS, NUMBER, both, ended, operator, russian, said, swapped
from core.analysis.draft import Draft

# Numbers


def _amount(token: str) -> float:
    token = re.sub(r"[ \u00a0]", "", token)
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+", token):
        return float(token.replace(",", ""))
    return float(token.replace(",", "."))


def _like(token: str, digits: str) -> str:
    """Digits grouped as the number that they stand for was."""
    mark = next((one for one in " \u00a0," if re.search(rf"\d{one}\d{{3}}(?!\d)", token)), "")
    if "." in token or ("," in token and mark != ","):
        return digits
    return f"{int(digits):,}".replace(",", mark) if mark or len(digits) > 4 else digits


def _numbers(material: Material) -> list[re.Match[str]]:
    return list(NUMBER.finditer(material.draft.text))


def _put(material: Material, match: re.Match[str], other: str) -> Draft | None:
    """Another number instead of one, if neither version has it."""
    known = {_amount(token) for token in NUMBER.findall(both(material))}
    if _amount(other) in known or _amount(other) == 0:
        return None
    text = material.draft.text
    return said(material, text[: match.start()] + other + text[match.end() :])


@operator("number: one digit off")
def _one_off(material: Material, chance: random.Random) -> Draft | None:
    if not (found := _numbers(material)):
        return None
    match = chance.choice(found)
    places = [at for at, sign in enumerate(match[0]) if sign.isdigit()]
    at = chance.choice(places)
    digit = (int(match[0][at]) + chance.choice((-1, 1))) % 10
    if at == places[0] and not digit:
        digit = 2
    return _put(material, match, match[0][:at] + str(digit) + match[0][at + 1 :])


@operator("number: digits swapped")
def _transposed(material: Material, chance: random.Random) -> Draft | None:
    found = [(m, at) for m in _numbers(material) for at in range(len(m[0]) - 1) if re.fullmatch(r"\d[1-9]", m[0][at : at + 2])]
    found = [(m, at) for m, at in found if m[0][at] != m[0][at + 1]]
    if not found:
        return None
    match, at = chance.choice(found)
    token = match[0]
    return _put(material, match, token[:at] + token[at + 1] + token[at] + token[at + 2 :])


@operator("number: another order of magnitude")
def _magnitude(material: Material, chance: random.Random) -> Draft | None:
    if not (found := _numbers(material)):
        return None
    match = chance.choice(found)
    token = match[0]
    if re.fullmatch(r"\d+[.,]\d{1,2}", token):
        return _put(material, match, str(round(_amount(token) * 10, 3)).replace(".", token.strip("0123456789")))
    digits = re.sub(r"\D", "", token)
    digits = digits[:-1] if digits.endswith("0") and chance.random() < 0.5 else digits + "0"
    return _put(material, match, _like(token, digits))


def _pair(material: Material) -> tuple[re.Match[str], re.Match[str]] | None:
    """A number of the old version and another of the new one, in the text, each standing in its version only."""
    old = set(NUMBER.findall(material.case.old))
    new = set(NUMBER.findall(material.case.new))
    first = [m for m in _numbers(material) if m[0] in old - new]
    second = [m for m in _numbers(material) if m[0] in new - old]
    return (first[0], second[0]) if len(first) == 1 and len(second) == 1 else None


@operator("number: old and new exchanged")
def _exchanged(material: Material, chance: random.Random) -> Draft | None:
    if not (pair := _pair(material)):
        return None
    one, two = sorted(pair, key=lambda m: m.start())
    text = material.draft.text
    return said(material, text[: one.start()] + two[0] + text[one.end() : two.start()] + one[0] + text[two.end() :])


_FROM_TO_RU = re.compile(r"\bс (\d[\d ,.\u00a0]*?\d|\d)((?: [^\d→]+?)?) (?:до|на) (\d[\d ,.\u00a0]*\d|\d)(?!\d)")
_FROM_TO_EN = re.compile(r"\bfrom ((?:[A-Z]{3} )?)(\d[\d,.]*\d|\d)([^\d]*?) to (?:[A-Z]{3} )?(\d[\d,.]*\d|\d)(?!\d)")


def _by(material: Material, count: Callable[[float, float], float]) -> Draft | None:
    """«с A до B» as «на …», counted wrongly."""
    text, ru = material.draft.text, russian(material)
    if re.search("измени|изменён|изменен", text):
        return None  # «изменён на 20 дней» may say what it is now
    if not (match := (_FROM_TO_RU if ru else _FROM_TO_EN).search(text)) or not (pair := _pair(material)):
        return None
    old, new = (_amount(one[0]) for one in pair)
    wrong = round(count(old, new), 2)
    if wrong <= 0 or abs(wrong - abs(new - old)) < 1e-6 or re.search("года|202|%", text):
        return None
    shown = f"{wrong:g}" if wrong < 10_000 else f"{wrong:,.0f}"
    if ru:
        shown = shown.replace(",", " ").replace(".", ",")
        return said(material, text[: match.start()] + f"на {shown}" + text[match.end() :])
    return said(material, text[: match.start()] + f"by {match[1]}{shown}" + text[match.end() :])


@operator("number: the sum for the difference")
def _sum(material: Material, chance: random.Random) -> Draft | None:
    return _by(material, lambda old, new: old + new)


@operator("number: a difference that is one off")
def _difference(material: Material, chance: random.Random) -> Draft | None:
    return _by(material, lambda old, new: abs(new - old) * chance.choice((2, 1.1, 0.5)))


@operator("number: a wrong percentage")
def _percentage(material: Material, chance: random.Random) -> Draft | None:
    if not (pair := _pair(material)):
        return None
    old, new = (_amount(one[0]) for one in pair)
    right = abs(new - old) / old * 100
    wrong = round(chance.choice((abs(new - old) / new * 100, new / old * 100, right * 2, right + 10)))
    if not wrong or abs(wrong - right) < 3 or re.search("20\\d\\d|пункт|clause|раздел|section", both(material)):
        return None
    return said(
        material, ended(material.draft.text, f", то есть на {wrong} %" if russian(material) else f", that is by {wrong}%")
    )


@operator("number: a wrong multiple")
def _multiple(material: Material, chance: random.Random) -> Draft | None:
    if not (pair := _pair(material)) or re.search("20\\d\\d|пункт|clause|раздел|section", both(material)):
        return None
    old, new = (_amount(one[0]) for one in pair)
    ratio = max(old, new) / min(old, new)
    times = [
        (2, "вдвое", "twofold"),
        (3, "втрое", "threefold"),
        (4, "в четыре раза", "four times"),
        (1.5, "в полтора раза", "1.5 times"),
    ]
    _, ru, en = chance.choice([one for one in times if abs(one[0] - ratio) > 0.3])
    return said(material, ended(material.draft.text, f", то есть {ru}" if russian(material) else f", that is {en}"))


_WORDS = {
    "ru": "двух трёх четырёх пяти шести семи восьми девяти одиннадцати двенадцати тринадцати шестнадцати тридцати сорока".split(),
    "en": "two three four six seven eight nine eleven twelve thirteen sixteen thirty forty".split(),
}
_VALUES = {
    "ru": (2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 16, 30, 40),
    "en": (2, 3, 4, 6, 7, 8, 9, 11, 12, 13, 16, 30, 40),
}


@operator("number: another number in words")
def _in_words(material: Material, chance: random.Random) -> Draft | None:
    found = [m for m in _numbers(material) if re.fullmatch(r"\d{1,2}", m[0]) and not re.search("20\\d\\d", material.draft.text)]
    if not found:
        return None
    match, language = chance.choice(found), material.case.language
    known = {_amount(token) for token in NUMBER.findall(both(material))}
    words = [word for word, value in zip(_WORDS[language], _VALUES[language], strict=True) if value not in known]
    text = material.draft.text
    return said(material, text[: match.start()] + chance.choice(words) + text[match.end() :])


# Dates


def _dates(material: Material) -> list[re.Match[str]]:
    months = "|".join(MONTHS[material.case.language])
    return list(re.finditer(rf"(\d{{1,2}}) ({months})(?: (\d{{4}}))?", material.draft.text))


def _dated(material: Material, match: re.Match[str], other: str) -> Draft | None:
    if other in both(material):
        return None
    text = material.draft.text
    return said(material, text[: match.start()] + other + text[match.end() :])


@operator("date: another month")
def _month(material: Material, chance: random.Random) -> Draft | None:
    if not (found := _dates(material)):
        return None
    match = chance.choice(found)
    return _dated(material, match, match[0].replace(match[2], chance.choice(MONTHS[material.case.language])))


@operator("date: another day")
def _day(material: Material, chance: random.Random) -> Draft | None:
    if not (found := _dates(material)):
        return None
    match = chance.choice(found)
    return _dated(material, match, re.sub(r"^\d+", str(chance.randint(1, 28)), match[0]))


@operator("date: another year")
def _year(material: Material, chance: random.Random) -> Draft | None:
    found = [match for match in _dates(material) if match[3]]
    if not found:
        return None
    match = chance.choice(found)
    return _dated(material, match, match[0].replace(match[3], str(int(match[3]) + chance.choice((-1, 1, 10)))))


@operator("date: in figures, a day off")
def _figures(material: Material, chance: random.Random) -> Draft | None:
    found = [match for match in _dates(material) if match[3]]
    if not found:
        return None
    match = chance.choice(found)
    month = MONTHS[material.case.language].index(match[2]) + 1
    day = int(match[1]) % 27 + 1
    shown = f"{day:02}.{month:02}.{match[3]}" if russian(material) else f"{match[3]}-{month:02}-{day:02}"
    both_days = {int(one) for one in re.findall(r"(\d{1,2}) [а-яA-Z]", both(material))}
    return None if day in both_days else _dated(material, match, shown)


@operator("date: a weekday that it is not")
def _weekday(material: Material, chance: random.Random) -> Draft | None:
    found = [match for match in _dates(material) if match[3]]
    if not found:
        return None
    match = chance.choice(found)
    right = datetime.date(int(match[3]), MONTHS[material.case.language].index(match[2]) + 1, int(match[1])).weekday()
    days = (
        ("понедельник", "вторник", "четверг", "суббота") if russian(material) else ("Monday", "Tuesday", "Thursday", "Saturday")
    )
    others = [day for day, at in zip(days, (0, 1, 3, 5), strict=True) if at != right]
    return _dated(material, match, f"{match[0]} ({chance.choice(others)})")


@operator("date: a wrong distance")
def _distance(material: Material, chance: random.Random) -> Draft | None:
    found = _dates(material)
    if len(found) != 2 or "202" not in material.draft.text:
        return None
    length = chance.choice(("на 3 дня", "на полгода", "на 45 дней", "на год")) if russian(material) else None
    en = chance.choice(("by 3 days", "by half a year", "by 45 days", "by a year"))
    return said(material, ended(material.draft.text, f", то есть {length}" if length else f", that is {en}"))


# Units

_UNITS: dict[str, list[tuple[str, Sequence[str]]]] = {
    "kind of days": [
        ("рабочих", ("календарных", "банковских")),
        ("календарных", ("рабочих", "банковских")),
        ("business", ("calendar", "banking")),
        ("calendar", ("business", "working")),
    ],
    "length of time": [
        ("(?<=рабочих )дней", ("часов", "недель")),
        ("(?<=календарных )дней", ("недель", "месяцев")),
        ("месяцев", ("дней", "лет", "недель")),
        ("часов", ("дней", "минут", "рабочих дней")),
        ("лет", ("месяцев", "дней", "кварталов")),
        ("(?<=business )days", ("hours", "weeks")),
        ("(?<=calendar )days", ("weeks", "months")),
        ("months", ("days", "years", "weeks")),
        ("hours", ("days", "minutes", "business days")),
        ("years", ("months", "days", "quarters")),
    ],
    "currency": [
        ("рублей", ("долларов", "евро", "юаней", "тенге", "долларов США")),
        ("EUR", ("USD", "GBP", "CHF")),
        ("USD", ("EUR", "CAD", "GBP")),
        ("GBP", ("EUR", "USD")),
    ],
    "scale": [
        ("рублей", ("тыс. рублей", "тысяч рублей", "млн рублей", "копеек")),
        ("тыс.", ("млн", "млрд")),
        ("thousand", ("million", "billion")),
        ("кг", ("т", "г", "тонн", "центнеров")),
        ("мм", ("см", "мкм", "м")),
        ("м", ("см", "км", "мм")),
        ("kg", ("t", "g", "lb", "tonnes")),
        ("mm", ("cm", "µm", "m")),
        ("m", ("cm", "ft", "mm")),
        ("тонн", ("килограммов", "центнеров")),
        ("tonnes", ("kilograms", "pounds")),
    ],
    "what a rate is of": [
        ("день(?= вместо| просрочки|\\.)", ("месяц", "час", "год", "неделю")),
        ("в месяц", ("в год", "в квартал", "в сутки")),
        ("в квартал", ("в месяц", "в год", "в неделю")),
        ("за рейс", ("за час", "за километр", "за день")),
        ("a day", ("a month", "a week", "an hour")),
        ("each day", ("each month", "each week")),
        ("per month", ("per year", "per quarter", "per day")),
        ("a quarter", ("a month", "a year", "a week")),
        ("per trip", ("per hour", "per mile", "per day")),
    ],
}


def _unit(name: str) -> None:
    @operator(f"unit: {name}")
    def put(material: Material, chance: random.Random) -> Draft | None:
        text = swapped(material.draft.text, _UNITS[name], chance)
        return said(material, text) if name != "kind of days" or material.case.family != "unit" else None


for _name in _UNITS:
    _unit(_name)


@operator("unit: percent for something else")
def _percent(material: Material, chance: random.Random) -> Draft | None:
    others = ("‰", "рублей", "процентных пункта", "промилле", "базисных пунктов", "°")
    en = ("‰", " percentage points", " euros", " basis points", " per mille", " days")
    return said(
        material,
        re.sub(r" %", f" {chance.choice(others)}", material.draft.text)
        if russian(material)
        else re.sub("%", chance.choice(en), material.draft.text),
    )


# Names
