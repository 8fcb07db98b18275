"""Time stamps of a column in which only the time zone came, went or changed are one change."""

import pytest

from core.comparison.judge import zone_turned
from tests.unit.made_documents import compared

TIMES = ["2024-02-01 05:00", "2024-02-01 06:00", "2024-02-01 07:30:00", "2024-02-02 00:00", "2024-02-03 23:59"]


def column(zone: str, sign: str = " ") -> list[list[str]]:
    return [["Время", "Значение"], *([time.replace(" ", sign) + zone, f"{at}7"] for at, time in enumerate(TIMES, 1))]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("", "+03:00", ("указан часовой пояс", "a time zone was given")),
        ("Z", "", ("часовой пояс больше не указан", "the time zone is no longer given")),
        ("+03:00", "+04:00", ("изменён часовой пояс", "the time zone was changed")),
    ],
)
def test_a_column_of_stamps_with_another_zone(before: str, after: str, said: tuple[str, str]) -> None:
    (change,) = compared([column(before, "T")], [column(after, "T")]).changes
    assert len(change.new) == len(TIMES)
    first = f"«2024-02-01T05:00{before}» → «2024-02-01T05:00{after}»"
    assert change.sentence.ru == f"Столбец «Время», 5\u00a0ячеек: {said[0]}, например {first} (строки 2, 3, 4 и ещё 2)"
    assert said[1] in change.sentence.en


def test_another_time_beside_the_zone_is_told_by_itself() -> None:
    new = column("Z")
    new[2][0] = "2024-02-01 06:15Z"
    changes = compared([column("")], [new]).changes
    assert sorted(len(change.new) for change in changes) == [1, 4]


@pytest.mark.parametrize(
    ("before", "after", "same"),
    [
        ("2024/02/01 05:00:00", "2024-02-01T05:00:00-08:00", True),
        ("2024-02-01 05:00", "2024-02-01 06:00Z", False),
        ("2024-02-01 05:00Z", "2024-02-01 05:00z", False),
        ("05:00", "05:00Z", False),
        ("", "", False),
    ],
)
def test_what_differs_in_nothing_but_its_zone(before: str, after: str, same: bool) -> None:
    assert (zone_turned(before, after) is not None) is same
