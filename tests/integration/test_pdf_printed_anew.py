"""A document that was edited and printed anew: lines and pages end elsewhere, boxes and rows are cut at other places."""

import pytest

from core.comparison import compare
from core.model.change import Lane
from core.model.document import Document, Flag
from core.readers.pdf.words import Words
from tests.pdf_files import body, drawn, opened, rows, texts, typeset

SENTENCE = "The contractor shall deliver the agreed goods to the customer within the period that the annex names for them. "
WORDS = (Lane.SUBSTANCE, Lane.WORDING)


def told(old: Document, new: Document) -> list[str]:
    """What is said of the changes of words."""
    return [change.sentence.en for change in compare(old, new).changes if change.lane in WORDS]


@pytest.mark.parametrize(
    "code",
    [
        "northernHarbour.current",
        "northernHarbourArchive.current.all",
        "[NorthernHarbour.current.all]",
    ],
)
def test_code_that_is_set_larger_than_its_sentence_parts_no_lines(code: str) -> None:
    part = f'Reports are written to #text(size: 11pt, font: "DejaVu Sans Mono")[{code}] each night and are kept there. '
    setup = (
        "#set page(width: 16cm, height: 20cm, margin: 2cm)\n#set text(size: 10pt, hyphenate: false)\n#set par(justify: true)\n"
    )
    first = (SENTENCE * 2 + part + SENTENCE).strip()
    found = texts(opened(typeset("\n\n".join([SENTENCE * 6, first, SENTENCE * 6]), setup)))
    plain = f"{SENTENCE * 2}Reports are written to {code} each night and are kept there. {SENTENCE}".strip()
    assert found == [(SENTENCE * 6).strip(), plain, (SENTENCE * 6).strip()]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Write to the board (debian-", "admin@lists.example.org), as before."),
        ("Write to office@north-", "harbour.example before May."),
        ("The folder of the machine is binary-", "i386, as the list says."),
    ],
)
def test_a_hyphen_of_an_address_or_of_a_name_with_figures_stays_at_a_lines_end(above: str, below: str) -> None:
    assert Words([above, below]).joined(above, below) == above + below


def test_a_listing_whose_lines_were_cut_at_hyphens_elsewhere_is_the_same() -> None:
    command = "install --from /usr/share/window-managers/available/maker-cvs"
    lines = [[f"{command}-stable-", "release", "list all"], [f"{command}-", "stable-release", "list all"]]
    prints = [
        opened(typeset("\n\n".join([SENTENCE * 3, "```\n" + "\n".join(listing) + "\n```", SENTENCE * 3]))) for listing in lines
    ]
    assert len(texts(prints[0])) == 5
    assert told(*prints) == []


BOXED = """#set page(width: 15cm, height: 18cm, margin: 2cm)
#set text(size: 10pt, hyphenate: false)
#set par(justify: true)
"""


WRITTEN = ((), ("seal", "date"), ("place", "number", "name", "rank"), ("hour", "town", "street", "house", "floor", "room"))


def box(title: str, words: str) -> str:
    return f"#table(columns: (1fr,), stroke: 0.5pt, [{title}], [{words}])"


def test_words_beside_large_boxes_are_text() -> None:
    """A border comes back at one place; a box that takes most of a page stands anywhere."""
    pages, read = [], []
    for k in range(4):
        above = [f"The {word} is written above." for word in WRITTEN[k]]
        inside = f"Inside of box {k}. {SENTENCE * 11}".strip()
        pages.append("\n\n".join([*above, box(f"Box {k}", inside), f"Words below box {k}."]))
        read += [*above, f"Box {k}", inside, f"Words below box {k}."]
    document = opened(typeset("\n#pagebreak()\n".join(pages), BOXED))
    assert document.pages == 4
    assert {block.story for block in document.blocks} == {"body"}
    assert texts(document) == read


@pytest.mark.parametrize("lead", range(5))
def test_a_box_that_goes_on_over_pages_below_its_title_is_one(lead: int) -> None:
    inside = (SENTENCE * 30).strip()
    title = "table.header([What the annex does not cover])"
    source = f"{SENTENCE * lead}\n\n#table(columns: (1fr,), stroke: 0.5pt, {title}, [{inside}])"
    document = opened(typeset(source, BOXED))
    assert document.pages is not None
    assert document.pages > 1
    assert rows(document) == [["What the annex does not cover"], [inside]]


def test_boxes_of_one_title_on_two_pages_are_two() -> None:
    source = f"{SENTENCE * 18}\n\n" + "\n".join(box("Note", f"Part {k}. {SENTENCE * 3}".strip()) for k in range(4))
    found = " ".join(texts(opened(typeset(source, BOXED))))
    assert found.count("Note") == 4


def test_a_row_that_is_cut_before_quoted_words_is_one() -> None:
    terms = " / ".join(f"“the {town} harbour registers”" for town in ("northern", "southern", "eastern", "western") * 6)
    said = " and ".join(f"the keepers of {number} registers" for number in ("seven", "eight", "nine", "eleven") * 6)
    source = f"#table(columns: (5cm, 5cm), stroke: 0.5pt, table.header([Words], [Meaning]), [{terms}], [{said}])"
    document = opened(typeset(source, BOXED.replace("18cm", "11cm")))
    assert document.pages is not None
    assert document.pages > 1
    assert rows(document) == [["Words", "Meaning"], [terms, said]]


def contents(dots: str, *numbers: str) -> str:
    """A page of contents; the first title leaves room for these dots alone."""
    titles = ["Requirements on the keeping of registers in harbour towns", *(f"Part {k} of the rules" for k in range(1, 7))]
    entries = [
        f"{title}{dots if not at else '.' * 60}{number}" for at, (title, number) in enumerate(zip(titles, numbers, strict=True))
    ]
    lines = "".join(f"1 0 0 1 60 {700 - 60 * at} Tm ({entry}) Tj " for at, entry in enumerate(entries))
    words = "".join(
        f"1 0 0 1 60 {680 - 60 * at} Tm (Words that stand below the title of part {at} and say what it is) Tj " for at in range(7)
    )
    return f"BT /F 10 Tf {lines} {words} ET"


@pytest.mark.parametrize(
    ("dots", "numbers", "first"),
    [
        ("...", ("38", "39", "40", "41", "42", "43", "44"), "\t38"),
        (".......", ("IV", "V", "VI", "VII", "VIII", "IX", "XI"), "\tIV"),
        (".......", ("iv", "v", "vi", "vii", "viii", "ix", "xi"), "\tiv"),
    ],
)
def test_three_dots_and_roman_numbers_make_a_line_of_contents(dots: str, numbers: tuple[str, ...], first: str) -> None:
    entries = [block for block in body(opened(drawn(contents(dots, *numbers)))) if "\t" in block.text]
    assert len(entries) == 7
    assert entries[0].text.endswith(first)
    assert all(Flag.GENERATED in block.flags for block in entries)


@pytest.mark.parametrize("text", ["A bolt of 5 mm...10", "Threads between nine and eleven are cut at 10...12"])
def test_a_range_at_a_lines_end_is_no_line_of_contents(text: str) -> None:
    assert texts(opened(drawn(f"BT /F 10 Tf 1 0 0 1 60 700 Tm ({text}) Tj ET"))) == [text]


def test_units_and_words_of_roman_letters_behind_a_gap_are_no_page_numbers() -> None:
    units = ["ml", "cm", "mm", "dl", "ml", "xxx", "mix"]
    measured = [(700 - 20 * at, f"Liquid of sort {at} that was measured", unit) for at, unit in enumerate(units)]
    lines = "".join(
        f"1 0 0 1 60 {y} Tm ({text}) Tj 1 0 0 1 {500 - 5 * len(unit)} {y} Tm ({unit}) Tj " for y, text, unit in measured
    )
    assert not any(Flag.GENERATED in block.flags for block in opened(drawn(f"BT /F 10 Tf {lines} ET")).blocks)
