"""The model's work on one comparison: statements with citations and verdicts."""

from dataclasses import dataclass, field
from enum import StrEnum

from core.model.change import Significance
from core.model.document import Side
from core.swift import swift


class Origin(StrEnum):
    """Who said it."""

    CODE = "code"
    MODEL = "model"


class Verdict(StrEnum):
    """What the check made of a sentence of the model: it holds; it holds as the model put it right when asked again; it is
    shown to nobody as said of the text, and kept with its reasons."""

    VERIFIED = "verified"
    REPAIRED = "repaired"
    QUARANTINED = "quarantined"


class AnalysisStatus(StrEnum):
    """`partial`: some changes were not analysed; the analysis names each with the reason."""

    COMPLETED = "completed"
    PARTIAL = "partial"
    CANCELLED = "cancelled"


CONCLUSION = "conclusion"
"""The role of a sentence that interprets."""


@swift
@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """An exact span of one side of a cited change."""

    side: Side
    block: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One sentence. `role`: what it is for (change, conclusion, summary, key_point, risk, question, tone, table). A conclusion is
    the model's interpretation: what can be checked in it holds, and it is shown apart. `interpreted`: so is this risk."""

    text: str
    origin: Origin
    changes: tuple[str, ...]
    quotes: tuple[Quote, ...] = ()
    significance: Significance | None = None
    verdict: Verdict
    reasons: tuple[str, ...] = ()
    role: str = "change"
    interpreted: bool = False

    @property
    def standing(self) -> str:
        """How far it is to be believed: its verdict, or "interpretation"."""
        return "interpretation" if self.interprets else self.verdict.value

    @property
    def interprets(self) -> bool:
        """It says what the change may mean, not what the text says."""
        return self.interpreted or self.role == CONCLUSION


@dataclass(frozen=True, slots=True, kw_only=True)
class NotAnalysed:
    """The id of a change of which nothing was said, and a code: why."""

    change: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """Counts of statements by verdict; interpretations are counted apart."""

    verified: int = 0
    repaired: int = 0
    quarantined: int = 0
    interpreted: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """`model` is "code" where no model took part. `analysed` of `total` changes were read by the model."""

    model: str
    status: AnalysisStatus
    analysed: int
    total: int
    not_analysed: tuple[NotAnalysed, ...] = ()
    summary: tuple[Statement, ...] = ()
    statements: tuple[Statement, ...] = ()
    rates: Rates = field(default_factory=Rates)
    language: str = "ru"
    digest: str = ""
    prompt_version: str = ""
