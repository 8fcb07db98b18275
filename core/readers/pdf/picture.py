"""A page of a PDF drawn by pdfium, as a person would see it, reviewers' annotations too."""

import math
from collections.abc import Iterator, Sequence
from time import process_time
from typing import Any

import numpy
import numpy.typing
import pypdfium2.raw as raw

from core.errors import Damaged, InputError, LimitExceeded
from core.limits import PAGE_PICTURE_PIXELS
from core.model.picture import PagePicture
from core.readers.pdf.file import opened

SCALE = 2.0
"""Pixels a point: small print can be read when the page is enlarged."""
_SIDE = 32_000
"""Pixels: a page is not taken to be larger where only a part of it is drawn."""
Pixels = numpy.typing.NDArray[numpy.uint8]


def drawn(data: bytes, page: int) -> PagePicture:
    """Pages count from 1. A very large page is drawn smaller. Raises Damaged, Encrypted, LimitExceeded; the last also where the
    file has no such page."""
    with opened(data, None) as file:
        if not 1 <= page <= file.pages:
            raise LimitExceeded(limit=f"{file.pages} pages")
        handle = raw.FPDF_LoadPage(file.handle, page - 1)
        if not handle:
            raise Damaged
        try:
            return drawn_page(handle, file.pages, SCALE)
        finally:
            raw.FPDF_ClosePage(handle)


def drawn_again(
    data: bytes, password: str | None, numbers: Sequence[int], scale: float, seconds: float
) -> Iterator[tuple[int, PagePicture]]:
    """Pages of a file that has been read once, as many as this much time of the processor is enough for."""
    start = process_time()
    try:
        with opened(data, password) as file:
            for number in numbers:
                left = start + seconds - process_time()
                picture = _one(file.handle, number, scale, left) if left > 0 else None
                if picture is not None:
                    yield number, picture
    except InputError:
        return


def _one(document: Any, number: int, scale: float, seconds: float) -> PagePicture | None:
    handle = raw.FPDF_LoadPage(document, number - 1)
    if not handle:
        return None
    try:
        return drawn_within(handle, 1, scale, seconds)
    finally:
        raw.FPDF_ClosePage(handle)


def drawn_page(page: Any, pages: int, scale: float) -> PagePicture:
    """An open page of pdfium's at so many pixels a point, fewer where it is very large. Raises Damaged."""
    found = drawn_within(page, pages, scale, math.inf)
    assert found is not None
    return found


def drawn_within(page: Any, pages: int, scale: float, seconds: float) -> PagePicture | None:
    """The same in so much time of the processor; None where that is not enough."""
    width, height = float(raw.FPDF_GetPageWidthF(page)), float(raw.FPDF_GetPageHeightF(page))
    if not (width > 0 and height > 0):
        raise Damaged
    scale = min(scale, math.sqrt(PAGE_PICTURE_PIXELS / (width * height)))
    columns, rows = max(int(width * scale), 1), max(int(height * scale), 1)
    if columns * rows > PAGE_PICTURE_PIXELS:
        raise Damaged  # a page of a hair's breadth and miles long
    pixels = _render(page, (0, 0, columns, rows), (columns, rows), seconds)
    if pixels is None:
        return None
    return PagePicture(columns=columns, rows=rows, width=width, height=height, pages=pages, pixels=pixels[:, :, 2::-1].tobytes())


def part_drawn(page: Any, part: tuple[float, float, float, float], scale: float, seconds: float) -> Pixels | None:
    """[rows, columns, 4] of a part of the page, given as x0, y0, x1, y1 in points from the top left; None where the time is not
    enough or the part is too large."""
    whole = round(raw.FPDF_GetPageWidthF(page) * scale), round(raw.FPDF_GetPageHeightF(page) * scale)
    x0, y0, x1, y1 = (round(side * scale) for side in part)
    if not (0 < whole[0] < _SIDE and 0 < whole[1] < _SIDE and 0 < (x1 - x0) * (y1 - y0) <= PAGE_PICTURE_PIXELS):
        return None
    return _render(page, (x0, y0, x1, y1), whole, seconds)


def _render(page: Any, part: tuple[int, int, int, int], whole: tuple[int, int], seconds: float) -> Pixels | None:
    """The pixels of a part of a page that as a whole has so many columns and rows."""
    x0, y0, x1, y1 = part
    pixels = numpy.full((y1 - y0, x1 - x0, 4), 255, numpy.uint8)
    bitmap = raw.FPDFBitmap_CreateEx(x1 - x0, y1 - y0, raw.FPDFBitmap_BGRx, pixels.ctypes.data, (x1 - x0) * 4)
    try:
        return pixels if _painted(bitmap, page, (-x0, -y0, *whole), seconds) else None
    finally:
        raw.FPDFBitmap_Destroy(bitmap)


def _painted(bitmap: Any, page: Any, place: tuple[int, int, int, int], seconds: float) -> bool:
    """Whether the page was drawn to its end. pdfium asks between the things on a page whether to go on."""
    if seconds == math.inf:
        raw.FPDF_RenderPageBitmap(bitmap, page, *place, 0, raw.FPDF_ANNOT)
        return True
    until = process_time() + seconds
    ask = raw.IFSDK_PAUSE._fields_[1][1](lambda _: process_time() > until)
    pause = raw.IFSDK_PAUSE(version=1, NeedToPauseNow=ask)
    done = raw.FPDF_RenderPageBitmap_Start(bitmap, page, *place, 0, raw.FPDF_ANNOT, pause)
    raw.FPDF_RenderPage_Close(page)
    return bool(done == raw.FPDF_RENDER_DONE)
