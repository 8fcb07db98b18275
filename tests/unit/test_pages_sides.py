"""What the desk shows of changes whose words stayed, and of those that stand in no block of the text."""

from core.comparison import compare
from core.model.document import Document, Side
from pages.notebook.sides import Lines, panes
from tests.docx_package import docx, paragraph, read_docx
from tests.unit.made_documents import document, item
from tests.unit.made_sheets import PRICES, unseen, workbook


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


def test_the_words_of_other_changes_nearby_are_marked_too_and_lead_to_them() -> None:
    line = "Поставщик передаёт {} насосов в течение {} дней и сообщает об этом Покупателю письмом."
    old, new = (read_docx(docx(paragraph(line.format(*told)))) for told in ((12, 30), (14, 45)))
    found, text = compare(old, new).changes, new.blocks[0].text
    changes = {text[edit.new.start : edit.new.end]: change for change in found for edit in change.edits if edit.new}
    assert set(changes) == {"14", "45"}
    for own, other in (("14", "45"), ("45", "14")):
        lines = Lines.of(old, changes.values(), Side.OLD), Lines.of(new, changes.values(), Side.NEW)
        _before, after = panes(changes[own], *lines)
        marked = [(run.text, run.mark, run.change) for run in after.blocks[0].runs if run.mark]
        assert sorted(marked) == sorted([(own, "ins", ""), (other, "also", changes[other].id)])


def test_a_paragraph_that_another_change_put_in_is_marked_as_such() -> None:
    first, last = "Товар принимает комиссия из трёх человек.", "Оплата производится в течение {} дней."
    old = read_docx(docx(paragraph(first) + paragraph(last.format(10))))
    new = read_docx(docx(paragraph(first) + paragraph("Акт подписывают обе стороны.") + paragraph(last.format(15))))
    changes = compare(old, new).changes
    period = next(change for change in changes if change.values)
    _before, after = panes(period, Lines.of(old, changes, Side.OLD), Lines.of(new, changes, Side.NEW))
    assert [run.mark for run in after.blocks[0].runs] == ["also"]


def test_a_tick_before_an_item_is_marked_on_both_sides() -> None:
    rest = [item("Данные шифруются", "✓"), item("Копии хранятся", "✓")]
    old, new = (document([item("Ведётся журнал", sign), *rest], side) for sign, side in (("✓", "o"), ("✗", "n")))
    (change,) = compare(old, new).changes
    lines = [pane.blocks[0] for pane in panes(change, Lines.of(old), Lines.of(new))]
    assert [(line.label, line.label_mark) for line in lines] == [("✓", "del"), ("✗", "ins")]
