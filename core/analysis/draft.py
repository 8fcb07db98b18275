"""What the model wrote, before anyone checked it."""

from dataclasses import dataclass
from typing import Final

from core.model.change import Significance
from core.model.document import Side

WHY: Final = "why"
"""The role of a draft that says why a change matters: one that may be a conclusion."""
RISK: Final = "risk"
"""That of what the summary says to watch, which may be one too."""
QUESTION: Final = "question"
"""That of what the summary would ask the other side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A quote as the model gave it: which side it claims, which words."""

    side: Side
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One sentence with its citations. `changes` are ids of changes (of blocks, in the analysis of a version); an id that the
    model made up stays as it wrote it, and fails the check."""

    text: str
    changes: tuple[str, ...]
    quotes: tuple[Cited, ...] = ()
    significance: Significance | None = None
    role: str = "change"
