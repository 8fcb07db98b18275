"""Labels at the start of a paragraph: bullets, and the numbers of headings, clauses and list items."""

import re
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise
from statistics import median

from core.readers.pdf.line import Line

_BULLETS = "•●○◦▪■□▫◆◇♦►▶➢➤➔✓✔✗✘✖✕‣⁃∙·\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf0a8\uf06f"
_DASHES = "–—−-‐*"
_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{1,3}){1,7}\.?|\d{1,3}[.)])(?=[\s\u00a0])")
_BARE = re.compile(r"([A-ZА-ЯЁ]\.\d{1,3}(?:\.\d{1,3})*\.?|\d{1,3})(?=[\s\u00a0])")
_TOUCHING = re.compile(r"(\d{1,3}(?:\.\d{1,3}){1,7})(?=[A-ZА-ЯЁ][a-zа-яё]{3})")
"""A number whose tab ends at once, for the next stop stands right behind it: "1.10General provisions"."""
_QUANTITY = re.compile(r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d{1,2}[ \u00a0][^\W\d_]{3,}\.?[ \u00a0](?:19|20)\d\d(?!\d)")
"""A number with its thousands apart, a date: no number of a paragraph, though one may seem to stand before them."""
_PREFIXED = re.compile(r"([A-ZА-ЯЁ]{1,3}\d{1,3}(?:\.\d{1,3})*[.)]?)(?=[\s\u00a0])")
_LETTER = re.compile(
    r"(\(?(?:[a-zа-яёA-ZА-ЯЁ]|[ivxIVX]{1,5}|\d{1,3})\)|\[\d{1,3}\]|(?:[ivxIVX]{1,5}|[A-Za-zА-Яа-я])\.)(?=[\s\u00a0])"
)
_NAMED = re.compile(
    r"((?:Статья|Глава|Раздел|Часть|Приложение|Подраздел|Article|Chapter|Section|Part|Appendix|Annex|Clause)"
    r"\s+(?:\d+(?:\.\d+)*|[IVXLC]+|[A-ZА-Я])(?:[.:]|(?=\s|$)))",
)
_LISTED = re.compile(
    r"(?:[•●○◦▪■□–—―\-*·‣⁃➢✓✔\uf000-\uf0ff]|\(?(?:\d{1,3}|[a-zа-яё]|[ivxlc]+|[a-zа-я]{1,3}\d{1,3})(?:\.\d+)*[.)]?|\[\d+\])$",
    re.IGNORECASE,
)
"""What stands before an item of a list, and nothing else with it."""
_SPACES = 4
"""Spaces of a line by which one sees how wide they usually are."""
GAP = 0.45
"""In font sizes: a gap after a label that no word space makes."""


class Strength(IntEnum):
    """How surely a label opens a paragraph."""

    NONE = 0
    WEAK = 1
    STRONG = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """`text` as printed; `length`: characters of the line that belong to it, with the white space behind; `x`: where
    the text behind it begins, in points."""

    text: str
    length: int
    strength: Strength
    x: float
    bullet: bool = False


def find_label(line: Line) -> Label | None:
    """The label that the line begins with."""
    text = line.text
    first = text[:1]
    if first in _BULLETS or first in _DASHES or text[:2] == "o ":
        return _bullet(line, first)
    if not (first.isdigit() or first in "([" or text[1:2] in ".)" or first.isupper() or text[1:3].strip(".)ivxIVX") != text[1:3]):
        return None
    match = _NUMBER.match(text) or _TOUCHING.match(text)
    if match:
        return _numbered(line, match.group(1))
    match = _LETTER.match(text)
    if match:
        return _numbered(line, match.group(1))
    match = _PREFIXED.match(text)
    if match and _apart(line, len(match.group(1))):
        return _numbered(line, match.group(1))
    match = _BARE.match(text) if _QUANTITY.match(text) is None else None
    if match and (_apart(line, len(match.group(1))) or line.bold):
        return _numbered(line, match.group(1))
    return None


def is_list_label(text: str) -> bool:
    """Whether a text is nothing but what stands before an item of a list."""
    return _LISTED.match(text) is not None


def named_label(text: str) -> str | None:
    """«Статья 5.», "Section 3": what a heading of an act begins with; it stays in the text."""
    match = _NAMED.match(text)
    return match.group(1) if match else None


def _bullet(line: Line, first: str) -> Label | None:
    rest = line.text[1:]
    if not rest.strip() or not rest[:1].isspace():
        return None
    gap = _gap_after(line, 1)
    strength = Strength.WEAK if first in _DASHES and gap <= GAP * line.size else Strength.STRONG
    if first == "o" and gap < 0.7 * line.size:
        return None
    return _label(line, first, strength, bullet=True)


def _numbered(line: Line, text: str) -> Label | None:
    if not line.text[len(text) :].strip():
        return None
    strength = Strength.STRONG if _apart(line, len(text)) else Strength.WEAK
    return _label(line, text, strength)


def _label(line: Line, text: str, strength: Strength, *, bullet: bool = False) -> Label:
    rest = line.text[len(text) :]
    length = len(text) + len(rest) - len(rest.lstrip())
    return Label(text=text, length=length, strength=strength, x=_x_at(line, length), bullet=bullet)


def _x_at(line: Line, offset: int) -> float:
    """The left edge of the character at `offset` of the line's text."""
    for piece, start in zip(reversed(line.pieces), reversed(line.offsets), strict=True):
        if offset >= start:
            return float(line.sheet.x0[min(piece.start + offset - start, piece.end - 1)])
    return line.x0


def _gap_after(line: Line, length: int) -> float:
    """The width of the white space after the first `length` characters."""
    rest = line.text[length:]
    after = length + len(rest) - len(rest.lstrip())
    if after >= len(line.text) or after == length:
        return 0.0
    return _x_at(line, after) - _right_of(line, length - 1)


def _apart(line: Line, length: int) -> bool:
    """Whether the white space after the first `length` characters is wider than the line's words are apart, also where the
    line is stretched to the margins."""
    gap = _gap_after(line, length)
    if gap <= GAP * line.size:
        return False
    sheet = line.sheet
    spaces = [float(sheet.x1[k] - sheet.x0[k]) for p in line.pieces for k in range(p.start, p.end) if sheet.text[k] == " "]
    spaces += [q.x0 - p.x1 for p, q in pairwise(line.pieces)]
    return len(spaces) < _SPACES or gap > 1.3 * median(spaces)


def _right_of(line: Line, offset: int) -> float:
    for piece, start in zip(reversed(line.pieces), reversed(line.offsets), strict=True):
        if offset >= start:
            return float(line.sheet.x1[min(piece.start + offset - start, piece.end - 1)])
    return line.x0
