"""The log tells of what was done, and of nothing that was rolled back."""

import logging
import sqlite3
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from core.errors import StorageError
from core.service.journal import LOGGER
from core.storage.database import Database, after_commit
from tests.stored import Stand


def test_it_is_told_once_the_transaction_holds(database: Database) -> None:
    told: list[str] = []

    def fails() -> None:
        with database.write() as tx:
            after_commit(tx, lambda: told.append("never"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fails()
    with database.write() as tx:
        after_commit(tx, lambda: told.append("done"))
        assert told == []
    assert told == ["done"]


def test_what_could_not_be_kept_is_not_logged_as_done(stand: Stand, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, logger=LOGGER.name)

    def full(_connection: Any) -> None:
        raise OperationalError("COMMIT", {}, sqlite3.OperationalError("database or disk is full"))

    writer = stand.parts.database._writer
    event.listen(writer, "commit", full)
    with pytest.raises(StorageError):
        stand.user("Anna")
    event.remove(writer, "commit", full)
    assert [record.getMessage() for record in caplog.records if record.name == LOGGER.name] == []
    stand.user("Anna")
    assert [record.getMessage() for record in caplog.records if record.name == LOGGER.name] == ["user.create"]
