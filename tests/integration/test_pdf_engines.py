"""PDF files as engines other than office programs typeset them: LaTeX, Apache FOP, browsers."""

from collections.abc import Sequence

import pytest

from core.comparison import compare
from core.model.change import ChangeKind, Lane
from core.model.document import Document, Flag
from core.readers.pdf import library
from core.readers.pdf.covered import Patience
from core.readers.pdf.file import opened as opened_file
from core.readers.pdf.page import read_page
from core.readers.pdf.structure import inspect
from tests.pdf_files import drawn, opened, rows, texts, typeset

LONG = "The contractor shall deliver the agreed goods to the customer within the period that the annex names for them. "


BETWEEN_RULES = (
    "#v(4pt)\n#table(columns: (4cm, 1fr), stroke: none, inset: (x: 0pt, y: 3.6pt), table.hline(), {}, table.hline())\n#v(4pt)\n"
)
"""As LaTeX's booktabs sets a table: rules above and below the head and under the last row, with more space round them."""


def between_rules(head: str, body: Sequence[str]) -> str:
    cells = [f"table.cell(inset: (x: 0pt, y: 6pt))[{head}], table.cell(inset: (x: 0pt, y: 6pt))[Meaning]", "table.hline()", *body]
    return BETWEEN_RULES.format(", ".join(cells))


def test_text_around_a_table_between_three_rules_is_none_of_it() -> None:
    """The text ends right above the first rule and goes on right below the last one."""
    body = ["[True]", "[The panel on the right of the window]", "[False]", "[The panel on the left]"]
    found = rows(opened(typeset(f"{LONG * 3}\n{between_rules('Value', body)}Example: one\n\nAnd so on.")))
    assert found == [["Value", "Meaning"], ["True", "The panel on the right of the window"], ["False", "The panel on the left"]]


def test_rows_between_three_rules_begin_with_their_first_cells() -> None:
    """The space round the head's rules says nothing of rows that stand as close as the lines of a cell."""
    long = "This row has so much to say of its value that it needs another line of its cell at the very least to end"
    body = ["[0]", f"[{long}]", "[1]", "[Nothing is locked]", "[2]", f"[{long}]"]
    found = rows(opened(typeset(f"{LONG}\n{between_rules('Value', body)}{LONG}")))
    assert [row[0] for row in found] == ["Value", "0", "1", "2"]


def test_lines_of_one_row_below_a_head_of_two_lines() -> None:
    """Only the rule under the head has space round it: heads of narrow columns break, and the number of the one row does."""
    cells = [
        *(
            "table.cell(align: bottom)[No.]",
            "table.cell(align: bottom)[Description]",
            "[L\\ 1]",
            "[L\\ 2]",
            "[L\\ 3]",
            "[CW\\ E]",
        ),
        "table.hline()",
        *("[1.1\\ .1]", "[Verify that the contractor keeps records of all deliveries\\ for at least five years]"),
        *("[x]", "[ ]", "[x]", "[307]"),
    ]
    table = f"#table(columns: (1.5cm, 9cm, 1cm, 1cm, 1cm, 1cm), stroke: none, inset: (x: 4pt, y: 6pt), {', '.join(cells)})"
    found = rows(opened(typeset(f"{LONG}\n\n{table}\n\n{LONG}")))
    assert [row[2:] for row in found] == [["L 1", "L 2", "L 3", "CW E"], ["x", "", "x", "307"]]


def test_pages_of_short_lines_are_read_in_the_columns_of_the_others() -> None:
    """Three pages in ten show by their prose that the document is set in two columns."""
    short = "\n\n".join(f"Entry {k}\n\nno. {k}" for k in range(270))
    prose = "\n\n".join([LONG * 5] * 30)
    setup = (
        '#set page(paper: "a4", columns: 2)\n#set par(justify: true, spacing: 0.65em)\n#set text(size: 10pt, hyphenate: false)\n'
    )
    document = opened(typeset(f"{prose}\n\n#pagebreak()\n{short}", setup))
    assert (document.pages or 0) >= 7
    said = " ".join(" ".join(texts(document)).split()[-4 * 270 :])
    assert said == " ".join(f"Entry {k} no. {k}" for k in range(270))


SIGNS = pytest.mark.parametrize(
    ("size", "rise"), [(0.75, 0.52), (0.8, 0.5), (0.889, 0.44)], ids=["Apache FOP", "ReportLab", "WeasyPrint"]
)
"""How large the sign of a note is against the text around it, and how high it stands."""


def stories(document: Document, kind: str) -> list[str]:
    return [block.text for block in document.blocks if block.story.startswith(kind)]


@SIGNS
def test_the_sign_of_a_footnote_is_a_mark_however_high_it_stands(size: float, rise: float) -> None:
    setup = f"#set super(typographic: false, size: {size}em, baseline: -{rise}em)\n"
    document = opened(typeset(f"{LONG}#footnote[Of the annex.]\n\n{LONG}The end#footnote[Of it all.] is near.\n\n{LONG}", setup))
    assert stories(document, "footnote") == ["Of the annex.", "Of it all."]
    assert stories(document, "body") == [LONG.strip(), f"{LONG}The end is near.", LONG.strip()]


@SIGNS
@pytest.mark.parametrize("raised", [["1", "2"], ["1", "2", "[4]"]])
def test_items_of_the_last_list_whose_numbers_stand_raised_are_notes(size: float, rise: float, raised: list[str]) -> None:
    setup = f"#set super(typographic: false, size: {size}em, baseline: -{rise}em)\n"
    text = "\n\n".join(f"{LONG.strip()}#super[{sign}] And so on." for sign in raised)
    document = opened(typeset(f"{text}\n\n+ Of the annex.\n+ Of it all.", setup))
    assert stories(document, "endnote") == ["Of the annex.", "Of it all."]
    assert stories(document, "body")[:2] == [f"{LONG.strip()} And so on."] * 2


@pytest.mark.parametrize("raised", [["2"], ["1", "2", "2"], ["1", "2", "3"], []])
def test_items_of_the_last_list_are_items_where_other_figures_stand_raised(raised: list[str]) -> None:
    text = "\n\n".join([LONG, *(f"The area of it in m#super[{sign}] is given." for sign in raised)])
    document = opened(typeset(f"{text}\n\n+ Of the annex.\n+ Of it all.", "#set super(typographic: false)\n"))
    assert not stories(document, "endnote")
    assert stories(document, "body")[-2:] == ["Of the annex.", "Of it all."]


def test_the_last_list_is_one_where_pages_have_notes() -> None:
    """Its numbers stand raised in the text, but for those."""
    document = opened(typeset(f"{LONG}#footnote[Of the annex.]\n\n{LONG}#footnote[Of it all.]\n\n+ The first.\n+ The second."))
    assert stories(document, "footnote") == ["Of the annex.", "Of it all."]
    assert stories(document, "body")[-2:] == ["The first.", "The second."]


def test_words_that_close_each_section_of_the_text_are_no_footer() -> None:
    page = f"{LONG * 5}\n\n(Back to the top)\n\n{LONG * 9}\n#v(1fr)\n(Back to the top)\n"
    document = opened(typeset("#pagebreak()\n".join([page] * 4)))
    assert stories(document, "body").count("(Back to the top)") == 8


def test_numbered_titles_of_the_same_words_are_no_header() -> None:
    """The sections of a reference all have a "Syntax"; some of them begin a page."""
    section = '#text(weight: "bold")[4.{}.1#h(1.2em)Syntax]\n#v(6pt)\n' + LONG * 4
    pages = ["\n\n".join(section.format(4 * page + n) for n in range(4)) for page in range(5)]
    document = opened(typeset("#pagebreak()\n".join(pages)))
    assert sum("Syntax" in text for text in texts(document)) == 20


def test_the_title_of_the_first_page_above_the_second_is_a_header() -> None:
    """A letter's second page, a report of two: nothing comes back a third time."""
    page = "#text(size: 16pt)[Report on the pumps]\n\n{}\n#pagebreak()\n#text(size: 9pt)[{}]\n#v(14pt)\n" + LONG * 6
    document = opened(typeset(page.format(LONG * 6, "Report on the pumps")))
    assert stories(document, "header") == ["Report on the pumps"]
    other = opened(typeset(page.format(LONG * 6, "Report on the valves")))
    assert not stories(other, "header")


def test_letters_that_are_drawn_one_by_one_have_one_style() -> None:
    """Else each would be looked at by itself, as browsers draw them."""
    letters = "".join(f"BT /F 12 Tf 1 0 0 1 {72 + 6.672 * k} 700 Tm ({letter}) Tj ET " for k, letter in enumerate("appended"))
    data = drawn(f"{letters} BT /F 9 Tf 1 0 0 1 72 600 Tm (small) Tj ET")
    with library.LOCK, opened_file(data, None) as file:
        page = read_page(file, 1, Patience(layers=inspect(data).layers))
    assert sorted(style.size for style in page.sheets[0].styles) == [9, 12]
    assert texts(opened(data)) == ["appended", "small"]


TITLES = ["Subject", "Terms of delivery", "Price", "Payment", "Liability of the parties", "Disputes", "Final provisions"]


def linked(titles: Sequence[str]) -> str:
    """Contents of a page for browsers, and the sections that its lines lead to."""
    lines = "\n\n".join(f"#link(<s{k}>)[{k}. {title}]" for k, title in enumerate(titles, 1))
    return f"{LONG}\n\n{lines}\n#pagebreak()\n{LONG}\n" + "\n".join(
        f"= {k}. {title} <s{k}>\n{LONG * 3}" for k, title in enumerate(titles, 1)
    )


def test_lines_that_are_nothing_but_links_to_what_follows_are_contents() -> None:
    """A section that was named anew is one change, and its line of the contents follows."""
    old, new = (opened(typeset(linked(titles))) for titles in (TITLES, [*TITLES[:2], "Price and taxes", *TITLES[3:]]))
    assert [block.text for block in old.blocks if Flag.GENERATED in block.flags] == TITLES
    told = [change for change in compare(old, new).changes if change.lane is not Lane.NUMBERING]
    assert [(change.kind, change.new[0].page) for change in told] == [(ChangeKind.INSERTED, 2)]


@pytest.mark.parametrize("order", [[1, 2, 3], [7, 3, 1, 6, 2, 5, 4]])
def test_few_links_and_links_to_and_fro_are_text(order: Sequence[int]) -> None:
    lines = "\n\n".join(f"#link(<s{k}>)[See {TITLES[k - 1]}]" for k in order)
    body = "\n#pagebreak()\n".join(f"= {title} <s{k}>\n{LONG}" for k, title in enumerate(TITLES, 1))
    assert not any(Flag.GENERATED in block.flags for block in opened(typeset(f"{lines}\n#pagebreak()\n{body}")).blocks)


def test_a_number_that_touches_its_heading_is_its_number() -> None:
    """Its tab ended at once. A quantity is none, nor is a word with a figure in it."""
    headings = "\n".join(
        f"#text(size: 16pt)[1.{k}{title}]\n\n{LONG}\n" for k, title in enumerate(["General rules", "Payment"], 10)
    )
    document = opened(typeset(f"{headings}\n1.5GHz is the least.\n\n2.4kg are the most."))
    found = [(block.label, block.text) for block in document.blocks if block.text != LONG.strip()]
    assert found == [
        ("1.10", "General rules"),
        ("1.11", "Payment"),
        (None, "1.5GHz is the least."),
        (None, "2.4kg are the most."),
    ]


BRACKETED = """#set text(size: 10.5pt)
#let note(n) = text(size: 6pt, baseline: -5pt)[\\[#n\\]]
#let small(n, body) = block(above: 6pt, below: 0pt, text(size: 8pt)[\\[#n\\] #body])
"""
"""As asciidoctor sets notes: numbers in brackets, raised in the text, at a chapter's end as large as their notes."""


def chapters(*notes: str) -> Document:
    """Two chapters, the first of two pages with these notes, the second with one."""
    words = LONG.split()
    signs = " ".join(f"{word}#note({n})" if n <= len(notes) else word for n, word in enumerate(words, 1))
    first = f"{signs} It takes $2^64$ bytes.\n#pagebreak()\n{LONG} As the list says [1].\n"
    ends = "".join(f"#small({n})[{text}]\n" for n, text in enumerate(notes, 1))
    second = f"#pagebreak()\nThe valve is closed first.#note(1) {LONG}\n#small(1)[Valves of the older type have no handle.]\n"
    return opened(typeset(BRACKETED + first + ends + second))


def test_notes_with_numbers_in_brackets_at_each_chapters_end_are_notes() -> None:
    document = chapters("The checks of a week are listed.", "The annex says more.")
    notes = [(block.story, block.text) for block in document.blocks if block.story.startswith("endnote")]
    assert [text for _, text in notes] == [
        *("The checks of a week are listed.", "The annex says more."),
        "Valves of the older type have no handle.",
    ]
    marks = [mark.value for block in document.blocks for mark in block.marks if mark.type == "note"]
    assert marks == [story for story, _ in notes]
    assert sum("[1]" in text for text in texts(document)) == 1


def test_another_note_in_brackets_is_one_change() -> None:
    """The numbers of the notes behind it say nothing; two of them stand at other words now."""
    old = chapters("The checks of a week are listed.", "The annex says more.")
    new = chapters("The gauge is read first.", "The checks of a week are listed.", "The annex says more.")
    found = [change.kind for change in compare(old, new).changes]
    assert found == [ChangeKind.INSERTED, ChangeKind.METADATA, ChangeKind.METADATA]


POWERS = "It holds $2^64$ bytes. The first of them#super[1] is read, and then the last#super[2]. So are $10^1$ of the others.\n"


@pytest.mark.parametrize("between", ["", LONG * 30])
def test_powers_beside_the_signs_of_notes_are_no_signs(between: str) -> None:
    """Notes at a document's end are found though other figures are raised, and a power of a note's number stays one."""
    document = opened(
        typeset(f"{POWERS}\n{between}\n\n#line(length: 100%)\n1. The first is the oldest.\n\n2. The last is empty.")
    )
    notes = [block.text for block in document.blocks if block.story.startswith(("endnote", "footnote"))]
    assert notes == ["The first is the oldest.", "The last is empty."]
    assert "So are 101 of the others." in texts(document)[0]
