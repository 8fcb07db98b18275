"""Words that came or went right beside a value that another edit changed: the value is told once, where it changed."""

import pytest

from tests.unit.made_documents import compared


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (
            "Договор действует до 31 декабря 2026 года, а в части расчётов — до их завершения.",
            "Договор действует до 31 декабря 2027 года.",
            "а в части расчётов — до их завершения",
        ),
        (
            "Заявитель подаёт заявление в течение 5 дней.",
            "Заявитель подаёт заявление в течение 7 дней с копией своего паспорта гражданина.",
            "с копией своего паспорта гражданина",
        ),
    ],
)
def test_a_value_is_told_by_the_edit_that_changed_it(old: str, new: str, words: str) -> None:
    value, beside = compared([old], [new]).changes
    assert len(value.values) == 1
    assert beside.values == ()
    assert words in beside.sentence.ru


@pytest.mark.parametrize(("old", "new"), [("The Buyer may assign.", "The Buyer may not assign."), ("Цена 5.", "Цена 5 руб.")])
def test_words_that_make_another_value_are_part_of_it(old: str, new: str) -> None:
    (change,) = compared([old], [new]).changes
    assert change.values[0].old is not None
    assert change.values[0].new is not None


def test_a_class_of_accuracy_is_no_time() -> None:
    (change,) = compared(["Класс точности 0,5S счётчика."], ["Класс точности 0,2S счётчика."]).changes
    assert change.reasons == ("number",)
    assert change.sentence.en == "A number was changed: 0.5 → 0.2 (“Класс точности 0,2S счётчика.”)"
