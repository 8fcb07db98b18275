"""Forms that a person filled in, read by the real pdfium."""

import pytest

from core.comparison import compare
from core.model.document import Document
from tests.pdf_files import drawn, opened, texts

PAPER = "BT /F 12 Tf 92 702 Td (I agree to the terms) Tj 0 -40 Td (Send me news) Tj ET "


def look(content: str) -> str:
    return f"<< /Type /XObject /Subtype /Form /BBox [0 0 14 14] /Length {len(content)} >>\nstream\n{content}\nendstream"


def box(bottom: int, state: str, flags: int = 4) -> str:
    looks = "/AP << /N << /Yes 8 0 R /Off 9 0 R >> >>"
    return (
        f"<< /Type /Annot /Subtype /Widget /FT /Btn /T (b{bottom}) /F {flags} /Rect [72 {bottom} 86 {bottom + 14}] "
        f"/V /{state} /AS /{state} {looks} >>"
    )


def form(first: str, second: str, tick: str = "1 w 2 2 m 12 12 l S", flags: int = 4) -> Document:
    """Two boxes whose ticks are drawn so. Objects 6 to 9: the boxes, the look of a tick and of none."""
    extra = "\0".join([box(700, first), box(660, second, flags), look(tick), look("0 0 14 14 re S")])
    return opened(drawn(PAPER, extra=extra).replace(b"/Rotate 0", b"/Annots [6 0 R 7 0 R] /Rotate 0"))


@pytest.mark.parametrize("tick", ["1 w 2 2 m 12 12 l S", "BT /F 12 Tf 2 2 Td (4) Tj ET"], ids=["lines", "a letter"])
def test_boxes_are_signs_of_the_text(tick: str) -> None:
    assert texts(form("Yes", "Off", tick)) == ["☒ I agree to the terms", "☐ Send me news"]


def test_a_box_that_was_ticked_or_cleared_is_told() -> None:
    changes = compare(form("Yes", "Off"), form("Off", "Yes")).changes
    assert [(change.reasons, change.sentence.en) for change in changes] == [
        (("cleared",), "Cleared: “I agree to the terms”"),
        (("ticked",), "Ticked: “Send me news”"),
    ]
    assert compare(form("Yes", "Off"), form("Yes", "Off", "2 2 10 10 re f")).changes == ()


@pytest.mark.parametrize("flag", [2, 32])
def test_a_box_that_the_page_does_not_show_is_none(flag: int) -> None:
    assert texts(form("Yes", "Off", flags=flag)) == ["☒ I agree to the terms", "Send me news"]
