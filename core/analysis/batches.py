"""Whole changes, packed to the window. One that is too long alone is read in windows."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from core.analysis.budget import Budget
from core.analysis.context import View
from core.analysis.evidence import JOINT
from core.model.change import Change, ChangeKind, Lane, Significance
from core.model.document import Side

_BRIEF: Final = frozenset({Lane.COSMETIC, Lane.NUMBERING, Lane.FORMATTING, Lane.LAYOUT})
OVERLAP: Final = 200
"""Characters that two windows of one change share, so that no sentence falls between them."""
_LEAST_WINDOW: Final = 200
_FOUND: Final = 200
"""Characters of the comparison's own sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """What the model reads of one change: all of it, or one window of a long one. `facts` is one line of JSON without an id."""

    change: str
    facts: str
    before: str
    after: str
    window: int = 0

    def line(self, number: int) -> str:
        """The line of the prompt: C1, C2, … are the ids that the model cites."""
        texts = {"before": self.before, "after": self.after}
        return json.dumps({"id": f"C{number}", **json.loads(self.facts), **texts}, ensure_ascii=False)


def ordered(changes: Iterable[Change]) -> list[Change]:
    """Substance first, then wording, then what is brief; in each the order of the document, so that a section stays together."""
    ranks = {Lane.SUBSTANCE: 0, Lane.WORDING: 1}
    return sorted(changes, key=lambda change: ranks.get(change.lane, 2))


def pieces_of(view: View, limit: int, budget: Budget) -> list[Piece]:
    """One piece, or windows that fit `limit` tokens each and together hold all of the change's text."""
    change = view.change
    facts = _facts(view, budget)
    before, after = _text(view, Side.OLD), _text(view, Side.NEW)
    if budget.tokens(before + after + facts) <= limit:
        return [Piece(change=change.id, facts=facts, before=before, after=after)]
    room = max(_LEAST_WINDOW, int(_LEAST_WINDOW + (limit - budget.tokens(facts)) * 2 / budget.scale) // 2)
    olds, news = windows(before, room), windows(after, room)
    count = max(len(olds), len(news))
    olds, news = olds + [""] * (count - len(olds)), news + [""] * (count - len(news))
    return [
        Piece(change=change.id, facts=facts, before=old, after=new, window=i + 1)
        for i, (old, new) in enumerate(zip(olds, news, strict=True))
    ]


def windows(text: str, room: int) -> list[str]:
    """Pieces of at most `room` characters, cut at white space where there is any, each OVERLAP longer on the left."""
    return [text[start:end] for start, end in spans(text, room)]


def spans(text: str, room: int) -> list[tuple[int, int]]:
    """Where those pieces stand."""
    if not text:
        return []
    found: list[tuple[int, int]] = []
    start = 0
    while True:
        end = start + room
        if end >= len(text):
            return [*found, (start, len(text))]
        cut = max(text.rfind(" ", start + room // 2, end), text.rfind("\n", start + room // 2, end))
        end = cut if cut > start else end
        found.append((start, end))
        back = max(start + 1, end - min(OVERLAP, room // 4))
        start = max(text.rfind(" ", start + 1, back) + 1, text.rfind("\n", start + 1, back) + 1) or back


def _facts(view: View, budget: Budget) -> str:
    change = view.change
    facts: dict[str, object] = {"kind": change.called, "where": " › ".join((*view.section, *view.labels))[:300]}
    if change.lane not in _BRIEF and change.significance is not Significance.NONE:
        facts["significance"] = change.significance.value
    if view.header:
        facts["table_header"] = " | ".join(view.header)[:300]
    if view.row:
        facts["table_row"] = " | ".join(view.row)[:400]
    if view.hidden:
        facts["hidden_text"] = True
    if change.kind is ChangeKind.FORMATTING:
        # The words stayed: what is said of them is in the reasons (hidden, struck), not in two equal texts.
        return json.dumps({**facts, "reasons": list(change.reasons), "words": change.new[0].text[:160]}, ensure_ascii=False)
    changed = {name: _changed(view, side) for name, side in (("removed", Side.OLD), ("added", Side.NEW))}
    if len(set(changed.values())) == 1:
        # A link, a picture, white space: two equal texts say nothing of what the comparison found.
        return json.dumps({**facts, "found": getattr(change.sentence, budget.language)[:_FOUND]}, ensure_ascii=False)
    facts.update({name: words for name, words in changed.items() if words and len(words) <= 160})
    return json.dumps(facts, ensure_ascii=False)


def _changed(view: View, side: Side) -> str:
    return JOINT.join(piece for passage in view.side(side) for piece in passage.pieces() if piece.strip())


def _text(view: View, side: Side) -> str:
    return "\n".join(passage.text for passage in view.side(side) if passage.text.strip())


def packed(pieces: Sequence[Piece], fixed: int, budget: Budget) -> list[Piece]:
    """As many of the first pieces as fit beside `fixed` tokens of the prompt; at least one."""
    taken: list[Piece] = []
    used = fixed
    for piece in pieces[: budget.changes]:
        used += budget.tokens(piece.line(99))
        if taken and used > budget.prompt:
            break
        taken.append(piece)
    return taken
