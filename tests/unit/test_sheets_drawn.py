"""What a workbook draws and prints from its cells: charts, headers with the page's number. The cells are told."""

import io
from collections.abc import Callable

import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.chart.data_source import NumData, NumVal
from openpyxl.chart.series import SeriesLabel
from openpyxl.comments import Comment

from core.comparison import compare
from core.model.change import ChangeKind, Lane
from core.model.comparison import Comparison
from core.model.document import Document
from core.ports import ReadOptions
from core.readers import reader_for

Fill = Callable[[openpyxl.Workbook], None]
SALES = (120, 340, 275, 410)


def workbook(fill: Fill, sales: tuple[int, ...] = SALES) -> Document:
    book, out = openpyxl.Workbook(), io.BytesIO()
    for at, sold in enumerate((*sales,), 1):
        book.active.append([f"Магазин {at}", sold])
    fill(book)
    book.save(out)
    return reader_for("xlsx")(out.getvalue(), name="a.xlsx", options=ReadOptions())


def compared(old: Document, new: Document) -> Comparison:
    comparison = compare(old, new)
    assert comparison.proof.holds, comparison.proof
    return comparison


def chart(sales: tuple[int, ...], source: str = "Sheet!$B$1:$B$4") -> Fill:
    """Two series over the sales, with the points that the program drew last."""

    def fill(book: openpyxl.Workbook) -> None:
        drawn = BarChart()
        for _ in range(2):
            drawn.add_data(Reference(book.active, min_col=2, min_row=1, max_row=4))
        for series in drawn.series:
            series.val.numRef.f = source
            series.val.numRef.numCache = NumData(pt=[NumVal(idx=k, v=str(value)) for k, value in enumerate(sales)])
        book.active.add_chart(drawn, "E2")

    return fill


def test_a_chart_follows_its_cells() -> None:
    new = (120, 340, 300, 410)
    changes = compared(workbook(chart(SALES)), workbook(chart(new), new)).changes
    assert [(change.kind, change.lane) for change in changes if change.lane is not Lane.NUMBERING] == [
        (ChangeKind.CELL_CHANGED, Lane.SUBSTANCE)
    ]
    (drawn,) = [change for change in changes if change.lane is Lane.NUMBERING]
    assert drawn.sentence.ru == "Диаграмма построена по новым данным: 2\u00a0ряда"
    assert drawn.sentence.en == "A chart was drawn from the new data: 2 series"


@pytest.mark.parametrize("source", ["[1]Sheet!$B$1:$B$4", "'[Цены.xlsx]Лист 1'!$B$1:$B$4"])
def test_a_chart_of_another_workbook_says_what_no_cell_says(source: str) -> None:
    changes = compared(workbook(chart(SALES, source)), workbook(chart((120, 340, 300, 410), source))).changes
    assert {change.lane for change in changes} == {Lane.SUBSTANCE}


@pytest.mark.parametrize(("code", "lane"), [("Page &P", Lane.NUMBERING), ("&A", Lane.NUMBERING), ("Секретно &P", Lane.WORDING)])
def test_the_header_of_a_sheet_that_came(code: str, lane: Lane) -> None:
    def fill(book: openpyxl.Workbook) -> None:
        sheet = book.create_sheet("Приложение")
        sheet.append(["Показатель", "Значение"])
        sheet.oddHeader.center.text = code

    told = {change.new[0].story: change for change in compared(workbook(lambda book: None), workbook(fill)).changes}
    assert told["sheet:Приложение"].kind is ChangeKind.INSERTED
    header = told["header:2:odd"]
    assert header.lane is lane if lane is Lane.NUMBERING else header.lane is not Lane.NUMBERING


def test_a_comment_of_nobody_names_nobody() -> None:
    def fill(book: openpyxl.Workbook) -> None:
        book.active["A1"].comment = Comment("оплачено", " ")

    (change,) = compared(workbook(fill), workbook(lambda book: None)).changes
    assert change.sentence.ru == "Удалено примечание: «оплачено»"


def test_a_name_that_was_typed_into_a_chart_is_told_of() -> None:
    def named(name: str) -> Fill:
        def fill(book: openpyxl.Workbook) -> None:
            chart(SALES)(book)
            for series in book.active._charts[0].series:
                series.tx = SeriesLabel(v=name)

        return fill

    changes = compared(workbook(named("План")), workbook(named("Факт"))).changes
    assert [(change.old[0].text, change.new[0].text) for change in changes] == [("План", "Факт")] * 2
    assert Lane.NUMBERING not in {change.lane for change in changes}


def without_points(last: int = 4, column: int = 2) -> Fill:
    """A chart as programs write it that draw nothing themselves: it names its cells and keeps no points."""

    def fill(book: openpyxl.Workbook) -> None:
        drawn = BarChart()
        drawn.add_data(Reference(book.active, min_col=column, min_row=1, max_row=last))
        book.active.add_chart(drawn, "E2")

    return fill


def told(old: Fill, new: Fill) -> list[str]:
    return [change.sentence.en for change in compared(workbook(old), workbook(new)).changes]


def test_a_chart_without_points_is_known_by_its_cells() -> None:
    assert told(without_points(), without_points()) == []
    for other in (without_points(last=3), without_points(column=1)):
        assert [one.partition(":")[0] for one in told(without_points(), other)] == [
            "A chart of sheet “Sheet” draws other cells",
            "A chart was drawn from the new data",
        ]


def test_a_chart_of_other_cells_with_the_same_numbers_is_told() -> None:
    changes = compared(workbook(chart(SALES)), workbook(chart(SALES, "Sheet!$C$1:$C$4"))).changes
    assert [(change.lane, change.reasons) for change in changes] == [(Lane.SUBSTANCE, ("chart_cells",))]


@pytest.mark.parametrize("made", [without_points(), chart(SALES)])
def test_a_chart_that_came_or_went_is_told_so(made: Fill) -> None:
    (came,) = told(lambda book: None, made)
    (went,) = told(made, lambda book: None)
    assert (came.partition(":")[0], went.partition(":")[0]) == ("A chart was added", "A chart was removed")
