"""The comparison as a whole: numbering, generated text, ledger, deadline, lanes, tracked changes, totals."""

import dataclasses

from core.comparison import compare
from core.model.change import Lane
from core.model.comparison import Options
from core.model.document import Block, BlockKind, Mark, Part, PartStatus, Revision, RevisionKind, Side
from tests.unit.made_documents import compared, document, generated, heading, item, kinds

LINES = [
    f"Пункт {at} о предмете номер {at * 17} говорит об обязанности стороны сделать дело {at * 31} в срок." for at in range(8)
]
TITLES = ["Предмет", "Оплата", "Сроки", "Споры"]


def chapters(labels: str, skip: str = "") -> list[object]:
    return [heading(title, label) for title, label in zip(TITLES, labels, strict=True) if title != skip]


def test_renumbering_alone_is_one_change_of_numbering() -> None:
    found = compared(chapters("1234"), [heading("Термины", "1"), *chapters("2345")])  # type: ignore[arg-type, list-item]
    assert sorted((change.kind.value, change.lane.value) for change in found.changes)[-1] == ("renumbered", "numbering")
    assert len(found.changes) == 2


def test_two_lists_renumbered_are_two_changes() -> None:
    old = [
        item("раз два три", "1."),
        item("четыре пять", "2."),
        heading("Дальше"),
        item("шесть семь", "1."),
        item("восемь", "2."),
    ]
    new = [dataclasses.replace(block, label={"1.": "а)", "2.": "б)"}.get(block.label or "")) for block in old]
    assert kinds(compared(old, new)) == ["renumbered", "renumbered"]


def test_typed_numbers_are_numbering_too() -> None:
    old = [f"{at}. {line}" for at, line in enumerate(LINES, 1)]
    new = [f"{at}. {line}" for at, line in enumerate(LINES, 2)]
    found = compared(old, new)
    assert {change.lane for change in found.changes} == {Lane.NUMBERING}
    assert len(found.changes) == 1


def test_a_reference_that_follows_a_renumbering_is_no_substance() -> None:
    old = [heading("Предмет", "1"), heading("Оплата", "2"), "Порядок описан в разделе 2 договора, см. там же."]
    new = [heading("Термины", "1"), heading("Предмет", "2"), heading("Оплата", "3"), old[2].replace("2", "3")]  # type: ignore[union-attr]
    found = compared(old, new)
    assert [change.lane for change in found.changes if change.kind.value == "replaced"] == [Lane.NUMBERING]


def test_contents_are_one_change_of_numbering() -> None:
    old = [*(generated(f"{title}\t{at}") for at, title in enumerate(TITLES)), *LINES]
    new = [*(generated(f"{title}\t{at + 3}") for at, title in enumerate(TITLES)), generated("Реквизиты\t9"), *LINES]
    found = compared(old, new)
    assert [(change.kind.value, change.lane) for change in found.changes] == [("renumbered", Lane.NUMBERING)]


def test_a_paragraph_that_became_a_heading_is_told() -> None:
    found = compared(["Ответственность", *LINES], [heading("Ответственность"), *LINES])
    assert [(change.kind.value, change.lane) for change in found.changes] == [("formatting", Lane.NUMBERING)]


def part(status: PartStatus, reason: str | None = None) -> Part:
    return Part(story="body", place="страница 3", units=12, status=status, reason=reason)


def test_the_ledger_holds_both_sides_and_decides_on_complete() -> None:
    old = dataclasses.replace(document(LINES, "o"), ledger=(part(PartStatus.COMPARED),))
    new = dataclasses.replace(document(LINES, "n"), ledger=(part(PartStatus.DOUBTFUL, "ocr"),))
    comparison = compare(old, new)
    assert [(line.side, line.status, line.reason) for line in comparison.ledger] == [
        (Side.OLD, PartStatus.COMPARED, None),
        (Side.NEW, PartStatus.DOUBTFUL, "ocr"),
    ]
    assert not comparison.complete
    assert compare(old, old).complete


def test_past_the_deadline_the_ledger_says_what_was_compared_coarsely() -> None:
    new = [line.replace("обязанности", "праве") for line in LINES]
    comparison = compare(document(LINES, "o"), document(new, "n"), Options(), lambda: True)
    assert comparison.proof.holds
    assert [line.reason for line in comparison.ledger] == ["deadline"]


def test_a_lane_that_is_not_asked_for_is_no_gap() -> None:
    options = Options(lanes=(Lane.SUBSTANCE,))
    comparison = compare(document(chapters("1234"), "o"), document(chapters("2345"), "n"), options)  # type: ignore[arg-type]
    assert comparison.changes == ()
    assert comparison.complete


def test_totals_count_the_changes() -> None:
    found = compared(LINES, [*LINES[:4], LINES[4].replace("обязанности", "праве"), *LINES[5:], "Новый последний абзац."])
    assert found.totals["changes"] == 2
    assert sum(count for name, count in found.totals.items() if name.startswith("kind.")) == 2


def tracked(*revisions: Revision) -> dict[str, str | None]:
    """Words that came in → who marked them."""
    new = [LINES[0].replace("обязанности", "праве"), LINES[1].replace("срок", "день"), *LINES[2:]]
    comparison = compare(document(LINES, "o"), dataclasses.replace(document(new, "n"), revisions=revisions))
    assert all(("unmarked" in change.reasons) == (change.tracked is None and bool(revisions)) for change in comparison.changes)
    assert comparison.totals.get("unmarked", 0) == sum("unmarked" in change.reasons for change in comparison.changes)
    return {change.new[0].text: change.tracked.author if change.tracked else None for change in comparison.changes}


def test_each_change_says_who_marked_it_or_that_nobody_did() -> None:
    text = LINES[0].replace("обязанности", "праве")
    at = text.index("праве")
    marks = (
        Revision(kind=RevisionKind.INSERTED, author="Редактор", block="n0", start=at, end=at + 5),
        Revision(kind=RevisionKind.DELETED, author="Редактор", block="n0", start=at, end=at, text="обязанности"),
    )
    assert tracked(*marks) == {"праве": "Редактор", "день": None}
    assert [tracked(one) for one in marks] == [{"праве": None, "день": None}] * 2, "half of a replacement is not all of it"
    assert tracked() == {"праве": None, "день": None}


def test_a_paragraph_that_went_is_marked_by_whoever_struck_its_words() -> None:
    """Where nothing is left of it, its words alone say which deletion was its."""
    elsewhere = Revision(kind=RevisionKind.DELETED, author="Юрист", block="n5", start=0, end=0, text="лишнее слово")
    own = Revision(kind=RevisionKind.DELETED, author="Редактор", block="n0", start=0, end=0, text=LINES[2])
    new = dataclasses.replace(document([*LINES[:2], *LINES[3:]], "n"), revisions=(elsewhere, own))
    (change,) = compare(document(LINES, "o"), new).changes
    assert change.tracked is not None
    assert change.tracked.author == "Редактор"


def test_an_unmarked_edit_is_of_high_significance() -> None:
    new = [LINES[0].replace("обязанности", "намерения"), *LINES[1:]]
    elsewhere = Revision(kind=RevisionKind.INSERTED, author="Редактор", block="n2", start=0, end=3)
    comparison = compare(document(LINES, "o"), dataclasses.replace(document(new, "n"), revisions=(elsewhere,)))
    (change,) = comparison.changes
    assert (change.reasons[0], change.significance.value) == ("unmarked", "high")


def linked(target: str, look: str = "") -> Block:
    marks = (Mark(start=0, end=5, type="link", value=target),) + ((Mark(start=6, end=9, type=look),) if look else ())
    return Block(block="", story="body", kind=BlockKind.PARAGRAPH, text="здесь всё сказано", marks=marks)


def test_a_link_that_leads_elsewhere_is_a_change() -> None:
    found = compared([linked("https://example.org/a")], [linked("https://example.org/b")])
    assert kinds(found) == ["link_changed"]
    assert compared([linked("https://example.org/a")], [linked("https://example.org/a/")]).changes == ()
    assert compared([linked("https://example.org/a%28b")], [linked("https://example.org/a%2528b")]).changes == ()
    assert compared([linked("#p4")], [linked("#p5")]).changes == ()


def test_looks_and_properties_are_told_where_they_are_asked_for() -> None:
    old = dataclasses.replace(document([linked("#p")], "o"), properties={"title": "Договор", "author": "А"})
    new = dataclasses.replace(document([linked("#p", "bold")], "n"), properties={"title": "Соглашение", "author": "А"})
    assert compare(old, new).changes == ()
    every = compare(old, new, Options(lanes=tuple(Lane)))
    assert sorted(kinds(every)) == ["formatting", "metadata"]
    assert every.proof.holds


def test_a_new_picture_in_place_of_another_is_a_changed_object() -> None:
    def picture(content: str) -> Block:
        mark = Mark(start=0, end=1, type="image", value=content)
        return Block(block="", story="body", kind=BlockKind.PARAGRAPH, text="\ufffc", marks=(mark,))

    found = compared([picture("aa"), *LINES], [picture("bb"), *LINES])
    assert [(change.kind.value, change.lane) for change in found.changes] == [("object_changed", Lane.COSMETIC)]
    (change,) = found.changes
    assert (change.significance.value, change.reasons) == ("low", ("object",))
    assert compared([picture("aa"), *LINES], [picture("aa"), *LINES]).changes == ()


def test_a_formula_replaced_by_its_number_is_of_high_significance() -> None:
    new = dataclasses.replace(document([[["Итого", "450"]]], "n"), format="xlsx")
    name, cell = new.blocks
    counted = dataclasses.replace(cell, marks=(Mark(start=0, end=3, type="formula", value="=SUM(B1:B9)"),))
    comparison = compare(dataclasses.replace(new, name="o", blocks=(name, counted)), new)
    (change,) = comparison.changes
    assert (change.kind.value, change.lane, change.significance.value) == ("cell_changed", Lane.SUBSTANCE, "high")
    assert change.reasons[0] == "formula_to_number"
    assert comparison.proof.holds


def test_two_typed_lists_one_after_the_other_are_two_changes() -> None:
    old = ["1. Первый случай.", "2. Второй случай.", "Промежуточный абзац.", "1. Яблоки красные.", "2. Груши жёлтые."]
    new = ["1. Нулевой особый случай.", "2. Первый случай.", "3. Второй случай.", old[2]]
    found = compared(old, [*new, "1. Вишни тёмные и спелые.", "2. Яблоки красные.", "3. Груши жёлтые."])
    assert kinds(found).count("renumbered") == 2


def test_a_table_that_moved_and_one_that_became_text_are_called_so() -> None:
    table = [["Показатель", "Значение"], ["Масса", "15 кг"], ["Длина", "2 м"], ["Срок", "5 лет"]]
    moved = compared([LINES[0], table, *LINES[1:4]], [LINES[0], *LINES[1:4], table])
    assert moved.changes[0].sentence.ru.startswith("Перенесена таблица: «Показатель · Значение")
    assert moved.changes[0].sentence.en.startswith("A table was moved: “Показатель")
    text = compared([LINES[0], table, LINES[1]], [LINES[0], *[": ".join(row) for row in table], LINES[1]])
    assert [change.sentence.en.split(":")[0] for change in text.changes] == ["A table became text"]
    back = compared([LINES[0], *[": ".join(row) for row in table], LINES[1]], [LINES[0], table, LINES[1]])
    assert [change.sentence.ru.split(":")[0] for change in back.changes] == ["Текст стал таблицей"]
