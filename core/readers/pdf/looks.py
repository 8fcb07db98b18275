"""How the text of a page looks: size, direction, typeface, colour."""

import ctypes
import math
import re
import string
from dataclasses import dataclass

import numpy as np

from core.readers.pdf import library
from core.readers.pdf.frame import Frame

_BOLD = re.compile(r"bold|black|heavy|demi|semib|[-,]bd|cmbx|sfbx|(?<![a-z])bx\d", re.IGNORECASE)
_ITALIC = re.compile(r"ital|obli|slant|cmti|cmsl|sfti", re.IGNORECASE)
_MONO = re.compile(r"mono|cour|consol|typewriter|cmtt|sftt|menlo|inconsol|fixed|terminal|sourcecode", re.IGNORECASE)
_FLAG_FIXED, _FLAG_ITALIC, _FLAG_FORCE_BOLD = 1, 1 << 6, 1 << 18
_NO_CHARACTER = 1
_LETTERS = string.ascii_letters + "абвгдежзийклмнопрстуфхцчшщъыьэюя"
INVISIBLE_MODE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """What all the characters of one text object share. `size` in points as shown; `angle` in whole degrees, counted
    anticlockwise as the page is shown; `colour` as 0xRRGGBB."""

    size: float
    angle: int
    bold: bool
    italic: bool
    mono: bool
    font: str
    colour: int
    invisible: bool


class Looks:
    """How the text objects of a page look: most look like another one, and are known by what pdfium says of them."""

    def __init__(self, handle: object, frame: Frame) -> None:
        self._handle, self._frame = handle, frame
        self._matrix, self._origin, self._colour = np.zeros(6, np.float32), np.zeros(2, np.float64), np.zeros(4, np.uint32)
        origin, colour = self._origin.ctypes.data, self._colour.ctypes.data
        self._to_matrix = library.at(self._matrix.ctypes.data)
        self._to_origin = tuple(library.at(origin + 8 * k) for k in range(2))
        self._to_colour = tuple(library.at(colour + 4 * k) for k in range(4))
        self._fonts: dict[int, tuple[str, bool, bool, bool]] = {}
        self._known: dict[tuple[float, int, int, bytes, bytes], Style] = {}

    def base(self, at: int) -> tuple[float, float]:
        """The point that a character stands on, as shown."""
        if not library.char_origin(self._handle, at, *self._to_origin):
            self._origin[:] = 0
        return self._frame.point(*self._origin.tolist())

    def style(self, at: int, obj: int) -> Style:
        """How a character is shown; `obj`: the handle of its text object, 0 where it has none. Each style is made once a
        page."""
        if not library.char_matrix(self._handle, at, self._to_matrix):
            self._matrix[:] = 0
        if not library.char_fill(self._handle, at, *self._to_colour):
            self._colour[:] = 0
        font: int = (library.text_font(obj) if obj else 0) or 0
        mode: int = library.text_mode(obj) if obj else 0
        size: float = library.char_size(self._handle, at)
        signs = (size, font, mode, self._matrix[:4].tobytes(), self._colour[:3].tobytes())
        found = self._known.get(signs)
        if found is None:
            found = self._known[signs] = self._made(size, font, mode)
        return found

    def _made(self, size: float, font: int, mode: int) -> Style:
        a, b, c, d, _, _ = self._matrix.tolist()
        angle = round(math.degrees(math.atan2(b, a))) if (a or b) else 0
        if font not in self._fonts:
            self._fonts[font] = _font(font)
        name, bold, italic, mono = self._fonts[font]
        red, green, blue, _ = self._colour.tolist()
        return Style(
            size=round(size * (math.hypot(c, d) or math.hypot(a, b) or 1.0), 2),
            angle=(angle - 90 * self._frame.turn) % 360,
            bold=bold or mode == 2,
            italic=italic,
            mono=mono,
            font=name,
            colour=(red << 16) | (green << 8) | blue,
            invisible=mode == INVISIBLE_MODE,
        )


def _font(font: int) -> tuple[str, bool, bool, bool]:
    """Name without the subset's prefix; bold, italic, of one width."""
    if not font:
        return "", False, False, False
    buffer = ctypes.create_string_buffer(256)
    library.font_name(font, ctypes.addressof(buffer), 256)
    name = buffer.value.decode("utf-8", "replace")
    name = name[7:] if len(name) > 7 and name[6] == "+" else name
    flags = max(library.font_flags(font), 0)
    bold = bool(_BOLD.search(name)) or bool(flags & _FLAG_FORCE_BOLD)
    italic = bool(_ITALIC.search(name)) or bool(flags & _FLAG_ITALIC)
    return name, bold, italic, bool(_MONO.search(name)) or _one_width(font, said=bool(flags & _FLAG_FIXED))


def _one_width(font: int, *, said: bool) -> bool:
    """Whether letters that are narrow elsewhere are as wide as the wide ones; what the font gives for a character that it
    does not have is no sign of it. `said`: its flags say so, which is true unless its letters have several widths (Apache
    FOP sets them for every font)."""
    if said:
        return len(_widths(font, _LETTERS)) <= 1
    narrow = _widths(font, "il.")
    return len(narrow) == 1 and narrow == _widths(font, "mwM")


def _widths(font: int, characters: str) -> set[int]:
    """Those of the characters that the font has, at a size of 1000."""
    found = ctypes.c_float()
    where = ctypes.addressof(found)

    def width(code: int) -> int:
        return round(found.value) if library.font_width(font, code, 1000.0, where) else 0

    return set(map(width, map(ord, characters))) - {0, width(_NO_CHARACTER)}
