"""Documents, their versions, and what was read of them."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, Row, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from core.model.job import Job, JobState
from core.model.record import DocumentRecord, VersionRecord
from core.storage import jobs as job_rows
from core.storage import users as user_rows
from core.storage.tables import documents, readings, versions

AS_ACCEPTED, AS_REJECTED = "accepted", "rejected"
"""How the tracked changes of a file are read."""


def add_document(tx: Connection, *, owner_id: str, title: str, by_hand: bool, now: datetime) -> str:
    """The new document's id. `by_hand`: a person gave the title, so that no reading changes it."""
    document_id = uuid4().hex
    row = {"id": document_id, "owner_id": owner_id, "title": title, "titled_by_hand": by_hand}
    tx.execute(insert(documents).values(created=now, updated=now, **row))
    return document_id


def add_version(
    tx: Connection, *, document_id: str, owner_id: str, name: str, digest: str, size: int, format: str, note: str, now: datetime
) -> str:
    """The next number of the document. The document's row is touched first, so that two uploads at once take turns."""
    tx.execute(update(documents).where(documents.c.id == document_id).values(updated=now))
    last = tx.execute(select(func.max(versions.c.number)).where(versions.c.document_id == document_id)).scalar()
    version_id = uuid4().hex
    row = {"id": version_id, "document_id": document_id, "owner_id": owner_id, "number": (last or 0) + 1, "name": name}
    tx.execute(insert(versions).values(digest=digest, size=size, format=format, note=note, created=now, **row))
    return version_id


def document_row(tx: Connection, document_id: str) -> Row[Any] | None:
    """None where it is gone."""
    return tx.execute(select(documents).where(documents.c.id == document_id)).first()


def version_row(tx: Connection, version_id: str) -> Row[Any] | None:
    """None where it is gone."""
    return tx.execute(select(versions).where(versions.c.id == version_id)).first()


def same_bytes(tx: Connection, owner_id: str, digest: str, *, document_id: str | None = None, name: str = "") -> str | None:
    """The user's latest version with these bytes; in one document, under one name, where they are given."""
    query = select(versions.c.id).where(versions.c.owner_id == owner_id, versions.c.digest == digest)
    query = query.where(versions.c.document_id == document_id) if document_id else query
    query = query.where(versions.c.name == name) if name else query
    return tx.execute(query.order_by(versions.c.created.desc()).limit(1)).scalar()


def bytes_kept(tx: Connection, owner_id: str) -> int:
    """The size of all of a user's versions, in bytes."""
    return int(
        tx.execute(select(func.coalesce(func.sum(versions.c.size), 0)).where(versions.c.owner_id == owner_id)).scalar_one()
    )


def keep_opened(tx: Connection, version_id: str, digest: str) -> None:
    """The file without its password: what was refused for want of one is not refused any more."""
    change_version(tx, version_id, opened=digest, error=None, error_values=None)


def change_document(tx: Connection, document_id: str, **values: Any) -> None:
    """Sets columns of one document; one that is gone stays so."""
    tx.execute(update(documents).where(documents.c.id == document_id).values(values))


def change_version(tx: Connection, version_id: str, **values: Any) -> None:
    """Sets columns of one version; one that is gone stays so."""
    tx.execute(update(versions).where(versions.c.id == version_id).values(values))


def delete_document(tx: Connection, document_id: str) -> None:
    """With everything that hangs on it."""
    tx.execute(delete(documents).where(documents.c.id == document_id))


def first_version(tx: Connection, document_id: str) -> Row[Any] | None:
    """The version with the lowest number that is still there; None where all are gone."""
    return tx.execute(select(versions).where(versions.c.document_id == document_id).order_by(versions.c.number).limit(1)).first()


def title_unless_by_hand(tx: Connection, document_id: str, title: str) -> None:
    """Takes a title from the text, where no person gave one."""
    tx.execute(update(documents).where(documents.c.id == document_id, documents.c.titled_by_hand.is_(False)).values(title=title))


def reading_digest(tx: Connection, version_id: str, revisions: str = AS_ACCEPTED) -> str | None:
    """The digest of the stored Document, as its tracked changes were asked for."""
    query = select(readings.c.digest).where(readings.c.version_id == version_id, readings.c.revisions == revisions)
    return tx.execute(query).scalar()


def keep_reading(tx: Connection, version_id: str, revisions: str, **facts: Any) -> bool:
    """False where the version had been read so already: what is stored stays."""
    if reading_digest(tx, version_id, revisions) is not None:
        return False
    try:
        with tx.begin_nested():
            tx.execute(insert(readings).values(version_id=version_id, revisions=revisions, **facts))
    except IntegrityError:
        return False
    tx.execute(update(versions).where(versions.c.id == version_id).values(error=None, error_values=None))
    return True


def document_records(
    tx: Connection, now: datetime, *, owner_id: str | None = None, document_id: str | None = None
) -> list[DocumentRecord]:
    """The last changed first."""
    query = select(documents).order_by(documents.c.updated.desc(), documents.c.id)
    query = query.where(documents.c.owner_id == owner_id) if owner_id else query
    query = query.where(documents.c.id == document_id) if document_id else query
    rows = list(tx.execute(query))
    of_each: dict[str, list[VersionRecord]] = {row.id: [] for row in rows}
    found = tx.execute(select(versions.c.id).where(versions.c.document_id.in_(list(of_each)))).scalars()
    for version in version_records(tx, found, now).values():
        of_each[version.document_id].append(version)
    names = user_rows.names(tx, (row.owner_id for row in rows))
    return [
        DocumentRecord(
            id=row.id,
            title=row.title,
            owner_id=row.owner_id,
            owner_name=names[row.owner_id],
            created=row.created,
            updated=row.updated,
            versions=tuple(sorted(of_each[row.id], key=lambda version: version.number)),
        )
        for row in rows
    ]


def version_records(tx: Connection, ids: Iterable[str], now: datetime) -> dict[str, VersionRecord]:
    """By id, each with the state of its reading."""
    wanted = list(set(ids))
    rows = list(tx.execute(select(versions).where(versions.c.id.in_(wanted))))
    read = tx.execute(select(readings).where(readings.c.version_id.in_(wanted), readings.c.revisions == AS_ACCEPTED))
    read_by = {row.version_id: row for row in read}
    jobs_by = job_rows.latest_of(tx, wanted, now)
    names = user_rows.names(tx, (row.owner_id for row in rows))
    return {row.id: _version(row, read_by.get(row.id), jobs_by.get(row.id), names) for row in rows}


def _version(row: Row[Any], reading: Row[Any] | None, job: Job | None, names: dict[str, str]) -> VersionRecord:
    failed = job if job is not None and job.state is JobState.ERROR else None
    error = None if reading else row.error or (failed.error if failed else None)
    return VersionRecord(
        id=row.id,
        document_id=row.document_id,
        number=row.number,
        name=row.name,
        digest=row.digest,
        size=row.size,
        format=row.format,
        note=row.note,
        owner_id=row.owner_id,
        owner_name=names.get(row.owner_id, ""),
        created=row.created,
        state=_state(reading, error, job),
        error=error,
        error_values=(row.error_values or (failed.error_values if failed else {})) if error else {},
        pages=reading.pages if reading else None,
        words=reading.words if reading else None,
        completeness=reading.completeness if reading else None,
    )


def _state(reading: Row[Any] | None, error: str | None, job: Job | None) -> JobState:
    if reading is not None:
        return JobState.COMPLETED
    if error:
        return JobState.ERROR
    return job.state if job is not None and job.state is not JobState.COMPLETED else JobState.PENDING
