"""How Word writes the numbers of lists (ISO/IEC 29500-1, 17.18.59 ST_NumberFormat)."""

from collections.abc import Callable
from typing import Final

RUSSIAN: Final = "абвгдежзиклмнопрстуфхцчшщыэюя"
"""The 29 letters that Word counts with: without ё, й, ъ and ь."""
LATIN: Final = "abcdefghijklmnopqrstuvwxyz"
HEBREW: Final = "אבגדהוזחטיכלמנסעפצקרשת"
ARABIC: Final = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
CHICAGO: Final = "*†‡§"
_ROMAN: Final = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_ONES: Final = """
    zero one two three four five six seven eight nine ten
    eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
    """.split()
_TENS: Final = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS: Final = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
_LONGEST: Final = 30
"""Letters repeat (z, aa, … zzz): beyond so many the number is written in digits, as is whatever is no positive number."""


def letters(number: int, alphabet: str) -> str:
    """1 is the first letter; after the last one the letters are doubled, then trebled, as Word does."""
    times, index = divmod(number - 1, len(alphabet))
    return alphabet[index] * (times + 1) if number > 0 and times < _LONGEST else str(number)


def roman(number: int) -> str:
    """In capitals; digits for 0, below, and from 32,768 on."""
    if not 0 < number < 32_768:
        return str(number)
    out = []
    for size, sign in _ROMAN:
        times, number = divmod(number, size)
        out.append(sign * times)
    return "".join(out)


def ordinal(number: int) -> str:
    """English: 1st, 2nd, 3rd, 11th."""
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def cardinal_words(number: int) -> str:
    """English words up to 999, digits beyond."""
    if not 0 <= number < 1000:
        return str(number)
    if number < 20:
        return _ONES[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return _TENS[tens] + (f"-{_ONES[ones]}" if ones else "")
    hundreds, rest = divmod(number, 100)
    return f"{_ONES[hundreds]} hundred" + (f" {cardinal_words(rest)}" if rest else "")


def ordinal_words(number: int) -> str:
    """English words up to 999 ("twenty-first"), then digits ("1000th")."""
    words = cardinal_words(number)
    if words.isdecimal() or number < 0:
        return ordinal(number)
    cut = max(words.rfind("-"), words.rfind(" ")) + 1
    head, last = words[:cut], words[cut:]
    if last.endswith("y"):
        return f"{head}{last[:-1]}ieth"
    return head + _ORDINALS.get(last, f"{last}th")


def _circled(number: int) -> str:
    return chr(0x2460 + number - 1) if 0 < number <= 20 else str(number)


def _full_width(number: int) -> str:
    return str(number).translate({48 + digit: 0xFF10 + digit for digit in range(10)})


_FORMATS: Final[dict[str, Callable[[int], str]]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02d}",
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "lowerLetter": lambda number: letters(number, LATIN),
    "upperLetter": lambda number: letters(number, LATIN.upper()),
    "russianLower": lambda number: letters(number, RUSSIAN),
    "russianUpper": lambda number: letters(number, RUSSIAN.upper()),
    "hebrew2": lambda number: letters(number, HEBREW),
    "arabicAlpha": lambda number: letters(number, ARABIC),
    "chicago": lambda number: letters(number, CHICAGO),
    "ordinal": ordinal,
    "cardinalText": lambda number: cardinal_words(number).capitalize(),
    "ordinalText": lambda number: ordinal_words(number).capitalize(),
    "hex": lambda number: f"{number:X}" if number >= 0 else str(number),
    "numberInDash": lambda number: f"- {number} -",
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": lambda number: f"({number})",
    "decimalEnclosedFullstop": lambda number: f"{number}.",
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "none": lambda number: "",
    "bullet": lambda number: "",
}


def written(number: int, number_format: str) -> str:
    """The number as a list shows it. A format of a script that is not known here falls back to digits.

    `ordinal:ru` is the ordinal of a document whose language is Russian: 1-й.
    """
    if number_format == "ordinal:ru":
        return f"{number}-й"
    return _FORMATS.get(number_format, str)(number)
