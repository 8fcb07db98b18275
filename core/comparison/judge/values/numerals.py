"""Numbers written in words, Russian (all cases) and English."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

_RUSSIAN: Final[dict[int, str]] = {
    0: "ноль нуль нуля нулю нулем нуле",
    1: "один одна одно одного одной одному одним одном одну одни",
    2: "два две двух двум двумя",
    3: "три трех трем тремя",
    4: "четыре четырех четырем четырьмя",
    5: "пять пяти пятью",
    6: "шесть шести шестью",
    7: "семь семи семью",
    8: "восемь восьми восемью восьмью",
    9: "девять девяти девятью",
    10: "десять десяти десятью",
    20: "двадцать двадцати двадцатью",
    30: "тридцать тридцати тридцатью",
    40: "сорок сорока",
    50: "пятьдесят пятидесяти пятьюдесятью",
    60: "шестьдесят шестидесяти шестьюдесятью",
    70: "семьдесят семидесяти семьюдесятью",
    80: "восемьдесят восьмидесяти восемьюдесятью",
    90: "девяносто девяноста",
    100: "сто ста",
    200: "двести двухсот двумстам двумястами двухстах",
    300: "триста трехсот тремстам тремястами трехстах",
    400: "четыреста четырехсот четыремстам четырьмястами четырехстах",
    500: "пятьсот пятисот пятистам пятьюстами пятистах",
    600: "шестьсот шестисот шестистам шестьюстами шестистах",
    700: "семьсот семисот семистам семьюстами семистах",
    800: "восемьсот восьмисот восьмистам восемьюстами восьмистах",
    900: "девятьсот девятисот девятистам девятьюстами девятистах",
}
_TEENS: Final = "одиннадцат двенадцат тринадцат четырнадцат пятнадцат шестнадцат семнадцат восемнадцат девятнадцат"
_ENGLISH: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety"
_RU_SCALES: Final = {"тысяч": 3, "миллион": 6, "миллиард": 9, "триллион": 12}
_EN_SCALES: Final = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
_CASES: Final = ("", "а", "и", "е", "у", "ей", "ам", "ами", "ах", "ы", "ов", "ом", "ью")
_PARTS: Final = {"десят": 10, "сот": 100, "тысячн": 1000}


def _small() -> dict[str, int]:
    table = {form: value for value, forms in _RUSSIAN.items() for form in forms.split()}
    table.update({base + end: 11 + i for i, base in enumerate(_TEENS.split()) for end in ("ь", "и", "ью")})
    table.update({word: value for value, word in enumerate(_ENGLISH.split())})
    table.update({word: 20 + 10 * i for i, word in enumerate(_TENS.split())})
    return table


SMALL: Final = _small()
"""Words of the numbers below a thousand, collective ones and halves of the great ones."""
SCALES: Final = {base + end: power for base, power in _RU_SCALES.items() for end in _CASES} | _EN_SCALES
_COLLECTIVE: Final = {"двое": 2, "двоих": 2, "трое": 3, "троих": 3, "четверо": 4, "четверых": 4, "пятеро": 5, "пятерых": 5}
_HALVES: Final = {"полтысячи": 500, "полмиллиона": 500_000, "полмиллиарда": 500_000_000}
SMALL.update(_COLLECTIVE | _HALVES)
ONE_AND_HALF: Final = frozenset({"полтора", "полторы", "полутора"})
STARTERS: Final = frozenset(SMALL) | ONE_AND_HALF | {"hundred"} | frozenset(w for w in SCALES if w not in ("тысяч",))
AMBIGUOUS: Final = (
    frozenset(_RUSSIAN[1].split())
    | frozenset(_COLLECTIVE)
    | {"one", "сот", "тысячи", "hundred", "thousand", "million", "billion"}
)
"""Words that count only with a unit: «один из», "one of", «тысячи людей»."""

_WORD: Final = re.compile(r"[ \u00a0\u202f\n-]{0,2}([^\W\d_]+)")


class Spelled(NamedTuple):
    """A number read from words: its value, where it ends, and how many words it has."""

    value: Decimal
    end: int
    words: int


def _tokens(text: str, position: int) -> Iterator[tuple[str, int]]:
    while (match := _WORD.match(text, position)) is not None:
        yield match.group(1).lower().replace("ё", "е"), match.end()
        position = match.end()


def read_words(text: str, position: int) -> Spelled | None:
    """The longest number in words that begins at `position` (leading spaces allowed), or None."""
    total, group, floor, scale, end, count = Decimal(0), Decimal(0), 1000, 99, position, 0
    seen = False
    for word, after in _tokens(text, position):
        if word in ONE_AND_HALF and not seen:
            group, floor, seen = Decimal("1.5"), 0, True
        elif word in SMALL and _fits(SMALL[word], floor):
            group, floor, seen = group + SMALL[word], _magnitude(SMALL[word]), True
        elif word == "hundred" and floor in (1, 0, 1000) and group < 100:
            group, floor, seen = (group or Decimal(1)) * 100, 100, True
        elif word in SCALES and SCALES[word] < scale:
            total, group, floor = total + (group if seen else Decimal(1)) * 10 ** SCALES[word], Decimal(0), 1000
            scale, seen = SCALES[word], True
            count, end = count + 1, after
            continue
        elif word == "and" and seen and floor != 1:
            continue
        elif word.startswith("цел") and seen:
            return _fraction(text, total + group, after, count + 1) or Spelled(total + group, end, count)
        else:
            break
        count, end = count + 1, after
    if seen and (half := _AND_HALF.match(text, end)) is not None:
        return Spelled(total + group + Decimal("0.5"), half.end(), count + 1)
    return Spelled(total + group, end, count) if seen else None


_AND_HALF: Final = re.compile(r"[ \u00a0](?:and a half|с половиной)(?!\w)", re.IGNORECASE)


def _fits(value: int, floor: int) -> bool:
    return _magnitude(value) < floor and not (10 <= value < 20 and floor == 10) and not (value == 0 and floor != 1000)


def _magnitude(value: int) -> int:
    return 100 if value >= 100 else 10 if value >= 20 else 1


def _fraction(text: str, whole: Decimal, position: int, count: int) -> Spelled | None:
    """«ноль целых одна десятая»: the part after «целых»."""
    match = re.compile(r"[ \u00a0]+и(?=[ \u00a0])").match(text, position)
    part = read_words(text, match.end() if match else position)
    if part is None:
        return None
    for word, end in _tokens(text, part.end):
        for base, size in _PARTS.items():
            if word.startswith(base):
                return Spelled(whole + part.value / size, end, count + part.words + 1)
        break
    return None
