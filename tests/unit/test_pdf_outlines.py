"""Pages whose letters are drawn as shapes: seen by everybody, read by nobody, and no page without a word."""

import io

import pypdf
import pytest

from core.comparison import compare
from core.errors import NoText
from core.model.document import PartStatus
from core.readers.pdf.outlines import letters_of
from tests.pdf_files import drawn, opened, texts

FOOT = "BT /F 10 Tf 300 40 Td (Page 3 of 10) Tj ET\n"
PROSE = "the contractor shall deliver the goods within ten days of the order and the customer shall pay for them "


def letter(sign: str, x: float, y: float) -> str:
    """A shape for each letter, five points wide or less and eight high or less."""
    wide, high = 3 + ord(sign) % 5 / 2, 5 + ord(sign) % 7 / 2
    top = f"{x + wide / 2} {y + high} {x + wide} {y + high / 2}"
    return f"{x} {y} m {x} {y + high} {top} {x + wide} {y} c " + f"{x + 1} {y + 1} l " * (ord(sign) % 3) + "h "


def shaped(text: str, *, at: float = 700, whole: bool = False) -> str:
    """The text in lines of 80 letters; one path a letter, or one a line (`whole`)."""
    lines = [text[start : start + 80] for start in range(0, len(text), 80)]
    return "".join(
        "".join(letter(sign, 72 + 5.5 * k, at - 14 * n) + ("" if whole else "f\n") for k, sign in enumerate(line) if sign != " ")
        + ("f\n" if whole else "")
        for n, line in enumerate(lines)
    )


@pytest.mark.parametrize("whole", [False, True])
def test_letters_drawn_as_shapes_are_missing_text(whole: bool) -> None:
    document = opened(drawn(shaped(PROSE * 8, whole=whole) + FOOT))
    assert "contractor" not in " ".join(texts(document))
    assert [(part.status, part.reason) for part in document.ledger if part.place == "page 1"] == [
        (PartStatus.DOUBTFUL, "few_characters")
    ]
    assert document.completeness < 1


def test_another_word_among_them_is_no_complete_comparison() -> None:
    old, new = (opened(drawn(shaped(PROSE * 8 + words) + FOOT)) for words in ("and pay ten", "and pay two"))
    assert not compare(old, new).complete
    assert {part.reason for part in compare(old, new).ledger} == {"few_characters"}


def test_where_they_look_the_same_they_are_compared_as_drawings_are() -> None:
    old = opened(drawn(shaped(PROSE * 8) + FOOT))
    assert {part.reason for part in compare(old, old).ledger} == {"drawn_same"}
    assert compare(old, old).complete


def test_a_page_of_them_alone_is_not_compared() -> None:
    with pytest.raises(NoText):
        opened(drawn(shaped(PROSE)))
    writer = pypdf.PdfWriter()
    for content in (FOOT, shaped(PROSE)):
        writer.append(io.BytesIO(drawn(content)))
    out = io.BytesIO()
    writer.write(out)
    assert [(part.status, part.reason) for part in opened(out.getvalue()).ledger] == [
        (PartStatus.COMPARED, None),
        (PartStatus.NOT_COMPARED, "no_text"),
    ]


@pytest.mark.parametrize(
    "content",
    [
        shaped("limited company ltd"),
        "".join(letter("o", 72 + 9 * k, 700 - 14 * n) + "f\n" for n in range(20) for k in range(40)),
        "".join(letter(chr(97 + (7 * k) % 26), 72 + 40 * (k % 12), 700 - 30 * (k // 12)) + "f\n" for k in range(200)),
    ],
    ids=["a logo", "an ornament", "the marks of a map"],
)
def test_shapes_that_are_no_text_leave_the_page_as_it_is(content: str) -> None:
    assert {part.status for part in opened(drawn(content + FOOT)).ledger} == {PartStatus.COMPARED}


def test_letters_are_counted_by_lines() -> None:
    line = [(10.0 * k, 100.0, 10.0 * k + 5 + k % 6, 108.0, 9) for k in range(20)]
    assert letters_of(line) == 20
    assert letters_of(line[:7]) == 0
    assert letters_of([*line, *((x0, y0 + 14, x1, y1 + 14, n) for x0, y0, x1, y1, n in line[:9])]) == 29
    assert letters_of([(0.0, 0.0, 300.0, 10.0, 480)]) == 40
    assert letters_of([]) == 0
