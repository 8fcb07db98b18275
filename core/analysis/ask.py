"""A question about a comparison, answered from its changes and blocks only; "not in these documents" is an answer."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from core.analysis.basis import Basis
from core.analysis.batches import Piece, pieces_of
from core.analysis.blocks import BlockViews, Located
from core.analysis.budget import CYRILLIC_PER_TOKEN, Budget
from core.analysis.cache import BatchCache, key_of
from core.analysis.context import Sources
from core.analysis.failures import answer_to
from core.analysis.numbered import Numbered
from core.analysis.options import AnalysisOptions, Tools
from core.analysis.retrieval import Embed, Index
from core.analysis.stop import Stopped
from core.errors import ModelError, ModelMalformed
from core.jsonform import decode, encode
from core.model.analysis import Analysis, AnalysisStatus, Statement
from core.model.change import Change, Lane
from core.model.document import Side

MOST_READ: Final = 24
"""Changes and blocks that one question is answered from: a small model loses the thread in more."""
_SHARE: Final = 3
"""A long change or block is read in pieces of at most this part of the prompt, so that others find room beside it."""
_SHORTEST: Final = 200
"""Tokens of such a piece, at least."""
ROLE: Final = "answer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A change, or a block where nothing changed, or a piece of a long one; with the text by which it is searched."""

    text: str
    change: Change | None = None
    piece: Piece | None = None
    block: Located | None = None

    @property
    def id(self) -> str:
        """The change's or the block's id, as a sentence of the answer cites it."""
        if self.change is not None:
            return self.change.id
        assert self.block is not None
        return self.block.id


def ask(question: str, sources: Sources, tools: Tools, options: AnalysisOptions, embed: Embed | None = None) -> Analysis:
    """`summary` holds the answer's sentences, checked like all others; none where the documents do not say. `analysed` of
    `total`: how many changes and blocks were read for it. Raises ModelError; the status is `cancelled` where it was."""
    basis = Basis.of(sources, tools, options)
    room = basis.room - basis.budget.tokens(question)
    everything = _everything(sources, max(_SHORTEST, room // _SHARE), basis.budget)
    chosen, lines = _packed(_ranked(everything, question, embed), room, basis.budget)
    basis = basis.citing(BlockViews([one.block for one in chosen if one.block is not None], sources))
    key = key_of("ask", basis.salt, question, tuple(one.id for one in chosen), tuple(lines))
    said, status = _kept_or(tools.cache, key, lambda: _answered(question, chosen, lines, basis))
    read, total = ({one.id for one in found} for found in (chosen, everything))
    return basis.result(status, (len(read), len(total)), summary=said)


def _kept_or(cache: BatchCache, key: str, answered: Callable[[], list[Statement]]) -> tuple[list[Statement], AnalysisStatus]:
    """What was said to the same question before, or else is said now; nothing where that was stopped."""
    kept = cache.get(key)
    try:
        said = decode(kept, list[Statement]) if kept is not None else answered()
    except Stopped:
        return [], AnalysisStatus.CANCELLED
    cache.put(key, encode(said))
    return said, AnalysisStatus.COMPLETED


def _everything(sources: Sources, longest: int, budget: Budget) -> list[Found]:
    """All that an answer may be made of, in pieces of at most `longest` tokens."""
    return [*_changes(sources, longest, budget), *_blocks(sources, longest)]


def _ranked(everything: Sequence[Found], question: str, embed: Embed | None) -> list[Found]:
    """What the question is about, the best first."""
    order = _order(Index([one.text for one in everything]), question, embed)
    return [everything[i] for i in order] or _most_significant(everything)


def _order(index: Index, question: str, embed: Embed | None) -> list[int]:
    """Where the model of vectors fails, words alone decide."""
    try:
        return index.best(question, embed)
    except ModelError:
        return index.best(question, None)


def _changes(sources: Sources, longest: int, budget: Budget) -> list[Found]:
    found = []
    for change in sources.comparison.changes:
        view = sources.view(change.id)
        texts = [change.sentence.ru, change.sentence.en, *view.section, *view.header, *view.row]
        for piece in pieces_of(view, longest, budget):
            text = "\n".join([*texts, piece.before, piece.after])
            found.append(Found(text=text, change=change, piece=piece))
    return found


def _blocks(sources: Sources, longest: int) -> list[Found]:
    """The new version's blocks, and those of the old one that the new one does not have; without those that changed."""
    changed = {
        (side, anchor.block)
        for change in sources.comparison.changes
        for side, anchors in ((Side.OLD, change.old), (Side.NEW, change.new))
        for anchor in anchors
    }
    seen = {block.text for block in sources.new.blocks}
    gone = [(Side.OLD, block) for block in sources.old.blocks if block.text not in seen]
    both = [(Side.NEW, block) for block in sources.new.blocks] + gone
    located = [
        Located(side=side, block=block) for side, block in both if (side, block.block) not in changed and block.text.strip()
    ]
    windows = [window for one in located for window in one.windows(int(longest * CYRILLIC_PER_TOKEN))]
    return [Found(text="\n".join((*one.block.section[-1:], one.text)), block=one) for one in windows]


def _most_significant(everything: Sequence[Found]) -> list[Found]:
    """Where the question shares no word with the documents: the changes that matter most."""
    changes = [one for one in everything if one.change is not None and one.change.lane in (Lane.SUBSTANCE, Lane.WORDING)]
    return sorted(changes, key=lambda one: -one.change.significance.rank if one.change is not None else 0)


def _packed(ranked: Sequence[Found], room: int, budget: Budget) -> tuple[list[Found], list[str]]:
    """As many of the best as fit the window, with their lines: C1, C2, …"""
    chosen: list[Found] = []
    lines: list[str] = []
    for one in ranked:
        line = _line(len(chosen) + 1, one)
        room -= budget.tokens(line)
        if len(chosen) >= MOST_READ or (chosen and room < 0):
            break
        chosen.append(one)
        lines.append(line)
    return chosen, lines


def _line(number: int, one: Found) -> str:
    if one.piece is not None:
        return one.piece.line(number)
    assert one.block is not None
    where = " › ".join(one.block.block.section)[:300]
    facts = {"id": f"C{number}", "version": one.block.side.value, "where": where, "text": one.block.text}
    return json.dumps(facts, ensure_ascii=False)


def _answered(question: str, chosen: Sequence[Found], lines: list[str], basis: Basis) -> list[Statement]:
    reply = basis.asker.ask("ask", lines, question)
    if reply.failure is not None and answer_to(reply.failure).splits and len(chosen) > 1:
        half = len(chosen) // 2
        return _answered(question, chosen[:half], lines[:half], basis)  # the best stand first
    if reply.failure is not None:
        raise ModelMalformed
    if not reply.answer.answered:
        return []
    numbered = Numbered([one.id for one in chosen], lines)
    drafts = [numbered.draft(sentence, ROLE) for sentence in reply.answer.sentences]
    return basis.judge.statements(drafts, basis.asker, numbered.cited_by, numbered.ids)
