"""Which changes nobody marked: what the old file was against what the new one says that was there before its marks.

A file with tracked changes makes a claim: its text with all of them rejected is the old text. Where the claim differs from the
old file, somebody edited without a mark, however the marks elsewhere look.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from core.comparison.text.edits import whole
from core.model.change import Change, ChangeKind, Edit, Lane, Span
from core.model.document import Block

UNMARKED = "unmarked"
TEXT_LANES = frozenset({Lane.SUBSTANCE, Lane.WORDING, Lane.COSMETIC})
ALIKE = 0.5
"""Share of common words from which two texts that came in are taken for the same."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Difference:
    """One unmarked edit: where it stands in the old file (None: whole blocks that came in), and the text it brought."""

    old: Span | None
    text: str


@dataclass(frozen=True, slots=True)
class Claim:
    """The differences between the old file and the claim of the new one. `lonely`: those that no edit of a change meets where
    they stand: the two comparisons cut one edit differently. `marked`: whether an insertion of the file covers a span."""

    differences: Sequence[Difference]
    lonely: Sequence[Difference]
    marked: Callable[[Span], bool]

    def denies(self, change: Change, new: Mapping[str, Block]) -> bool:
        """Whether a part of the change is one of the differences: nobody marked it."""
        edits = list(edits_of(change))
        if any(_same(edit, found, new) for edit in edits for found in self.differences):
            return True
        return any(self._hides(change, edits, found, new) for found in self.lonely)

    def _hides(self, change: Change, edits: Sequence[Edit], found: Difference, new: Mapping[str, Block]) -> bool:
        """Whether the text of a difference stands in what the change brings, under no mark; where it brought none, whether the
        change stands in its block."""
        if not found.text.strip():
            return found.old is not None and any(anchor.block == found.old.block for anchor in change.old)
        if any(not self.marked(span) for edit in edits for span in _places(found.text, edit.new, new)):
            return True
        loose = (edit.new for edit in edits if edit.new is not None and not self.marked(edit.new))
        return any(_alike(_text(span, new), found.text) for span in loose)


def claim(
    drafts: Sequence[Change],
    changes: Sequence[Change],
    old: Mapping[str, Block],
    claimed: Mapping[str, Block],
    new: Mapping[str, Block],
    marked: Callable[[Span], bool],
) -> Claim:
    """From `drafts`, the changes between the old file and the claim, and `changes`, those between the old file and the new."""
    told = [draft for draft in drafts if draft.lane in TEXT_LANES and not is_remark(draft) and not is_property(draft)]
    found = [_difference(edit, old, claimed) for draft in told for edit in edits_of(draft)]
    every = [edit for change in changes if not is_property(change) for edit in edits_of(change)]
    return Claim(found, [one for one in found if not any(_same(edit, one, new) for edit in every)], marked)


def is_remark(change: Change) -> bool:
    """A comment that came, went or says something else: no edit of the text, and nothing that can be marked."""
    return all(anchor.story.startswith("comment") for anchor in (*change.old, *change.new))


def is_property(change: Change) -> bool:
    """What stands in no block of the text (a comment that was resolved, a property of the file) and can bear no mark."""
    return change.kind is ChangeKind.METADATA


def edits_of(change: Change) -> Iterator[Edit]:
    """Its edits; where it has none (a move, a picture), its blocks."""
    if change.edits:
        yield from change.edits
        return
    for anchor in change.old:
        yield Edit(old=Span(block=anchor.block, start=anchor.start, end=anchor.end), new=None)
    for anchor in () if change.old else change.new:
        yield Edit(old=None, new=Span(block=anchor.block, start=anchor.start, end=anchor.end))


def with_reason(change: Change) -> Change:
    """Gives a change that nobody marked its reason, before it is judged: the reason raises its significance."""
    return change if UNMARKED in change.reasons else replace(change, tracked=None, reasons=(*change.reasons, UNMARKED))


def _difference(edit: Edit, old: Mapping[str, Block], claimed: Mapping[str, Block]) -> Difference:
    """Without the ends that both texts have: words that stand together without a space come as one."""
    out, into = _text(edit.old, old), _text(edit.new, claimed)
    narrow = next(iter(whole(out, into)), None)
    if narrow is None:
        return Difference(edit.old, into)
    where = edit.old and replace(edit.old, start=edit.old.start + narrow.old_start, end=edit.old.start + narrow.old_end)
    return Difference(where, into[narrow.new_start : narrow.new_end])


def _text(span: Span | None, blocks: Mapping[str, Block]) -> str:
    return "" if span is None else blocks[span.block].text[span.start : span.end]


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower()))


def _places(text: str, inside: Span | None, blocks: Mapping[str, Block]) -> Iterator[Span]:
    """Where a text stands in a span."""
    if inside is None:
        return
    whole, sought = blocks[inside.block].text, text.strip()
    at = whole.find(sought, inside.start, inside.end)
    while at >= 0:
        yield Span(block=inside.block, start=at, end=at + len(sought))
        at = whole.find(sought, at + 1, inside.end)


def _same(edit: Edit, found: Difference, new: Mapping[str, Block]) -> bool:
    if edit.old is None:
        return _alike(_text(edit.new, new), found.text)
    if found.old is None or edit.old.block != found.old.block:
        return False
    one, two = edit.old, found.old
    if one.start < two.end and two.start < one.end:
        return True
    # An insertion that only touches: the same one where it brings some of the same words, or none at all.
    touching = one.start <= two.end and two.start <= one.end and (one.start == one.end or two.start == two.end)
    words = _words(found.text)
    return touching and (not words or bool(words & _words(_text(edit.new, new))))


def _alike(one: str, two: str) -> bool:
    left, right = _words(one), _words(two)
    return bool(left) and len(left & right) >= ALIKE * len(left | right)
