"""What the desk shows of changes whose words stayed, and of those that stand in no block of the text."""

from core.comparison import compare
from core.model.document import Document
from pages.notebook.sides import Lines, panes
from tests.docx_package import docx, read_docx
from tests.unit.test_comparison_sheets import PRICES, unseen, workbook


def shown(old: Document, new: Document) -> list[list[list[tuple[str, str]]]]:
    """Of the only change both panes, line by line: text and mark of each run."""
    (change,) = compare(old, new).changes
    return [
        [[(run.text, run.mark) for run in line.runs] for line in pane.blocks]
        for pane in panes(change, Lines.of(old), Lines.of(new))
    ]


def test_another_look_is_marked_in_the_new_wording() -> None:
    line = "<w:p><w:r><w:t xml:space='preserve'>Штраф </w:t></w:r><w:r><w:rPr>{}</w:rPr><w:t>5 %</w:t></w:r></w:p>"
    old, new = (read_docx(docx(line.format(look))) for look in ("", "<w:strike/>"))
    assert shown(old, new) == [[[("Штраф 5 %", "")]], [[("Штраф ", ""), ("5 %", "look")]]]


def test_another_name_of_a_sheet_stands_on_both_sides() -> None:
    old, new = (workbook([(name, PRICES)]) for name in ("Цены", "Цены 2026"))
    assert shown(old, new) == [[[("Цены", "del")]], [[("Цены 2026", "ins")]]]


def test_a_hidden_column_is_named_on_both_sides() -> None:
    plain = unseen(lambda _book: None)
    dark = unseen(lambda book: setattr(book["Цены"].column_dimensions["B"], "hidden", True))
    assert shown(plain, dark) == [[[("Цена", "")]], [[("Цена", "ins")]]]
    assert shown(dark, plain) == [[[("Цена", "del")]], [[("Цена", "")]]]
