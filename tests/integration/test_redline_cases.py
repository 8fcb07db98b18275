"""Redlines, answers and amendments of real Word pairs: each is proved, and its comments stand on the words of their changes."""

from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.measures.redlines import pairs
from core.reports import Decision, render
from core.reports.amending.making import make, proved
from tests.word_comments import misplaced
from tests.word_pairs import report_data_of


@pytest.mark.cases
def test_real_pairs(cases: Path) -> None:
    looked_at = 0
    for name, old, new in pairs(cases):
        if not name.startswith("wml/"):
            continue
        data = report_data_of(old.read_bytes(), new.read_bytes())
        count, wrong = misplaced(render("redline", data), data)
        looked_at += count
        assert wrong == [], name
        rejected = {change.id: Decision(decision="rejected") for change in data.comparison.changes[::2]}
        assert render("answer", replace(data, decisions=rejected))
        assert proved(make(data.comparison, data.old, data.new), data.old, data.new) is None, name
    assert looked_at > 25
