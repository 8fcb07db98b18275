"""A note that came or went is called a note, not a paragraph."""

import pytest

from tests.unit.made_documents import Item, compared, note

SAME = "Стороны договорились о нижеследующем порядке поставки."
FIRST = note("Сведения приведены на начало года.", "footnote:1")
SECOND = note("Сведения за прошлый год не приведены.", "footnote:2")
MORE = note("Они хранятся в архиве.", "footnote:2")


@pytest.mark.parametrize(
    ("old", "new", "ru", "en"),
    [
        ([FIRST], [FIRST, SECOND], "Добавлена сноска: «Сведения за прошлый", "A footnote was added: “Сведения за прошлый"),
        ([FIRST, SECOND, MORE], [FIRST], "Удалена сноска: «Сведения за прошлый", "A footnote was removed: “Сведения за прошлый"),
        ([], [note("Там же.", "endnote:1")], "Добавлена концевая сноска: «Там же", "An endnote was added: “Там же"),
    ],
)
def test_notes_that_came_and_went(old: list[Item], new: list[Item], ru: str, en: str) -> None:
    (change,) = compared([SAME, *old], [SAME, *new]).changes
    assert change.sentence.ru.startswith(ru)
    assert change.sentence.en.startswith(en)
