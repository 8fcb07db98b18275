"""Forms of a word are no other word: cases of phrases, of names and of defined terms, plurals; another word is."""

import pytest

from core.comparison.judge import find_values
from core.comparison.judge.values.measure import key
from tests.unit.made_documents import compared

FORMS = [
    ("Сведения передаются по выполненной работе в срок.", "Сведения передаются по выполненным работам в срок."),
    ("Оплату производит Заказчик в срок.", "Оплата производится Заказчиком в срок."),
    ("The parties met in the spring.", "The party met in the spring."),
    ("Договор подписал Иванов Иван Иванович лично.", "Договор подписал Ивановым Иваном Ивановичем лично."),
]


@pytest.mark.parametrize(("old", "new"), FORMS)
def test_other_forms_of_the_same_words_are_wording(old: str, new: str) -> None:
    found = compared([old], [new]).changes
    assert {(change.lane.value, change.significance.value, change.values) for change in found} == {("wording", "low", ())}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("по выполненной работе в срок", "по выполненным работам в срок", "Изменена форма слов: «выполненной работе» → «"),
        ("подписан Ивановым Иваном Ивановичем", "подписан Иванов Иван Иванович", "Значение записано иначе: «Ивановым Иваном"),
    ],
)  # fmt: skip
def test_forms_are_called_so(old: str, new: str, said: str) -> None:
    (change,) = compared([f"Документ {old} сегодня."], [f"Документ {new} сегодня."]).changes
    assert change.sentence.ru.startswith(said)


SAME_NAMES = [
    ("Иванов Иван Иванович", "Ивановым Иваном Ивановичем"),
    ("Сергеев Сергей Сергеевич", "Сергеева Сергея Сергеевича"),
    ("Достоевский Фёдор Михайлович", "Достоевским Федором Михайловичем"),
    ("Петрова Мария Ильинична", "Петровой Марии Ильиничны"),
    ("Иванов И. И.", "Ивановым И. И."),
    ("ООО «Ромашка»", "Обществом с ограниченной ответственностью «Ромашка»"),
    ("ООО «Ромашка»", 'ООО "Ромашка"'),
    ("ПАО «Банк»", "публичного акционерного общества «Банк»"),
]
OTHER_NAMES = [
    ("Иванов Иван Иванович", "Петров Иван Иванович"),
    ("Иванов И. И.", "Иванов И. К."),
    ("Иванов И. И.", "Ивашов И. И."),
    ("ООО «Ромашка»", "АО «Ромашка»"),
    ("ООО «Ромашка»", "ООО «Ромашки»"),
]


def keys(name: str) -> list[tuple[object, ...]]:
    found = [key(kind, value) for kind, value in find_values(f"Договор с {name} заключён.")]
    assert len(found) == 1
    return found


@pytest.mark.parametrize(("one", "other"), SAME_NAMES)
def test_a_name_in_another_case_or_form_is_the_same(one: str, other: str) -> None:
    assert keys(one) == keys(other)


@pytest.mark.parametrize(("one", "other"), OTHER_NAMES)
def test_another_name_is_another(one: str, other: str) -> None:
    assert keys(one) != keys(other)


def test_a_renamed_term_is_found_in_every_case() -> None:
    old = [
        "«Рабочая документация» означает чертежи и сметы.",
        "Исполнитель готовит Рабочую документацию в срок.",
        "Ошибки в Рабочей документации исправляются бесплатно.",
    ]
    new = [old[0].replace("Рабочая документация", "Проектная документация"), old[1], old[2]]
    (check,) = [check for check in compared(old, new).checks if check.code == "term"]
    assert [anchor.text for anchor in check.anchors] == ["Рабочую документацию", "Рабочей документации"]


def test_a_dash_beside_a_name_in_other_quotes_is_a_dash() -> None:
    found = compared(['Поставщик — ООО "Вектор" в Москве.'], ["Поставщик - ООО «Вектор» в Москве."]).changes
    assert {change.lane.value for change in found} == {"cosmetic"}
    assert found[0].sentence.ru.startswith("Изменены тире или дефисы")
    assert found[1].sentence.ru.startswith("Изменены кавычки")
