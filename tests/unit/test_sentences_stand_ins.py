"""A value where other words stood: the sentence says both."""

from tests.unit.made_documents import compared


def told(old: str, new: str) -> tuple[str, str]:
    (change,) = compared([old], [new]).changes
    return change.sentence.ru.replace("\u00a0", " "), change.sentence.en.replace("\u00a0", " ")


def test_a_date_where_none_was_known() -> None:
    assert told("Support for version 6 ends on TBD.", "Support for version 6 ends on 2022-04-14.") == (
        "Вместо «TBD» указана дата: 14 апреля 2022 г.",
        "A date took the place of “TBD”: 14 April 2022",
    )


def test_words_where_a_date_stood() -> None:
    assert told("Срок действия: 14.04.2022.", "Срок действия: бессрочно.") == (
        "Вместо даты (14 апреля 2022 г.) указано: «бессрочно»",
        "“бессрочно” took the place of a date: 14 April 2022",
    )


def test_a_text_that_was_rewritten_is_not_told_by_the_value_that_it_lost() -> None:
    ru, en = told("Миграция с v1.5", "Документация на портале")
    assert "«Миграция с v1.5» → «Документация на портале»" in ru
    assert "“Миграция с v1.5” → “Документация на портале”" in en
