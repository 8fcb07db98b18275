"""Labels of lists: formats, levels, restarts, overrides, styles."""

import pytest

from core.model.document import BlockKind
from core.readers.docx.numerals import RUSSIAN, written
from tests.docx_package import blocks, docx, level, lists, numbered, paragraph, read_docx


@pytest.mark.parametrize(
    ("number_format", "numbers", "expected"),
    [
        ("decimal", (1, 10), ("1", "10")),
        ("decimalZero", (1, 9, 10), ("01", "09", "10")),
        ("upperRoman", (1, 4, 1999, 0), ("I", "IV", "MCMXCIX", "0")),
        ("lowerRoman", (9, 40), ("ix", "xl")),
        ("lowerLetter", (1, 26, 27, 28, 53), ("a", "z", "aa", "bb", "aaa")),
        ("upperLetter", (2, 52), ("B", "ZZ")),
        ("russianLower", (1, 7, 10, 26, 29, 30, 31), ("а", "ж", "к", "ы", "я", "аа", "бб")),
        ("russianUpper", (2, 9), ("Б", "И")),
        ("ordinal", (1, 2, 3, 11, 21, 112), ("1st", "2nd", "3rd", "11th", "21st", "112th")),
        ("ordinal:ru", (3,), ("3-й",)),
        ("cardinalText", (1, 21, 305), ("One", "Twenty-one", "Three hundred five")),
        ("ordinalText", (1, 12, 20, 43), ("First", "Twelfth", "Twentieth", "Forty-third")),
        ("hex", (26,), ("1A",)),
        ("chicago", (1, 4, 5), ("*", "§", "**")),
        ("numberInDash", (2,), ("- 2 -",)),
        ("decimalEnclosedCircle", (3, 21), ("③", "21")),
        ("none", (3,), ("",)),
        ("aFormatOfTheFuture", (3,), ("3",)),
    ],
)
def test_formats(number_format, numbers, expected):
    assert tuple(written(number, number_format) for number in numbers) == expected


def test_the_russian_letters_that_count():
    assert len(RUSSIAN) == 29
    assert not set("ёйъь") & set(RUSSIAN)


def labels(body: str, numbering: str, **rest: str) -> list[str | None]:
    return [block.label for block in blocks(body, numbering=numbering, **rest)]


MULTI = level(0) + level(1, text="%1.%2.") + level(2, "russianLower", "%3)")


def test_levels_count_and_restart_below_a_higher_one():
    body = "".join(numbered("x", 1, at) for at in (0, 1, 1, 2, 2, 0, 1, 2))
    assert labels(body, lists(MULTI)) == ["1.", "1.1.", "1.2.", "а)", "б)", "2.", "2.1.", "а)"]


def test_a_level_that_was_skipped_counts_from_its_start():
    assert labels(numbered("x", 1, 2) + numbered("y", 1, 1), lists(MULTI)) == ["а)", "1.2."]


def test_the_label_is_no_part_of_the_text():
    (block,) = blocks(numbered("Оплата", 1), numbering=lists(level(0, text="§ %1")))
    assert (block.kind, block.label, block.text, block.level) == (BlockKind.LIST_ITEM, "§ 1", "Оплата", 1)


@pytest.mark.parametrize(("restart", "expected"), [(0, "3)"), (1, "3)"), (2, "1)")])
def test_restart_only_after_the_named_level(restart, expected):
    numbering = lists(level(0) + level(1) + level(2, text="%3)", extra=f'<w:lvlRestart w:val="{restart}"/>'))
    body = "".join(numbered("x", 1, at) for at in (0, 1, 2, 2, 1, 2))
    assert labels(body, numbering)[-1] == expected


def test_legal_style_shows_digits():
    numbering = lists(level(0, "upperRoman", "Статья %1.") + level(1, "decimal", "%1.%2", extra="<w:isLgl/>"))
    assert labels(numbered("x", 1) + numbered("y", 1, 1), numbering) == ["Статья I.", "1.1"]


def test_two_numbers_of_one_list_go_on_unless_one_starts_anew():
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{level(0)}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>'
        f'</w:num><w:num w:numId="4"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">{level(0, text="(%1)")}'
        "</w:lvlOverride></w:num>"
    )
    body = "".join(numbered("x", number) for number in (1, 2, 3, 3, 1, 4))
    assert labels(body, numbering) == ["1.", "2.", "7.", "8.", "9.", "(10)"]


def test_bullets_of_symbol_fonts():
    symbol = '<w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/></w:rPr>'
    numbering = lists(f'<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/>{symbol}</w:lvl>')
    assert labels(numbered("x", 1), numbering) == ["•"]


def test_a_blank_bullet_is_none():
    numbering = lists('<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val=" "/></w:lvl>')
    assert labels(numbered("x", 1), numbering) == [None]
    assert blocks(numbered("x", 1), numbering=numbering)[0].kind is BlockKind.PARAGRAPH


STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:basedOn w:val="N"/><w:pPr><w:numPr>'
    '<w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:basedOn w:val="H1"/><w:pPr>'
    '<w:numPr><w:ilvl w:val="1"/></w:numPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Bare"><w:name w:val="heading 3"/><w:basedOn w:val="N"/></w:style>'
)
LINKED = lists(level(0, extra='<w:pStyle w:val="H1"/>') + level(1, text="%1.%2", extra='<w:pStyle w:val="H2"/>'))


def styled(text: str, style: str, more: str = "") -> str:
    return paragraph(text, f'<w:pStyle w:val="{style}"/>{more}')


def test_headings_numbered_by_their_styles():
    body = styled("A", "H1") + styled("B", "H2") + paragraph("t") + styled("C", "H2") + styled("D", "H1") + styled("E", "Bare")
    found = blocks(body, styles=STYLES, numbering=LINKED)
    assert [(b.kind.value, b.level, b.label, b.section) for b in found] == [
        ("heading", 1, "1.", ()),
        ("heading", 2, "1.1", ("1. A",)),
        ("paragraph", None, None, ("1. A", "1.1 B")),
        ("heading", 2, "1.2", ("1. A",)),
        ("heading", 1, "2.", ()),
        ("heading", 3, None, ("2. D",)),
    ]


def test_numbering_switched_off_for_one_paragraph():
    off = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    found = blocks(styled("A", "H1", off) + styled("B", "H1"), styles=STYLES, numbering=LINKED)
    assert [block.label for block in found] == [None, "1."]


def test_a_list_by_the_name_of_a_numbering_style():
    styles = (
        '<w:style w:type="numbering" w:styleId="L"><w:name w:val="L"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
        "</w:style>"
    )
    numbering = (
        f'<w:abstractNum w:abstractNumId="0"><w:styleLink w:val="L"/>{level(0, text="%1)")}</w:abstractNum>'
        '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="L"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    )
    assert labels(numbered("x", 2) + numbered("y", 1), numbering, styles=styles) == ["1)", "2)"]


def test_an_empty_numbered_paragraph_counts_and_is_shown():
    assert labels(numbered("x", 1) + numbered("", 1) + numbered("y", 1), lists(level(0))) == ["1.", "2.", "3."]


def test_ordinals_follow_the_language_of_the_document():
    styles = '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="ru-RU"/></w:rPr></w:rPrDefault></w:docDefaults>'
    assert labels(numbered("x", 1), lists(level(0, "ordinal", "%1")), styles=styles) == ["1-й"]


@pytest.mark.parametrize("numbering", ["", '<w:num w:numId="1"><w:abstractNumId w:val="99"/></w:num>'])
def test_a_list_that_is_not_there_has_no_label(numbering):
    assert [block.label for block in read_docx(docx(numbered("x", 1), numbering=numbering)).blocks] == [None]
