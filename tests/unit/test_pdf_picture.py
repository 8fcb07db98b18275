"""A page drawn as a picture: what stands on it, how large it is, and what is refused."""

import dataclasses

import msgspec
import numpy
import pytest

from core import errors, limits
from core.intake.wire import DRAWN, Bounds, Ending, Stopped, drawn, framed
from core.model.picture import PagePicture
from core.readers.pdf.picture import SCALE
from core.readers.pdf.picture import drawn as draw
from tests import pdf_files

BAR = "1 0 0 rg 0 692 306 100 re f"
"""The upper left corner of the page, 100 points high, in red."""
SMALL = PagePicture(columns=2, rows=1, width=1.0, height=0.5, pages=3, pixels=bytes(6))


def pixels(picture: PagePicture) -> "numpy.ndarray[tuple[int, int, int], numpy.dtype[numpy.uint8]]":
    return numpy.frombuffer(picture.pixels, numpy.uint8).reshape(picture.rows, picture.columns, 3)


def test_a_page_is_drawn_as_it_is_seen() -> None:
    found = draw(pdf_files.drawn(BAR), 1)
    assert (found.columns, found.rows) == (612 * SCALE, 792 * SCALE)
    assert (found.width, found.height, found.pages) == (612.0, 792.0, 1)
    seen = pixels(found)
    assert tuple(seen[20, 20]) == (255, 0, 0)
    assert tuple(seen[20, found.columns - 20]) == (255, 255, 255)
    assert tuple(seen[-20, 20]) == (255, 255, 255)


def test_a_turned_page_is_drawn_turned() -> None:
    found = draw(pdf_files.drawn(BAR, rotate=90), 1)
    assert (found.width, found.height) == (792.0, 612.0)
    assert tuple(pixels(found)[20, -20]) == (255, 0, 0)


def test_a_very_large_page_is_drawn_smaller() -> None:
    huge = pdf_files.drawn(BAR).replace(b"[0 0 612 792]", b"[0 0 14400 14400]")
    found = draw(huge, 1)
    assert limits.PAGE_PICTURE_PIXELS * 0.99 < found.columns * found.rows <= limits.PAGE_PICTURE_PIXELS
    assert found.width == 14400.0


def test_what_cannot_be_drawn_is_refused() -> None:
    for page in (0, 2, -1):
        with pytest.raises(errors.LimitExceeded):
            draw(pdf_files.drawn(BAR), page)
    with pytest.raises(errors.Encrypted):
        draw(pdf_files.protected(pdf_files.drawn(BAR), "key"), 1)
    with pytest.raises(errors.Damaged):
        draw(b"%PDF-1.4 nothing", 1)


def test_a_picture_comes_over_the_wire_whole() -> None:
    assert drawn(DRAWN + framed(SMALL), Ending(), Bounds()) == SMALL
    found = draw(pdf_files.drawn(BAR), 1)
    assert drawn(DRAWN + framed(found), Ending(), Bounds()) == found


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"D" + framed(SMALL),
        DRAWN,
        DRAWN + b"{}\n",
        DRAWN + framed(dataclasses.replace(SMALL, pixels=bytes(5))),
        DRAWN + framed(dataclasses.replace(SMALL, columns=0, pixels=b"")),
        DRAWN + framed(dataclasses.replace(SMALL, columns=-2, rows=-1)),
        DRAWN + msgspec.json.encode({"columns": 10**6, "rows": 10**6, "width": 1, "height": 1, "pages": 1}) + b"\n",
    ],
)
def test_a_picture_of_another_shape_is_a_crash(sent: bytes) -> None:
    with pytest.raises(errors.ReaderCrashed):
        drawn(sent, Ending(), Bounds())
    with pytest.raises(errors.ReaderTimeout):
        drawn(sent, Ending(stopped=Stopped.SILENT), Bounds())
