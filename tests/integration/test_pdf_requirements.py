"""Tables of requirements as LaTeX and browsers print them: numbered rows, levels of which some have no cell, a head of signs."""

from collections.abc import Sequence

import pytest

from tests.pdf_files import drawn, opened, rows, texts, typeset

LONG = "The contractor shall deliver the agreed goods to the customer within the period that the annex names for them. "
KEEPS = "Verify that the contractor keeps records of all deliveries that were made in the year for five years or longer"
DEED = ("Verify that records are kept", "Verify that a copy is sent to the customer", "[DELETED]")
Requirement = tuple[str, str, str, str, str, str]


def table(body: Sequence[Requirement], head: Sequence[str] = ("\\#", "Description", "L1", "L2", "L3", "CWE")) -> str:
    """The head between two rules on every page, and a rule under the last row."""
    names = ", ".join(f"table.cell(inset: (x: 6pt, y: 6pt))[{name}]" for name in head)
    cells = ", ".join(f"[{text}]" for row in body for text in row)
    columns = "columns: (1.6cm, 8cm, 1.3cm, 1.3cm, 1.3cm, 1.5cm), stroke: none, inset: (x: 6pt, y: 3.4pt)"
    return f"#table({columns}, table.header(table.hline(), {names}, table.hline()), {cells}, table.hline())\n"


def required(count: int) -> list[Requirement]:
    """Requirements of which none is of the first level, and every third says nothing but that it was deleted."""
    return [
        (f"1.{k}.{k % 7 + 1}", DEED[k % 3], "", *(("x", "x", str(200 + k)) if k % 3 < 2 else ("", "", "")))
        for k in range(1, count + 1)
    ]


def test_a_level_that_no_row_has_is_a_column() -> None:
    body = required(2)
    found = rows(opened(typeset(f"{LONG}\n\n{table(body)}\n{LONG}")))
    assert found == [["#", "Description", "L1", "L2", "L3", "CWE"], *map(list, body)]


def test_levels_may_be_called_by_figures() -> None:
    body = required(2)
    found = rows(opened(typeset(f"{LONG}\n\n{table(body, ('№', 'Description', '1', '2', '3', 'Since'))}\n{LONG}")))
    assert found == [["№", "Description", "1", "2", "3", "Since"], *map(list, body)]


def test_a_row_of_a_number_and_a_word_is_a_row_of_its_own() -> None:
    body = [("1.4.1", KEEPS, "", "x", "x", "602"), *[(f"1.4.{k}", "[DELETED]", "", "", "", "") for k in (2, 3)], *required(2)]
    found = rows(opened(typeset(f"{LONG}\n\n{table(body)}\n{LONG}")))
    assert found[1:] == [list(row) for row in body]


def test_a_line_of_figures_in_the_first_column_goes_on_its_row_where_the_others_have_words() -> None:
    """«Class» is no number: the lines below it may go on the cell."""
    body = [("Class\\ 1", KEEPS, "", "x", "x", "602"), ("Other\\ 2", KEEPS, "", "x", "x", "603")]
    found = rows(opened(typeset(f"{LONG}\n\n{table(body)}\n{LONG}")))
    assert [row[0] for row in found] == ["#", "Class 1", "Other 2"]


@pytest.mark.parametrize("count", [62, 75])
def test_a_table_whose_head_stands_on_the_next_page_again_ends_at_its_last_rule(count: int) -> None:
    """What follows below that rule is no row, though it begins where the first column does."""
    after = '#v(14pt)\n#text(weight: "bold")[References]\n\nFor more of this see\n\nthe annex.\n'
    document = opened(typeset(f"{LONG}\n\n{table(required(count))}{after}"))
    assert [row[0] for row in rows(document)[1:]] == [row[0] for row in required(count)]
    assert texts(document)[-3:] == ["References", "For more of this see", "the annex."]


def test_a_head_of_two_lines_that_stands_on_the_next_page_again_is_a_head_once() -> None:
    names = ("\\#", "Description", "L1", "L2", "L3", "CWE or\\ other")
    found = rows(opened(typeset(f"{LONG}\n\n{table(required(75), names)}")))
    assert found[0] == ["#", "Description", "L1", "L2", "L3", "CWE or other"]
    assert [row[0] for row in found[1:]] == [row[0] for row in required(75)]


@pytest.mark.parametrize("last", ["CWE", "CWE or\\ other"])
def test_cells_in_the_middle_of_their_column_go_on_below_the_head(last: str) -> None:
    """Longer ones begin where none of the page before did: the page's own rows show the columns."""
    body = required(75)
    body[60:] = [(number, deed, "", "x", "x", "317 or another") for number, deed, *_ in body[60:]]
    middle = table(body, ("\\#", "Description", "L1", "L2", "L3", last)).replace("stroke: none", "align: center, stroke: none")
    found = rows(opened(typeset(f"{LONG}\n\n{middle.replace('1.5cm', '3cm').replace('8cm', '6.4cm')}")))
    assert [row[0] for row in found[1:]] == [row[0] for row in body]
    assert {len(row) for row in found} == {6}


def test_a_quotation_mark_that_hangs_out_before_its_column_ends_no_table() -> None:
    """TeX sets the sign that begins a line a little before the edge of its paragraph."""
    hung = "Verify that no word for entry is one of those that were set by the maker, such as \\ #h(-2.5pt)“entry”)."
    body = [*required(70)[:60], ("7.7.7", hung, "", "x", "", "311"), *required(75)[60:]]
    found = rows(opened(typeset(f"{LONG}\n\n{table(body)}{LONG}")))
    assert [row[0] for row in found[1:]] == [row[0] for row in body]


def test_borders_that_are_drawn_cell_by_cell_are_one_rule() -> None:
    """As browsers draw them: the rule under the head is as wide as the table, its parts are not."""

    def said(x: int, y: int, text: str) -> str:
        return f"BT /F 10 Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET"

    xs = (72, 110, 330, 360, 390, 430)
    borders = [f"{a} {y} m {b} {y} l S" for y in (700, 676, 604) for a, b in zip(xs, (*xs[1:], 460), strict=True)]
    lines = [said(x + 3, 684, name) for x, name in zip(xs, ("#", "Description", "L1", "L2", "L3", "CWE"), strict=True)]
    for y, number in ((656, "1.1.1"), (624, "1.1.2")):
        lines += [
            said(75, y, number),
            said(113, y + 5, "Verify that records are kept, and"),
            said(113, y - 6, "that a copy is sent"),
        ]
        lines += [said(363, y, "x"), said(393, y, "x"), said(433, y, "307")]
    found = rows(opened(drawn("\n".join([*borders, *lines]))))
    deed = "Verify that records are kept, and that a copy is sent"
    assert found == [
        ["#", "Description", "L1", "L2", "L3", "CWE"],
        ["1.1.1", deed, "", "x", "x", "307"],
        ["1.1.2", deed, "", "x", "x", "307"],
    ]
