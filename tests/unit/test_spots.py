"""Where the changed words stand on the page, beside where pdfium finds them."""

import pypdfium2
import pytest

from core.comparison import compare
from core.model.document import Box, Side
from core.reports.context import blocks_of
from core.reports.spots import caret, spots
from tests.pdf_files import opened, typeset

LONG = (
    "The supplier delivers the goods to the warehouse of the customer within {days} working days after the advance is paid, "
    "and the customer accepts them, having counted and examined every item, {how} the act of acceptance is signed by both sides "
    "on the day of the delivery itself. Whoever is late pays a penalty of {rate} of the price for each day of the delay."
)
OLD, NEW = LONG.format(days=10, how="before", rate="0.1%"), LONG.format(days=15, how="soon after", rate="0.25%")
NEAR = 6.0
"""Points by which a place may be off: less than two letters of this print."""


def found_by_pdfium(data: bytes, words: str) -> tuple[float, float, float, float]:
    """Left, top, right, bottom in points from the top left of the page."""
    page = pypdfium2.PdfDocument(data)[0]
    text = page.get_textpage()
    start, count = text.search(words).get_next()
    boxes = [text.get_charbox(start + k) for k in range(count)]
    height = page.get_height()
    return (
        min(b[0] for b in boxes),
        height - max(b[3] for b in boxes),
        max(b[2] for b in boxes),
        height - min(b[1] for b in boxes),
    )


def spotted(old: bytes, new: bytes, side: Side) -> list[Box]:
    before, after = opened(old), opened(new)
    blocks = blocks_of(before if side is Side.OLD else after)
    found = []
    for change in compare(before, after).changes:
        anchors = change.old if side is Side.OLD else change.new
        for name in dict.fromkeys(anchor.block for anchor in anchors):
            found += spots(change, side, blocks[name], anchors)
    return found


@pytest.mark.parametrize(("side", "words"), [(Side.OLD, ("10", "before", "0.1")), (Side.NEW, ("15", "soon after", "0.25"))])
def test_the_changed_words_of_a_long_paragraph(side: Side, words: tuple[str, ...]) -> None:
    old, new = typeset(OLD), typeset(NEW)
    found = spotted(old, new, side)
    for word in words:
        left, top, right, bottom = found_by_pdfium(old if side is Side.OLD else new, word)
        near = [box for box in found if box.y0 - 3 <= top and bottom <= box.y1 + 3]
        assert any(abs(box.x0 - left) < NEAR and abs(box.x1 - right) < 2 * NEAR for box in near), (word, left, right, near)
    assert all(box.x1 - box.x0 < 110 for box in found), "words, not lines"


def test_all_of_a_paragraph_that_came() -> None:
    old, new = typeset("Alpha one.\n\nOmega two."), typeset("Alpha one.\n\nBeta is new here.\n\nOmega two.")
    assert tuple(spotted(old, new, Side.NEW)) == opened(new).blocks[1].boxes


def test_a_place_where_words_were_taken_out() -> None:
    old, new = typeset("Payment within ten working days of the invoice."), typeset("Payment within ten days of the invoice.")
    (change,) = compare(opened(old), opened(new)).changes
    after = opened(new).blocks[0]
    assert change.at.new.after == after.block
    (box,) = caret(after, change.at.new.offset)
    left, _top, _right, _bottom = found_by_pdfium(new, "days")
    assert box.x1 - box.x0 <= 2.1
    assert abs(box.x0 - left) < NEAR
    assert caret(after, 0) == ()


def test_a_line_that_does_not_run_to_the_right_counts_as_a_whole() -> None:
    turned = "#rotate(90deg, reflow: true)[Payment within {} days of the invoice that was sent.]"
    old, new = typeset(turned.format(10)), typeset(turned.format(15))
    assert tuple(spotted(old, new, Side.NEW)) == opened(new).blocks[0].boxes
