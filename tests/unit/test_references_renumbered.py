"""References that follow a renumbering say nothing new; the same figures in days do."""

from dataclasses import replace

import pytest

from core.model.change import ChangeKind, Lane
from core.model.document import Block
from tests.unit.made_documents import compared, generated, note


def numbered(label: str, text: str) -> Block:
    return replace(note(text, "body"), label=label)


OLD = [numbered("5.", "Порядок оплаты работ"), numbered("6.", "Прочие условия договора")]
NEW = [
    numbered("5.", "Ответственность сторон по договору"),
    numbered("6.", "Порядок оплаты работ"),
    numbered("7.", "Прочие условия договора"),
]


@pytest.mark.parametrize(
    ("old", "new", "lane"),
    [
        ("Срок указан в пункте 5 договора.", "Срок указан в пункте 6 договора.", Lane.NUMBERING),
        ("Метод описан в работе [5] подробно.", "Метод описан в работе [6] подробно.", Lane.NUMBERING),
        ("Оплата производится в течение 5 дней.", "Оплата производится в течение 6 дней.", Lane.SUBSTANCE),
        ("Пеня составляет 5 % за день.", "Пеня составляет 6 % за день.", Lane.SUBSTANCE),
        ("Срок указан в пункте 5 договора.", "Срок указан в пункте 7 договора.", Lane.SUBSTANCE),
    ],
)
def test_a_number_follows_a_renumbering_only_as_a_reference(old: str, new: str, lane: Lane) -> None:
    (found,) = [c for c in compared([*OLD, old], [*NEW, new]).changes if c.kind is ChangeKind.REPLACED]
    assert found.lane is lane


def test_a_reference_that_follows_is_called_so() -> None:
    old, new = "Срок указан в пункте 5 договора.", "Срок указан в пункте 6 договора."
    (found,) = [c for c in compared([*OLD, old], [*NEW, new]).changes if c.kind is ChangeKind.REPLACED]
    assert found.sentence.ru.startswith("Номер обновлён вслед за нумерацией: «5» → «6»")
    assert found.sentence.en.startswith("A number follows the numbering: “5” → “6”")


def test_both_ends_of_a_range_follow() -> None:
    titles = ("Порядок оплаты работ", "Прочие условия договора")
    old = [numbered("14.4", titles[0]), numbered("14.6", titles[1]), "Сроки указаны в пунктах 14.4–14.6 договора."]
    new = [numbered("12.4", titles[0]), numbered("12.6", titles[1]), "Сроки указаны в пунктах 12.4–12.6 договора."]
    assert {change.lane for change in compared(old, new).changes} == {Lane.NUMBERING}


def contents(*lines: str) -> list[Block]:
    return [generated(line) for line in lines]


def test_contents_whose_numbers_shift_are_one_change() -> None:
    titles = (
        "{} Порядок оплаты работ\t{}",
        "{} Прочие условия\t{}",
        "{} Сроки сдачи\t{}",
        "{} Споры сторон\t{}",
        "{} Реквизиты\t{}",
    )
    old = contents(*map(str.format, titles, ("1", "2", "2.1", "2.2", "3"), range(3, 8)))
    new = contents("1 Термины договора\t3", *map(str.format, titles, ("2", "3", "3.1", "3.2", "4"), range(5, 10)))
    same = "Стороны договорились о нижеследующем порядке."
    found = compared([same, *old, "Конец текста договора."], [same, *new, "Конец текста договора."]).changes
    assert [(change.kind, change.lane) for change in found] == [(ChangeKind.RENUMBERED, Lane.NUMBERING)]


def test_the_contents_say_which_chapter_has_which_number_now() -> None:
    text = "The vector extension is described in Chapter {} of this manual."
    old = contents("1 Introduction\t3", "2 Memory model\t9", "3 Vector operations\t14", "4 Listings\t20")
    new = contents("1 Introduction\t3", "2 Vector operations\t8", "3 Memory model\t15", "4 Listings\t22")
    found = compared([*old, "Here it begins.", text.format(3)], [*new, "Here it begins.", text.format(2)])
    assert {change.lane for change in found.changes} == {Lane.NUMBERING}


def test_a_line_of_contents_that_stands_elsewhere_is_numbering_and_no_version_of_a_heading() -> None:
    """The line of a chapter that moved is part of the one change of its list, and the heading meets its own new version."""
    old = contents(
        "1 Registers and their uses\t3",
        "2 The vector unit of this machine, version 0.0\t9",
        "3 Listings of all the instructions\t14",
        "4 Handbook for writers of programs\t20",
    )
    new = contents(
        "1 Registers and their uses\t3",
        "2 Listings of all the instructions\t9",
        "3 Handbook for writers of programs\t12",
        "4 The vector unit of this machine, version 0.2\t33",
    )
    heads = ["The vector unit of this machine, version 0.0", "The vector unit of this machine, version 0.2"]
    found = compared([*old, "Here it begins.", heads[0]], [*new, "Here it begins.", heads[1]])
    assert [(c.kind, c.lane) for c in found.changes if c.lane is not Lane.NUMBERING] == [(ChangeKind.REPLACED, Lane.SUBSTANCE)]
    assert found.proof.holds


def test_a_reference_that_follows_inside_a_move_says_nothing() -> None:
    """The section moved, and the number in it is brought up to date: that is a move."""
    moving = "Подрядчик сдаёт работы в порядке, который указан в пункте 5 договора."
    rest = [f"Участок номер {word} обслуживает отдельная бригада." for word in ("один", "два", "три", "четыре")]
    old, new = [*OLD, moving, *rest], [*NEW, *rest, moving.replace("5", "6")]
    (found,) = [change for change in compared(old, new).changes if change.kind is ChangeKind.MOVED_AND_EDITED]
    assert (found.lane, found.reasons, found.values) == (Lane.WORDING, ("moved",), ())
    assert len(found.edits) == 1
    other = [*NEW, *rest, moving.replace("5", "7")]
    (told,) = [change for change in compared(old, other).changes if change.kind is ChangeKind.MOVED_AND_EDITED]
    assert "reference" in told.reasons


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "Недостатком считается высокая стоимость [5].",
            "Недостатком считается высокая стоимость [8].",
            "Изменена ссылка: [5] → [8]",
        ),
        (
            "Погрешность оценена в работах [2, 5], где описан метод.",
            "Погрешность оценена в работах [2, 8], где описан метод.",
            "Изменена",
        ),
        ("Метод описан в [7].", "Метод описан в [9].", "Изменена ссылка: [7] → [9]"),
        (
            "Branches lower the penalty of a mispredict [13, 12] and are built today.",
            "Branches lower the penalty of a mispredict [13, 17, 16] and are built today.",
            "Изменена ссылка: [13, 12] → [13, 17, 16]",
        ),
    ],
)
def test_a_source_that_is_cited_is_a_reference_and_no_price(old: str, new: str, said: str) -> None:
    (found,) = compared([old], [new]).changes
    assert found.reasons == ("reference",)
    assert found.sentence.ru.startswith(said)


@pytest.mark.parametrize(
    "text", ["The Buyer pays within [{}] days.", "It lasts between [{}] and [30] days.", "A fee of [{}] or more."]
)
def test_a_number_in_brackets_that_counts_something_is_a_number(text: str) -> None:
    (found,) = compared([text.format(10)], [text.format(15)]).changes
    assert "reference" not in found.reasons
