"""PDF files as a whole: passwords, damage, scans, pictures, what cannot be seen, turned pages, the same bytes."""

import io
import re
from dataclasses import replace

import pypdf
import pytest
from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject

from core.comparison import compare
from core.errors import Damaged, EmptyFile, Encrypted, NoText, WrongPassword, WrongType
from core.model.document import Flag, PartStatus, Source
from core.readers.opening import opened as without_password
from tests.pdf_files import body, drawn, opened, protected, texts, typeset
from tests.pdf_lines import IMAGE, LONG, PIXEL


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
