"""Each way in which a model's server fails, once and for ever: what the analysis makes of it. And what a stop costs."""

import json
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager

import pytest

from benchmarks.verifier import running
from core.analysis import AnalysisOptions, MemoryCache, Sources, Tools, analyse
from core.analysis.engine import NOT_REACHED
from core.analysis.failures import TABLE, Failure
from core.analysis.ollama import Ollama
from core.analysis.prompts import ADVICE
from core.analysis.scorecard.cases import cases, documents
from core.analysis.verify import Fault
from core.comparison import compare
from core.comparison.judge.values.find import find_values
from core.errors import ModelBusy, ModelError, ModelMissing, ModelSilent, ModelUnavailable
from core.model.analysis import CONCLUSION, Analysis, AnalysisStatus, Verdict
from core.model.comparison import Comparison
from core.model.document import Document
from core.model.exchange import Exchange
from tests.scripted_ollama import ScriptedOllama
from tests.scripted_ollama.answers import lines_of

MODES = {
    "refuse": Failure.REFUSED,
    "reset": Failure.REFUSED,
    "broken": Failure.REFUSED,
    "error_line": Failure.REFUSED,
    "busy": Failure.BUSY,
    "missing": Failure.MISSING,
    "context": Failure.CONTEXT,
    "rejected": Failure.REJECTED,
    "cut": Failure.CUT,
    "no_done": Failure.CUT,
    "silent": Failure.SILENT,
    "empty": Failure.EMPTY,
    "invalid": Failure.MALFORMED,
    "ignored": Failure.MALFORMED,
    "length": Failure.UNFINISHED,
    "repeat": Failure.UNFINISHED,
    "truncated": Failure.TRUNCATED,
}
"""What the scripted server does, and the failure that it is."""
ENDS = {Failure.REFUSED: ModelUnavailable, Failure.BUSY: ModelBusy, Failure.MISSING: ModelMissing, Failure.SILENT: ModelSilent}
"""Those that no answer cures when they last, and the error in which the analysis ends; of the rest each change is listed."""
PAUSES = (0.01, 0.01)


@contextmanager
def server(script: str) -> Iterator[tuple[ScriptedOllama, Ollama]]:
    with ScriptedOllama(script) as scripted, closing(Ollama(scripted.url, silence=0.6, pauses=PAUSES)) as port:
        yield scripted, port


def few(count: int = 3) -> tuple[Comparison, Document, Document]:
    old, new = documents(cases("ru")[:count])
    return compare(old, new), old, new


def analysed(port: Ollama, count: int = 3, cache: MemoryCache | None = None, **options: object) -> Analysis:
    comparison, old, new = few(count)
    chosen = AnalysisOptions(model="scripted", language="ru", summary=False, tone=False, **options)
    tools = Tools(model=port, find_values=find_values, cache=cache or MemoryCache())
    return analyse(Sources(comparison, old, new), tools, chosen)


def test_every_failure_of_the_table_is_played() -> None:
    assert set(MODES.values()) == set(TABLE)


@pytest.mark.parametrize("mode", [mode for mode, failure in MODES.items() if failure is not Failure.MISSING])
def test_a_failure_that_passes_costs_nothing_but_a_call(mode: str) -> None:
    with server(f"{mode},right") as (scripted, port):
        found = analysed(port)
    assert (found.status, found.analysed, found.total, found.not_analysed) == (AnalysisStatus.COMPLETED, 3, 3, ())
    assert found.rates.quarantined == 0
    assert len(scripted.requests) > 1


@pytest.mark.parametrize("mode", [mode for mode, failure in MODES.items() if failure is not Failure.REJECTED])
def test_a_failure_that_lasts_ends_in_its_error_or_in_a_list(mode: str) -> None:
    failure = MODES[mode]
    with server(mode) as (scripted, port):
        if failure in ENDS:
            with pytest.raises(ENDS[failure]) as caught:
                analysed(port)
            assert type(caught.value) is ENDS[failure]
        else:
            found = analysed(port)
            assert (found.status, found.analysed) == (AnalysisStatus.COMPLETED, 0)
            assert {one.reason for one in found.not_analysed} == {failure.value}
            assert len(found.not_analysed) == found.total == 3
    assert len(scripted.requests) < 60, "the splitting has no bound"


def test_a_model_without_think_is_asked_without() -> None:
    with server("rejected") as (scripted, port):
        found = analysed(port)
    assert found.analysed == 3
    assert "think" not in scripted.requests[-1]


def test_text_in_thinking_is_read() -> None:
    with server("thinking") as (_, port):
        assert analysed(port).rates.verified == 3


def test_the_server_is_told_not_to_cut_and_keeps_its_cache() -> None:
    with server("right") as (scripted, port):
        analysed(port, 30)
    assert len(scripted.requests) > 1
    for body in scripted.requests:
        assert (body["truncate"], body["shift"], body["stream"]) == (False, False, True)
        assert body["options"]["num_ctx"] == 8192
        assert body["keep_alive"]
    assert len({body["messages"][0]["content"] for body in scripted.requests}) == 1
    asked = [body["format"] for body in scripted.requests if "changes" in body["format"]["properties"]]
    assert len(asked) > 1
    assert all(shape == asked[0] for shape in asked)


def test_the_window_is_never_above_the_models() -> None:
    with ScriptedOllama("right", context=2048) as scripted, closing(Ollama(scripted.url)) as port:
        found = analysed(port, 20)
    assert found.analysed == found.total
    assert {body["options"]["num_ctx"] for body in scripted.requests} == {2048}


def test_a_change_longer_than_the_window_is_read_in_windows() -> None:
    from dataclasses import replace

    old, new = documents(cases("ru")[:1])
    long = " ".join(f"Пункт {i} устанавливает порядок работ номер {i}." for i in range(600))
    added = replace(new.blocks[1], block="long", text=long)
    new = replace(new, blocks=(*new.blocks, added))
    comparison = compare(old, new)
    with ScriptedOllama("right", context=2048) as scripted, closing(Ollama(scripted.url)) as port:
        options = AnalysisOptions(model="scripted", language="ru", summary=False, tone=False)
        found = analyse(Sources(comparison, old, new), Tools(model=port, find_values=find_values), options)
    assert found.analysed == found.total == len(comparison.changes)
    sent = " ".join(body["messages"][1]["content"] for body in scripted.requests)
    assert all(f"работ номер {i}." in sent for i in range(600)), "a part of the long change was never sent"


@pytest.mark.parametrize(("script", "left"), [("forgets,right", 0), ("forgets", 1)])
def test_what_an_answer_passes_over_is_asked_again_or_listed(script: str, left: int) -> None:
    """The last change of the first answer is left out: it alone is asked about again."""
    with server(script) as (scripted, port):
        found = analysed(port, 5)
    asked = [lines_of(body["messages"][1]["content"]) for body in scripted.requests]
    assert [len(lines) for lines in asked] == [5, 1]
    assert asked[1][0]["after"] == asked[0][-1]["after"]
    assert (found.analysed, [one.reason for one in found.not_analysed]) == (5 - left, ["left out"] * left)


@pytest.mark.parametrize(
    ("script", "sizes", "read"),
    [
        ("speechless", [4, 2, 1, 1, 2, 1, 1], 0),
        ("speechless,right", [4, 2, 2], 4),
        ("astray", [4], 0),
        ("forgets,forgets,right", [4, 1], 3),
    ],
)
def test_an_answer_that_says_nothing_is_asked_of_fewer_and_one_that_strays_is_not(
    script: str, sizes: list[int], read: int
) -> None:
    """A smaller batch may cure a model that says nothing; one that speaks of something else it does not, nor a single change."""
    with server(script) as (scripted, port):
        found = analysed(port, 4)
    asked = [len(lines_of(body["messages"][1]["content"])) for body in scripted.requests]
    assert asked == sizes
    assert (found.analysed, [one.reason for one in found.not_analysed]) == (read, ["left out"] * (4 - read))


def test_what_a_stop_left_unread_is_listed() -> None:
    old, new = documents(cases("ru"))
    comparison = compare(old, new)
    options = AnalysisOptions(model="scripted", language="ru", summary=False, tone=False)
    with server("right") as (scripted, port):
        tools = Tools(model=port, find_values=find_values, cancelled=lambda: len(scripted.requests) > 2)
        found = analyse(Sources(comparison, old, new), tools, options)
    assert found.status is AnalysisStatus.CANCELLED
    assert 0 < found.analysed < found.total
    assert {one.reason for one in found.not_analysed} == {NOT_REACHED}
    read = {change for one in found.statements for change in one.changes}
    assert read | {one.change for one in found.not_analysed} == {change.id for change in comparison.changes}


def test_a_second_analysis_asks_nothing() -> None:
    kept = MemoryCache()
    with server("right") as (scripted, port):
        first = analysed(port, 20, kept)
        asked = len(scripted.requests)
        assert analysed(port, 20, kept) == first
        assert len(scripted.requests) == asked


@pytest.mark.parametrize("script", ["right", "wrong", "length"])
def test_every_exchange_is_told_once_also_by_an_analysis_that_asks_nothing(script: str) -> None:
    """Failed ones too, of split batches each its own; what is not kept is asked, and told, again."""
    comparison, old, new = few(6)
    told: list[list[Exchange]] = []
    cache = MemoryCache()
    with server(script) as (scripted, port):
        for _ in range(2):
            told.append([])
            tools = Tools(model=port, find_values=find_values, cache=cache, heard=told[-1].append)
            options = AnalysisOptions(model="scripted", language="ru")
            analyse(Sources(comparison, old, new), tools, options)
            if len(told) == 1:
                assert len(told[0]) == len(scripted.requests) > 0
    if script != "length":
        assert told[1] == told[0]
    assert {one.failure for one in told[0]} == {"unfinished" if script == "length" else ""}


def test_a_kill_at_any_point_costs_at_most_the_batch_in_flight() -> None:
    assert running.killed_anywhere(20)


def test_a_server_that_never_answers_is_given_up() -> None:
    with (
        ScriptedOllama("mute") as scripted,
        closing(Ollama(scripted.url, silence=0.2, first=0.6)) as port,
        pytest.raises(ModelSilent),
    ):
        analysed(port, 1)


class TimeIsUp(Exception):
    """What a time limit raises in the main thread, wherever it stands."""


@pytest.mark.parametrize("mode", ["mute", "silent"])
def test_a_time_limit_that_comes_while_threads_wait_closes_their_streams(mode: str) -> None:
    def ring(*_: object) -> None:
        raise TimeIsUp

    before = signal.signal(signal.SIGALRM, ring)
    try:
        with ScriptedOllama(mode) as scripted, closing(Ollama(scripted.url)) as port:
            waiting = threading.Thread(target=lambda: ring_main_once(lambda: len(scripted.requests) > 0))
            waiting.start()
            with pytest.raises(TimeIsUp):
                analysed(port, 60, num_ctx=2_048, parallel=2)
            waiting.join()
            assert seen(lambda: scripted.closed >= len(scripted.requests) > 0)
    finally:
        signal.signal(signal.SIGALRM, before)


def ring_main_once(holds: Callable[[], bool]) -> None:
    """As the kernel does: to the main thread, which waits."""
    seen(holds)
    main = threading.main_thread().ident
    assert main is not None
    signal.pthread_kill(main, signal.SIGALRM)


def seen(holds: Callable[[], bool], seconds: float = 60.0) -> bool:
    """Whether it comes to hold in that time."""
    end = time.monotonic() + seconds
    while not holds() and time.monotonic() < end:
        time.sleep(0.05)
    return holds()


@pytest.mark.parametrize("mode", ["silent", "mute", "endless"])
def test_a_cancel_closes_the_stream(mode: str) -> None:
    assert running.cancelled_in(mode) < running.CANCEL_SECONDS


def test_a_long_comparison_is_accounted_for_to_the_last_change() -> None:
    pair = running.pair_of_pages(40)
    with server("right") as (_, port):
        found = running.run(pair, port, MemoryCache())
    assert found.analysed == found.total == len(pair[0].changes) > 0


def test_wrong_sentences_are_sent_back_once_and_then_kept_apart() -> None:
    with server("wrong") as (scripted, port):
        found = analysed(port)
    assert (found.rates.verified, found.rates.repaired, found.rates.quarantined) == (0, 0, 3)
    assert len(scripted.requests) == 2
    assert {one.verdict for one in found.statements} == {Verdict.QUARANTINED}
    again = scripted.requests[1]["messages"][1]["content"].splitlines()
    items = [json.loads(line) for line in again if line.startswith('{"id": "F')]
    assert len(items) == 3
    for item in items:
        unknown = [word for word in item.get("not_in_data", ()) if word in item["text"]]
        assert bool(unknown) == (ADVICE["ru"][Fault.UNKNOWN_WORD.value] in item["failed"])
        assert set(item["failed"]) <= set(ADVICE["ru"].values())
    assert any("not_in_data" in item for item in items)


def sent_back(scripted: ScriptedOllama) -> list[list[dict[str, object]]]:
    """The failed sentences of each request that asks to mend some."""
    asked = [request["messages"][1]["content"] for request in scripted.requests]
    items = [[line for line in lines_of(text) if line["id"].startswith("F")] for text in asked]
    return [found for found in items if found]


def test_what_is_mended_is_kept_a_conclusion_as_one() -> None:
    with server("mends") as (scripted, port):
        found = analysed(port)
    (items,) = sent_back(scripted)
    assert (found.rates.repaired, found.rates.interpreted, found.rates.quarantined) == (3, 3, 0)
    assert [item.get("why", False) for item in items] == [False, True] * 3
    assert {one.verdict for one in found.statements if one.role != CONCLUSION} == {Verdict.REPAIRED}


def test_sentences_that_do_not_fit_one_prompt_are_sent_back_in_parts() -> None:
    with server("mends") as (scripted, port):
        found = analysed(port, count=16, num_ctx=2_600)
    assert found.rates.repaired == 16
    # No burden follows from a right that went, nor from a looser limit: what the model says of these two is no conclusion.
    assert (found.rates.interpreted, found.rates.quarantined) == (14, 2)
    back = len(sent_back(scripted))
    assert back > len(scripted.requests) - back > 0  # more often than batches were asked


def test_sentences_that_prove_too_much_are_halved_twice_at_most() -> None:
    with server("mends,length") as (scripted, port):
        found = analysed(port, count=8)
    assert found.rates.quarantined == 16
    assert [len(items) for items in sent_back(scripted)] == [16, 8, 4, 4, 8, 4, 4]


def test_a_conclusion_is_kept_apart_from_facts_and_out_of_the_summary() -> None:
    with server("reason") as (scripted, port):
        comparison, old, new = few(6)
        options = AnalysisOptions(model="scripted", language="ru", tone=False)
        found = analyse(Sources(comparison, old, new), Tools(model=port, find_values=find_values), options)
        prompts = [request["messages"][1]["content"] for request in scripted.requests]
    drawn = [one for one in found.statements if one.role == CONCLUSION]
    assert {one.changes[0] for one in drawn} == {change.id for change in comparison.changes}
    assert (found.rates.interpreted, found.rates.quarantined) == (len(drawn), 0)
    assert found.rates.verified == sum(one.role != CONCLUSION for one in (*found.summary, *found.statements))
    assert not any("осложнить" in prompt for prompt in prompts)
    assert not any("осложнить" in one.text for one in found.summary)


def test_a_models_error_is_one_of_ours() -> None:
    with server("missing") as (_, port), pytest.raises(ModelError):
        analysed(port)
