"""Where the comments stand when a table has another shape."""

import pytest

from core.model.change import ChangeKind
from core.reports import render
from tests.docx_package import docx, paragraph
from tests.word_comments import comments, misplaced
from tests.word_pairs import report_data_of

OLD = [["Товар", "Цена"], ["Кабель силовой", "145"], ["Розетка двойная", "320"], ["Автомат защиты", "410"]]
NEW = [
    ["Товар", "Гарантия", "Цена"],
    ["Кабель силовой", "24 месяца", "145"],
    ["Розетка двойная", "12 месяцев", "320"],
    ["Автомат защиты", "36 месяцев", "430"],
]


def table(rows: list[list[str]], second: str = "") -> str:
    """`second`: the properties of the cells of the second column."""
    cells = (
        "".join(f"<w:tc><w:tcPr>{second if at == 1 else ''}</w:tcPr>{paragraph(text)}</w:tc>" for at, text in enumerate(row))
        for row in rows
    )
    grid = "<w:gridCol/>" * len(rows[0])
    return (
        f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>" + paragraph()
    )


@pytest.mark.parametrize(("second", "gone"), [("", "410"), ("<w:vMerge/>", "")], ids=["by cells", "by whole rows"])
def test_a_comment_on_a_cell_keeps_to_its_cell_where_a_column_came(second: str, gone: str) -> None:
    data = report_data_of(docx(table(OLD)), docx(table(NEW, second)))
    (cell,) = (change for change in data.comparison.changes if change.kind is ChangeKind.CELL_CHANGED)
    made = render("redline", data)
    assert cell not in [change for change, _under in misplaced(made, data)[1]]
    (under,) = (one for one in comments(made) if one.said.startswith(cell.sentence.ru))
    assert (under.came, under.gone) == ("430", gone)
