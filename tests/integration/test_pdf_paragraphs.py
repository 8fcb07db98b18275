"""Lines of PDF pages joined to paragraphs, headings, list items and code."""

import pytest

from core.model.document import BlockKind, Flag
from core.readers.pdf.words import Words
from tests.pdf_files import body, drawn, opened, texts, typeset
from tests.pdf_lines import LONG, RAGGED, RUSSIAN, on_pages, set_lines


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


def test_a_bullet_larger_than_its_text_says_nothing_of_the_line() -> None:
    item = (LONG * 2).strip()
    source = f"#set list(marker: text(size: 15pt, baseline: 2pt)[•])\n#set text(size: 10pt)\n- {item}\n- {item}\n- Last one.\n"
    document = opened(typeset(source))
    assert [(b.label, b.text) for b in body(document)] == [("•", item), ("•", item), ("•", "Last one.")]


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


@pytest.mark.parametrize("text", ["23 September 2011", "12 марта 2024 г.", "1 164 рубля", "1 164-960 MHz"])
def test_a_bold_date_or_amount_has_no_number_before_it(text: str) -> None:
    (block,) = body(opened(typeset(f'#text(weight: "bold")[{text}]')))
    assert (block.label, block.text) == (None, text)


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


@pytest.mark.parametrize("second", ["17 chapters, and each", "The chapters follow, and each"])
def test_a_line_that_reaches_the_edge_of_justified_text_is_full_though_another_is_wider(second: str) -> None:
    wide = "#box(" + '"' + "x" * 95 + '"' + ")"
    cut = "All the requirements of the standard that binds both parties are divided into#linebreak(justify: true)"
    setup = "#set page(width: 15cm, height: 30cm, margin: (x: 1.5cm, y: 2cm))\n#set par(justify: true)\n"
    source = "\n\n".join([LONG * 4] * 8 + [wide, f"{cut}{second} of them has a number."])
    found = texts(opened(typeset(source, setup)))
    assert found[-1] == f"{cut.split('#')[0]} {second} of them has a number."


def test_paragraphs_parted_by_space_are_told_by_it() -> None:
    """Set in from the right: no line reaches the margin, and only the distance says where a paragraph ends."""
    inset = "#pad(right: 3cm)[NOTE: this remark is set narrower than the text around it and so none of its lines is full]\n\n"
    plain = "A paragraph that is as wide as the page and that goes on for more than a single line of it to be sure.\n\n"
    setup = "#set par(justify: false, leading: 0.5em, spacing: 1.4em)\n"
    document = opened(typeset(setup + (plain + inset) * 12))
    assert len(set(texts(document))) == 2


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


def test_a_hyphen_inside_a_path_at_a_lines_end_stays() -> None:
    lines = ("Files are in debian/dists/main/installer-", "amd64/current and in the installer of the amd kind.")
    assert Words(lines).joined(*lines).startswith("Files are in debian/dists/main/installer-amd64/current")


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
