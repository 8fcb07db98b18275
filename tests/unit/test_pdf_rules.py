"""The PDF reader's rules that need no file: hyphens, labels, contents, grids, structure."""

import zlib

import pytest

from core.readers.pdf.drawings import Area, Rule
from core.readers.pdf.furniture import is_number
from core.readers.pdf.grid import find_grids
from core.readers.pdf.heading import is_caption
from core.readers.pdf.line import leader, rows_of
from core.readers.pdf.sheet import HYPHEN, ligatures_undone, turned_back
from core.readers.pdf.striped import find_stripes
from core.readers.pdf.structure import inspect
from core.readers.pdf.words import Words, is_address, settled
from tests.unit.pdf_pieces import piece


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        (f"информа{HYPHEN}", "ции о сроках", "информации о сроках"),
        ("информа\u00ad", "ции", "информации"),
        ("научно-", "технический отчёт", "научно-технический отчёт"),
        ("кто-", "либо из сторон", "кто-либо из сторон"),
        ("a state-of-the-", "art device", "a state-of-the-art device"),
        ("Договор №", "17 от 3 мая", "Договор № 17 от 3 мая"),
        ("см. https://example.org/a/", "b/c", "см. https://example.org/a/b/c"),
        ("см. https:", "//example.org/a", "см. https://example.org/a"),
        ("см. https:/", "/example.org/a", "см. https://example.org/a"),
        ("писать на list@mail.", "example.org.", "писать на list@mail.example.org."),
        ("писать на list@mail.example.", "org, в срок", "писать на list@mail.example.org, в срок"),
        ("писать на list@", "example.org", "писать на list@example.org"),
        ("писать на list@example.org.", "Ответ дают", "писать на list@example.org. Ответ дают"),
        ("файл pack_1.00.", "orig.tar.gz", "файл pack_1.00.orig.tar.gz"),
        ("по форме f_1.", "см. приложение", "по форме f_1. см. приложение"),
        ("и т.", "д. и т. п.", "и т. д. и т. п."),
        ("сроки:", "// пусто", "сроки: // пусто"),
        ("и/", "или", "и/или"),
        ("в 2020-", "2025 годах", "в 2020-2025 годах"),
        ("関係", "者は", "関係者は"),
        ("", "начало", "начало"),
        ("Хэш\u2011", "функция", "Хэш\u2011функция"),
    ],
)
def test_two_lines_become_one_text(above: str, below: str, joined: str) -> None:
    words = Words(["отчёт научно-технический был готов", "это state-of-the-art вещь", "Хэш-функция задана"])
    assert settled(words.joined(above, below)) == joined


def test_the_documents_own_words_decide_on_a_hyphen() -> None:
    assert Words(["вебсервер и вебсервер"]).joined("веб-", "сервер") == "вебсервер"
    assert Words(["веб-сервер и веб-сервер"]).joined("веб-", "сервер") == "веб-сервер"


def test_soft_hyphens_that_are_drawn_within_lines_are_hyphens() -> None:
    """Many files have U+00AD for each hyphen."""
    assert settled("Use e\u00adfile") == "Use e-file"
    words = Words(["Use e\u00adfile now, and e\u00adfile then"])
    assert words.joined("Use e\u00ad", "file") == "Use e-file"
    assert Words(["Use it now"]).joined("a des\u00ad", "cription") == "a description"


def test_the_second_half_of_a_word_that_a_line_cuts_is_no_word() -> None:
    """In addition to it, "addition" and "ally" would be two words that a hyphen joins."""
    words = Words(["in addition to them, and addition-", "ally to the others"])
    assert words.joined("addition-", "ally") == "additionally"
    assert Words(["a part of", "timer", "part"]).joined("part-", "timer") == "part-timer"


def test_a_cell_that_is_too_narrow_cuts_numbers_and_known_words() -> None:
    words = Words(["уровень L1 и L2", "CWE"])
    assert words.broken("105", "3")
    assert words.broken("1.4", ".1")
    assert words.broken("CW", "E")
    assert words.broken("5.1.1", ".2")
    assert not words.broken("900", "899")
    assert not words.broken("3,050.5", "4,150.5")
    assert not words.broken("Daniel", "Cuthbert")


def test_ligatures_and_symbol_fonts_become_plain_characters() -> None:
    assert ligatures_undone("e\ufb03cient \uf0b7 \uf0fc") == "efficient • ✓"
    assert ligatures_undone("ё\u0301") == "ё\u0301"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Введение ........ 12", True),
        ("Введение . . . . . . 12", True),
        ("Введение …… xii", True),
        ("Введение ... 12", False),
        ("Введение 12", False),
    ],
)
def test_leaders_of_contents(text: str, found: bool) -> None:
    assert (leader(text) is not None) is found


@pytest.mark.parametrize("text", ["12", "- 12 -", "Стр. 4", "Page 3 of 17", "стр. 3 из 17", "xiv"])
def test_page_numbers(text: str) -> None:
    assert is_number(text)


def test_words_are_no_page_numbers() -> None:
    assert not is_number("12 месяцев")
    assert not is_number("Глава 3. Общие положения")


@pytest.mark.parametrize(
    ("text", "caption"),
    [
        ("Рисунок 3 – Схема", True),
        ("Таблица 1. Сроки", True),
        ("Table 2: Fees", True),
        ("Таблица 1 содержит сроки", False),
        ("Table 2 shows the fees", False),
    ],
)
def test_captions(text: str, caption: bool) -> None:
    assert is_caption(text) is caption


def across(y: float, start: float, end: float) -> Rule:
    return Rule(upright=False, at=y, start=start, end=end)


def upright(x: float, start: float, end: float) -> Rule:
    return Rule(upright=True, at=x, start=start, end=end)


def test_a_grid_has_spans_where_rules_are_missing() -> None:
    rules = [across(y, 0, 300) for y in (0, 20, 40)] + [upright(x, 0, 40) for x in (0, 300)] + [upright(100, 20, 40)]
    (grid,) = find_grids(tuple(rules))
    assert grid.spans == {(0, 0): (1, 2), (1, 0): (1, 1), (1, 1): (1, 1)}


def test_a_cell_may_span_rows() -> None:
    rules = [across(0, 0, 200), across(40, 0, 200), across(20, 100, 200)] + [upright(x, 0, 40) for x in (0, 100, 200)]
    (grid,) = find_grids(tuple(rules))
    assert grid.spans == {(0, 0): (2, 1), (0, 1): (1, 1), (1, 1): (1, 1)}


def test_rules_drawn_cell_by_cell_are_joined() -> None:
    rules = [across(y, x, x + 100) for y in (0, 20, 40) for x in (0, 100)]
    rules += [upright(x, y, y + 20) for x in (0, 100, 200) for y in (0, 20)]
    (grid,) = find_grids(tuple(rules))
    assert len(grid.spans) == 4


def test_a_single_frame_and_an_underline_are_no_tables() -> None:
    frame = [across(y, 0, 200) for y in (0, 50)] + [upright(x, 0, 50) for x in (0, 200)]
    assert find_grids(tuple(frame)) == []
    assert find_grids((across(10, 0, 80), across(30, 0, 80))) == []


def test_coloured_cells_are_borders_inside_a_grid() -> None:
    rules = [across(y, 0, 200) for y in (0, 20, 40)] + [upright(x, 0, 40) for x in (0, 200)] + [upright(100, 20, 40)]
    areas = [Area(x0=x, y0=0, x1=x + 100, y1=20, colour=0x808080) for x in (0, 100)]
    (grid,) = find_grids(tuple(rules), areas)
    assert set(grid.spans.values()) == {(1, 1)}


def test_stripes_are_areas_side_by_side() -> None:
    areas = [Area(x0=x, y0=y, x1=x + 50, y1=y + 15, colour=0xEEEEEE) for y in (10, 40) for x in (0, 50, 100)]
    (stripes,) = find_stripes(areas)
    assert stripes.edges == (0, 50, 100, 150)
    assert stripes.bands == ((10, 25), (40, 55))
    assert find_stripes([Area(x0=0, y0=0, x1=90, y1=12, colour=0xFFFF00)]) == []


def test_grounds_drawn_twice_and_rows_with_fewer_of_them_are_one_table() -> None:
    full = [Area(x0=x, y0=10, x1=x + 50, y1=25, colour=0xCCCCCC) for x in (0, 50, 100)]
    few = [Area(x0=x, y0=25, x1=x + 50, y1=55, colour=0x00CCCC) for x in (50, 100)]
    (stripes,) = find_stripes([*full, *full, *few])
    assert stripes.edges == (0, 50, 100, 150)
    assert stripes.bands == ((10, 25), (25, 55))


def test_a_rule_below_a_table_is_no_border_of_it_and_a_ground_makes_a_row() -> None:
    across = [Rule(upright=False, at=y, start=0, end=100) for y in (0, 20)]
    upright = [Rule(upright=True, at=x, start=0, end=20) for x in (0, 50, 100)]
    bar = Rule(upright=True, at=70, start=20, end=60)
    (grid,) = find_grids((*across, *upright, bar), [Area(x0=50, y0=20, x1=100, y1=44, colour=0xFFCC00)])
    assert grid.xs == (0, 50, 100)
    assert grid.ys == (0, 20, 44)


@pytest.mark.parametrize(
    ("above", "below", "address"),
    [
        ("см. https://example.org/Choosing_and", "_Using.html", True),
        ("см. example.org/a/b?part=1", "&page=2", True),
        ("см. https://example.org.", "Далее", False),
        ("см. https://example.org/a)", "next", False),
        ("и/или", "далее", False),
    ],
)
def test_an_address_may_go_on_in_the_next_line(above: str, below: str, address: bool) -> None:
    assert is_address(above, below) is address


@pytest.mark.parametrize("sure", [True, False])
def test_words_of_a_narrow_cell_that_end_where_their_lines_do_stay_apart(sure: bool) -> None:
    words = Words(["слово заказчика стоит", "и подпись заказчика", "безопасность", "товару", "ямямжип", "ямямжип"])
    assert not words.goes_on("Заказчика", "фыту", sure=False)
    assert not words.goes_on("товару", "688", sure=sure)
    assert not words.goes_on("пижицэса", "Шаша", sure=sure)
    assert words.goes_on("CWE", "20", sure=sure)
    assert words.goes_on("пижицэса", "шашаго", sure=sure) is sure
    assert words.goes_on("ямямжип", "и", sure=sure) is sure
    assert words.goes_on("пижицэса", "м", sure=sure)
    assert words.goes_on("безопас", "ность", sure=True)


def test_a_superscript_stands_in_the_row_below_it() -> None:
    rows = rows_of([piece("основа", 60, 100), piece("2", 91, 96, size=6), piece("строка", 60, 114)])
    assert [[p.text for p in row] for row in rows] == [["основа", "2"], ["строка"]]


def test_text_drawn_over_other_text_is_a_row_of_its_own() -> None:
    rows = rows_of([piece("Text the first time", 60, 100), piece("Text the second time", 60, 100)])
    assert len(rows) == 2


def test_boxes_of_turned_text_come_back() -> None:
    assert turned_back((10, 20, 30, 40), 0) == (10, 20, 30, 40)
    assert turned_back((-30, 5, -10, 9), 90) == pytest.approx((5, 10, 9, 30))


def pdf(body: bytes, trailer: bytes = b"<< /Size 2 /Root 1 0 R >>") -> bytes:
    head = b"%PDF-1.4\n" + body
    return head + b"xref\n0 1\n0000000000 65535 f \ntrailer " + trailer + b"\nstartxref\n%d\n%%%%EOF" % len(head)


@pytest.mark.parametrize(
    "title", [b"", b"(Notes on the trailer of a lorry)", b"(commit-trailers)", b"(startxref and xref)", b"/trailer"]
)
def test_a_sound_structure(title: bytes) -> None:
    """Words of the format may stand in the names of bookmarks and places too."""
    packed = zlib.compress(b"BT (text) Tj ET")
    body = b"1 0 obj\n<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (len(packed), packed)
    assert not inspect(pdf(body + b"2 0 obj\n<< /Title %s >>\nendobj\n" % (title or b"()"))).damaged


@pytest.mark.parametrize(
    "data",
    [
        pdf(b"1 0 obj\n<< /Length 90 >>\nstream\nshort\nendstream\nendobj\n"),
        pdf(b"1 0 obj\n<< /Filter /FlateDecode /Length 6 >>\nstream\nbroken\nendstream\nendobj\n"),
        pdf(b"", trailer=b"<< /Size 2 /Odd [>>"),
        pdf(b"", trailer=b"<< /Size 2 /Prev [17] >>"),
        pdf(b"", trailer=b"\n<< /Size 2 /Prev\n/Root 1 0 R >>"),
        pdf(b"").replace(b" \ntrailer", b" trailer").replace(b"2 /Root", b"2 /Odd [ /Root"),
        pdf(b"1 0 obj\n<< >>\nendobj\n\r\n \t trailer<< /Odd [>> startxref\n9 %%EOF\n"),
        pdf(b"1 0 obj\n<< >>\nendobj\n").replace(b"startxref\n", b"startxref\n9"),
        b"%PDF-1.4\n1 0 obj\n<< >>\nendobj\n",
        pdf(b"").replace(b"0000000000 65535 f ", b"00000000\x00\x00 65535 f "),
        pdf(b"").replace(b"65535 f ", b"65535 n ").replace(b"trailer", b"tr\0iler"),
        pdf(b"1 0 obj\n<< >>\nstream\na\nendstream\nendobj\n2 0 obj\n<< >>\n\0\0\0\0\0\0\na\nendstream\nendobj\n"),
        pdf(b"1 0 obj\n<< /Filte2 /FlateDecode /Length 9 >>\nstream\n%s\nendstream\nendobj\n" % zlib.compress(b"x")),
    ],
)
def test_signs_of_damage(data: bytes) -> None:
    assert inspect(data).damaged


PAGE = b"1 0 obj\n<< >>\nendobj\n3 0 obj\n<< /Type /Page /Contents 4 0 R /Resources << /XObject << /Fm 5 0 R >> >> >>\nendobj\n"
FORM = b"5 0 obj\n<< /Subtype /Form >>\nendobj\n"
CONTENT = b"4 0 obj\n<< /Filter [] /Length 1 >>\nstream\n \nendstream\nendobj\n"


def packed(objects: bytes) -> bytes:
    """An object stream that holds object 4 with this text."""
    body = zlib.compress(b"4 0 " + objects)
    head = b"<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d >>" % len(body)
    return b"7 0 obj\n%s\nstream\n%s\nendstream\nendobj\n" % (head, body)


@pytest.mark.parametrize(
    ("body", "damaged"),
    [
        (PAGE + FORM + CONTENT, False),
        (PAGE + FORM + CONTENT.replace(b"4 0 obj", b"garbage"), True),
        (PAGE + CONTENT, True),
        (PAGE + FORM + packed(b"<< >>"), False),
        (PAGE + FORM + packed(b"<< /Font 8 0 R >>"), True),
        (PAGE + FORM + packed(b"<< /Dest [8 0 R /XYZ 0 0 0] >>"), False),
        (PAGE + FORM + CONTENT + b"6 0 obj\n<< /Parent 9 0 R /Metadata 10 0 R >>\nendobj\n", False),
        (PAGE + b"7 0 obj\n<< /Type /ObjStm /Filter /Crypt /Length 1 >>\nstream\nx\nendstream\nendobj\n", False),
        (PAGE + FORM + CONTENT + b"% 1 0 0 RG and 9.4 0 R\n", False),
        (PAGE + FORM + CONTENT + b"% 9 0 Rx 123456789 0 R 9 0 R2 R\n", False),
        (PAGE + FORM + CONTENT + b"6 0 obj\n[1 0 R\t5\n0\rR 9  00000 R]\nendobj\n", True),
        (PAGE + FORM + CONTENT.replace(b"4 0 obj", b"4\r\n00000 \tobj"), False),
    ],
)
def test_an_object_that_pages_need_and_that_is_gone_is_damage(body: bytes, damaged: bool) -> None:
    assert inspect(pdf(body)).damaged is damaged


def test_fonts_without_a_map_are_named() -> None:
    font = b"1 0 obj\n<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Serif /Encoding /Identity-H >>\nendobj\n"
    assert inspect(pdf(font)).unmapped_fonts == {"Serif"}
    assert not inspect(pdf(font.replace(b"/Identity-H", b"/Identity-H /ToUnicode 3 0 R"))).unmapped_fonts
