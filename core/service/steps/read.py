"""Reading a version."""

from dataclasses import replace

from core.errors import InputError, NotFound
from core.model.document import Document
from core.ports import ReadOptions
from core.service.base import unpack
from core.service.keeping import keep_document
from core.service.outcome import Outcome
from core.service.running import Run
from core.storage import documents as rows


def read(run: Run) -> Outcome:
    """A job's version, as its tracked changes were accepted."""
    run.progress("reading", 0, 1)
    read_version(run, run.job.subject)
    with run.parts.database.read() as tx:
        digest = rows.reading_digest(tx, run.job.subject)
    if digest is None:
        raise NotFound
    return Outcome(digest=digest)


def read_version(run: Run, version_id: str, revisions: str = rows.AS_ACCEPTED) -> Document:
    """What the version says: as it is stored, else read now and stored. Raises an InputError, which the version keeps."""
    parts = run.parts
    with parts.database.read() as tx:
        row = rows.version_row(tx, version_id)
        digest = rows.reading_digest(tx, version_id, revisions)
    if row is None:
        raise NotFound
    if digest is not None:
        return unpack(parts.blobs.get(digest), Document)
    try:
        data, options = parts.blobs.get(row.opened or row.digest), ReadOptions(revisions=revisions)
        document = parts.engines.read(data, row.name, options, run.cancelled)
    except InputError as error:
        run.check()  # what was cancelled is no fault of the file
        error.values.setdefault("file", row.name)
        if revisions == rows.AS_ACCEPTED:
            _keep_refusal(run, version_id, error)
        raise
    run.check()
    document = replace(document, sha256=row.digest)  # of the file as it was given, also where that has a password
    with parts.database.write() as tx:
        run.keep(tx)
        keep_document(parts, tx, version_id, revisions, document)
    return document


def read_claim(run: Run, version_id: str, new: Document) -> Document | None:
    """A version with its tracked changes rejected; None where it has none. Raises an InputError."""
    return read_version(run, version_id, rows.AS_REJECTED) if new.revisions else None


def _keep_refusal(run: Run, version_id: str, error: InputError) -> None:
    values = {name: str(value) for name, value in error.values.items()}
    with run.parts.database.write() as tx:
        rows.change_version(tx, version_id, error=error.code, error_values=values)
