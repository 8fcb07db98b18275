"""Flags that a careful reader wants: look-alike letters, invisible characters, a figure against its words."""

import re
from dataclasses import replace
from typing import Final

from core.comparison.judge.values.numbers import read_number
from core.comparison.judge.values.numerals import STARTERS, read_words
from core.comparison.judge.values.shares import share_agrees
from core.comparison.judge.values.spelled import repeated_amounts
from core.comparison.judge.vocabulary.letters import has_invisible, lookalike_words
from core.model.document import Block, Flag

_FIGURE_WORDS: Final = re.compile(r"(\d[\d  \u2009\u202f.,]*?)\s*(?:[%$€£₽]|[^\W\d_]{1,12}\.?)?\s?\(\s*([^\W\d_]+)")
_SHARE: Final = re.compile(r"(?<![\d.,/])1/(\d{1,4})[ \u00a0]?\(([^()\d]{5,60})\)")
"""A part and its words: «1/300 (одной трёхсотой)»."""
_WORDS_FIGURE: Final = re.compile(r"([^\W\d_]+)[ \u00a0]\((\d[\d\u00a0 ,.]*)\)")


def flag(block: Block) -> Block:
    """The block with LOOKALIKE, WORDS_DISAGREE and ZERO_WIDTH added where they hold; the same object where none does."""
    text = block.text
    found = []
    if not text.isascii():
        if lookalike_words(text):
            found.append(Flag.LOOKALIKE)
        if has_invisible(text):
            found.append(Flag.ZERO_WIDTH)
    if "(" in text and words_disagree(text):
        found.append(Flag.WORDS_DISAGREE)
    fresh = tuple(item for item in found if item not in block.flags)
    return replace(block, flags=block.flags + fresh) if fresh else block


def words_disagree(text: str) -> bool:
    """Whether a figure is followed by words in brackets that name another number: «10 (пятнадцать) дней»."""
    return bool(disagreements(text))


def disagreements(text: str) -> list[tuple[int, int]]:
    """The spans, figure and words together, of every figure that disagrees with its words."""
    said = {one.end: one for one in repeated_amounts(text)}
    spans = [(one.start, one.end) for one in said.values() if not one.agrees and _stands_alone(text, one.start)]
    for match in _FIGURE_WORDS.finditer(text):
        if text.find(")", match.end()) + 1 in said:
            continue
        if match.group(2).lower().replace("ё", "е") in STARTERS and _disagree(text, match.start(1), match.start(2)):
            close = text.find(")", match.end())
            spans.append((match.start(1), close + 1 if 0 <= close < match.end() + 120 else match.end()))
    spans += [match.span() for match in _SHARE.finditer(text) if not share_agrees(match.group(2), int(match.group(1)))]
    spans += [match.span() for match in _WORDS_FIGURE.finditer(text) if _reversed_disagree(text, match)]
    return spans


def _disagree(text: str, figure: int, words: int) -> bool:
    number = read_number(text, figure)
    spelled = read_words(text, words)
    if number is None or spelled is None or number.value == spelled.value:
        return False
    return _stands_alone(text, figure) and not _explains(text, spelled.end)


def _stands_alone(text: str, figure: int) -> bool:
    """A figure that is part of a code or a clause number says nothing of the words after it."""
    if figure and (text[figure - 1].isalnum() or text[figure - 1] in ".,-/№_"):
        return False
    return _CLAUSE_BEFORE.search(text, max(0, figure - 16), figure) is None


_CLAUSE_BEFORE: Final = re.compile(
    r"(?:№|§|п|пп|ст|ч|гл|п\w{3,8}т\w{0,2}|стать\w+|част\w+|раздел\w*|clause|section|article|part|no)\.?[ \u00a0]*\Z",
    re.IGNORECASE,
)


def _explains(text: str, end: int) -> bool:
    """«10 (два в каждой группе)»: words that count something else than the figure."""
    rest = text[end : end + 24].lower().replace("\u00a0", " ")
    after = rest.lstrip()
    return not (after.startswith(")") or _UNIT_WORDS.match(after) is not None)


_UNIT_WORDS: Final = re.compile(
    r"(?:руб|копе|коп\.|процент|дн|ден|рабоч|календ|банков|месяц|год|лет|недел|час|минут|секунд|"
    r"долл|евро|юан|тенге|dollar|euro|pound|cent|percent|per cent|day|week|month|year|hour|minute|working|business|calendar|%)",
    re.IGNORECASE,
)


def _reversed_disagree(text: str, match: "re.Match[str]") -> bool:
    """ "fifteen (10) days": the words before the bracket, read from as far left as they are a number."""
    last = match.group(1).lower().replace("ё", "е")
    if last not in STARTERS or _COUNTED.match(text, match.end()) is None:
        return False
    start = match.start(1)
    while (before := _PREVIOUS.search(text, 0, start)) is not None and before.group(1).lower().replace("ё", "е") in STARTERS:
        start = before.start(1)
    spelled = read_words(text, start)
    number = read_number(text, match.start(2))
    if spelled is None or number is None or spelled.end != match.end(1):
        return False
    return spelled.value != number.value


_COUNTED: Final = re.compile(rf"[ \u00a0]{_UNIT_WORDS.pattern}", re.IGNORECASE)
"""After a figure that repeats words something is counted; "one (8)" refers to a formula."""
_PREVIOUS: Final = re.compile(r"([^\W\d_]+)[ \u00a0-]\Z")
