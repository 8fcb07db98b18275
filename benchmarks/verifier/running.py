"""The analysis as a run: each change of a long comparison accounted for, the cost of a kill, of a cancel, and of our own work."""

import os
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

from benchmarks.made.generator import make
from core.analysis import AnalysisOptions, MemoryCache, Sources, Tools, analyse
from core.analysis.engine import AnalysisStatus
from core.analysis.ollama import Ollama
from core.analysis.scorecard import cases, score
from core.analysis.scorecard.cases import documents
from core.comparison import compare
from core.comparison.judge import find_values
from core.model.analysis import Analysis
from core.model.comparison import Comparison
from core.model.document import Document
from core.model.scorecard import ScoreCard
from core.ports import LanguageModel, ModelAnswer, ModelInfo, ModelRequest
from tests.random_model import make_random_model
from tests.real_ollama import real_ollama
from tests.scripted_ollama import ScriptedOllama

PAGES, CANCEL_SECONDS, OVERHEAD_SECONDS = 300, 5.0, 0.05
IN_FLIGHT = 2
"""Requests of the batch that was under way: its question, and its sentences sent back once."""
OPTIONS = AnalysisOptions(model="scripted", language="ru", tone=False)
Pair = tuple[Comparison, Document, Document]


class Timed:
    """A port with the time that passed inside it, and how often it was asked."""

    def __init__(self, port: LanguageModel) -> None:
        self._port = port
        self.seconds, self.asked = 0.0, 0

    def models(self) -> list[ModelInfo]:
        return self._port.models()

    def show(self, model: str) -> ModelInfo:
        return self._port.show(model)

    def ask(self, request: ModelRequest, cancelled: Callable[[], bool]) -> ModelAnswer:
        started = time.process_time()
        try:
            return self._port.ask(request, cancelled)
        finally:
            self.seconds += time.process_time() - started
            self.asked += 1


class Killed(Exception):
    """Stands for the end of the process at that point."""


class Mortal(MemoryCache):
    """A cache whose `last`-th write is the last thing that the process does, before or after it is kept."""

    def __init__(self, last: int, *, after: bool, kept: dict[str, bytes]) -> None:
        super().__init__()
        self.kept, self._left, self._after = kept, last, after

    def put(self, key: str, value: bytes) -> None:
        self._left -= 1
        if self._left == 0 and not self._after:
            raise Killed
        super().put(key, value)
        if self._left == 0:
            raise Killed


def pair_of_pages(pages: int) -> Pair:
    """Generated, about so many pages a side."""
    made = make(1, pages)
    return compare(made.old, made.new), made.old, made.new


def pair_of_cases(count: int = 80) -> Pair:
    """Both versions hold the first `count` built-in Russian cases, a section each."""
    old, new = documents(cases("ru")[:count])
    return compare(old, new), old, new


def run(pair: Pair, port: LanguageModel, cache: MemoryCache, cancelled: Callable[[], bool] = lambda: False) -> Analysis:
    """One analysis without summary or tone, with what the given cache knows."""
    tools = Tools(model=port, find_values=find_values, cache=cache, cancelled=cancelled)
    return analyse(Sources(*pair), tools, OPTIONS)


def covered(pages: int = PAGES) -> bool:
    """All changes of a long comparison: each read, or listed with its reason; and what of it is ours, a batch."""
    pair = pair_of_pages(pages)
    with ScriptedOllama("right") as server, closing(Ollama(server.url)) as ollama:
        port = Timed(ollama)
        started = time.process_time()
        found = run(pair, port, MemoryCache())
        ours = (time.process_time() - started - port.seconds) / max(1, port.asked)
    total = len(pair[0].changes)
    whole = found.analysed + len(found.not_analysed) == found.total == total
    print(f"{pages} pages: {found.analysed} of {total} changes analysed, {len(found.not_analysed)} listed   bar 100 %")
    print(f"overhead of ours: {ours * 1000:.0f} ms a batch ({port.asked} requests)   bar {OVERHEAD_SECONDS * 1000:.0f} ms")
    return whole and ours <= OVERHEAD_SECONDS


def killed_anywhere(changes: int = 80) -> bool:
    """A kill at any write: the work asked twice is at most the batch in flight, the result the same."""
    pair = pair_of_cases(changes)
    with ScriptedOllama("right") as server, closing(Ollama(server.url)) as port:
        whole = run(pair, port, MemoryCache())
        once = len(server.requests)
        worst, points, same = 0, 0, True
        for after in (False, True):
            for last in range(1, once + 1):
                server.requests.clear()
                kept: dict[str, bytes] = {}
                try:
                    run(pair, port, Mortal(last, after=after, kept=kept))
                except Killed:
                    points += 1
                same = run(pair, port, Mortal(0, after=True, kept=kept)) == whole and same
                worst = max(worst, len(server.requests) - once)
    print(
        f"killed at each of {points} points: requests asked twice at most {worst}   bar {IN_FLIGHT}, the result the same: {same}"
    )
    return worst <= IN_FLIGHT and same


def cancelled_after() -> bool:
    """From cancelling to the closed stream, of a model that is silent and of one that writes without end."""
    worst = max(cancelled_in(mode) for mode in ("silent", "mute", "endless"))
    print(f"cancel to the stream closed: {worst:.2f} s   bar {CANCEL_SECONDS:.0f} s")
    return worst <= CANCEL_SECONDS


def cancelled_in(mode: str) -> float:
    """Seconds from the wish to the closed stream."""
    pair = pair_of_cases()
    wanted = threading.Event()
    with ScriptedOllama(mode) as server, closing(Ollama(server.url)) as port:
        threading.Thread(target=lambda: (_until(lambda: bool(server.requests)), wanted.set()), daemon=True).start()
        asked = time.monotonic()

        def cancelled() -> bool:
            nonlocal asked
            if not wanted.is_set():
                asked = time.monotonic()
            return wanted.is_set()

        found = run(pair, port, MemoryCache(), cancelled)
        _until(lambda: server.closed > 0)
        assert found.status is AnalysisStatus.CANCELLED
        return server.closed_at[0] - asked


def _until(holds: Callable[[], bool], seconds: float = 20.0) -> None:
    end = time.monotonic() + seconds
    while not holds() and time.monotonic() < end:
        time.sleep(0.01)


def scored() -> bool:
    """The score cards of models whose worth is known: each must be what it is."""
    makers: dict[str, Callable[[], ScoreCard]] = {mode: partial(_card, mode) for mode in ("right", "wrong", "obey")}
    program = os.environ.get("SVERKA_OLLAMA_PROGRAM", "")
    if Path(program).is_file():
        makers["random weights"] = partial(_random, program)
    cards: dict[str, ScoreCard] = {}
    for name, made in makers.items():
        card = cards[name] = made()
        print(
            f"score card, {name:14} {card.changes:4} changes   right {card.recall:4.0%}   citations {card.citations:4.0%}   "
            f"false caught {card.caught:3}, missed {card.missed}   shape {card.json_valid:4.0%}   "
            f"{'meets the bar' if card.good_enough else 'below the bar'}",
            flush=True,
        )
    return cards.pop("right").good_enough and not any(card.good_enough or card.missed for card in cards.values())


def _card(mode: str) -> ScoreCard:
    with ScriptedOllama(mode) as server, closing(Ollama(server.url)) as port:
        return score("scripted", compare, Tools(model=port, find_values=find_values))


def _random(program: str) -> ScoreCard:
    with (
        tempfile.TemporaryDirectory() as folder,
        real_ollama(program, Path(folder)) as host,
        closing(Ollama(f"http://{host}")) as port,
    ):
        return score(make_random_model(program, host), compare, Tools(model=port, find_values=find_values))
