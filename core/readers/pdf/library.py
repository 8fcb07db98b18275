"""The few functions of pdfium that are called once a character or once an object, bound so that a call costs little.

pypdfium2's own bindings check and convert every argument; here an address goes in as a whole number and the answer is
written straight into a numpy array. The interpreter's lock is kept: the calls last less than a microsecond each.

What is called once a character has no types to convert its arguments to, which takes as long as the call itself: each address,
the handle of the text page too, goes in as what `at` makes of it, and whole numbers as they are.
"""

import ctypes
import threading
from collections.abc import Callable
from typing import Any, cast

import pypdfium2.raw as raw

LOCK = threading.RLock()
"""pdfium is not safe for several threads at once."""

_started = False


def start() -> None:
    """Initialises pdfium, once a process."""
    global _started
    if not _started:
        raw.FPDF_InitLibrary()
        _started = True


def _bind(function: object, result: Any, *arguments: Any) -> Callable[..., Any]:
    address = ctypes.cast(cast(Any, function), ctypes.c_void_p).value
    return ctypes.PYFUNCTYPE(result, *arguments)(address or 0)


_ptr, _int, _float = ctypes.c_void_p, ctypes.c_int, ctypes.c_float

at: Callable[[int], object] = ctypes.c_void_p.from_param
"""An address as the functions of characters take it; a bare number would lose its upper half."""
char_box_loose = _bind(raw.FPDFText_GetLooseCharBox, None)
"""(text page, index, 4 floats: left, top, right, bottom), which stay as they are where pdfium knows no box"""
char_box_tight = _bind(raw.FPDFText_GetCharBox, _int)
"""(text page, index, doubles: left, right, bottom, top)"""
char_object = _bind(raw.FPDFText_GetTextObject, _ptr)
char_origin = _bind(raw.FPDFText_GetCharOrigin, _int)
char_matrix = _bind(raw.FPDFText_GetMatrix, _int)
char_size = _bind(raw.FPDFText_GetFontSize, ctypes.c_double)
char_code = _bind(raw.FPDFText_GetUnicode, ctypes.c_uint)
char_unmapped = _bind(raw.FPDFText_HasUnicodeMapError, _int)
char_fill = _bind(raw.FPDFText_GetFillColor, _int)

text_font = _bind(raw.FPDFTextObj_GetFont, _ptr, _ptr)
text_mode = _bind(raw.FPDFTextObj_GetTextRenderMode, _int, _ptr)
font_name = _bind(raw.FPDFFont_GetBaseFontName, ctypes.c_size_t, _ptr, _ptr, ctypes.c_size_t)
font_flags = _bind(raw.FPDFFont_GetFlags, _int, _ptr)
font_width = _bind(raw.FPDFFont_GetGlyphWidth, _int, _ptr, ctypes.c_uint32, _float, _ptr)
"""(font, code of a character, size, address of a float)"""

count_objects = _bind(raw.FPDFPage_CountObjects, _int, _ptr)
page_object = _bind(raw.FPDFPage_GetObject, _ptr, _ptr, _int)
form_count = _bind(raw.FPDFFormObj_CountObjects, _int, _ptr)
form_object = _bind(raw.FPDFFormObj_GetObject, _ptr, _ptr, ctypes.c_ulong)
object_type = _bind(raw.FPDFPageObj_GetType, _int, _ptr)
object_transparent = _bind(raw.FPDFPageObj_HasTransparency, _int, _ptr)
object_clip = _bind(raw.FPDFPageObj_GetClipPath, _ptr, _ptr)
clip_count = _bind(raw.FPDFClipPath_CountPaths, _int, _ptr)
clip_segments = _bind(raw.FPDFClipPath_CountPathSegments, _int, _ptr, _int)
clip_segment = _bind(raw.FPDFClipPath_GetPathSegment, _ptr, _ptr, _int, _int)
set_active = _bind(raw.FPDFPageObj_SetIsActive, _int, _ptr, _int)
object_bounds = _bind(raw.FPDFPageObj_GetBounds, _int, _ptr, _ptr, _ptr, _ptr, _ptr)
object_matrix = _bind(raw.FPDFPageObj_GetMatrix, _int, _ptr, _ptr)
object_fill = _bind(raw.FPDFPageObj_GetFillColor, _int, _ptr, _ptr, _ptr, _ptr, _ptr)
path_mode = _bind(raw.FPDFPath_GetDrawMode, _int, _ptr, _ptr, _ptr)
path_count = _bind(raw.FPDFPath_CountSegments, _int, _ptr)
path_segment = _bind(raw.FPDFPath_GetPathSegment, _ptr, _ptr, _int)
segment_point = _bind(raw.FPDFPathSegment_GetPoint, _int, _ptr, _ptr, _ptr)
segment_type = _bind(raw.FPDFPathSegment_GetType, _int, _ptr)
image_raw = _bind(raw.FPDFImageObj_GetImageDataRaw, ctypes.c_ulong, _ptr, _ptr, ctypes.c_ulong)


def address(handle: object) -> int:
    """A handle of pypdfium2 as a number."""
    return ctypes.cast(cast(Any, handle), ctypes.c_void_p).value or 0
