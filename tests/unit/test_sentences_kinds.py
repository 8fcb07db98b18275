"""A sentence for every kind of change, in both languages."""

from dataclasses import replace
from decimal import Decimal

import pytest

from core.comparison.judge import judge
from core.comparison.judge.grammar import plural, quoted, shortened
from core.model.change import Anchor, ChangeKind, Lane, Sentence, Significance
from core.model.document import CellPlace
from tests.unit.judging_drafts import anchor, block, draft
from tests.unit.made_documents import compared

EXPECTED = {
    ChangeKind.MOVED: ("Перенесено: «Старый порядок оплаты.»", "Moved: “Старый порядок оплаты.”"),
    ChangeKind.ROW_INSERTED: ("Добавлена строка: «Старый порядок оплаты.»", "A row was added: “Старый порядок оплаты.”"),
    ChangeKind.ROW_DELETED: ("Удалена строка: «Старый порядок оплаты.»", "A row was removed: “Старый порядок оплаты.”"),
    ChangeKind.COLUMN_MOVED: ("Перенесён столбец: «Старый порядок оплаты.»", "A column was moved: “Старый порядок оплаты.”"),
    ChangeKind.OBJECT_CHANGED: ("Изменён рисунок или вложенный объект", "A picture or an embedded object was changed"),
    ChangeKind.SPLIT: ("Абзац разделён на 2: «Старый порядок оплаты.»", "A paragraph was split into 2: “Старый порядок оплаты.”"),
    ChangeKind.MERGED: ("Объединены абзацы (2): «Старый порядок оплаты.»", "2 paragraphs were merged: “Старый порядок оплаты.”"),
}


@pytest.mark.parametrize("kind", list(ChangeKind))
def test_every_kind_has_a_sentence(kind: ChangeKind) -> None:
    old, new = block("a", "Старый порядок оплаты."), block("b", "Старый порядок оплаты.")
    one, other = anchor(old, 0, len(old.text)), anchor(new, 0, len(new.text))
    count = {ChangeKind.SPLIT: (1, 2), ChangeKind.MERGED: (2, 1)}.get(kind, (1, 1))
    change = replace(draft(old, new), kind=kind, edits=(), old=(one,) * count[0], new=(other,) * count[1])
    judged = judge(change, {"a": old}, {"b": new})
    assert judged.sentence.ru
    assert judged.sentence.en
    assert "{" not in judged.sentence.ru + judged.sentence.en
    if kind in EXPECTED:
        assert (judged.sentence.ru.replace("\u00a0", " "), judged.sentence.en.replace("\u00a0", " ")) == EXPECTED[kind]


def test_the_clause_stands_at_the_end() -> None:
    old, new = block("a", "Срок оплаты 10 дней.", label="3.2."), block("b", "Срок оплаты 15 дней.", label="3.2.")
    said = judge(draft(old, new), {"a": old}, {"b": new}).sentence
    assert said.ru.endswith(", п.\u00a03.2")
    assert said.en.endswith(", clause\u00a03.2")


@pytest.mark.parametrize(
    ("text", "section", "end"),
    [
        ("3.2. Срок ответа {} дня.", "3. Порядок", ", п. 3.2"),
        ("3.2 Срок ответа {} дня.", "3. Порядок", ", п. 3.2"),
        ("3.2 км дороги сданы за {} дня.", "5. Порядок", ", раздел 5"),
        ("Срок уведомления {} дня.", "3. Порядок", ", раздел 3"),
    ],
)
def test_a_clause_with_a_typed_number_is_named_or_else_its_section(text: str, section: str, end: str) -> None:
    """Also where the number of the section stands among the values: "from 3 to 4 days" names no section 3."""
    old, new = block("a", text.format(3)), block("b", text.format(4))
    change = draft(old, new)
    change = replace(change, new=(replace(change.new[0], section=("Договор", section)),))
    said = judge(change, {"a": old}, {"b": new}).sentence
    assert said.ru.replace("\u00a0", " ").endswith(end)


def test_a_quoted_clause_is_not_named_twice() -> None:
    old, new = block("a", "4.2. Агент вправе продать товар."), block("b", "4.2. Агент не вправе продать товар.")
    assert judge(draft(old, new), {"a": old}, {"b": new}).sentence.ru.endswith("товар.»)")


def test_numbers_that_were_typed_are_named_when_they_shift() -> None:
    old, new = block("a", "2.3. Общие положения"), block("b", "2.4. Общие положения")
    change = replace(draft(old, new), kind=ChangeKind.RENUMBERED, lane=Lane.NUMBERING)
    assert judge(change, {"a": old}, {"b": new}).sentence.ru == "Изменена нумерация: 2.3 → 2.4"


def test_a_typed_number_that_went_is_no_word() -> None:
    old, new = block("a", "Работы сданы. 2.4. Платежи идут."), block("b", "Работы сданы. Платежи идут.")
    assert "слово" not in judge(draft(old, new), {"a": old}, {"b": new}).sentence.ru


def test_renumbering_names_both_numbers() -> None:
    old, new = block("a", "Общие положения", label="3.2"), block("b", "Общие положения", label="3.3")
    change = replace(draft(old, new), kind=ChangeKind.RENUMBERED, lane=Lane.NUMBERING, edits=())
    assert judge(change, {"a": old}, {"b": new}).sentence.en == "The numbering was changed: 3.2 → 3.3"


@pytest.mark.parametrize(
    ("count", "form"), [(1, "день"), (2, "дня"), (5, "дней"), (11, "дней"), (21, "день"), (112, "дней"), (0, "дней")]
)
def test_three_forms(count: int, form: str) -> None:
    assert plural(Decimal(count), "день", "дня", "дней") == form


def test_quotes_and_ellipsis() -> None:
    assert quoted("ООО «Ромашка»", "ru") == "«ООО „Ромашка“»"
    assert quoted("the “Service”", "en") == "“the ‘Service’”"
    long = "слово " * 40
    assert shortened(long, 30) == "слово слово слово слово слово…"


@pytest.mark.parametrize("after", ["12", "12 km", "12 USD"])
def test_a_period_that_became_another_kind_of_value_is_quoted(after: str) -> None:
    old, new = block("a", "12 hours"), block("b", after)
    judged = judge(replace(draft(old, new), kind=ChangeKind.CELL_CHANGED), {"a": old}, {"b": new})
    assert "12 hours" in judged.sentence.en


def test_a_list_of_numbers_in_cells_that_came_has_a_sentence() -> None:
    """Generated cells without a counterpart, as those of a table of contents read from pages."""
    new = block("b", "12", table=CellPlace(id="t", row=0, column=1))
    change = replace(draft(new, new), kind=ChangeKind.RENUMBERED, old=(), new=(anchor(new, 0, 2),), lane=Lane.NUMBERING)
    assert judge(change, {}, {"b": new}).sentence.ru


def test_a_quotation_that_is_a_picture_names_it() -> None:
    assert quoted("\ufffc", "ru") == "«[рисунок]»"
    assert quoted(" \ufffc ", "en") == "“[picture]”"
    assert quoted("Схема \ufffc", "ru") == "«Схема»"


@pytest.mark.parametrize(
    ("name", "old", "new", "ru", "en"),
    [
        ("sheet", "Цены", "Цены 2026", "Лист «Цены» переименован в «Цены 2026»", "Sheet “Цены” was renamed to “Цены 2026”"),
        ("creator", "", "Иванова", "Свойство файла «автор»: нет → «Иванова»", "The file's author: none → “Иванова”"),
        (
            "set:name:НДС",
            "=0.2",
            "=0.22",
            "Имя НДС означает другое: «=0.2» → «=0.22»",
            "The name НДС stands for something else: “=0.2” → “=0.22”",
        ),
    ],
)
def test_another_name_or_property_is_told_with_both(name: str, old: str, new: str, ru: str, en: str) -> None:
    sides = [(Anchor(story="properties", block=name, start=0, end=len(one), text=one),) if one else () for one in (old, new)]
    drafted = replace(draft(block("a", "x"), block("b", "x")), kind=ChangeKind.METADATA, edits=(), old=sides[0], new=sides[1])
    judged = judge(drafted, {}, {})
    assert (judged.lane, judged.significance, judged.sentence) == (Lane.WORDING, Significance.LOW, Sentence(ru=ru, en=en))


def test_a_text_that_came_with_a_reference_is_quoted_and_a_reference_alone_is_named() -> None:
    (whole,) = compared(
        ["The list is complete. It holds all."], ["The list is complete. See also item 68 of the annex. It holds all."]
    ).changes
    assert whole.sentence.en == "Words were added: “See also item 68 of the annex.”"
    (alone,) = compared(["Товар принят в срок."], ["Товар принят в срок (п. 5.1)."]).changes
    assert alone.sentence.ru == "Добавлена ссылка: п. 5.1"


def test_a_paragraph_that_moved_and_was_spaced_otherwise_only_moved() -> None:
    texts = [
        "Первый абзац о поставке товара.",
        "Второй абзац о порядке расчётов.",
        "Третий абзац о сроках.",
        "Четвёртый о приёмке.",
    ]
    (found,) = compared(texts, [texts[0], texts[2], texts[3], texts[1].replace("абзац о", "абзац  о")]).changes
    assert found.sentence.ru == "Перенесено: «Второй абзац о порядке расчётов.»"


def test_a_column_without_a_heading_is_told_by_its_number() -> None:
    (found,) = compared([[["", "Цена"], ["A", "5"], ["B", "6"]]], [[["Код", "Цена"], ["A", "5"], ["B", "6"]]]).changes
    assert found.sentence.ru == "Заголовок столбца 1: добавлено слово: «Код»"
