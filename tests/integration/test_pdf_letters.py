"""Letters of PDF pages: what fonts call them, where they stand, which way they are read."""

import io
import unicodedata

import pypdf
import pytest

from core.comparison import compare
from core.model.change import Lane
from core.model.document import BlockKind, PartStatus
from tests.pdf_files import body, drawn, opened, rows, texts, typeset


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


def test_letters_of_formulas_are_read_whole() -> None:
    """They lie beyond U+FFFF, and pdfium gives each as two halves."""
    document = opened(typeset("The value $V_1$ of the voltage is $x + y = z$ and no more."))
    assert texts(document) == ["The value 𝑉1 of the voltage is 𝑥 + 𝑦 = 𝑧 and no more."]
    assert {part.status for part in document.ledger} == {PartStatus.COMPARED}


@pytest.mark.parametrize(("back", "read"), [(443, "café now"), (-300, "caf´ e now")])
def test_an_accent_drawn_over_its_letter_is_one_letter_with_it(back: int, read: str) -> None:
    """As TeX sets it: the accent first, then back to where the letter begins."""
    assert texts(opened(drawn(f"BT /F 10 Tf 60 700 Td [(caf) -110 (\xb4) {back} (e now)] TJ ET"))) == [read]


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


def test_text_drawn_twice_to_look_bold_stands_once() -> None:
    twice = "BT /F 12 Tf 72 700 Td (Payment terms) Tj ET BT /F 12 Tf 72.3 700 Td (Payment terms) Tj ET"
    assert texts(opened(drawn(twice))) == ["Payment terms"]


def test_letter_spacing_is_no_space() -> None:
    spaced = "BT /F 12 Tf 2 Tc 72 700 Td (Important) Tj ET"
    assert texts(opened(drawn(spaced))) == ["Important"]


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


@pytest.mark.parametrize(("at", "read"), [((95.4, 700), "for practical reasons"), ((95.4, 604), "for pr ctical reasons")])
def test_a_letter_of_another_font_that_is_drawn_last_stands_in_its_word(at: tuple[float, int], read: str) -> None:
    """As a program draws what its font lacks: a hole is left in the line, and filled when the page is done."""
    line = "BT /F 10 Tf 1 0 0 1 72 700 Tm (for pr) Tj 1 0 0 1 100.7 700 Tm (ctical reasons) Tj 1 0 0 1 72 640 Tm (A line) Tj"
    found = texts(opened(drawn(f"{line} /F 9.5 Tf 1 0 0 1 {at[0]} {at[1]} Tm (a) Tj ET")))
    assert found[:2] == [read, "A line"]
