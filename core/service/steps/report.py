"""Making a report's file."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, Row

from core.errors import NotFound
from core.model.analysis import Analysis
from core.model.comparison import Comparison, Options
from core.model.document import Document
from core.model.exchange import ToldAnalysis
from core.model.job import JobKind
from core.model.record import AuditRecord
from core.ports import ReadOptions
from core.reports import FORMATS, Decision, ReportData, file_name, render
from core.reports.data import Event
from core.service.base import Parts, unpack
from core.service.outcome import Outcome
from core.service.preferences import load_settings
from core.service.priority import Priority
from core.service.report_options import report_options
from core.service.running import Run
from core.service.steps.read import read_version
from core.storage import audit as audit_rows
from core.storage import comparisons as rows
from core.storage import documents as document_rows
from core.storage import jobs as job_rows
from core.storage.tables import comparisons, reports


def report(run: Run) -> Outcome:
    """The body of a report job. Raises NotFound, an InputError, an error of the format."""
    with run.parts.database.read() as tx:
        row = rows.row_of(tx, reports, run.job.subject)
    if row is None:
        raise NotFound
    run.progress("reporting", 0, 1)
    data = _data(run, row)
    made = render(row.format, data)
    run.check()
    facts = {"filename": file_name(row.format, data), "media_type": FORMATS[row.format].media_type, "size": len(made)}
    return Outcome(digest=run.parts.blobs.put(made), finish=lambda tx: _finish(tx, run, facts))


def _finish(tx: Connection, run: Run, facts: dict[str, Any]) -> list[job_rows.NewJob]:
    rows.change(tx, reports, run.job.subject, **facts)
    return []


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stored:
    """What the database has of a report's comparison, at one moment."""

    compared: Row[Any]
    result: str
    analysed: str | None
    versions: tuple[Row[Any], Row[Any]]
    decisions: dict[str, Decision]
    audit: tuple[Event, ...]


def _stored(tx: Connection, row: Row[Any]) -> _Stored:
    """Raises NotFound where the comparison or a version is gone."""
    compared = rows.row_of(tx, comparisons, row.comparison_id)
    result = job_rows.result_of(tx, row.comparison_id)
    if compared is None or result is None:
        raise NotFound
    old, new = (document_rows.version_row(tx, one) for one in (compared.old_id, compared.new_id))
    if old is None or new is None:
        raise NotFound
    decided = rows.decision_records(tx, row.comparison_id).items()
    subjects = [one for one in (row.comparison_id, row.analysis_id, compared.old_id, compared.new_id) if one]
    return _Stored(
        compared=compared,
        result=result,
        analysed=job_rows.result_of(tx, row.analysis_id) if row.analysis_id else None,
        versions=(old, new),
        decisions={key: Decision(decision=one.decision.value, note=one.note, by=one.user_name) for key, one in decided},
        audit=tuple(_event(one) for one in audit_rows.about(tx, subjects) if one.at <= row.created),
    )


def _event(one: AuditRecord) -> Event:
    return Event(at=_stamp(one.at), user=one.user_name, action=one.action, outcome=one.outcome, detail=one.detail)


def _data(run: Run, row: Row[Any]) -> ReportData:
    blobs = run.parts.blobs
    with run.parts.database.read() as tx:
        stored = _stored(tx, row)
    (old, new), compared = stored.versions, stored.compared
    options = msgspec.convert(compared.options, Options)
    told = blobs.get(stored.analysed) if stored.analysed else None
    return ReportData(
        comparison=replace(unpack(blobs.get(stored.result), Comparison), analysis=None),
        old=read_version(run, compared.old_id, options.old_revisions),
        new=read_version(run, compared.new_id, options.new_revisions),
        analysis=unpack(told, Analysis) if told else None,
        exchanges=unpack(told, ToldAnalysis).exchanges if told and row.format == "evidence" else (),
        language=row.language,
        old_bytes=blobs.get(old.digest),
        new_bytes=blobs.get(new.digest),
        opened=(_opened(run.parts, old), _opened(run.parts, new)),
        made=_stamp(row.created),
        uploaded=(_stamp(old.created), _stamp(new.created)),
        options=report_options(row.options, options.lanes),
        decisions=stored.decisions,
        audit=stored.audit,
        read=lambda data, revisions: _read_again(run, data, revisions),
    )


def _opened(parts: Parts, version: Row[Any]) -> bytes | None:
    return parts.blobs.get(version.opened) if version.opened else None


def _stamp(at: datetime) -> str:
    return at.isoformat(timespec="seconds").replace("+00:00", "Z")


def _read_again(run: Run, data: bytes, revisions: str) -> Document:
    """What a made Word file says: the proof of a redline."""
    return run.parts.engines.read(data, "redline.docx", ReadOptions(revisions=revisions), run.cancelled)


def report_job(tx: Connection, run: Run, comparison_id: str, analysis_id: str, language: str) -> job_rows.NewJob:
    """A report in the format of the user's settings, and the job for it."""
    settings = load_settings(tx, run.parts.config, run.job.user_id)
    values = {
        "comparison_id": comparison_id,
        "analysis_id": analysis_id,
        "owner_id": run.job.user_id,
        "language": settings.report_language or language,
    }
    now = run.parts.clock.now()
    report_id = rows.add(tx, reports, format=settings.report_format, options=settings.report_options, created=now, **values)
    return job_rows.NewJob(kind=JobKind.REPORT, user_id=run.job.user_id, subject=report_id, priority=Priority.NOW)
