"""Annexes, figures, tables, listed items: their numbers shift where one comes in, and what refers to them follows."""

import pytest

from core.comparison.text.tokens import label_length
from core.model.change import Change, ChangeKind, Lane
from tests.unit.made_documents import Item, compared, heading, item

TOLD = (Lane.SUBSTANCE, Lane.WORDING, Lane.COSMETIC)


def told(old: list[Item], new: list[Item]) -> list[Change]:
    return [change for change in compared(old, new).changes if change.lane in TOLD]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("(a) the price of the goods", "(a) "),
        ("(iv) the price of the goods", "(iv) "),
        ("(2) Сведения приведены за год.", "(2) "),
        ("Приложение Б – Форма протокола", "Приложение Б – "),
        ("Приложение № 2. Форма протокола", "Приложение № 2. "),
        ("Annex C Site plan", "Annex C "),
        ("Schedule 1: Charges", "Schedule 1: "),
        ("Рисунок 2 – Общий вид", "Рисунок 2 – "),
        ("Таблица Б.1 — Допуски", "Таблица Б.1 — "),
        ("Figure 12. Layout of the site", "Figure 12. "),
        ("Table 3 Service levels", "Table 3 "),
        ("Б.1.2 Порядок расчёта", "Б.1.2 "),
        ("– показания приборов", "– "),
        ("• readings", "• "),
        ("Таблица 2 содержит допуски.", ""),
        ("Table 3 shows the service levels.", ""),
        ("Приложение В действует с 1 мая.", ""),
        ("-5 °C", ""),
        ("1.5 km of cable are laid.", ""),
        ("2.5 раза больше прежнего", ""),
        ("1.5 accuracy of a measurement", "1.5 "),
        ("3 Насоса на стенде", ""),
    ],
)
def test_the_number_of_a_part_is_known(text: str, number: str) -> None:
    assert text[: label_length(text)] == number


def test_the_number_of_a_heading_has_no_point() -> None:
    assert label_length("3 Приёмка и контроль", title=True) == 2


CLAUSES = [f"Участок номер {word} обслуживает отдельная бригада." for word in ("один", "два", "три", "четыре")]


@pytest.mark.parametrize(
    ("word", "referring", "parts"),
    [
        ("Приложение", "Форма протокола приведена в приложении {}.", ("А", "Б", "В", "Г")),
        ("Рисунок", "Общий вид щита показан на рисунке {}.", ("1", "2", "3", "4")),
        ("Таблица", "Допуски указаны в таблице {}.", ("1", "2", "3", "4")),
        ("Annex", "The form is given in Annex {}.", ("A", "B", "C", "D")),
        ("Figure", "The layout is shown in Figure {}.", ("1", "2", "3", "4")),
    ],
)
def test_an_inserted_part_shifts_numbers_and_references_and_is_one_change(
    word: str, referring: str, parts: tuple[str, str, str, str]
) -> None:
    two, three = parts[1:3]
    titles = ["Расположение щита", "Подключение кабеля", "Разметка стен", "Обозначение дверей"]

    def paper(names: list[str], number: str) -> list[Item]:
        marked = [f"{word} {part} – {name}" for part, name in zip(parts, names, strict=False)]
        return [*CLAUSES[:2], referring.format(number), CLAUSES[2], *marked, CLAUSES[3]]

    old, new = paper([titles[0], titles[2], titles[3]], two), paper(titles, three)
    (found,) = told(old, new)
    assert found.kind is ChangeKind.INSERTED
    assert [anchor.text for anchor in found.new] == [f"{word} {two} – {titles[1]}"]


def test_a_reference_to_another_figure_is_told_where_only_clauses_were_renumbered() -> None:
    old = [item("Общие требования к участку", "2)"), "Общий вид щита показан на рисунке 2.", *CLAUSES]
    new = [item("Общие требования к участку", "3)"), "Общий вид щита показан на рисунке 3.", *CLAUSES]
    assert [change.reasons for change in told(old, new)] == [("reference",)]


def test_another_style_of_a_list_is_numbering() -> None:
    items = ["показания приборов учёта", "акты осмотра помещений", "заявки жильцов"]
    signs = ("–", "–", "–"), ("1.", "2.", "3."), ("а)", "б)", "в)")
    for before, after in ((signs[0], signs[1]), (signs[1], signs[2]), (signs[2], signs[0])):
        old, new = ([f"{sign} {text}" for sign, text in zip(side, items, strict=True)] for side in (before, after))
        comparison = compared([CLAUSES[0], *old], [CLAUSES[0], *new])
        assert [(change.kind, change.lane) for change in comparison.changes] == [(ChangeKind.RENUMBERED, Lane.NUMBERING)]


def test_a_list_that_a_program_counts_now_is_numbering() -> None:
    items = ["показания приборов учёта", "акты осмотра помещений", "заявки жильцов"]
    counted = [item(text, f"{n}.") for n, text in enumerate(items, 1)]
    typed = [f"{sign}) {text}" for sign, text in zip("абв", items, strict=True)]
    for old, new in ((counted, typed), (typed, counted)):
        assert {change.lane for change in compared([CLAUSES[0], *old], [CLAUSES[0], *new]).changes} == {Lane.NUMBERING}


def test_a_table_that_became_a_figure_is_no_numbering() -> None:
    old, new = ["Таблица 2 – Размещение постов", *CLAUSES], ["Рисунок 2 – Размещение постов", *CLAUSES]
    assert told(old, new)


def test_headings_with_typed_numbers_are_renumbered() -> None:
    old = [
        heading("1 Область применения"),
        CLAUSES[0],
        heading("2 Методы испытаний"),
        CLAUSES[1],
        heading("3 Приёмка"),
        CLAUSES[2],
    ]
    new = [old[0], CLAUSES[0], heading("2 Приёмка"), CLAUSES[2], heading("3 Методы испытаний и надзор"), CLAUSES[1]]
    assert not [change for change in told(old, new) if "number" in change.reasons]


def test_a_typed_number_against_a_counted_one_is_numbering_and_a_measure_is_not() -> None:
    """A page shows a label where the document has a typed number, and the other way round."""
    old, new = (
        [CLAUSES[0], "7.2 Сроки указаны в графике.", CLAUSES[1]],
        [CLAUSES[0], item("Сроки указаны в графике работ.", "7.3"), CLAUSES[1]],
    )
    changes = compared(old, new).changes
    assert {change.kind for change in changes} == {ChangeKind.RENUMBERED, ChangeKind.INSERTED}
    old, new = ["1.5 km of cable are laid.", CLAUSES[0]], [item("2.5 km of cable are laid.", "•"), CLAUSES[0]]
    assert told(old, new)


def test_a_section_whose_label_says_what_it_is_is_named_by_it() -> None:
    old = [heading("Форма акта", "Приложение А"), CLAUSES[0]]
    new = [*old, heading("Перечень работ", "Приложение Б"), CLAUSES[1], CLAUSES[2]]
    (found,) = told(old, new)
    assert found.sentence.ru == "Добавлен раздел «Приложение Б Перечень работ» (абзацев: 3)"
    assert found.sentence.en == "Section “Приложение Б Перечень работ” was added (3 paragraphs)"


def test_a_reference_and_a_source_beside_it_follow_each_its_own_count() -> None:
    old = ["Figure 3 – Layout of the site", item("Hill Q. Change control, 2022.", "[3]"), "The site is shown in Figure 3 [3]."]
    new = [
        *("Figure 3 – View of the gate", "Figure 4 – Layout of the site", item("Fox R. Site plans, 2019.", "[3]")),
        *(item("Hill Q. Change control, 2022.", "[4]"), "The site is shown in Figure 4 [4]."),
    ]
    assert [change.kind for change in told(old, new)] == [ChangeKind.INSERTED, ChangeKind.INSERTED]
    assert len(told(old, [*new[:-1], "The site is shown in Figure 5 [4]."])) == 3


def test_a_counted_number_that_a_page_sets_at_once_before_its_text_is_that_number() -> None:
    """The stop behind "10." is where the text begins, so the page shows no space there."""
    shown = ["9. Б. Л. Джонсон. Здоровье.", "10.Л. П. Ханрахан. Сыворотка крови.", "11.«Вестник» за 1999 год."]
    counted = [item("Л. П. Ханрахан. Сыворотка крови.", "10."), item("«Вестник» за 1999 год.", "11.")]
    found = compared([item("Б. Л. Джонсон. Здоровье.", "9."), *counted], shown).changes
    assert [change.lane for change in found] == [Lane.NUMBERING] * len(found)


@pytest.mark.parametrize("shown", ["10.5 Л. П. Ханрахан. Сыворотка крови.", "10.Л. П. Иванов. Сыворотка крови."])
def test_another_text_at_once_behind_it_is_told(shown: str) -> None:
    found = compared([item("Л. П. Ханрахан. Сыворотка крови.", "10.")], [shown]).changes
    assert any(change.lane in (Lane.SUBSTANCE, Lane.WORDING) for change in found)


def test_such_a_number_that_follows_an_item_which_went_is_numbering() -> None:
    old = [item("Общие положения настоящего договора.", "10."), item("Л. П. Ханрахан. Сыворотка крови.", "11.")]
    found = compared(old, ["10.Л. П. Ханрахан. Сыворотка крови."]).changes
    assert [change.old[0].text for change in found if change.lane is not Lane.NUMBERING] == [old[0].text]
