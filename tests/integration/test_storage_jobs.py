"""The job rows on both databases: one claim, fenced writes, expiry, fair sending."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from sqlalchemy import func, select, text

from core.errors import StorageError
from core.limits import JOB_ATTEMPTS, LEASE_SECONDS
from core.model.job import Job, JobKind, JobState
from core.model.record import Role
from core.storage import claims, jobs, parents, sending, users
from core.storage.database import Database
from core.storage.tables import results

NOW = datetime(2026, 1, 1, tzinfo=UTC)
LATER = NOW + timedelta(seconds=LEASE_SECONDS + 1)
DIGEST = "0" * 64


@pytest.fixture
def base(database: Database) -> Database:
    with database.write() as tx:
        for name in ("anna", "boris"):
            user = users.add(tx, name=name, role=Role.ANALYST, password="x", now=NOW)
            users.change(tx, user.id, id=name)
    return database


def add(base: Database, subject: str = "s", *, user: str = "anna", priority: int = 0, sent: bool = False) -> str:
    new = jobs.NewJob(kind=JobKind.COMPARE, user_id=user, subject=subject, priority=priority)
    with base.write() as tx:
        return jobs.add(tx, new, NOW, sent=sent)


def claim(base: Database, job_id: str, owner: str, now: datetime = NOW) -> bool:
    with base.write() as tx:
        return claims.claim(tx, job_id, owner=owner, worker="w", now=now)


def get(base: Database, job_id: str) -> Job:
    with base.read() as tx:
        job = jobs.get(tx, job_id, NOW)
    assert job is not None
    return job


def test_of_many_claims_at_once_one_wins(base: Database) -> None:
    job_id = add(base)
    with ThreadPoolExecutor(8) as pool:
        won = list(pool.map(lambda n: claim(base, job_id, f"t{n}"), range(24)))
    assert won.count(True) == 1
    assert (get(base, job_id).state, get(base, job_id).attempt) == (JobState.PROCESSING, 1)


def test_a_fenced_owner_writes_nothing(base: Database) -> None:
    job_id = add(base)
    assert claim(base, job_id, "first")
    with base.write() as tx:
        assert claims.put_back(tx, claims.Claim(job_id, "first"), free=False)
    assert claim(base, job_id, "second")
    with base.write() as tx:
        assert not claims.beat(tx, claims.Claim(job_id, "first"), LATER)
        assert not claims.progress(tx, claims.Claim(job_id, "first"), stage="x", done=9, total=9, now=NOW)
        assert not claims.complete(tx, claims.Claim(job_id, "first"), subject="s", digest=DIGEST, now=NOW)
        assert not claims.fail(tx, claims.Claim(job_id, "first"), error="E", values={}, now=NOW)
        assert not claims.put_back(tx, claims.Claim(job_id, "first"), free=True)
        assert tx.execute(select(func.count()).select_from(results)).scalar_one() == 0
        assert claims.complete(tx, claims.Claim(job_id, "second"), subject="s", digest=DIGEST, now=NOW)
    assert (get(base, job_id).state, get(base, job_id).result) == (JobState.COMPLETED, DIGEST)


def test_a_second_result_of_the_same_thing_is_not_kept(base: Database) -> None:
    for number, digest in enumerate(("1" * 64, "2" * 64)):
        job_id = add(base)
        assert claim(base, job_id, f"t{number}")
        with base.write() as tx:
            assert claims.complete(tx, claims.Claim(job_id, f"t{number}"), subject="s", digest=digest, now=NOW)
        assert get(base, job_id).result == "1" * 64


def test_attempts_are_bounded(base: Database) -> None:
    job_id = add(base)
    for attempt in range(JOB_ATTEMPTS):
        assert claim(base, job_id, f"t{attempt}")
        with base.write() as tx:
            assert claims.put_back(tx, claims.Claim(job_id, f"t{attempt}"), free=False)
    assert not claim(base, job_id, "more")
    assert get(base, job_id).attempt == JOB_ATTEMPTS


def test_a_free_put_back_uses_no_attempt(base: Database) -> None:
    job_id = add(base)
    for attempt in range(2 * JOB_ATTEMPTS):
        assert claim(base, job_id, f"t{attempt}")
        with base.write() as tx:
            assert claims.put_back(tx, claims.Claim(job_id, f"t{attempt}"), free=True)
    assert get(base, job_id).attempt == 0


def test_a_pause_is_kept(base: Database) -> None:
    job_id = add(base)
    assert claim(base, job_id, "t")
    with base.write() as tx:
        claims.put_back(tx, claims.Claim(job_id, "t"), free=False, next_try=LATER)
        assert sending.owed(tx, NOW, 4) == []
        assert [job.id for job in sending.owed(tx, LATER, 4)] == [job_id]
    assert not claim(base, job_id, "u", NOW)
    assert claim(base, job_id, "u", LATER)


def test_only_a_lapsed_lease_expires(base: Database) -> None:
    job_id = add(base)
    assert claim(base, job_id, "t")
    with base.write() as tx:
        assert claims.expired(tx, NOW) == []
        assert [row.id for row in claims.expired(tx, LATER)] == [job_id]
        assert claims.beat(tx, claims.Claim(job_id, "t"), LATER)
        assert not claims.put_back(tx, claims.Claim(job_id, "t", LATER), free=False)
        assert claims.expired(tx, LATER) == []


def test_a_cancelled_job_is_nobodys(base: Database) -> None:
    job_id = add(base)
    assert claim(base, job_id, "t")
    with base.write() as tx:
        assert jobs.cancel(tx, job_id, NOW)
        assert not jobs.cancel(tx, job_id, NOW)
        assert not claims.beat(tx, claims.Claim(job_id, "t"), NOW)
        assert jobs.reset(tx, job_id)
    assert (get(base, job_id).state, get(base, job_id).attempt) == (JobState.PENDING, 0)


def test_a_share_for_everybody(base: Database) -> None:
    for _ in range(50):
        add(base, user="anna", priority=3)
    late = add(base, user="boris", priority=3)
    urgent = add(base, user="anna", priority=0)
    with base.read() as tx:
        owed = sending.owed(tx, NOW, 4)
    assert owed[0].id == urgent
    assert late in [job.id for job in owed[:3]]
    assert len([job for job in owed if job.user_id == "anna" and job.priority == 3]) == 4


def test_a_message_is_sent_by_one(base: Database) -> None:
    job_id = add(base)
    with base.write() as tx:
        assert sending.mark_sent(tx, [job_id], NOW) == {job_id}
        assert sending.mark_sent(tx, [job_id], NOW) == set()
        assert sending.in_flight(tx) == {("anna", 0): 1}
        assert sending.forget_sent(tx, NOW) == 0
        assert sending.forget_sent(tx, LATER) == 1
        assert [job.id for job in sending.owed(tx, NOW, 4)] == [job_id]


def test_sweepers_do_not_wait_for_one_another(base: Database) -> None:
    """What one transaction sends, or puts back, another leaves to it at once."""
    if base.is_sqlite:
        pytest.skip("SQLite has one writer")
    first, second, lost = add(base, "a"), add(base, "b"), add(base, "c")
    assert claim(base, lost, "t")
    with base.write() as one:
        assert sending.mark_sent(one, [first], NOW) == {first}
        assert [row.id for row in claims.expired(one, LATER)] == [lost]
        with base.write() as other:
            assert sending.mark_sent(other, [first, second], NOW) == {second}
            assert claims.expired(other, LATER) == []
            assert sending.forget_sent(other, LATER) == 1


def test_the_estimate_is_made_from_the_stages_own_speed(base: Database) -> None:
    job_id = add(base)
    assert claim(base, job_id, "t")
    with base.write() as tx:
        claims.progress(tx, claims.Claim(job_id, "t"), stage="changes", done=10, total=50, now=NOW)
        claims.progress(tx, claims.Claim(job_id, "t"), stage="changes", done=20, total=50, now=NOW + timedelta(seconds=5))
        job = jobs.get(tx, job_id, NOW + timedelta(seconds=5))
    assert job is not None
    assert job.estimate_s == pytest.approx(15.0)
    assert get(base, add(base, "other")).estimate_s is None


def test_the_time_of_the_last_step_is_not_told_since_it_would_only_grow(base: Database) -> None:
    job_id = add(base)
    assert claim(base, job_id, "t")
    with base.write() as tx:
        claims.progress(tx, claims.Claim(job_id, "t"), stage="reading", done=0, total=2, now=NOW)
        claims.progress(tx, claims.Claim(job_id, "t"), stage="reading", done=1, total=2, now=NOW + timedelta(seconds=20))
        job = jobs.get(tx, job_id, NOW + timedelta(seconds=30))
    assert job is not None
    assert job.estimate_s is None


def test_a_parent_is_over_with_its_last_child(base: Database) -> None:
    with base.write() as tx:
        parent = parents.add_parent(tx, user_id="anna", subject="batch", total=2, priority=9, now=NOW)
        children = [
            jobs.add(tx, jobs.NewJob(kind=JobKind.COMPARE, user_id="anna", subject=s, priority=9, parent=parent), NOW, sent=False)
            for s in ("a", "b")
        ]
        assert sorted(job.id for job in sending.owed(tx, NOW, 4)) == sorted(children)
    for number, child in enumerate(children, start=1):
        with base.write() as tx:
            jobs.cancel(tx, child, NOW)
            parents.settle(tx, parent, NOW)
        assert (get(base, parent).done, get(base, parent).state.active) == (number, number < 2)


def test_jobs_are_counted_by_state_and_a_batch_is_none(base: Database) -> None:
    with base.write() as tx:
        parents.add_parent(tx, user_id="anna", subject="batch", total=2, priority=9, now=NOW)
    gone, held, *_waiting = (add(base, name) for name in "abcd")
    with base.write() as tx:
        jobs.cancel(tx, gone, NOW)
        claims.claim(tx, held, owner="o", worker="w", now=NOW)
    with base.read() as tx:
        assert jobs.counts(tx) == {"pending": 2, "processing": 1, "cancelled": 1}
        assert (jobs.processing_count(tx), jobs.waiting_by_kind(tx)) == (1, {"compare": 2})


@pytest.mark.parametrize("made", [0, 1])
def test_a_parent_whose_making_was_cut_off_is_over_after_an_hour(base: Database, made: int) -> None:
    new = partial(jobs.NewJob, kind=JobKind.COMPARE, user_id="anna", priority=9)
    with base.write() as tx:
        parent = parents.add_parent(tx, user_id="anna", subject="batch", total=2, priority=9, now=NOW)
        for name in "a"[:made]:
            jobs.cancel(tx, jobs.add(tx, new(subject=name, parent=parent), NOW, sent=False), NOW)
        parents.settle(tx, parent, NOW + timedelta(hours=1))
    assert get(base, parent).state.active
    with base.write() as tx:
        parents.settle(tx, parent, NOW + timedelta(hours=1, seconds=1))
    found = get(base, parent)
    assert (found.done, found.total, found.state.active) == (made, made, False)


def test_no_update_is_lost(base: Database) -> None:
    with base.write() as tx:
        tx.execute(text("CREATE TABLE counter (value INTEGER)"))
        tx.execute(text("INSERT INTO counter VALUES (0)"))

    def count(_number: int) -> None:
        with base.write() as tx:
            lock = "" if base.is_sqlite else " FOR UPDATE"
            value = tx.execute(text(f"SELECT value FROM counter{lock}")).scalar_one()
            tx.execute(text("UPDATE counter SET value = :value"), {"value": value + 1})

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(count, range(80)))
    with base.read() as tx:
        assert tx.execute(text("SELECT value FROM counter")).scalar_one() == 80


def test_the_readers_door_cannot_write(base: Database) -> None:
    with pytest.raises(StorageError), base.read() as tx:
        tx.execute(text("UPDATE users SET name = 'x'"))
