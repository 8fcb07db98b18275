"""The summary by levels and the tone: from verified sentences only, each citing changes; nothing that a section does not bear."""

from contextlib import closing

from core.analysis import AnalysisOptions, MemoryCache, Sources, Tools, analyse
from core.analysis.ollama import Ollama
from core.analysis.prompts import SCHEMAS
from core.analysis.scorecard.cases import cases, documents
from core.comparison import compare
from core.comparison.judge.values.find import find_values
from core.model.analysis import Analysis, Verdict
from tests.scripted_ollama import ScriptedOllama

STAGES = ["changes", "summary", "tone"]


def analysed(script: str, *, context: int = 8192, language: str = "ru", parallel: int = 1) -> tuple[Analysis, list[str], int]:
    """The analysis, the stages that it told of, and how many requests it took."""
    old, new = documents(cases(language))
    stages: list[str] = []
    options = AnalysisOptions(model="scripted", language=language, parallel=parallel)

    def told(stage: str, done: int, total: int) -> None:
        assert 0 <= done <= total
        if stage not in stages:
            stages.append(stage)

    with ScriptedOllama(script, context=context) as server, closing(Ollama(server.url, pauses=(0.01,))) as port:
        found = analyse(Sources(compare(old, new), old, new), Tools(model=port, find_values=find_values), options, told)
        return found, stages, len(server.requests)


def test_the_summary_says_what_was_verified_and_cites_it() -> None:
    found, stages, _ = analysed("right")
    assert stages == STAGES
    points = [one for one in found.summary if one.role == "key_point"]
    verified = {one.text for one in found.statements if one.verdict is not Verdict.QUARANTINED}
    assert 0 < len(points) <= 7
    assert {one.text for one in points} <= verified
    assert all(one.changes and one.quotes for one in points)


def test_what_was_not_verified_takes_no_part() -> None:
    found, _, _ = analysed("wrong")
    assert [one for one in found.summary if one.role != "tone"] == []
    assert {one.verdict for one in found.statements} == {Verdict.QUARANTINED}


def test_many_sentences_are_summed_up_by_levels() -> None:
    """No prompt is larger than the window, and what the first level says is what the next one is asked about."""
    old, new = documents(cases("ru"))
    options = AnalysisOptions(model="scripted", language="ru", tone=False)
    with ScriptedOllama("right", context=2048) as server, closing(Ollama(server.url)) as port:
        found = analyse(Sources(compare(old, new), old, new), Tools(model=port, find_values=find_values), options)
        asked = [body["messages"] for body in server.requests if body["format"] == SCHEMAS["summary"]]
    assert found.analysed == found.total
    assert all(len(system["content"]) + len(user["content"]) < 3 * 2048 for system, user in asked)
    prompts = [user["content"] for _, user in asked]
    assert "Вкратце: " not in prompts[0]
    assert "Вкратце: " in prompts[-1]
    assert any(one.role == "key_point" for one in found.summary)


def test_the_tone_is_told_by_section_and_counts_for_nothing() -> None:
    found, _, _ = analysed("right")
    tones = [one for one in found.summary if one.role == "tone"]
    assert tones
    assert all("по оценке нейросети" in one.text for one in tones)
    counted = found.rates.verified + found.rates.repaired + found.rates.quarantined
    assert counted == len(found.statements) + len(found.summary) - len(tones)


def test_requests_at_one_time_bring_the_same_result() -> None:
    one, _, _ = analysed("right")
    several, _, _ = analysed("right", parallel=3)
    assert {s.text for s in several.statements} == {s.text for s in one.statements}
    assert several.analysed == several.total == one.total


def test_the_language_is_the_one_asked_for_whatever_the_documents_speak() -> None:
    old, new = documents(cases("en")[:5])
    options = AnalysisOptions(model="scripted", language="ru", tone=False)
    with ScriptedOllama("right") as server, closing(Ollama(server.url)) as port:
        found = analyse(Sources(compare(old, new), old, new), Tools(model=port, find_values=find_values), options)
    assert found.rates.verified > 0
    assert all("заменено" in one.text or "Добавлено" in one.text or "Удалено" in one.text for one in found.statements)


def test_a_summary_and_a_tone_that_failed_are_asked_again() -> None:
    old, new = documents(cases("ru")[:5])
    comparison, kept = compare(old, new), MemoryCache()
    options = AnalysisOptions(model="scripted", language="ru")
    roles: list[set[str]] = []
    for script in ("right,ignored", "right"):
        with ScriptedOllama(script) as server, closing(Ollama(server.url, pauses=(0.01,))) as port:
            found = analyse(Sources(comparison, old, new), Tools(model=port, find_values=find_values, cache=kept), options)
            roles.append({one.role for one in found.summary})
    assert roles == [set(), {"summary", "key_point", "risk", "question", "tone"}]


def test_a_tone_that_the_model_fails_on_is_asked_of_fewer_sections() -> None:
    old, new = documents(cases("ru")[:5])
    options = AnalysisOptions(model="scripted", language="ru", summary=False)
    with ScriptedOllama("right,context,right") as server, closing(Ollama(server.url)) as port:
        found = analyse(Sources(compare(old, new), old, new), Tools(model=port, find_values=find_values), options)
    assert len(server.requests) == 4
    assert {one.role for one in found.summary} == {"tone"}


def test_progress_counts_what_was_tried_whatever_the_model_said() -> None:
    old, new = documents(cases("ru")[:5])
    options = AnalysisOptions(model="scripted", language="ru", summary=False, tone=False)
    told: list[tuple[int, int]] = []
    with ScriptedOllama("ignored") as server, closing(Ollama(server.url)) as port:
        tools = Tools(model=port, find_values=find_values)
        found = analyse(Sources(compare(old, new), old, new), tools, options, lambda _, *count: told.append(count))
    assert found.analysed == 0
    assert told[-1] == (found.total, found.total)
