"""Small words that turn a rule round: each is one change of substance, of at least medium significance."""

import pytest

from tests.unit.made_documents import compared

RULES = [
    ("The Seller shall repair {} replace the goods.", "and", "and/or", "connective"),
    ("Исполнитель готовит акт {} отчёт за месяц.", "и", "и/или", "connective"),
    ("The fee is refundable {} the event is cancelled.", "unless", "if", "opposite"),
    ("Prices are {} of all taxes and duties.", "inclusive", "exclusive", "opposite"),
    ("Commission is calculated on {} revenue.", "gross", "net", "opposite"),
    ("Масса указана {} для каждого места.", "брутто", "нетто", "opposite"),
    ("Отказаться можно {} 14 дней после передачи.", "в течение", "по истечении", "opposite"),
    ("The Buyer may reject goods {} 14 days of delivery.", "within", "after", "opposite"),
    ("Оплата производится {} подписания акта.", "до", "после", "opposite"),
]


@pytest.mark.parametrize(("text", "old", "new", "reason"), RULES, ids=[f"{old}-{new}" for _, old, new, _ in RULES])
def test_a_small_word_is_of_substance_both_ways(text: str, old: str, new: str, reason: str) -> None:
    for before, after in ((old, new), (new, old)):
        (change,) = compared([text.format(before)], [text.format(after)]).changes
        assert change.lane.value == "substance"
        assert reason in change.reasons
        assert change.significance.rank >= 2


def test_synonyms_stay_wording() -> None:
    (change,) = compared(["Оплата после подписания акта по счёту."], ["Оплата вслед за подписанием акта по счёту."]).changes
    assert change.lane.value == "wording"
