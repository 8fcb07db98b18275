"""Comparisons, analyses, reports and decisions: the rows; what they hold is in blobs."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import uuid4

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, Select, Table, and_, delete, func, insert, or_, select, update

from core.locale import LANGUAGES
from core.model.comparison import Options
from core.model.job import Job, JobState
from core.model.record import AnalysisRecord, Choice, ComparisonRecord, DecisionRecord, ReportRecord
from core.reports import FORMATS
from core.storage import jobs as job_rows
from core.storage import parents
from core.storage import users as user_rows
from core.storage.documents import version_records
from core.storage.tables import analyses, comparisons, decisions, documents, jobs, reports, results, versions


def add(tx: Connection, table: Table, **values: Any) -> str:
    """A row with a new id."""
    row_id = uuid4().hex
    tx.execute(insert(table).values(id=row_id, **values))
    return row_id


def row_of(tx: Connection, table: Table, row_id: str) -> Row[Any] | None:
    """The whole row of any table with an `id`; None where it is gone."""
    return tx.execute(select(table).where(table.c.id == row_id)).first()


def change(tx: Connection, table: Table, row_id: str, **values: Any) -> None:
    """Sets columns of one row; one that is gone stays so."""
    tx.execute(update(table).where(table.c.id == row_id).values(values))


def subjects_of_document(tx: Connection, document_id: str) -> list[str]:
    """The ids of all that a job may be for and that goes with the document: versions, their descriptions, comparisons, analyses,
    reports."""
    own = list(tx.execute(select(versions.c.id).where(versions.c.document_id == document_id)).scalars())
    query = select(comparisons.c.id).where(or_(comparisons.c.old_id.in_(own), comparisons.c.new_id.in_(own)))
    found = [*own, *(description_of(one, language) for one in own for language in LANGUAGES)]
    for comparison_id in list(tx.execute(query).scalars()):
        found += subjects_of_comparison(tx, comparison_id)
    return found


def description_of(version_id: str, language: str) -> str:
    """The subject of the job that has a model describe a version."""
    return f"describe:{version_id}:{language}"


def described(subject: str) -> tuple[str, str]:
    """The version's id and the language of such a subject."""
    _, version_id, language = subject.split(":")
    return version_id, language


def subjects_of_comparison(tx: Connection, comparison_id: str) -> list[str]:
    """Its own id, its analyses' and its reports'."""
    found = [comparison_id]
    for table in (analyses, reports):
        found += tx.execute(select(table.c.id).where(table.c.comparison_id == comparison_id)).scalars()
    return found


def hanging_on(tx: Connection, comparison_id: str) -> dict[str, int]:
    """How many rows go with a comparison, by what they are."""
    counted = {"decisions": decisions, "analyses": analyses, "reports": reports}
    query = {name: select(func.count()).where(table.c.comparison_id == comparison_id) for name, table in counted.items()}
    return {name: int(tx.execute(one).scalar_one()) for name, one in query.items()}


def forget_jobs(tx: Connection, subjects: Iterable[str], now: datetime) -> None:
    """Cancels what is still owed for things that are deleted, and forgets the results. What failed cannot be tried again any
    more, so it counts as cancelled; a batch goes on without its part."""
    wanted = list(subjects)
    of_them = jobs.c.subject.in_(wanted)
    for job_id in list(tx.execute(select(jobs.c.id).where(of_them)).scalars()):
        job_rows.cancel(tx, job_id, now)
    failed = update(jobs).where(of_them, jobs.c.state == JobState.ERROR.value)
    tx.execute(failed.values(state=JobState.CANCELLED.value, error=None, error_values=None))
    parents.leave(tx, of_them, now)
    tx.execute(delete(results).where(results.c.subject.in_(wanted)))


def delete_row(tx: Connection, table: Table, row_id: str) -> None:
    """The row, and by its foreign keys what hangs on it."""
    tx.execute(delete(table).where(table.c.id == row_id))


def same_comparison(tx: Connection, owner_id: str, old_id: str, new_id: str, options: Options) -> str | None:
    """The user's latest comparison of the two with the same options."""
    query = select(comparisons.c.id, comparisons.c.options).where(comparisons.c.owner_id == owner_id)
    query = query.where(comparisons.c.old_id == old_id, comparisons.c.new_id == new_id).order_by(comparisons.c.created.desc())
    return next((row.id for row in tx.execute(query) if msgspec.convert(row.options, Options) == options), None)


def comparison_records(
    tx: Connection,
    now: datetime,
    *,
    owner_id: str | None = None,
    ids: Iterable[str] | None = None,
    document_id: str | None = None,
    limit: int = 50,
) -> list[ComparisonRecord]:
    """The latest first."""
    query = select(comparisons).order_by(comparisons.c.created.desc(), comparisons.c.id).limit(limit)
    query = query.where(comparisons.c.owner_id == owner_id) if owner_id else query
    query = query.where(comparisons.c.id.in_(list(ids))) if ids is not None else query
    if document_id:
        inside = select(versions.c.id).where(versions.c.document_id == document_id)
        query = query.where(or_(comparisons.c.old_id.in_(inside), comparisons.c.new_id.in_(inside)))
    rows = list(tx.execute(query))
    both = version_records(tx, [id_ for row in rows for id_ in (row.old_id, row.new_id)], now)
    jobs_by = job_rows.latest_of(tx, (row.id for row in rows), now)
    titles = _titles(tx, {version.document_id for version in both.values()})
    return [
        ComparisonRecord(
            id=row.id,
            title=titles[both[row.new_id].document_id],
            owner_id=row.owner_id,
            old=both[row.old_id],
            new=both[row.new_id],
            options=msgspec.convert(row.options, Options),
            job=jobs_by[row.id],
            created=row.created,
            complete=row.complete,
            proved=row.proved,
            totals=row.totals or {},
        )
        for row in rows
    ]


def analysis_records(
    tx: Connection,
    now: datetime,
    *,
    owner_id: str | None = None,
    comparison_id: str | None = None,
    analysis_id: str | None = None,
    limit: int = 50,
    asked: bool | None = None,
) -> list[AnalysisRecord]:
    """The latest first. `asked`: only the questions, or all but them."""
    rows = _rows(tx, analyses, owner_id, comparison_id, analysis_id, limit, asked)
    jobs_by = job_rows.latest_of(tx, (row.id for row in rows), now)
    return [_analysis(row, jobs_by[row.id]) for row in rows]


def report_records(
    tx: Connection,
    now: datetime,
    *,
    owner_id: str | None = None,
    comparison_id: str | None = None,
    report_id: str | None = None,
    limit: int = 100,
) -> list[ReportRecord]:
    """The latest first."""
    rows = _rows(tx, reports, owner_id, comparison_id, report_id, limit)
    jobs_by = job_rows.latest_of(tx, (row.id for row in rows), now)
    of_each = comparison_records(tx, now, ids={row.comparison_id for row in rows}, limit=len(rows) or 1)
    titles = {record.id: record.named for record in of_each}
    news = _news(tx, {row.comparison_id for row in rows})
    return [_report(row, jobs_by[row.id], titles.get(row.comparison_id, ""), news.get(row.comparison_id, [])) for row in rows]


def _news(tx: Connection, ids: Iterable[str]) -> dict[str, list[tuple[datetime, str]]]:
    """By comparison, when the last decision came and when analyses ended, each with the analysis' id ("" for decisions)."""
    wanted = list(ids)
    last = select(decisions.c.comparison_id, func.max(decisions.c.at)).where(decisions.c.comparison_id.in_(wanted))
    told = _told(analyses.c.comparison_id, jobs.c.finished, analyses.c.id).where(analyses.c.comparison_id.in_(wanted))
    found: dict[str, list[tuple[datetime, str]]] = {}
    for comparison_id, at in tx.execute(last.group_by(decisions.c.comparison_id)):
        found.setdefault(comparison_id, []).append((at, ""))
    for comparison_id, at, name in tx.execute(told):
        found.setdefault(comparison_id, []).append((at, name))
    return found


def _told(*columns: ColumnElement[Any]) -> Select[Any]:
    """Analyses that are over and have said something; a question's answer is none."""
    over = and_(jobs.c.subject == analyses.c.id, jobs.c.state == JobState.COMPLETED.value)
    said = and_(analyses.c.analysed > 0, analyses.c.options["question"].as_string().is_(None))
    return select(*columns).join(jobs, over).where(said)


def latest_analysis(tx: Connection, comparison_id: str) -> str | None:
    """The analysis that ended last."""
    query = _told(analyses.c.id).where(analyses.c.comparison_id == comparison_id)
    return tx.execute(query.order_by(jobs.c.finished.desc()).limit(1)).scalar()


def changed_between(tx: Connection, since: datetime, until: datetime) -> list[str]:
    """Comparisons on which the last decision, or the end of the last analysis, lies between the two moments."""
    decided = select(decisions.c.comparison_id, func.max(decisions.c.at)).where(decisions.c.at >= since)
    told = _told(analyses.c.comparison_id, func.max(jobs.c.finished)).where(jobs.c.finished >= since)
    last: dict[str, datetime] = {}
    for query in (decided.group_by(decisions.c.comparison_id), told.group_by(analyses.c.comparison_id)):
        for comparison_id, at in tx.execute(query):
            last[comparison_id] = max(at, last.get(comparison_id, at))
    return sorted(comparison_id for comparison_id, at in last.items() if at <= until)


def decision_records(tx: Connection, comparison_id: str) -> dict[str, DecisionRecord]:
    """By change id."""
    rows = list(tx.execute(select(decisions).where(decisions.c.comparison_id == comparison_id)))
    names = user_rows.names(tx, (row.user_id for row in rows))
    return {row.change: _decision(row, names) for row in rows}


def decision_record(tx: Connection, comparison_id: str, change_id: str) -> DecisionRecord | None:
    """The decision on one change, with who made it by name; None where nobody has."""
    mine = (decisions.c.comparison_id == comparison_id, decisions.c.change == change_id)
    row = tx.execute(select(decisions).where(*mine)).first()
    return _decision(row, user_rows.names(tx, [row.user_id])) if row is not None else None


def decide(tx: Connection, comparison_id: str, change_id: str, row_version: int, **values: Any) -> bool:
    """Writes a decision over the version of the row that was read (0: none). False: somebody was first."""
    mine = (decisions.c.comparison_id == comparison_id, decisions.c.change == change_id)
    if row_version == 0:
        if tx.execute(select(decisions.c.change).where(*mine)).first() is not None:
            return False
        tx.execute(insert(decisions).values(comparison_id=comparison_id, change=change_id, row_version=1, **values))
        return True
    query = update(decisions).where(*mine, decisions.c.row_version == row_version)
    return tx.execute(query.values(row_version=row_version + 1, **values)).rowcount == 1


def _rows(
    tx: Connection,
    table: Table,
    owner_id: str | None,
    comparison_id: str | None,
    row_id: str | None,
    limit: int,
    asked: bool | None = None,
) -> list[Row[Any]]:
    query = select(table).order_by(table.c.created.desc(), table.c.id).limit(limit)
    query = query.where(table.c.owner_id == owner_id) if owner_id else query
    query = query.where(table.c.comparison_id == comparison_id) if comparison_id else query
    query = query.where(table.c.id == row_id) if row_id else query
    if asked is not None:
        question = table.c.options["question"].as_string()
        query = query.where(question.is_not(None) if asked else question.is_(None))
    return list(tx.execute(query))


def _titles(tx: Connection, ids: Iterable[str]) -> dict[str, str]:
    query = select(documents.c.id, documents.c.title).where(documents.c.id.in_(list(ids)))
    return {row.id: row.title for row in tx.execute(query)}


def _analysis(row: Row[Any], job: Job) -> AnalysisRecord:
    return AnalysisRecord(
        id=row.id,
        comparison_id=row.comparison_id,
        owner_id=row.owner_id,
        model=row.model,
        language=row.language,
        options=row.options,
        job=job,
        created=row.created,
        analysed=row.analysed,
        total=row.total,
    )


def _report(row: Row[Any], job: Job, title: str, news: list[tuple[datetime, str]]) -> ReportRecord:
    return ReportRecord(
        id=row.id,
        comparison_id=row.comparison_id,
        analysis_id=row.analysis_id,
        owner_id=row.owner_id,
        format=row.format,
        language=row.language,
        options=row.options,
        job=job,
        created=row.created,
        comparison_title=title,
        filename=row.filename,
        media_type=row.media_type,
        size=row.size,
        digest=job.result,
        outdated=any(at > row.created and name != row.analysis_id and (name or FORMATS[row.format].review) for at, name in news),
    )


def _decision(row: Row[Any], names: dict[str, str]) -> DecisionRecord:
    return DecisionRecord(
        change=row.change,
        decision=Choice(row.decision),
        note=row.note,
        user_id=row.user_id,
        user_name=names.get(row.user_id, ""),
        at=row.at,
        row_version=row.row_version,
    )
