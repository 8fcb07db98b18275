"""Where the comments stand when a table has another shape, so that its rows go and come as a whole."""

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


def table(rows: list[list[str]]) -> str:
    cells = ("".join(f"<w:tc><w:tcPr/>{paragraph(text)}</w:tc>" for text in row) for row in rows)
    grid = "<w:gridCol/>" * len(rows[0])
    return (
        f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>" + paragraph()
    )


def test_a_comment_on_a_cell_keeps_to_the_new_cell_where_its_row_has_another_shape() -> None:
    old_bytes, new_bytes = docx(table(OLD)), docx(table(NEW))
    data = report_data_of(old_bytes, new_bytes)
    (cell,) = (change for change in data.comparison.changes if change.kind is ChangeKind.CELL_CHANGED)
    made = render("redline", data)
    assert cell not in [change for change, _under in misplaced(made, data)[1]]
    (under,) = (one for one in comments(made) if one.said.startswith(cell.sentence.ru))
    assert (under.came, under.gone) == ("430", "")
