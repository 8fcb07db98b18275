"""Signs, or «ё», that were replaced throughout are one change with all its places."""

import pytest

from core.model.change import ChangeKind, Lane
from tests.unit.made_documents import compared

TEXTS = [
    "Отдел ещё не даёт ответа на запрос.",
    "Приёмка идёт в присутствии обеих сторон.",
    "Счёт ведёт уполномоченный банк страны.",
]


def test_yo_throughout_is_one_change() -> None:
    old = [text.replace("ё", "е") for text in TEXTS]
    (found,) = compared(old, TEXTS).changes
    assert (found.kind, found.lane, len(found.edits)) == (ChangeKind.REPLACED, Lane.COSMETIC, 4)
    assert found.sentence.ru == "Изменено написание «ё» в\u00a04\u00a0местах"
    assert found.sentence.en == "The spelling of “ё” was changed in 4 places"


def test_a_word_beside_it_is_told_apart() -> None:
    old = [text.replace("ё", "е") for text in TEXTS]
    new = [TEXTS[0].replace("запрос", "письмо"), *TEXTS[1:]]
    assert sorted((change.lane, len(change.edits)) for change in compared(old, new).changes) == [
        (Lane.COSMETIC, 4),
        (Lane.WORDING, 1),
    ]


@pytest.mark.parametrize(("old", "new"), [("–", "—"), (";", ","), ("--", "—")])
def test_a_sign_throughout_is_one_change(old: str, new: str) -> None:
    texts = ["Склад номер один {} Москва", "Склад второй {} город Тверь", "Третий склад {} Рязань", "Дальний склад {} Чита"]
    (found,) = compared([text.format(old) for text in texts], [text.format(new) for text in texts]).changes
    assert (found.lane, len(found.edits)) == (Lane.COSMETIC, 4)
    assert found.sentence.en.endswith(f"in 4 places: {old} → {new}")


def test_few_are_told_one_by_one() -> None:
    found = compared([text.replace("ё", "е") for text in TEXTS[:1]], TEXTS[:1]).changes
    assert len(found) == 2
