"""A worker: claims a job that it was woken for, does it, ends it."""

import os
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from datetime import timedelta
from uuid import uuid4

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from core.errors import Fenced, SverkaError
from core.model.job import Job, JobKind
from core.service.base import Parts
from core.service.dispatch import send_owed
from core.service.outcome import Outcome, after_failure, record_end
from core.service.running import Run, Stopped
from core.service.steps import STEPS
from core.storage import claims
from core.storage import comparisons as comparison_rows
from core.storage import jobs as rows

Guard = Callable[[], AbstractContextManager[None]]


class Internal(SverkaError):
    """A bug: what was raised is in the log. Tried again, since many are of the moment."""

    retryable = True


class Worker:
    """`id` names this worker on the jobs that it holds. `guard` turns a time limit from outside into OutOfTime."""

    def __init__(self, parts: Parts, worker_id: str, guard: Guard = nullcontext) -> None:
        self.parts = parts
        self.id = worker_id
        self._guard = guard

    def run(self, job_id: str) -> bool:
        """Does the job, where it is still to be done. False: cancelled, done, or another's; the message came too late."""
        token = f"{os.getpid()}-{uuid4().hex}"
        with self.parts.database.write() as tx:
            now = self.parts.clock.now()
            mine = claims.claim(tx, job_id, owner=token, worker=self.id, now=now)
            job = rows.get(tx, job_id, now) if mine else None
        if job is None:
            self.parts.journal.event("job.not_claimed", job=job_id)
            return False
        self._do(job, token).meter.write(self.parts)
        send_owed(self.parts)
        return True

    def run_analysis(self, comparison_id: str, user_id: str) -> bool:
        """Does that user's oldest pending analysis of the comparison, where there is one."""
        with self.parts.database.read() as tx:
            subjects = comparison_rows.subjects_of_comparison(tx, comparison_id)
            job_id = rows.oldest_pending(tx, JobKind.ANALYSE, user_id, subjects, self.parts.clock.now())
        return job_id is not None and self.run(job_id)

    def _do(self, job: Job, token: str) -> Run:
        self.parts.journal.event("job.start", job=job.id, kind=job.kind.value, user=job.user_id, attempt=job.attempt)
        with Run(self.parts, job, token, self.id) as run:
            try:
                with self._guard():
                    outcome = STEPS[job.kind](run)
                self._complete(run, outcome)
            except Fenced:
                self.parts.journal.event("job.fenced", job=job.id, user=job.user_id)
            except Stopped:
                self._put_back(run, free=True)
            except SverkaError as error:
                self._failed(run, error)
            except Exception:  # noqa: BLE001  a worker's edge: whatever a stage raises becomes the job's state
                self.parts.journal.bug("job.bug", job=job.id, user=job.user_id, kind=job.kind.value)
                self._failed(run, Internal())
        run.end_stage()
        run.meter.add("job", job.kind.value, run.age)
        return run

    def _complete(self, run: Run, outcome: Outcome) -> None:
        """The end, the result and what follows, in one transaction; once more where another wrote the result that moment."""
        try:
            self._write_end(run, outcome)
        except IntegrityError:
            self._write_end(run, outcome)
        self.parts.journal.event("job.completed", job=run.job.id, user=run.job.user_id, kind=run.job.kind.value)

    def _write_end(self, run: Run, outcome: Outcome) -> None:
        job, now = run.job, self.parts.clock.now()
        with self.parts.database.write() as tx:
            if not claims.complete(tx, run.claim, subject=job.subject, digest=outcome.digest, now=now):
                raise Fenced
            for follower in outcome.finish(tx):
                rows.add(tx, follower, now, sent=False)
            self._over(tx, run, "completed")

    def _failed(self, run: Run, error: SverkaError) -> None:
        """To the queue again where a retry can help, else the end."""
        job = run.job
        verdict = after_failure(error, attempt=job.attempt, max_attempts=job.max_attempts, stored=run.stored)
        values = {name: str(value) for name, value in error.values.items()}
        self.parts.journal.event("job.failed", job=job.id, user=job.user_id, code=error.code, again=verdict is not None)
        run.meter.add("error" if verdict is None else "retry", error.code)
        if verdict is not None:
            self._put_back(run, free=verdict.free, pause=verdict.pause, error=error.code, values=values)
            return
        try:
            with self.parts.database.write() as tx:
                now = self.parts.clock.now()
                if claims.fail(tx, run.claim, error=error.code, values=values, now=now):
                    self._over(tx, run, error.code)
        except SverkaError as second:
            self.parts.journal.event("job.end_unwritten", job=job.id, user=job.user_id, code=second.code)

    def _put_back(
        self, run: Run, *, free: bool, pause: float = 0.0, error: str | None = None, values: dict[str, str] | None = None
    ) -> None:
        """Where even this cannot be written the lease runs out, and the sweeper does it."""
        try:
            with self.parts.database.write() as tx:
                next_try = self.parts.clock.now() + timedelta(seconds=pause) if pause else None
                claims.put_back(tx, run.claim, free=free, next_try=next_try, error=error, values=values)
        except SverkaError as second:
            self.parts.journal.event("job.put_back_unwritten", job=run.job.id, user=run.job.user_id, code=second.code)

    def _over(self, tx: Connection, run: Run, outcome: str) -> None:
        job, now = run.job, self.parts.clock.now()
        kind, parent = job.kind.value, job.parent
        record_end(tx, user_id=job.user_id, kind=kind, subject=job.subject, parent=parent, outcome=outcome, now=now)
