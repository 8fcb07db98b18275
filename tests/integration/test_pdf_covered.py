"""Words that nobody sees because something is drawn over them, or that a line goes through, read by the real pdfium."""

from collections.abc import Sequence

import pytest

from core.comparison import compare
from core.model.document import Block, Document, PartStatus
from tests.pdf_files import body, drawn, opened, texts

LINE = "BT /F 12 Tf 72 700 Td (The price is 400 euros and no more than that) Tj ET "
OVER = "132 694 60 18 re f "
"""Over "400 euros" in the line above."""
PATTERNS = "/ExtGState << /M << /BM /Multiply >> /A << /ca 0.4 >> >>"
SHOWN = "/XObject << /I 6 0 R >>"


def spot(grey: int, mask: str = "") -> str:
    """A picture of one point."""
    head = "/Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
    return f"<< /Type /XObject {head} {mask} /Length 1 >>\nstream\n{chr(grey)}\nendstream"


def clear() -> str:
    """A picture with a mask that lets nearly nothing of it be seen."""
    return spot(200, "/SMask 7 0 R") + "\0" + spot(1)


def hidden(blocks: Sequence[Block], kind: str = "hidden") -> list[str]:
    return [b.text[m.start : m.end] for b in blocks for m in b.marks if m.type == kind]


def read(content: str, resources: str = "", extra: str = "") -> list[str]:
    return hidden(body(opened(drawn(content, resources=resources, extra=extra))))


@pytest.mark.parametrize("colour", ["0 g", "1 g", "0.6 0.1 0.1 rg"])
def test_words_under_a_bar_or_a_patch_are_hidden(colour: str) -> None:
    assert read(LINE + colour + " " + OVER) == ["400 euros"]


def test_words_set_over_a_patch_are_seen_and_those_below_are_not() -> None:
    again = "0 g BT /F 12 Tf 134 700 Td (900 pounds) Tj ET"
    document = opened(drawn(LINE + "1 g " + OVER + again))
    assert hidden(body(document)) == ["400 euros"]
    assert "900 pounds" in " ".join(texts(document))


def test_words_under_a_picture_are_hidden() -> None:
    assert read(LINE + "q 60 0 0 18 132 694 cm /I Do Q", SHOWN, spot(200)) == ["400 euros"]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("0.8 g " + OVER + "0 g " + LINE, id="a background"),
        pytest.param(LINE + "/M gs 1 1 0 rg " + OVER, id="a marker pen"),
        pytest.param(LINE + "/A gs 0.5 g " + OVER, id="a veil"),
        pytest.param(LINE + "q 300 300 10 10 re W n 0 g " + OVER + "Q", id="clipped away"),
        pytest.param(LINE + "132 694 60 18 re S ", id="a frame"),
        pytest.param(LINE + "q 60 0 0 18 132 694 cm /I Do Q", id="a picture that is clear"),
        pytest.param(LINE + "132 640 60 18 re f ", id="below the line"),
    ],
)
def test_words_that_are_seen_through_or_beside_it_are_not_hidden(content: str) -> None:
    assert read(content, PATTERNS + SHOWN, clear()) == []


def test_words_under_a_reviewers_black_box_are_hidden() -> None:
    box = "<< /Type /Annot /Subtype /Square /Rect [132 694 192 712] /IC [0 0 0] /C [0 0 0] /F 4 /AP << /N 7 0 R >> >>"
    look = "<< /Type /XObject /Subtype /Form /BBox [132 694 192 712] /Length 21 >>\nstream\n132 694 60 18 re f   \nendstream"
    data = drawn(LINE, extra=box + "\0" + look)
    assert hidden(body(opened(data))) == []
    marked = data.replace(b"/Rotate 0 /Contents", b"/Annots [6 0 R] /Contents")
    assert hidden(body(opened(marked))) == ["400 euros"]


def test_text_that_lies_under_the_scan_of_its_page_is_a_layer_that_was_read_from_it() -> None:
    lines = "".join(
        f"BT /F 12 Tf 72 {700 - 20 * k} Td (Line {k} of the page that a program read from the scan) Tj ET " for k in range(20)
    )
    document = opened(drawn(lines + "q 612 0 0 792 0 0 cm /I Do Q", resources=SHOWN, extra=spot(200)))
    assert next((p.status, p.reason) for p in document.ledger) == (PartStatus.DOUBTFUL, "ocr_layer")
    assert hidden(body(document)) == []


@pytest.mark.parametrize(
    ("clip", "cut"),
    [
        ("72 690 60 30 re W n", ["400 euros and no more than that"]),
        ("0 0 612 300 re W n", ["The price is 400 euros and no more than that"]),
        ("72 690 400 30 re W n", []),
        ("0 0 612 792 re W n 70 690 300 30 re W n", []),
    ],
)
def test_words_that_a_clipping_path_cuts_off_are_hidden(clip: str, cut: list[str]) -> None:
    assert read(f"q {clip} {LINE} Q") == cut


@pytest.mark.parametrize("off", ["/OFF [6 0 R]", "/BaseState /OFF"])
def test_words_in_a_layer_that_is_switched_off_are_hidden(off: str) -> None:
    layer = "/OC /L BDC BT /F 12 Tf 72 600 Td (Only in the layer, a_b.) Tj ET EMC "
    data = drawn(LINE + layer, resources="/Properties << /L 6 0 R >>", extra="<< /Type /OCG /Name (L) >>")
    assert hidden(body(opened(data))) == []
    switched = data.replace(b"/Type /Catalog", b"/Type /Catalog /OCProperties << /OCGs [6 0 R] /D << %s >> >>" % off.encode())
    assert hidden(body(opened(switched))) == ["Only in the layer, a_b."]


@pytest.mark.parametrize(
    "line", ["0.7 w 134 703.5 m 191 703.5 l S", "134 703 57 0.8 re f", "134 702 57 0.6 re f 134 704.5 57 0.6 re f"]
)
def test_words_that_a_drawn_line_goes_through_are_crossed_out(line: str) -> None:
    plain, struck = opened(drawn(LINE)), opened(drawn(LINE + line))
    assert hidden(body(struck), "strike") == ["400 euros"]
    assert reasons(plain, struck) == [("struck",)]
    assert reasons(struck, struck) == []


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("134 697 57 0.8 re f", id="underlined"),
        pytest.param("134 710 57 0.8 re f", id="above"),
        pytest.param("60 703.5 500 0.8 re f", id="across the page"),
        pytest.param("1 w 134 703.5 57 60 re S", id="the side of a frame"),
        pytest.param("0.7 w 134 690 m 191 715 l S", id="sloping"),
    ],
)
def test_other_lines_cross_nothing_out(line: str) -> None:
    assert hidden(body(opened(drawn(LINE + line))), "strike") == []


def test_a_bar_laid_over_the_same_words_is_told() -> None:
    plain, barred = (opened(drawn(LINE + bar)) for bar in ("", "0 g " + OVER))
    assert reasons(barred, barred) == []
    assert reasons(plain, barred) == [("hidden",)]
    assert reasons(barred, plain) == [("revealed",)]


def reasons(old: Document, new: Document) -> list[tuple[str, ...]]:
    return [change.reasons for change in compare(old, new).changes]
