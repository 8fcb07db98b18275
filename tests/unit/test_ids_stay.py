"""Ids of changes: an unrelated edit elsewhere renames nothing; twins are told apart."""

from tests.unit.made_documents import compared, heading

LINES = [
    f"Пункт {at} о предмете номер {at * 17} говорит об обязанности стороны сделать дело {at * 31} в срок." for at in range(12)
]


def test_an_edit_elsewhere_renames_nothing() -> None:
    one = [*LINES[:3], LINES[3].replace("обязанности", "праве"), *LINES[4:]]
    both = ["Совсем новый первый абзац документа.", *one[:9], one[9].replace("срок", "день"), *one[10:]]
    first, second = compared(LINES, one), compared(LINES, both)
    assert {change.id for change in first.changes} < {change.id for change in second.changes}


def test_a_section_that_is_renumbered_renames_nothing() -> None:
    def body(new: bool, extra: bool) -> list[object]:
        line = LINES[3].replace("обязанности", "праве") if new else LINES[3]
        return [*([heading("Новый раздел", "1")] if extra else []), heading("Оплата", "2" if extra else "1"), *LINES[:3], line]

    first = compared(body(False, False), body(True, False))  # type: ignore[arg-type]
    second = compared(body(False, False), body(True, True))  # type: ignore[arg-type]
    assert {change.id for change in first.changes} < {change.id for change in second.changes}


def test_twins_are_numbered() -> None:
    rows = [["Итого", "10"]] * 3
    found = compared([rows], [[["Итого", "12"]] * 3])
    ids = [change.id for change in found.changes]
    assert len(set(ids)) == 3
    assert ids[1] == f"{ids[0]}-2"
