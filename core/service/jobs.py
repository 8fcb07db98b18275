"""Jobs as their owner sees them."""

from functools import cache

from sqlalchemy import Connection

from core import errors
from core.errors import NotFound, NotOver, QueueFull, SverkaError
from core.limits import JOBS_QUEUED
from core.model.job import Job, JobKind, JobState
from core.model.record import User
from core.service.base import UseCases, scope
from core.service.dispatch import send_owed
from core.storage import documents as document_rows
from core.storage import jobs as rows
from core.storage import parents


class Jobs(UseCases):
    """Lists, cancels and retries; what others' jobs are, only administrators see."""

    def jobs(self, user: User, active_only: bool = False, limit: int = 200) -> list[Job]:
        """The latest first; administrators see everybody's."""
        states = rows.ACTIVE if active_only else ()
        with self.parts.database.read() as tx:
            return rows.listed(tx, self.now, user_id=scope(user), states=states, limit=limit)

    def job(self, user: User, job_id: str) -> Job:
        """Raises NotFound."""
        with self.parts.database.read() as tx:
            return self._own(tx, user, job_id)

    def job_of(self, user: User, subject: str) -> Job | None:
        """The latest job for a version, comparison, analysis, report or model's name; None where the user has none."""
        with self.parts.database.read() as tx:
            job = rows.latest_of(tx, [subject], self.now).get(subject)
        return job if job is not None and (user.is_admin or job.user_id == user.id) else None

    def ahead(self, user: User, job_id: str) -> int:
        """How many jobs of all users come before one that is pending; others' are counted, never named. Raises NotFound."""
        with self.parts.database.read() as tx:
            return rows.ahead_of(tx, self._own(tx, user, job_id), self.now)

    def cancel(self, user: User, job_id: str) -> Job:
        """Noticed by its worker within seconds. A job that is over stays as it is. Raises NotFound."""
        with self.parts.database.write() as tx:
            self._own(tx, user, job_id)
            for child in parents.children(tx, job_id, self.now):
                rows.cancel(tx, child.id, self.now)
            if rows.cancel(tx, job_id, self.now):
                self._record(tx, user, "job.cancel", job_id)
            job = self._own(tx, user, job_id)
            if job.parent is not None:
                parents.settle(tx, job.parent, self.now)
            return job

    def retry(self, user: User, job_id: str) -> Job:
        """Back to pending with fresh attempts, from error or cancelled; of a batch all children that are so. Raises NotFound,
        NotOver for any other state, QueueFull where its owner has no room for all of it."""
        with self.parts.database.write() as tx:
            owner = self._own(tx, user, job_id).user_id
            if not self._reset(tx, job_id):
                raise NotOver
            if rows.active_count(tx, owner) > JOBS_QUEUED:
                raise QueueFull(limit=JOBS_QUEUED)
            self._record(tx, user, "job.retry", job_id)
        send_owed(self.parts)
        return self.job(user, job_id)

    def retry_all_failed(self, user: User) -> list[Job]:
        """Every job of the user in error, as far as the owner has room for it; administrators' call takes everybody's."""
        again: list[str] = []
        with self.parts.database.write() as tx:
            room: dict[str, int] = {}
            for job in rows.listed(tx, self.now, user_id=scope(user), states=[JobState.ERROR.value], limit=10_000):
                if job.user_id not in room:
                    room[job.user_id] = JOBS_QUEUED - rows.active_count(tx, job.user_id)
                if room[job.user_id] > 0 and self._reset(tx, job.id):
                    room[job.user_id] -= 1
                    again.append(job.id)
            self._record(tx, user, "job.retry_all", detail=str(len(again)))
        send_owed(self.parts)
        return [self.job(user, job_id) for job_id in again]

    def any_failed(self, user: User) -> bool:
        """Whether `retry_all_failed` has anything to do."""
        with self.parts.database.read() as tx:
            return bool(rows.listed(tx, self.now, user_id=scope(user), states=[JobState.ERROR.value], limit=1))

    def error_sentence(self, error: str | None, values: dict[str, str] | None = None, language: str = "en") -> str:
        """The sentence of an error's code; "" for None."""
        return sentence_of(error, values or {}, language) if error else ""

    def lasting(self, error: str | None) -> bool:
        """Whether what ended with this code would end so again: the file itself is at fault."""
        return error is not None and by_code().get(error, SverkaError).lasting

    def _own(self, tx: Connection, user: User, job_id: str) -> Job:
        job = rows.get(tx, job_id, self.now)
        if job is None or not (user.is_admin or job.user_id == user.id):
            raise NotFound
        return job

    def _reset(self, tx: Connection, job_id: str) -> bool:
        job = rows.get(tx, job_id, self.now)
        if job is None:
            return False
        if job.kind is JobKind.BATCH:
            return sum(self._reset(tx, child.id) for child in parents.children(tx, job_id, self.now)) > 0
        if not rows.reset(tx, job_id):
            return False
        document_rows.change_version(tx, job.subject, error=None, error_values=None)
        if job.parent is not None:
            parents.reopen(tx, job.parent)
        return True


def sentence_of(code: str, values: dict[str, str], language: str) -> str:
    """The sentence for a code that a job kept; where a value is missing, the sentence of an internal error."""
    found = by_code().get(code, SverkaError)
    try:
        return found(**values).message(language)
    except (KeyError, IndexError):
        return SverkaError().message(language)


@cache
def by_code() -> dict[str, type[SverkaError]]:
    """The classes of errors by the code that a job's row keeps."""
    found = [value for value in vars(errors).values() if isinstance(value, type) and issubclass(value, SverkaError)]
    return {kind.code: kind for kind in found}
