"""A document against what was printed of it: what a program computes or does not print is no change of words."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from core.comparison import compare
from core.model.change import Lane
from core.model.document import Block, CellPlace, Mark
from tests.unit.made_documents import document, generated, note
from tests.unit.printed import field, told


@pytest.mark.parametrize(
    ("old", "new", "count"),
    [
        (field("Черновик, страница 2", "2", "PAGE", "footer:1:default"), note("Черновик, страница 1", "footer:1:default"), 0),
        (field("Черновик, страница 2", "2", "PAGE", "footer:1:default"), note("ЧЕРНОВИК, СТРАНИЦА 1", "footer:1:default"), 0),
        (note("Черновик, страница 2", "footer:1:default"), note("Черновик, страница 1", "footer:1:default"), 1),
        (field("Срок оплаты указан в пункте 3.2 договора", "3.2", r"REF _Ref1 \r"), "Срок оплаты указан в пункте договора", 0),
        (
            field("Срок оплаты указан в пункте 3.2 договора", "3.2", r"REF _Ref1 \r"),
            "Срок оплаты указан в пункте 3.5 договора",
            1,
        ),
    ],
)
def test_results_that_were_computed_anew(old: Block, new: Block | str, count: int) -> None:
    same = "Стороны договорились о нижеследующем порядке."
    assert told([same, old], [same, new]) == count


@pytest.mark.parametrize(
    ("first", "printed", "count"),
    [
        ("المؤتمر العالمي", "MHz 1 215-1 197,6", 0),
        ("المؤتمر العالمي", "MHz 1 197,6-1 215", 1),
        ("المؤتمر العالمي", "kHz 1 215-1 197,6", 1),
        ("A frequency of the service", "MHz 1 215-1 197,6", 1),
    ],
)
def test_a_unit_on_the_other_side_of_its_number_alone_in_a_leftward_document(first: str, printed: str, count: int) -> None:
    assert min(told([first, "1\u00a0215-1\u00a0197,6\u00a0MHz", first], [first, printed, first]), 1) == count


@pytest.mark.parametrize(
    ("old", "printed", "count"),
    [
        ("الإضافة للوثيقة 18-A من جدول", "الإضافة للوثيقة A-18 من جدول", 0),
        ("في النطاق MHz 1\u00a0164-960 للخدمة", "في النطاق MHz 960-1 164 للخدمة", 0),
        ("خدمة (R) (AM) في القرار", "خدمة )R( )AM( في القرار", 0),
        ("البنـد 4.1 من جدول", "البند 4.1 من جدول", 0),
        ("في النطاق MHz 1\u00a0164-960 للخدمة", "في النطاق MHz 960-1 146 للخدمة", 1),
        ("الإضافة للوثيقة 18-A من جدول", "الإضافة للوثيقة A-19 من جدول", 1),
        ("The part 18-A of the list", "The part A-18 of the list", 1),
    ],
)
def test_what_a_page_from_right_to_left_does_not_show(old: str, printed: str, count: int) -> None:
    same = "المؤتمر العالمي للاتصالات الراديوية"
    assert told([same, old], [same, printed]) == count


@pytest.mark.parametrize(("printed", "count"), [("A-18", 0), ("A-19", 1)])
def test_what_such_a_page_does_not_show_where_paragraphs_flow_into_each_other(printed: str, count: int) -> None:
    first, last = "المؤتمر العالمي للاتصالات الراديوية", "النهاية"
    assert told([first, "للوثيقة 18-A من جدول", last], [f"{first} للوثيقة {printed} من جدول", last]) == count


@pytest.mark.parametrize(
    ("printed", "count"),
    [
        ("Порядок установлен в пунктах 3.5, 4.2 договора", 0),
        ("Порядок установлен в пунктах 3.5, 2 договора", 0),
        ("Порядок установлен в пунктах 3.6, 4.2 договора", 1),
        ("Порядок установлен в пунктах 3.5 и 4.2 договора", 1),
    ],
)
def test_references_that_were_brought_up_to_date(printed: str, count: int) -> None:
    """What was printed is the number of the paragraph that the reference names."""
    titles = [
        replace(note(text, "body"), label=label, marks=(Mark(start=0, end=0, type="bookmark", value=name),))
        for text, label, name in (("Порядок сдачи работ", "3.5.", "_Ref1"), ("Порядок оплаты работ", "4.2", "_Ref2"))
    ]
    text = "Порядок установлен в пунктах 3.4, 4.1 договора"
    marks = tuple(
        Mark(start=text.index(shown), end=text.index(shown) + 3, type="field", value=rf"REF {name} \r \h")
        for shown, name in (("3.4", "_Ref1"), ("4.1", "_Ref2"))
    )
    assert told([*titles, replace(note(text, "body"), marks=marks)], [*titles, printed]) == count


def test_a_text_in_a_box_stands_among_the_others_on_a_page() -> None:
    same = "Стороны договорились о нижеследующем порядке."
    boxes = [
        note("Вставка на поле", "textbox:1"),
        note("1", "diagram:1"),
        note("Этапы работ", "diagram:1"),
        note("См. приложение", "endnote:1"),
    ]
    printed = ["Этапы работ", "Вставка на поле", "См. приложение", "1"]
    assert told([same, *boxes], [same, *printed]) == 0
    assert told([same, *boxes], [same, "Этапы всех работ", *printed[1:]]) > 0
    assert told([*boxes], []) > 0


@pytest.mark.parametrize(
    ("printed", "count"),
    [
        (["Этап пер вый", "Сдача", "работ"], 0),
        (["Сдача", "работ", "Этап первый"], 0),
        (["Этап первый", "Приём", "работ"], 1),
        (["Этап первый", "работ", "Сдача"], 1),
    ],
)
def test_a_text_in_a_narrow_box_stands_on_a_page_in_pieces(printed: list[str], count: int) -> None:
    same = "Стороны договорились о нижеследующем порядке."
    boxes = [note("Этап первый", "diagram:1"), note("Сдача работ", "diagram:1")]
    assert min(told([same, *boxes], [same, *printed]), 1) == count


@pytest.mark.parametrize(("old", "count"), [(field("25.03.2017", "25.03.2017", "DATE"), 0), ("25.03.2017", 1)])
def test_a_paragraph_of_nothing_but_a_result(old: Block | str, count: int) -> None:
    same = "Стороны договорились о нижеследующем порядке."
    assert told([same, old], [same]) == count


def cells(*places: tuple[str, int, int, int]) -> list[Block]:
    """(text, row, column, columns that it spans)"""
    return [
        replace(note(text, "body"), table=CellPlace(id="t", row=row, column=column, column_span=span))
        for text, row, column, span in places
    ]


def test_a_page_whose_lines_make_other_columns_moves_none() -> None:
    same = "Стороны договорились о нижеследующем порядке."
    old = cells(("1", 0, 0, 1), ("2", 0, 1, 2), ("3", 0, 3, 1), ("4", 1, 0, 1), ("5", 1, 1, 1), ("6", 1, 2, 2))
    new = cells(("1", 0, 0, 1), ("2", 0, 1, 2), ("3", 0, 3, 2), ("4", 1, 0, 2), ("5", 1, 2, 2), ("6", 1, 4, 1))
    assert told([same, *old], [same, *new]) == 0
    swapped = [replace(new[0], text="2"), replace(new[1], text="1"), *new[2:]]
    assert told([same, *old], [same, *swapped]) > 0


def test_the_number_of_a_cell_may_be_counted_as_that_of_the_line_beside_it() -> None:
    """Two cells without rules, one a number and a mark on two lines: read line by line."""
    same = "Стороны договорились о нижеследующем порядке."
    old = cells(
        ("474\nПП-98", 0, 0, 1),
        ("3\tСуммы приносят проценты в порядке, который установлен советом и отражён в правилах.", 0, 1, 1),
    )
    first = replace(note("3 Суммы приносят проценты в порядке, который ПП-98 установлен советом и", "body"), label="474")
    assert told([same, *old, same], [same, first, "отражён в правилах.", same]) == 0
    assert told([same, *old, same], [same, replace(first, label="475"), "отражён в правилах.", same]) > 0


def test_pages_without_text_hold_nothing_of_a_box() -> None:
    assert told([note("Вставка на поле", "textbox:1")], []) == 1


def test_comments_and_headers_of_other_pages_are_not_printed() -> None:
    same = "Стороны договорились о нижеследующем порядке."
    kept = [note("Проверить сумму", "comment:1"), note("Обложка", "header:1:first"), note("Оборот", "header:1:even")]
    assert told([same, *kept], [same]) == 0
    assert told([same, note("Для служебного пользования", "header:1:default")], [same]) == 1


@pytest.mark.parametrize(("make", "lanes"), [(generated, {Lane.NUMBERING}), (str, {Lane.NUMBERING, Lane.SUBSTANCE})])
def test_entries_that_a_program_gathered_are_no_words_though_they_run_into_each_other(
    make: Callable[[str], Block | str], lanes: set[Lane]
) -> None:
    """An index in two columns whose rows were read across: its entries meet others on the next pages."""
    same = "Стороны договорились о нижеследующем порядке."
    before = ["акт сдачи и приёмки работ, 3 возврат денег за товар, 15", "банк заказчика, 4 договор займа, 16"]
    after = ["акт сдачи и приёмки работ, 3", "возврат денег за товар, 18", "банк заказчика, 4 договор займа, 16"]
    old, new = ([same, *map(make, texts), "Конец."] for texts in (before, after))
    comparison = compare(*(replace(document(blocks, side), format="pdf") for blocks, side in ((old, "o"), (new, "n"))))
    assert comparison.proof.holds
    assert {change.lane for change in comparison.changes} == lanes


def test_a_typed_number_that_shifted_where_a_page_parts_its_paragraph() -> None:
    """The page counts clause 7.3, which the document has typed as 7.2, and references to it follow."""
    said = "Сроки поставки указаны в графике, который подписан обеими сторонами.", "Он хранится у обеих."
    before = ["Участок обслуживает отдельная бригада.", f"7.2 {' '.join(said)}", "Порядок изложен в пункте 7.2 договора."]
    counted = replace(note(said[0], "body"), label="7.3")
    assert told(before, [before[0], counted, said[1], before[2].replace("7.2", "7.3")]) == 0
    assert told(before, [before[0], counted, said[1], before[2].replace("7.2", "7.4")]) == 1


@pytest.mark.parametrize(
    ("written", "printed", "count"),
    [
        ("1.10\tОбщие положения договора", "1.10Общие положения договора", 0),
        ("Срок:\t10 дней с даты подписания", "Срок:10 дней с даты подписания", 0),
        ("1.10\tОбщие положения договора", "1.11Общие положения договора", 1),
    ],
)
def test_a_tab_that_ends_at_once_on_the_page_is_no_edit(written: str, printed: str, count: int) -> None:
    same = "Стороны договорились о нижеследующем порядке."
    assert told([same, written], [same, printed]) == count
