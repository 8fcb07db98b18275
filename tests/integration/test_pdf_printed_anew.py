"""A document that was edited and printed anew: lines and pages end elsewhere, boxes and rows are cut at other places."""

import pytest

from core.comparison import compare
from core.model.change import Lane
from core.model.document import Document
from core.readers.pdf.words import Words
from tests.pdf_files import opened, rows, texts, typeset

SENTENCE = "The contractor shall deliver the agreed goods to the customer within the period that the annex names for them. "
WORDS = (Lane.SUBSTANCE, Lane.WORDING)


def told(old: Document, new: Document) -> list[str]:
    """What is said of the changes of words."""
    return [change.sentence.en for change in compare(old, new).changes if change.lane in WORDS]


@pytest.mark.parametrize("code", ["northernHarbour.current", "northernHarbourArchive.current.all"])
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
