"""Comparisons: two versions and what changed."""

import msgspec
from sqlalchemy import Connection

from core.model.comparison import Comparison, Options
from core.model.job import JobKind, JobState
from core.model.record import ComparisonRecord, User
from core.service.base import owned_row, scope
from core.service.documents import Documents, Received
from core.service.keeping import title_of_pair
from core.service.priority import Priority
from core.storage import comparisons as rows
from core.storage import documents as document_rows
from core.storage import jobs as job_rows
from core.storage import sending
from core.storage.tables import comparisons, versions


class Comparisons(Documents):
    """Inherits how files are received, since two files can be dropped and compared in one call."""

    def start_comparison(
        self,
        user: User,
        old_version_id: str,
        new_version_id: str,
        options: Options | None = None,
        *,
        priority: Priority = Priority.NOW,
        parent: str | None = None,
    ) -> ComparisonRecord:
        """Queues a comparison; the one that exists with the same options is returned instead. Raises NotFound, QueueFull."""
        with self.parts.database.write() as tx:
            for version_id in (old_version_id, new_version_id):
                owned_row(tx, user, versions, version_id)
            comparison_id, ready = self._start(tx, user, old_version_id, new_version_id, options or Options(), priority, parent)
        self._publish(ready)
        return self.comparison(user, comparison_id)

    def compare_files(
        self,
        user: User,
        *,
        old: tuple[str, bytes],
        new: tuple[str, bytes],
        options: Options | None = None,
        title: str | None = None,
        passwords: tuple[str | None, str | None] = (None, None),
        priority: Priority = Priority.NOW,
        parent: str | None = None,
    ) -> ComparisonRecord:
        """Two files dropped on the page, each (name, bytes): kept as two versions of one document and compared, in one call.
        Files that are there already under the same names are used as they are. The title is the text's own once it is read, else
        what the files' names share.
        A file with a password is opened at once, and the password is not kept. Raises an InputError, QuotaExceeded, QueueFull."""
        asked = options or Options()
        received = [self._receive(user, *file, password) for file, password in zip((old, new), passwords, strict=True)]
        with self.parts.database.write() as tx:
            old_id = self._version_of(tx, user, received[0], None, title or "", title_of_pair(old[0], new[0]))
            document_id = str(owned_row(tx, user, versions, old_id).document_id)
            new_id = self._version_of(tx, user, received[1], document_id, title or "")
            comparison_id, ready = self._start(tx, user, old_id, new_id, asked, priority, parent)
        self._publish(ready)
        return self.comparison(user, comparison_id)

    def comparison(self, user: User, comparison_id: str) -> ComparisonRecord:
        """Raises NotFound."""
        with self.parts.database.read() as tx:
            owned_row(tx, user, comparisons, comparison_id)
            return rows.comparison_records(tx, self.now, ids=[comparison_id])[0]

    def comparisons(self, user: User, limit: int = 50, document_id: str | None = None) -> list[ComparisonRecord]:
        """The latest first; of one document where it is named."""
        with self.parts.database.read() as tx:
            return rows.comparison_records(tx, self.now, owner_id=scope(user), document_id=document_id, limit=limit)

    def comparison_result(self, user: User, comparison_id: str) -> Comparison | None:
        """The whole comparison; None until it is completed."""
        with self.parts.database.read() as tx:
            owned_row(tx, user, comparisons, comparison_id)
            digest = job_rows.result_of(tx, comparison_id)
        return None if digest is None else self._load(digest, Comparison)

    def delete_comparison(self, user: User, comparison_id: str) -> None:
        """With its decisions, analyses and reports; both versions stay. The audit says which were compared and how much went.
        Raises NotFound."""
        with self.parts.database.write() as tx:
            row = owned_row(tx, user, comparisons, comparison_id)
            gone = " ".join(f"{name}={count}" for name, count in rows.hanging_on(tx, comparison_id).items())
            rows.forget_jobs(tx, rows.subjects_of_comparison(tx, comparison_id), self.now)
            rows.delete_row(tx, comparisons, comparison_id)
            self._record(tx, user, "comparison.delete", comparison_id, detail=f"old={row.old_id} new={row.new_id} {gone}")

    def _version_of(
        self, tx: Connection, user: User, received: Received, document_id: str | None, title: str, called: str = ""
    ) -> str:
        """The user's version with these bytes and this name, or a new one in the document: a comparison and its papers name
        the files as they were just given. `called`: the title of a new document to which nobody gave one."""
        known = document_rows.same_bytes(tx, user.id, received.checked.sha256, name=received.name)
        version_id = known or self._add_version(tx, user, received, document_id, title or None, "", called)
        self._keep_opened(tx, version_id, received)
        return version_id

    def _start(
        self, tx: Connection, user: User, old_id: str, new_id: str, options: Options, priority: Priority, parent: str | None
    ) -> tuple[str, list[sending.Owed]]:
        known = rows.same_comparison(tx, user.id, old_id, new_id, options)
        if known is not None and self._stands(tx, known, parent):
            return known, []
        built = msgspec.to_builtins(options)
        comparison_id = rows.add(tx, comparisons, owner_id=user.id, old_id=old_id, new_id=new_id, options=built, created=self.now)
        job = job_rows.NewJob(kind=JobKind.COMPARE, user_id=user.id, subject=comparison_id, priority=priority, parent=parent)
        ready = self._submit(tx, job)
        self._record(tx, user, "comparison.start", comparison_id)
        return comparison_id, ready

    def _stands(self, tx: Connection, comparison_id: str, parent: str | None) -> bool:
        """Whether a comparison is done or under way; one that failed or was cancelled is not offered again. For a batch only
        one that is done counts: it becomes a child that is over."""
        job = job_rows.latest_of(tx, [comparison_id], self.now).get(comparison_id)
        if job is None or parent is None:
            return job is not None and (job.state is JobState.COMPLETED or job.state.active)
        if job.state is not JobState.COMPLETED:
            return False
        job_rows.add_done(tx, job, parent, self.now)
        return True
