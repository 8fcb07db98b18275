"""Files typeset here, read by the real pdfium: what a person sees on the page is what the Document says."""

import io
import re
import unicodedata
from collections import Counter
from dataclasses import replace
from random import Random

import pypdf
import pytest
from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject

from core.comparison import compare
from core.errors import Damaged, EmptyFile, Encrypted, NoText, WrongPassword, WrongType
from core.model.change import Lane
from core.model.document import BlockKind, Document, Flag, PartStatus, Source
from core.readers.opening import opened as without_password
from core.readers.pdf.words import Words
from tests.pdf_files import A4, body, drawn, opened, protected, rows, texts, typeset

LONG = "The contractor shall deliver the agreed goods to the customer within the period that the annex names for them. "
RUSSIAN = "Исполнитель обязуется передать заказчику результат работ в срок, установленный настоящим договором. "


def test_paragraphs_come_back_whole_over_lines_and_pages() -> None:
    parts = [f"Clause {k}. " + LONG * 9 for k in range(12)]
    document = opened(typeset("\n\n".join(parts)))
    assert document.pages is not None
    assert document.pages > 1
    assert texts(document) == [part.strip() for part in parts]


def test_first_line_indents_part_paragraphs_that_no_space_parts() -> None:
    parts = [(RUSSIAN * 3).strip(), "Короткий абзац.", (RUSSIAN * 2).strip()]
    setup = '#set page(paper: "a4")\n#set text(lang: "ru", hyphenate: true)\n'
    setup += "#set par(justify: true, spacing: 0.65em, first-line-indent: (amount: 1.2cm, all: true))\n"
    assert texts(opened(typeset("\n\n".join(parts), setup))) == parts


@pytest.mark.parametrize("lead", range(4))
def test_remarks_set_in_from_both_sides_stay_whole_over_lines_and_pages(lead: int) -> None:
    setup = "#set page(width: 15cm, height: 9cm, margin: 1.5cm)\n#set par(justify: true)\n"
    plain = ["Payments are due when the goods are there. " * 5, *(f"Line of clause {k}." for k in range(lead))]
    remarks = [
        "Remarks are set in smaller letters from both margins, for they bind nobody and only tell why it is so: " + LONG * 2,
        "Remarks of two lines are followed by words that stand further to the left, where the other clauses of it begin.",
    ]
    source = "\n\n".join([*plain, *(f"#pad(x: 1cm, text(size: 9pt)[{text}])" for text in remarks), RUSSIAN * 2])
    assert texts(opened(typeset(source, setup))) == [text.strip() for text in (*plain, *remarks, RUSSIAN * 2)]


def test_a_bracket_at_the_end_of_a_full_line_ends_no_sentence() -> None:
    first = "No more tests are made of the values that it names (for one of them)"
    last = "as the table says of them."
    setup = "#set page(width: 15cm, height: 12cm, margin: 1.5cm)\n#set par(justify: true)\n#set text(size: 9pt)\n"
    source = f"{RUSSIAN * 3}\n\n#pad(left: 1cm)[{first}#linebreak(justify: true){last}]\n\n{RUSSIAN * 3}"
    assert texts(opened(typeset(source, setup)))[1] == f"{first} {last}"


def test_a_space_that_the_next_letter_covers_is_none() -> None:
    """As some typesetters write it: each string ends with a space, whether the word ends or not."""
    covered = "BT /F 10 Tf 1 0 0 1 72 700 Tm (for prac ) Tj 1 0 0 1 105.9 700 Tm (tical reasons) Tj {} ET"
    assert texts(opened(drawn(covered.format("")))) == ["for practical reasons"]
    hidden = "3 Tr 1 0 0 1 72 650 Tm (one ) Tj 1 0 0 1 88.68 650 Tm (two) Tj"
    assert texts(opened(drawn(covered.format(hidden))))[-1].endswith("one two")


@pytest.mark.parametrize(("o", "status"), [("03C6", PartStatus.DOUBTFUL), ("043E", PartStatus.COMPARED)])
def test_greek_letters_within_russian_words_make_a_page_doubtful(o: str, status: PartStatus) -> None:
    """What a wrong map from codes to letters does."""
    letters = {"v": "0432", "o": o, "d": "0434", "a": "0430", "m": "043C"}
    pairs = "".join(f"<{ord(code):02X}> <{letter}>\n" for code, letter in letters.items())
    table = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
    table += f"1 begincodespacerange <00> <FF> endcodespacerange\n{len(letters)} beginbfchar\n{pairs}endbfchar\nendcmap end end"
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode 7 0 R >>"
    extra = f"{font}\0<< /Length {len(table)} >>\nstream\n{table}\nendstream"
    words = drawn("BT /G 12 Tf 72 700 Td (voda doma vodovod moda) Tj ET", extra=extra).replace(b"/F 5 0 R", b"/G 6 0 R")
    assert {part.status for part in opened(words).ledger} == {status}


@pytest.mark.parametrize(
    ("pairs", "reason"),
    [
        ("1 beginbfrange\n<20> <7E> <FFFD>\nendbfrange", "readers_disagree"),
        ("".join(f"1 beginbfchar\n<{ord(c):02X}> <FFFD>\nendbfchar\n" for c in "wordsthaempl"), "unmapped_glyphs"),
    ],
)
def test_letters_that_the_fonts_map_loses_make_a_page_doubtful(pairs: str, reason: str) -> None:
    """Another reader is asked there: where it found other letters the reason is that."""
    table = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
    table += f"1 begincodespacerange <00> <FF> endcodespacerange\n{pairs}\nendcmap end end"
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode 7 0 R >>"
    extra = f"{font}\0<< /Length {len(table)} >>\nstream\n{table}\nendstream"
    words = "BT /G 12 Tf 72 700 Td (words that a map has lost) Tj ET"
    (part,) = opened(drawn(words, extra=extra, fonts="/G 6 0 R")).ledger
    assert (part.status, part.reason) == (PartStatus.DOUBTFUL, reason)


def test_a_bullet_larger_than_its_text_says_nothing_of_the_line() -> None:
    item = (LONG * 2).strip()
    source = f"#set list(marker: text(size: 15pt, baseline: 2pt)[•])\n#set text(size: 10pt)\n- {item}\n- {item}\n- Last one.\n"
    document = opened(typeset(source))
    assert [(b.label, b.text) for b in body(document)] == [("•", item), ("•", item), ("•", "Last one.")]


def test_the_second_and_last_line_of_a_note_hangs() -> None:
    note = "Whoever delivers later than it was agreed tells the other party of it at once, and the period is then counted anew"
    setup = (
        "#set page(width: 15cm, height: 20cm, margin: 1.5cm)\n#set par(justify: false, hanging-indent: 12pt, spacing: 0.65em)\n"
    )
    assert texts(opened(typeset("\n\n".join([f"{note}."] * 6), setup))) == [f"{note}."] * 6


def test_a_list_page_of_a_document_in_two_columns_is_read_by_columns() -> None:
    setup = "#set page(width: 16cm, height: 16cm, margin: 1.5cm, columns: 2)\n#set text(size: 9pt)\n#set par(justify: true)\n"
    prose = "\n\n".join(f"Clause {k} says: {LONG * 3}" for k in range(40))
    entries = [f"§ 1309.{k} {word} of part {k}." for k, word in enumerate(["Scope", "Purpose", "Term"] * 14)]
    source = f"{prose}\n\n#pagebreak()\n\n" + "\n\n".join(entry.replace("9.", "9.#h(8pt)", 1) for entry in entries)
    found = texts(opened(typeset(source, setup)))
    assert " ".join(found[40:]).replace("1309. ", "1309.") == " ".join(entries)


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


def test_letters_of_formulas_are_read_whole() -> None:
    """They lie beyond U+FFFF, and pdfium gives each as two halves."""
    document = opened(typeset("The value $V_1$ of the voltage is $x + y = z$ and no more."))
    assert texts(document) == ["The value 𝑉1 of the voltage is 𝑥 + 𝑦 = 𝑧 and no more."]
    assert {part.status for part in document.ledger} == {PartStatus.COMPARED}


def test_hyphens_at_line_ends_are_undone_and_real_ones_stay() -> None:
    text = ("Научно-технический совет рассматривает предложения организаций-исполнителей о применении материалов. " * 4).strip()
    setup = '#set page(width: 9cm, height: 20cm, margin: 1cm)\n#set text(lang: "ru", hyphenate: true)\n#set par(justify: true)\n'
    assert texts(opened(typeset(text, setup))) == [text]


def test_headings_have_levels_labels_and_sections() -> None:
    document = opened(
        typeset('#set heading(numbering: "1.1.")\n= Payment\n== Terms\n' + LONG * 3 + "\n\n= Liability\n" + LONG * 3)
    )
    found = [(b.kind, b.level, b.label, b.text) for b in body(document) if b.kind is BlockKind.HEADING]
    assert found == [
        (BlockKind.HEADING, 1, "1.", "Payment"),
        (BlockKind.HEADING, 2, "1.1.", "Terms"),
        (BlockKind.HEADING, 1, "2.", "Liability"),
    ]
    assert body(document)[2].section == ("1. Payment", "1.1. Terms")


def test_nothing_stands_under_the_lines_of_a_title_page() -> None:
    cover = [(26, "Rules for the carriage of goods"), (20, "Issued by the board"), (16, "Version: 1.1")]
    lines = "\n\n".join(f'#text(size: {size}pt, weight: "bold")[{text}]' for size, text in cover)
    parts = "\n\n".join(f'#text(size: 14pt, weight: "bold")[{name}]\n\n{LONG * 3}' for name in ("Payment", "Liability"))
    headings = [b for b in opened(typeset(f"{lines}\n\n#pagebreak()\n{parts}")).blocks if b.kind is BlockKind.HEADING]
    assert [b.text for b in headings] == [*(text for _, text in cover), "Payment", "Liability"]
    assert {(b.level, b.section) for b in headings} == {(1, ())}


def test_list_items_keep_their_labels_apart() -> None:
    document = opened(typeset(f"Intro:\n- {LONG * 2}\n- second item\n\n+ {LONG}\n+ last one\n"))
    items = [(b.label, b.text) for b in body(document) if b.kind is BlockKind.LIST_ITEM]
    assert items == [("•", (LONG * 2).strip()), ("•", "second item"), ("1.", LONG.strip()), ("2.", "last one")]


def test_running_headers_and_page_numbers_are_stories_of_their_own() -> None:
    setup = '#set page(paper: "a5", header: [Draft 17-4], footer: context align(center, counter(page).display()))\n'
    document = opened(typeset((LONG * 6 + "\n\n") * 16, setup))
    assert document.pages is not None
    assert document.pages > 3
    assert [b.text for b in document.blocks if b.story == "header:1:default"] == ["Draft 17-4"]
    numbers = [b for b in document.blocks if b.story == "footer:1:default"]
    assert [(b.text, b.flags) for b in numbers] == [("1", (Flag.GENERATED,))]
    assert texts(document) == [(LONG * 6).strip()] * 16


def test_footnotes_are_stories_and_their_signs_are_marks() -> None:
    document = opened(typeset(f"{LONG}#footnote[First note.] {LONG}#footnote[Second note.]"))
    assert [(b.story, b.text) for b in document.blocks if b.story != "body"] == [
        ("footnote:1", "First note."),
        ("footnote:2", "Second note."),
    ]
    (block,) = body(document)
    assert block.text == (LONG * 2).strip()
    notes = [m for m in block.marks if m.type == "note"]
    assert [(m.start, m.end, m.value) for m in notes] == [
        (len(LONG) - 1, len(LONG) - 1, "footnote:1"),
        (len(block.text), len(block.text), "footnote:2"),
    ]


def test_two_columns_are_read_one_after_the_other() -> None:
    parts = [f"Part {k}. " + LONG * 5 for k in range(7)]
    setup = '#set page(paper: "a4", columns: 2)\n#set par(justify: true)\n#set text(size: 10pt, hyphenate: false)\n'
    assert texts(opened(typeset("\n\n".join(parts), setup))) == [part.strip() for part in parts]


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


def test_a_page_number_beside_a_footer_is_apart_from_it() -> None:
    setup = A4 + "#set page(footer: [Проект договора #h(1fr) #context counter(page).display()])\n"
    document = opened(typeset("#lorem(60)\n#pagebreak()\n" * 5, setup))
    foot = [(b.text, Flag.GENERATED in b.flags) for b in document.blocks if b.story == "footer:1:default"]
    assert foot == [("Проект договора", False), ("1", True)]


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


def test_contents_are_generated() -> None:
    chapters = "".join(f"= Chapter about number {k}\n{LONG}\n\n" for k in range(1, 9))
    document = opened(typeset("#outline()\n#pagebreak()\n" + chapters))
    entries = [b for b in body(document) if Flag.GENERATED in b.flags]
    assert [b.text for b in entries] == [f"Chapter about number {k}\t2" for k in range(1, 9)]


def test_running_heads_that_repeat_titles_are_generated() -> None:
    """Chapter and section on one page, number and section on the next; a line that names no title is a header as any other."""
    near = "query(selector(heading.where(level: {0})).before(here())).at(-1, default: none)"
    setup = (
        '#set page(width: 16cm, height: 12cm, margin: 2cm, numbering: "1", header: context {\n'
        f"let a = {near.format(1)}\nlet b = {near.format(2)}\n"
        "if a != none and b != none { [#upper(a.body) #h(1fr) #upper(b.body)] }\n"
        "}, footer: context { let n = counter(page).display()\n"
        f"let b = {near.format(2)}\n"
        "if calc.odd(here().page()) and b != none { [#b.body #h(1fr) #n] } else { [#n #h(1fr) Order of 3 May] } })\n"
    )
    names = ["Delivery", "Payment", "Disputes", "Notices", "Transport", "Insurance"]
    words = LONG.split()
    text = ""
    for k, name in enumerate(names):
        told = [" ".join(Random(9 * k + n).choices(words, k=120 + 20 * k)) for n in range(2)]
        text += f"= Rules on {name.lower()} and more\n== {name} times\n{told[0]}\n\n== {name} terms\n{told[1]}\n\n"
    document = opened(typeset(text, setup))
    assert [b.text for b in body(document) if "ORDER" in b.text.upper() or b.text.isupper() or b.text[-1:].isdigit()] == []
    running = {b.text: Flag.GENERATED in b.flags for b in document.blocks if b.story != "body"}
    assert len(running) > 9
    assert [text for text, generated in running.items() if not generated] == ["Order of 3 May"]


def test_a_linked_number_of_a_page_is_a_field_and_other_linked_numbers_are_none() -> None:
    def read(page: int) -> Document:
        own = f"#link(<end>)[{page}]"
        text = f'See #ref(<end>, form: "page") and (pp. {own}, {own}), #link(<end>)[clause {page}] of [{own}], {own}.\n\n'
        return opened(typeset(f"{text}{'#pagebreak()' * (page - 1)}\n= Clause <end>\nEnd.", A4 + '#set page(numbering: "1")\n'))

    old, new = read(3), read(5)
    block = body(old)[0]
    assert block.text == "See page\u00a03 and (pp. 3, 3), clause 3 of [3], 3."
    assert [m.start for m in block.marks if m.type == "field"] == [9, 20, 23]
    found = {c.lane: [e.new and body(new)[0].text[e.new.start : e.new.end] for e in c.edits] for c in compare(old, new).changes}
    assert found[Lane.NUMBERING] == ["5", "5, 5"]
    assert Lane.SUBSTANCE in found


def test_links_and_bold_are_marks() -> None:
    document = opened(typeset('See #link("https://example.org/terms")[the terms] and *note* this.'))
    (block,) = body(document)
    assert block.text == "See the terms and note this."
    assert {(block.text[m.start : m.end], m.type, m.value) for m in block.marks} == {
        ("the terms", "link", "https://example.org/terms"),
        ("note", "bold", ""),
    }


def test_code_keeps_its_lines_and_indents() -> None:
    document = opened(typeset("Example:\n```\nif ready:\n    send(file)\nelse:\n    wait()\n```\n"))
    code = [b for b in body(document) if b.kind is BlockKind.CODE]
    assert [b.text for b in code] == ["if ready:", "    send(file)", "else:", "    wait()"]


def test_code_keeps_its_indents_over_empty_lines_and_pages() -> None:
    setup = "#set page(width: 14cm, height: 4.4cm, margin: 1cm)\n#set text(size: 10pt)\n"
    lines = ["begin:", "    one()", "", "    two()", "        three()", "", "", "    four()", "end"] * 3
    document = opened(typeset("```\n" + "\n".join(lines) + "\n```\n", setup))
    assert document.pages == 5
    assert texts(document) == [line for line in lines if line]


def test_an_address_cut_at_a_lines_end_is_one_though_it_is_set_smaller_than_the_words_before_it() -> None:
    words = "1 0 0 1 60 700 Tm /F 12 Tf (Cross site scripting cheat sheet and its many uses ) Tj"
    address = "/F 9 Tf (https://www.example.org/index.php/XSS_) Tj 1 0 0 1 60 686 Tm (%28Cross_Site%29_Sheet) Tj"
    right = "1 0 0 1 60 740 Tm /F 12 Tf (" + "word " * 17 + "words) Tj"
    document = opened(drawn(f"BT {right} {words} {address} ET"))
    assert texts(document)[-1].endswith("uses https://www.example.org/index.php/XSS_%28Cross_Site%29_Sheet")


def test_a_word_beside_a_rule_does_not_cut_the_remark_that_it_stands_before() -> None:
    lines = ["The functionality described in this section requires", "support for version two of the language or a", "newer one."]
    remark = "".join(f"BT /F 10 Tf 120 {700 - 13 * k} Td ({line}) Tj ET " for k, line in enumerate(lines))
    word = "BT /F 10 Tf 66 687 Td (NOTE) Tj ET 108 712 m 108 668 l S "
    below = "BT /F 10 Tf 60 640 Td (Another paragraph stands below it.) Tj ET"
    document = opened(drawn(f"{remark} {word} {below}"))
    assert texts(document) == ["NOTE", " ".join(lines), "Another paragraph stands below it."]


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


@pytest.mark.parametrize(("back", "read"), [(443, "café now"), (-300, "caf´ e now")])
def test_an_accent_drawn_over_its_letter_is_one_letter_with_it(back: int, read: str) -> None:
    """As TeX sets it: the accent first, then back to where the letter begins."""
    assert texts(opened(drawn(f"BT /F 10 Tf 60 700 Td [(caf) -110 (\xb4) {back} (e now)] TJ ET"))) == [read]


@pytest.mark.parametrize("signs", [("i", "ii"), ("1", "2")])
def test_notes_at_the_documents_end_are_stories_and_their_signs_are_marks(signs: tuple[str, str]) -> None:
    raised = "3 Ts /F 6 Tf ({}) Tj 0 Ts /F 10 Tf"
    text = f" 1 0 0 1 60 220 Tm (one thing) Tj {raised.format(signs[0])} ( and another) Tj {raised.format(signs[1])} (.) Tj"
    notes = [f"1 0 0 1 60 {700 - 14 * k} Tm {raised.format(sign)} ( What is meant by {sign}.) Tj" for k, sign in enumerate(signs)]
    document = opened(on_pages(set_lines(RAGGED) + text, " ".join(notes)))
    found = [(b.story, b.text) for b in document.blocks if b.story.startswith("endnote:")]
    assert found == [(f"endnote:{k}", f"What is meant by {sign}.") for k, sign in enumerate(signs, 1)]
    (last,) = [b for b in body(document) if b.text.endswith("one thing and another.")]
    assert [(m.start, m.value) for m in last.marks if m.type == "note"] == [
        (len(last.text) - 13, "endnote:1"),
        (len(last.text) - 1, "endnote:2"),
    ]


def test_lines_at_the_end_whose_signs_nobody_names_are_text() -> None:
    raised = "3 Ts /F 6 Tf (1) Tj 0 Ts /F 10 Tf"
    document = opened(on_pages(set_lines(RAGGED), f"1 0 0 1 60 700 Tm {raised} ( What is meant.) Tj"))
    assert all(block.story == "body" for block in document.blocks)


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


@pytest.mark.parametrize("text", ["23 September 2011", "12 марта 2024 г.", "1 164 рубля", "1 164-960 MHz"])
def test_a_bold_date_or_amount_has_no_number_before_it(text: str) -> None:
    (block,) = body(opened(typeset(f'#text(weight: "bold")[{text}]')))
    assert (block.label, block.text) == (None, text)


def test_signs_of_an_embedded_symbol_font_are_what_they_look_like() -> None:
    """The font's own map says private characters, as Word writes it."""
    cmap = "1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <20> <FF> <F020> endbfrange"
    cmap = f"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def {cmap} endcmap end end"
    widths = " ".join(["500"] * 224)
    font = "<< /Type /Font /Subtype /TrueType /BaseFont /ABCDEF+SymbolMT /FirstChar 32 /LastChar 255"
    font += f" /Widths [{widths}] /ToUnicode 7 0 R >>"
    stream = f"<< /Length {len(cmap)} >>\nstream\n{cmap}\nendstream"
    content = "BT 60 700 Td /F 12 Tf (From 20 ) Tj /S 12 Tf (\xb1) Tj /F 12 Tf ( 2 to ) Tj /S 12 Tf (\xa3) Tj /F 12 Tf ( 5) Tj ET"
    assert texts(opened(drawn(content, extra=f"{font}\0{stream}", fonts="/S 6 0 R"))) == ["From 20 ± 2 to ≤ 5"]


def set_lines(lines: list[str], x: int = 60, top: int = 700) -> str:
    return " ".join(f"1 0 0 1 {x} {top - 12 * k} Tm ({line}) Tj" for k, line in enumerate(lines))


def on_pages(*pages: str) -> bytes:
    """A page of 10-point text for each run of operators."""
    writer, out = pypdf.PdfWriter(), io.BytesIO()
    for page in pages:
        writer.append(io.BytesIO(drawn(f"BT /F 10 Tf {page} ET")))
    writer.write(out)
    return out.getvalue()


RAGGED = [f"{'word ' * 12}and{k} so it goes on and on up to here " for k in range(40)]
"""Lines of one sentence of a program that writes the space at a line's end."""
SHORTER = "word " * 13 + "and here it ends."
"""A line with room for a space more, but not for a long word."""


@pytest.mark.parametrize("space", ["", " "])
@pytest.mark.parametrize("page", [1, 2])
def test_a_sentence_without_the_space_at_its_end_ends_a_paragraph(space: str, page: int) -> None:
    first, second = [*RAGGED, SHORTER + space], ["Notwithstandinglyverylongword " + "word " * 12, "anotherlongword ends."]
    pages = (set_lines(first), set_lines(second)) if page == 2 else (set_lines([*first, *second]),)
    assert len(texts(opened(on_pages(*pages)))) == (1 if space else 2)


def test_a_number_at_the_top_of_a_page_may_stand_in_a_sentence() -> None:
    first, second = RAGGED, ["20.9 of them " + RAGGED[0], *RAGGED[1:3]]
    assert len(texts(opened(on_pages(set_lines(first), set_lines(second))))) == 1


def test_a_number_in_the_second_line_of_a_list_item_may_stand_in_its_sentence() -> None:
    item = "1 0 0 1 60 150 Tm (-) Tj " + set_lines([RAGGED[0], "11.8 words stand here."], 78, 150)
    found = body(opened(on_pages(set_lines(RAGGED), item)))
    assert found[-1].text.endswith("here 11.8 words stand here.")


def test_a_row_that_goes_on_over_the_page_with_one_cell_alone_is_one_row() -> None:
    walls = " ".join(f"{x} 0 m {x} 24 l S" for x in (60, 120, 180, 240))
    ruled = f"60 24 m 240 24 l S 60 0 m 240 0 l S {walls}"
    cells = " ".join(
        f"1 0 0 1 {x} {y} Tm ({text}) Tj" for x, y, text in [(66, 64, "agreement"), (126, 64, "two"), (186, 64, "three")]
    )
    first = f"{set_lines(RAGGED[:9])} {cells} ET q 1 0 0 1 0 50 cm {ruled} Q BT"
    second = f"1 0 0 1 66 740 Tm (goes on) Tj {set_lines(RAGGED[:9])} ET q 1 0 0 1 0 730 cm {ruled} Q BT"
    assert rows(opened(on_pages(first, second))) == [["agreement goes on", "two", "three"]]


def test_a_contents_whose_dots_stand_apart_is_generated() -> None:
    entries = "".join(
        f"1 0 0 1 60 {700 - 14 * k} Tm (Chapter about things {k}) Tj 1 0 0 1 250 {700 - 14 * k} Tm (........) Tj "
        f"1 0 0 1 500 {700 - 14 * k} Tm ({10 + k}) Tj "
        for k in range(8)
    )
    document = opened(drawn(f"BT /F 10 Tf {entries} ET"))
    assert texts(document) == [f"Chapter about things {k}\t{10 + k}" for k in range(8)]


def test_words_before_leaders_of_dots_that_stand_apart_are_words() -> None:
    entry = "V3.2 Checks of input"
    dots = "".join(f"1 0 0 1 {159 + 6 * k} {{y}} Tm (.) Tj " for k in range(55))
    # Words are moved apart, as TeX does it: the file has no spaces.
    words = f"[{' '.join(f'({word}) -280' for word in entry.split())}] TJ"
    entries = "".join(
        f"1 0 0 1 60 {700 - 14 * k} Tm {words} {dots.format(y=700 - 14 * k)} 1 0 0 1 500 {700 - 14 * k} Tm ({10 + k}) Tj "
        for k in range(8)
    )
    assert texts(opened(drawn(f"BT /F 10 Tf {entries} ET"))) == [f"{entry}\t{10 + k}" for k in range(8)]


@pytest.mark.parametrize("second", ["17 chapters, and each", "The chapters follow, and each"])
def test_a_line_that_reaches_the_edge_of_justified_text_is_full_though_another_is_wider(second: str) -> None:
    wide = "#box(" + '"' + "x" * 95 + '"' + ")"
    cut = "All the requirements of the standard that binds both parties are divided into#linebreak(justify: true)"
    setup = "#set page(width: 15cm, height: 30cm, margin: (x: 1.5cm, y: 2cm))\n#set par(justify: true)\n"
    source = "\n\n".join([LONG * 4] * 8 + [wide, f"{cut}{second} of them has a number."])
    found = texts(opened(typeset(source, setup)))
    assert found[-1] == f"{cut.split('#')[0]} {second} of them has a number."


@pytest.mark.parametrize(
    ("width", "flags", "kind"), [(500, 32, BlockKind.CODE), (None, 32, BlockKind.PARAGRAPH), (None, 33, BlockKind.PARAGRAPH)]
)
def test_a_font_of_one_width_is_known_by_its_widths(width: int | None, flags: int, kind: BlockKind) -> None:
    """Nothing in its name says so, its flags may say so of any font (Apache FOP), and the characters that the file does not
    need have no width."""
    fonts = pypdf.PdfReader(io.BytesIO(typeset('#text(font: "DejaVu Sans Mono")[for while]'))).pages[0]["/Resources"]["/Font"]  # type: ignore[index]
    program = next(iter(fonts.values()))["/DescendantFonts"][0]["/FontDescriptor"]["/FontFile2"].get_data().hex()
    lines = ["for (i = 0; i < n; i++) {", "sum += a[i].low;", "}", "return sum;"]
    used = set("".join(lines))
    widths = " ".join(str((width or (250 if c in "il." else 650)) if c in used else 0) for c in map(chr, range(32, 127)))
    descriptor = f"<< /Type /FontDescriptor /FontName /Unheard /Flags {flags} /FontBBox [0 -200 1000 800]"
    font = "<< /Type /Font /Subtype /TrueType /BaseFont /Unheard /FirstChar 32 /LastChar 126 /Encoding /WinAnsiEncoding"
    extra = f"{font} /Widths [{widths}] /FontDescriptor 7 0 R >>\0{descriptor} /Descent -200 /CapHeight 700 /StemV 80"
    extra += f" /ItalicAngle 0 /Ascent 800 /FontFile2 8 0 R >>\0<< /Filter /ASCIIHexDecode /Length {len(program)} >>"
    extra += f"\nstream\n{program}\nendstream"
    shown = "".join(
        f"1 0 0 1 72 {700 - 14 * k} Tm ({line.replace('(', chr(92) + '(').replace(')', chr(92) + ')')}) Tj "
        for k, line in enumerate(lines)
    )
    content = drawn(f"BT /G 10 Tf {shown} ET", extra=extra, resources="").replace(b"/F 5 0 R", b"/G 6 0 R")
    blocks = body(opened(content))
    assert {block.kind for block in blocks} == {kind}
    assert len(blocks) == len(lines) or kind is not BlockKind.CODE


def test_paragraphs_parted_by_space_are_told_by_it() -> None:
    """Set in from the right: no line reaches the margin, and only the distance says where a paragraph ends."""
    inset = "#pad(right: 3cm)[NOTE: this remark is set narrower than the text around it and so none of its lines is full]\n\n"
    plain = "A paragraph that is as wide as the page and that goes on for more than a single line of it to be sure.\n\n"
    setup = "#set par(justify: false, leading: 0.5em, spacing: 1.4em)\n"
    document = opened(typeset(setup + (plain + inset) * 12))
    assert len(set(texts(document))) == 2


def test_every_block_says_where_it_stands() -> None:
    document = opened(typeset(f"{LONG * 4}\n\n#pagebreak()\n\nSecond page."))
    first, second = body(document)
    assert (first.page, second.page) == (1, 2)
    assert len(first.boxes) > 1
    assert all(0 < box.x0 < box.x1 < 596 and 0 < box.y0 < box.y1 < 842 for box in first.boxes)
    assert [box.y0 for box in first.boxes] == sorted(box.y0 for box in first.boxes)
    assert second.boxes[0].page == 2


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_turned_page_is_read_as_it_is_shown(rotate: int) -> None:
    matrix = {0: "1 0 0 1 72 700", 90: "0 1 -1 0 100 72", 180: "-1 0 0 -1 540 90", 270: "0 -1 1 0 500 720"}[rotate]
    document = opened(
        drawn(f"BT /F 12 Tf {matrix} Tm (First line of text) Tj 0 -14 Td (and the second one) Tj ET", rotate=rotate)
    )
    assert texts(document) == ["First line of text and the second one"]
    box = body(document)[0].boxes[0]
    assert box.x0 < 120
    assert box.y0 < 120


def test_text_across_the_page_is_read_beside_the_rest() -> None:
    upright = "BT /F 12 Tf 72 700 Td (Ordinary text of the page) Tj ET "
    document = opened(drawn(upright + "BT /F 12 Tf 0 1 -1 0 40 100 Tm (Along the margin) Tj ET"))
    assert texts(document) == ["Ordinary text of the page", "Along the margin"]


def test_what_cannot_be_seen_is_kept_and_flagged() -> None:
    content = (
        "BT /F 12 Tf 72 700 Td (Seen by all) Tj ET "
        "1 g BT /F 12 Tf 72 660 Td (White on white) Tj ET 0 g "
        "BT /F 0.5 Tf 72 620 Td (Tiny letters) Tj ET "
        "BT /F 12 Tf 700 580 Td (Off the page) Tj ET "
        "0.2 g 60 530 300 24 re f 1 g BT /F 12 Tf 72 538 Td (White on dark) Tj ET 0 g "
        "BT /F 12 Tf 3 Tr 72 500 Td (Never painted) Tj ET"
    )
    found = {b.text: Flag.HIDDEN in b.flags for b in body(opened(drawn(content)))}
    assert found == {
        "Seen by all": False,
        "White on white": True,
        "Tiny letters": True,
        "Off the page": True,
        "White on dark": False,
        "Never painted": True,
    }


IMAGE = "/XObject << /I 6 0 R >>"
PIXEL = "<< /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\nx\nendstream"


def test_an_invisible_layer_over_a_scan_is_text_in_doubt() -> None:
    content = "q 612 0 0 792 0 0 cm /I Do Q BT /F 12 Tf 3 Tr 72 700 Td (Recognised by a machine) Tj ET"
    document = opened(drawn(content, extra=PIXEL, resources=IMAGE))
    block = next(b for b in body(document) if b.text != "\ufffc")
    assert (block.text, block.source, block.flags) == ("Recognised by a machine", Source.OCR, ())
    assert next((p.status, p.reason) for p in document.ledger) == (PartStatus.DOUBTFUL, "ocr_layer")
    assert document.completeness < 1


def test_a_scan_without_text_is_refused() -> None:
    with pytest.raises(NoText):
        opened(drawn("q 612 0 0 792 0 0 cm /I Do Q", extra=PIXEL, resources=IMAGE))


def test_a_scanned_page_among_others_is_named_in_the_ledger() -> None:
    writer = pypdf.PdfWriter()
    for data in (typeset(LONG), drawn("q 612 0 0 792 0 0 cm /I Do Q", extra=PIXEL, resources=IMAGE)):
        writer.append(io.BytesIO(data))
    out = io.BytesIO()
    writer.write(out)
    document = opened(out.getvalue())
    pages = [(p.place, p.status, p.reason) for p in document.ledger if "picture" not in p.place]
    assert pages == [("page 1", PartStatus.COMPARED, None), ("page 2", PartStatus.NOT_COMPARED, "no_text")]


@pytest.mark.parametrize("begins", ["(for any reason)", "Debian now", "at all times"])
@pytest.mark.parametrize("foot", [692, 672, 655, 640])
def test_a_sign_in_the_margin_parts_no_paragraph(begins: str, foot: int) -> None:
    lines = [
        "Mind that whoever sets this up will lose all that stands on these disks",
        f"{begins} and that nobody has kept copies of what he had on any",
        "of them.",
    ]
    shown = "".join(f"1 0 0 1 130 {700 - 13 * k} Tm ({line}) Tj " for k, line in enumerate(lines))
    document = opened(drawn(f"BT /F 12 Tf {shown} ET q 30 0 0 30 80 {foot} cm /I Do Q", extra=PIXEL, resources=IMAGE))
    assert [text for text in texts(document) if text != "\ufffc"] == [" ".join(lines)]


@pytest.mark.parametrize(
    "words",
    [
        ("(continues on next page)", "(continued from previous page)"),
        ("(продолжение на следующей странице)", "(продолжение с предыдущей страницы)"),
    ],
)
def test_that_a_listing_goes_on_over_the_page_is_no_text(words: tuple[str, str]) -> None:
    below = f"Text#footnote[A note.] of it.\n\n```\nfirst line\nsecond line\n```\n\n#align(right)[{words[0]}]\n\n#pagebreak()\n"
    document = opened(typeset(f"{below}\n#align(center)[{words[1]}]\n\n```\nthird line\nfourth line\n```\n"))
    assert texts(document) == ["Text of it.", "first line", "second line", "third line", "fourth line"]
    assert {b.text for b in document.blocks if Flag.GENERATED in b.flags} == set(words)


def test_a_box_with_round_corners_round_text_is_no_picture_and_a_circle_is_one() -> None:
    text = "Before it.\n\n#rect(width: 9cm, height: 3cm, radius: 5pt, fill: luma(240), stroke: 1pt)[Inside of it.]\n\nBehind it."
    assert texts(opened(typeset(text))) == ["Before it.", "Inside of it.", "Behind it."]
    round_one = text.replace("rect(width: 9cm, height: 3cm, radius: 5pt", "ellipse(width: 9cm, height: 3cm")
    assert "\ufffc" in texts(opened(typeset(round_one)))


def test_pictures_are_blocks_with_their_hash_and_lines_of_the_ledger() -> None:
    content = "BT /F 12 Tf 72 700 Td (Above the picture) Tj ET q 100 0 0 100 72 500 cm /I Do Q"
    document = opened(drawn(content, extra=PIXEL, resources=IMAGE))
    picture = next(b for b in document.blocks if b.text == "\ufffc")
    assert picture.marks[0].type == "image"
    assert len(picture.marks[0].value) == 64
    assert [p.units for p in document.ledger if "picture" in p.place] == [1]
    other = opened(drawn(content, extra=PIXEL.replace("\nx\n", "\ny\n"), resources=IMAGE))
    assert next(b for b in other.blocks if b.text == "\ufffc").marks != picture.marks


def test_text_drawn_twice_to_look_bold_stands_once() -> None:
    twice = "BT /F 12 Tf 72 700 Td (Payment terms) Tj ET BT /F 12 Tf 72.3 700 Td (Payment terms) Tj ET"
    assert texts(opened(drawn(twice))) == ["Payment terms"]


def test_letter_spacing_is_no_space() -> None:
    spaced = "BT /F 12 Tf 2 Tc 72 700 Td (Important) Tj ET"
    assert texts(opened(drawn(spaced))) == ["Important"]


def test_a_password_opens_the_file() -> None:
    data = protected(typeset(LONG), "тайна")
    assert texts(opened(data, "тайна")) == [LONG.strip()]
    with pytest.raises(Encrypted):
        opened(data)
    with pytest.raises(WrongPassword):
        opened(data, "другая")


def test_a_file_without_its_password_says_the_same() -> None:
    plain = typeset(LONG + "\n\n#table(columns: 2, [Item], [Price], [Bolt], [10.50])")
    data = protected(plain, "тайна")
    found, told = opened(without_password(data, "pdf", "тайна")), opened(data, "тайна")
    assert replace(found, sha256="") == replace(told, sha256="")
    assert without_password(plain, "pdf", "тайна") == b""
    with pytest.raises(WrongPassword):
        without_password(data, "pdf", "другая")


@pytest.mark.parametrize(
    ("data", "error"),
    [(b"", EmptyFile), (b"PK\x03\x04 not a pdf", WrongType), (b"%PDF-1.7\nnothing that could be read", Damaged)],
)
def test_what_is_no_pdf_is_refused(data: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        opened(data)


def test_a_broken_stream_makes_its_pages_doubtful() -> None:
    data = bytearray(drawn("BT /F 12 Tf 72 700 Td (Kept text) Tj ET"))
    at = data.index(b"/Length ")
    data[at : at + 9] = b"/Length 9"
    document = opened(bytes(data))
    assert document.completeness < 1
    assert document.ledger[0].status is not PartStatus.COMPARED


def test_a_page_whose_content_is_gone_is_no_blank_page() -> None:
    """pdfium and Acrobat show a blank page then, and say nothing."""
    sound = typeset(f"#set heading(numbering: none)\n{LONG}\n#pagebreak()\nThe second page.\n#pagebreak()\n{LONG}")
    out = io.BytesIO()
    pypdf.PdfWriter(clone_from=io.BytesIO(sound)).write(out)
    data = out.getvalue()
    number = pypdf.PdfReader(io.BytesIO(data)).pages[1].raw_get("/Contents").idnum
    document = opened(re.sub(rb"\n%d 0 obj" % number, b"\n%d 9 obx" % number, data))
    assert "The second page." not in texts(document)
    assert {part.status for part in document.ledger} <= {PartStatus.DOUBTFUL, PartStatus.NOT_COMPARED}
    assert all(part.status is PartStatus.COMPARED for part in opened(data).ledger)


def test_a_power_is_another_number_than_its_figures() -> None:
    old, new = (
        opened(typeset(f"A sample holds {number} cells at most, which is less than before."))
        for number in ("10#super(typographic: false)[6]", "106")
    )
    assert texts(old) == texts(new)
    assert [(mark.type, mark.start, mark.end) for mark in body(old)[0].marks] == [("superscript", 17, 18)]
    told = compare(old, new)
    assert [(change.lane, change.reasons[0]) for change in told.changes] == [(Lane.SUBSTANCE, "number")]
    assert told.proof.holds
    assert compare(old, old).changes == ()
    noted = opened(typeset("#set super(typographic: false)\nIt was built in 1996#footnote[By others.] and is used.\n"))
    assert {mark.type for block in noted.blocks for mark in block.marks} & {"note", "superscript"} == {"note"}


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


def test_form_fields_are_read() -> None:
    look = "<< /Type /XObject /Subtype /Form /BBox [0 0 200 20] /Resources << /Font << /F 5 0 R >> >> /Length 43 >>\nstream\n"
    look += "BT /F 12 Tf 2 5 Td (Filled by hand now) Tj ET\nendstream"
    field = "<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /V (x) /Rect [72 600 272 620] /F 4 /AP << /N 7 0 R >> /P 3 0 R >>"
    data = drawn("BT /F 12 Tf 72 700 Td (Name of the customer:) Tj ET", extra=field + "\0" + look.replace("43", "45"))
    with_field = data.replace(b"/Contents 4 0 R", b"/Annots [6 0 R] /Contents 4 0 R")
    assert texts(opened(with_field)) == ["Name of the customer:", "Filled by hand now"]


def test_the_same_bytes_give_the_same_document() -> None:
    data = typeset(f"= Title\n{LONG * 5}\n#table(columns: 2, [a], [b], [c], [d])")
    assert opened(data) == opened(data)


HEBREW = '#set page(paper: "a4", margin: 2.2cm)\n#set text(size: 11pt, lang: "he", dir: rtl, font: "Libertinus Serif")\n'
SALE = (
    "הספק מתחייב למסור ללקוח את הסחורה (לפי נספח 12) בתוך 30 ימים, במחיר של 1,250.50 שקלים "
    "לפי תקן ISO 9001 ותוכנת LibreOffice Writer בלבד."
)


def test_a_page_that_is_read_from_right_to_left() -> None:
    """Lines, labels and cells begin at the right; numbers and words of other scripts keep their own direction."""
    table = "#table(columns: 2, [שם], [מחיר], [סחורה טובה], [17.50])"
    document = opened(typeset(f"= כותרת ראשית\n{SALE} {SALE}\n\n- סעיף ראשון\n- סעיף שני (ב)\n\n{table}", HEBREW))
    assert texts(document)[:4] == ["כותרת ראשית", f"{SALE} {SALE}", "סעיף ראשון", "סעיף שני (ב)"]
    assert [b.label for b in body(document)[2:4]] == ["•", "•"]
    assert rows(document) == [["שם", "מחיר"], ["סחורה טובה", "17.50"]]
    boxes = {b.text: b.boxes[0] for b in body(document)}
    assert boxes["שם"].x0 > boxes["מחיר"].x1 > 300


def test_a_prefix_at_a_latin_name_is_no_doubt_on_a_page_read_from_right_to_left() -> None:
    document = opened(typeset(f"{SALE} לפי התקן ולISO בלבד.", HEBREW))
    assert texts(document) == [f"{SALE} לפי התקן ולISO בלבד."]
    assert document.completeness == 1.0


@pytest.mark.parametrize(
    ("font", "text", "status"),
    [
        ("CMSY10", "a \u2260 b |\u2032 c", PartStatus.COMPARED),
        ("LMMathSymbols8-Regular", "a \u2260 b |\u2032 c", PartStatus.COMPARED),
        ("Dingbats", "a 6= b 70 c", PartStatus.DOUBTFUL),
    ],
)
def test_signs_of_tex_fonts_that_no_list_names_are_read(font: str, text: str, status: PartStatus) -> None:
    """Their glyphs are called as TeX calls them; the codes are the encoding's."""
    names = "/Differences [48 /primemath 54 /negationslash 55 /mapstochar 61 /equal]"
    widths = f"/FirstChar 40 /LastChar 110 /Widths [{'500 ' * 71}]"
    extra = f"<< /Type /Font /Subtype /Type1 /BaseFont /ABCDEF+{font} {widths} /Encoding << /Type /Encoding {names} >> >>"
    shown = "BT /F 10 Tf 72 700 Td (a ) Tj /S 10 Tf (6=) Tj /F 10 Tf ( b ) Tj /S 10 Tf (70) Tj /F 10 Tf ( c) Tj ET"
    document = opened(drawn(shown, extra=extra, fonts="/S 6 0 R"))
    assert [unicodedata.normalize("NFC", found) for found in texts(document)] == [text]
    assert [part.status for part in document.ledger] == [status]


def crossed_out(data: bytes, *boxes: tuple[float, float, float, float]) -> bytes:
    """The pages with strikeout annotations over these boxes (left, bottom, right, top) of the first one."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    for left, bottom, right, top in boxes:
        quad = ArrayObject([FloatObject(n) for n in (left, top, right, top, left, bottom, right, bottom)])
        annotation = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Annot"),
                NameObject("/Subtype"): NameObject("/StrikeOut"),
                NameObject("/Rect"): ArrayObject([FloatObject(n) for n in (left, bottom, right, top)]),
                NameObject("/QuadPoints"): quad,
            }
        )
        writer.add_annotation(0, annotation)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_text_that_a_reviewer_crossed_out_is_a_change() -> None:
    plain = drawn("BT /F 12 Tf 72 700 Td (The fee is 500 euros a month.) Tj ET")
    line = opened(plain)
    width = (line.blocks[0].boxes[0].x1 - line.blocks[0].boxes[0].x0) / len("The fee is 500 euros a month.")
    marked = crossed_out(plain, (72 + 10.2 * width, 696, 72 + 20.4 * width, 712))
    (mark,) = [mark for mark in opened(marked).blocks[0].marks if mark.type == "strike"]
    struck = opened(marked).blocks[0].text[mark.start : mark.end]
    assert "500" in struck
    assert "month" not in struck
    (change,) = compare(line, opened(marked)).changes
    assert change.reasons == ("struck",)
    assert change.sentence.en == f"Text was struck through: “{struck}”"
    assert compare(opened(marked), opened(marked)).changes == ()


@pytest.mark.parametrize(("at", "read"), [((95.4, 700), "for practical reasons"), ((95.4, 604), "for pr ctical reasons")])
def test_a_letter_of_another_font_that_is_drawn_last_stands_in_its_word(at: tuple[float, int], read: str) -> None:
    """As a program draws what its font lacks: a hole is left in the line, and filled when the page is done."""
    line = "BT /F 10 Tf 1 0 0 1 72 700 Tm (for pr) Tj 1 0 0 1 100.7 700 Tm (ctical reasons) Tj 1 0 0 1 72 640 Tm (A line) Tj"
    found = texts(opened(drawn(f"{line} /F 9.5 Tf 1 0 0 1 {at[0]} {at[1]} Tm (a) Tj ET")))
    assert found[:2] == [read, "A line"]


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


def test_a_sign_beside_notes_all_over_is_no_logo_and_a_logo_is_one() -> None:
    sign, logo = "#circle(radius: 30pt)", "#place(top + right, ellipse(width: 90pt, height: 50pt))"
    heights = (90, 130, 90, 160, 90, 200, 240, 280, 320)
    pages = [f"{logo}#v({height}pt){sign} A note stands here, number {n}." for n, height in enumerate(heights)]
    pictures = [b.story for b in opened(typeset("#pagebreak()\n".join(pages))).blocks if b.text == "\ufffc"]
    assert sorted(pictures) == ["body"] * len(heights) + ["header:1:default"]


def test_a_hyphen_inside_a_path_at_a_lines_end_stays() -> None:
    lines = ("Files are in debian/dists/main/installer-", "amd64/current and in the installer of the amd kind.")
    assert Words(lines).joined(*lines).startswith("Files are in debian/dists/main/installer-amd64/current")


NAMES = ["abacus", "bond", "claim", "debt", "entry", "fee", "grant", "hedge", "issue", "joint", "key", "lien"]
TERMS = [f"{name}, {n}, {n + 12}" for n, name in enumerate(NAMES, 7)]


def test_an_index_in_two_columns_is_read_one_after_the_other() -> None:
    lines = " \\\n".join(TERMS + [term.upper() for term in TERMS])
    found = opened(typeset(f"= Index\n#columns(2)[{lines}]", A4.replace("2.2cm", "(x: 2.2cm, bottom: 22.2cm)")))
    read = [block for block in body(found) if block.kind is not BlockKind.HEADING]
    assert not any(block.table for block in read)
    assert " ".join(block.text for block in read) == " ".join(TERMS + [term.upper() for term in TERMS])
    assert all(Flag.GENERATED in block.flags for block in read)


def test_columns_of_terms_and_fractions_are_a_table() -> None:
    cells = ", ".join(f"[{n}], [{term.split(',')[0]}], [{n},50]" for n, term in enumerate(TERMS))
    found = opened(typeset(f"= Prices\n#table(columns: (2cm, 6cm, 4cm), stroke: none, {cells})"))
    assert all(block.table for block in body(found) if block.kind is not BlockKind.HEADING)


def test_a_title_of_two_letters_among_contents_is_one_of_them() -> None:
    titles = ["Break", "Cd", "Call", "Clear", "Do", "Evaluate", "If", "Import"]
    page = opened(typeset("= Contents\n" + "\n\n".join(f"{title} #h(1fr) {n}" for n, title in enumerate(titles, 11))))
    assert [block.text for block in body(page) if Flag.GENERATED in block.flags] == [
        f"{title}\t{n}" for n, title in enumerate(titles, 11)
    ]


def test_the_signs_of_a_line_that_a_program_broke_are_no_text_of_a_listing() -> None:
    code = "tar archive, compressed,\n↪ signed\nmake install ↩\nclean\necho ↵"
    found = body(opened(typeset(f"Run it:\n\n```\n{code}\n```\n\nIn prose ↪ stays.\n\n↪ a line of prose")))
    assert [b.text.strip() for b in found if b.kind is BlockKind.CODE] == [
        "tar archive, compressed,",
        "signed",
        "make install",
        "clean",
        "echo ↵",
    ]
    assert [b.text for b in found if b.kind is not BlockKind.CODE] == ["Run it:", "In prose ↪ stays.", "↪ a line of prose"]


def test_looks_of_a_page_number_behind_dots_stand_at_the_number() -> None:
    lines = [f"Chapter {n} #box(width: 1fr, repeat[.#h(3pt)]) #emph[1#strong[{n}]]" for n in range(5)]
    for block in body(opened(typeset("= Contents\n" + "\n\n".join(lines))))[1:]:
        number = block.text.index("\t") + 1
        assert [block.text[mark.start : mark.end] for mark in block.marks if mark.type == "italic"] == [block.text[number:]]
        assert [block.text[mark.start : mark.end] for mark in block.marks if mark.type == "bold"] == [block.text[-1]]


def test_the_last_lines_of_contents_on_a_page_of_their_own() -> None:
    lines = [f"{n} Chapter of {name}s #h(1fr) {2 * n}" for n, name in enumerate(NAMES, 1)]
    pages = ["= Contents\n" + "\n\n".join(lines[:10]), "\n\n".join(lines[10:]), "Chapter 1\n\nThe text begins."]
    found = body(opened(typeset("\n#pagebreak()\n".join(pages))))
    assert [block.text for block in found if Flag.GENERATED not in block.flags] == ["Contents", "Chapter 1", "The text begins."]
