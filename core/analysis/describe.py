"""The analysis of a single version, on demand: key points, risks, tables, tone; each sentence cites blocks and is checked."""

import json
from collections.abc import Callable, Sequence
from typing import Final

from core.analysis.asking import Asker
from core.analysis.blocks import BlockViews, Located
from core.analysis.budget import Budget
from core.analysis.cache import BatchCache, key_of
from core.analysis.draft import Draft
from core.analysis.failures import Failure
from core.analysis.options import AnalysisOptions, Progress, Tools
from core.analysis.prompts import PROMPT_VERSION
from core.analysis.stop import Stopped
from core.analysis.tone import feeling
from core.analysis.verdicts import Judge, counted
from core.analysis.verify import VERIFIER_VERSION, Verifier
from core.jsonform import decode, encode
from core.model.analysis import Analysis, AnalysisStatus, NotAnalysed, Statement
from core.model.document import Document, Side
from core.ports import LanguageModel

_MOST: Final = 48
"""Blocks of one batch: a model says at most a few sentences of each."""
_LEAST: Final = 400
"""Characters of a window that is halved no more."""


def describe(
    document: Document,
    model: LanguageModel,
    tools: Tools,
    options: AnalysisOptions,
    cache: BatchCache,
    progress: Progress,
    cancelled: Callable[[], bool],
) -> Analysis:
    """Reads every block with text, a long one in windows; `analysed` of `total` counts blocks. `statements` are its key points,
    risks and tables, with `tone` the tone of each batch. A block that the model cannot be made to read is listed, also where that
    is one of its windows. Raises ModelError."""
    info = model.show(options.model)
    blocks = [Located(side=Side.NEW, block=block) for block in document.blocks if block.text.strip()]
    views = BlockViews(blocks)
    asker = Asker.of(model, info, tools, options, cancelled)
    budget = Budget(num_ctx=asker.num_ctx, language=options.language)
    judge = Judge(verifier=Verifier(views, options.language, tools.find_values), rules=views.changes)
    salt = (PROMPT_VERSION, VERIFIER_VERSION, info.digest or options.model, options.language, asker.num_ctx)
    reader = _Reader(asker, judge, cache, salt)
    said: list[Statement] = []
    unread: dict[str, NotAnalysed] = {}
    left = _batches(_windows(blocks, asker, budget), asker, budget)
    status = AnalysisStatus.COMPLETED
    try:
        while left:
            found, missing = reader.read(left[0])
            said.extend(found)
            unread.update((one.change, one) for one in reversed(missing))
            left = left[1:]
            progress("describing", len(blocks) - len(_ids(left)), len(blocks))
    except Stopped:
        status = AnalysisStatus.CANCELLED
    return Analysis(
        model=options.model,
        status=status,
        analysed=len(blocks) - len(_ids(left) | unread.keys()),
        total=len(blocks),
        not_analysed=tuple(unread.values()),
        statements=tuple(said),
        rates=counted(said),
        language=options.language,
        digest=info.digest,
        prompt_version=PROMPT_VERSION,
    )


def _ids(batches: Sequence[Sequence[Located]]) -> set[str]:
    return {one.id for batch in batches for one in batch}


def _windows(blocks: Sequence[Located], asker: Asker, budget: Budget) -> list[Located]:
    """The blocks, those that are too long for a prompt in windows."""
    room = budget.prompt - budget.tokens(asker.fixed)
    found: list[Located] = []
    for one in blocks:
        cost = budget.tokens(_line(99, one))
        fits = cost <= room
        found.extend([one] if fits else one.windows(max(_LEAST, len(one.text) * room // cost * 8 // 10)))
    return found


def _batches(blocks: Sequence[Located], asker: Asker, budget: Budget) -> list[list[Located]]:
    """Runs of blocks that fit a prompt."""
    room = budget.prompt - budget.tokens(asker.fixed)
    batches: list[list[Located]] = []
    used = room + 1
    for one in blocks:
        cost = budget.tokens(_line(99, one))
        if used + cost > room or len(batches[-1]) >= _MOST:
            batches.append([])
            used = 0
        batches[-1].append(one)
        used += cost
    return batches


def _line(number: int, one: Located) -> str:
    facts: dict[str, object] = {"id": f"C{number}", "kind": one.block.kind.value, "where": " › ".join(one.block.section)[:200]}
    if one.block.table is not None:
        facts["table"] = [one.block.table.row, one.block.table.column]
    return json.dumps({**facts, "text": one.text}, ensure_ascii=False)


class _Reader:
    def __init__(self, asker: Asker, judge: Judge, cache: BatchCache, salt: tuple[object, ...]) -> None:
        self._asker, self._judge, self._cache, self._salt = asker, judge, cache, salt

    def read(self, batch: Sequence[Located]) -> tuple[list[Statement], list[NotAnalysed]]:
        """The sentences of a batch, or of its halves where the model fails on the whole."""
        lines = [_line(i, one) for i, one in enumerate(batch, start=1)]
        key = key_of("describe", self._salt, tuple(lines))
        kept = self._cache.get(key)
        if kept is not None:
            return decode(kept, tuple[list[Statement], list[NotAnalysed]])
        found = self._asked(batch, lines)
        if not found[1]:  # what failed is asked again by the next analysis
            self._cache.put(key, encode(found))
        return found

    def _asked(self, batch: Sequence[Located], lines: list[str]) -> tuple[list[Statement], list[NotAnalysed]]:
        reply = self._asker.ask("version", lines)
        if reply.failure is not None:
            return self._in_parts(batch, reply.failure)
        ids = {f"C{i}": one.id for i, one in enumerate(batch, start=1)}
        drafts = [
            Draft(
                text=sentence.text,
                changes=tuple(dict.fromkeys(ids.get(one, one) for one in sentence.changes)),
                quotes=tuple(quote.cited() for quote in sentence.quotes),
                role=sentence.role,
            )
            for sentence in reply.answer.sentences
        ]

        def cited(failed: Sequence[Draft]) -> list[str]:
            wanted = {change for draft in failed for change in draft.changes}
            return [line for one, line in zip(batch, lines, strict=True) if one.id in wanted]

        said = self._judge.statements(drafts, self._asker, cited, ids)
        tone = feeling(self._asker, batch)
        return ([*said, tone] if tone is not None else said), []

    def _in_parts(self, batch: Sequence[Located], failure: Failure) -> tuple[list[Statement], list[NotAnalysed]]:
        """Half of the batch at a time; of a single block that is too long, half of its text."""
        parts = batch
        if len(batch) == 1:
            shorter = failure in (Failure.CONTEXT, Failure.TRUNCATED) and len(batch[0].text) > _LEAST
            parts = batch[0].windows(len(batch[0].text) * 2 // 3) if shorter else ()
        if not parts:
            return [], [NotAnalysed(change=batch[0].id, reason=failure.value)]
        half = len(parts) // 2
        first, second = self.read(parts[:half]), self.read(parts[half:])
        return [*first[0], *second[0]], [*first[1], *second[1]]
