"""The analysis of a single version, on demand: key points, risks, tables, tone; each sentence cites blocks and is checked."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from core.analysis.basis import Basis
from core.analysis.blocks import BlockViews, Located
from core.analysis.cache import key_of
from core.analysis.failures import Failure
from core.analysis.numbered import Numbered
from core.analysis.options import AnalysisOptions, Progress, Tools, untold
from core.analysis.stop import Stopped
from core.analysis.tone import feeling
from core.jsonform import decode, encode
from core.model.analysis import Analysis, AnalysisStatus, NotAnalysed, Statement
from core.model.document import Document, Side

_MOST: Final = 48
"""Blocks of one batch: a model says at most a few sentences of each."""
_LEAST: Final = 400
"""Characters of a window that is halved no more."""


def describe(document: Document, tools: Tools, options: AnalysisOptions, progress: Progress = untold) -> Analysis:
    """Reads every block with text, a long one in windows; `analysed` of `total` counts blocks. `statements` are its key points,
    risks and tables, with `tone` the tone of each batch. A block that the model cannot be made to read is listed, also where that
    is one of its windows. Raises ModelError."""
    blocks = [Located(side=Side.NEW, block=block) for block in document.blocks if block.text.strip()]
    basis = Basis.of(BlockViews(blocks), tools, options)
    told = _Told(left=_batches(_windows(blocks, basis), basis))
    status = told.through(_Reader(basis), lambda left: progress("describing", len(blocks) - left, len(blocks)))
    read = len(blocks) - len(_ids(told.left) | told.unread.keys())
    return basis.result(status, (read, len(blocks)), statements=told.said, not_analysed=tuple(told.unread.values()))


def _ids(batches: Sequence[Sequence[Located]]) -> set[str]:
    return {one.id for batch in batches for one in batch}


def _windows(blocks: Sequence[Located], basis: Basis) -> list[Located]:
    """The blocks, those that are too long for a prompt in windows."""
    room = basis.room
    found: list[Located] = []
    for one in blocks:
        cost = basis.budget.tokens(_line(99, one))
        fits = cost <= room
        found.extend([one] if fits else one.windows(max(_LEAST, len(one.text) * room // cost * 8 // 10)))
    return found


def _batches(blocks: Sequence[Located], basis: Basis) -> list[list[Located]]:
    """Runs of blocks that fit a prompt."""
    room = basis.room
    batches: list[list[Located]] = []
    used = room + 1
    for one in blocks:
        cost = basis.budget.tokens(_line(99, one))
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


@dataclass(slots=True, kw_only=True)
class _Told:
    """One version under way: the batches still to be read, what was said of the others, the blocks that could not be read."""

    left: list[list[Located]]
    said: list[Statement] = field(default_factory=list)
    unread: dict[str, NotAnalysed] = field(default_factory=dict)

    def through(self, reader: "_Reader", progress: Callable[[int], None]) -> AnalysisStatus:
        """Reads batch by batch to the end, or until it is stopped. `progress` gets the number of blocks still to be read."""
        try:
            while self.left:
                found, missing = reader.read(self.left[0])
                self.said.extend(found)
                self.unread.update((one.change, one) for one in reversed(missing))
                self.left = self.left[1:]
                progress(len(_ids(self.left)))
        except Stopped:
            return AnalysisStatus.CANCELLED
        return AnalysisStatus.COMPLETED


class _Reader:
    def __init__(self, basis: Basis) -> None:
        self._basis = basis

    def read(self, batch: Sequence[Located]) -> tuple[list[Statement], list[NotAnalysed]]:
        """The sentences of a batch, or of its halves where the model fails on the whole."""
        lines = [_line(i, one) for i, one in enumerate(batch, start=1)]
        key = key_of("describe", self._basis.salt, tuple(lines))
        kept = self._basis.cache.get(key)
        if kept is not None:
            return decode(kept, tuple[list[Statement], list[NotAnalysed]])
        found = self._asked(batch, lines)
        if not found[1]:  # what failed is asked again by the next analysis
            self._basis.cache.put(key, encode(found))
        return found

    def _asked(self, batch: Sequence[Located], lines: list[str]) -> tuple[list[Statement], list[NotAnalysed]]:
        reply = self._basis.asker.ask("version", lines)
        if reply.failure is not None:
            return self._in_parts(batch, reply.failure)
        numbered = Numbered([one.id for one in batch], lines)
        drafts = [numbered.draft(sentence, sentence.role) for sentence in reply.answer.sentences]
        said = self._basis.judge.statements(drafts, self._basis.asker, numbered.cited_by, numbered.ids)
        tone = feeling(self._basis.asker, batch)
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
