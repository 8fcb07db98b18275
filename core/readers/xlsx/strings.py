"""Texts of cells: plain or in runs with fonts of their own; phonetic guides are no part of them."""

import re
from dataclasses import dataclass
from typing import Final

from core.model.document import Mark
from core.readers.xlsx.names import Element, S
from core.readers.xlsx.styles import font_marks

_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True)
class Text:
    """A text of several fonts; marks in code points of it."""

    text: str
    marks: tuple[Mark, ...] = ()


def rich_text(element: Element) -> Text:
    """The text of an `si`, `is` or comment's `text` element."""
    said = ""
    marks: list[Mark] = []
    for child in element:
        if child.tag == S + "t":
            said += plain(child.text)
        elif child.tag == S + "r":
            run = "".join(plain(one.text) for one in child.iterfind(S + "t"))
            for type, value in font_marks(child.find(S + "rPr")):
                marks.append(Mark(start=len(said), end=len(said) + len(run), type=type, value=value))
            said += run
    return Text(said, tuple(mark for mark in marks if mark.start < mark.end))


def plain(text: str | None) -> str:
    """A string of the file: _xHHHH_ is a character (ECMA-376 part 1, 22.9.2.19), line ends are line feeds."""
    if not text:
        return ""
    if "_x" in text:
        text = _ESCAPED.sub(_character, text)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _character(found: re.Match[str]) -> str:
    code = int(found[1], 16)
    return "\ufffd" if code == 0 or 0xD800 <= code <= 0xDFFF else chr(code)
