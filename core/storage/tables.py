"""The tables. Their history is in `migrations/`; a test holds the two together on both databases."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)


class Moment(TypeDecorator[datetime]):
    """A time in UTC with its zone, on SQLite too, which keeps none."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """SQLite keeps no zone: UTC goes in without one."""
        if value is None or dialect.name != "sqlite":
            return value
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """What comes back is always aware, in UTC."""
        return value if value is None or value.tzinfo else value.replace(tzinfo=UTC)


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)
_ID = String(40)
_SHA256 = String(64)


def _key() -> Column[Any]:
    return Column("id", _ID, primary_key=True)


def _owner() -> Column[Any]:
    return Column("owner_id", _ID, ForeignKey("users.id"), nullable=False, index=True)


def _created() -> Column[Any]:
    return Column("created", Moment, nullable=False)


users = Table(
    "users",
    metadata,
    _key(),
    Column("name", String(100), nullable=False),
    Column("key", String(100), nullable=False, unique=True),  # the name as it is looked up: case-folded
    Column("role", String(20), nullable=False),
    Column("active", Boolean, nullable=False),
    Column("password", Text, nullable=False),
    _created(),
)
sessions = Table(
    "sessions",
    metadata,
    Column("digest", _SHA256, primary_key=True),
    Column("user_id", _ID, ForeignKey("users.id", ondelete="CASCADE"), nullable=False, index=True),
    _created(),
    Column("expires", Moment, nullable=False),
)
tickets = Table(
    "tickets",
    metadata,
    Column("digest", _SHA256, primary_key=True),
    Column("user_id", _ID, ForeignKey("users.id", ondelete="CASCADE"), nullable=False),
    Column("expires", Moment, nullable=False),
)
throttles = Table(
    "throttles",
    metadata,
    Column("key", _SHA256, primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("until", Moment, nullable=False),
)
documents = Table(
    "documents",
    metadata,
    _key(),
    _owner(),
    Column("title", Text, nullable=False),
    Column("titled_by_hand", Boolean, nullable=False),
    _created(),
    Column("updated", Moment, nullable=False),
)
versions = Table(
    "versions",
    metadata,
    _key(),
    Column("document_id", _ID, ForeignKey("documents.id", ondelete="CASCADE"), nullable=False),
    _owner(),
    Column("number", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("digest", _SHA256, nullable=False, index=True),
    Column("size", Integer, nullable=False),
    Column("format", String(20), nullable=False),
    Column("note", Text, nullable=False),
    _created(),
    Column("error", String(40)),
    Column("error_values", JSON),
    Column("opened", _SHA256),
    UniqueConstraint("document_id", "number"),
)
readings = Table(
    "readings",
    metadata,
    Column("version_id", _ID, ForeignKey("versions.id", ondelete="CASCADE"), primary_key=True),
    Column("revisions", String(10), primary_key=True),
    Column("digest", _SHA256, nullable=False),
    Column("pages", Integer),
    Column("words", Integer, nullable=False),
    Column("completeness", Float, nullable=False),
    _created(),
)
comparisons = Table(
    "comparisons",
    metadata,
    _key(),
    _owner(),
    Column("old_id", _ID, ForeignKey("versions.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("new_id", _ID, ForeignKey("versions.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("options", JSON, nullable=False),
    _created(),
    Column("complete", Boolean),
    Column("proved", Boolean),
    Column("totals", JSON),
    Index(None, "owner_id", "created"),
)
analyses = Table(
    "analyses",
    metadata,
    _key(),
    Column("comparison_id", _ID, ForeignKey("comparisons.id", ondelete="CASCADE"), nullable=False, index=True),
    _owner(),
    Column("model", String(200), nullable=False),
    Column("language", String(10), nullable=False),
    Column("options", JSON, nullable=False),
    _created(),
    Column("analysed", Integer, nullable=False),
    Column("total", Integer, nullable=False),
    Column("partial", LargeBinary),  # what is ready while it runs: compressed JSON
)
reports = Table(
    "reports",
    metadata,
    _key(),
    Column("comparison_id", _ID, ForeignKey("comparisons.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("analysis_id", _ID, ForeignKey("analyses.id", ondelete="SET NULL")),
    _owner(),
    Column("format", String(20), nullable=False),
    Column("language", String(10), nullable=False),
    Column("options", JSON, nullable=False),
    _created(),
    Column("filename", Text),
    Column("media_type", String(100)),
    Column("size", Integer),
)
mails = Table(
    "mails",
    metadata,
    _key(),
    Column("report_id", _ID, ForeignKey("reports.id", ondelete="CASCADE"), nullable=False, index=True),
    _owner(),
    Column("recipients", JSON, nullable=False),
    Column("note", Text, nullable=False),
    _created(),
    Column("sent", Moment),
    Column("linked", Boolean),  # whether a link went instead of the file
)
decisions = Table(
    "decisions",
    metadata,
    Column("comparison_id", _ID, ForeignKey("comparisons.id", ondelete="CASCADE"), primary_key=True),
    Column("change", String(100), primary_key=True),
    Column("decision", String(20), nullable=False),
    Column("note", Text, nullable=False),
    Column("user_id", _ID, ForeignKey("users.id"), nullable=False),
    Column("at", Moment, nullable=False),
    Column("row_version", Integer, nullable=False),
)
jobs = Table(
    "jobs",
    metadata,
    _key(),
    Column("kind", String(20), nullable=False),
    Column("state", String(20), nullable=False),
    Column("user_id", _ID, ForeignKey("users.id"), nullable=False),
    Column("subject", String(200), nullable=False, index=True),
    Column("arguments", JSON, nullable=False),
    Column("parent", _ID, index=True),
    Column("priority", Integer, nullable=False),
    Column("attempt", Integer, nullable=False),
    Column("max_attempts", Integer, nullable=False),
    Column("stops", Integer, nullable=False),  # how often the whole worker ended under it
    Column("stage", String(40)),
    Column("done", BigInteger, nullable=False),
    Column("total", BigInteger, nullable=False),
    Column("stage_from", BigInteger, nullable=False),
    Column("stage_started", Moment),
    Column("progressed", Boolean, nullable=False),  # whether this attempt stored something new
    Column("error", String(40)),
    Column("error_values", JSON),
    Column("result", _SHA256),
    _created(),
    Column("started", Moment),
    Column("finished", Moment),
    Column("next_try", Moment),
    Column("sent", Moment),
    Column("owner", _ID),  # the token of the claim: every write of a worker names it
    Column("worker", _ID),
    Column("lease", Moment),
    Index(None, "state", "priority", "created"),
    Index(None, "user_id", "state"),
)
results = Table(
    "results",
    metadata,
    Column("subject", String(200), primary_key=True),  # one result for what a job is for, whoever makes it
    Column("job_id", _ID, ForeignKey("jobs.id", ondelete="CASCADE"), nullable=False, unique=True),
    Column("digest", _SHA256, nullable=False, index=True),
    _created(),
)
answers = Table(
    "answers",
    metadata,
    Column("key", _SHA256, primary_key=True),
    Column("data", LargeBinary, nullable=False),
    _created(),
)
settings = Table(
    "settings",
    metadata,
    Column("scope", _ID, primary_key=True),  # a user's id, or "system"
    Column("name", String(40), primary_key=True),
    Column("value", JSON, nullable=False),
)
workers = Table(
    "workers",
    metadata,
    _key(),
    Column("host", String(200), nullable=False),
    Column("pid", Integer, nullable=False),
    Column("concurrency", Integer, nullable=False),
    Column("started", Moment, nullable=False),
    Column("beat", Moment, nullable=False),
    Column("stopping", Boolean, nullable=False),
    Column("sandbox", String(200)),  # what holds its readers back: words of core.intake.trial
)
meters = Table(
    "meters",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("label", String(200), primary_key=True),
    Column("times", BigInteger, nullable=False),
    Column("total", Float, nullable=False),  # seconds
)
audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("at", Moment, nullable=False, index=True),
    Column("user_id", _ID, index=True),
    Column("user_name", String(100), nullable=False),
    Column("action", String(40), nullable=False),
    Column("subject", String(200), nullable=False),
    Column("outcome", String(40), nullable=False),
    Column("detail", Text, nullable=False),
)
