"""How a model tells what standards, terms and contracts say: capital duties, bare figures, how often, what is added to a rate."""

import pytest

from core.analysis.scorecard.cases import Case
from tests.unit.one_case import checked, one_case

STANDARD = one_case(
    "A pump has a name.",
    "A pump has a name. The reader SHALL first convert the name into a code. The name SHALL NOT include spaces.",
    "en",
    "Names",
)
PERMITTED = one_case("A pump has a name.", "A pump has a name. A pump record MAY contain a field named rank.", "en", "Names")
AGE = one_case(
    "You must be at least 13 years old to use the Service.", "You must be at least 16 years old to use the Service.", "en", "Age"
)
RENEWED = one_case(
    "A pass may be renewed any number of times.", "A pass may be renewed at most twice, on request.", "en", "Passes"
)
TWO_FIGURES = one_case(
    "The Client shall pay each invoice within 30 days of receipt. Late payments bear interest at 1% per month.",
    "The Client shall pay each invoice within 45 days of receipt. Late payments bear interest at 1.5% per month.",
    "en",
)
FLOATING = one_case(
    "The Loan bears interest at a fixed rate of 6.5% per annum.",
    "The Loan bears interest at a floating rate equal to the base rate plus 2.0% per annum.",
    "en",
    "Interest",
)
SOFTER = one_case(
    "Язык канала должен быть тем же, что язык объявления.", "Язык канала следует выбирать как язык объявления.", "ru", "Язык"
)

BANNED = one_case(
    "You agree not to pilot any drone for purposes other than commerce.", "You agree not to pilot any drone.", "en", "Use"
)
WIDER = one_case("You must not pilot any drone for purposes other than commerce.", "You must not pilot any drone.", "en", "Use")
LIFTED = one_case("You must not pilot any drone. Report losses.", "Report losses.", "en", "Use")
RANKED = one_case("A pump has a name.", "A pump has a name. A pump has a rank between 0.0 and 100.0 inclusive.", "en", "Rank")


@pytest.mark.parametrize(
    ("one", "text"),
    [
        (BANNED, "Users must not pilot any drone."),
        (BANNED, "The words “for purposes other than commerce” were removed from the ban on piloting any drone."),
        (LIFTED, "The ban on piloting any drone was removed."),
        (RANKED, "A rank from 0.0 to 100.0 was added."),
        (STANDARD, "The reader must now first convert the name into a code."),
        (STANDARD, "The name must not include spaces."),
        (PERMITTED, "A pump record may now contain a field named rank."),
        (AGE, "The minimum age was raised from 13 to 16."),
        (RENEWED, "A pass may now be renewed no more than two times."),
        (TWO_FIGURES, "The payment period was extended from 30 to 45 days of receipt."),
        (
            FLOATING,
            "The fixed rate of 6.5% per annum was replaced with a floating rate equal to the base rate plus 2.0% per annum.",
        ),
        (SOFTER, "Требование смягчено: вместо «должен быть тем же» теперь «следует выбирать»."),
    ],
)
def test_a_true_sentence_is_believed(one: Case, text: str) -> None:
    assert checked(one, text).reasons == ()


@pytest.mark.parametrize(
    ("one", "text"),
    [
        (BANNED, "The ban on piloting any drone was removed."),
        (BANNED, "Users may now pilot any drone."),
        (WIDER, "The ban on piloting drones was removed."),
        (RANKED, "A rank from 0.0 to 90.0 was added."),
        (RANKED, "The rank was raised from 0.0 to 100.0."),
        (STANDARD, "The reader may now first convert the name into a code."),
        (STANDARD, "The name must include spaces."),
        (PERMITTED, "A pump record must now contain a field named rank."),
        (PERMITTED, "The rank field is required in every pump record."),
        (AGE, "The minimum age was raised from 16 to 13."),
        (AGE, "The minimum age was raised from 12 to 16."),
        (AGE, "The minimum age was lowered from 13 to 16."),
        (RENEWED, "A pass may now be renewed no more than three times."),
        (TWO_FIGURES, "The payment period was extended from 1 to 1.5% per month."),
        (FLOATING, "The interest was reduced to 2.0%."),
        (FLOATING, "The rate fell from 6.5% to 2.0%."),
        (SOFTER, "Требование смягчено: вместо «следует выбирать» теперь «должен быть тем же»."),
    ],
)
def test_a_false_one_of_that_build_is_not(one: Case, text: str) -> None:
    assert checked(one, text).reasons
