"""New versions of reports whose analysis or review has changed: made by the sweeper, once the change has come to rest."""

import hashlib
from datetime import timedelta

from sqlalchemy import Connection, insert
from sqlalchemy.exc import IntegrityError

from core.limits import RENEW_QUIET_SECONDS, RENEW_WITHIN_SECONDS, REPORT_VERSIONS
from core.model.job import JobKind, JobState
from core.model.record import ReportRecord
from core.service.base import Parts
from core.service.priority import Priority
from core.storage import audit as audit_rows
from core.storage import comparisons as rows
from core.storage import jobs as job_rows
from core.storage.tables import reports


def renew(parts: Parts) -> int:
    """Asks for what is owed, quietly: after everybody's work, the older versions stay. Returns how many reports.

    Any number of sweepers may do so at once: a new version's id is made of the report that it follows.
    """
    now = parts.clock.now()
    until, since = now - timedelta(seconds=RENEW_QUIET_SECONDS), now - timedelta(seconds=RENEW_WITHIN_SECONDS)
    with parts.database.read() as tx:
        if not rows.changed_between(tx, since, until):
            return 0
    with parts.database.write() as tx:
        found = [one for name in rows.changed_between(tx, since, until) for one in _outdated(parts, tx, name)]
        return sum(_renewed(parts, tx, one) for one in found)


def _outdated(parts: Parts, tx: Connection, comparison_id: str) -> list[ReportRecord]:
    """The latest version of each report that is no longer up to date; none of which there are very many versions."""
    versions: dict[tuple[str, ...], list[ReportRecord]] = {}
    for one in rows.report_records(tx, parts.clock.now(), comparison_id=comparison_id, limit=1_000):
        kind = (one.owner_id, one.format, one.language, *(f"{name}={one.options[name]}" for name in sorted(one.options)))
        versions.setdefault(kind, []).append(one)
    latest = [found[0] for found in versions.values() if len(found) < REPORT_VERSIONS]
    return [one for one in latest if one.outdated and one.state is JobState.COMPLETED]


def _renewed(parts: Parts, tx: Connection, before: ReportRecord) -> bool:
    """False where this version was asked for already, though somebody may have deleted it since."""
    now, report_id = parts.clock.now(), hashlib.sha256(f"after {before.id}".encode()).hexdigest()[:32]
    if job_rows.latest_of(tx, [report_id], now):
        return False
    values = {
        "comparison_id": before.comparison_id,
        "analysis_id": rows.latest_analysis(tx, before.comparison_id) or before.analysis_id,
        "owner_id": before.owner_id,
        "format": before.format,
        "language": before.language,
        "options": before.options,
        "created": now,
    }
    try:
        with tx.begin_nested():
            tx.execute(insert(reports).values(id=report_id, **values))
    except IntegrityError:
        return False
    job = job_rows.NewJob(kind=JobKind.REPORT, user_id=before.owner_id, subject=report_id, priority=Priority.LATER)
    job_rows.add(tx, job, now, sent=False)
    audit_rows.add(tx, now=now, user=None, action="report.renew", subject=report_id, outcome="ok", detail=before.format)
    parts.journal.event("report.renew", subject=report_id)
    return True
