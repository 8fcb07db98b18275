"""One piece of text in a row of a page, as the tests of the PDF reader's rules set them."""

from core.readers.pdf.sheet import Piece


def piece(text: str, x0: float, base: float, size: float = 10.0) -> Piece:
    width = len(text) * size * 0.5
    return Piece(
        start=0, end=len(text), x0=x0, y0=base - size, x1=x0 + width, y1=base + 2, base=base, size=size, text=text, style=0
    )
