"""What the pages are shown of what is stored: frozen rows, each with the job that made or makes it."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from core.model.comparison import Options
from core.model.fit import Place, place_of
from core.model.job import Job, JobState
from core.ports import Loaded, ModelInfo, PartState

FIRST_SAFE = (0, 17, 1)
"""The first version of Ollama without CVE-2026-7482."""


QUESTION = "question"
"""The option of an analysis that answers a question, with the question's text."""


class Role(StrEnum):
    """Administrators see what belongs to everybody, and the settings of the installation."""

    ADMIN = "admin"
    ANALYST = "analyst"


class Choice(StrEnum):
    """What an analyst decided of a change."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    QUESTION = "question"


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """The acting user, first argument of every use case. `active` is False for an account that was closed."""

    id: str
    name: str
    role: Role
    active: bool = True
    created: datetime

    @property
    def is_admin(self) -> bool:
        """Whether the installation's own settings, users and everybody's jobs are open to them."""
        return self.role is Role.ADMIN


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionRecord:
    """One uploaded file of a document; `number` counts from 1. `size` in bytes, `digest` the sha256 of its bytes.

    `state` is that of its reading: completed once its text is stored (then `pages`, `words`, `completeness` are known);
    error with the code in `error` (and `error_values` for its sentence) where the file cannot be read.
    """

    id: str
    document_id: str
    number: int
    name: str
    digest: str
    size: int
    format: str
    note: str
    owner_id: str
    owner_name: str
    created: datetime
    state: JobState
    error: str | None = None
    error_values: dict[str, str] = field(default_factory=dict)
    pages: int | None = None
    words: int | None = None
    completeness: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRecord:
    """What the analyst keeps. `versions` from the first to the latest."""

    id: str
    title: str
    owner_id: str
    owner_name: str
    created: datetime
    updated: datetime
    versions: tuple[VersionRecord, ...]

    @property
    def latest(self) -> VersionRecord | None:
        """None while it has no version."""
        return self.versions[-1] if self.versions else None


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadResult:
    """`existing` is True where the same bytes were there already: `version` is then that one, and nothing was added."""

    version: VersionRecord
    existing: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonRecord:
    """Two versions and how their comparison stands. `totals` and `complete` are known once it is completed."""

    id: str
    title: str
    owner_id: str
    old: VersionRecord
    new: VersionRecord
    options: Options
    job: Job
    created: datetime
    complete: bool | None = None
    proved: bool | None = None
    totals: dict[str, int] = field(default_factory=dict)

    @property
    def state(self) -> JobState:
        return self.job.state

    @property
    def named(self) -> str:
        """«Договор 17: v3.docx → v4.docx»; the title is left out where the files' names begin with it."""
        files = f"{self.old.name} → {self.new.name}"
        return files if self.old.name.casefold().startswith(self.title.casefold()) else f"{self.title}: {files}"


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchRecord:
    """Many comparisons under one job. `comparisons` by id; a child's `subject` names its own."""

    job: Job
    children: tuple[Job, ...]
    comparisons: dict[str, ComparisonRecord]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalysisRecord:
    """The model's work on one comparison, as far as it is. `options`: what the analysis engine was told besides."""

    id: str
    comparison_id: str
    owner_id: str
    model: str
    language: str
    options: dict[str, str]
    job: Job
    created: datetime
    analysed: int = 0
    total: int = 0

    @property
    def state(self) -> JobState:
        return self.job.state


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRecord:
    """A file made from a comparison. `format` is a key of core.reports.FORMATS; `filename`, `size`, `digest` once it is made.
    `outdated`: a later analysis has spoken, or a decision on a change was made, since it was asked for."""

    id: str
    comparison_id: str
    analysis_id: str | None
    owner_id: str
    format: str
    language: str
    options: dict[str, str]
    job: Job
    created: datetime
    comparison_title: str = ""
    filename: str | None = None
    media_type: str | None = None
    size: int | None = None
    digest: str | None = None
    outdated: bool = False

    @property
    def state(self) -> JobState:
        return self.job.state


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFile:
    """A report's bytes for the download."""

    filename: str
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class MailRecord:
    """A letter with a report. `sent` is None until it is; `linked`: a link went instead of the file."""

    id: str
    report_id: str
    owner_id: str
    recipients: tuple[str, ...]
    note: str
    job: Job
    created: datetime
    sent: datetime | None = None
    linked: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRecord:
    """`row_version` counts the writes: the next write names it, or is refused as a Conflict."""

    change: str
    decision: Choice = Choice.OPEN
    note: str = ""
    user_id: str = ""
    user_name: str = ""
    at: datetime | None = None
    row_version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the Settings page shows. The first group is each user's own, the second the installation's (administrators').

    `model` "" means the best of the installed ones; `language` "" the browser's. `report_options` is the template of reports,
    by the names of report_options() in core.service.reports; `report_language` "" the page's. `spoken`: the language that the
    browser chose last, for what is written while nobody looks.
    `smtp_host` "" sends no mail; `smtp_security` is starttls, tls or none; a file above `mail_limit_mib` is not attached: the
    letter then has a link below `public_url`, the address at which the recipients reach this installation.
    `retention_days` 0 keeps everything.
    `fixed` names the fields that the environment sets: they are shown read-only and saving does not change them.
    """

    report_format: str = "html"
    report_options: dict[str, str] = field(default_factory=dict)
    report_language: str = ""
    model: str = ""
    language: str = ""
    spoken: str = ""
    refresh_seconds: int = 2
    auto_analyse: bool = True

    ollama_url: str = "http://localhost:11434"
    open_browser: bool = True
    retention_days: int = 0
    smtp_host: str = ""
    smtp_port: int = 587
    smtp_security: str = "starttls"
    smtp_user: str = ""
    mail_from: str = ""
    mail_limit_mib: int = 10
    public_url: str = ""
    fixed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelState:
    """Whether an analysis can run now. `error` is an error's code (MODEL_DOWN, MODEL_MISSING) or None where one can.
    `chosen` is the model of the settings, or the best of the installed ones; `replaces` then the one that worked last, where it
    is gone (else ""). `installed`: the models that the server has; `version` the server's; `memory` and `card` the bytes of its
    machine and of the graphics cards there where that is this one (else 0); `loaded`, by digest, the models that lie there."""

    url: str
    reachable: bool
    chosen: str
    installed: tuple[ModelInfo, ...] = ()
    error: str | None = None
    version: str = ""
    memory: int = 0
    card: int = 0
    loaded: dict[str, Loaded] = field(default_factory=dict)
    replaces: str = ""

    @property
    def safe(self) -> bool:
        """Whether the server is new enough: older ones leak their heap to whoever uploads a model (CVE-2026-7482)."""
        found = re.match(r"v?(\d+)\.(\d+)\.(\d+)", self.version)
        return found is not None and tuple(int(part) for part in found.groups()) >= FIRST_SAFE

    def place(self, info: ModelInfo) -> Place | None:
        """Where the model would lie on the server's machine; None where that is not known."""
        return place_of(info, self.memory, self.card)


@dataclass(frozen=True, slots=True, kw_only=True)
class Disk:
    """Bytes of the file system that holds the data folder, and of the database (None for a server's)."""

    free: int
    total: int
    database: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SystemStatus:
    """`parts`: redis, worker, database, model, disk, each with its state. `counts`: jobs by state, `oldest_s` the age of
    the oldest pending one in seconds, None where none waits."""

    parts: dict[str, PartState]
    counts: dict[str, int]
    oldest_s: float | None
    active: tuple[Job, ...]
    models: tuple[ModelInfo, ...]
    disk: Disk
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditRecord:
    """What happened. `action` as noun.verb (version.upload), `subject` the id of what it was done to; no document text."""

    id: int
    at: datetime
    user_id: str | None
    user_name: str
    action: str
    subject: str
    outcome: str
    detail: str = ""
