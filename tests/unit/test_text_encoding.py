"""Encodings found from bytes."""

import pytest

from core.readers.encoding import decode

RUSSIAN = "Срок оплаты составляет 10 (десять) рабочих дней со дня подписания акта. Ёмкость — не более 5 м³."
PLAIN = RUSSIAN.replace("³", "3").replace("—", "-")
ENGLISH = "The Supplier shall deliver the goods within ten business days."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("text", [RUSSIAN, ENGLISH, "a"])
def test_unicode(encoding: str, text: str) -> None:
    if text == "a" and encoding in ("utf-16-le", "utf-16-be"):
        return  # one letter without a mark says nothing
    found = decode(text.encode(encoding))
    assert found.text == text
    assert found.sure


@pytest.mark.parametrize("encoding", ["cp1251", "cp866", "koi8-r", "iso-8859-5"])
@pytest.mark.parametrize("text", [PLAIN, PLAIN.upper(), "Договор", "Цена: 5 руб.\n" + ENGLISH])
def test_russian_code_pages(encoding: str, text: str) -> None:
    found = decode(text.encode(encoding))
    assert (found.text, found.encoding) == (text, encoding)


SHORT = (
    "Договор поставки № 5 от 12 марта. Покупатель обязан оплатить товар в течение десяти рабочих дней.",
    "Поставка ноутбуков Dell Latitude 5540 (Intel Core i7, 16 GB RAM): Москва, ул. Тверская, д. 7, Business Center.",
    "Товар;Цена;Срок\nБетон М300;4500,00;10 дней\nПесок;900;5 дней\n",
    "Всё ещё идёт приём заявок; её счёт учтён.",
    "Оплата в срок",
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251", "cp866", "koi8-r"])
@pytest.mark.parametrize("text", SHORT)
def test_short_files(encoding: str, text: str) -> None:
    text = text.replace("№", "N") if encoding == "koi8-r" else text
    found = decode(text.encode(encoding))
    assert (found.text, found.sure) == (text, True)


def test_western_text_is_not_taken_for_russian() -> None:
    text = "Le café où l'équipe s'est réunie à Genève – déjà vu, naïve façade, Übergröße."
    found = decode(text.encode("cp1252"))
    assert (found.text, found.encoding, found.sure) == (text, "cp1252", True)


def test_ascii_is_utf8() -> None:
    assert decode(b"plain words").encoding == "utf-8"


def test_a_damaged_byte_in_utf8_is_no_other_encoding_but_no_sure_text_either() -> None:
    data = bytearray((RUSSIAN * 20).encode())
    data[301] = 0xFF
    found = decode(bytes(data))
    assert found.encoding == "utf-8"
    assert not found.sure
    assert "\ufffd" in found.text


def test_zero_bytes_are_lost_text() -> None:
    found = decode(b"one\0two and so on")
    assert found.text == "one\ufffdtwo and so on"
    assert not found.sure
