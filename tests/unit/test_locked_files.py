"""Office files behind a password: the text with it, a code of ours without it."""

import io
import zipfile

import pytest
from openpyxl import Workbook

from core.errors import Damaged, Encrypted, InputError, LimitExceeded, Unsafe, WrongPassword
from core.intake.check import check
from core.model.document import Document
from core.ports import ReadOptions
from core.readers import reader_for
from tests.docx_package import docx, paragraph
from tests.locked_files import locked

PASSWORD = "пароль №1"
WORD = locked(docx(paragraph("Срок оплаты 10 дней")), PASSWORD)


def read(data: bytes, password: str | None, name: str = "a.docx") -> Document:
    return reader_for(check(data, name, password).format)(data, name=name, options=ReadOptions(password=password))


def workbook() -> bytes:
    book, out = Workbook(), io.BytesIO()
    book.active.append(["Цена", 250])
    book.save(out)
    return out.getvalue()


def test_the_password_opens_a_text() -> None:
    found = read(WORD, PASSWORD)
    assert [block.text for block in found.blocks] == ["Срок оплаты 10 дней"]
    assert found.sha256 == check(WORD, "a.docx", PASSWORD).sha256


def test_the_password_opens_a_table() -> None:
    found = read(locked(workbook(), PASSWORD), PASSWORD, "a.xlsx")
    assert [block.text for block in found.blocks] == ["Цена", "250"]


@pytest.mark.parametrize(("password", "error"), [(None, Encrypted), ("", Encrypted), ("пароль №2", WrongPassword)])
def test_without_the_right_password_it_is_refused(password: str | None, error: type[InputError]) -> None:
    with pytest.raises(error):
        read(WORD, password)


@pytest.mark.parametrize("spoil", ["info", "package", "end"])
def test_a_damaged_one_is_said_to_be_damaged(spoil: str) -> None:
    at = WORD.index(b"spinCount") if spoil == "info" else WORD.index("EncryptedPackage".encode("utf-16-le")) + 116
    data = WORD[: len(WORD) // 2] if spoil == "end" else WORD[:at] + b"\xff" * 12 + WORD[at + 12 :]
    with pytest.raises(Damaged):
        read(data, PASSWORD)


def test_a_doctype_in_what_says_how_it_is_encrypted_is_unsafe() -> None:
    start = WORD.index(b"<?xml version")
    end = WORD.index(b"?>", start) + 2
    with pytest.raises(Unsafe):
        read(WORD[:start] + b"<!DOCTYPE a>".ljust(end - start) + WORD[end:], PASSWORD)


def test_the_limits_hold_for_what_comes_out() -> None:
    out = io.BytesIO(docx(paragraph("x")))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/bomb.xml", bytes(60 << 20))
    with pytest.raises(LimitExceeded):
        read(locked(out.getvalue(), PASSWORD), PASSWORD)
