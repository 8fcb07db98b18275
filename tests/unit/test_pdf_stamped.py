"""Scans with a few written words on them."""

import random

import pytest

from core.comparison import compare
from core.model.document import Document, PartStatus
from tests.pdf_files import drawn, opened

MARK = (
    "Signed with an electronic signature. Certificate 00AB12. Owner: I. Ivanov. Valid from 01.02.2026 to 01.05.2027. True copy."
)
SIZE = 60
"""Pixels of a side of the picture that is the page."""


def page(kind: str, *, words: str = MARK, whole: bool = True, seed: int = 1) -> Document:
    """One page with a picture: lines of ink on paper, an empty sheet, or a photograph."""
    rolled = random.Random(seed)

    def pixel(row: int) -> int:
        if kind == "photograph":
            return rolled.randrange(40, 180)
        return 20 if kind == "scan" and row % 4 == 0 and rolled.random() < 0.5 else 250

    pixels = "".join(chr(pixel(row)) for row in range(SIZE) for _ in range(SIZE))
    image = (
        f"<< /Subtype /Image /Width {SIZE} /Height {SIZE} /ColorSpace /DeviceGray /BitsPerComponent 8 /Length {SIZE * SIZE} >>"
    )
    box = "612 0 0 792 0 0" if whole else "200 0 0 200 72 72"
    lines = "".join(
        f"BT /F 8 Tf 40 {60 - 10 * n} Td ({words[at : at + 90]}) Tj ET\n" for n, at in enumerate(range(0, len(words), 90))
    )
    data = drawn(
        f"q {box} cm /I Do Q\n{lines}", extra=f"{image}\nstream\n{pixels}\nendstream", resources="/XObject << /I 6 0 R >>"
    )
    return opened(data)


def first(document: Document) -> tuple[PartStatus, str | None]:
    return document.ledger[0].status, document.ledger[0].reason


def test_a_scan_with_the_mark_of_a_signature_is_no_page_that_was_read() -> None:
    assert first(page("scan")) == (PartStatus.DOUBTFUL, "picture_page")
    assert not compare(page("scan"), page("scan", seed=2)).complete


def test_the_ledger_counts_the_words_of_a_page() -> None:
    assert page("scan", words="one two three", whole=False).ledger[0].units == 3


@pytest.mark.parametrize(
    ("kind", "words", "whole"),
    [("photograph", MARK, True), ("empty", MARK, True), ("scan", MARK, False), ("scan", MARK * 4, True)],
    ids=["a cover", "an empty form", "a picture on the page", "a page of text over its picture"],
)
def test_other_pages_with_pictures_stay_as_they_are(kind: str, words: str, whole: bool) -> None:
    assert first(page(kind, words=words, whole=whole)) == (PartStatus.COMPARED, None)
