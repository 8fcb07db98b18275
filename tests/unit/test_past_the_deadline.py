"""Past its deadline a comparison is proved all the same: what is left is told without a look at words and values."""

from collections.abc import Callable

from core.comparison import compare
from core.model.change import ChangeKind, Lane, Significance
from core.model.comparison import Comparison, Options
from core.model.document import OBJECT, Block, BlockKind, Mark
from tests.unit.made_documents import Item, document

OLD: list[Item] = [
    f"Пункт {at}: Покупатель платит {at}0 000 рублей в течение {at} рабочих дней, и стороны подписывают акт."
    for at in range(1, 41)
]
NEW: list[Item] = [
    str(line).replace("0 000 рублей", "5 000 рублей").replace("подписывают акт", "составляют протокол") for line in OLD
]


class After:
    """A deadline that comes once it was asked for so often."""

    def __init__(self, times: int) -> None:
        self.left = times
        self.asked = 0

    def __call__(self) -> bool:
        self.asked += 1
        self.left -= 1
        return self.left < 0


def within(deadline: Callable[[], bool], old: list[Item] | None = None, new: list[Item] | None = None) -> Comparison:
    comparison = compare(document(old or OLD, "o"), document(new or NEW, "n"), Options(lanes=tuple(Lane)), deadline)
    assert comparison.proof.holds, comparison.proof
    return comparison


def coarse(comparison: Comparison) -> list[str]:
    return [part.story for part in comparison.ledger if part.reason == "deadline"]


def test_what_nobody_weighed_says_so_and_is_never_taken_for_harmless() -> None:
    comparison = within(After(0), OLD[:1], NEW[:1])
    (change,) = comparison.changes
    assert change.lane is Lane.SUBSTANCE
    assert change.significance is Significance.MEDIUM
    assert "unweighed" in change.reasons
    assert (change.values, comparison.checks) == ((), ())
    assert change.sentence.ru
    assert change.sentence.en
    assert coarse(comparison) == ["body"]


def test_a_pair_gets_one_edit_from_the_first_word_that_differs_to_the_last() -> None:
    (change,) = within(After(0), OLD[:1], NEW[:1]).changes
    assert (change.kind, len(change.edits)) == (ChangeKind.REPLACED, 1)
    assert change.old[0].text == "10 000 рублей в течение 1 рабочих дней, и стороны подписывают акт."
    assert len(within(After(99), OLD[:1], NEW[:1]).changes) > 1


def test_a_deadline_that_has_come_is_not_asked_again() -> None:
    at_once, never = After(0), After(10_000)
    within(at_once)
    within(never)
    assert at_once.asked == 1
    assert never.asked > len(OLD)


def test_what_was_weighed_in_time_keeps_its_values() -> None:
    never = After(10_000)
    whole = within(never)
    assert not coarse(whole)
    assert all(change.values for change in whole.changes if "amount" in change.reasons)
    half = within(After(never.asked - len(whole.changes) // 2))
    weighed = [change for change in half.changes if "unweighed" not in change.reasons]
    assert 0 < len(weighed) < len(half.changes)
    alone, others = ([change for change in found if len(change.old) == 1] for found in (weighed, whole.changes))
    assert alone == others[: len(alone)]
    assert coarse(half) == ["body"]


def test_wherever_the_time_is_up_the_proof_holds_and_the_ledger_says_it() -> None:
    tables: list[Item] = [[["Товар", "Цена"], ["Стол", "100"], ["Стул", "50"]]]
    others: list[Item] = [[["Товар", "Цена", "Срок"], ["Стол", "120", "5 дней"], ["Лампа", "70", "9 дней"]]]
    apart: list[Item] = [str(OLD[0]) + " " + str(OLD[1]), *OLD[2:9], *tables, *OLD[9:12]]
    joined: list[Item] = [OLD[0], NEW[1], *NEW[6:9], *NEW[2:6], *others, *OLD[9:12]]
    never = After(10_000)
    assert not coarse(within(never, apart, joined))
    assert all("body" in coarse(within(After(times), apart, joined)) for times in range(never.asked))


def test_another_picture_is_seen_past_the_deadline_too() -> None:
    def shown(digest: str) -> Block:
        mark = Mark(start=0, end=1, type="image", value=digest)
        return Block(block="", story="body", kind=BlockKind.PARAGRAPH, text=f"{OBJECT} Рис. 1", marks=(mark,))

    (change,) = within(After(0), [OLD[0], shown("a" * 64)], [OLD[0], shown("b" * 64)]).changes
    assert change.edits


def test_equal_documents_are_equal_whatever_the_time() -> None:
    comparison = within(After(0), OLD, OLD)
    assert comparison.changes == ()
