"""Who did what, when. Rows are added and, when their time is over, removed; never changed."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select

from core.model.record import AuditRecord, User
from core.storage.tables import audit


def add(tx: Connection, *, now: datetime, user: User | None, action: str, subject: str, outcome: str, detail: str = "") -> None:
    """`user` None: the program itself. Subject and detail are cut at 200 and 1,000 characters."""
    who = {"user_id": user.id if user else None, "user_name": user.name if user else ""}
    tx.execute(insert(audit).values(at=now, action=action, subject=subject[:200], outcome=outcome, detail=detail[:1000], **who))


def about(tx: Connection, subjects: Iterable[str]) -> list[AuditRecord]:
    """What was done to these, the first first."""
    query = select(audit).where(audit.c.subject.in_(list(subjects))).order_by(audit.c.id)
    return [_record(row) for row in tx.execute(query)]


def listed(tx: Connection, *, user_id: str | None, action: str | None, limit: int) -> list[AuditRecord]:
    """The latest first."""
    query = select(audit).order_by(audit.c.id.desc()).limit(limit)
    query = query.where(audit.c.user_id == user_id) if user_id else query
    query = query.where(audit.c.action == action) if action else query
    return [_record(row) for row in tx.execute(query)]


def _record(row: Row[Any]) -> AuditRecord:
    return AuditRecord(
        id=row.id,
        at=row.at,
        user_id=row.user_id,
        user_name=row.user_name,
        action=row.action,
        subject=row.subject,
        outcome=row.outcome,
        detail=row.detail,
    )


def forget(tx: Connection, before: datetime) -> int:
    """How many rows were removed: those written before then."""
    return tx.execute(delete(audit).where(audit.c.at < before)).rowcount
