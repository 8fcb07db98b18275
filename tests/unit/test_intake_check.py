"""What is refused before anything is parsed, and what is said of the rest."""

import hashlib
import io
import struct
import tracemalloc
import zipfile
import zlib
from collections.abc import Iterable

import pytest

from core import limits
from core.errors import Damaged, EmptyFile, Encrypted, InputError, LimitExceeded, TooLarge, Unsafe, WrongType
from core.intake import check
from core.intake.bundle import is_bundle

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


def test_a_drawing_that_packs_well_is_no_bomb() -> None:
    check(office(("word/media/image1.emf", bytes(20 * limits.MIB))), "a.docx")


def test_a_bomb_is_refused_by_its_ratio() -> None:
    with pytest.raises(LimitExceeded) as caught:
        check(office(("word/bomb.xml", bytes(20 * limits.MIB))), "a.docx")
    assert "ZIP_RATIO" in str(caught.value.values)


@pytest.mark.parametrize(
    "name", ["../evil.xml", "word/../../evil.xml", "..\\evil.xml", "C:/evil.xml", "//server/evil.xml", "/etc/evil", "\\evil"]
)
def test_names_that_lead_out_are_refused(name: str) -> None:
    with pytest.raises(Unsafe):
        check(office((name, b"x")), "a.docx")


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(
    "again", [("word/a.xml", b"two"), ("Word/A.xml", b"two"), ("word/a.xml", b"one"), ("word\\a.xml", b"one")]
)
def test_two_parts_of_one_name_are_refused(again: tuple[str, bytes]) -> None:
    with pytest.raises(Unsafe):
        check(office(("word/a.xml", b"one"), again), "a.docx")


def directory(entries: int) -> bytes:
    """A zip of nothing but a directory."""
    entry = struct.pack("<4s4B4HL2L5H2L", b"PK\1\2", 20, 0, 20, 0, 0, 0, 0, 0, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0) + b"word/a"
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, entries & 0xFFFF, entries & 0xFFFF, len(entry) * entries, 4, 0)
    return b"PK\3\4" + entry * entries + end


def test_a_directory_of_a_million_entries_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(LimitExceeded) as caught:
        check(directory(limits.ZIP_ENTRIES + 1), "a.docx")
    assert caught.value.values == {"limit": f"ZIP_ENTRIES {limits.ZIP_ENTRIES}"}
    many = directory(600_000)
    tracemalloc.start()
    try:
        with pytest.raises(LimitExceeded):
            check(many, "a.docx")
        _now, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < limits.MIB  # the standard library's values of the entries take 240
    assert not is_bundle(directory(limits.ZIP_HEADERS + 1))


BEGINNINGS = (b"<Relationship ", b"<Relationship a='", b'<Relationship "', b"<Relationship", b"<a:Relationship a='\"")


@pytest.mark.parametrize("unit", BEGINNINGS)
def test_a_part_of_nothing_but_beginnings_is_looked_through_in_one_pass(unit: bytes) -> None:
    """A square of a megabyte would take minutes."""
    part = ("word/_rels/document.xml.rels", unit * (limits.MIB // len(unit)))
    assert check(office(part), "a.docx").holds == ()


def test_two_parts_of_one_name_and_one_checksum_are_told_apart() -> None:
    one, two = b"one" + crc_tail(b"one", b"two"), b"two" + bytes(4)
    assert zlib.crc32(one) == zlib.crc32(two)
    data = zipped([("word/document.xml", b"<w/>"), ("word/a.xml", one), ("word/b.xml", two)], zipfile.ZIP_STORED)
    with pytest.raises(Unsafe):
        check(data.replace(b"word/b.xml", b"word/a.xml"), "a.docx")


def crc_tail(start: bytes, other: bytes) -> bytes:
    """Four bytes after which `start` has the checksum of `other` and four zeros: a CRC is no proof of anything."""
    wanted = zlib.crc32(other + bytes(4))
    basis = [(1 << bit, zlib.crc32(start + (1 << bit).to_bytes(4, "little")) ^ zlib.crc32(start + bytes(4))) for bit in range(32)]
    left, tail = wanted ^ zlib.crc32(start + bytes(4)), 0
    for bit in reversed(range(32)):
        pivot = next(((mask, value) for mask, value in basis if value.bit_length() == bit + 1), None)
        if pivot is None:
            continue
        basis = [
            (mask ^ pivot[0], value ^ pivot[1]) if value.bit_length() == bit + 1 else (mask, value)
            for mask, value in basis
            if (mask, value) != pivot
        ]
        if left.bit_length() == bit + 1:
            left, tail = left ^ pivot[1], tail ^ pivot[0]
    return tail.to_bytes(4, "little")


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
        ("word/_rels/document.xml.rels", relationship("image").replace(b"<Rel", b"<p:Rel"), ("external_links",)),
        ("word/_rels/document.xml.rels", relationship("image").replace(b'"r1"', b'"a>b"'), ("external_links",)),
        ("word/_rels/document.xml.rels", relationship("image").decode().encode("utf-16"), ("external_links",)),
    ],
)
def test_what_a_package_holds_beside_text_is_named(part: str, content: bytes, holds: tuple[str, ...]) -> None:
    assert check(office((part, content)), "a.docx").holds == holds


def test_what_a_pdf_holds_beside_text_is_named() -> None:
    data = b"%PDF-1.7\n<< /OpenAction << /S /JavaScript /JS (app.alert) >> /EmbeddedFiles 5 0 R >> << /S /Launch >>"
    assert check(data, "a.pdf").holds == ("scripts", "embedded_objects", "external_links")
    assert check(b"%PDF-1.7\n/JSON /Launcher", "a.pdf").holds == ()
