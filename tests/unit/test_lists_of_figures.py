"""Lists that a program gathers are one change each, of numbering, and named for what they are."""

import pytest

from tests.unit.made_documents import compared, generated

BODY = "Текст документа о проектировании цеха остаётся прежним."
FIGURES = ["Рисунок 1 — Схема узла\t5", "Рисунок 2 — План цеха\t9", "Рисунок 3 — Разрез\t12"]
TABLES = ["Таблица 1 — Нагрузки\t6", "Таблица 2 — Материалы\t8"]
CONTENTS = ["Введение\t2", "Нагрузки\t6", "Материалы\t8", "Заключение\t14"]


def later(lines: list[str]) -> list[str]:
    """The same lines, each a page further on."""
    return [f"{line.split(chr(9))[0]}\t{int(line.split(chr(9))[1]) + 1}" for line in lines]


def test_each_list_is_one_change() -> None:
    old = ["Список рисунков", *map(generated, FIGURES), "Список таблиц", *map(generated, TABLES), BODY]
    new = ["Список рисунков", *map(generated, later(FIGURES)), "Список таблиц", *map(generated, later(TABLES)), BODY]
    found = compared(old, new).changes
    assert [(change.kind.value, change.lane.value, len(change.new)) for change in found] == [
        ("renumbered", "numbering", 3),
        ("renumbered", "numbering", 2),
    ]
    assert [change.sentence.ru.replace("\u00a0", " ") for change in found] == [
        "Обновлён список рисунков: 3 строки",
        "Обновлён список таблиц: 2 строки",
    ]
    assert found[0].sentence.en == "The list of figures was updated: 3 lines"


def test_a_figure_that_came_into_the_list_belongs_to_it() -> None:
    new = [FIGURES[0], "Рисунок 2 — Новая схема\t8", "Рисунок 3 — План цеха\t10", "Рисунок 4 — Разрез\t13"]
    (change,) = compared(["Список", *map(generated, FIGURES), BODY], ["Список", *map(generated, new), BODY]).changes
    assert (change.kind.value, change.lane.value, change.significance.value) == ("renumbered", "numbering", "none")


@pytest.mark.parametrize(("lines", "said"), [(CONTENTS, "оглавление или указатель: 4 строки"), (CONTENTS[:1], ": 1 строка")])
def test_contents_are_called_so(lines: list[str], said: str) -> None:
    (change,) = compared([*map(generated, lines), BODY], [*map(generated, later(lines)), BODY]).changes
    assert said in change.sentence.ru.replace("\u00a0", " ")


def test_a_caption_in_the_body_is_no_list() -> None:
    (change,) = compared([BODY, "Рисунок 1 — Схема узла"], [BODY, "Рисунок 1 — Схема нового узла"]).changes
    assert change.lane.value != "numbering"
