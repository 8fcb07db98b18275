"""Sentences that stand elsewhere now: one change each, no deletion and insertion."""

import dataclasses

import pytest

from core.comparison import compare
from core.model.change import Change, ChangeKind, Lane, Significance
from core.model.document import Block, Flag
from tests.unit.made_documents import Item, compared, document, item

PAY = "Заказчик оплачивает услуги в течение десяти дней."
BILL = "Счёт направляется по электронной почте."
DAY = "Датой оплаты считается день списания денег."
TRACE = "Стороны сверяют расчёты раз в квартал."


def only(old: list[Item], new: list[Item]) -> Change:
    (found,) = compared(old, new).changes
    return found


def test_inside_its_paragraph() -> None:
    found = only([f"{PAY} {BILL} {DAY}"], [f"{PAY} {DAY} {BILL}"])
    assert found.moves_words
    assert found.called == "moved"
    assert (found.lane, found.significance, found.reasons) == (Lane.WORDING, Significance.LOW, ("moved",))
    assert found.old[0].text.strip() == found.new[0].text.strip() == BILL
    assert found.sentence.ru == f"Переставлено предложение внутри абзаца: «{BILL}»"
    assert found.sentence.en == f"A sentence was moved inside its paragraph: “{BILL}”"


def test_several_sentences_together() -> None:
    found = only([f"{BILL} {DAY} {PAY}", TRACE], [PAY, f"{TRACE} {BILL} {DAY}"])
    assert found.sentence.ru == f"Переставлены предложения в другой абзац: «{BILL} {DAY}»"


def test_from_clause_to_clause_and_from_section_to_section() -> None:
    found = only([item(f"{PAY} {BILL}", "4.2"), item(TRACE, "4.3")], [item(PAY, "4.2"), item(f"{TRACE} {BILL}", "4.3")])
    assert found.sentence.ru == f"Переставлено предложение из п.\u00a04.2 в п.\u00a04.3: «{BILL}»"
    assert found.sentence.en == f"A sentence was moved from clause\u00a04.2 to clause\u00a04.3: “{BILL}”"


@pytest.mark.parametrize("back", [False, True])
def test_into_a_paragraph_of_its_own_far_away_and_back(*, back: bool) -> None:
    far = ["Исполнитель хранит материалы у себя.", "Возражения направляются в течение трёх дней."]
    one, two = [f"{PAY} {BILL} {DAY}", *far], [f"{PAY} {DAY}", *far, BILL]
    found = only(two, one) if back else only(one, two)
    assert found.moves_words
    assert ("в другой абзац" if back else "в отдельный абзац") in found.sentence.ru


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(
            ["Заказчик без письменного уведомления сторон платит. Счёт вправе выставить Исполнитель."],
            ["Заказчик платит. Счёт вправе без письменного уведомления сторон выставить Исполнитель."],
            id="words inside a sentence may mean something else there",
        ),
        pytest.param([f"{PAY} {BILL}", f"{DAY} {BILL}", TRACE], [PAY, DAY, f"{TRACE} {BILL}"], id="went in two places"),
        pytest.param([f"{PAY} {BILL}", DAY, TRACE], [PAY, f"{DAY} {BILL}", f"{TRACE} {BILL}"], id="came in two places"),
        pytest.param([f"{PAY} Да будет так.", TRACE], [PAY, f"{TRACE} Да будет так."], id="too short to be known again"),
        pytest.param([f"{PAY} {BILL}", [["1", TRACE]]], [PAY, [["1", f"{TRACE} {BILL}"]]], id="into a cell"),
    ],
)
def test_what_stays_words_that_went_and_words_that_came(old: list[Item], new: list[Item]) -> None:
    assert not [change for change in compared(old, new).changes if change.moves_words]


def test_the_last_sentence_without_its_point() -> None:
    found = only([f"{BILL} {PAY}", TRACE], [PAY, f"{TRACE} {BILL[:-1]}"])
    assert found.moves_words


def test_a_sentence_that_is_hidden_where_it_came_is_of_substance() -> None:
    old, new = document([f"{PAY} {BILL}", TRACE], "o"), document([PAY, f"{TRACE} {BILL}"], "n")
    unseen: Block = dataclasses.replace(new.blocks[1], flags=(Flag.HIDDEN,))
    (found,) = compare(old, dataclasses.replace(new, blocks=(new.blocks[0], unseen))).changes
    assert (found.kind, found.lane, "hidden" in found.reasons) == (ChangeKind.REPLACED, Lane.SUBSTANCE, True)
