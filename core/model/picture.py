"""A page of a file as a picture."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePicture:
    """`pixels`: rows from the top, three bytes (red, green, blue) a pixel, `columns` by `rows` of them. `width`, `height`: the
    page in points (1/72 inch). `pages`: of the file."""

    columns: int
    rows: int
    width: float
    height: float
    pages: int
    pixels: bytes = b""
