"""Numbers, sizes and times as people write them."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from pages.shell import figures
from pages.shell.words import speaking


@pytest.fixture(autouse=True)
def _in_russian() -> Iterator[None]:
    with speaking("ru"):
        yield


@pytest.mark.parametrize(
    ("value", "decimals", "ru", "en"),
    [
        (0, 0, "0", "0"),
        (248, 0, "248", "248"),
        (1_250_000, 0, "1\u00a0250\u00a0000", "1,250,000"),
        (-12.5, 1, "\u221212,5", "\u221212.5"),
    ],
)
def test_number(value: float, decimals: int, ru: str, en: str) -> None:
    assert figures.number(value, decimals) == ru
    with speaking("en"):
        assert figures.number(value, decimals) == en


def test_size() -> None:
    assert figures.size(0) == "0\u00a0байт"
    assert figures.size(1_536) == "1,5\u00a0КБ"
    assert figures.size(50 * 1024 * 1024) == "50\u00a0МБ"


def test_span() -> None:
    assert figures.span(41.6) == "42\u00a0с"
    assert figures.span(200) == "3\u00a0мин"
    assert figures.span(7_860) == "2\u00a0ч\u00a011\u00a0мин"


def test_when() -> None:
    now = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
    assert figures.when(datetime(2026, 11, 24, 9, 5, tzinfo=UTC), now) == "сегодня, 09:05"
    assert figures.when(datetime(2026, 11, 3, 9, 5, tzinfo=UTC), now) == "3\u00a0нояб., 09:05"
    assert figures.when(datetime(2025, 11, 3, 9, 5, tzinfo=UTC), now) == "03.11.2025"
    assert figures.when(None) == ""
    with speaking("en"):
        assert figures.when(datetime(2026, 11, 3, 9, 5, tzinfo=UTC), now) == "3\u00a0Nov, 09:05"
