"""The history of the tables: complete, reversible, run once however many come at once."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from threading import Barrier

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text

from core.errors import DatabaseNewer
from core.storage.database import Database
from core.storage.tables import metadata
from core.storage.upgrade import downgrade, upgrade


def test_the_steps_make_exactly_the_tables(empty_database: Database) -> None:
    upgrade(empty_database)
    with empty_database.engine.connect() as connection:
        found = compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), metadata)
    assert found == []
    assert set(inspect(empty_database.engine).get_table_names()) == set(metadata.tables) | {"alembic_version"}


def test_down_and_up_again(empty_database: Database) -> None:
    upgrade(empty_database)
    downgrade(empty_database, "base")
    assert inspect(empty_database.engine).get_table_names() == ["alembic_version"]
    upgrade(empty_database)
    assert "jobs" in inspect(empty_database.engine).get_table_names()


def test_many_at_once(empty_database: Database) -> None:
    others = [Database(empty_database.url.render_as_string(hide_password=False)) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(upgrade, others))
    for other in others:
        other.dispose()
    with empty_database.read() as tx:
        assert tx.execute(text("SELECT count(*) FROM alembic_version")).scalar_one() == 1


def test_a_newer_database_is_refused_and_left_alone(empty_database: Database) -> None:
    with empty_database.write() as tx:
        tx.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)"))
        tx.execute(text("INSERT INTO alembic_version VALUES ('9999')"))
    with pytest.raises(DatabaseNewer, match="newer"):
        upgrade(empty_database)
    assert inspect(empty_database.engine).get_table_names() == ["alembic_version"]


def test_a_fresh_file_opened_by_many_at_once(tmp_path: Path) -> None:
    """SQLite answers "locked" without waiting while another connection turns the write-ahead log on."""
    for number in range(20):
        several = [Database(f"sqlite:///{tmp_path}/{number}.db") for _ in range(8)]
        together = Barrier(len(several))
        with ThreadPoolExecutor(len(several)) as pool:
            list(pool.map(partial(_first_transactions, together), several))
        for one in several:
            one.dispose()


def _first_transactions(together: Barrier, database: Database) -> None:
    together.wait()
    with database.write() as tx:
        tx.execute(text("CREATE TABLE IF NOT EXISTS one (a INTEGER)"))
    with database.read() as tx:
        assert tx.execute(text("SELECT count(*) FROM one")).scalar_one() == 0
