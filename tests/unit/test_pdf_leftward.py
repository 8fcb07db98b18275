"""Characters of a page that is read from right to left: from the order in which they are seen to that in which they are read."""

import numpy as np
import pytest

from core.readers.pdf.glyphs import Glyphs
from core.readers.pdf.leftward import is_leftward, mirrored_glyphs
from core.readers.pdf.looks import Style
from core.readers.pdf.sheet import read_sheets

WIDTH = 400.0
PLAIN = Style(size=10.0, angle=0, bold=False, italic=False, mono=False, font="F", colour=0, invisible=False)


def seen(line: str, *, marks: str = "") -> Glyphs:
    """A line as it stands on the page from left to right, each character 5 points wide; `marks` over its first letter."""
    kept = [(at, letter) for at, letter in enumerate(line) if letter != " "]
    kept += [(kept[0][0], mark) for mark in marks]
    count = len(kept)
    box = np.array([[100 + 5 * at, 90, 105 + 5 * at, 102] for at, _ in kept], np.float32)
    return Glyphs(
        codes=np.array([ord(letter) for _, letter in kept], np.uint32),
        box=box,
        base=np.array([[100, 100]] * count, np.float32),
        size=np.full(count, 10.0, np.float32),
        style=np.zeros(count, np.int32),
        space=np.array([32 if at and line[at - 1] == " " else 0 for at, _ in kept], np.uint32),
        generated=np.zeros(count, np.bool_),
        raised=np.zeros(count, np.bool_),
        styles=(PLAIN,),
        unmapped=0,
    )


def read(glyphs: Glyphs) -> str:
    (sheet,) = read_sheets(mirrored_glyphs(glyphs, WIDTH), 1)
    return sheet.text


@pytest.mark.parametrize(
    ("shown", "written"),
    [
        ("םולש", "שלום"),
        ("םוי 30 ךותב", "בתוך 30 יום"),
        ("(םיפסכ) ףיעס", "סעיף (כספים)"),
        (")םיפסכ( ףיעס", "סעיף (כספים)"),
        ("1,250.50 ריחמב", "במחיר 1,250.50"),
        ("1 250 000 ריחמב", "במחיר 1 250 000"),
        ("LibreOffice Writer תנכות", "תוכנת LibreOffice Writer"),
        ("[AM(R)S] תכרעמ", "מערכת [AM(R)S]"),
        ("50% לש", "של 50%"),
        ("ISO 9001 ןקת", "תקן ISO 9001"),
        ("MHz 960-1164 يف", "في MHz 960-1164"),
        ("960-1164 يف", "في 1164-960"),
        ("MHz 1 164- يف", "في MHz 1 164-"),
        ("plain words", "plain words"),
    ],
)
def test_a_line_is_read_as_it_was_written(shown: str, written: str) -> None:
    assert read(seen(shown)) == written


def test_a_mark_follows_its_letter_and_the_stroke_of_a_full_line_is_no_letter() -> None:
    assert read(seen("اوج", marks="\u064b")) == "جوا\u064b"
    assert read(seen("مكـــح")) == "حكم"


def test_letters_of_a_ligature_that_come_backwards_are_turned() -> None:
    glyphs = seen("الم")
    glyphs.box[:2] = (100, 90, 110, 102)
    assert read(glyphs) == "ملا"


def test_what_is_read_from_right_to_left() -> None:
    assert is_leftward(seen("םולש ISO").codes)
    assert not is_leftward(seen("The word םולש").codes)
    assert not is_leftward(seen("2026").codes)
