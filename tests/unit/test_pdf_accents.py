"""Combining marks that stand alone on a page are the signs that they show."""

import numpy as np
import pytest

from core.readers.pdf.accents import with_accents
from core.readers.pdf.glyphs import Glyphs


def glyphs(text: str, left: list[float], *, wide: float = 5.0) -> Glyphs:
    """Letters of 10 points, 5 wide, at these places; blanks between them are those of the text."""
    shown = [(sign, k > 0 and text[k - 1] == " ") for k, sign in enumerate(text) if sign != " "]
    count = len(shown)
    box = np.array([[x, 0, x + wide, 10] for x in left], np.float32)
    return Glyphs(
        codes=np.array([ord(sign) for sign, _ in shown], np.uint32),
        box=box,
        base=np.zeros((count, 2), np.float32),
        size=np.full(count, 10, np.float32),
        style=np.zeros(count, np.int32),
        space=np.array([32 if spaced else 0 for _, spaced in shown], np.uint32),
        generated=np.zeros(count, np.bool_),
        raised=np.zeros(count, np.bool_),
        styles=(),
        unmapped=0,
    )


@pytest.mark.parametrize(
    ("text", "left", "shown"),
    [
        ("a \u0300of", [0, 10, 15, 20], "a`of"),
        ("\u0301of", [0, 5, 10], "´of"),
        ("a \u0300of", [0, 15, 15, 20], "a\u0300of"),
        ("a\u0301 of", [0, 5, 15, 20], "a\u0301of"),
    ],
    ids=["an opening quote", "an acute first", "over the letter", "a stressed letter"],
)
def test_marks(text: str, left: list[float], shown: str) -> None:
    found = with_accents(glyphs(text, left))
    assert "".join(map(chr, found.codes)) == shown
