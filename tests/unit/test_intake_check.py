"""What is refused before anything is parsed, and what is said of the rest."""

import hashlib
import io
import zipfile
from collections.abc import Iterable

import pytest

from core import limits
from core.errors import Damaged, EmptyFile, Encrypted, InputError, LimitExceeded, TooLarge, Unsafe, WrongType
from core.intake import check

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def zipped(parts: Iterable[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as package:
        for name, content in parts:
            package.writestr(name, content)
    return out.getvalue()


def office(*parts: tuple[str, bytes]) -> bytes:
    return zipped([("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w/>"), *parts])


@pytest.mark.parametrize(
    ("data", "name", "format"),
    [
        (b"%PDF-1.7\n", "a.pdf", "pdf"),
        (b"junk\n%PDF-1.4", "a.txt", "pdf"),
        (office(), "a.docx", "docx"),
        (office(), "a.pdf", "docx"),
        (zipped([("[Content_Types].xml", b""), ("xl/workbook.xml", b"")]), "a.docx", "xlsx"),
        ("Договор".encode(), "a.txt", "txt"),
        ("Договор".encode("cp1251"), "a.txt", "txt"),
        ("Договор".encode("utf-16"), "a.txt", "txt"),
        ("Договор and more".encode("utf-16-le"), "a.txt", "txt"),
        (b"# Title", "README.MD", "md"),
        (b"a;b", "a.csv", "csv"),
        (b"a\tb", "a.tsv", "csv"),
        (b"no name", "", "txt"),
    ],
)
def test_kinds_by_content(data: bytes, name: str, format: str) -> None:
    found = check(data, name)
    assert (found.format, found.sha256, found.size) == (format, hashlib.sha256(data).hexdigest(), len(data))


@pytest.mark.parametrize(
    ("data", "name", "error"),
    [
        (b"", "a.docx", EmptyFile),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "a.docx", WrongType),
        (b"plain text", "contract.docx", WrongType),
        (b"plain text", "contract.pdf", WrongType),
        (b"{\\rtf1 text}", "a.txt", WrongType),
        (bytes(range(256)) * 20, "a.txt", WrongType),
        (bytes(5000), "a.txt", WrongType),
        (OLE, "a.doc", WrongType),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx", Encrypted),
        (zipped([("photo.jpg", b"x")]), "a.zip", WrongType),
        (zipped([("[Content_Types].xml", b""), ("ppt/presentation.xml", b"")]), "a.pptx", WrongType),
        (zipped([("[Content_Types].xml", b""), ("xl/workbook.bin", b"")]), "a.xlsb", WrongType),
        (office()[:-30], "a.docx", Damaged),
        (b"PK\x03\x04" + bytes(40), "a.docx", Damaged),
        (b"PK\x03\x04" + bytes(40), "a.zip", WrongType),
    ],
)
def test_refused(data: bytes, name: str, error: type[InputError]) -> None:
    with pytest.raises(error):
        check(data, name)


def test_the_size_limit_names_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "UPLOAD_BYTES", 2 * limits.MIB)
    assert check(b"a" * 2 * limits.MIB, "a.txt").size == 2 * limits.MIB
    with pytest.raises(TooLarge) as caught:
        check(b"a" * (2 * limits.MIB + 1), "a.txt")
    assert "2 MB" in caught.value.message("en")
    assert "2" in caught.value.message("ru")


@pytest.mark.parametrize(
    ("limit", "value", "parts"),
    [
        ("ZIP_ENTRIES", 10, [(f"word/{number}.xml", b"x") for number in range(10)]),
        ("ZIP_TOTAL_BYTES", 5000, [(f"word/{number}.xml", b"xy" * 1000) for number in range(3)]),
        ("ZIP_PART_BYTES", 1000, [("word/a.xml", bytes(1001))]),
    ],
)
def test_zip_limits(monkeypatch: pytest.MonkeyPatch, limit: str, value: int, parts: list[tuple[str, bytes]]) -> None:
    monkeypatch.setattr(limits, limit, value)
    with pytest.raises(LimitExceeded) as caught:
        check(office(*parts), "a.docx")
    assert caught.value.values == {"limit": f"{limit} {value}"}
    assert limit in caught.value.message("ru")


def test_a_bomb_is_refused_by_its_ratio() -> None:
    with pytest.raises(LimitExceeded) as caught:
        check(office(("word/bomb.xml", bytes(20 * limits.MIB))), "a.docx")
    assert "ZIP_RATIO" in str(caught.value.values)


@pytest.mark.parametrize("name", ["../evil.xml", "word/../../evil.xml", "..\\evil.xml", "C:/evil.xml", "//server/evil.xml"])
def test_names_that_lead_out_are_refused(name: str) -> None:
    with pytest.raises(Unsafe):
        check(office((name, b"x")), "a.docx")


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name_are_refused_unless_they_are_the_same() -> None:
    with pytest.raises(Unsafe):
        check(office(("word/a.xml", b"one"), ("word/a.xml", b"two")), "a.docx")
    with pytest.raises(Unsafe):
        check(office(("word/a.xml", b"one"), ("Word/A.xml", b"two")), "a.docx")
    assert check(office(("word/a.xml", b"one"), ("word/a.xml", b"one")), "a.docx").format == "docx"


def test_an_encrypted_part_is_refused() -> None:
    data = bytearray(office())
    place = data.index(b"PK\x01\x02")
    data[place + 8] |= 1
    with pytest.raises(Encrypted):
        check(bytes(data), "a.docx")


def relationship(kind: str, mode: str = ' TargetMode="External"') -> bytes:
    return f'<Relationships><Relationship Id="r1" Type="http://x/{kind}" Target="http://127.0.0.1:9/"{mode}/></Relationships>'.encode()


@pytest.mark.parametrize(
    ("part", "content", "holds"),
    [
        ("word/vbaProject.bin", b"x", ("macros",)),
        ("word/embeddings/oleObject1.bin", b"x", ("embedded_objects",)),
        ("word/_rels/document.xml.rels", relationship("attachedTemplate"), ("external_links",)),
        ("word/_rels/document.xml.rels", relationship("image"), ("external_links",)),
        ("word/_rels/document.xml.rels", relationship("hyperlink"), ()),
        ("word/_rels/document.xml.rels", relationship("image", ""), ()),
    ],
)
def test_what_a_package_holds_beside_text_is_named(part: str, content: bytes, holds: tuple[str, ...]) -> None:
    assert check(office((part, content)), "a.docx").holds == holds


def test_what_a_pdf_holds_beside_text_is_named() -> None:
    data = b"%PDF-1.7\n<< /OpenAction << /S /JavaScript /JS (app.alert) >> /EmbeddedFiles 5 0 R >> << /S /Launch >>"
    assert check(data, "a.pdf").holds == ("scripts", "embedded_objects", "external_links")
    assert check(b"%PDF-1.7\n/JSON /Launcher", "a.pdf").holds == ()
