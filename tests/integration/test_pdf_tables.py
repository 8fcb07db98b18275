"""Tables of PDF files: rules, colours, columns by space alone, over pages."""

import re
from collections import Counter

import pytest

from core.model.document import BlockKind
from tests.pdf_files import body, drawn, opened, rows, texts, typeset
from tests.pdf_lines import LONG, RAGGED, RUSSIAN, TERMS, on_pages, set_lines


def test_a_border_round_the_page_is_no_table_and_its_stamp_is_a_footer() -> None:
    setup = """#set page(paper: "a4", margin: (left: 2.5cm, right: 1cm, top: 1cm, bottom: 3cm), background: {
      place(top + left, dx: 2cm, dy: 0.5cm, rect(width: 18.5cm, height: 28.7cm, stroke: 1pt))
      place(bottom + right, dx: -0.5cm, dy: -0.5cm, table(
        columns: (1cm, 3cm, 1.5cm, 12cm, 1cm), rows: 0.5cm, stroke: 1pt, inset: 1pt, [Изм], [№ докум.], [Подп.],
        table.cell(rowspan: 2)[ПЗ 12.34.56], [Лист], [], [], [], context counter(page).display()))
    })\n#set par(justify: true)\n"""
    parts = [f"Раздел {k}. {RUSSIAN * 4}".strip() for k in range(40)]
    table = "#table(columns: 2, [Имя], [Срок], [А], [1], [Б], [2])"
    document = opened(typeset("\n\n".join([*parts[:3], table, *parts[3:]]), setup))
    assert [b.text for b in body(document) if b.table is None] == parts
    assert rows(document) == [["Имя", "Срок"], ["А", "1"], ["Б", "2"]]
    assert document.pages is not None
    assert document.pages > 3
    stamp = " ".join(b.text for b in document.blocks if b.story.startswith("footer"))
    assert sorted(stamp.split()) == sorted(["Изм", "№", "докум.", "Подп.", "ПЗ", "12.34.56", "Лист", "1"])


@pytest.mark.parametrize("beside", [1, 4])
def test_a_long_row_of_a_table_is_no_border(beside: int) -> None:
    """Its other cells are empty where it goes on from the page before; boxes of a border stand above each other."""
    walls = "".join(f"60 {100 + 600 * k / beside} 30 {600 / beside} re S " for k in range(beside))
    words = "".join(f"1 0 0 1 100 {680 - 14 * k} Tm (Words of the long row {k} that go on and on,) Tj " for k in range(40))
    document = opened(drawn(f"90 100 460 600 re S {walls} 60 60 490 40 re S BT /F 10 Tf {words} 1 0 0 1 100 80 Tm (Next.) Tj ET"))
    inside = [block for block in body(document) if block.text.startswith("Words")]
    assert {block.table is None for block in inside} == {beside > 1}


@pytest.mark.parametrize("scale", [1, 0.5])
def test_a_frame_is_where_the_file_moves_it(scale: float) -> None:
    """A closed path is written in its own coordinates, which a matrix moves and enlarges."""
    boxes = "".join(
        f"{(72 + 120 * c) / scale} {(640 + 20 * r) / scale} {120 / scale} {20 / scale} re S " for r in (0, 1) for c in (0, 1)
    )
    words = "".join(f"1 0 0 1 {76 + 120 * c} {646 + 20 * r} Tm (cell {r}{c}) Tj " for r in (1, 0) for c in (0, 1))
    content = f"q {scale} 0 0 {scale} 0 0 cm {boxes} Q BT /F 10 Tf {words} ET"
    assert rows(opened(drawn(content))) == [["cell 10", "cell 11"], ["cell 00", "cell 01"]]


def counted(count: int) -> list[list[str]]:
    head = ["Offence", "Total", "Male", "Female"]
    return [
        head,
        *([f"Offence of kind {k}", f"{k + 3},{k}50.5", f"{900 - k}", "–" if k == 4 else f"{k}.5"] for k in range(count)),
    ]


def test_rows_of_numbers_that_only_the_columns_and_the_head_rule_are_rows() -> None:
    listed = counted(10)
    cells = ", ".join(f"[{cell}]" for row in listed for cell in row)
    strokes = "(x, y) => (left: 0.5pt, right: 0.5pt, top: if y < 2 { 0.5pt }, bottom: if y == 0 or y == 10 { 0.5pt })"
    source = (
        f"Before it.\n\n#table(columns: 4, column-gutter: 0pt, inset: (x: 8pt, y: 3pt), stroke: {strokes}, {cells})\n\nAfter it."
    )
    assert rows(opened(typeset(source))) == listed


def test_rows_of_numbers_in_groups_that_space_parts_are_rows() -> None:
    listed = counted(12)
    lines, y = "", 700.0
    for k, row in enumerate(listed):
        y -= 18 if k % 4 == 1 else 11
        lines += "".join(f"1 0 0 1 {x} {y} Tm ({c.replace('–', '-')}) Tj " for x, c in zip((72, 230, 330, 430), row, strict=True))
    assert rows(opened(drawn(f"BT /F 10 Tf {lines} ET"))) == [[c.replace("–", "-") for c in row] for row in listed]


def test_a_table_with_rules_has_its_cells_and_spans() -> None:
    markup = "#table(columns: 3, table.cell(colspan: 2)[Wide], [C], [a], [b], table.cell(rowspan: 2)[tall], [d], [e])"
    document = opened(typeset(markup))
    places = {b.text: b.table for b in document.blocks if b.table}
    wide, tall = places["Wide"], places["tall"]
    assert wide is not None
    assert tall is not None
    assert (wide.column_span, wide.row_span) == (2, 1)
    assert (tall.column_span, tall.row_span, tall.row, tall.column) == (1, 2, 1, 2)
    assert rows(document) == [["Wide", "C"], ["a", "b", "tall"], ["d", "e"]]


def test_a_cell_keeps_its_paragraph_and_an_empty_one_its_block() -> None:
    document = opened(typeset(f"#table(columns: (3cm, 1fr, 3cm), [1], [{LONG * 2}], [], [2], [short], [x])"))
    assert rows(document) == [["1", (LONG * 2).strip(), ""], ["2", "short", "x"]]


@pytest.mark.parametrize("stroke", ["0.5pt", "none"])
def test_a_table_over_pages_is_one_and_its_header_stands_once(stroke: str) -> None:
    cells = ", ".join(f"[{k}], [Goods number {k}], [{k * 17}.50]" for k in range(1, 90))
    markup = f"#table(columns: 3, stroke: {stroke}, table.header([No], [Name], [Price]), {cells})"
    found = rows(opened(typeset(markup)))
    assert found[0] == ["No", "Name", "Price"]
    assert found[1:] == [[str(k), f"Goods number {k}", f"{k * 17}.50"] for k in range(1, 90)]


def test_rows_of_small_letters_stay_rows_over_pages() -> None:
    """A page that begins with a row in which all cells begin small: a cut row only where the lines above were full."""
    names = ["ширина", "высота", "масса", "длина", "толщина", "диаметр", "глубина"]
    wanted = [[f"{name} {'абвгде'[k % 6]}", "мм", "сталь"] for k, name in enumerate(names * 12)]
    cells = ", ".join(f"[{text}]" for row in wanted for text in row)
    assert rows(opened(typeset(f"#table(columns: (5cm, 3cm, 4cm), stroke: 0.5pt, {cells})"))) == wanted


def test_a_row_at_a_pages_end_is_whole_where_not_all_of_its_cells_reach_its_foot() -> None:
    setup = "#set page(width: 14cm, height: 4.4cm, margin: 1cm)\n#set text(size: 10pt, hyphenate: false)\n"
    line = "Verify that all keys are kept as written here"
    cells = ", ".join(f"[A{k}], [{line} #linebreak() {line}], [], [x]" for k in range(1, 7))
    table = f"#table(columns: (auto, auto, 1cm, auto), inset: 4pt, stroke: 0.5pt, table.header([No], [Text], [L], [M]), {cells})"
    found = rows(opened(typeset(table, setup)))
    assert found == [["No", "Text", "L", "M"], *([f"A{k}", f"{line} {line}", "", "x"] for k in range(1, 7))]


def test_a_table_without_rules_keeps_lines_of_a_cell_together() -> None:
    cells = ", ".join(f"[{name}], [{LONG}], [{k}]" for k, name in enumerate(["Goods", "Works", "Rent", "Fuel"]))
    document = opened(typeset(f"#table(columns: (3cm, 6cm, 2cm), stroke: none, row-gutter: 6pt, {cells})"))
    assert rows(document) == [[name, LONG.strip(), str(k)] for k, name in enumerate(["Goods", "Works", "Rent", "Fuel"])]


def test_cells_set_in_the_middle_of_their_height_keep_to_their_rows() -> None:
    names = [
        ("Андрей Иванов", "Ольга", "Пётр Белов", "Раиса"),
        ("Илья", "Сергей Петров", "Глеб", "Фёдор Кузнецов"),
        ("Мария Сидорова", "Павел", "Тимур Орлов", "Вера"),
        ("Нина", "Яков Зимин", "Юлия", "Захар Жуков"),
    ]
    cells = ", ".join(f"[{name.replace(' ', ' #linebreak() ')}]" for row in names for name in row)
    markup = f"#table(columns: (3cm,) * 4, stroke: none, align: horizon, row-gutter: 1.2em, {cells})"
    assert rows(opened(typeset(markup))) == [list(row) for row in names]


def test_a_striped_table_is_read_by_its_colours() -> None:
    cells = ", ".join(f"[{k}], [{LONG if k % 2 else 'short text'}], [{k * 3}]" for k in range(1, 9))
    fill = "(_, y) => if calc.even(y) { luma(235) }"
    document = opened(typeset(f"#table(columns: (2cm, 8cm, 2cm), stroke: none, fill: {fill}, {cells})"))
    assert rows(document) == [[str(k), LONG.strip() if k % 2 else "short text", str(k * 3)] for k in range(1, 9)]


def test_a_striped_table_goes_on_below_its_head_with_a_row_that_has_no_ground() -> None:
    setup = "#set page(width: 14cm, height: 6cm, margin: 1cm)\n#set text(size: 10pt, hyphenate: false)\n"
    cells = ", ".join(f"[1.{k}], [The text of the row number {k} stands here], [{k * 3}]" for k in range(1, 7))
    head = "table.header([Number], [Text], [Level], table.hline())"
    fill = "(_, y) => if calc.odd(y) { luma(235) }"
    below = "Note: this paragraph stands below the table and is as wide as the page, so that it is none of its rows."
    document = opened(
        typeset(f"#table(columns: (2cm, 7.5cm, 1.2cm), stroke: none, fill: {fill}, {head}, {cells})\n{below}", setup)
    )
    assert document.pages == 2
    assert rows(document)[1:] == [[f"1.{k}", f"The text of the row number {k} stands here", str(k * 3)] for k in range(1, 7)]
    assert texts(document)[-1] == below


def test_a_word_that_is_wider_than_its_striped_cell_stays_whole() -> None:
    grounds = "".join(f"0.9 g {x} {y} {w} 20 re f 0 g " for y in (640, 600, 560) for x, w in ((60, 80), (140, 200), (340, 60)))
    lines = [("Name", "Description of things", "Restrictions"), ("AES", "first text", "A"), ("incomprehensibilities", "two", "B")]
    lines += [("DES", "third text", "not"), ("RSA", "fourth", "C"), ("ECC", "fifth", "D")]
    drawn_lines = "".join(
        f"BT /F 10 Tf {x} {686 - 20 * k} Td ({text}) Tj ET "
        for k, line in enumerate(lines)
        for x, text in zip((66, 146, 346), line, strict=True)
    )
    assert rows(opened(drawn(f"{grounds} 60 681 m 400 681 l S {drawn_lines}"))) == [list(line) for line in lines]


def test_stretched_lines_are_no_table() -> None:
    words = "ответственность по законодательству предусматривает государственный контроль, автоматизированный учёт и оплату "
    setup = '#set page(paper: "a4", margin: 5.5cm)\n#set text(size: 12pt, hyphenate: false)\n#set par(justify: true)\n'
    document = opened(typeset((words * 8).strip(), setup))
    assert [b.table for b in body(document)] == [None]
    assert texts(document) == [(words * 8).strip()]


def test_remarks_beside_code_are_no_column_of_a_table() -> None:
    lines = [f'    "name{k}": "value {k}",'.ljust(34) + f"# see part {k}" for k in range(6)]
    document = opened(typeset("Example:\n```\n" + "\n".join(lines) + "\n```\n"))
    assert [b.kind for b in body(document)[1:]] == [BlockKind.CODE] * 6
    assert [" ".join(b.text.split()) for b in body(document)[1:]] == [" ".join(line.split()) for line in lines]


def test_a_word_too_wide_for_its_cell_is_one_where_the_file_writes_the_spaces_at_line_ends() -> None:
    words = " ".join(f"word{k}" for k in range(400)).split()
    lines = [" ".join(words[k : k + 10]) + " " for k in range(0, 400, 10)]
    prose = " ".join(f"1 0 0 1 60 {700 - 12 * k} Tm ({line}) Tj" for k, line in enumerate(lines))
    cell = "1 0 0 1 62 150 Tm (L) Tj 1 0 0 1 62 138 Tm (1) Tj 1 0 0 1 92 150 Tm (two ) Tj 1 0 0 1 92 138 Tm (words) Tj"
    rules = "60 165 m 130 165 l S 60 130 m 130 130 l S 60 165 m 60 130 l S 72 165 m 72 130 l S 130 165 m 130 130 l S"
    document = opened(drawn(f"BT /F 10 Tf {prose} {cell} ET {rules}"))
    assert rows(document) == [["L1", "two words"]]


@pytest.mark.parametrize(
    ("above", "below", "read"), [("two", "wife", "two wife"), ("two", "ed", "twoed"), ("twi", "wife", "twiwife")]
)
def test_a_narrow_cell_that_has_no_room_for_a_space_may_hold_two_words(above: str, below: str, read: str) -> None:
    """The cell's text may reach 100: behind "two" a space finds no room there, behind "twi" it would."""
    prose = set_lines([f"{'word ' * 9}word{k} " for k in range(40)])
    cell = f"1 0 0 1 62 150 Tm (L) Tj 1 0 0 1 82 150 Tm ({above}) Tj 1 0 0 1 82 138 Tm ({below}) Tj"
    rules = "60 165 m 110 165 l S 60 130 m 110 130 l S 60 165 m 60 130 l S 72 165 m 72 130 l S 110 165 m 110 130 l S"
    assert rows(opened(drawn(f"BT /F 10 Tf {prose} {cell} ET {rules}"))) == [["L", read]]


@pytest.mark.parametrize(("middle", "read"), [("(Part) Tj 60 0 Td (w:p)", ["Part", "w:p"]), ("(Part of all of the rows)", None)])
def test_a_row_without_walls_has_the_cells_that_its_texts_show(middle: str, read: list[str] | None) -> None:
    cells = [(66, 688, "Body"), (126, 688, "w:body"), (66, 648, "Box"), (126, 648, "w:box")]
    text = " ".join(f"1 0 0 1 {x} {y} Tm ({word}) Tj" for x, y, word in cells) + f" 1 0 0 1 66 668 Tm {middle} Tj"
    lines = " ".join(f"60 {y} m 180 {y} l S" for y in (700, 680, 660, 640)) + " 60 700 m 60 640 l S 180 700 m 180 640 l S"
    walls = "120 700 m 120 680 l S 120 660 m 120 640 l S"
    found = rows(opened(drawn(f"BT /F 10 Tf {text} ET {lines} {walls}")))
    assert found == [["Body", "w:body"], read or ["Part of all of the rows"], ["Box", "w:box"]]


@pytest.mark.parametrize("line", [True, False])
def test_signs_below_an_underlined_head_are_cells_and_those_of_a_list_are_none(line: bool) -> None:
    """As pandoc sets tables: a rule below the head alone, signs in the first column."""
    head = [(64, 712, "Ma")] if line else []
    head += [(64, 700, "rk"), (90, 700, "Description")]
    rest = [(90, 676, "Not required"), (67, 652, "o"), (90, 652, "Recommended, but not"), (90, 640, "required")]
    rest += [(67, 616, "x"), (90, 616, "Required"), (60, 592, "The next section")]
    set_ = " ".join(f"1 0 0 1 {x} {y} Tm ({text}) Tj" for x, y, text in [*head, *rest])
    prose = set_lines(RAGGED[:20], top=560)
    document = opened(drawn(f"BT /F 10 Tf {set_} {prose} ET" + " 60 692 m 260 692 l S"))
    first = ["Mark" if line else "rk", "Description"]
    assert rows(document) == [first, ["", "Not required"], ["o", "Recommended, but not required"], ["x", "Required"]]
    assert "The next section" in texts(document)
    assert not rows(opened(drawn(f"BT /F 10 Tf {set_} {prose} ET")))


def test_a_row_that_goes_on_over_the_page_with_one_cell_alone_is_one_row() -> None:
    walls = " ".join(f"{x} 0 m {x} 24 l S" for x in (60, 120, 180, 240))
    ruled = f"60 24 m 240 24 l S 60 0 m 240 0 l S {walls}"
    cells = " ".join(
        f"1 0 0 1 {x} {y} Tm ({text}) Tj" for x, y, text in [(66, 64, "agreement"), (126, 64, "two"), (186, 64, "three")]
    )
    first = f"{set_lines(RAGGED[:9])} {cells} ET q 1 0 0 1 0 50 cm {ruled} Q BT"
    second = f"1 0 0 1 66 740 Tm (goes on) Tj {set_lines(RAGGED[:9])} ET q 1 0 0 1 0 730 cm {ruled} Q BT"
    assert rows(opened(on_pages(first, second))) == [["agreement goes on", "two", "three"]]


NARROW = "#set page(width: 300pt, height: 260pt, margin: 30pt)\n#set text(size: 10pt)\n"


def part_of_a_table(first: int, end: int) -> str:
    cells = "".join(f"[Row {number}], [Value {number * 100}], " for number in range(first, end))
    return f"#table(columns: (80pt, 110pt), {cells})\n\n"


@pytest.mark.parametrize(
    ("between", "tables"),
    [
        ("Table 3 (continued)", 1),
        ("Продолжение таблицы 3", 1),
        ("Окончание таблицы 3 – Цены", 1),
        ("Continued use costs 500 a day.", 2),
        ("Fees of the past are due (continued)", 2),
    ],
)
def test_what_stands_between_two_parts_of_a_table_is_never_lost(between: str, tables: int) -> None:
    document = opened(typeset(f"{part_of_a_table(1, 8)}#pagebreak()\n{between}\n\n{part_of_a_table(8, 12)}The end.", NARROW))
    assert len({block.table.id for block in document.blocks if block.table}) == tables
    assert [block.text for block in document.blocks if not block.table] == [between, "The end."]
    assert sum(block.text.startswith("Row ") for block in document.blocks) == 11


@pytest.mark.parametrize(("head", "read"), [(False, ["Buy", "Pay first", "Sell"]), (True, None)])
def test_boxes_of_colour_side_by_side_are_read_one_by_one(head: bool, read: list[str] | None) -> None:
    """The same boxes above rows of numbers are the head of a table."""
    boxes = [(60, "Buy", ""), (220, "Pay", "first"), (380, "Sell", "")]
    shadows = "".join(f"0.8 g {x - 3} 597 126 66 re f " for x, _, _ in boxes)
    content = shadows + "".join(f"0.3 0.6 0.9 rg {x} 600 120 60 re f " for x, _, _ in boxes) + "0 g BT /F 20 Tf "
    width = {"Buy": 34.5, "Pay": 34.5, "first": 37.8, "Sell": 33.4}
    for x, *lines in boxes:
        for at, word in enumerate(word for word in lines if word):
            content += f"1 0 0 1 {x + 60 - width[word] / 2:.1f} {635 - 22 * at} Tm ({word}) Tj "
    for row in range(3 if head else 0):
        content += "".join(f"1 0 0 1 {x + 45} {588 - 22 * row} Tm (1{row}) Tj " for x, _, _ in boxes)
    found = texts(opened(drawn(content + "ET")))
    if read is None:
        assert found[0] == "Buy Pay Sell first"
    else:
        assert found == read


@pytest.mark.parametrize(
    ("width", "above", "below"),
    [("7.5cm", "إرسالات في النطاق 1 164-", "MHz 960"), ("4.2cm", "1 197,6-1 164", "#text(size: 9pt)[MHz]")],
)
def test_a_number_and_its_unit_stay_together_over_lines_of_a_leftward_cell(width: str, above: str, below: str) -> None:
    setup = "#set page(width: 15cm, height: 10cm, margin: 1cm)\n#set par(leading: 0.3em)\n"
    setup += '#set text(font: "DejaVu Sans Mono", size: 12pt, dir: rtl)\n'
    cell = f'[{above}#linebreak()#text(font: "Libertinus Serif")[{below}]]'
    table = f"#table(columns: ({width}, 4cm), align: center, {cell}, [النطاق])"
    document = opened(typeset(f"وعلى هذا الأساس يستنتج أنه\n\n{table}", setup))
    first = rows(document)[0][0]
    assert "|" not in first
    assert Counter("".join(first.split())) == Counter("".join(re.sub(r"#.*\[|\]", "", above + below).split()))


def test_columns_of_terms_and_fractions_are_a_table() -> None:
    cells = ", ".join(f"[{n}], [{term.split(',')[0]}], [{n},50]" for n, term in enumerate(TERMS))
    found = opened(typeset(f"= Prices\n#table(columns: (2cm, 6cm, 4cm), stroke: none, {cells})"))
    assert all(block.table for block in body(found) if block.kind is not BlockKind.HEADING)
