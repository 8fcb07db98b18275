"""Batches: many pairs of files under one parent job, behind all that people wait for."""

from collections.abc import Sequence

from core.errors import FileOfBatch, InputError, NotFound, QueueFull, QuotaExceeded
from core.intake.bundle import Matched, match, unpack_bundle
from core.intake.check import check
from core.limits import JOBS_QUEUED, MIB, USER_BYTES
from core.model.job import Job, JobKind
from core.model.record import BatchRecord, User
from core.service.base import scope
from core.service.comparisons import Comparisons
from core.service.documents import file_name
from core.service.priority import Priority
from core.storage import comparisons as rows
from core.storage import documents as document_rows
from core.storage import jobs as job_rows
from core.storage import parents

File = tuple[str, bytes]


class Batches(Comparisons):
    def match_bundles(self, old: bytes, new: bytes) -> Matched:
        """The pairs of two zip files, by name. Raises an InputError, NothingMatches."""
        return match(unpack_bundle(old), unpack_bundle(new))

    def compare_pairs(self, user: User, title: str, pairs: Sequence[tuple[File, File]]) -> BatchRecord:
        """Queues a comparison for each pair. Nothing is queued where intake refuses a file, or where all do not fit:
        raises FileOfBatch, QueueFull, QuotaExceeded."""
        self._all_or_nothing(user, pairs)
        priority = Priority.BULK
        with self.parts.database.write() as tx:
            parent = parents.add_parent(
                tx, user_id=user.id, subject=title[:200], total=len(pairs), priority=priority, now=self.now
            )
            self._record(tx, user, "batch.start", parent, detail=str(len(pairs)))
        for old, new in pairs:
            self.compare_files(user, old=old, new=new, priority=priority, parent=parent)
        with self.parts.database.write() as tx:
            parents.settle(tx, parent, self.now)
        return self.batch(user, parent)

    def batches(self, user: User, limit: int = 20) -> list[Job]:
        """The parents' jobs, the latest first; administrators see everybody's."""
        with self.parts.database.read() as tx:
            return job_rows.listed(tx, self.now, user_id=scope(user), kind=JobKind.BATCH, limit=limit)

    def batch(self, user: User, job_id: str) -> BatchRecord:
        """The parent's job, its children and their comparisons. Raises NotFound."""
        with self.parts.database.read() as tx:
            job = job_rows.get(tx, job_id, self.now)
            if job is None or job.kind is not JobKind.BATCH or not (user.is_admin or job.user_id == user.id):
                raise NotFound
            children = parents.children(tx, job_id, self.now)
            ids = [child.subject for child in children]
            found = rows.comparison_records(tx, self.now, ids=ids, limit=len(ids) or 1)
        return BatchRecord(job=job, children=tuple(children), comparisons={record.id: record for record in found})

    def _all_or_nothing(self, user: User, pairs: Sequence[tuple[File, File]]) -> None:
        for name, data in (file for pair in pairs for file in pair):
            try:
                check(data, file_name(name))
            except InputError as error:
                raise FileOfBatch(file=name, cause=error) from error
        size = sum(len(data) for pair in pairs for _name, data in pair)
        with self.parts.database.read() as tx:
            if job_rows.active_count(tx, user.id) + len(pairs) > JOBS_QUEUED:
                raise QueueFull(limit=JOBS_QUEUED)
            if document_rows.bytes_kept(tx, user.id) + size > USER_BYTES:
                raise QuotaExceeded(limit=f"{USER_BYTES // MIB} MB")
