"""Annotations: filled form fields and typed-on text drawn into the page before it is read; notes kept as comments; text that was
crossed out."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as raw

from core.readers.pdf.file import utf16

_MOST = 2_000
_DRAWN = frozenset({raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_STAMP})
_OVER = frozenset(
    {raw.FPDF_ANNOT_SQUARE, raw.FPDF_ANNOT_CIRCLE, raw.FPDF_ANNOT_POLYGON, raw.FPDF_ANNOT_INK, raw.FPDF_ANNOT_REDACT}
)
"""What may be drawn over words so that nobody sees them."""
_SILENT = _DRAWN | {raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP}


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What somebody noted on a page."""

    text: str
    author: str


def kinds(page: Any) -> frozenset[int]:
    """The kinds of the page's annotations (FPDF_ANNOT_…)."""
    return frozenset(kind for kind, _ in _each(page))


def draw(page: Any) -> bool:
    """Draws form fields and typed-on text into the page, in memory. True where the page must be loaded again."""
    return bool(raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY) == raw.FLATTEN_SUCCESS)


def drawn(found: frozenset[int]) -> bool:
    """Whether any of these kinds draws something on the page, so that `draw` is needed."""
    return bool(found & _DRAWN)


def remarks(page: Any) -> list[Remark]:
    """The texts of notes, marks and the like; those typed on the page too, where nothing says how they look."""
    found = []
    for kind, annotation in _each(page):
        undrawn = kind == raw.FPDF_ANNOT_FREETEXT and not raw.FPDFAnnot_HasKey(annotation, b"AP")
        text = "" if kind in _SILENT and not undrawn else _string(annotation, b"Contents").strip()
        if text:
            found.append(Remark(text=text.replace("\r\n", "\n").replace("\r", "\n"), author=_string(annotation, b"T")))
    return found


def struck(page: Any) -> list[tuple[float, float, float, float]]:
    """The rectangles (left, bottom, right, top, in the page's units) of text that a reviewer crossed out."""
    found = []
    for kind, annotation in _each(page):
        if kind == raw.FPDF_ANNOT_STRIKEOUT:
            found += list(_rectangles(annotation))
    return found


def ticks(page: Any) -> list[tuple[float, float, float, float, bool]]:
    """The boxes (as in `struck`) of check boxes and radio buttons that are shown, and whether they are ticked. Only they have
    one of several looks chosen (12.7.4.2.3: /AS)."""
    found, rect = [], raw.FS_RECTF()
    for kind, annotation in _each(page):
        state = _string(annotation, b"AS") if kind == raw.FPDF_ANNOT_WIDGET else ""
        unseen = raw.FPDFAnnot_GetFlags(annotation) & (raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW)
        if state and not unseen and raw.FPDFAnnot_GetRect(annotation, rect):
            found.append((rect.left, rect.bottom, rect.right, rect.top, state != "Off"))
    return found


def laid_over(page: Any) -> list[tuple[float, float, float, float]]:
    """The boxes (as in `struck`) of shapes that reviewers drew on the page."""
    found, rect = [], raw.FS_RECTF()
    for kind, annotation in _each(page):
        if kind in _OVER and raw.FPDFAnnot_GetRect(annotation, rect):
            found.append((rect.left, rect.bottom, rect.right, rect.top))
    return found


def _rectangles(annotation: Any) -> Iterator[tuple[float, float, float, float]]:
    quad = raw.FS_QUADPOINTSF()
    for index in range(min(raw.FPDFAnnot_CountAttachmentPoints(annotation), _MOST)):
        if raw.FPDFAnnot_GetAttachmentPoints(annotation, index, quad):
            xs, ys = (quad.x1, quad.x2, quad.x3, quad.x4), (quad.y1, quad.y2, quad.y3, quad.y4)
            yield min(xs), min(ys), max(xs), max(ys)


def _each(page: Any) -> Iterator[tuple[int, Any]]:
    for index in range(min(raw.FPDFPage_GetAnnotCount(page), _MOST)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        try:
            yield raw.FPDFAnnot_GetSubtype(annotation), annotation
        finally:
            raw.FPDFPage_CloseAnnot(annotation)


def _string(annotation: Any, key: bytes) -> str:
    size = raw.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFAnnot_GetStringValue(annotation, key, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_uint16)), size)
    return utf16(buffer.raw[:size])
