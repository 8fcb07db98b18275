"""Many pairs under one parent: made as a whole, cancelled, tried again, and never for ever open."""

import io
import zipfile
from datetime import timedelta
from typing import Any

import pytest

from core.errors import (
    Damaged,
    FileOfBatch,
    LimitExceeded,
    NothingMatches,
    NotOver,
    QueueFull,
    QuotaExceeded,
    StorageError,
    TooLarge,
    Unsafe,
)
from core.intake.bundle import is_bundle
from core.limits import JOBS_IN_FLIGHT, JOBS_QUEUED
from core.model.job import JobState
from core.service.engines import Engines
from core.service.sweeper import sweep
from tests.bundles import zipped
from tests.docx_package import docx
from tests.stored import Stand, stand_on


def pairs(count: int) -> list[tuple[tuple[str, bytes], tuple[str, bytes]]]:
    return [
        ((f"{n}.txt", f"Срок оплаты {n} дней.\n".encode()), (f"{n}.txt", f"Срок оплаты {n + 100} дней.\n".encode()))
        for n in range(count)
    ]


def matched(stand: Stand, old: bytes, new: bytes) -> list[tuple[str, str]]:
    return [(one.path, two.path) for one, two in stand.service.match_bundles(old, new).pairs]


def test_cancelled_with_all_its_children_and_tried_again_with_them(stand: Stand) -> None:
    batch = stand.service.compare_pairs(stand.admin, "две папки", pairs(6))
    stand.work(2)
    assert stand.service.cancel(stand.admin, batch.job.id).state is JobState.CANCELLED
    assert stand.work() == 0
    states = [job.state for job in stand.service.batch(stand.admin, batch.job.id).children]
    assert sorted(states) == [JobState.CANCELLED] * 4 + [JobState.COMPLETED] * 2
    assert stand.service.retry(stand.admin, batch.job.id).state is JobState.PENDING
    assert stand.work() == 4
    whole = stand.service.batch(stand.admin, batch.job.id)
    assert (whole.job.state, whole.job.done, whole.job.total) == (JobState.COMPLETED, 6, 6)
    assert {whole.comparisons[job.subject].state for job in whole.children} == {JobState.COMPLETED}
    with pytest.raises(NotOver):
        stand.service.retry(stand.admin, batch.job.id)


def test_one_child_tried_again_opens_its_parent(stand: Stand) -> None:
    batch = stand.service.compare_pairs(stand.admin, "b", pairs(2))
    stand.service.cancel(stand.admin, batch.children[0].id)
    stand.work()
    assert stand.service.job(stand.admin, batch.job.id).state is JobState.COMPLETED
    stand.service.retry(stand.admin, batch.children[0].id)
    assert stand.service.job(stand.admin, batch.job.id).state is JobState.PENDING
    stand.work()
    assert stand.service.job(stand.admin, batch.job.id).state is JobState.COMPLETED


def test_cancelling_every_child_ends_the_parent(stand: Stand) -> None:
    batch = stand.service.compare_pairs(stand.admin, "b", pairs(2))
    for job in batch.children:
        stand.service.cancel(stand.admin, job.id)
    assert not stand.service.job(stand.admin, batch.job.id).state.active


def test_all_that_failed_are_tried_again_and_nobody_floods_the_queue(database: Any, tmp_path: Any) -> None:
    broken = [True]

    def compare(*arguments: Any) -> Any:
        if broken[0]:
            raise FileOfBatch(file="x")
        return Engines().compare(*arguments)

    bench = stand_on(database, tmp_path, Engines(compare=compare))
    batch = bench.service.compare_pairs(bench.admin, "b", pairs(3 * JOBS_IN_FLIGHT))
    bench.work()
    assert {job.state for job in bench.service.batch(bench.admin, batch.job.id).children} == {JobState.ERROR}
    broken[0] = False
    again = bench.service.retry_all_failed(bench.admin)
    assert len(again) == 3 * JOBS_IN_FLIGHT
    assert len(bench.queue.messages) == JOBS_IN_FLIGHT
    bench.work()
    assert {job.state for job in bench.service.batch(bench.admin, batch.job.id).children} == {JobState.COMPLETED}
    assert bench.service.job(bench.admin, batch.job.id).state is JobState.COMPLETED


def test_what_was_compared_before_is_a_child_that_is_over(stand: Stand) -> None:
    first = stand.service.compare_pairs(stand.admin, "b", pairs(2))
    stand.work()
    second = stand.service.compare_pairs(stand.admin, "b", pairs(3))
    assert (second.job.done, second.job.total) == (2, 3)
    assert stand.work() == 1
    again = stand.service.compare_pairs(stand.admin, "b", pairs(2))
    assert again.job.state is JobState.COMPLETED
    assert {job.subject for job in again.children} == {job.subject for job in first.children}


def test_a_pair_that_is_in_it_twice(stand: Stand) -> None:
    batch = stand.service.compare_pairs(stand.admin, "b", pairs(1) * 3)
    stand.work()
    assert stand.service.job(stand.admin, batch.job.id).state is JobState.COMPLETED


def test_a_refused_file_begins_nothing_and_is_named(stand: Stand) -> None:
    bad = [*pairs(2), (("пусто.txt", b""), ("пусто.txt", b"x"))]
    with pytest.raises(FileOfBatch, match=r"пусто.txt.*empty"):
        stand.service.compare_pairs(stand.admin, "b", bad)
    assert stand.service.jobs(stand.admin) == []


def test_more_than_fits_begins_nothing(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.service.batches.JOBS_QUEUED", 2)
    with pytest.raises(QueueFull):
        stand.service.compare_pairs(stand.admin, "b", pairs(3))
    assert stand.service.jobs(stand.admin) == []
    assert JOBS_QUEUED > 2


def test_files_beyond_what_one_may_keep_begin_nothing(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    """To the last byte they fit; a byte more and none of them is kept."""
    made = pairs(2)
    size = sum(len(data) for pair in made for _name, data in pair)
    monkeypatch.setattr("core.service.batches.USER_BYTES", size - 1)
    with pytest.raises(QuotaExceeded):
        stand.service.compare_pairs(stand.admin, "b", made)
    assert stand.service.documents(stand.admin) == []
    monkeypatch.setattr("core.service.batches.USER_BYTES", size)
    assert len(stand.service.compare_pairs(stand.admin, "b", made).children) == 2


def test_trying_again_goes_not_beyond_what_one_may_have_waiting(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    batch = stand.service.compare_pairs(stand.admin, "b", pairs(3))
    stand.service.cancel(stand.admin, batch.job.id)
    monkeypatch.setattr("core.service.jobs.JOBS_QUEUED", 2)
    with pytest.raises(QueueFull):
        stand.service.retry(stand.admin, batch.job.id)
    assert stand.service.jobs(stand.admin, active_only=True) == []
    stand.service.retry(stand.admin, batch.children[0].id)  # it and its parent
    with pytest.raises(QueueFull):
        stand.service.retry(stand.admin, batch.children[1].id)
    assert len(stand.service.jobs(stand.admin, active_only=True)) == 2


def test_of_all_that_failed_as_many_are_tried_again_as_fit(database: Any, tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any) -> Any:
        raise FileOfBatch(file="x")

    bench = stand_on(database, tmp_path, Engines(compare=broken))
    anna = bench.user("анна")
    for user in (bench.admin, anna):
        for old, new in pairs(3):
            bench.service.compare_files(user, old=old, new=new)
    bench.work()
    assert bench.service.any_failed(anna)
    monkeypatch.setattr("core.service.jobs.JOBS_QUEUED", 2)
    again = bench.service.retry_all_failed(bench.admin)
    assert sorted(job.user_id for job in again) == sorted([bench.admin.id] * 2 + [anna.id] * 2)
    assert not bench.service.any_failed(bench.user("борис"))


def test_a_making_that_was_cut_off_does_not_stay_open(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    made, whole = [0], stand.service.compare_files

    def cut_off(*arguments: Any, **named: Any) -> Any:
        made[0] += 1
        if made[0] > 2:
            raise StorageError(what="no space")
        return whole(*arguments, **named)

    monkeypatch.setattr(stand.service, "compare_files", cut_off)
    with pytest.raises(StorageError):
        stand.service.compare_pairs(stand.admin, "b", pairs(4))
    stand.work()
    parent = next(job for job in stand.service.jobs(stand.admin) if job.kind == "batch")
    assert (parent.state, parent.done, parent.total) == (JobState.PENDING, 2, 4)
    stand.clock.move(timedelta(hours=2).total_seconds())
    sweep(stand.parts)
    parent = stand.service.job(stand.admin, parent.id)
    assert (parent.state, parent.done, parent.total) == (JobState.COMPLETED, 2, 2)


def test_two_zip_files_are_matched_by_name(stand: Stand) -> None:
    old = zipped(a_txt="1", in__b_md="2", only_txt="3", x_exe="4")
    new = zipped(A_TXT="1", in__b_docx="2", other_txt="3")
    assert matched(stand, old, new) == [("a.txt", "A.TXT"), ("in/b.md", "in/b.docx")]
    assert stand.service.match_bundles(old, new).alone == (("only.txt",), ("other.txt",))


def test_the_folder_around_all_does_not_count(stand: Stand) -> None:
    old, new = zipped(v1__a_txt="1", v1__in__b_txt="2"), zipped(v2__a_txt="1", v2__in__b_txt="2")
    assert matched(stand, old, new) == [("v1/a.txt", "v2/a.txt"), ("v1/in/b.txt", "v2/in/b.txt")]


def test_one_name_with_several_endings_belongs_to_its_own(stand: Stand) -> None:
    old, new = zipped(a_txt="1", a_md="2", b_txt="3"), zipped(a_md="1", a_txt="2", b_md="3")
    assert matched(stand, old, new) == [("a.md", "a.md"), ("a.txt", "a.txt"), ("b.txt", "b.md")]


def test_names_of_a_russian_windows(stand: Stand) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        entry = zipfile.ZipInfo("XXXXXXX.txt")
        archive.writestr(entry, "text")
    old = out.getvalue().replace(b"XXXXXXX", "договор".encode("cp866"))
    assert matched(stand, old, zipped(договор_txt="1")) == [("договор.txt", "договор.txt")]


def test_bundles_that_are_refused(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    good = zipped(a_txt="1")
    with pytest.raises(NothingMatches):
        stand.service.match_bundles(good, zipped(b_txt="1"))
    with pytest.raises(Damaged):
        stand.service.match_bundles(good, good[:-10])
    with pytest.raises(Unsafe):
        stand.service.match_bundles(good, good.replace(b"a.txt", b"../.t"))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b"0" * 30_000_000)
    with pytest.raises(LimitExceeded):
        stand.service.match_bundles(good, out.getvalue())
    monkeypatch.setattr("core.intake.bundle.UPLOAD_BYTES", 10)
    with pytest.raises(TooLarge):
        stand.service.match_bundles(good, good)


def test_a_word_file_is_no_bundle() -> None:
    assert is_bundle(zipped(a_txt="1"))
    assert not is_bundle(docx("<w:p/>"))
    assert not is_bundle(b"PK\x03\x04 no zip")
