"""A document's cells against a print of it that has no rules to show them by."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from core.comparison import compare
from core.comparison.alignment.units import prepare
from core.comparison.printed.groups import windows
from core.comparison.printed.repeated_heads import repeated_heads
from core.model.change import Lane
from core.model.comparison import Options
from core.model.document import OBJECT, Block, CellPlace, Flag
from tests.unit.made_documents import Item, document, heading, item, note
from tests.unit.printed import AFTER, BEFORE, changes, lanes

SIGNED = [[["Заказчик: Северная верфь", "Исполнитель: Мастерская"]]]


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(
    "shown",
    [
        ["Заказчик: Исполнитель:", "Северная верфь Мастерская"],
        ["Заказчик: Исполнитель: Северная Мастерская верфь"],
        ["Исполнитель: Заказчик: Северная", "Мастерская", "верфь"],
    ],
)
def test_lines_of_cells_side_by_side_that_a_page_shows_in_turn_are_no_change(shown: list[str], turned: bool) -> None:
    assert set(lanes(SIGNED, shown, turned=turned)) == {Lane.NUMBERING}


@pytest.mark.parametrize(
    "shown",
    [
        ["Заказчик: Исполнитель:", "Южная верфь Мастерская"],
        ["Заказчик: Исполнитель:", "верфь Северная Мастерская"],
        ["Заказчик: Исполнитель:", "Северная верфь Мастерская заря"],
        ["Заказчик: Исполнитель:", "Северная верфь", "Заря", "Мастерская"],
    ],
)
def test_other_words_or_another_order_inside_a_cell_are_told(shown: list[str]) -> None:
    assert set(lanes(SIGNED, shown)) - {Lane.NUMBERING}


def notes(count: int) -> tuple[list[Item], list[str]]:
    """Notes as tables with a sign beside them, and as the paragraphs that a page shows."""
    written: list[Item] = []
    shown: list[str] = []
    for at in range(count):
        above = f"Перед примечанием под номером {at} стоит абзац о порядке поставки."
        line = f"Сторона под номером {at} отвечает за сроки, которые назвал график."
        written += [above, [[OBJECT, "Примечание"], ["", line]]]
        shown += [above, "Примечание", OBJECT, line]
    return written, shown


def test_the_title_of_a_note_that_stands_many_times_is_found_by_what_stands_around_it() -> None:
    written, shown = notes(3)
    assert not told(written, shown)


def test_the_title_of_a_note_that_is_gone_is_told() -> None:
    written, shown = notes(3)
    assert told(written, shown[:1] + shown[2:]) == [["Примечание"]]


def told(written: Sequence[Item], shown: Sequence[Item]) -> list[list[str]]:
    """The words of each change of words."""
    found = changes([BEFORE, *written, AFTER], [BEFORE, *shown, AFTER])
    texts = [[anchor.text for anchor in (*change.old, *change.new) if anchor.text.strip(OBJECT)] for change in found]
    return [found for found in texts if found]


@pytest.mark.parametrize("turned", [False, True])
def test_cells_that_a_page_shows_as_terms_and_their_explanations_are_no_change_of_words(turned: bool) -> None:
    written = [[["Заказчик", "лицо, которое заказывает работы и принимает их"], ["Акт", "документ о сдаче работ по этапу"]]]
    shown = ["Заказчик лицо, которое заказывает работы и принимает их", "Акт документ о сдаче работ по этапу"]
    assert set(lanes(written, shown, turned=turned)) == {Lane.NUMBERING}


def test_tabs_of_a_document_that_are_spaces_on_a_page_are_no_change_of_words() -> None:
    shown = ["Подпись Иванов И. И.", "Дата 12 мая 2024 года"]
    assert lanes(["Подпись\tИванов И. И.", "Дата\t12 мая 2024 года"], shown) == [Lane.NUMBERING]


def test_what_only_stands_elsewhere_is_said_to() -> None:
    sides = [
        document([BEFORE, "Подпись\tИванов", AFTER], "w"),
        replace(document([BEFORE, "Подпись Иванов", AFTER], "p"), format="pdf"),
    ]
    found = compare(*sides, Options(lanes=tuple(Lane))).changes
    assert [change.sentence.en for change in found if change.lane is Lane.NUMBERING] == ["Spaces and line ends stand elsewhere"]


CELL = ["Поставщик обязан", "поставить товар", "и вывезти тару"]


def in_cell(texts: Sequence[str]) -> list[Item]:
    """A table of one row, whose first cell holds these paragraphs."""
    blocks = [*document(texts).blocks, *document(["1.0"]).blocks]
    places = [CellPlace(id="t", row=0, column=int(at == len(texts))) for at in range(len(blocks))]
    return [replace(block, table=place) for block, place in zip(blocks, places, strict=True)]


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(
    "shown", [["Поставщик обязан поставить товар и вывезти тару"], ["Поставщик обязан поставить товар", "и вывезти тару"]]
)
def test_paragraphs_of_a_cell_that_a_page_shows_as_one_are_no_change_of_words(shown: list[str], turned: bool) -> None:
    assert set(lanes(in_cell(CELL), in_cell(shown), turned=turned)) == {Lane.NUMBERING}


@pytest.mark.parametrize(
    "shown",
    [
        ["Поставщик обязан поставить товар и не вывезти тару"],
        ["Поставщик обязан поставить товар", "и не вывезти тару"],
        ["Поставщик обязан поставить", "и вывезти тару"],
    ],
)
def test_other_words_in_such_a_cell_are_told(shown: list[str]) -> None:
    assert changes([BEFORE, *in_cell(CELL), AFTER], [BEFORE, *in_cell(shown), AFTER])


LIST = [["Выбор", "Описание"], ["1, 2, 3, ...", "Арабские цифры"], ["А, Б, В, ...", "Прописные буквы"], ["а, б, в", "Строчные"]]


@pytest.mark.parametrize("turned", [False, True])
def test_a_row_that_a_page_shows_as_text_below_the_head_of_its_table_is_told_once(turned: bool) -> None:
    """A page's end parts the head and one row from the table; too few to be seen as one."""
    shown = ["Выбор Описание", "1, 2, 3, ... Арабские цифры", [LIST[0], *LIST[2:]]]
    assert set(lanes([LIST], shown, turned=turned)) == {Lane.NUMBERING}
    shown = ["Выбор Описание", "1, 2, 3, ... Римские цифры", [LIST[0], *LIST[2:]]]
    assert Lane.SUBSTANCE in lanes([LIST], shown, turned=turned)


WIDE = [["Назад", "Вперёд"], ["Глава 7. Основы системы управления", "Глава 9. Поддержание обновлений"], ["А, Б", "В, Г"]]


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(
    ("lines", "same"),
    [
        ([["Глава 7. Основы", "Глава 9."], ["системы", "Поддержание"], ["управления", "обновлений"]], True),
        ([["Глава 7. Основы", "Глава 9."], ["системы", "Поддержание"], ["управления", ""], ["", "обновлений"]], True),
        ([["Глава 7. Основы", "Глава 9."], ["системы", "Поддержание"], ["управления", "отключений"]], False),
        ([["Глава 7. Основы", "Глава 9."], ["управления", "Поддержание"], ["системы", "обновлений"]], False),
        ([["Глава 9.", "Глава 7. Основы"], ["Поддержание", "системы"], ["обновлений", "управления"]], False),
    ],
)
def test_a_row_of_whose_lines_a_page_makes_rows(lines: list[list[str]], same: bool, turned: bool) -> None:
    found = set(lanes([WIDE], [[WIDE[0], *lines, WIDE[2]]], turned=turned))
    assert (found == {Lane.NUMBERING}) == same
    assert (Lane.SUBSTANCE in found) != same


def test_figures_that_changed_places_in_a_row_are_no_lines_of_it() -> None:
    table = [["Год", "2006", "2007"], ["Доход Налог", "100 200", "300 400"]]
    shown = [table[0], ["Доход", "100", "300"], ["Налог", "200", "400"]]
    assert Lane.SUBSTANCE not in lanes([table], [shown])
    for other in ([["Доход", "200", "300"], ["Налог", "100", "400"]], [["Доход", "300", "100"], ["Налог", "400", "200"]]):
        assert Lane.SUBSTANCE in lanes([table], [[table[0], *other]])


def test_a_picture_of_a_cell_that_a_page_draws_beside_the_table_is_a_picture() -> None:
    found = lanes([[LIST[0], [f"{OBJECT} Совет", "Текст"]]], [[LIST[0], ["Совет", "Текст"]], OBJECT])
    assert set(found) == {Lane.COSMETIC}
    found = lanes([[*LIST, [OBJECT, OBJECT]]], [LIST, OBJECT])
    assert set(found) <= {Lane.COSMETIC, Lane.NUMBERING}


def test_one_block_against_another_is_looked_at_unless_they_are_a_pair() -> None:
    pairs = {0: 0, 2: 2}
    assert list(windows([0, 1, 2], [0, 1, 2], pairs, lambda i, j: True)) == [([1], [1])]
    assert not list(windows([0, 1, 2], [0, 1, 2], pairs | {1: 1}, lambda i, j: i != 1))


PEOPLE = [
    ["ФИО", "Посещение"],
    *([f"{n}- {name}", ""] for n, name in enumerate(("Ли Анна", "Кон Пётр", "Сом Вера", "Ус Олег"), 1)),
]


def test_rows_that_a_page_shows_in_a_table_of_their_own_are_no_change_of_words() -> None:
    """The next page draws its part of the table with other columns beside it: the first of these rows holds their words."""
    rest = [["Подпись и печать директора", "", "2- Кон Пётр", ""], ["", "", "3- Сом Вера", ""], ["", "", "4- Ус Олег", ""]]
    found = changes([PEOPLE, AFTER], [PEOPLE[:2], rest, AFTER])
    assert not {anchor.text for change in found for anchor in change.old}
    rest[2][2] = "4- Ус Ольга"
    found = changes([PEOPLE, AFTER], [PEOPLE[:2], rest, AFTER])
    assert "4- Ус Олег" in {anchor.text for change in found for anchor in change.old}


@pytest.mark.parametrize("mark", ["", "был на каждом занятии"])
def test_a_row_that_went_to_another_table_is_told(mark: str) -> None:
    other = [["Город", "Адрес"], ["Тверь", "ул. Мира, 1"], ["Псков", "ул. Лесная, 5"]]
    between = "Ниже указаны адреса складов, на которые поставляется товар."
    table = [[*row[:1], row[1] or mark] for row in PEOPLE]
    shown = [[*table[:2], *table[3:]], between, [*other, table[2]]]
    assert Lane.SUBSTANCE in lanes([table, between, other], shown)


def test_typed_numbers_of_paragraphs_in_a_cell_that_a_page_shows_as_a_list() -> None:
    """A box of one cell; the page's numbers are labels of its items."""
    steps = ["Войдите на сервер с правами администратора.", "Запустите программу установки.", "Выберите состав и нажмите кнопку."]
    cells = [
        replace(block, table=CellPlace(id="t", row=0, column=0))
        for block in document([f"{n}.\t{s}" for n, s in enumerate(steps, 1)]).blocks
    ]
    note = replace(document([f"{OBJECT}Важно "]).blocks[0], table=CellPlace(id="t", row=0, column=0))
    shown: list[Item] = [*(item(text, f"{n}.") for n, text in enumerate(steps, 1)), "Важно"]
    assert set(lanes([*cells, note], shown)) <= {Lane.NUMBERING, Lane.COSMETIC}
    shown[1] = item("Не запускайте программу установки.", "2.")
    assert Lane.SUBSTANCE in lanes([*cells, note], shown)
    shown[1] = item(steps[1], "4.")
    assert set(lanes([*cells, note], shown)) - {Lane.NUMBERING, Lane.COSMETIC}


def test_a_head_of_two_rows_that_a_page_repeats_above_the_rest_of_its_table() -> None:
    """The title over all columns is text there, and the head a table of one row; neither says anything below the table."""
    title, head, rows = "Случаи на 100 000 человек", ["Год", "Новые", "Смерти"], [["1990", "5,5", "6,1"], ["1991", "5,7", "6,3"]]
    blocks = [block for block in document([[[title, "", ""], head, *rows]]).blocks if block.text]
    flagged = [replace(b, flags=(Flag.HEADER_ROW,)) if b.table and b.table.row < 2 else b for b in blocks]
    pages = prepare(document([title, [head, rows[0]], title, [head], [rows[1]], title, [["Год", "Новые", "Прочее"]]]))
    pairs = {at: at for at in range(1, 7)} | {7: 11, 8: 12, 9: 13}
    taken = set(pairs), set(pairs.values())
    found = list(repeated_heads((prepare(document(flagged)), taken[0]), (pages, taken[1]), pairs))
    assert found == [([0], [0]), ([], [7]), ([], [8, 9, 10])]


@pytest.mark.parametrize("turned", [False, True])
def test_pictures_beside_a_cell_that_a_page_shows_in_two_parts(turned: bool) -> None:
    """They are drawn below the table; `lanes` checks that the proof holds."""
    row = [*document([[[OBJECT, "Глава 14. Инструменты", OBJECT]]]).blocks]
    shown = [
        replace(b, table=CellPlace(id="p", row=0, column=at))
        for at, b in zip((0, 1, 1, 2), document(["", "Глава 14.", "Инструменты", ""]).blocks, strict=True)
    ]
    assert Lane.SUBSTANCE not in lanes([LIST, BEFORE, *row, AFTER], [LIST, BEFORE, *shown, OBJECT, OBJECT, AFTER], turned=turned)


NEXT = "Порядок приёмки товара"


def _counted(text: str, label: str) -> Block:
    return replace(note(text, "body"), label=label)


@pytest.mark.parametrize(
    ("shown", "count"),
    [
        (_counted("Порядок поставки 1.3. Порядок оплаты товара и тары", "1.1."), 0),
        (_counted("Порядок поставки 1.3. Порядок оплаты товара и тары", "1.2."), 1),
        (_counted("Порядок поставки 1.4. Порядок оплаты товара и тары", "1.1."), 1),
    ],
)
def test_the_number_that_a_page_shows_before_cells_side_by_side_is_one_of_their_words(shown: Block, count: int) -> None:
    cells = [["1.1. Порядок поставки товара", "", "1.3. Порядок оплаты и тары"]]
    assert min(len(changes([BEFORE, cells, AFTER], [BEFORE, shown, AFTER])), 1) == count


@pytest.mark.parametrize(("title", "count"), [(NEXT, 0), ("Порядок возврата товара", 1)])
def test_a_cell_above_the_heading_that_repeats_it_is_a_paragraph_of_the_page(title: str, count: int) -> None:
    written: list[Item] = []
    shown: list[Item] = []
    for number, name in enumerate((NEXT, "Порядок оплаты товара"), 1):
        other = title if number == 1 else name
        said = f"Правила раздела {number} обязательны для сторон договора."
        written += [[["Договор поставки оборудования", f"Раздел {number} и далее"]]]
        written += [[[f"1.{number}. {name}"], ["Глава 1. Товар"]]]
        written += [heading(f"1.{number}.\u00a0{name}"), said]
        shown += [f"Договор Раздел {number} поставки и оборудования далее", _counted(other, f"1.{number}."), "Глава 1.", "Товар"]
        shown += [replace(heading(name), label=f"1.{number}."), said]
    assert min(len(changes([BEFORE, *written, AFTER], [BEFORE, *shown, AFTER])), 1) == count
