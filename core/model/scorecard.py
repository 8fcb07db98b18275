"""What a model made of the built-in changes, in figures."""

from dataclasses import dataclass
from typing import Final

SCHEMA: Final = "sverka.score/1"
RECALL_BAR: Final = 0.7
"""Of the changes that matter, so many must be said right; below it the model is offered with a warning."""
SIGNIFICANCE_BAR: Final = 0.7
"""Of all changes, so many must get the right significance from the model itself."""
JSON_BAR: Final = 0.9
"""Of the answers, so many must be of the asked shape: each that is not costs a second call."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreCard:
    """Shares are 0 to 1. `recall`: changes of at least medium significance of which a verified sentence says all points.
    `significance`: changes that the model itself, before the rules' floor, put where they belong, or above; `overrated`: above.
    `citations`: of the model's sentences, those whose citations and quotes exist. `caught`, `missed`: sentences known to be
    false (they tell of a planted change, obey an order in the text, deny a change, turn a direction round) that the verifier
    stopped, and that it let through. `json_valid`: answers of the asked shape. Seconds and tokens are a change's. `whole`: all
    built-in changes were read, not a sample. `answers`: how many the model gave. `stopped`: the time was over before the model
    had answered of all changes, and none of its last answers could be kept; what it did not read counts as not said, seconds
    and tokens are of each change that it read."""

    model: str
    digest: str
    changes: int
    russian: int
    english: int
    recall: float
    significance: float
    overrated: float
    citations: float
    caught: int
    missed: int
    json_valid: float
    verified: int
    repaired: int
    quarantined: int
    not_analysed: int
    seconds: float
    tokens: float
    whole: bool
    verifier: str
    prompt_version: str
    answers: int = 0
    stopped: bool = False

    @property
    def good_enough(self) -> bool:
        """Whether the model may be used without a warning."""
        told = self.recall >= RECALL_BAR and self.significance >= SIGNIFICANCE_BAR
        return told and self.missed == 0 and self.json_valid >= JSON_BAR


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreReport:
    """The card as it is published, with the verdict spelt out."""

    schema: str = SCHEMA
    card: ScoreCard
    good_enough: bool
