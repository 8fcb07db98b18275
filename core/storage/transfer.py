"""Rows as lines of JSON that every database understands, and a fingerprint of a table that no order changes."""

import base64
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import Column, Connection, Integer, LargeBinary, Table, delete, func, insert, inspect, select, text

from core.storage.tables import Moment, metadata, sessions, throttles, tickets, workers

LEFT_OUT: Final = (sessions, tickets, throttles, workers)
"""What belongs to the running installation: after a move everybody signs in again, and workers say anew that they live."""
ROWS_AT_ONCE: Final = 500
_WHOLE: Final = 1 << 256


def kept_tables() -> list[Table]:
    """All others, each after those that it refers to."""
    return [table for table in metadata.sorted_tables if table not in LEFT_OUT]


@dataclass(slots=True)
class Fingerprint:
    """The number of lines, and the sum of their sha256: the same lines in any order have the same."""

    rows: int = 0
    total: int = 0

    def add(self, line: str) -> None:
        """One row more, as its line."""
        self.rows += 1
        self.total = (self.total + int.from_bytes(hashlib.sha256(line.encode("utf-8")).digest(), "big")) % _WHOLE

    @property
    def sha256(self) -> str:
        """The sum of the rows' hashes in hexadecimal: the same for the same rows in any order."""
        return f"{self.total:064x}"


def lines(tx: Connection, table: Table, columns: Iterable[str] | None = None) -> Iterator[str]:
    """Each row of a table; of the named columns only, where some are named."""
    chosen = [table.c[name] for name in columns] if columns is not None else list(table.c)
    result = tx.execute(select(*chosen), execution_options={"yield_per": ROWS_AT_ONCE})
    for row in result:
        values = {column.name: _plain(value) for column, value in zip(chosen, row, strict=True)}
        yield json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def fingerprint(tx: Connection, table: Table, columns: Iterable[str] | None = None) -> Fingerprint:
    """Of all rows of a table, of the named columns alone where some are named."""
    found = Fingerprint()
    for line in lines(tx, table, columns):
        found.add(line)
    return found


def put_lines(tx: Connection, table: Table, given: Iterable[str]) -> list[str]:
    """Writes rows; returns the names of their columns (of all, where there is no row)."""
    columns: list[str] = [column.name for column in table.c]
    rows: list[dict[str, Any]] = []
    for line in given:
        rows.append(_row(table, json.loads(line)))
        if len(rows) == ROWS_AT_ONCE:
            tx.execute(insert(table), rows)
            columns, rows = list(rows[0]), []
    if rows:
        columns = list(rows[0])
        tx.execute(insert(table), rows)
    return columns


def empty_all(tx: Connection) -> None:
    """Of an earlier revision too, which lacks some tables."""
    present = inspect(tx).get_table_names()
    for table in reversed(metadata.sorted_tables):
        if table.name in present:
            tx.execute(delete(table))


def go_on_counting(tx: Connection) -> None:
    """PostgreSQL's own counters know nothing of the numbers that were written beside them."""
    if tx.dialect.name != "postgresql":
        return
    for table in kept_tables():
        for column in table.primary_key.columns:
            if isinstance(column.type, Integer) and column.autoincrement is True:
                highest = tx.execute(select(func.max(column))).scalar() or 0
                name = {"table": table.name, "column": column.name, "next": highest + 1}
                tx.execute(text("SELECT setval(pg_get_serial_sequence(:table, :column), :next, false)"), name)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode("ascii")
    return value


def _row(table: Table, values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _typed(table.c[name], value) for name, value in values.items()}


def _typed(column: Column[Any], value: Any) -> Any:
    if value is None:
        return None
    if isinstance(column.type, Moment):
        return datetime.fromisoformat(value)
    if isinstance(column.type, LargeBinary):
        return base64.b64decode(value)
    return value
