"""Office packages: each limit, and each way in which a package can be bad, ends as an error of ours."""

import io
import zipfile

import pytest

from core import limits
from core.errors import Damaged, EmptyFile, Encrypted, InputError, LimitExceeded, Unsafe, WrongType
from core.readers import package as parts
from core.readers.package import Package
from tests.docx_package import docx, package, paragraph, read_docx, relationships, wrapped

DOCTYPE = '<!DOCTYPE a [<!ENTITY b "boom">]>'


def with_document(text: str | bytes) -> bytes:
    return docx("", parts={"word/document.xml": text})


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", EmptyFile),
        (b"not a zip at all", Damaged),
        (parts.OLE_MAGIC + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), Encrypted),
        (parts.OLE_MAGIC + b"\0" * 600, Damaged),
        (package({"a.txt": "x"}), WrongType),
        (package({"_rels/.rels": relationships({"r1": ("officeDocument", "word/gone.xml")})}), Damaged),
        (with_document(""), Damaged),
        (with_document("<w:document"), Damaged),
        (with_document("<a/>"), WrongType),
        (with_document(wrapped("document", "")), Damaged),
        (with_document(f'<?xml version="1.0"?>{DOCTYPE}<a>&b;</a>'), Unsafe),
        (with_document(f'<?xml version="1.0"?><!-- <a> --> {DOCTYPE}<a>&b;</a>'), Unsafe),
        (with_document(f'<?xml version="1.0" encoding="UTF-16"?>{DOCTYPE}<a>&b;</a>'.encode("utf-16")), Unsafe),
        (with_document(f'<?xml version="1.0" encoding="UTF-16"?>{DOCTYPE}<a>&b;</a>'.encode("utf-16-le")), Unsafe),
        (with_document(wrapped("document", "<w:a>" * 101 + "</w:a>" * 101)), LimitExceeded),
        (with_document(wrapped("document", "<w:a>" * 400 + "</w:a>" * 400)), InputError),
        (docx(paragraph("a"))[:-40], Damaged),
    ],
)
def test_a_bad_file_ends_as_an_error_of_ours(data, error):
    with pytest.raises(error):
        read_docx(data)


def test_a_doctype_in_a_side_part_refuses_the_file():
    with pytest.raises(Unsafe, match="DOCTYPE"):
        read_docx(docx(paragraph("a"), parts={"word/styles.xml": f"{DOCTYPE}<a/>"}))


def test_a_flipped_byte_is_seen_by_the_checksum():
    data = bytearray(docx(paragraph("a" * 500)))
    entry = zipfile.ZipFile(io.BytesIO(data)).getinfo("word/document.xml")
    data[entry.header_offset + 60] ^= 0xFF
    with pytest.raises(Damaged):
        read_docx(bytes(data))


def test_elements_are_counted_before_the_tree_is_built(monkeypatch):
    monkeypatch.setattr(limits, "XML_ELEMENTS", 50)
    assert parts.parse(b"<a>" + b"<b/>" * 49 + b"</a>") is not None
    with pytest.raises(LimitExceeded, match="XML_ELEMENTS 50"):
        parts.parse(b"<a>" + b"<b/>" * 50 + b"</a>")
    with pytest.raises(LimitExceeded, match="XML_ELEMENTS 50"):
        list(parts.stream(b"<a>" + b"<b/>" * 50 + b"</a>", "b"))


def test_a_text_full_of_comments_is_not_taken_for_elements(monkeypatch):
    monkeypatch.setattr(limits, "XML_ELEMENTS", 50)
    assert len(parts.parse(b"<a>" + b"<!-- < -->" * 60 + b"<b/></a>")) == 1


def test_depth_is_counted_while_streaming():
    deep = b"<a>" * (limits.XML_DEPTH + 1) + b"</a>" * (limits.XML_DEPTH + 1)
    with pytest.raises(LimitExceeded, match="XML_DEPTH"):
        list(parts.stream(deep, "a"))


def test_streaming_gives_whole_elements():
    found = [(e.tag, e.text) for e in parts.stream(b"<a><b>1</b><c/><b>2</b></a>", "b")]
    assert found == [("b", "1"), ("b", "2")]


@pytest.mark.parametrize(
    ("name", "value", "names"),
    [
        ("ZIP_ENTRIES", 5, "ZIP_ENTRIES 5"),
        ("ZIP_TOTAL_BYTES", 900, "ZIP_TOTAL_BYTES 900"),
        ("ZIP_PART_BYTES", 300, "ZIP_PART_BYTES 300"),
    ],
)
def test_zip_limits(monkeypatch, name, value, names):
    monkeypatch.setattr(limits, name, value)
    with pytest.raises(LimitExceeded, match=names):
        read_docx(docx(paragraph("a")))


def test_a_drawing_that_packs_well_is_no_bomb():
    assert Package(package({"word/media/image1.emf": b"\0" * (4 * limits.MIB)}))


def test_a_zip_bomb_is_refused_by_its_ratio():
    with pytest.raises(LimitExceeded, match="ZIP_RATIO"):
        Package(package({"word/document.xml": b"\0" * (4 * limits.MIB)}))


def test_two_different_parts_of_one_name_are_refused():
    out = io.BytesIO(docx(paragraph("shown to one")))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("Word/Document.xml", wrapped("document", f"<w:body>{paragraph('and this to another')}</w:body>"))
    with pytest.raises(Unsafe, match=r"Word/Document\.xml"):
        read_docx(out.getvalue())


def test_names_and_relationships():
    made = Package(
        package(
            {
                "[Content_Types].xml": '<Types xmlns="x"><Default Extension="PNG" ContentType="image/PNG"/>'
                '<Override PartName="/word/a.xml" ContentType="application/a"/></Types>',
                "word\\A.xml": "<a/>",
                "word/media/b c.png": "b",
                "word/_rels/a.xml.rels": relationships(
                    {
                        "r1": ("image", "media/b%20c.png"),
                        "r2": ("image", "/word/media/x.png"),
                        "r3": ("hyperlink", "http://a.b/c d"),
                    }
                ),
            }
        )
    )
    assert made.has("/Word/a.XML")
    assert made.root("word/a.xml").tag == "a"
    found = {key: (one.kind, one.target, one.external) for key, one in made.relationships("word/a.xml").items()}
    assert found == {
        "r1": ("image", "word/media/b c.png", False),
        "r2": ("image", "word/media/x.png", False),
        "r3": ("hyperlink", "http://a.b/c d", True),
    }
    assert (made.content_type("word/a.xml"), made.content_type("word/media/b c.png")) == ("application/a", "image/png")
    with pytest.raises(Damaged):
        made.read("word/missing.xml")
