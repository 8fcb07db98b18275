"""Only what says the opposite is called so: a text that was written anew with a "not" in it says something else."""

import pytest

from tests.unit.made_documents import compared


def said(old: str, new: str) -> tuple[str, str]:
    (change,) = compared([old], [new]).changes
    assert change.significance.value == "high"
    return change.sentence.en, change.sentence.ru


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The flag of this option is true by default.", "The flag of this option is false by default."),
        ("Такая сделка признаётся действительной судом.", "Такая сделка признаётся недействительной судом."),
    ],
)
def test_the_opposite_is_called_so(old: str, new: str) -> None:
    english, russian = said(old, new)
    assert english.startswith("The meaning was reversed")
    assert russian.startswith("Смысл изменён на противоположный")


@pytest.mark.parametrize(
    ("old", "new", "english", "russian"),
    [
        (
            "See this chapter for more information about the pump.",
            "See this chapter for spare parts, which workshops do not keep longer than winter, about the pump.",
            "The text was rewritten, with a negation: ",
            "Текст изложен иначе, с отрицанием: ",
        ),
        (
            "Перечень готовится отделом, но не имеет утверждённой формы и заголовка, и хранится в архиве.",
            "Перечень готовится отделом вместе с чертежами северного участка и хранится в архиве.",
            "The text was rewritten, without a negation: ",
            "Текст изложен иначе, без отрицания: ",
        ),
    ],
)
def test_another_text_with_a_negation_is_no_opposite(old: str, new: str, english: str, russian: str) -> None:
    assert said(old, new)[0].startswith(english)
    assert said(old, new)[1].startswith(russian)
