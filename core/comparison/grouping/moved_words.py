"""A sentence that stands elsewhere now: words went here and the same ones came there. A person names that as one change."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from core.comparison.alignment.units import Side
from core.comparison.draft import Draft
from core.model.change import MOVED, Anchor, Change, ChangeKind, Lane, Places
from core.model.document import BlockKind

_WORDS: Final = re.compile(r"\w+")
_EDGES: Final = " \u00a0\t\r\n.;,"
_BEGINS: Final = re.compile(r"(?:[.!?…;:][\"»”)]*\s|\n)\s*\Z")
_ENDS: Final = re.compile(r"[\"»”)]*\s*(?:[.!?…;]|\Z|\n)")
FEWEST_WORDS, FEWEST_LETTERS = 3, 16
"""Less may stand in two places by chance."""
_REACH: Final = 12
"""Characters looked at on each side of a text for the borders of its sentence."""


def with_moved_words(drafts: Sequence[Draft], old: Side, new: Side) -> list[Draft]:
    """The drafts, those of whole sentences that went in one place and came in one other as one change each."""
    gone = _alone(drafts, ChangeKind.DELETED, old)
    come = _alone(drafts, ChangeKind.INSERTED, new)
    pairs = {at: come[words] for words, at in gone.items() if words in come and _in_a_text(drafts[at], drafts[come[words]])}
    arrived = set(pairs.values())
    return [
        Draft(_moved(draft.change, drafts[pairs[at]].change), drafts[pairs[at]].order) if at in pairs else draft
        for at, draft in enumerate(drafts)
        if at not in arrived
    ]


def _alone(drafts: Sequence[Draft], kind: ChangeKind, side: Side) -> Mapping[str, int]:
    """By its words, where the only draft stands that takes this sentence out, or brings it in."""
    found: dict[str, list[int]] = defaultdict(list)
    for at, draft in enumerate(drafts):
        if draft.change.kind is kind:
            for anchor in _sentence(draft.change, side):
                found[_key(anchor.text)].append(at)
    return {words: places[0] for words, places in found.items() if len(places) == 1}


def _in_a_text(gone: Draft, come: Draft) -> bool:
    """Whether one of the two at least is a part of a text: whole paragraphs that went elsewhere are found before, or are none."""
    return gone.change.edits[0].new is not None or come.change.edits[0].old is not None


def _key(text: str) -> str:
    """All signs count but white space and those at the ends: there a sentence has what its neighbours leave it."""
    return " ".join(text.strip(_EDGES).split())


def _sentence(change: Change, side: Side) -> Iterator[Anchor]:
    """The anchor of a change that is one sentence or several of a text, outside tables, listings and comments."""
    anchors = change.old or change.new
    if len(anchors) != 1 or len(change.edits) != 1 or change.reasons or change.lane is not Lane.WORDING:
        return
    anchor = anchors[0]
    words = _WORDS.findall(anchor.text)
    if anchor.table is not None or anchor.story.startswith("comment") or _kind(anchor, side) is BlockKind.CODE:
        return
    if len(words) >= FEWEST_WORDS and sum(map(len, words)) >= FEWEST_LETTERS and _is_whole(anchor, side):
        yield anchor


def _kind(anchor: Anchor, side: Side) -> BlockKind:
    return side.blocks[side.index[anchor.block]].kind


def _is_whole(anchor: Anchor, side: Side) -> bool:
    """Whether the text begins and ends where a sentence does."""
    text, bare = side.blocks[side.index[anchor.block]].text, anchor.text.strip(_EDGES)
    start = anchor.start + anchor.text.index(bare)
    before = text[max(0, start - _REACH) : start]
    begins = not before.strip() if start <= _REACH else False
    return (begins or _BEGINS.search(before) is not None) and _ENDS.match(text, start + len(bare)) is not None


def _moved(gone: Change, come: Change) -> Change:
    return replace(
        come,
        kind=ChangeKind.REPLACED,
        old=gone.old,
        at=Places(old=gone.at.old, new=come.at.new),
        edits=(*gone.edits, *come.edits),
        reasons=(MOVED,),
    )
