"""Sending a letter with a report."""

from typing import Any

from sqlalchemy import Connection

from core.errors import MailUnset, NotFound, NotReady
from core.model.record import ReportFile
from core.service.mailing import Letter, attached, message, send
from core.service.outcome import Outcome
from core.service.preferences import load_settings
from core.service.running import Run
from core.storage import comparisons as rows
from core.storage import jobs as job_rows
from core.storage.tables import mails, reports


def mail(run: Run) -> Outcome:
    """A worker that ends between the server's answer and our note sends the letter again, under the same id."""
    parts = run.parts
    with parts.database.read() as tx:
        row = rows.row_of(tx, mails, run.job.subject)
        report = rows.row_of(tx, reports, row.report_id) if row else None
        digest = job_rows.result_of(tx, row.report_id) if row else None
        settings = load_settings(tx, parts.config, run.job.user_id)
        records = rows.report_records(tx, parts.clock.now(), report_id=row.report_id) if row else []
    if row is None or report is None:
        raise NotFound
    if digest is None:
        raise NotReady
    if not settings.smtp_host:
        raise MailUnset
    run.progress("sending", 0, 1)
    letter = Letter(
        identity=row.id,
        recipients=row.recipients,
        title=records[0].comparison_title or report.filename,
        note=row.note,
        file=ReportFile(filename=report.filename, media_type=report.media_type, data=parts.blobs.get(digest)),
        link=f"{settings.public_url.rstrip('/')}/api/reports/{row.report_id}",
        language=report.language,
    )
    send(message(letter, settings), settings, parts.config.smtp_password)
    facts = {"sent": parts.clock.now(), "linked": not attached(letter, settings)}

    return Outcome(digest=parts.blobs.put(row.id.encode()), finish=lambda tx: _finish(tx, run, facts))


def _finish(tx: Connection, run: Run, facts: dict[str, Any]) -> list[job_rows.NewJob]:
    rows.change(tx, mails, run.job.subject, **facts)
    return []
