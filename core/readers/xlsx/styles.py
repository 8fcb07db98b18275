"""How cells look: number formats and fonts of the styles part."""

from dataclasses import dataclass
from typing import Final, TypeVar

from core.model.document import Mark
from core.readers.xlsx.names import Element, S, is_true
from core.readers.xlsx.numbers import BUILT_IN, LOCAL

T = TypeVar("T")
_WHITE: Final = ("FFFFFFFF", "00FFFFFF", "FFFFFF")


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """`code`: the number format. `marks`: type and value of what the font and fill say. `invisible`: white on white."""

    code: str = "General"
    marks: tuple[tuple[str, str], ...] = ()
    invisible: bool = False

    def over(self, text: str) -> tuple[Mark, ...]:
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
                codes[int(one.get("numFmtId"))] = one.get("formatCode") or "General"
        fonts = [_font(one) for one in root.iterfind(f"{S}fonts/{S}font")]
        fills = [_fill(one) for one in root.iterfind(f"{S}fills/{S}fill")]
        for one in root.iterfind(f"{S}cellXfs/{S}xf"):
            font, white = _at(fonts, one.get("fontId"), ((), False))
            fill = _at(fills, one.get("fillId"), "")
            marks = font + ((("highlight", fill),) if fill and fill not in _WHITE else ())
            code = codes.get(_whole(one.get("numFmtId")), "General")
            self._looks.append(Look(code=code, marks=marks, invisible=white and (not fill or fill in _WHITE)))

    def look(self, index: str | None) -> Look:
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


def _font(font: Element) -> tuple[tuple[tuple[str, str], ...], bool]:
    colour = font.find(S + "color")
    rgb = (colour.get("rgb") or "").upper() if colour is not None else ""
    white = rgb in _WHITE or (colour is not None and colour.get("theme") == "0" and not colour.get("tint"))
    marks = font_marks(font)
    return (*marks, ("colour", rgb[-6:])) if rgb and rgb[-6:] != "000000" else marks, white


def _fill(fill: Element) -> str:
    """The colour of a solid fill as RRGGBB or theme:n; "" for none."""
    pattern = fill.find(S + "patternFill")
    if pattern is None:
        return "gradient" if len(fill) else ""
    if pattern.get("patternType") in (None, "none"):
        return ""
    colour = pattern.find(S + "fgColor")
    if colour is None:
        return str(pattern.get("patternType"))
    return (colour.get("rgb") or "").upper()[-6:] or f"theme:{colour.get('theme') or colour.get('indexed') or ''}"


def _at(values: list[T], index: str | None, default: T) -> T:
    number = _whole(index)
    return values[number] if 0 <= number < len(values) else default


def _whole(text: str | None) -> int:
    return int(text) if text and text.isdigit() else 0
