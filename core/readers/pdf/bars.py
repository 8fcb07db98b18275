"""The borders across of tables, each as wide as its table, and where the pieces of one drawn cell by cell meet."""

from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from core.readers.pdf.drawings import Rule
from core.readers.pdf.sheet import Piece

TRACK: Final = 1.5
"""Points within which the pieces of one border lie."""
JOINT: Final = 2.0
"""Points between two pieces that meet."""
NARROWEST: Final = 8.0
"""Points of the narrowest cell: a shorter piece of a border is its corner."""
_ALIKE: Final = 4.0
"""Points within which the borders of one table begin and end."""
_PIECES: Final = 4_000
"""Pieces of borders of one page that are looked at; more are a drawing."""
_UNDER: Final = 0.35
"""In font sizes: a rule that close below words, and no longer than they are, underlines them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One border across, in points from the page's top left: its height, its ends, and where its pieces meet."""

    at: float
    start: float
    end: float
    joints: tuple[float, ...] = ()

    def alike(self, other: "Bar") -> bool:
        """Whether two borders begin and end at the same places."""
        return abs(self.start - other.start) <= _ALIKE and abs(self.end - other.end) <= _ALIKE


def bars_of(rules: Sequence[Rule], pieces: Sequence[Piece]) -> list[Bar]:
    """The borders across of a page, from top to bottom; what underlines words is none."""
    across = [rule for rule in rules if not rule.upright and rule.end - rule.start >= NARROWEST]
    if len(across) > _PIECES:
        return []
    return sorted((bar for track in _tracks(across, pieces) for bar in _joined(track)), key=lambda bar: (bar.at, bar.start))


def _tracks(across: Sequence[Rule], pieces: Sequence[Piece]) -> list[list[Rule]]:
    """Rules at one height, but those that underline words."""
    found: list[list[Rule]] = []
    for rule in sorted(across, key=lambda rule: rule.at):
        if found and rule.at - found[-1][0].at <= TRACK:
            found[-1].append(rule)
        else:
            found.append([rule])
    low = sorted(pieces, key=lambda piece: piece.base)
    reach = TRACK + _UNDER * max((piece.size for piece in pieces), default=0.0)
    kept = []
    for track in found:
        first, last = (bisect(low, track[0].at + step, key=lambda piece: piece.base) for step in (-reach, TRACK))
        kept.append([rule for rule in track if not _underlines(rule, low[first:last])])
    return [track for track in kept if track]


def _underlines(rule: Rule, pieces: Sequence[Piece]) -> bool:
    over = [p for p in pieces if 0 <= rule.at - p.base < _UNDER * p.size and p.x0 < rule.end and p.x1 > rule.start]
    return any(p.x0 - JOINT <= rule.start and rule.end <= p.x1 + JOINT for p in over)


def _joined(track: Sequence[Rule]) -> Iterator[Bar]:
    """The borders at one height, each of pieces that meet."""
    chain: list[Rule] = []
    end = 0.0
    for rule in sorted(track, key=lambda rule: (rule.start, -rule.end)):
        if chain and rule.start > end + JOINT:
            yield _bar(chain, end)
            chain = []
        end = max(end, rule.end) if chain else rule.end
        chain.append(rule)
    if chain:
        yield _bar(chain, end)


def _bar(chain: Sequence[Rule], end: float) -> Bar:
    joints: list[float] = []
    for x in (rule.start for rule in chain if rule.start > chain[0].start + JOINT):
        meets = any(abs(rule.end - x) <= JOINT for rule in chain)
        over = any(rule.start < x - JOINT and rule.end > x + JOINT for rule in chain)
        if meets and not over and not (joints and x - joints[-1] <= JOINT):
            joints.append(x)
    return Bar(at=sum(rule.at for rule in chain) / len(chain), start=chain[0].start, end=end, joints=tuple(joints))
