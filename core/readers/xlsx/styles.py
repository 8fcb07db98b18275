"""How cells look: number formats and fonts of the styles part."""

import re
from dataclasses import dataclass
from typing import Final, TypeVar

from core import limits
from core.model.document import Mark
from core.readers.xlsx.names import Element, S, is_true
from core.readers.xlsx.numbers import BUILT_IN, LOCAL

T = TypeVar("T")
_WHITE: Final = ("FFFFFFFF", "00FFFFFF", "FFFFFF")
_AS_WHITE: Final = re.compile("(?:F[D-F]){3}")
"""What nobody tells from a white sheet."""
_INDEXED: Final = {"0": "000000", "1": "FFFFFF", "8": "000000", "9": "FFFFFF", "64": "000000", "65": "FFFFFF"}
_THEME: Final = {"0": "FFFFFF", "1": "000000"}
"""The colours of the palette and of the usual themes that are no colours."""
_TINY_POINTS: Final = 1.0
"""Text of this size or less cannot be seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """`code`: the number format. `marks`: type and value of what the font and fill say. `invisible`: white on white,
    of the colour of its fill, or too small to be seen. `open`: protection of the sheet leaves the cell open."""

    code: str = "General"
    marks: tuple[tuple[str, str], ...] = ()
    invisible: bool = False
    open: bool = False

    def over(self, text: str) -> tuple[Mark, ...]:
        """Its marks over all of a cell's text; none over no text."""
        return tuple(Mark(start=0, end=len(text), type=type, value=value) for type, value in self.marks) if text else ()


class Styles:
    """The looks of a workbook by a cell's `s`. A part that is missing or damaged gives every cell the plain look."""

    def __init__(self, root: Element | None, language: str) -> None:
        self._looks: list[Look] = []
        if root is None:
            return
        codes = {**BUILT_IN, **LOCAL[language]}
        for one in root.iterfind(f"{S}numFmts/{S}numFmt"):
            if (one.get("numFmtId") or "").isdigit():
                code = one.get("formatCode") or "General"
                codes[int(one.get("numFmtId"))] = code if len(code) <= limits.NUMBER_FORMAT_CHARS else "General"
        fonts = [_font(one) for one in root.iterfind(f"{S}fonts/{S}font")]
        fills = [_fill(one) for one in root.iterfind(f"{S}fills/{S}fill")]
        for one in root.iterfind(f"{S}cellXfs/{S}xf"):
            font, colour = _at(fonts, one.get("fontId"), ((), ""))
            fill, behind = _at(fills, one.get("fillId"), ("", ""))
            marks = font + ((("highlight", fill),) if fill and fill not in _WHITE else ())
            code = codes.get(_whole(one.get("numFmtId")), "General")
            lock = one.find(S + "protection")
            opened = lock is not None and not is_true(lock.get("locked"), True)
            self._looks.append(Look(code=code, marks=marks, invisible=_unseen(colour, behind), open=opened))

    def look(self, index: str | None) -> Look:
        """The look at this index; the plain one where the style sheet lacks it."""
        return _at(self._looks, index or "0", _PLAIN)


_PLAIN: Final = Look()


def font_marks(properties: Element | None) -> tuple[tuple[str, str], ...]:
    """The marks of a font or of a run's properties: bold, italic, underline, strike."""
    found = []
    for tag, type in (("b", "bold"), ("i", "italic"), ("u", "underline"), ("strike", "strike")):
        one = properties.find(S + tag) if properties is not None else None
        if one is not None and is_true(one.get("val"), True) and one.get("val") != "none":
            found.append((type, ""))
    return tuple(found)


def _font(font: Element) -> tuple[tuple[tuple[str, str], ...], str]:
    """The marks of a font, and its colour; "tiny" where it is too small to be seen."""
    colour, size = font.find(S + "color"), font.find(S + "sz")
    rgb = (colour.get("rgb") or "").upper() if colour is not None else ""
    marks = font_marks(font)
    marks = (*marks, ("colour", rgb[-6:])) if rgb and rgb[-6:] != "000000" else marks
    return marks, "tiny" if size is not None and _is_tiny(size.get("val")) else _colour(colour)


def _is_tiny(points: str | None) -> bool:
    try:
        return 0 < float(points or 11) <= _TINY_POINTS
    except ValueError:
        return False


def _fill(fill: Element) -> tuple[str, str]:
    """The colour of a fill as its mark says it (RRGGBB or theme:n; "" for none), and as a font's can be compared with it."""
    pattern = fill.find(S + "patternFill")
    if pattern is None:
        return ("gradient", "gradient") if len(fill) else ("", "")
    if pattern.get("patternType") in (None, "none"):
        return "", ""
    colour = pattern.find(S + "fgColor")
    if colour is None:
        return str(pattern.get("patternType")), str(pattern.get("patternType"))
    said = (colour.get("rgb") or "").upper()[-6:] or f"theme:{colour.get('theme') or colour.get('indexed') or ''}"
    return said, _colour(colour) if pattern.get("patternType") == "solid" else said


def _colour(colour: Element | None) -> str:
    """A colour as something that is the same where the colours are: RRGGBB where it is known, else how the file names it. Of one
    that is named in two ways programs show the theme's."""
    if colour is None:
        return ""
    if colour.get("rgb") and not colour.get("theme"):
        return str(colour.get("rgb")).upper()[-6:]
    if colour.get("indexed"):
        return _INDEXED.get(colour.get("indexed"), f"indexed:{colour.get('indexed')}")
    tint = colour.get("tint") if (colour.get("tint") or "0").strip("0.-") else ""
    if colour.get("theme") and not tint:
        return _THEME.get(colour.get("theme"), f"theme:{colour.get('theme')}")
    return f"theme:{colour.get('theme')} {tint}" if colour.get("theme") else ""


def _unseen(colour: str, behind: str) -> bool:
    if colour == "tiny":
        return True
    behind = "" if _AS_WHITE.fullmatch(behind) else behind
    return bool(_AS_WHITE.fullmatch(colour)) if not behind else behind == (colour or "000000")


def _at(values: list[T], index: str | None, default: T) -> T:
    number = _whole(index)
    return values[number] if 0 <= number < len(values) else default


def _whole(text: str | None) -> int:
    return int(text) if text and text.isdigit() else 0
