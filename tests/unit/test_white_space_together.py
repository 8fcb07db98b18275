"""White space of another width in many places is one change; in a few it is told at each."""

import pytest

from core.model.change import Lane
from tests.unit.made_documents import compared

WORDS = ["node", "router", "host", "link", "packet", "path", "address"]


@pytest.mark.parametrize(("count", "told"), [(7, 1), (4, 1), (3, 3)])
def test_wider_gaps_are_one_change(count: int, told: int) -> None:
    old, new = ([f"{word}{gap}stands for what the reader of line {word} calls so." for word in WORDS] for gap in ("  ", "     "))
    found = compared(old, [*new[:count], *old[count:]]).changes
    assert (len(found), {change.lane for change in found}) == (told, {Lane.COSMETIC})
    if told == 1:
        assert found[0].sentence.en == f"White space was changed in {count} places"
        assert found[0].sentence.ru == f"Изменены пробелы в\u00a0{count}\u00a0местах"
        assert len(found[0].edits) == count
