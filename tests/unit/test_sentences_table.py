"""Lane, significance, reasons and both sentences of pairs, against a table written by hand."""

from pathlib import Path

import pytest

from core.comparison.judge import judge
from tests.unit.judging_drafts import block, draft

TABLE = Path(__file__).parents[1] / "golden" / "values" / "sentences.tsv"
ROWS = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize("row", ROWS, ids=[row[1][:40] for row in ROWS])
def test_a_change_is_judged_as_the_table_says(row: list[str]) -> None:
    before, after, lane, significance, reasons, ru, en = row
    old, new = block("a", before), block("b", after)
    judged = judge(draft(old, new), {"a": old}, {"b": new})
    got = (judged.lane.value, judged.significance.value, ",".join(judged.reasons))
    assert got == (lane, significance, reasons)
    assert judged.sentence.ru.replace("\u00a0", " ") == ru
    assert judged.sentence.en.replace("\u00a0", " ") == en
