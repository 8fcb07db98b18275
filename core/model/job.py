"""A row that says work is owed."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class JobState(StrEnum):
    """pending → processing → completed, error or cancelled; a retry goes back to pending."""

    PENDING = "pending"
    PROCESSING = "processing"
    COMPLETED = "completed"
    ERROR = "error"
    CANCELLED = "cancelled"

    @property
    def active(self) -> bool:
        """Whether the job may still change by itself."""
        return self in (JobState.PENDING, JobState.PROCESSING)


class JobKind(StrEnum):
    """What is owed; `batch` is done when its children are over."""

    READ = "read"
    COMPARE = "compare"
    ANALYSE = "analyse"
    REPORT = "report"
    PULL = "pull"
    MAIL = "mail"
    SCORE = "score"
    DESCRIBE = "describe"
    BATCH = "batch"


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """`subject` is the id of what the job is for (a version, comparison, analysis, report). `error` is an error's code.
    `estimate_s`: seconds that the rest will take, as far as its own speed so far tells; None while it tells nothing."""

    id: str
    kind: JobKind
    state: JobState
    user_id: str
    subject: str
    attempt: int
    max_attempts: int
    priority: int
    stage: str | None
    done: int
    total: int
    estimate_s: float | None
    error: str | None
    result: str | None
    created: datetime
    started: datetime | None
    finished: datetime | None
    parent: str | None = None
    error_values: dict[str, str] = field(default_factory=dict)
    """What fills the named fields of the error's sentence."""
    next_try: datetime | None = None
    """A pending job that waits for its next attempt: not before this time."""
