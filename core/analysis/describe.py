"""The analysis of a single version, on demand: key points, risks, tables, tone; each sentence cites blocks and is checked."""

import json
from collections.abc import Callable, Sequence
from typing import Final

from core.analysis.asking import Asker
from core.analysis.blocks import BlockViews, Located
from core.analysis.budget import Budget
from core.analysis.cache import BatchCache, key_of
from core.analysis.draft import Draft
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


def describe(
    document: Document,
    model: LanguageModel,
    tools: Tools,
    options: AnalysisOptions,
    cache: BatchCache,
    progress: Progress,
    cancelled: Callable[[], bool],
) -> Analysis:
    """Reads every block with text; `analysed` of `total` counts them. `statements` are its key points, risks and tables, with
    `tone` the tone of each batch. A batch that the model cannot be made to read is listed. Raises ModelError."""
    info = model.show(options.model)
    num_ctx = min(options.num_ctx, info.context) if info.context else options.num_ctx
    blocks = [Located(side=Side.NEW, block=block) for block in document.blocks if block.text.strip()]
    views = BlockViews(blocks)
    asker = Asker(port=model, model=options.model, language=options.language, num_ctx=num_ctx, tools=tools, cancelled=cancelled)
    budget = Budget(num_ctx=num_ctx, language=options.language)
    judge = Judge(verifier=Verifier(views, options.language, tools.find_values), rules=views.changes)
    salt = (PROMPT_VERSION, VERIFIER_VERSION, info.digest or options.model, options.language, num_ctx)
    reader = _Reader(asker, judge, cache, salt)
    said: list[Statement] = []
    unread: list[NotAnalysed] = []
    status, done = AnalysisStatus.COMPLETED, 0
    try:
        for batch in _batches(blocks, asker, budget):
            found, missing = reader.read(batch)
            said.extend(found)
            unread.extend(missing)
            done += len(batch)
            progress("describing", done, len(blocks))
    except Stopped:
        status = AnalysisStatus.CANCELLED
    return Analysis(
        model=options.model,
        status=status,
        analysed=done - len(unread),
        total=len(blocks),
        not_analysed=tuple(unread),
        statements=tuple(said),
        rates=counted(said),
        language=options.language,
        digest=info.digest,
        prompt_version=PROMPT_VERSION,
    )


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
            if len(batch) == 1:
                return [], [NotAnalysed(change=batch[0].id, reason=reply.failure.value)]
            half = len(batch) // 2
            first, second = self.read(batch[:half]), self.read(batch[half:])
            return [*first[0], *second[0]], [*first[1], *second[1]]
        ids = {f"C{i}": one.id for i, one in enumerate(batch, start=1)}
        by_id = {one.id: line for one, line in zip(batch, lines, strict=True)}
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
            return [by_id[one] for draft in failed for one in draft.changes if one in by_id]

        said = self._judge.statements(drafts, self._asker, cited, ids)
        tone = feeling(self._asker, batch)
        return ([*said, tone] if tone is not None else said), []
