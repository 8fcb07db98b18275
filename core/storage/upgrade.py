"""Bringing a database to this version's tables, whoever comes first."""

from pathlib import Path

from alembic import command
from alembic.config import Config as AlembicConfig
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from core.errors import DatabaseNewer
from core.storage.database import Database

MIGRATIONS = Path(__file__).parent / "migrations"
LOCK_NUMBER = 7_378_657_211
"""PostgreSQL's advisory lock that a migration holds; any number that nobody else uses."""


def upgrade(database: Database, revision: str | None = None) -> None:
    """Runs the missing migrations (up to a revision, where one is named) in one transaction, one process at a time. Raises
    DatabaseNewer, StorageError."""
    wanted = revision or _head()
    with database.read() as connection:
        if _current(connection) == wanted:
            return
    with database.write() as connection:
        _lock(connection)
        found = _current(connection)
        if found is not None and found not in _known():
            raise DatabaseNewer(found=found)
        if wanted not in _known():
            raise DatabaseNewer(found=wanted)
        command.upgrade(_config(connection), wanted)


def revision_of(connection: Connection) -> str:
    """The revision of the tables; "" where there are none."""
    return _current(connection) or ""


def downgrade(database: Database, revision: str) -> None:
    """Back to a revision ("base": no tables), with the loss of what only later ones can hold."""
    with database.write() as connection:
        _lock(connection)
        command.downgrade(_config(connection), revision)


def _lock(connection: Connection) -> None:
    """SQLite's BEGIN IMMEDIATE is lock enough."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": LOCK_NUMBER})


def _current(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _head() -> str | None:
    return ScriptDirectory(str(MIGRATIONS)).get_current_head()


def _known() -> set[str]:
    return {script.revision for script in ScriptDirectory(str(MIGRATIONS)).walk_revisions()}


def _config(connection: Connection) -> AlembicConfig:
    config = AlembicConfig()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
