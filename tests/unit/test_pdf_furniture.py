"""Headers, footers and page numbers: which rows at the edges of a printed document's pages are no text of it."""

from core.readers.pdf.drawings import Drawings
from core.readers.pdf.furniture import find_furniture
from core.readers.pdf.line import Row, rows_of
from core.readers.pdf.sheet import Piece
from tests.unit.pdf_pieces import piece

NOTHING = Drawings(rules=(), areas=(), pictures=())


def page_rows(number: int, body: list[str]) -> list[Row]:
    texts = [("Стандарт предприятия", 30.0), *((text, 100.0 + 14 * k) for k, text in enumerate(body)), (str(number), 800.0)]
    return rows_of([piece(text, 60, base) for text, base in texts])


def test_headers_and_numbers_are_found_and_repeated_headings_are_not() -> None:
    bodies = [
        ["Введение", "а"],
        ["Область", "б"],
        ["Термины", "в"],
        ["Введение", "г"],
        ["Сроки", "д"],
        ["Цена", "е"],
        ["Введение", "ж"],
    ]
    pages = [(n, 842.0, page_rows(n, body), NOTHING) for n, body in enumerate(bodies, 1)]
    assert find_furniture(pages) == dict.fromkeys(range(1, 8), (1, 1))


def test_a_footer_of_two_rows_in_parts_is_one_and_a_repeated_table_head_is_none() -> None:
    def page(number: int) -> list[Row]:
        head = [piece("Код", 60, 60), piece("Название", 200, 60)]
        cells = [piece(f"{number}{k}", 60, 74 + 14 * k) for k in range(9)] + [
            piece(f"строка {k} {number * k}", 200, 74 + 14 * k) for k in range(9)
        ]
        foot = [piece("Проект 1", 60, 800), piece("2018", 300, 800), piece("Черновик", 60, 812), piece(str(number), 300, 812)]
        return rows_of([*head, *cells, *foot])

    assert find_furniture([(n, 842.0, page(n), NOTHING) for n in range(1, 8)]) == dict.fromkeys(range(1, 8), (0, 2))


def last_rows(*lasts: str, gap: float = 14, labels: dict[int, str] | None = None) -> dict[int, int]:
    """How many rows at the foot of each page are furniture, of pages that end in these rows, so far below their text."""
    pages = []
    for number, last in enumerate(lasts, 1):
        text = [piece("абвгдежз"[number - 1] * 9 + " слов" + "ауыио"[k] * 3, 60, 700 + 14 * k) for k in range(5)]
        pages.append((number, 842.0, rows_of([*text, *([piece(last, 60, 756 + gap)] if last else [])]), NOTHING))
    return {number: bottom for number, (_, bottom) in find_furniture(pages, labels or {}).items()}


def test_a_number_on_a_pages_last_line_is_its_number_only_in_a_series() -> None:
    assert last_rows("", "2", "") == {1: 0, 2: 0, 3: 0}
    assert last_rows("", "2", "", gap=40) == {1: 0, 2: 1, 3: 0}
    assert last_rows("", "7", "", gap=40) == {1: 0, 2: 0, 3: 0}
    assert last_rows("12", "40", "7", "150") == dict.fromkeys(range(1, 5), 0)
    assert last_rows("12", "13", "7", "150", "90", "80") == dict.fromkeys(range(1, 7), 0)
    assert last_rows("C", "V", "M", "D", gap=40) == dict.fromkeys(range(1, 5), 0)
    assert last_rows("i", "ii", "iii", "iv") == dict.fromkeys(range(1, 5), 1)
    assert last_rows("5", "6", "7", "8") == dict.fromkeys(range(1, 5), 1)


def test_a_number_that_the_file_gives_its_page_is_the_pages() -> None:
    """A book's chapters begin on pages numbered at the foot, the others are numbered at the top."""
    names = {1: "iii", 3: "1", 4: "2"}
    assert last_rows("iii", "", "1", "9", gap=40) == dict.fromkeys(range(1, 5), 0)
    assert last_rows("iii", "", "1", "9", gap=40, labels=names) == {1: 1, 2: 0, 3: 1, 4: 0}
    assert last_rows("iii", "", "1", "9", labels=names) == dict.fromkeys(range(1, 5), 0)
    assert last_rows("iii", "2", "", "9", gap=40, labels={1: "iii"}) == {1: 1, 2: 1, 3: 0, 4: 0}


def running(page: int, row: list[Piece], *, top: bool, short: int = 0) -> tuple[int, float, list[Row], Drawings]:
    """A page whose own text ends `short` rows before the foot, and one row apart from it."""
    text = [
        piece("абвгдежзийк"[page % 11] * 9 + " слов" + "ауыиоеэюяё"[k % 10] * (k + 1), 60, 90 + 14 * k) for k in range(48 - short)
    ]
    return page, 842.0, rows_of([*(row if top else text), *(text if top else row)]), NOTHING


def test_a_footer_that_names_each_section_is_one_by_its_page_number() -> None:
    """Its words come back nowhere, and on a page that is not full it stands far from the text."""
    sections = ["Область", "Сроки поставки", "Цена", "Порядок расчётов", "Споры", "Приёмка"]

    def foot(page: int) -> list[Piece]:
        if page % 2:
            return [piece(f"{page // 4 + 1}.{page}. {sections[page // 2]}", 60, 800), piece(str(page + 4), 500, 800)]
        return [piece(str(page + 4), 60, 800), piece(f"Глава {page // 4 + 1}", 450, 800)]

    pages = [running(page, foot(page), top=False, short=5 * (page % 3)) for page in range(1, 12)]
    assert find_furniture(pages) == dict.fromkeys(range(1, 12), (0, 1))


def test_a_header_that_names_chapter_and_section_is_one_by_its_chapter() -> None:
    def head(page: int) -> list[Piece]:
        section = ["Заявка", "Расчёт", "Хранение", "Возврат", "Отказ", "Проверка", "Надзор", "Отчёт"][page - 1]
        return [piece(f"ГЛАВА {page // 5 + 1}. ОБЩИЕ ПРАВИЛА", 60, 40), piece(f"{page}.1. {section.upper()}", 400, 40)]

    pages = [running(page, head(page), top=True) for page in range(1, 9)]
    assert find_furniture(pages) == dict.fromkeys(range(1, 9), (1, 0))


def test_first_rows_of_pages_that_share_no_part_and_count_nothing_are_text() -> None:
    def first(page: int) -> list[Piece]:
        words = ["заявка", "расчёт", "хранение", "возврат", "отказ", "проверка", "надзор", "отчёт"]
        return [piece(f"{words[page - 1]} сторон", 60, 62), piece(f"{words[-page]} {page * page + 3}", 400, 62)]

    pages = [running(page, first(page), top=True) for page in range(1, 9)]
    assert find_furniture(pages) == dict.fromkeys(range(1, 9), (0, 0))


def test_one_page_has_no_running_header() -> None:
    assert find_furniture([(1, 842.0, rows_of([piece("Договор", 60, 30), piece("текст", 60, 400)]), NOTHING)]) == {1: (0, 0)}


def test_three_pages_count_and_two_may_be_chance() -> None:
    """A row in parts whose words never come back, one part of which is the page's number."""
    sections = ["Область", "Сроки поставки", "Цена"]

    def pages(count: int) -> list[tuple[int, float, list[Row], Drawings]]:
        feet = ([piece(sections[n - 1], 60, 800), piece(str(n), 500, 800)] for n in range(1, count + 1))
        return [running(n, foot, top=False) for n, foot in enumerate(feet, 1)]

    assert find_furniture(pages(3)) == dict.fromkeys(range(1, 4), (0, 1))


def tops(*pages: list[tuple[str, float]]) -> dict[int, int]:
    """How many rows at the top of each page are furniture, of pages that begin with these rows at these heights."""
    text = [[piece("абвгдежз"[n] * 9 + " слов" + "ауыио"[k] * 3, 60, 200 + 14 * k) for k in range(5)] for n in range(len(pages))]
    made = [[*(piece(text, 60, base) for text, base in rows), *text[n]] for n, rows in enumerate(pages)]
    found = find_furniture([(n, 842.0, rows_of(rows), NOTHING) for n, rows in enumerate(made, 1)])
    return {number: top for number, (top, _) in found.items()}


def test_titles_that_letters_number_are_no_header() -> None:
    """ "C" and "D" are hundreds in Roman figures and letters here: they count no pages."""
    parts = [[(f"ЧАСТЬ {sign} к соглашению", 60.0), ("от 1 марта", 90.0)] for sign in "BCD"]
    assert tops([], *parts) == {1: 0, 2: 0, 3: 0, 4: 0}
    numbered = [[(f"Соглашение, с. {sign}", 60.0)] for sign in ("ii", "iii", "iv")]
    assert tops([], *numbered) == {1: 0, 2: 1, 3: 1, 4: 1}


def test_text_that_says_the_same_on_each_of_few_pages_is_no_header() -> None:
    """Letters of one form: the header stands apart, the rows behind it are the text of the letter."""
    rows = [[("Северная верфь", 60.0), *((f"{text} {n}", 100.0 + 14 * k) for k, text in enumerate(LETTER))] for n in (1, 2, 3)]
    assert tops(*rows) == {1: 1, 2: 1, 3: 1}


LETTER = ["Раздел", "Текст письма, который один и тот же, раздел", "и номер его раздела", "Ещё строка раздела"]
