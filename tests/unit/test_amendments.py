"""Amendments: applied to the old version they give the new one, and a wrong one does not pass the proof."""

from dataclasses import replace

import pytest

from core.comparison import compare
from core.model.document import Block
from core.reports import render
from core.reports.amending.items import Address, addresses, items_of
from core.reports.amending.making import Amendment, apply, make, proved
from core.reports.amending.phrases import sentence
from core.reports.amending.wording import NotOnePlace, Words, amendments, applied
from core.reports.labels import words as reports_words
from tests.golden.pair import Pair, pairs
from tests.redlines import data_of, part
from tests.unit.made_documents import document, heading
from tests.unit.made_sheets import workbook

WORD = [pair for pair in pairs() if "docx" in pair.formats]


def made(pair: Pair) -> list[Amendment]:
    data = data_of(pair)
    return make(data.comparison, data.old, data.new)


def said(name: str) -> list[str]:
    pair = next(pair for pair in WORD if pair.name == name)
    return [sentence(one, pair.language) for one in made(pair)]


@pytest.mark.parametrize("pair", WORD, ids=lambda pair: pair.name)
def test_applied_they_give_the_new_version(pair: Pair) -> None:
    data = data_of(pair)
    found = make(data.comparison, data.old, data.new)
    assert [item.content for item in apply(found, data.old)] == [item.content for item in items_of(data.new)]
    assert proved(found, data.old, data.new) is None
    if found:
        assert proved(found[1:], data.old, data.new) is not None


def test_the_sentences_of_the_trade() -> None:
    assert said("ru-contract-1-payment")[0] == "В пункте 2.1 цифры «1 250 000» заменить цифрами «1 520 000»."
    assert said("ru-contract-2-terms")[2] == "После пункта 4.4 дополнить абзацем следующего содержания:"
    assert "Пункт 7 изложить в следующей редакции:" in said("ru-act-edition")
    assert "В пункте 6 после слова «носителе» дополнить словами «или в электронной форме»." in said("ru-act-edition")
    assert "Строку 5 таблицы 1 исключить." in said("ru-estimate")
    assert said("en-deleted-clause") == ["Delete paragraph 3 of the document."]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("12 января 2026 г.", Address("paragraph", "1")),
        ("05.03 вступает в силу порядок.", Address("paragraph", "1")),
        ("4. Срок службы два года.", Address("clause", "4")),
        ("4) срок службы два года;", Address("clause", "4")),
        ("4.1 Срок службы два года.", Address("clause", "4.1")),
        (heading("4 Требования"), Address("heading", "4")),
    ],
)
def test_a_date_is_no_number_of_a_clause(text: str | Block, address: Address) -> None:
    made_of = document([text])
    items = items_of(made_of)
    assert addresses(made_of, items)[items[0].blocks] == address


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("в срок 10 дней", "в срок 15 дней", (Words("replace", "10", "15"),)),
        (
            "Работы ведутся по заданию (приложение № 1).",
            "Работы ведутся по заданию (приложение № 1) и плану.",
            (Words("add", "(приложение № 1)", "и плану"),),
        ),
        ("сумма 1 250 000 рублей", "сумма 1 520 000 рублей", (Words("replace", "1 250 000", "1 520 000"),)),
        ("один два три четыре", "один три четыре", (Words("drop", "два"),)),
        ("один два три четыре", "один два с половиной три четыре", (Words("add", "два", "с половиной"),)),
        ("10 дней и ещё 10 дней спустя", "10 дней и ещё 15 дней спустя", (Words("replace", "ещё 10", "ещё 15"),)),
        ("совсем другое", "ничего общего", None),
    ],
)
def test_words(old: str, new: str, expected: tuple[Words, ...] | None) -> None:
    assert amendments(old, new) == expected


@pytest.mark.parametrize(("words", "text"), [("10", "10 и 10"), ("10", "110"), ("", "x")])
def test_words_that_stand_not_just_once_are_not_found(words: str, text: str) -> None:
    with pytest.raises(NotOnePlace):
        applied(Words("drop", words), text)


def test_the_paper_says_that_it_was_proved() -> None:
    data = data_of(next(pair for pair in WORD if pair.name == "ru-contract-1-payment"))
    text = "".join(part(render("amendments", data), "word/document.xml").itertext())
    assert reports_words("ru")("Proved by applying: the old version with these amendments is the new one") in text
    assert data.new.sha256 in text


def test_an_address_that_is_not_there_is_no_proof() -> None:
    data = data_of(next(pair for pair in WORD if pair.name == "ru-contract-1-payment"))
    found = make(data.comparison, data.old, data.new)
    astray = replace(found[0], at=Address("clause", "99.9"))
    assert proved([astray, *found[1:]], data.old, data.new)
    assert proved([replace(found[0], words=(Words("drop", "такого нет"),)), *found[1:]], data.old, data.new) == "такого нет"


def test_a_workbook_is_amended_by_the_names_that_its_program_shows() -> None:
    rows = [["Товар", "Цена"], ["Бетон", "4500"], ["Песок", "900"], ["Щебень", "1200"]]
    changed = [
        ["Товар", "Цена"],
        ["Бетон", "4700"],
        ["Песок", "900"],
        ["Гравий", "1300"],
        ["Щебень", "1200"],
        ["Доставка", "300"],
    ]
    old, new = workbook([("Смета", rows)]), workbook([("Смета", changed)])
    found = make(compare(old, new), old, new)
    assert proved(found, old, new) is None
    assert [sentence(one, "ru") for one in found][:2] == [
        "Ячейку B2 листа «Смета» изложить в следующей редакции:",
        "Лист «Смета» после строки 3 дополнить строкой:",
    ]
    assert [sentence(one, "en") for one in found][:2] == [
        "Replace cell B2 of sheet “Смета” with the following:",
        "In sheet “Смета”, after row 3, insert:",
    ]
