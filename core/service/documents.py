"""Documents and their versions."""

from dataclasses import dataclass, replace
from pathlib import PurePath

from sqlalchemy import Connection

from core.errors import BadSetting, QuotaExceeded
from core.intake.check import Checked, check
from core.limits import MIB, NAME_CHARACTERS, NOTE_CHARACTERS, TITLE_CHARACTERS, USER_BYTES
from core.model.document import Document
from core.model.job import JobKind
from core.model.picture import PagePicture
from core.model.record import DocumentRecord, UploadResult, User, VersionRecord
from core.service.base import UseCases, owned_row, scope
from core.service.keeping import title_from
from core.service.priority import Priority
from core.storage import comparisons as comparison_rows
from core.storage import documents as rows
from core.storage import jobs as job_rows
from core.storage.tables import documents, versions

FILE_NAME_CHARACTERS = 2 * NAME_CHARACTERS


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """A checked file whose bytes are kept; `opened`: the digest of the same file without its password, where it had one."""

    name: str
    checked: Checked
    opened: str | None = None


class Documents(UseCases):
    """Uploads, what is in them, who sees them; a file that was uploaded before is kept once."""

    def upload(
        self,
        user: User,
        *,
        name: str,
        data: bytes,
        document_id: str | None = None,
        title: str | None = None,
        note: str = "",
        password: str | None = None,
        again: bool = False,
    ) -> UploadResult:
        """Keeps a file as a new document, or as the next version of `document_id`, and queues its reading.

        The same bytes again: the version that exists is offered instead (`again=True` keeps both). A `password` is used to open
        the file at once and is not kept. Raises an InputError where intake refuses the file, NotFound, QuotaExceeded.
        """
        received = self._receive(user, name, data, password)
        with self.parts.database.write() as tx:
            if document_id is not None:
                owned_row(tx, user, documents, document_id)
            known = None if again else rows.same_bytes(tx, user.id, received.checked.sha256, document_id=document_id)
            version_id = known or self._add_version(tx, user, received, document_id, title, _note(note))
            self._keep_opened(tx, version_id, received)
            unread = received.opened and rows.reading_digest(tx, version_id) is None
            ready = self._submit(tx, _reading(user, version_id)) if known is None or unread else []
            version = rows.version_records(tx, [version_id], self.now)[version_id]
        self._publish(ready)
        return UploadResult(version=version, existing=known is not None)

    def documents(self, user: User) -> list[DocumentRecord]:
        """The user's documents, the last changed first; administrators see everybody's."""
        with self.parts.database.read() as tx:
            return rows.document_records(tx, self.now, owner_id=scope(user))

    def document(self, user: User, document_id: str) -> DocumentRecord:
        """Raises NotFound."""
        with self.parts.database.read() as tx:
            owned_row(tx, user, documents, document_id)
            return rows.document_records(tx, self.now, document_id=document_id)[0]

    def versions(self, user: User, document_id: str) -> tuple[VersionRecord, ...]:
        """From the first to the latest. Raises NotFound."""
        return self.document(user, document_id).versions

    def version(self, user: User, version_id: str) -> VersionRecord:
        """Raises NotFound."""
        with self.parts.database.read() as tx:
            owned_row(tx, user, versions, version_id)
            return rows.version_records(tx, [version_id], self.now)[version_id]

    def version_bytes(self, user: User, version_id: str) -> tuple[str, bytes]:
        """The file as it was uploaded: its name and bytes. Raises NotFound."""
        with self.parts.database.write() as tx:
            row = owned_row(tx, user, versions, version_id)
            self._record(tx, user, "version.download", version_id)
        return row.name, self.parts.blobs.get(row.digest)

    def page_picture(self, user: User, version_id: str, page: int) -> PagePicture:
        """A page of a PDF as a person would see it; pages count from 1. Raises NotFound, an InputError."""
        with self.parts.database.read() as tx:
            row = owned_row(tx, user, versions, version_id)
        return self.parts.engines.draw(self.parts.blobs.get(row.opened or row.digest), row.name, page)

    def read_document(self, user: User, version_id: str, *, revisions: str = "accepted") -> Document | None:
        """What the file says; None while it is not read. Raises NotFound."""
        with self.parts.database.read() as tx:
            owned_row(tx, user, versions, version_id)
            digest = rows.reading_digest(tx, version_id, revisions)
        return None if digest is None else self._load(digest, Document)

    def rename(self, user: User, document_id: str, title: str) -> DocumentRecord:
        """Raises NotFound, BadSetting for an empty title."""
        clean = _title(title)
        with self.parts.database.write() as tx:
            owned_row(tx, user, documents, document_id)
            rows.change_document(tx, document_id, title=clean, titled_by_hand=True, updated=self.now)
            self._record(tx, user, "document.rename", document_id)
        return self.document(user, document_id)

    def annotate(self, user: User, version_id: str, note: str) -> VersionRecord:
        """Sets a version's note. Raises NotFound."""
        with self.parts.database.write() as tx:
            owned_row(tx, user, versions, version_id)
            rows.change_version(tx, version_id, note=_note(note))
            self._record(tx, user, "version.annotate", version_id)
        return self.version(user, version_id)

    def delete(self, user: User, document_id: str) -> None:
        """Deletes a document with its versions, comparisons and reports; their jobs are cancelled. Raises NotFound."""
        with self.parts.database.write() as tx:
            owned_row(tx, user, documents, document_id)
            subjects = comparison_rows.subjects_of_document(tx, document_id)
            comparison_rows.forget_jobs(tx, subjects, self.now)
            rows.delete_document(tx, document_id)
            self._record(tx, user, "document.delete", document_id)

    def _receive(self, user: User, name: str, data: bytes, password: str | None = None) -> Received:
        """Checks a file and keeps its bytes. Raises an InputError, QuotaExceeded."""
        clean = file_name(name)
        checked = check(data, clean, password)
        with self.parts.database.read() as tx:
            if rows.bytes_kept(tx, user.id) + len(data) > USER_BYTES:
                raise QuotaExceeded(limit=f"{USER_BYTES // MIB} MB")
        self.parts.blobs.put(data)
        opened = self.parts.engines.open(data, clean, password) if password else b""
        if not opened:
            return Received(name=clean, checked=checked)
        checked = replace(checked, holds=check(opened, clean).holds)
        return Received(name=clean, checked=checked, opened=self.parts.blobs.put(opened))

    def _keep_opened(self, tx: Connection, version_id: str, received: Received) -> None:
        if received.opened:
            rows.keep_opened(tx, version_id, received.opened)

    def _add_version(
        self,
        tx: Connection,
        user: User,
        received: Received,
        document_id: str | None,
        title: str | None,
        note: str,
        called: str = "",
    ) -> str:
        """The version, in a new document where none is named. `called`: the title of that one where nobody gives any."""
        given = (title or "").strip()
        name = _title(given) if given else called or title_from(received.name)
        document_id = document_id or rows.add_document(tx, owner_id=user.id, title=name, by_hand=bool(given), now=self.now)
        checked = received.checked
        version_id = rows.add_version(
            tx,
            document_id=document_id,
            owner_id=user.id,
            name=received.name,
            digest=checked.sha256,
            size=checked.size,
            format=checked.format,
            note=note,
            now=self.now,
        )
        detail = f"format={checked.format} size={checked.size}"
        detail += f" holds={','.join(checked.holds)}" if checked.holds else ""
        self._record(tx, user, "version.upload", version_id, detail=detail, sha256=checked.sha256, holds=checked.holds or None)
        return version_id


def _reading(user: User, version_id: str) -> job_rows.NewJob:
    return job_rows.NewJob(kind=JobKind.READ, user_id=user.id, subject=version_id, priority=Priority.SOON)


def file_name(name: str) -> str:
    """The last part of a path, printable and of a bearable length: a text for people, never a path of ours."""
    last = PurePath(name.replace("\\", "/")).name
    clean = "".join(character if character.isprintable() else "_" for character in last).strip()
    suffix = PurePath(clean).suffix[:20]
    return clean if len(clean) <= FILE_NAME_CHARACTERS else clean[: FILE_NAME_CHARACTERS - len(suffix)] + suffix


def _title(title: str) -> str:
    clean = " ".join(title.split())
    if not clean:
        raise BadSetting(field="title")
    return clean[:TITLE_CHARACTERS]


def _note(note: str) -> str:
    return note.replace("\0", "")[:NOTE_CHARACTERS]
