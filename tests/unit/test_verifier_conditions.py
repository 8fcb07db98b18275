"""Stricter or looser by a condition or a ceiling that came or went; a figure goes with the words that lead to it."""

import pytest

from core.analysis.scorecard.cases import Case
from tests.unit.one_case import checked, one_case

FREE, GUIDED = "The visitor may enter the hall.", "The visitor may enter the hall only with a guide."
ANY, FEW = "Пользователь вправе делать копии описания.", "Пользователь вправе делать не более 5 копий описания."
BOTH, MEMBERS = "Only members may make at most 5 copies of the manual.", "Only members may make copies of the manual."
DAY, NIGHT = "The visitor may enter the hall only by day.", "The visitor may enter the hall only by night."


@pytest.mark.parametrize(
    ("case", "stricter", "looser", "way"),
    [
        (one_case(FREE, GUIDED, "en"), "The rules for visitors were tightened.", "The rules for visitors were relaxed.", 1),
        (one_case(GUIDED, FREE, "en"), "The rules for visitors were tightened.", "The rules for visitors were relaxed.", -1),
        (one_case(ANY, FEW), "Правила для копий описания ужесточены.", "Правила для копий описания смягчены.", 1),
        (one_case(FEW, ANY), "Правила для копий описания ужесточены.", "Правила для копий описания смягчены.", -1),
        (one_case(BOTH, MEMBERS, "en"), "The rules for copies were tightened.", "The rules for copies were relaxed.", -1),
        (one_case(DAY, NIGHT, "en"), "The rules for visitors were tightened.", "The rules for visitors were relaxed.", 0),
    ],
    ids=["only-came", "only-went", "ceiling-came", "ceiling-went", "ceiling-went-and-only-stayed", "only-stayed"],
)
def test_a_condition_of_one_version_alone_makes_it_the_stricter_one(case: Case, stricter: str, looser: str, way: int) -> None:
    believed = [not checked(case, text).reasons for text in (stricter, looser)]
    assert believed == [way > 0, way < 0]


KEPT = one_case(
    "Log files are kept for 90 days, and backups for 30 days.", "Log files are kept for 180 days, and backups for 30 days.", "en"
)
SENT = one_case("Within 30 days the Supplier delivers the goods.", "Within 45 days the Supplier delivers the goods.", "en")
HELD = one_case("5 % удерживается до подписания итогового акта.", "10 % удерживается до подписания итогового акта.")


@pytest.mark.parametrize(
    ("case", "text"),
    [
        (KEPT, "Log files are kept for 180 days instead of 90."),
        (KEPT, "Instead of 90 days, log files are kept for 180 days."),
        (SENT, "The Supplier delivers the goods within 45 days."),
        (HELD, "Удерживается 10 % до подписания итогового акта."),
    ],
)
def test_a_figure_goes_with_what_leads_to_it_or_follows_it_in_the_change(case: Case, text: str) -> None:
    assert checked(case, text).reasons == ()


def test_a_figure_of_another_clause_does_not() -> None:
    assert checked(KEPT, "Backups are kept for 180 days.").reasons == ("wrong subject",)
