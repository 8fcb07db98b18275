"""What is deleted, what goes by its age, what stays, and how much a user may keep."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from core.errors import (
    QuotaExceeded,
)
from core.model.job import JobState
from core.service.retention import FIRST_SECONDS, LOOK_SECONDS, Retention
from tests.stored import NEW, OLD, Stand, compared


def test_deleting_takes_all_of_it(stand: Stand) -> None:
    record = compared(stand)
    waiting = stand.service.start_report(stand.admin, record.id, "html")
    stand.service.delete(stand.admin, record.new.document_id)
    assert stand.service.documents(stand.admin) == []
    assert stand.service.comparisons(stand.admin) == []
    assert stand.service.job(stand.admin, waiting.job.id).state is JobState.CANCELLED
    assert stand.work() == 0
    retention = Retention(stand.parts)
    assert retention.remove_orphans() == 0
    assert retention.remove_orphans() == 0  # put a moment ago
    stand.clock.time = datetime.now(UTC) + timedelta(hours=1)
    assert retention.remove_orphans() > 0
    assert list(stand.parts.blobs.digests()) == []


def test_blobs_that_are_named_stay(stand: Stand) -> None:
    record, retention = compared(stand), Retention(stand.parts)
    before = list(stand.parts.blobs.digests())
    retention.remove_orphans()
    assert retention.remove_orphans() == 0
    assert list(stand.parts.blobs.digests()) == before
    assert stand.service.comparison_result(stand.admin, record.id) is not None


def test_what_is_kept_too_long_goes(stand: Stand) -> None:
    compared(stand)
    retention = Retention(stand.parts)
    stand.clock.move(40 * 86_400)
    assert retention.forget_old() == 0
    stand.service.save_settings(stand.admin, replace(stand.service.settings(stand.admin), retention_days=30))
    assert stand.service.jobs(stand.admin)
    assert stand.service.audit(stand.admin)
    assert retention.forget_old() == 1
    assert stand.service.documents(stand.admin) == []
    assert stand.service.jobs(stand.admin) == []
    assert {row.action for row in stand.service.audit(stand.admin)} == {"settings.save"}


def test_retention_looks_soon_after_a_start_and_then_by_the_hour(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    seconds = [1000.0]
    monkeypatch.setattr("core.service.retention.time.monotonic", lambda: seconds[0])
    compared(stand)
    stand.service.save_settings(stand.admin, replace(stand.service.settings(stand.admin), retention_days=30))
    stand.clock.move(40 * 86_400)
    retention = Retention(stand.parts)
    retention.look()
    assert stand.service.documents(stand.admin)
    seconds[0] += FIRST_SECONDS
    retention.look()
    assert stand.service.documents(stand.admin) == []
    compared(stand)
    stand.clock.move(40 * 86_400)
    seconds[0] += LOOK_SECONDS - 1
    retention.look()
    assert stand.service.documents(stand.admin)
    seconds[0] += 1
    retention.look()
    assert stand.service.documents(stand.admin) == []


def test_what_is_used_stays_however_old(stand: Stand) -> None:
    record = compared(stand)
    stand.clock.move(20 * 86_400)
    stand.service.rename(stand.admin, record.new.document_id, "нужно")
    stand.clock.move(20 * 86_400)
    stand.service.save_settings(stand.admin, replace(stand.service.settings(stand.admin), retention_days=30))
    assert Retention(stand.parts).forget_old() == 0
    assert stand.service.comparison(stand.admin, record.id).job.state is JobState.COMPLETED
    assert stand.service.comparison_result(stand.admin, record.id) is not None


def test_a_users_files_have_a_bound(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.service.documents.USER_BYTES", len(OLD[1]) + len(NEW[1]))
    anna = stand.user("anna")
    stand.service.upload(anna, name="a.txt", data=OLD[1])
    with pytest.raises(QuotaExceeded):
        stand.service.compare_files(anna, old=("b.txt", NEW[1] + b"1"), new=("c.txt", NEW[1] + b"2"))
    stand.service.upload(anna, name="b.txt", data=NEW[1])
    with pytest.raises(QuotaExceeded):
        stand.service.upload(anna, name="c.txt", data=b"more")
    stand.service.upload(stand.admin, name="c.txt", data=b"more")
    stand.service.delete(anna, stand.service.documents(anna)[0].id)
    stand.service.upload(anna, name="c.txt", data=b"more")
