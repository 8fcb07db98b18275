"""What is old, and which blobs are still named."""

from datetime import datetime

from sqlalchemy import Connection, and_, delete, select, union

from core.model.job import JobKind
from core.storage.comparisons import forget_jobs, subjects_of_document
from core.storage.documents import delete_document
from core.storage.jobs import ACTIVE
from core.storage.tables import analyses, comparisons, documents, jobs, readings, reports, results, versions


def forget_documents(tx: Connection, before: datetime, now: datetime) -> int:
    """Removes documents that were last changed before that time, with all that hangs on them."""
    old = list(tx.execute(select(documents.c.id).where(documents.c.updated < before)).scalars())
    for document_id in old:
        forget_jobs(tx, subjects_of_document(tx, document_id), now)
        delete_document(tx, document_id)
    return len(old)


def forget_jobs_of_nothing(tx: Connection, before: datetime) -> int:
    """Removes jobs that were over before that time and whose subject is gone; a model's score card stays, it is nobody's
    document. Returns how many."""
    subjects = union(*(select(table.c.id) for table in (versions, comparisons, analyses, reports)))
    over = and_(
        jobs.c.kind != JobKind.SCORE.value, jobs.c.finished < before, jobs.c.state.not_in(ACTIVE), jobs.c.subject.not_in(subjects)
    )
    return tx.execute(delete(jobs).where(over)).rowcount


def named_digests(tx: Connection) -> set[str]:
    """The digests of all blobs that a row names."""
    columns = (versions.c.digest, versions.c.opened, readings.c.digest, results.c.digest)
    query = union(*(select(column).where(column.is_not(None)) for column in columns))
    return set(tx.execute(query).scalars())
