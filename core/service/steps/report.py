"""Making a report's file."""

from dataclasses import replace
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


def _data(run: Run, row: Row[Any]) -> ReportData:
    parts = run.parts
    with parts.database.read() as tx:
        compared = rows.row_of(tx, comparisons, row.comparison_id)
        result = job_rows.result_of(tx, row.comparison_id)
        analysed = job_rows.result_of(tx, row.analysis_id) if row.analysis_id else None
        decided = rows.decision_records(tx, row.comparison_id)
        subjects = [row.comparison_id, row.analysis_id, *((compared.old_id, compared.new_id) if compared else ())]
        told = audit_rows.about(tx, [subject for subject in subjects if subject])
        wanted = (compared.old_id, compared.new_id) if compared else ()
        of_versions = [found for one in wanted if (found := document_rows.version_row(tx, one)) is not None]
    if compared is None or result is None or len(of_versions) < 2:
        raise NotFound
    options = msgspec.convert(compared.options, Options)
    told_blob = parts.blobs.get(analysed) if analysed else None
    return ReportData(
        comparison=replace(unpack(parts.blobs.get(result), Comparison), analysis=None),
        old=read_version(run, compared.old_id, options.old_revisions),
        new=read_version(run, compared.new_id, options.new_revisions),
        analysis=unpack(told_blob, Analysis) if told_blob else None,
        exchanges=unpack(told_blob, ToldAnalysis).exchanges if told_blob and row.format == "evidence" else (),
        language=row.language,
        old_bytes=parts.blobs.get(of_versions[0].digest),
        new_bytes=parts.blobs.get(of_versions[1].digest),
        opened=(_opened(parts, of_versions[0]), _opened(parts, of_versions[1])),
        made=_stamp(row.created),
        uploaded=(_stamp(of_versions[0].created), _stamp(of_versions[1].created)),
        options=report_options(row.options, options.lanes),
        decisions={
            key: Decision(decision=record.decision.value, note=record.note, by=record.user_name)
            for key, record in decided.items()
        },
        audit=tuple(
            Event(
                at=_stamp(one.at),
                user=one.user_name,
                action=one.action,
                outcome=one.outcome,
                detail=one.detail,
            )
            for one in told
            if one.at <= row.created
        ),
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
