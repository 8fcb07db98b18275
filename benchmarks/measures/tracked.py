"""Editors' tracked changes as the truth: how many of their edits a change covers, and how many changed words they cover."""

import json
import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from core.model.change import Change, ChangeKind, Lane
from core.model.comparison import Comparison
from core.model.document import Document

WORD = re.compile(r"\w+(?:[.,:/\-\u2011]\w+)*")
TEXT_LANES = (Lane.SUBSTANCE, Lane.WORDING, Lane.COSMETIC)
MOVED = (ChangeKind.MOVED, ChangeKind.MOVED_AND_EDITED, ChangeKind.ROW_MOVED, ChangeKind.COLUMN_MOVED)
Range = tuple[int, int]
CLOSE = 300
"""Letters from where an edit is expected: its context elsewhere is another sentence's."""


@dataclass
class Text:
    """All blocks of a document one after another, with where each begins."""

    text: str
    starts: dict[str, int]
    letters: tuple[str, list[int]]
    spans: list[Range] = field(default_factory=list)

    @classmethod
    def of(cls, document: Document) -> "Text":
        """The blocks' texts, a line feed between them."""
        starts, parts, at = {}, [], 0
        for block in document.blocks:
            starts[block.block] = at
            parts.append(block.text)
            at += len(block.text) + 1
        text = "\n".join(parts)
        places = [place for place, char in enumerate(text) if char.isalnum()]
        return cls(text, starts, ("".join(text[place] for place in places), places))

    def words(self, ranges: Iterable[Range]) -> set[int]:
        """Where the words begin that a range touches."""
        if not self.spans:
            self.spans = [match.span() for match in WORD.finditer(self.text)]
        touched = set()
        for low, high in ranges:
            at = max(0, bisect_left(self.spans, (low, low)) - 1)
            while at < len(self.spans) and self.spans[at][0] < high:
                if self.spans[at][1] > low:
                    touched.add(self.spans[at][0])
                at += 1
        return touched


@dataclass
class Score:
    """Sums over cases."""

    edits: int = 0
    found: int = 0
    words: int = 0
    inside: int = 0
    changes: int = 0
    every: int = 0
    missed: list[str] = field(default_factory=list)
    noise: list[str] = field(default_factory=list)

    def add(self, other: "Score") -> None:
        """Another case."""
        for name in ("edits", "found", "words", "inside", "changes", "every"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.missed += other.missed
        self.noise += other.noise


def changed_ranges(changes: Sequence[Change], old: Text, new: Text) -> tuple[list[Range], list[Range]]:
    """The spans of all edits; of what only moved the whole."""
    ranges: tuple[list[Range], list[Range]] = ([], [])
    for change in changes:
        for edit in change.edits:
            for side, (text, span) in enumerate(((old, edit.old), (new, edit.new))):
                if span is not None:
                    start = text.starts[span.block]
                    ranges[side].append((start + span.start, start + span.end))
        if change.kind in MOVED:
            for side, (text, anchors) in enumerate(((old, change.old), (new, change.new))):
                ranges[side].extend((text.starts[a.block] + a.start, text.starts[a.block] + a.end) for a in anchors)
    return ranges


def _nearest(text: str, sought: str, near: int) -> int:
    """The occurrence of `sought` that is nearest to an expected place; -1 where there is none."""
    best, at = -1, text.find(sought)
    while at >= 0:
        if best < 0 or abs(at - near) < abs(best - near):
            best = at
        at = text.find(sought, at + 1)
    return best


def _place(text: Text, context: str, said: str, near: int) -> Range | None:
    """Where an edit stands: by its letters after the letters of its context, white space and signs aside."""
    letters, places = text.letters
    words = "".join(char for char in said if char.isalnum())
    before = "".join(char for char in context if char.isalnum())
    expected = bisect_left(places, near)
    for length in (len(before), 12, 6, 0):
        tail = before[max(0, len(before) - length) :] if length else ""
        found = _nearest(letters, tail + words, expected - len(tail)) if words else -1
        first = found + len(tail)
        if found >= 0 and (abs(first - expected) < CLOSE or not length):
            return places[first], places[first + len(words) - 1] + 1
    return None


def score(folder: Path, comparison: Comparison, old: Document, new: Document) -> Score:
    """One case against its truth.json."""
    before, after = Text.of(old), Text.of(new)
    shown = [change for change in comparison.changes if change.lane in (*TEXT_LANES, Lane.NUMBERING)]
    count = sum(change.lane in TEXT_LANES for change in shown)
    return score_ranges(folder, changed_ranges(shown, before, after), count, before, after)


def score_ranges(folder: Path, ranges: tuple[list[Range], list[Range]], count: int, before: Text, after: Text) -> Score:
    """The same for the spans that any tool marks; `count`: how many changes it shows."""
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    ours = (before.words(ranges[0]), after.words(ranges[1]))
    result = Score(changes=count)
    result.every = len(truth["edits"])
    theirs: tuple[set[int], set[int]] = (set(), set())
    drift = [0, 0]
    for edit in truth["edits"]:
        places = []
        for side, (text, said, near) in enumerate(((before, edit["before"], edit["b"]), (after, edit["after"], edit["a"]))):
            place = _place(text, edit["ctx"], said, near + drift[side])
            drift[side] = place[0] - near if place else drift[side]
            places.append(place)
        marked = [
            text.words([place]) if place and said else set()
            for text, place, said in zip((before, after), places, (edit["before"], edit["after"]), strict=True)
        ]
        theirs[0].update(marked[0])
        theirs[1].update(marked[1])
        if not WORD.search(edit["before"] + edit["after"]):
            continue
        result.edits += 1
        if marked[0] & ours[0] or marked[1] & ours[1]:
            result.found += 1
        else:
            result.missed.append(f"{folder.name}: {edit['before'][:60]!r} -> {edit['after'][:60]!r}")
    for side, text in enumerate((before, after)):
        result.words += len(ours[side])
        result.inside += len(ours[side] & theirs[side])
        outside = sorted(ours[side] - theirs[side])
        result.noise += [f"{folder.name}: {'old' if side == 0 else 'new'} {text.text[at : at + 30]!r}" for at in outside[:20]]
    return result
