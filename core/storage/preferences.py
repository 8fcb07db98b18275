"""Settings as they are kept: a value a row, each user's own and the installation's."""

from typing import Any

from sqlalchemy import Connection, delete, insert, select

from core.storage.tables import settings

SYSTEM = "system"


def load(tx: Connection, scope: str) -> dict[str, Any]:
    """Names to values, as they were kept; `scope`: a user's id, or SYSTEM."""
    rows = tx.execute(select(settings.c.name, settings.c.value).where(settings.c.scope == scope))
    return {row.name: row.value for row in rows}


def save(tx: Connection, scope: str, values: dict[str, Any]) -> None:
    """Replaces the named values."""
    if values:
        tx.execute(delete(settings).where(settings.c.scope == scope, settings.c.name.in_(list(values))))
        tx.execute(insert(settings), [{"scope": scope, "name": name, "value": value} for name, value in values.items()])
