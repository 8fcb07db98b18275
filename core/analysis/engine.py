"""The analysis of a comparison: every change in batches, each sentence checked, then the summary from what was verified."""

import threading
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from core.analysis.asking import Asker
from core.analysis.batches import Piece, ordered, packed, pieces_of
from core.analysis.budget import Budget
from core.analysis.cache import BatchCache
from core.analysis.context import Sources
from core.analysis.options import AnalysisOptions, Progress, Tools
from core.analysis.prompts import PROMPT_VERSION
from core.analysis.reading import BatchReader, BatchResult
from core.analysis.salt import salt_of
from core.analysis.stop import Stopped
from core.analysis.summary import summarise
from core.analysis.tone import tone_shifts
from core.analysis.verdicts import Judge, counted
from core.analysis.verify import Verifier
from core.errors import ModelError
from core.model.analysis import Analysis, AnalysisStatus, NotAnalysed, Statement
from core.model.comparison import Comparison
from core.model.document import Document
from core.ports import LanguageModel, ModelInfo

NOT_REACHED = "not reached"
"""The reason of a change that the analysis did not come to before it was stopped."""


def _nothing(analysis: Analysis) -> None:
    """Where nobody waits for what is ready."""


def analyse(
    comparison: Comparison,
    old: Document,
    new: Document,
    model: LanguageModel,
    tools: Tools,
    options: AnalysisOptions,
    cache: BatchCache,
    progress: Progress,
    cancelled: Callable[[], bool],
    arrived: Callable[[Analysis], None] = _nothing,
) -> Analysis:
    """Reads every change of the comparison and says what it means.

    `completed` means that every change was tried: those that the model could not be made to read are listed with the reason.
    `cancelled` is asked often; once it answers True the model's stream is closed and what is ready comes back, with the status
    `cancelled`: every finished batch is in `cache`, and the same call goes on from there. It may raise instead; what it raises
    passes through. `arrived` gets the analysis so far after each round of batches. Raises ModelUnavailable, ModelBusy,
    ModelMissing, ModelSilent, ModelError once the failure table has no more answer.
    """
    info = model.show(options.model)
    run = _Run.over(comparison, old, new, model, tools, options, cache, cancelled, info)
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
    info: ModelInfo
    asker: Asker
    judge: Judge
    cache: BatchCache
    budget: Budget
    halted: threading.Event
    results: list[BatchResult] = field(default_factory=list)
    summary: list[Statement] = field(default_factory=list)

    @classmethod
    def over(
        cls,
        comparison: Comparison,
        old: Document,
        new: Document,
        model: LanguageModel,
        tools: Tools,
        options: AnalysisOptions,
        cache: BatchCache,
        cancelled: Callable[[], bool],
        info: ModelInfo,
    ) -> "_Run":
        sources = Sources(comparison, old, new)
        judge = Judge(verifier=Verifier(sources, options.language, tools.find_values), rules=sources.changes)
        halted = threading.Event()
        asker = Asker.of(model, info, tools, options, lambda: halted.is_set() or cancelled())
        budget = Budget(num_ctx=asker.num_ctx, language=options.language)
        return cls(
            sources=sources, options=options, info=info, asker=asker, judge=judge, cache=cache, budget=budget, halted=halted
        )

    def read(self, progress: Progress, arrived: Callable[[Analysis], None]) -> None:
        """Batch by batch, `parallel` at one time; a round's sizes depend only on the answers before it, so a restart finds the
        same batches in the cache."""
        total = len(self.sources.changes)
        pieces = self._pieces(self.budget)
        salt = salt_of(self.asker, self.info)
        reader = BatchReader(sources=self.sources, asker=self.asker, judge=self.judge, cache=self.cache, salt=salt)
        progress("changes", 0, total)
        with ThreadPoolExecutor(max_workers=max(1, self.options.parallel), thread_name_prefix="batch") as pool:
            while pieces:
                batches = []
                for _ in range(max(1, self.options.parallel)):
                    batch = packed(pieces, self.budget.tokens(self.asker.fixed), self.budget)
                    pieces = pieces[len(batch) :]
                    if batch:
                        batches.append(batch)
                for results in self._round(pool, reader, batches):
                    self.results.extend(results)
                self.budget = self.budget.corrected(tuple(result.count for result in self.results if result.count is not None))
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

    def _pieces(self, budget: Budget) -> list[Piece]:
        limit = max(64, (budget.prompt - budget.tokens(self.asker.fixed)) * 9 // 10)
        return [
            piece
            for change in ordered(self.sources.comparison.changes)
            for piece in pieces_of(self.sources.view(change.id), limit, budget)
        ]

    def sum_up(self, progress: Progress) -> None:
        trusted = [one for result in self.results for one in result.statements if not one.interprets]
        shared = (self.sources, self.asker, self.judge, self.cache, salt_of(self.asker, self.info))
        if self.options.summary:
            self.summary.extend(summarise(trusted, *shared, self.budget, progress))
        if self.options.tone:
            self.summary.extend(tone_shifts(*shared, self.budget, progress))

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
        return Analysis(
            model=self.options.model,
            status=status,
            analysed=total - len(unread),
            total=total,
            not_analysed=unread,
            summary=tuple(self.summary),
            statements=statements,
            rates=counted([*self.summary, *statements]),
            language=self.options.language,
            digest=self.info.digest,
            prompt_version=PROMPT_VERSION,
        )


def _unique(statements: Iterable[Statement]) -> Sequence[Statement]:
    """Two windows of one change that say the same say it once."""
    return list(dict.fromkeys(statements))
