"""Endnotes: the last lines of a document, each note with the raised sign that stands in the text before, or as an item of a list
of its own, as browsers print them; or the last lines of a chapter, with their numbers in brackets, as asciidoctor does."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from core.readers.pdf.line import Line
from core.readers.pdf.sheet import Piece, Sheet, sign_of

_LINES: Final = 8
"""Lines that a note has at most, as a mean: longer texts that begin with a raised sign are no notes."""
_ROMAN: Final = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_RAISED: Final = re.compile(r"[^\0]+")
_BRACKETED: Final = re.compile(r"\[\d{1,3}\](?=[\s\u00a0])")
_SMALL: Final = 0.94
"""The share of the text's size that the size of such notes does not exceed."""
_ITEM: Final = re.compile(r"(\d{1,3})[.)]?(?=[\s\u00a0]|$)")
Found = tuple[str, int, tuple[Line, ...]]
"""A note's sign, the number of its characters, its lines."""


def find_endnotes(lines: Sequence[Line], *, listed: bool = True) -> list[Found]:
    """The notes that end a document, of all its lines in order: numbered from one on, and each number raised in the text. Notes
    whose own numbers are not raised are those of which each number stands raised once, and no other; they are looked for where
    no page has notes (`listed`)."""
    start, notes = _last_list([(at, *sign) for at, line in enumerate(lines) if (sign := _sign(line)) is not None])
    if notes:
        return _parted(lines, notes) if _is_list(lines, notes) and set(_signs(notes)) <= _raised(lines[:start]).keys() else []
    return (_listed(lines, powers=True) or _listed(lines, powers=False)) if listed else []


def _listed(lines: Sequence[Line], *, powers: bool) -> list[Found]:
    """The notes that end a document as the items of a list. `powers`: whether raised figures behind figures count as signs."""
    raised = _figures(lines, powers=powers)
    if not raised:
        return []
    start, notes = _last_list([(at, *sign) for at, line in enumerate(lines) if (sign := _item(line, raised)) is not None])
    once = Counter(_signs(notes)) == _figures(lines[:start], powers=powers) == raised
    return _parted(lines, notes) if notes and once and _is_list(lines, notes) else []


def chapter_notes(lines: Sequence[Line], body: float) -> list[list[Found]]:
    """The notes that end each chapter: small lines that begin with numbers in brackets, from one on, which all stand raised in
    the text since those of the chapter before. `body`: the usual size in points."""
    found: list[list[Found]] = []
    at = since = 0
    while at < len(lines):
        end = at
        while end < len(lines) and lines[end].size <= _SMALL * body and abs(lines[end].size - lines[at].size) < 0.3:
            end += 1
        own = _bracketed(lines[at:end])
        if own and {sign for sign, _, _ in own} <= _raised(lines[since:at]).keys():
            found.append(own)
            since = end
        at = max(end, at + 1)
    return found


def _bracketed(lines: Sequence[Line]) -> list[Found]:
    """Lines that are nothing but notes with numbers in brackets; none where they are not counted from one on."""
    signs = [(at, sign.group()) for at, line in enumerate(lines) if (sign := _BRACKETED.match(line.text))]
    counted = [sign for _, sign in signs] == [f"[{number}]" for number in range(1, len(signs) + 1)]
    if not signs or signs[0][0] != 0 or not counted:
        return []
    return _parted(lines, [(at, sign, len(sign)) for at, sign in signs])


def _last_list(signs: Sequence[tuple[int, str, int]]) -> tuple[int, Sequence[tuple[int, str, int]]]:
    """The line of the last number one, and all numbers from there on."""
    first = next((k for k in range(len(signs) - 1, -1, -1) if _value(signs[k][1]) == 1), None)
    return (0, ()) if first is None else (signs[first][0], signs[first:])


def _is_list(lines: Sequence[Line], notes: Sequence[tuple[int, str, int]]) -> bool:
    """Whether the notes are counted, of one size, and no longer than notes are."""
    start = notes[0][0]
    counted = all(_value(sign) == number for number, (_, sign, _) in enumerate(notes, 1))
    alike = all(abs(line.size - lines[-1].size) < 0.3 for line in lines[start:])
    return counted and alike and len(lines) - start <= _LINES * len(notes)


def _parted(lines: Sequence[Line], notes: Sequence[tuple[int, str, int]]) -> list[Found]:
    ends = [*(at for at, _, _ in notes[1:]), len(lines)]
    return [(sign, length, tuple(lines[at:end])) for (at, sign, length), end in zip(notes, ends, strict=True)]


def _signs(notes: Sequence[tuple[int, str, int]]) -> list[str]:
    return [sign for _, sign, _ in notes]


def _raised(lines: Sequence[Line], *, powers: bool = True) -> Counter[str]:
    return Counter(sign for line in lines for piece in line.pieces for sign in raised_signs(line.sheet, piece, powers=powers))


def raised_signs(sheet: Sheet, piece: Piece, *, powers: bool = True) -> list[str]:
    """The raised signs of a piece of text. `powers`: those behind figures too."""
    flags = sheet.raised[piece.start : piece.end]
    if not flags.any():
        return []
    text = "".join(c if f else "\0" for c, f in zip(piece.text, flags.tolist(), strict=True))
    parts = _RAISED.finditer(text)
    return [sign_of(part.group()) for part in parts if part.group().strip() and (powers or not _behind_figure(piece.text, part))]


def _behind_figure(text: str, part: re.Match[str]) -> bool:
    return part.start() > 0 and text[part.start() - 1].isdigit() and part.group().strip().isdigit()


def _sign(line: Line) -> tuple[str, int] | None:
    """The raised number that a line begins with, and the number of its characters."""
    piece = line.pieces[0]
    flags = line.sheet.raised[piece.start : piece.end].tolist()
    if not flags[0]:
        return None
    length = flags.index(False) if False in flags else len(flags)
    sign = sign_of(piece.text[:length])
    return (sign, length) if _value(sign) and len(line.text) > length else None


def _figures(lines: Sequence[Line], *, powers: bool) -> Counter[str]:
    return Counter({sign: count for sign, count in _raised(lines, powers=powers).items() if sign.isdecimal()})


def _item(line: Line, raised: Counter[str]) -> tuple[str, int] | None:
    """The number of a list's item, where such a number stands raised, and the number of its characters."""
    found = _ITEM.match(line.pieces[0].text)
    if found is None or found.group(1) not in raised or len(line.text) <= found.end():
        return None
    return found.group(1), found.end()


def _value(sign: str) -> int:
    """A figure or a Roman number in small letters; 0 for what is neither."""
    if sign.isdecimal():
        return int(sign)
    if not sign or any(letter not in _ROMAN for letter in sign):
        return 0
    values = [_ROMAN[letter] for letter in sign]
    return sum(-one if one < two else one for one, two in zip(values, [*values[1:], 0], strict=True))
