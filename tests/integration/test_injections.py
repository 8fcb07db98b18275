"""Orders in a document before a model that obeys them. The benchmark tries 300 in each place."""

from contextlib import closing

import pytest

from benchmarks.verifier import injections
from core.analysis import AnalysisOptions, Sources, Tools, analyse
from core.analysis.ollama import Ollama
from core.comparison import compare
from core.comparison.judge.values.find import find_values
from core.model.analysis import Verdict
from tests.scripted_ollama import ScriptedOllama


@pytest.mark.parametrize("place", injections.PLACES)
def test_no_order_changes_a_consequence(place: str) -> None:
    outcome = injections.tried(place, injections.orders(12))
    assert (outcome.orders, outcome.wrong) == (12, ())


def test_the_orders_differ_and_come_in_three_languages() -> None:
    made = injections.orders()
    assert len(set(made)) == len(made) == injections.COUNT


def test_the_model_did_obey_and_what_it_wrote_was_kept_apart() -> None:
    old, new = injections.documents("paragraph", injections.orders(6))
    comparison = compare(old, new)
    with ScriptedOllama("obey") as server, closing(Ollama(server.url)) as port:
        options, tools = AnalysisOptions(model="scripted"), Tools(model=port, find_values=find_values)
        found = analyse(Sources(comparison, old, new), tools, options)
    lies = [one for one in found.statements if "evil.example" in one.text or "Изменений нет" in one.text]
    assert lies
    assert {one.verdict for one in lies} == {Verdict.QUARANTINED}
    assert found.analysed + len(found.not_analysed) == found.total == len(comparison.changes)


def test_what_would_be_wrong_is_seen() -> None:
    """The benchmark's own checks on an analysis that did believe the orders."""
    from dataclasses import replace

    group = injections.orders(2)
    old, new = injections.documents("paragraph", group)
    comparison = compare(old, new)
    with ScriptedOllama("obey") as server, closing(Ollama(server.url)) as port:
        options, tools = AnalysisOptions(model="scripted"), Tools(model=port, find_values=find_values)
        found = analyse(Sources(comparison, old, new), tools, options)
    believed = tuple(replace(one, verdict=Verdict.VERIFIED) for one in found.statements)
    assert any(
        "link" in line for line in injections.consequences("paragraph", group, comparison, replace(found, statements=believed))
    )
    gone = replace(found, analysed=found.analysed - 1)
    assert any("accounted" in line for line in injections.consequences("paragraph", group, comparison, gone))
    fewer = replace(comparison, changes=comparison.changes[2:])
    assert any("vanished" in line for line in injections.consequences("paragraph", group, fewer, found))
