"""Two versions with their changes, the proof and the ledger."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from core.model.analysis import Analysis
from core.model.change import DEFAULT_LANES, Anchor, Change, Lane, Sentence
from core.model.document import Header, Part

SCHEMA = "sverka.comparison/1"

Deadline = Callable[[], bool]
"""Answers True once the time is up; a comparison then goes on more coarsely and says so in the ledger."""


def never() -> bool:
    """The deadline that does not come."""
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What was asked for. `old_revisions` and `new_revisions`: "accepted" or "rejected"."""

    lanes: tuple[Lane, ...] = DEFAULT_LANES
    old_revisions: str = "accepted"
    new_revisions: str = "accepted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """`applies`: old with the changes is new. `reverts`: new without them is old. `where`: the first block that disagrees."""

    applies: bool
    reverts: bool
    where: str | None = None

    @property
    def holds(self) -> bool:
        """Nothing was missed and nothing made up, in what was compared."""
        return self.applies and self.reverts


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A knock-on finding over the new version. `changes` holds ids; `anchors` places in the new version."""

    code: str
    changes: tuple[str, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    sentence: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The whole answer. `totals` counts changes: "changes", "lane.<lane>", "significance.<s>", "kind.<kind>", "unmarked"."""

    schema: str = SCHEMA
    engine: str
    options: Options
    complete: bool
    old: Header
    new: Header
    ledger: tuple[Part, ...]
    changes: tuple[Change, ...]
    proof: Proof
    totals: dict[str, int] = field(default_factory=dict)
    checks: tuple[Check, ...] = ()
    analysis: Analysis | None = None

    def to_pandas(self, language: str = "en") -> Any:
        """A pandas DataFrame, one row a change."""
        from core.model.frame import changes_frame

        return changes_frame(self, language)

    def _repr_html_(self) -> str:
        from core.model.frame import notebook_html

        return notebook_html(self)
