"""A quick look spares a text a long pattern: it passes over nothing that the pattern finds."""

import pytest

from core.comparison.judge import find_values
from core.comparison.judge.sites import Half, sentence_around
from core.comparison.judge.vocabulary.lexicon import (
    BLANK,
    CONDITIONS,
    DEFINITIONS,
    PUBLISHER,
    defines,
    is_blank,
    is_publisher_note,
)
from core.model.document import Block, BlockKind

NOTES = (
    "(в ред. Федерального закона от 01.02.2024 № 5-ФЗ)", "п. 5 В РЕДАКЦИИ приказа № 7", "с изм. от 03.04.2024",
    "с изменениями, внесёнными приказом", "(абзац введён законом № 8)", "ВВЕДЕН Федеральным законом № 9",
    "в редакции, действующей с мая", "см. текст в предыдущей редакции", "(As amended by Act 3)", "inserted by SI 5",
    "Substituted by s. 4", "КонсультантПлюс: примечание", "Гарант: см. справку", "Примечание изготовителя базы данных",
)  # fmt: skip
MEANINGS = (
    "«Склад» — место", 'the "Site" means', "“Срок” означает", "(далее – Заказчик)", "Hereinafter the Buyer",
    "под терминами здесь", "Под понимаемым", "is defined as a day", "shall mean the whole",
)  # fmt: skip
GAPS = ("____", "«___» ____ 20__ г.", "(.......)", "……", "[ ]", "[●]", "[insert name]", "<дата>", "{сумма}")
FATHERS = (
    "Петров Иван Ильич",
    "Сидорова Анна Львовна",
    "Орлову Петру Ильичу",
    "Орловой Анне Ильиничны",
    "Белова Вера Павловны",
)


@pytest.mark.parametrize("note", NOTES)
def test_a_publishers_note_is_seen(note: str) -> None:
    assert PUBLISHER.match(note) is not None
    assert is_publisher_note(note)


@pytest.mark.parametrize("said", MEANINGS)
def test_what_a_word_means_is_seen(said: str) -> None:
    assert DEFINITIONS.search(said.lower()) is not None
    assert defines(said.lower())


@pytest.mark.parametrize("gap", GAPS)
def test_a_place_to_be_filled_in_is_seen(gap: str) -> None:
    assert BLANK.search(gap) is not None
    assert is_blank(gap)


def test_a_text_that_says_none_of_it_is_none() -> None:
    said = "Оплата производится за каждый день."
    assert not is_publisher_note(said)
    assert not defines(said.lower())
    assert not is_blank(said)
    assert CONDITIONS.search(said.lower()) is None


@pytest.mark.parametrize("name", FATHERS)
def test_a_name_with_a_patronymic_is_seen(name: str) -> None:
    assert [value.text for kind, value in find_values(f"Принял {name}, сдал.") if kind == "name"] == [name]


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("Invoice is due net 30", "period", "net 30"), ("NET 30", "period", "NET 30"), ("нет 30", "number", "30"),
        ("по закону 44-ФЗ", "reference", "44-ФЗ"), ("1234-ФКЗ", "reference", "1234-ФКЗ"), ("44-Ф", "name", "44-Ф"),
        ("within a month", "range", "within"), ("within A month", "range", "within"),
    ],
)  # fmt: skip
def test_a_value_is_read_by_what_stands_beside_it(text: str, kind: str, found: str) -> None:
    assert (kind, found) in [(one.value, value.text) for one, value in find_values(text)]


def test_an_abbreviation_ends_no_sentence() -> None:
    text = "Первое. Сумма 5 тыс. Рублей и 7 млн. Евро уплачена сразу."
    block = Block(block="b", story="body", kind=BlockKind.PARAGRAPH, text=text)
    at = text.index("уплачена")
    assert text[slice(*sentence_around(Half(block, at, at + 8)))] == text.removeprefix("Первое. ")
