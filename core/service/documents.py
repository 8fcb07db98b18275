"""Documents and their versions."""

from core.model.document import Document
from core.model.record import DocumentRecord, UploadResult, User, VersionRecord
from core.service.base import UseCases


class Documents(UseCases):
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

        The same bytes again: the version that exists is offered instead (`again=True` keeps both). A `password` is used to read
        the file at once and is not kept. Raises an InputError where intake refuses the file, NotFound, QuotaExceeded."""
        raise NotImplementedError

    def documents(self, user: User) -> list[DocumentRecord]:
        """The user's documents, the last changed first; administrators see everybody's."""
        raise NotImplementedError

    def document(self, user: User, document_id: str) -> DocumentRecord:
        """Raises NotFound."""
        raise NotImplementedError

    def versions(self, user: User, document_id: str) -> tuple[VersionRecord, ...]:
        """From the first to the latest. Raises NotFound."""
        raise NotImplementedError

    def version(self, user: User, version_id: str) -> VersionRecord:
        """Raises NotFound."""
        raise NotImplementedError

    def version_bytes(self, user: User, version_id: str) -> tuple[str, bytes]:
        """The file as it was uploaded: its name and bytes. Raises NotFound."""
        raise NotImplementedError

    def read_document(self, user: User, version_id: str, *, revisions: str = "accepted") -> Document | None:
        """What the file says; None while it is not read. Raises NotFound."""
        raise NotImplementedError

    def rename(self, user: User, document_id: str, title: str) -> DocumentRecord:
        """Raises NotFound, ValidationError for an empty title."""
        raise NotImplementedError

    def annotate(self, user: User, version_id: str, note: str) -> VersionRecord:
        """Sets a version's note. Raises NotFound."""
        raise NotImplementedError

    def delete(self, user: User, document_id: str) -> None:
        """Deletes a document with its versions, comparisons and reports; their jobs are cancelled. Raises NotFound."""
        raise NotImplementedError
