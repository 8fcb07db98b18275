"""What several tests of PDF files set on their pages: sentences, lines, a picture."""

import io

import pypdf

from tests.pdf_files import drawn

LONG = "The contractor shall deliver the agreed goods to the customer within the period that the annex names for them. "
RUSSIAN = "Исполнитель обязуется передать заказчику результат работ в срок, установленный настоящим договором. "
RAGGED = [f"{'word ' * 12}and{k} so it goes on and on up to here " for k in range(40)]
"""Lines of one sentence of a program that writes the space at a line's end."""
IMAGE = "/XObject << /I 6 0 R >>"
PIXEL = "<< /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\nx\nendstream"
"""Resources and object of a picture of one pixel; `/I Do` draws it."""
NAMES = ["abacus", "bond", "claim", "debt", "entry", "fee", "grant", "hedge", "issue", "joint", "key", "lien"]
TERMS = [f"{name}, {n}, {n + 12}" for n, name in enumerate(NAMES, 7)]
"""The names, each with two numbers of pages, as an index has them."""


def set_lines(lines: list[str], x: int = 60, top: int = 700) -> str:
    """Operators that show a line each 12 points, from `x`, `top` on."""
    return " ".join(f"1 0 0 1 {x} {top - 12 * k} Tm ({line}) Tj" for k, line in enumerate(lines))


def on_pages(*pages: str) -> bytes:
    """A page of 10-point text for each run of operators."""
    writer, out = pypdf.PdfWriter(), io.BytesIO()
    for page in pages:
        writer.append(io.BytesIO(drawn(f"BT /F 10 Tf {page} ET")))
    writer.write(out)
    return out.getvalue()
