"""The analysis of a comparison: every change in batches, each sentence checked, then the summary from what was verified."""

import threading
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace

from core.analysis.basis import Basis
from core.analysis.batches import Piece, ordered, packed, pieces_of
from core.analysis.context import Sources
from core.analysis.options import AnalysisOptions, Progress, Tools, untold
from core.analysis.reading import BatchReader, BatchResult
from core.analysis.stop import Stopped
from core.analysis.summary import summarise
from core.analysis.tone import tone_shifts
from core.errors import ModelError
from core.model.analysis import Analysis, AnalysisStatus, NotAnalysed, Statement

NOT_REACHED = "not reached"
"""The reason of a change that the analysis did not come to before it was stopped."""


def _unheard(analysis: Analysis) -> None:
    """Where nobody waits for what is ready."""


def analyse(
    sources: Sources,
    tools: Tools,
    options: AnalysisOptions,
    progress: Progress = untold,
    arrived: Callable[[Analysis], None] = _unheard,
) -> Analysis:
    """Reads every change of the comparison and says what it means.

    `completed` means that every change was tried: those that the model could not be made to read are listed with the reason.
    Stopped by its tools, what is ready comes back with the status `cancelled`: every finished batch is in the cache, and the
    same call goes on from there. `arrived` gets the analysis so far after each round of batches. Raises ModelUnavailable,
    ModelBusy, ModelMissing, ModelSilent, ModelError once the failure table has no more answer.
    """
    run = _Run.over(sources, tools, options)
    try:
        run.read(progress, arrived)
        run.sum_up(progress)
        status = AnalysisStatus.COMPLETED
    except Stopped:
        status = AnalysisStatus.CANCELLED
    return run.result(status)


@dataclass(slots=True, kw_only=True)
class _Run:
    """One analysis under way."""

    sources: Sources
    options: AnalysisOptions
    basis: Basis
    halted: threading.Event
    results: list[BatchResult] = field(default_factory=list)
    summary: list[Statement] = field(default_factory=list)

    @classmethod
    def over(cls, sources: Sources, tools: Tools, options: AnalysisOptions) -> "_Run":
        halted = threading.Event()
        stoppable = replace(tools, cancelled=lambda: halted.is_set() or tools.cancelled())
        return cls(sources=sources, options=options, basis=Basis.of(sources, stoppable, options), halted=halted)

    def read(self, progress: Progress, arrived: Callable[[Analysis], None]) -> None:
        """Batch by batch, `parallel` at one time; a round's sizes depend only on the answers before it, so a restart finds the
        same batches in the cache."""
        total = len(self.sources.changes)
        pieces = self._pieces()
        reader = BatchReader(basis=self.basis)
        progress("changes", 0, total)
        with ThreadPoolExecutor(max_workers=max(1, self.options.parallel), thread_name_prefix="batch") as pool:
            while pieces:
                batches = []
                for _ in range(max(1, self.options.parallel)):
                    batch = packed(pieces, self.basis.budget.tokens(self.basis.asker.fixed), self.basis.budget)
                    pieces = pieces[len(batch) :]
                    if batch:
                        batches.append(batch)
                for results in self._round(pool, reader, batches):
                    self.results.extend(results)
                counts = tuple(result.count for result in self.results if result.count is not None)
                self.basis = replace(self.basis, budget=self.basis.budget.corrected(counts))
                progress("changes", total - len(self.missing()), total)
                arrived(self.result(AnalysisStatus.PARTIAL))

    def _round(self, pool: ThreadPoolExecutor, reader: BatchReader, batches: list[list[Piece]]) -> list[list[BatchResult]]:
        """What interrupts the waiting itself (the task's time limit) closes every stream: the pool would wait for them."""
        try:
            return list(pool.map(reader.read, batches))
        except (ModelError, Stopped):
            raise
        except BaseException:
            self.halted.set()
            raise

    def _pieces(self) -> list[Piece]:
        limit = max(64, self.basis.room * 9 // 10)
        return [
            piece
            for change in ordered(self.sources.comparison.changes)
            for piece in pieces_of(self.sources.view(change.id), limit, self.basis.budget)
        ]

    def sum_up(self, progress: Progress) -> None:
        trusted = [one for result in self.results for one in result.statements if not one.interprets]
        if self.options.summary:
            self.summary.extend(summarise(trusted, self.sources, self.basis, progress))
        if self.options.tone:
            self.summary.extend(tone_shifts(self.sources, self.basis, progress))

    def unread(self) -> tuple[NotAnalysed, ...]:
        """Changes that the model could not read, once each; a window that failed counts for its change."""
        found: dict[str, NotAnalysed] = {}
        for result in self.results:
            for one in result.unread:
                found.setdefault(one.change, one)
        return tuple(found.values())

    def missing(self) -> list[str]:
        """Changes that nobody has come to yet."""
        seen = {change for result in self.results for change in (*result.read, *(one.change for one in result.unread))}
        return [change for change in self.sources.changes if change not in seen]

    def result(self, status: AnalysisStatus) -> Analysis:
        unread = (*self.unread(), *(NotAnalysed(change=one, reason=NOT_REACHED) for one in self.missing()))
        total = len(self.sources.changes)
        statements = tuple(_unique(one for result in self.results for one in result.statements))
        return self.basis.result(
            status, (total - len(unread), total), summary=self.summary, statements=statements, not_analysed=unread
        )


def _unique(statements: Iterable[Statement]) -> Sequence[Statement]:
    """Two windows of one change that say the same say it once."""
    return list(dict.fromkeys(statements))
