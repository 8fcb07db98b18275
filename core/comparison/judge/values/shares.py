"""Parts of one and multiples in words: «двух третей голосов», "half of the fee", «вдвое», "twice"."""

import re
from decimal import Decimal
from typing import Final

from core.comparison.judge.values.numbers import plain
from core.comparison.judge.vocabulary.word_tables import words
from core.model.change import Found, FoundValue, ValueType

_S: Final = r"[ \u00a0\n]"
_NOT_COUNTED: Final = rf"(?<!перв..{_S})(?<!втор..{_S})(?<!first{_S})(?<!second{_S})(?<!latter{_S})"
"""«Вторая половина года», "the first half" name a time and no part."""
_SHARES: Final = {
    Decimal(1) / 2: rf"{_NOT_COUNTED}половин(?:а|ы|е|у|ой|ою)|наполовину"
    rf"|one[ -]half|{_NOT_COUNTED}half(?={_S}(?:of|the|a)(?!\w))",
    Decimal(2) / 3: rf"(?:две|двух|двум|двумя){_S}трет(?:и|ей|ям|ями|ях)|two[ -]thirds",
    Decimal(1) / 3: rf"(?:одн(?:а|ой|у){_S})трет(?:ь|и|ью)|трет(?:ь|и)(?!\w)"
    rf"|one[ -]third(?!{_S}part|{_S}person)|a{_S}third(?={_S}of)",
    Decimal(3) / 4: rf"(?:три|тр[её]х|тр[её]м|тремя){_S}четверт(?:и|ей|ям|ями|ях)|three[ -]quarters(?={_S}of)",
    Decimal(1) / 4: rf"(?<=на{_S})четверть|одн(?:а|ой|у){_S}четверт(?:ь|и|ью)|(?:a|one)[ -]quarter(?={_S}of)",
    **{
        Decimal(1) / of: rf"одн(?:а|ой|у){_S}{part}(?:ая|ой|ую)"
        for of, part in (
            (10, "десят"), (100, "сот"), (1000, "тысячн"), (130, rf"сто{_S}тридцат"), (150, rf"сто{_S}пятидесят"),
            (300, "тр[её]хсот"), (360, rf"тр[её]хсот{_S}шестидесят"),
        )
    },
}  # fmt: skip
"""The parts of a key rate by the day that laws and contracts name are among them."""
_TIMES: Final = {
    1: r"once(?= (?:a|an|per|each|every)(?!\w))",
    2: r"вдвое|вдвойне|двойн(?:ой|ая|ого|ому|ым|ом|ую)|дважды|twice|double(?= the)|two-?fold",
    3: r"втрое|втройне|тройн(?:ой|ая|ого|ому|ым|ом|ую)|трижды|thrice|triple(?= the)|three-?fold",
    4: r"вчетверо|four-?fold",
    5: r"впятеро|five-?fold",
    10: r"вдесятеро|ten-?fold",
}
_PLACES: Final = Decimal("1e-10")
_VALUES: Final = (
    *((ValueType.NUMBER, plain(part.quantize(_PLACES)), None, pattern) for part, pattern in _SHARES.items()),
    *((ValueType.QUANTITY, str(count), "times", pattern) for count, pattern in _TIMES.items()),
)
_WORDED: Final = re.compile(
    "|".join(rf"(?P<v{i}>(?<![\w-])(?:{pattern})(?!\w))" for i, (_, _, _, pattern) in enumerate(_VALUES)), re.IGNORECASE
)
TRIGGERS: Final = words(
    "половина половины половине половину половиной половиною наполовину треть трети третью третей третям третями третях "
    "четверть четверти четвертью четвертей четвертям четвертями четвертях вдвое вдвойне двойной двойная двойного двойному "
    "двойным двойном двойную дважды втрое втройне тройной тройная тройного тройному тройным тройном тройную трижды вчетверо "
    "впятеро вдесятеро half third thirds quarter quarters twice double thrice triple fold twofold threefold fourfold "
    "fivefold tenfold once "
    + " ".join(
        stem + end
        for stem in "десят сот тысячн тридцат пятидесят трехсот трёхсот шестидесят".split()
        for end in ("ая", "ой", "ую")
    )
)
"""The words that a part or a multiple is found by."""
_AHEAD: Final = 13
"""Characters before such a word in which its count can begin: «двумя третями», «одной трёхсот шестидесятой»."""


def share_at(text: str, start: int, end: int, word: str) -> Found | None:
    """The part or multiple that holds the word at `start`: a part is a number rounded to ten places, a multiple a quantity of
    "times"."""
    for match in _WORDED.finditer(text, max(0, start - _AHEAD)):
        if match.end() >= end:
            return _value(match) if match.start() <= start else None
    return None


def _value(match: "re.Match[str]") -> Found:
    assert match.lastgroup is not None
    kind, value, unit, _ = _VALUES[int(match.lastgroup[1:])]
    return kind, FoundValue(text=match.group(), start=match.start(), end=match.end(), value=value, unit=unit)


def share_agrees(words: str, parts: int) -> bool:
    """Whether words that name a part of one, and nothing else, name that of so many parts; other words say nothing of it."""
    match = _WORDED.fullmatch(words.strip())
    if match is None or not parts:
        return True
    kind, value, _, _ = _VALUES[int((match.lastgroup or "v0")[1:])]
    return kind is not ValueType.NUMBER or value == plain((Decimal(1) / parts).quantize(_PLACES))


def is_worded(found: FoundValue) -> bool:
    """Whether a value is a part or a multiple in words, which a sentence quotes as it stands."""
    if any(char.isdigit() for char in found.text):
        return False
    return any(_WORDED.match(f"{found.text} {word}") is not None for word in ("of", "the", "a")) or (
        found.text.lower() == "четверть"
    )
