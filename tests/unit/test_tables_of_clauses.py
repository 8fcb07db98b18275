"""A contract in two languages, side by side: its rows are clauses with typed numbers."""

from core.model.change import ChangeKind, Lane
from tests.unit.made_documents import compared

CLAUSES = [
    ("Исполнитель ведёт журнал учёта выездов.", "The contractor keeps a log of visits."),
    ("Заказчик принимает работы по акту.", "The customer accepts the works under a deed."),
    ("Оплата вносится на расчётный счёт.", "Payment is made to the current account."),
    ("Стороны хранят тайну переговоров.", "The parties keep their talks secret."),
    ("Споры передаются в арбитражный суд.", "Disputes are referred to the court."),
]
FRESH = ("Гарантия на оборудование не распространяется.", "No warranty is given for the equipment.")


def table(clauses: list[tuple[str, str]]) -> list[list[str]]:
    head = ["1. Предмет договора", "1. Subject of the contract"]
    return [head, *([f"1.{n}. {ru}", f"1.{n}. {en}"] for n, (ru, en) in enumerate(clauses, 1))]


def test_a_clause_that_came_is_one_row_and_the_others_numbers_are_numbering() -> None:
    for at in range(len(CLAUSES)):
        changes = compared([table(CLAUSES)], [table([*CLAUSES[:at], FRESH, *CLAUSES[at:]])]).changes
        told = [change for change in changes if change.lane is not Lane.NUMBERING]
        assert [change.kind for change in told] == [ChangeKind.ROW_INSERTED]
        assert FRESH[1] in told[0].new[-1].text


def test_a_word_that_changed_in_a_renumbered_clause_is_told_alone() -> None:
    edited = [*CLAUSES[:3], ("Стороны хранят тайну всех переговоров.", CLAUSES[3][1]), CLAUSES[4]]
    changes = compared([table(CLAUSES)], [table([FRESH, *edited])]).changes
    told = [change for change in changes if change.lane is not Lane.NUMBERING]
    assert [change.kind for change in told] == [ChangeKind.ROW_INSERTED, ChangeKind.CELL_CHANGED]
    assert len(told[1].edits) == 1
    assert "тайну всех переговоров" in told[1].new[0].text


def test_a_table_of_clauses_of_two_rows() -> None:
    changes = compared([table(CLAUSES[:1])], [table([FRESH, CLAUSES[0]])]).changes
    assert [change.kind for change in changes if change.lane is not Lane.NUMBERING] == [ChangeKind.ROW_INSERTED]
