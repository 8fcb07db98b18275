"""Written pairs that look like the real thing: every change that a careful reader lists is found, and nothing else."""

import os
from dataclasses import replace

import pytest

from core.comparison import compare
from core.ports import ReadOptions
from core.readers import reader_for
from tests.golden.build import BUILDERS
from tests.golden.pair import Pair, missing_and_extra, pairs, words_of

ALL = [(pair, form) for pair in pairs() for form in pair.formats]


def test_there_are_enough_pairs() -> None:
    languages = [pair.language for pair in pairs()]
    assert languages.count("ru") >= 20
    assert languages.count("en") >= 10


@pytest.mark.parametrize(("pair", "form"), ALL, ids=[f"{pair.name}-{form}" for pair, form in ALL])
def test_pair(pair: Pair, form: str) -> None:
    read, options = reader_for(form), ReadOptions()
    old = read(BUILDERS[form](pair.old), name=f"old.{form}", options=options)
    new = read(BUILDERS[form](pair.new), name=f"new.{form}", options=options)
    comparison = compare(old, new)
    if os.environ.get("SVERKA_BLIND"):
        # tests/golden/test_guard.py: a comparison that finds nothing must fail here.
        comparison = replace(comparison, changes=())
    missing, extra = missing_and_extra(pair, comparison, old, new)
    told = [(change.kind.value, change.lane.value, *words_of(change, old, new), change.reasons) for change in comparison.changes]
    assert not missing, (missing, told)
    assert len(extra) <= max(0, pair.most - len(pair.changes)), (extra, told)
    assert comparison.proof.holds
    assert comparison.complete
    assert set(pair.checks) <= {check.code for check in comparison.checks}
