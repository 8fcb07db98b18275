"""Footnotes: smaller lines at the foot of a page that begin with a sign which stands, raised, in the page's text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.readers.pdf.drawings import Rule
from core.readers.pdf.endnotes import raised_signs
from core.readers.pdf.grid import merged_rules
from core.readers.pdf.line import Line, Row, chunks
from core.readers.pdf.page import Page
from core.readers.pdf.sheet import sign_of

_SMALL = 0.94
"""The share of the body's size that a note's size does not exceed."""
_SIGN = re.compile(r"(\d{1,3}|[*†‡§]{1,4}|[a-zа-я])\)?(?=[\s\u00a0]|$|[^\w.,)])")

Sign = tuple[str, int, bool]
"""A note's sign, the number of its characters, and whether it is raised."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Foot:
    """The notes of one page. `body`: the rows above them. `notes`: sign, characters of the sign, rows; the sign is empty
    where the rows go on the note of the page before."""

    body: tuple[Row, ...]
    notes: tuple[tuple[str, int, tuple[Row, ...]], ...]


def find_notes(page: Page, rows: Sequence[Row], body: float) -> Foot:
    """Splits the rows of a page, its furniture taken away, into text and notes. `body`: the usual size in points."""
    open_from = _outside_tables(page, rows)
    start = _small_from(rows, body, open_from)
    signs = _raised_signs(page, rows[:start])
    first = _rule_above(page, rows, start, open_from, signs)
    if first is not None and first < start:
        start = first
    notes: list[tuple[str, int, tuple[Row, ...]]] = []
    begin = None
    before: Sign | None = None
    for k in range(start, len(rows)):
        sign = _sign(page, rows[k])
        if sign and (
            (sign[0] in signs and sign[2]) or (first is not None and k >= first and _opens(rows[k], sign, before, signs))
        ):
            begin, before = k if begin is None else begin, sign
            notes.append((sign[0], sign[1], (rows[k],)))
        elif notes:
            notes[-1] = (notes[-1][0], notes[-1][1], (*notes[-1][2], rows[k]))
    if first is not None and (begin is None or first < begin):
        carried = tuple(rows[first : len(rows) if begin is None else begin])
        if notes or _carried(page, rows, first):
            return Foot(body=tuple(rows[:first]), notes=(("", 0, carried), *notes))
    if begin is None:
        return Foot(body=tuple(rows), notes=())
    return Foot(body=tuple(rows[:begin]), notes=tuple(notes))


def column_notes(page: Page, lines: Sequence[Line], body: float) -> int:
    """Where the notes at the foot of one column begin among its lines; their number where it has none."""
    if len(lines) < 2 or not page.sheets or not page.sheets[0].raised.any():
        return len(lines)
    signs = _raised_signs(page, [list(line.pieces) for line in lines])
    short = [r for r in merged_rules(page.drawings.rules, False) if not r.upright]
    for k in range(len(lines) - 1, 0, -1):
        line, above = lines[k], lines[k - 1]
        sign = _sign(page, list(line.pieces))
        if sign is None or sign[0] not in signs:
            continue
        width = line.column.width
        ruled = any(
            above.base - 1 < r.at < line.base - 0.3 * line.size
            and abs(r.start - line.column.left) < 12
            and r.end - r.start < 0.7 * width
            for r in short
        )
        if ruled or (sign[2] and all(other.size <= _SMALL * body for other in lines[k:]) and above.size > _SMALL * body):
            return k
    return len(lines)


def split_notes(page: Page, lines: Sequence[Line]) -> list[tuple[str, int, tuple[Line, ...]]]:
    """Lines of notes, the first of which begins with a sign, as sign, characters of the sign, lines."""
    found: list[tuple[str, int, tuple[Line, ...]]] = []
    for line in lines:
        sign = _sign(page, list(line.pieces))
        expected = not found or (sign is not None and _follows(found[-1][0], sign[0]))
        if sign is not None and expected:
            found.append((sign[0], sign[1], (line,)))
        elif found:
            found[-1] = (found[-1][0], found[-1][1], (*found[-1][2], line))
    return found


def _opens(row: Row, sign: Sign, before: Sign | None, signs: set[str]) -> bool:
    """Whether a row below the rule that begins so is a note of its own: the first of them is; of the others one as raised as
    the one before it or without any words, and, if that is not, one that follows it or stands, raised, in the text."""
    if before is None or sign[2] or (sign[0] in signs and sum(len(piece.text) for piece in row) == sign[1]):
        return True
    return not before[2] and (sign[0] in signs or (not sign[0].isalpha() and _follows(before[0], sign[0])))


def _follows(before: str, sign: str) -> bool:
    """Numbers follow one another; other signs only differ."""
    if before.isdecimal() and sign.isdecimal():
        return int(sign) == int(before) + 1 or int(sign) == 1
    return before != sign


def _outside_tables(page: Page, rows: Sequence[Row]) -> int:
    """The first row of the page's end that stands beside no two upright rules."""
    walls = [r for r in merged_rules(page.drawings.rules, True) if r.end - r.start > 8]
    start = len(rows)
    while start > 0 and sum(1 for w in walls if w.start <= rows[start - 1][0].base - 2 <= w.end) < 2:
        start -= 1
    return start


def _small_from(rows: Sequence[Row], body: float, open_from: int) -> int:
    """The first of the small rows at the page's end."""
    start = len(rows)
    while start > open_from and max(p.size for p in rows[start - 1]) <= _SMALL * body and len(chunks(rows[start - 1])) < 3:
        start -= 1
    return start


def _rule_above(page: Page, rows: Sequence[Row], start: int, open_from: int, signs: set[str]) -> int | None:
    """The row below a short rule from the left margin: small, or beginning with a sign that the text above holds."""
    width = page.frame.shown[0]
    left = min((r[0].x0 for r in rows), default=0.0)
    short = [r for r in merged_rules(page.drawings.rules, False) if _separates(r, left, width)]
    for k in range(open_from, len(rows)) if short else ():
        top = rows[k - 1][0].base if k else 0.0
        if any(top - 1 < r.at < rows[k][0].base - 0.3 * rows[k][0].size for r in short):
            sign = _sign(page, rows[k])
            if k >= start or (sign and sign[0] in signs):
                return k
    return None


def _separates(rule: Rule, left: float, width: float) -> bool:
    return not rule.upright and abs(rule.start - left) < 40 and 30 < rule.end - rule.start < 0.55 * width


def _carried(page: Page, rows: Sequence[Row], first: int) -> bool:
    """Small rows below a rule, low on the page, without a sign: the rest of a note from the page before."""
    return rows[first][0].base > 0.5 * page.frame.shown[1] and page.number > 1


def _raised_signs(page: Page, rows: Sequence[Row]) -> set[str]:
    """The raised signs in the page's text."""
    sheet = page.sheets[0] if page.sheets else None
    found: set[str] = set()
    if sheet is None or not sheet.raised.any():
        return found
    for row in rows:
        for piece in row:
            found.update(raised_signs(sheet, piece))
    return found


def _sign(page: Page, row: Row) -> Sign | None:
    """The sign that a row begins with, the number of its characters, and whether it is raised; a sign that is not has a
    space behind it."""
    sheet, piece = page.sheets[0], row[0]
    flags = sheet.raised[piece.start : piece.end].tolist()
    if flags[0]:
        length = flags.index(False) if False in flags else len(flags)
        return sign_of(piece.text[:length]), length, True
    match = _SIGN.match(piece.text)
    return (match.group(1), len(match.group(0)), False) if match else None
