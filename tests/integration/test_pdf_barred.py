"""Tables with borders across but none upright: drawn cell by cell, as Word and browsers print them, or as one line."""

from collections.abc import Sequence
from itertools import pairwise

import pytest

from core.comparison import compare
from core.model.change import ChangeKind
from tests.pdf_files import body, drawn, opened, rows, texts, typeset

XS = (72, 110, 330, 390, 480)
"""Where the columns of the drawn tables begin, and the last one ends."""
HEAD = ("No.", "Requirement", "Level", "Due")
FEW = (
    ("1.1", ("Verify that records are kept of", "all deliveries, and that a", "copy is sent"), "A", "03.04.2026"),
    ("1.2", ("Verify that goods are", "counted"), "", "05.04.2026"),
    ("1.3", ("Verify the seal",), "B", "06.04.2026"),
)
Row = tuple[str, tuple[str, ...], str, str]
PROSE = "The contractor shall deliver the agreed goods to the customer within the period that the annex names for them. "


def said(x: float, y: float, text: str) -> str:
    return f"BT /F 10 Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET"


def bordered(listed: Sequence[Row], *, cells: bool = True, above: Sequence[str] = ()) -> bytes:
    """A table with a border above its head, below it and below each row; `cells`: each cell has its own piece of it."""
    y, lines, borders = 700, [], [700]
    for number, words, level, due in ((HEAD[0], (HEAD[1],), HEAD[2], HEAD[3]), *listed):
        for x, text in zip((XS[0], XS[2], XS[3]), (number, level, due), strict=True):
            lines.append(said(x + 4, y - 12, text))
        lines += [said(XS[1] + 4, y - 12 - 12 * k, text) for k, text in enumerate(words)]
        y -= 12 * len(words) + 6
        borders.append(y)
    ends = list(pairwise(XS)) if cells else [(XS[0], XS[-1])]
    rules = [f"{a} {at} m {b} {at} l S" for at in borders for a, b in ends]
    return drawn("\n".join([*above, *rules, *lines]))


def listed(found: Sequence[Row]) -> list[list[str]]:
    return [list(HEAD), *([number, " ".join(words), level, due] for number, words, level, due in found)]


def read(data: bytes, table: str = "t01") -> list[list[str]]:
    """The table's rows, whatever paragraphs the lines of a cell are."""
    return [[text.replace(" | ", " ") for text in row] for row in rows(opened(data), table)]


@pytest.mark.parametrize("cells", [True, False])
def test_a_row_is_what_stands_between_two_borders(cells: bool) -> None:
    """However many lines its cells have, and though one of them is empty."""
    assert read(bordered(FEW, cells=cells)) == listed(FEW)


@pytest.mark.parametrize("cells", [True, False])
@pytest.mark.parametrize("edit", [("1.2", ("Verify that goods are", "weighed"), "", "05.04.2026"), None])
def test_an_edit_between_borders_is_told(cells: bool, edit: Row | None) -> None:
    later = [FEW[0], *([edit] if edit else []), FEW[2]]
    found = compare(opened(bordered(FEW, cells=cells)), opened(bordered(later, cells=cells)))
    assert [change.kind for change in found.changes] == [ChangeKind.CELL_CHANGED if edit else ChangeKind.ROW_DELETED]
    assert found.proof.holds


def test_words_that_touch_between_two_cells_are_cut_where_the_borders_meet() -> None:
    """As browsers set narrow tables: no space is left between a number and the words beside it."""
    rules = [f"{a} {y} m {b} {y} l S" for y in (714, 696, 660, 624) for a, b in ((70, 96), (96, 300), (300, 400))]
    lines = [said(72, 702, "No."), said(98, 702, "Requirement"), said(304, 702, "Level")]
    for y, number, level in ((684, "1.1.1", "A"), (648, "1.1.2", "B")):
        lines += [said(73.7, y, f"{number}Verify that records are kept of all that"), said(304, y, level)]
        lines.append(said(96, y - 12, "is delivered."))
    document = opened(drawn("\n".join([*rules, *lines])))
    assert [row[0] for row in rows(document)] == ["No.", "1.1.1", "1.1.2"]
    assert [row[1].replace(" | ", " ") for row in rows(document)[1:]] == [
        "Verify that records are kept of all that is delivered."
    ] * 2


def test_a_title_over_two_columns_stands_above_them() -> None:
    """The rows have no borders of their own: their numbers tell them apart."""
    xs = (74, 120, 260, 350, 440)
    lines = [said(74, 700, "No."), said(120, 700, "Item"), said(306, 700, "Price, EUR"), said(440, 700, "Total")]
    lines += [said(262, 688, "net"), said(352, 688, "gross")]
    for k in range(1, 12):
        cells = (str(k), f"Goods of kind {k}", f"{k + 3},{k}50.50", f"{k + 4},{k}20.50", f"{k + 9},{k}00.50")
        lines += [said(x, 688 - 24 * k + 12, text) for x, text in zip(xs, cells, strict=True)]
        lines.append(said(120, 688 - 24 * k, f"and size {k}"))
    rules = [f"70 {y} m 490 {y} l S" for y in (714, 420)]
    document = opened(drawn("\n".join([*rules, *lines])))
    places = {block.text: block.table for block in document.blocks if block.table}
    title, net, number = places["Price, EUR"], places["net"], places["No."]
    assert title is not None
    assert net is not None
    assert number is not None
    assert (title.column, title.column_span, title.row) == (2, 2, 0)
    assert (net.column, net.row, number.row_span) == (2, 1, 2)
    assert rows(document)[2:4] == [
        ["1", "Goods of kind 1 and size 1", "4,150.50", "5,120.50", "10,100.50"],
        ["2", "Goods of kind 2 and size 2", "5,250.50", "6,220.50", "11,200.50"],
    ]


@pytest.mark.parametrize("ends", ["0.5pt", "none"])
def test_a_head_in_the_middle_of_its_cells_comes_back_on_the_next_page_as_a_head(ends: str) -> None:
    """Its names begin where no cell below them does."""
    cells = ", ".join(
        f"[{k // 9 + 1}.{k % 9 + 1}], [{PROSE[: 40 + k % 50]}], [{'ABC'[k % 3]}], [0{k % 9 + 1}.04.2026]" for k in range(80)
    )
    names = ", ".join(f"align(center)[{name}]" for name in ("No.", "Requirement", "Level of it", "Due"))
    stroke = (
        f"stroke: (x, y) => (top: if y < 2 {{ 0.5pt }} else {{ {ends} }}, bottom: if y in (0, 80) {{ 0.5pt }} else {{ {ends} }})"
    )
    setup = f"columns: (1.4cm, 7cm, 2cm, 3cm), inset: (x: 5pt, y: 3pt), {stroke}"
    document = opened(typeset(f"{PROSE * 3}\n\n#table({setup}, table.header({names}), {cells})\n\n{PROSE}"))
    assert document.pages is not None
    assert document.pages > 1
    found = rows(document)
    assert found[0] == ["No.", "Requirement", "Level of it", "Due"]
    assert [row[0] for row in found[1:]] == [f"{k // 9 + 1}.{k % 9 + 1}" for k in range(80)]
    assert not [block for block in document.blocks if block.story.startswith("header")]


def test_stretched_lines_above_a_table_are_no_rows_of_it() -> None:
    """Their wide spaces look like gaps between columns."""
    places = ((72, 200, 275, 430), (72, 170, 215, 390))
    words = (("The contractor", "shall", "deliver", "the goods"), ("to the customer", "and", "within a period", "of the annex"))
    lines = [said(x, 742 - 14 * k, text) for k in (0, 1) for x, text in zip(places[k], words[k], strict=True)]
    page = bordered(FEW, above=[*lines, said(72, 714, "and of the order.")])
    assert read(page) == listed(FEW)
    assert texts(opened(page))[0].startswith("The contractor")


def test_code_between_two_borders_is_no_table() -> None:
    code = "\n".join(f"  step_{k}(name)        # remark {k}" for k in range(8))
    document = opened(typeset(f"{PROSE}\n\n#block(stroke: (y: 0.5pt), width: 100%, inset: 4pt)[```\n{code}\n```]\n\n{PROSE}"))
    assert not [block for block in body(document) if block.table]
    assert len([text for text in texts(document) if "remark" in text]) == 8


def test_two_tables_of_one_width_with_a_title_between_them_are_two() -> None:
    table = "#table(columns: (1cm, 5cm, 3cm), stroke: (x, y) => (top: if y < 2 { 0.5pt }, bottom: 0.5pt), "
    cells = ", ".join(f"[{k}], [Goods number {k}], [{k * 17}.50]" for k in range(1, 6))
    title = "*Goods of the second sort*"
    document = opened(typeset(f"{table} [No], [Name], [Price], {cells})\n\n{title}\n\n{table} [No], [Name], [Price], {cells})"))
    assert [block.text for block in body(document) if not block.table] == ["Goods of the second sort"]
    assert len(rows(document, "t01")) == len(rows(document, "t02")) == 6
