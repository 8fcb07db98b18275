"""A table that has a column more or less is marked cell by cell, as Word itself does, not row by row."""

from dataclasses import replace

import pytest
from lxml import etree

from core.model.change import ChangeKind
from core.reports import Decision, render
from core.reports.redline.proof import lines
from core.reports.redline.settle import settle
from tests.redline_cases import PRICES, STOCK, cell, other_columns, plain, table, with_column, with_table
from tests.redlines import W, part, proved
from tests.word_pairs import read


def redline(old: str, new: str) -> etree._Element:
    """The body's part of the proved redline."""
    return part(proved(with_table(old, new)), "word/document.xml")


def marked_rows(root: etree._Element) -> int:
    return len(root.findall(f".//{W}trPr/{W}ins") + root.findall(f".//{W}trPr/{W}del"))


@pytest.mark.parametrize("at", [0, 1, 2, 3])
def test_a_column_that_came(at: int) -> None:
    root = redline(table(plain(PRICES)), table(plain(with_column(at, STOCK))))
    assert not marked_rows(root)
    assert len(list(root.iter(W + "cellIns"))) == len(PRICES)
    assert "".join("".join(mark.itertext()) for mark in root.iter(W + "ins")) == "".join(STOCK)
    assert not list(root.iter(W + "delText"))


@pytest.mark.parametrize("at", [0, 1, 2, 3])
def test_a_column_that_went(at: int) -> None:
    root = redline(table(plain(with_column(at, STOCK))), table(plain(PRICES)))
    assert not marked_rows(root)
    assert len(list(root.iter(W + "cellDel"))) == len(PRICES)
    assert "".join(text.text for text in root.iter(W + "delText")) == "".join(STOCK)
    assert not list(root.iter(W + "cellIns"))


def widths(root: etree._Element) -> list[str | None]:
    return [column.get(W + "w") for column in root.findall(f".//{W}tbl/{W}tblGrid/{W}gridCol")]


def test_the_widths_of_columns_come_and_go_with_them() -> None:
    old, new = (plain(rows) for rows in (with_column(1, STOCK), with_column(3, STOCK)))
    sides = [table(rows, widths) for rows, widths in ((old, (1000, 2000, 3000, 4000)), (new, (1000, 3000, 4000, 5000)))]
    made = proved(with_table(*sides))
    root = part(made, "word/document.xml")
    assert widths(root) == ["1000", "2000", "3000", "4000", "5000"]
    for view, expected in (("accepted", ["1000", "3000", "4000", "5000"]), ("rejected", ["1000", "2000", "3000", "4000"])):
        settled = part(made, "word/document.xml")
        settle(settled, view)
        assert widths(settled) == expected


def test_a_column_in_the_place_of_another_beside_an_edited_cell() -> None:
    root = part(proved(other_columns()), "word/document.xml")
    assert not marked_rows(root)
    assert (len(list(root.iter(W + "cellIns"))), len(list(root.iter(W + "cellDel")))) == (4, 4)
    cells = [c for c in root.iter(W + "tc") if "130" in "".join(c.itertext())]
    assert [text.text for text in cells[0].iter(W + "delText")] == ["120"]


def test_a_row_that_spans_the_table_is_marked_as_a_row() -> None:
    spanning = [cell("Цены 2026 года", f'<w:gridSpan w:val="{count}"/>') for count in (3, 4)]
    old, new = plain(PRICES), plain(with_column(3, STOCK))
    root = redline(table([*old, [spanning[0]]]), table([*new, [spanning[1]]]))
    assert marked_rows(root) == 2
    assert len(list(root.iter(W + "cellIns"))) == len(PRICES)


def test_merged_cells_of_the_column_leave_it_to_rows() -> None:
    merged = [cell("Склад", '<w:vMerge w:val="restart"/>'), *[cell("", "<w:vMerge/>")] * 3]
    new = [[*row, one] for row, one in zip(plain(PRICES), merged, strict=True)]
    root = redline(table(plain(PRICES)), table(new))
    assert not list(root.iter(W + "cellIns"))


def test_a_row_that_came_with_the_column() -> None:
    new = [*with_column(1, STOCK), ("Опора", "6", "штука", "45 000")]
    root = redline(table(plain(PRICES)), table(plain(new)))
    assert marked_rows(root) == 1
    assert len(list(root.iter(W + "cellIns"))) == len(PRICES)


def test_the_order_of_what_is_in_a_cell_is_the_schemas() -> None:
    changed = '<w:tcPrChange w:id="1" w:author="А" w:date="2026-01-01T00:00:00Z"><w:tcPr/></w:tcPrChange>'
    old, new = plain(PRICES), plain(with_column(3, STOCK))
    new[0][3] = cell("Запас", changed)
    root = redline(table(old), table(new))
    for properties in root.iter(W + "tcPr"):
        names = [etree.QName(child).localname for child in properties]
        assert names == sorted(names, key=["tcW", "cellIns", "cellDel", "tcPrChange"].index)


def test_a_rejected_column_is_put_back_by_the_answer() -> None:
    data = other_columns()
    rejected = {change.id: Decision(decision="rejected") for change in data.comparison.changes}
    made = render("answer", replace(data, decisions=rejected))
    assert lines(read(made, "accepted")) == lines(data.old)
    assert lines(read(made, "rejected")) == lines(data.new)


def test_of_two_columns_the_answer_puts_back_the_one_that_was_rejected() -> None:
    data = other_columns()
    (came,) = (change for change in data.comparison.changes if change.kind is ChangeKind.COLUMN_INSERTED)
    made = render("answer", replace(data, decisions={came.id: Decision(decision="rejected")}))
    assert lines(read(made, "rejected")) == lines(data.new)
    heads = [b.text for b in read(made, "accepted").blocks if b.table is not None and b.table.row == 0]
    assert heads == ["Товар", "Единица", "Цена"]
