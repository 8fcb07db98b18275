"""Numbers of chapters on a line of their own, above the title."""

from core.model.change import ChangeKind, Lane
from core.model.document import Block
from tests.unit.made_documents import Item, compared, heading

TITLES = ("Scope of supply", "Delivery and risk", "Acceptance tests", "Warranty of the equipment", "Liability of the parties")
TEXTS = (
    "The supplier delivers the pumps and their spare parts named in the list of items.",
    "Risk passes to the buyer once the carrier has unloaded the goods at the warehouse.",
    "Tests last three days and are recorded in a protocol that both engineers sign.",
    "Defects found within two years are mended where the equipment stands.",
    "Neither side answers for what an act of nature made impossible.",
)
NEW = ("Packing", "Every crate bears the number of its item and the weight in kilograms.")


def chapters(order: list[int], word: str = "Chapter", kinds: bool = False) -> list[Item]:
    """Chapters by their places in the lists above, counted in the order given; -1 is the new one."""
    found: list[Item] = []
    for number, at in enumerate(order, 1):
        title, text = NEW if at < 0 else (TITLES[at], TEXTS[at])
        number_line: Block = heading(f"{word} {number}", level=2)
        found += [number_line, *(["(mandatory)"] if kinds else []), heading(title), text]
    return found


def told(old: list[Item], new: list[Item]) -> list[tuple[str, str]]:
    return [(change.lane.value, change.kind.value) for change in compared(old, new).changes]


def test_a_chapter_that_came_shifts_the_numbers_of_the_others() -> None:
    for word in ("Chapter", "Глава", "Приложение №"):
        found = compared(chapters([0, 1, 2, 3, 4], word), chapters([0, -1, 1, 2, 3, 4], word)).changes
        renumbered = [change for change in found if change.kind is ChangeKind.RENUMBERED]
        assert [change.lane for change in renumbered] == [Lane.NUMBERING]
        assert [anchor.text for anchor in renumbered[0].new] == [f"{word} {number}" for number in (3, 4, 5, 6)]
        (came,) = [change for change in found if change.lane is Lane.SUBSTANCE]
        assert [anchor.text for anchor in came.new] == [f"{word} 2", *NEW]


def test_a_chapter_that_went_takes_its_number_along() -> None:
    found = compared(chapters([0, 1, 2, 3, 4]), chapters([0, 1, 3, 4])).changes
    (gone,) = [change for change in found if change.kind is ChangeKind.DELETED]
    assert [anchor.text for anchor in gone.old] == ["Chapter 3", TITLES[2], TEXTS[2]]
    assert {change.lane for change in found if change is not gone} == {Lane.NUMBERING}


def test_a_chapter_that_moved_takes_its_number_along() -> None:
    found = compared(chapters([0, 1, 2, 3, 4], kinds=True), chapters([1, 2, 3, 4, 0], kinds=True)).changes
    moves = [change for change in found if change.kind in (ChangeKind.MOVED, ChangeKind.MOVED_AND_EDITED)]
    assert [[anchor.text for anchor in change.old] for change in moves] == [["Chapter 1", "(mandatory)", TITLES[0], TEXTS[0]]]
    assert {change.lane for change in found if change not in moves} == {Lane.NUMBERING}


def test_references_follow_the_numbers_above_titles() -> None:
    old, new = chapters([0, 1, 2]), chapters([0, -1, 1, 2])
    found = compared([*old, "Claims are made as Chapter 3 says."], [*new, "Claims are made as Chapter 4 says."]).changes
    assert [change.kind for change in found if change.lane is Lane.SUBSTANCE] == [ChangeKind.INSERTED]


def test_another_title_under_a_number_that_stayed_is_a_change_of_the_title_alone() -> None:
    old, new = chapters([0, 1, 2]), chapters([0, 1, 2])
    new[3] = heading("Delivery and insurance")
    assert [kind for lane, kind in told(old, new) if lane != "numbering"] == ["replaced"]


def test_a_chapter_is_named_by_its_number_and_its_title() -> None:
    found = compared(chapters([0, 1, 2], "Глава"), chapters([0, -1, 1, 2], "Глава")).changes
    (came,) = [change for change in found if change.kind is ChangeKind.INSERTED]
    assert (came.sentence.ru, came.sentence.en) == (
        "Добавлен раздел «Глава 2 Packing» (абзацев: 2)",
        "Section “Глава 2 Packing” was added (2 paragraphs)",
    )
    (shifted,) = [change for change in found if change.kind is ChangeKind.RENUMBERED]
    assert shifted.sentence.en == "The numbering was changed: Глава 2 → Глава 3 and 1 more"


def test_a_move_is_named_by_the_title_under_its_number() -> None:
    found = compared(chapters([0, 1, 2, 3, 4]), chapters([1, 2, 3, 4, 0])).changes
    (moved,) = [change for change in found if change.kind in (ChangeKind.MOVED, ChangeKind.MOVED_AND_EDITED)]
    assert moved.sentence.en == "Moved: “Chapter 5 Scope of supply”"


def test_a_cell_with_such_a_number_is_a_cell() -> None:
    rows = [["Part", "Pages"], ["Chapter 1", "12"], ["Chapter 2", "30"], ["Chapter 3", "8"]]
    (change,) = compared([rows], [[*rows[:2], ["Chapter 4", "30"], rows[3]]]).changes
    assert change.lane is Lane.SUBSTANCE
