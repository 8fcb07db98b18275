"""Numbers with points that are no clauses, brackets that cite nothing, titles that are dates and no sections."""

import pytest

from core.comparison.judge import find_values
from core.model.change import ValueType
from core.model.document import Block, BlockKind
from tests.unit.made_documents import compared


@pytest.mark.parametrize("text", ["Северный сервер 5.0.14", "Gateway 15.0.3 for Linux", "host 10.0.0.1 is down", "'0.31.2'"])
def test_a_number_with_a_part_of_zero_is_a_designation(text: str) -> None:
    ((kind, value),) = find_values(text)
    assert (kind, value.value) == (ValueType.NAME, value.text)


@pytest.mark.parametrize(
    "text",
    [
        "Mnesia 4.18.1",
        "It was built with Mnesia 4.18.1 last year",
        "OpenSSL 3.2.1 is used",
        "Сервер «Узел» на базе Postgres 9.6.7",
    ],
)
def test_a_number_behind_a_name_is_a_designation(text: str) -> None:
    assert [kind for kind, value in find_values(text) if "." in value.text] == [ValueType.NAME]


@pytest.mark.parametrize(
    "text",
    ["согласно 5.2.10 и 3.1.2", "Согласно 5.2.1 и 5.2.2 акт готов", "Требования 5.2.1 и 5.2.2 действуют", "See 3.1.2 and 3.1.3"],
)
def test_a_clause_is_a_reference_still(text: str) -> None:
    assert [kind for kind, _ in find_values(text)] == [ValueType.REFERENCE] * 2


@pytest.mark.parametrize("text", ["Let x in [2, 5] is given", "a value in the range [2, 5] is kept", "на отрезке [2, 5] и далее"])
def test_the_ends_of_a_span_cite_nothing(text: str) -> None:
    assert ValueType.REFERENCE not in {kind for kind, _ in find_values(text)}


def test_two_releases_are_one_designation_that_changed() -> None:
    (change,) = compared(["Gateway, version 9.6.7 for offices"], ["Gateway, Community Edition 15.0.3 for offices"]).changes
    assert "A designation was changed: 9.6.7 → 15.0.3" in change.sentence.en
    assert "Изменено обозначение: 9.6.7 → 15.0.3" in change.sentence.ru


@pytest.mark.parametrize(
    "text", ["The template prints {{ users[0].phone }} here", "It prints users[0], if any", "See items[12].name"]
)
def test_a_place_in_a_list_of_a_program_cites_nothing(text: str) -> None:
    assert ValueType.REFERENCE not in {kind for kind, _ in find_values(text)}


def test_a_source_at_the_end_of_a_sentence_is_cited() -> None:
    assert [value.value for _, value in find_values("как показано в работах [5]. Далее")] == ["source 5"]
    assert [value.value for _, value in find_values("as shown in [3, 5] and later")] == ["source 3, 5"]


@pytest.mark.parametrize("title", ["30 сентября 2024 г.", "30 September 2024"])
def test_a_date_as_a_title_is_no_section(title: str) -> None:
    assert "30" not in _said_under(title)
    assert "30" in _said_under("30 Сентябрьские правила")


def _said_under(title: str) -> str:
    """The sentences about one word of a paragraph under a title."""
    old, new = (
        [Block(block="", story="body", kind=BlockKind.PARAGRAPH, text=f"Отдел хранит {word} в архиве.", section=(title,))]
        for word in ("журналы", "чертежи")
    )
    (change,) = compared(old, new).changes
    return change.sentence.ru + change.sentence.en
