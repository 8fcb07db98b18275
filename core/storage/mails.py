"""The log of what was sent by e-mail."""

from datetime import datetime

from sqlalchemy import Connection, select

from core.model.record import MailRecord
from core.storage import jobs as job_rows
from core.storage.tables import mails


def records(tx: Connection, now: datetime, *, report_id: str | None = None, owner_id: str | None = None) -> list[MailRecord]:
    """The latest first."""
    query = select(mails).order_by(mails.c.created.desc(), mails.c.id).limit(200)
    query = query.where(mails.c.report_id == report_id) if report_id else query
    query = query.where(mails.c.owner_id == owner_id) if owner_id else query
    rows = list(tx.execute(query))
    jobs_by = job_rows.latest_of(tx, (row.id for row in rows), now)
    return [
        MailRecord(
            id=row.id,
            report_id=row.report_id,
            owner_id=row.owner_id,
            recipients=tuple(row.recipients),
            note=row.note,
            job=jobs_by[row.id],
            created=row.created,
            sent=row.sent,
            linked=row.linked,
        )
        for row in rows
    ]
