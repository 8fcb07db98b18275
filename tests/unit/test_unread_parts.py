"""What no reader makes sense of is named, and told where both versions have the same."""

import io

import pypdf
import pypdfium2.raw as raw
import pytest
from PIL import Image, ImageDraw
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    StreamObject,
    TextStringObject,
)

from core.comparison import compare
from core.model.comparison import Comparison
from core.model.document import PartStatus
from core.readers.pdf.file import opened as pdf_opened
from core.readers.pdf.picture import drawn_page, drawn_within
from core.reports.places import part_name
from tests import pdf_files
from tests.docx_package import docx, paragraph, read_docx
from tests.pdf_files import typeset

TEN, NINE = typeset("Ten days are given."), typeset("Nine days are given.")


def scan(text: str) -> bytes:
    """A page that is a picture."""
    picture = Image.new("L", (827, 1169), 255)
    ImageDraw.Draw(picture).text((100, 200), text, fill=0)
    out = io.BytesIO()
    picture.save(out, "PDF", resolution=100)
    return out.getvalue()


def joined(*files: bytes, attached: bytes = b"", xfa: bool = False) -> bytes:
    writer = pypdf.PdfWriter()
    for data in files:
        writer.append(io.BytesIO(data))
    if attached:
        writer.add_attachment("terms.xml", attached)
    if xfa:
        form = DictionaryObject(
            {NameObject("/XFA"): TextStringObject("<xdp/>"), NameObject("/Fields"): pypdf.generic.ArrayObject()}
        )
        writer.root_object[NameObject("/AcroForm")] = form
        writer.root_object[NameObject("/NeedsRendering")] = BooleanObject(True)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def compared(old: bytes, new: bytes) -> Comparison:
    return compare(pdf_files.opened(old), pdf_files.opened(new))


def left(found: Comparison) -> list[tuple[str, str | None]]:
    return [(part.place, part.reason) for part in found.ledger if part.status is not PartStatus.COMPARED]


def test_the_ledger_says_of_a_scan_that_it_looks_the_same() -> None:
    """It stays unread, since nobody read it; but nobody need look at it."""
    found = compared(joined(TEN, scan("Signed by A")), joined(NINE, scan("Signed by A")))
    assert not found.complete
    assert left(found) == [("page 2", "looks_same")] * 2
    assert len(found.changes) == 1


def test_another_scan_is_another_one() -> None:
    found = compared(joined(TEN, scan("Signed by A")), joined(NINE, scan("Signed by B")))
    assert left(found) == [("page 2", "no_text")] * 2


def test_a_scan_that_stands_on_another_page_now_is_the_same() -> None:
    found = compared(joined(TEN, scan("Signed by A")), joined(NINE, NINE, scan("Signed by A")))
    assert left(found) == [("page 2", "looks_same"), ("page 3", "looks_same")]


@pytest.mark.parametrize(("old", "new", "complete"), [(b"<a/>", b"<a/>", True), (b"<a/>", b"<b/>", False), (b"<a/>", b"", False)])
def test_what_is_attached_to_a_pdf(old: bytes, new: bytes, complete: bool) -> None:
    found = compared(joined(TEN, attached=old), joined(NINE, attached=new))
    assert found.complete is complete
    assert left(found) == [] if complete else ("terms.xml", "embedded_object") in left(found)


def test_a_form_that_only_its_own_program_shows_is_not_compared() -> None:
    found = compared(joined(TEN, xfa=True), joined(TEN, xfa=True))
    assert not found.complete
    assert left(found) == [("XFA", "foreign_form")] * 2


@pytest.mark.parametrize(("old", "new", "complete"), [(b"one", b"one", True), (b"one", b"two", False)])
def test_a_file_inside_a_word_file(old: bytes, new: bytes, complete: bool) -> None:
    body = paragraph("text") + '<w:p><w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12" r:id="r9"/></w:object></w:r></w:p>'
    links = {"r9": ("package", "embeddings/a.xlsx")}
    files = [
        docx(body, links=links, parts={"word/embeddings/a.xlsx": inside, "word/vbaProject.bin": b"macro"})
        for inside in (old, new)
    ]
    found = compare(*(read_docx(data) for data in files))
    assert found.complete is complete
    assert [change.kind.value for change in found.changes] == ([] if complete else ["object_changed"])
    assert {reason for _place, reason in left(found)} == (set() if complete else {"embedded_object"})


def carrying(*files: tuple[str, bytes]) -> bytes:
    """A page with these files attached."""
    writer = pypdf.PdfWriter()
    writer.append(io.BytesIO(TEN))
    for name, data in files:
        writer.add_attachment(name, data)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def clipped(data: bytes) -> bytes:
    """A page to which a file is clipped."""
    writer = pypdf.PdfWriter()
    writer.append(io.BytesIO(TEN))
    file = StreamObject()
    file.set_data(data)
    spec = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Filespec"),
            NameObject("/F"): TextStringObject("clipped.txt"),
            NameObject("/EF"): DictionaryObject({NameObject("/F"): writer._add_object(file)}),
        }
    )
    note = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/FileAttachment"),
            NameObject("/Rect"): ArrayObject([FloatObject(at) for at in (10, 10, 30, 30)]),
            NameObject("/FS"): spec,
        }
    )
    writer.pages[0][NameObject("/Annots")] = ArrayObject([writer._add_object(note)])
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_no_attached_file_is_left_out_however_many_there_are() -> None:
    many = [(f"{at}.txt", b"%d" % at) for at in range(300)]
    old, same = carrying(*many), carrying(*many)
    other = carrying(*many[:-1], ("99.txt", b"another"))
    assert compared(old, same).complete
    found = compared(old, other)
    assert not found.complete
    assert [part.units for part in found.ledger if part.place.startswith("… +")] == [100, 100]


def test_one_of_two_equal_attached_files_that_went_is_not_passed_over() -> None:
    twice, once = carrying(("1.txt", b"x"), ("2.txt", b"x")), carrying(("1.txt", b"x"))
    assert compared(twice, twice).complete
    assert not compared(twice, once).complete


def test_a_file_that_is_clipped_to_a_page_is_attached() -> None:
    assert compared(clipped(b"one"), clipped(b"one")).complete
    assert left(compared(clipped(b"one"), clipped(b"two"))) == [("clipped.txt", "embedded_object")] * 2


def test_attached_files_without_bytes_and_with_endless_names() -> None:
    assert compared(carrying(("empty.txt", b"")), carrying(("empty.txt", b""))).complete
    (name,) = (part.place for part in compared(carrying(("n" * 9999, b"x")), TEN).ledger if part.story == "attachments")
    assert len(name) == 201


def test_an_attached_file_that_is_called_like_a_page_is_named_as_one() -> None:
    found = compared(carrying(("page 3", b"x")), TEN)
    assert "attached file: page 3" in [part_name(part, "en") for part in found.ledger]


def test_a_page_that_takes_long_to_draw_keeps_nobody() -> None:
    line = "0 0 m 612 792 l S\n" * 3000
    with pdf_opened(pdf_files.drawn(line), None) as file:
        page = raw.FPDF_LoadPage(file.handle, 0)
        whole, none = drawn_within(page, 1, 1.5, 60.0), drawn_within(page, 1, 1.5, -1.0)
        assert whole == drawn_page(page, 1, 1.5)
        raw.FPDF_ClosePage(page)
    assert none is None
