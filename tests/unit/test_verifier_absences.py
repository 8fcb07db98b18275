"""What is said not to stand in a version came or went; "without" of what the other version asks for. Each sentence is false of
the same change turned round."""

import pytest

from tests.unit.one_case import checked, interprets, one_case

RECORDS = "The Supplier shall keep records of all deliveries."
BADGES = "Посетители обязаны носить бейдж на территории."
COVER, CUT = "The policy covers fire, theft and flooding.", "The policy covers fire and theft."
FREE = "The Supplier may replace key personnel."
TIED = "The Supplier may replace key personnel only with the Customer's prior written consent."
COPY, BANNED = "The Licensee may copy the software.", "The Licensee may not copy the software."
OPTION, DUTY = "The Supplier may inspect the site.", "The Supplier shall inspect the site."
BUYER, SELLER = "The Buyer shall insure the goods during transport.", "The Seller shall insure the goods during transport."

TURNED = [
    (RECORDS, "", "The new version no longer says that the Supplier shall keep records of all deliveries."),
    (RECORDS, "", "The new version does not contain the rule that the Supplier shall keep records of all deliveries."),
    (RECORDS, "", "The provision under which the Supplier shall keep records of all deliveries is missing from the new version."),
    ("", RECORDS, "There was no such rule before: the Supplier shall keep records of all deliveries."),
    ("", RECORDS, "The old version contained no provision on records of all deliveries."),
    (BADGES, "", "В новой версии отсутствует положение, согласно которому посетители обязаны носить бейдж на территории."),
    (BADGES, "", "Больше не указано, что посетители обязаны носить бейдж на территории."),
    (BADGES, "", "Предложение о том, что посетители обязаны носить бейдж на территории, удалено."),
    ("", BADGES, "В старой версии не было положения о том, что посетители обязаны носить бейдж на территории."),
    (COVER, CUT, "The list was shortened: flooding is missing now."),
    (CUT, COVER, "The new version additionally mentions flooding."),
    (FREE, TIED, "The Supplier may no longer replace key personnel without the Customer's prior written consent."),
    (COPY, BANNED, "Copying the software is now prohibited."),
    (OPTION, DUTY, "The inspection of the site is no longer optional."),
    (BUYER, SELLER, "The duty to insure the goods during transport passes from the Buyer to the Seller."),
]


@pytest.mark.parametrize(("old", "new", "text"), TURNED)
def test_is_believed_of_the_change_and_not_of_its_reverse(old: str, new: str, text: str) -> None:
    language = "en" if text.isascii() else "ru"
    assert not checked(one_case(old, new, language), text).reasons
    assert checked(one_case(new, old, language), text).reasons


@pytest.mark.parametrize(
    ("old", "new", "text"),
    [
        (
            "The flash point is 23 °C.",
            "The flash point is 38 °C.",
            "The flash point is no longer stated as 38 °C, previously 23 °C.",
        ),
        ("A fee is due.", "A fee of EUR 5 is due.", "Now there is no fee."),
    ],
)
def test_is_not_believed(old: str, new: str, text: str) -> None:
    assert checked(one_case(old, new, "en"), text).reasons


QUORUM = one_case(
    "The meeting is quorate if a third of the members are present.",
    "The meeting is quorate if more than half of the members are present.",
    "en",
    "Quorum",
)
TENURE = one_case(
    "К работе допускаются лица, имеющие стаж не менее трёх лет.", "К работе допускаются лица, имеющие стаж не менее одного года."
)
VOTES = one_case(
    "Решения принимаются простым большинством голосов.",
    "Решения принимаются большинством в три четверти голосов.",
    "ru",
    "Собрание",
)
ADVANCE = one_case(
    "The Client shall pay an advance of 20% of the fee.", "The Client shall pay an advance of 40% of the fee.", "en", "Payment"
)


def test_the_share_that_has_to_attend_is_ranked() -> None:
    assert not checked(QUORUM, "The quorum requirement was raised: now more than half of the members must be present.").reasons
    assert checked(QUORUM, "The quorum requirement was lowered: now more than half of the members must be present.").reasons


def test_what_is_required_may_be_an_attribute() -> None:
    assert not checked(TENURE, "Требуемый стаж снижен с трёх лет до одного года.").reasons
    assert checked(TENURE, "Требуемый стаж повышен с одного года до трёх лет.").reasons


def test_what_was_enough_before_is_of_the_old_version() -> None:
    assert not checked(ADVANCE, "An advance of 40% of the fee is to be paid by the Client where 20% was enough before.").reasons
    assert checked(ADVANCE, "An advance of 20% of the fee is to be paid by the Client where 40% was enough before.").reasons


def test_a_rule_for_everybody_that_is_stricter_makes_nothing_easier() -> None:
    assert not interprets(VOTES, "Это может облегчить принятие решений.")
    assert interprets(VOTES, "Это может усложнить принятие решений.")
