"""What the tests with one real thing stand on: databases, the composed service on each, the pages on SQLite."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.storage.database import Database
from core.storage.upgrade import upgrade
from tests.integration.pages_bench import Bench, open_bench
from tests.stored import BOTH, Stand, database_url, migrated_postgres, new_postgres, stand_on


@pytest.fixture(params=BOTH)
def empty_database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A database without tables, SQLite and PostgreSQL in turn."""
    database = Database(database_url(request.param, tmp_path))
    yield database
    database.dispose()


@pytest.fixture(params=BOTH)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """The same with this version's tables."""
    sqlite = request.param == "sqlite"
    made = Database(f"sqlite:///{tmp_path / 'sverka.db'}" if sqlite else new_postgres(migrated_postgres()))
    upgrade(made)
    yield made
    made.dispose()


@pytest.fixture
def stand(database: Database, tmp_path: Path) -> Stand:
    """The service on either database, with its first administrator."""
    return stand_on(database, tmp_path)


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    """The pages over the service on SQLite."""
    made = open_bench(tmp_path / "data", monkeypatch)
    yield made
    made.service.parts.database.dispose()
