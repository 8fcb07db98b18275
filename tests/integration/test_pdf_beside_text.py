"""What stands beside the text of PDF pages: heads, feet, notes, contents, links, columns, signs in the margin."""

from random import Random

import pytest

from core.comparison import compare
from core.model.change import Lane
from core.model.document import BlockKind, Document, Flag
from tests.pdf_files import A4, body, drawn, opened, texts, typeset
from tests.pdf_lines import IMAGE, LONG, NAMES, PIXEL, RAGGED, TERMS, on_pages, set_lines


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


def test_running_headers_and_page_numbers_are_stories_of_their_own() -> None:
    setup = '#set page(paper: "a5", header: [Draft 17-4], footer: context align(center, counter(page).display()))\n'
    document = opened(typeset((LONG * 6 + "\n\n") * 16, setup))
    assert document.pages is not None
    assert document.pages > 3
    assert [b.text for b in document.blocks if b.story == "header:1:default"] == ["Draft 17-4"]
    numbers = [b for b in document.blocks if b.story == "footer:1:default"]
    assert [(b.text, b.flags) for b in numbers] == [("1", (Flag.GENERATED,))]
    assert texts(document) == [(LONG * 6).strip()] * 16


def test_a_line_of_a_note_that_begins_with_a_number_or_a_letter_is_no_note() -> None:
    """The pages of a book («140 с.»), and small text above the notes whose line begins with "и"."""
    small = "#text(size: 8pt)[Так говорят политики\\ и составители текстов об этом.]"
    document = opened(
        typeset(f"{LONG}#footnote[Иванов О. Текст. 1981. –\\ 140 с.] {LONG}#footnote[Петров А.\\ с 5 по 7]\n\n{small}")
    )
    notes = {block.story: "" for block in document.blocks if block.story.startswith("footnote")}
    for block in document.blocks:
        if block.story in notes:
            notes[block.story] += block.text
    assert notes == {"footnote:1": "Иванов О. Текст. 1981. –140 с.", "footnote:2": "Петров А.с 5 по 7"}
    assert any("и составители текстов" in text for text in texts(document))


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


def test_a_page_number_beside_a_footer_is_apart_from_it() -> None:
    setup = A4 + "#set page(footer: [Проект договора #h(1fr) #context counter(page).display()])\n"
    document = opened(typeset("#lorem(60)\n#pagebreak()\n" * 5, setup))
    foot = [(b.text, Flag.GENERATED in b.flags) for b in document.blocks if b.story == "footer:1:default"]
    assert foot == [("Проект договора", False), ("1", True)]


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


def test_text_across_the_page_is_read_beside_the_rest() -> None:
    upright = "BT /F 12 Tf 72 700 Td (Ordinary text of the page) Tj ET "
    document = opened(drawn(upright + "BT /F 12 Tf 0 1 -1 0 40 100 Tm (Along the margin) Tj ET"))
    assert texts(document) == ["Ordinary text of the page", "Along the margin"]


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


def test_a_sign_beside_notes_all_over_is_no_logo_and_a_logo_is_one() -> None:
    sign, logo = "#circle(radius: 30pt)", "#place(top + right, ellipse(width: 90pt, height: 50pt))"
    heights = (90, 130, 90, 160, 90, 200, 240, 280, 320)
    pages = [f"{logo}#v({height}pt){sign} A note stands here, number {n}." for n, height in enumerate(heights)]
    pictures = [b.story for b in opened(typeset("#pagebreak()\n".join(pages))).blocks if b.text == "\ufffc"]
    assert sorted(pictures) == ["body"] * len(heights) + ["header:1:default"]


def test_an_index_in_two_columns_is_read_one_after_the_other() -> None:
    lines = " \\\n".join(TERMS + [term.upper() for term in TERMS])
    found = opened(typeset(f"= Index\n#columns(2)[{lines}]", A4.replace("2.2cm", "(x: 2.2cm, bottom: 22.2cm)")))
    read = [block for block in body(found) if block.kind is not BlockKind.HEADING]
    assert not any(block.table for block in read)
    assert " ".join(block.text for block in read) == " ".join(TERMS + [term.upper() for term in TERMS])
    assert all(Flag.GENERATED in block.flags for block in read)


def test_a_title_of_two_letters_among_contents_is_one_of_them() -> None:
    titles = ["Break", "Cd", "Call", "Clear", "Do", "Evaluate", "If", "Import"]
    page = opened(typeset("= Contents\n" + "\n\n".join(f"{title} #h(1fr) {n}" for n, title in enumerate(titles, 11))))
    assert [block.text for block in body(page) if Flag.GENERATED in block.flags] == [
        f"{title}\t{n}" for n, title in enumerate(titles, 11)
    ]


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
