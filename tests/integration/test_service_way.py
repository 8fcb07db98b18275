"""The whole way through the service, with real readers, comparison and reports: from two files to a download."""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from importlib import import_module
from pathlib import Path
from uuid import uuid4

import pytest

from core.analysis.ollama import Ollama
from core.errors import (
    BadSetting,
    Conflict,
    EmptyFile,
    InputError,
    ModelUnavailable,
    NotFound,
    NotOver,
    NotReady,
    QueueFull,
    QuotaExceeded,
    ReaderTimeout,
    SverkaError,
    WrongType,
)
from core.limits import (
    DECISIONS_AT_ONCE,
    JOB_ATTEMPTS,
    JOB_STOPS,
    JOBS_IN_FLIGHT,
    LEASE_SECONDS,
    RESEND_SECONDS,
    RETRY_PAUSES,
    WORKER_SILENT_SECONDS,
)
from core.model.analysis import Analysis, AnalysisStatus
from core.model.comparison import Options
from core.model.document import Document
from core.model.job import JobState
from core.model.record import Choice, ComparisonRecord
from core.ports import ModelAnswer, ModelRequest, ReadOptions
from core.readers.docx import read as read_docx
from core.service.engines import AnalysisWork, Engines
from core.service.retention import FIRST_SECONDS, LOOK_SECONDS, Retention
from core.service.sweeper import put_back_expired, put_back_of_dead, put_back_of_dead_children, sweep
from core.storage import claims, workers
from core.storage.blobs import digest_of
from core.storage.database import Database
from core.storage.retention import named_digests
from tests.docx_package import docx, paragraph
from tests.locked_files import locked
from tests.pdf_files import protected, typeset
from tests.stored import NEW, OLD, Stand, compared, stand_on

PROCESS = 4711
"""The id of a process that the tests make up."""


def test_a_pair_that_says_no_title_is_called_by_what_its_names_share(stand: Stand) -> None:
    texts = (f"Срок {days} дней.".encode() for days in (10, 15, 20))
    names = ("Act of acceptance v1.txt", "Act of acceptance v2.txt", "Act of acceptance v3.txt")
    first, second, third = zip(names, texts, strict=True)
    record = stand.service.compare_files(stand.admin, old=first, new=second)
    assert record.title == "Act of acceptance"
    stand.work()
    assert stand.service.comparison(stand.admin, record.id).title == "Act of acceptance"
    told = stand.service.compare_files(stand.admin, old=second, new=third)
    assert (told.title, told.old.document_id) == ("Act of acceptance", record.old.document_id)
    given = stand.service.compare_files(stand.admin, old=("x 1.txt", b"one"), new=("x 2.txt", b"two"), title="Mine")
    assert given.title == "Mine"


def test_a_wrong_file_beside_a_known_one_renames_nothing(stand: Stand) -> None:
    old, new = (f"# {title}\n\nСрок 10 дней.\n".encode() for title in ("Договор подряда", "Договор поставки"))
    first = stand.service.compare_files(stand.admin, old=("v1.md", old), new=("v2.md", new))
    stand.work()
    assert stand.service.comparison(stand.admin, first.id).title == "Договор подряда"
    wrong = "# Повестка собрания\n\nНачало в 10 часов.\n".encode()
    stand.service.compare_files(stand.admin, old=("v1.md", old), new=("agenda.md", wrong))
    stand.work()
    assert stand.service.comparison(stand.admin, first.id).named == "Договор подряда: v1.md → v2.md"
    # Where the first version does not say what it is, the next that does names the document.
    told = stand.service.compare_files(stand.admin, old=("scan.txt", "Срок 10 дней.".encode()), new=("v3.md", new))
    stand.work()
    assert stand.service.comparison(stand.admin, told.id).title == "Договор поставки"


def test_two_files_are_compared_in_one_call(stand: Stand) -> None:
    record = stand.service.compare_files(stand.admin, old=OLD, new=NEW)
    assert (record.state, record.old.number, record.new.number) == (JobState.PENDING, 1, 2)
    assert record.old.document_id == record.new.document_id
    assert stand.service.comparison_result(stand.admin, record.id) is None
    assert stand.work() == 1
    done = stand.service.comparison(stand.admin, record.id)
    assert (done.state, done.complete, done.proved) == (JobState.COMPLETED, True, True)
    assert (done.old.state, done.old.words) == (JobState.COMPLETED, 13)
    result = stand.service.comparison_result(stand.admin, record.id)
    assert result is not None
    assert [change.values[0].delta for change in result.changes] == ["270000"]
    assert done.totals == result.totals


def test_files_with_passwords_are_compared_and_the_passwords_kept_nowhere(stand: Stand) -> None:
    old, new = (("a.docx", locked(docx(paragraph(f"Срок {days} дней")), f"ключ{days}")) for days in (10, 15))
    for passwords in ((None, "ключ15"), ("ключ10", "другой")):
        with pytest.raises(InputError, match="password"):
            stand.service.compare_files(stand.admin, old=old, new=new, passwords=passwords)
    record = stand.service.compare_files(stand.admin, old=old, new=new, passwords=("ключ10", "ключ15"))
    stand.work()
    result = stand.service.comparison_result(stand.admin, record.id)
    assert result is not None
    assert [change.values[0].delta for change in result.changes] == ["5"]
    kept = [path.read_bytes() for path in stand.service.parts.config.home.rglob("*") if path.is_file()]
    assert not any("ключ10".encode() in content for content in kept)


def test_a_file_with_a_password_has_all_that_one_without_has(stand: Stand) -> None:
    """Another reading later, a redline of the file itself; downloads and hashes are of the file as it was given."""
    service = stand.service
    gone = '<w:del w:id="1" w:author="А"><w:r><w:delText>9</w:delText></w:r></w:del>'
    old, new = (
        locked(docx(f'<w:p><w:r><w:t xml:space="preserve">Срок </w:t></w:r>{gone}<w:r><w:t>{days}</w:t></w:r></w:p>'), "ключ")
        for days in (10, 15)
    )
    record = service.compare_files(stand.admin, old=("a.docx", old), new=("b.docx", new), passwords=("ключ", "ключ"))
    stand.work()
    assert service.version_bytes(stand.admin, record.old.id) == ("a.docx", old)
    read = service.read_document(stand.admin, record.old.id)
    assert read is not None
    assert read.sha256 == digest_of(old)
    report = service.start_report(stand.admin, record.id, "redline")
    other = service.start_comparison(stand.admin, record.old.id, record.new.id, Options(old_revisions="rejected"))
    stand.work()
    made = service.report_bytes(stand.admin, report.id).data
    texts = [read_docx(made, name="r.docx", options=ReadOptions(revisions=view)).blocks for view in ("rejected", "accepted")]
    assert [[block.text for block in blocks if block.story == "body"] for blocks in texts] == [["Срок 10"], ["Срок 15"]]
    assert service.comparison(stand.admin, other.id).state is JobState.COMPLETED
    with stand.parts.database.read() as tx:
        assert named_digests(tx) == set(service.parts.blobs.digests())  # the opened files too are kept, no longer than theirs
    service.delete(stand.admin, record.old.document_id)
    with stand.parts.database.read() as tx:
        assert not named_digests(tx)


def test_a_file_that_was_refused_for_want_of_its_password_is_read_with_it(stand: Stand) -> None:
    data = protected(typeset("Payment is due within 30 days."), "ключ")
    first = stand.service.upload(stand.admin, name="a.pdf", data=data).version
    stand.work()
    assert stand.service.version(stand.admin, first.id).error == "ENCRYPTED"
    again = stand.service.upload(stand.admin, name="a.pdf", data=data, password="ключ")
    assert (again.existing, again.version.id) == (True, first.id)
    stand.work()
    version = stand.service.version(stand.admin, first.id)
    assert (version.error, version.words) == (None, 6)


@pytest.mark.parametrize("password", [None, "ключ"])
def test_an_edit_that_nobody_marked_is_told_also_in_a_locked_file(stand: Stand, password: str | None) -> None:
    """The claim of the new file, its text without its marks, is read beside it: with the password, which is not kept."""
    by = 'w:id="1" w:author="Иванова" w:date="2026-01-02T03:04:05Z"'
    line = "Лимит {} рублей за каждый день просрочки поставки"
    come = f'<w:ins {by}><w:r><w:t xml:space="preserve"> и налог</w:t></w:r></w:ins>'
    mark = f"<w:p><w:r><w:t>{line.format(900)}</w:t></w:r>{come}</w:p>"
    sides = docx(paragraph(line.format(500))), docx(mark)
    old, new = (locked(side, password) if password else side for side in sides)
    passwords = (password, password)
    record = stand.service.compare_files(stand.admin, old=("a.docx", old), new=("b.docx", new), passwords=passwords)
    stand.work()
    result = stand.service.comparison_result(stand.admin, record.id)
    assert result is not None
    assert [(change.tracked is None, "unmarked" in change.reasons) for change in result.changes] == [(True, True), (False, False)]


def test_the_same_again_is_what_is_there(stand: Stand) -> None:
    first = compared(stand)
    again = stand.service.compare_files(stand.admin, old=OLD, new=NEW)
    assert again.id == first.id
    other = stand.service.start_comparison(stand.admin, first.old.id, first.new.id, Options(old_revisions="rejected"))
    assert other.id != first.id
    assert len(stand.service.documents(stand.admin)) == 1


def test_compared_with_itself_there_is_no_change(stand: Stand) -> None:
    record = stand.service.compare_files(stand.admin, old=OLD, new=("copy.txt", OLD[1]))
    stand.work()
    result = stand.service.comparison_result(stand.admin, record.id)
    assert result is not None
    assert (result.complete, result.changes) == (True, ())
    assert (record.old.name, record.new.name) == (OLD[0], "copy.txt")


def test_a_file_that_is_there_under_another_name_bears_the_name_just_given(stand: Stand) -> None:
    first = compared(stand)
    again = stand.service.compare_files(stand.admin, old=OLD, new=("Договор, подписанный.txt", NEW[1]))
    stand.work()
    record = stand.service.comparison(stand.admin, again.id)
    assert (record.old.id, record.old.name, record.new.name) == (first.old.id, OLD[0], "Договор, подписанный.txt")
    assert record.new.document_id == first.new.document_id
    result = stand.service.comparison_result(stand.admin, again.id)
    assert result is not None
    assert result.new.name == "Договор, подписанный.txt"
    assert stand.service.comparison(stand.admin, first.id).new.name == NEW[0]


def test_uploads_are_versions_and_the_same_bytes_are_offered(stand: Stand) -> None:
    first = stand.service.upload(stand.admin, name="../C:\\x\\a.txt", data=OLD[1], note="первая")
    assert (first.version.name, first.existing, first.version.note) == ("a.txt", False, "первая")
    second = stand.service.upload(stand.admin, name="b.txt", data=NEW[1], document_id=first.version.document_id)
    assert second.version.number == 2
    same = stand.service.upload(stand.admin, name="c.txt", data=OLD[1])
    assert (same.existing, same.version.id) == (True, first.version.id)
    assert not stand.service.upload(stand.admin, name="c.txt", data=OLD[1], again=True).existing
    assert stand.work() == 3
    text = stand.service.read_document(stand.admin, first.version.id)
    assert text is not None
    assert text.blocks[0].text == "Договор поставки"
    assert stand.service.version_bytes(stand.admin, first.version.id) == ("a.txt", OLD[1])


def test_bad_input_is_refused_or_a_state_with_its_code(stand: Stand) -> None:
    with pytest.raises(EmptyFile):
        stand.service.upload(stand.admin, name="a.txt", data=b"")
    with pytest.raises(WrongType):
        stand.service.upload(stand.admin, name="a.docx", data=b"\x89PNG\r\n\x1a\n" + bytes(100))
    assert stand.service.documents(stand.admin) == []
    broken = stand.service.upload(stand.admin, name="a.pdf", data=b"%PDF-1.7\n" + b"nothing here " * 20)
    assert stand.work() == 1
    version = stand.service.version(stand.admin, broken.version.id)
    assert version.state is JobState.ERROR
    assert version.error in {kind.code for kind in InputError.__subclasses__()}
    for language in ("ru", "en"):
        sentence = stand.service.error_sentence(version.error, version.error_values, language)
        assert sentence
        assert sentence != SverkaError().message(language)
    good = stand.service.upload(stand.admin, name="b.txt", data=OLD[1]).version
    failed = stand.service.start_comparison(stand.admin, version.id, good.id)
    stand.work()
    failed = stand.service.comparison(stand.admin, failed.id)
    assert (failed.state, failed.job.error, failed.job.error_values["file"]) == (JobState.ERROR, version.error, "a.pdf")
    assert failed.job.attempt == 1


def test_nobody_sees_what_is_not_theirs(stand: Stand) -> None:
    anna, boris = stand.user("anna"), stand.user("boris")
    record = compared(stand, anna)
    report = stand.service.start_report(anna, record.id, "json")
    stand.work()
    service, document = stand.service, record.new.document_id
    for stranger in (
        lambda: service.document(boris, document),
        lambda: service.versions(boris, document),
        lambda: service.version(boris, record.new.id),
        lambda: service.version_bytes(boris, record.new.id),
        lambda: service.read_document(boris, record.new.id),
        lambda: service.rename(boris, document, "x"),
        lambda: service.annotate(boris, record.new.id, "x"),
        lambda: service.delete(boris, document),
        lambda: service.upload(boris, name="x.txt", data=b"x y z", document_id=document),
        lambda: service.start_comparison(boris, record.old.id, record.new.id),
        lambda: service.comparison(boris, record.id),
        lambda: service.comparison_result(boris, record.id),
        lambda: service.delete_comparison(boris, record.id),
        lambda: service.start_analysis(boris, record.id),
        lambda: service.start_report(boris, record.id, "html"),
        lambda: service.report(boris, report.id),
        lambda: service.report_bytes(boris, report.id),
        lambda: service.delete_report(boris, report.id),
        lambda: service.set_decision(boris, record.id, "c", Choice.ACCEPTED),
        lambda: service.set_decisions(boris, record.id, {"c": 0}, Choice.ACCEPTED),
        lambda: service.decisions(boris, record.id),
        lambda: service.job(boris, record.job.id),
        lambda: service.cancel(boris, record.job.id),
        lambda: service.retry(boris, record.job.id),
    ):
        with pytest.raises(NotFound):
            stranger()
    lists = (
        service.documents(boris),
        service.comparisons(boris),
        service.reports(boris),
        service.analyses(boris),
        service.jobs(boris),
    )
    assert lists == ([], [], [], [], [])
    assert service.job_of(boris, record.id) is None
    assert service.document(stand.admin, document).owner_name == "anna"
    assert service.comparison_result(anna, record.id) is not None


def test_a_report_is_made_listed_and_downloaded(stand: Stand) -> None:
    record = compared(stand)
    for name in ("html", "xlsx", "docx", "json"):
        report = stand.service.start_report(stand.admin, record.id, name, {"least": "low", "heading": "Сверка"}, language="ru")
        with pytest.raises(NotReady):
            stand.service.report_bytes(stand.admin, report.id)
        assert stand.work() == 1
        made, file = stand.service.report(stand.admin, report.id), stand.service.report_bytes(stand.admin, report.id)
        assert (made.state, made.size, made.filename) == (JobState.COMPLETED, len(file.data), file.filename)
        assert file.filename.endswith(f".{name}")
    assert len(stand.service.reports(stand.admin, record.id)) == 4
    assert stand.service.audit(stand.admin, action="report.download")[0].subject == report.id
    stand.service.delete_report(stand.admin, report.id)
    assert len(stand.service.reports(stand.admin)) == 3
    for wrong in ({"lanes": "everything"}, {"least": "x"}, {"unknown": "1"}):
        with pytest.raises(BadSetting):
            stand.service.start_report(stand.admin, record.id, "html", wrong)
    with pytest.raises(BadSetting):
        stand.service.start_report(stand.admin, record.id, "exe")


def test_two_who_decide_the_same_change(stand: Stand) -> None:
    record = compared(stand, stand.user("anna"))
    first = stand.service.set_decision(stand.admin, record.id, "c1", Choice.ACCEPTED, "да")
    assert (first.row_version, first.note) == (1, "да")
    with pytest.raises(Conflict) as refusal:
        stand.service.set_decision(stand.admin, record.id, "c1", Choice.REJECTED)
    assert refusal.value.values == {"by": "Admin", "decision": "accepted"}
    second = stand.service.set_decision(stand.admin, record.id, "c1", Choice.REJECTED, row_version=1)
    assert (second.decision, second.note, second.row_version) == (Choice.REJECTED, "да", 2)
    assert stand.service.decisions(stand.admin, record.id) == {"c1": second}


def test_one_decision_on_many_changes_leaves_what_others_decided(stand: Stand) -> None:
    record = compared(stand, stand.user("anna"))
    first = stand.service.set_decision(stand.admin, record.id, "c2", Choice.QUESTION, "почему?")
    kept, refused = stand.service.set_decisions(stand.admin, record.id, {"c1": 0, "c2": 0, "c3": 0}, Choice.ACCEPTED)
    assert refused == {"c2": first}
    assert {one: known.row_version for one, known in kept.items()} == {"c1": 1, "c3": 1}
    assert stand.service.decisions(stand.admin, record.id) == {**kept, "c2": first}
    kept, refused = stand.service.set_decisions(stand.admin, record.id, {"c2": 1}, Choice.REJECTED)
    assert (kept["c2"].decision, kept["c2"].note, refused) == (Choice.REJECTED, "почему?", {})
    too_many = dict.fromkeys((f"c{at}" for at in range(DECISIONS_AT_ONCE + 1)), 0)
    for wrong in ({"": 0}, too_many):
        with pytest.raises(BadSetting):
            stand.service.set_decisions(stand.admin, record.id, wrong, Choice.OPEN)


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


def test_the_work_is_counted_and_timed(database: Database, tmp_path: Path) -> None:
    server = Server()
    bench = stand_on(database, tmp_path, Engines(analyse=server.analyse))
    bench.service.start_analysis(bench.admin, compared(bench).id, "m", "ru")
    with pytest.raises(InputError):
        bench.service.upload(bench.admin, name="a.txt", data=b"")
    bench.service.upload(bench.admin, name="пробелы.txt", data=b" \n ")
    bench.work()
    bench.clock.move(RETRY_PAUSES[0] + 1)
    server.away = False
    sweep(bench.parts)
    assert bench.service.figures().waiting == {"analyse": 1}
    bench.work()
    bench.service.compare_files(bench.admin, old=OLD, new=(NEW[0], NEW[1] + b"2"))
    bench.clock.move(7)
    figures = bench.service.figures()
    assert (figures.waiting, figures.oldest_s) == ({"compare": 1}, 7.0)
    counts = {key: count for key, (count, _seconds) in figures.grown.items()}
    assert counts["retry", "MODEL_DOWN"] == 1
    assert counts["job", "analyse"] == 2
    assert counts["stage", "comparing"] == 1
    assert counts["error", "NO_WORDS"] == 1
    assert all(seconds >= 0 for _count, seconds in figures.grown.values())
    assert figures.grown["job", "compare"][1] > 0


def test_a_queue_that_is_down_keeps_the_job(stand: Stand) -> None:
    stand.queue.down = True
    record = stand.service.compare_files(stand.admin, old=OLD, new=NEW)
    assert record.state is JobState.PENDING
    assert sweep(stand.parts) == 0
    stand.queue.down = False
    assert sweep(stand.parts) == 1
    assert stand.work() == 1
    assert stand.service.comparison(stand.admin, record.id).state is JobState.COMPLETED


def test_one_message_five_times_is_one_result(stand: Stand) -> None:
    record = stand.service.compare_files(stand.admin, old=OLD, new=NEW)
    stand.queue.messages *= 5
    assert stand.work() == 1
    assert stand.service.job(stand.admin, record.job.id).attempt == 1


def test_a_lost_message_is_sent_again_once_a_worker_is_idle(stand: Stand) -> None:
    stand.service.compare_files(stand.admin, old=OLD, new=NEW)
    stand.queue.messages.clear()
    stand.clock.move(RESEND_SECONDS + 1)
    assert sweep(stand.parts) == 0
    alive(stand)
    assert sweep(stand.parts) == 1
    assert sweep(stand.parts) == 0
    assert stand.work() == 1


def alive(stand: Stand, worker: str = "w1", pid: int = 1) -> None:
    now = stand.clock.now()
    living = workers.Living(id=worker, host="here", pid=pid, concurrency=1, started=now, beat=now, stopping=False)
    with stand.parts.database.write() as tx:
        workers.beat(tx, living)


def test_the_worker_is_missed_within_seconds(stand: Stand) -> None:
    assert stand.service.ready() == {"database": True, "redis": False, "worker": False}
    alive(stand)
    assert stand.service.ready()["worker"]
    stand.clock.move(WORKER_SILENT_SECONDS + 1)
    assert not stand.service.ready()["worker"]
    assert stand.service.system_status(stand.admin).parts["worker"].state == "stopped"


def claimed(stand: Stand, record: ComparisonRecord, name: str) -> None:
    with stand.parts.database.write() as tx:
        assert claims.claim(tx, record.job.id, owner=f"{PROCESS}-{uuid4().hex}", worker=name, now=stand.clock.now())


def test_a_child_that_dies_each_time_ends_the_job_and_a_retry_completes_it(stand: Stand) -> None:
    record = stand.service.compare_files(stand.admin, old=OLD, new=NEW)
    for attempt in range(1, JOB_ATTEMPTS + 1):
        claimed(stand, record, "w1")
        assert stand.service.job(stand.admin, record.job.id).attempt == attempt
        stand.clock.move(LEASE_SECONDS + 1)
        alive(stand)
        assert put_back_expired(stand.parts) == 1
    job = stand.service.job(stand.admin, record.job.id)
    assert (job.state, job.error, job.error_values) == (JobState.ERROR, "WORKER_LOST", {"attempts": str(JOB_ATTEMPTS)})
    assert stand.service.figures().grown["error", "WORKER_LOST"][0] == 1
    ends = [(row.action, row.outcome) for row in stand.service.audit(stand.admin) if row.action == "compare.end"]
    assert ends == [("compare.end", "WORKER_LOST")]
    again = stand.service.retry(stand.admin, job.id)
    assert (again.state, again.attempt, again.error) == (JobState.PENDING, 0, None)
    assert stand.work() == 1
    assert stand.service.job(stand.admin, job.id).state is JobState.COMPLETED


def test_a_process_that_died_under_a_job_is_noticed_without_the_lease(stand: Stand) -> None:
    record = stand.service.compare_files(stand.admin, old=OLD, new=NEW)
    claimed(stand, record, "w1")
    assert put_back_of_dead_children(stand.parts, "w1", lambda pid: pid == PROCESS) == 0
    assert put_back_of_dead_children(stand.parts, "w2", lambda pid: False) == 0
    assert put_back_of_dead_children(stand.parts, "w1", lambda pid: False) == 1
    job = stand.service.job(stand.admin, record.job.id)
    assert (job.state, job.attempt) == (JobState.PENDING, 1)


def test_a_dead_workers_job_goes_back_at_once_and_not_for_ever(stand: Stand) -> None:
    record = stand.service.compare_files(stand.admin, old=OLD, new=NEW)
    for number in range(JOB_STOPS + 1):
        alive(stand, f"w{number}", pid=number)
        claimed(stand, record, f"w{number}")
        assert put_back_of_dead(stand.parts, "here", lambda pid: True) == 0
        assert put_back_of_dead(stand.parts, "elsewhere", lambda pid: False) == 0
        assert put_back_of_dead(stand.parts, "here", lambda pid: False) == 1
    job = stand.service.job(stand.admin, record.job.id)
    assert (job.state, job.error) == (JobState.ERROR, "WORKER_LOST")


def test_cancel_and_retry(stand: Stand) -> None:
    record = stand.service.compare_files(stand.admin, old=OLD, new=NEW)
    with pytest.raises(NotOver):
        stand.service.retry(stand.admin, record.job.id)
    assert stand.service.cancel(stand.admin, record.job.id).state is JobState.CANCELLED
    assert stand.work() == 0
    stand.service.retry(stand.admin, record.job.id)
    assert stand.work() == 1
    assert stand.service.cancel(stand.admin, record.job.id).state is JobState.COMPLETED


def test_cancelled_while_a_file_is_read_the_file_is_not_to_blame(database: Database, tmp_path: Path) -> None:
    """The reading ends as soon as the heartbeat has seen it, and says nothing of the file."""

    def endless(data: bytes, name: str, options: ReadOptions, cancelled: Callable[[], bool] = lambda: False) -> Document:
        bench.service.cancel(bench.admin, record.job.id)
        while not cancelled():
            time.sleep(0.05)
        raise ReaderTimeout(seconds=1)

    bench = stand_on(database, tmp_path, Engines(read=endless))
    record = bench.service.compare_files(bench.admin, old=OLD, new=NEW)
    bench.work()
    stopped = bench.service.comparison(bench.admin, record.id)
    assert (stopped.state, stopped.old.error) == (JobState.CANCELLED, None)


def test_a_batch_is_behind_all_and_over_with_its_last_pair(stand: Stand) -> None:
    pairs = [((f"{n}.txt", OLD[1] + str(n).encode()), (f"{n}.txt", NEW[1] + str(n).encode())) for n in range(6)]
    batch = stand.service.compare_pairs(stand.admin, "две папки", pairs)
    assert len(stand.queue.messages) == JOBS_IN_FLIGHT
    urgent = stand.service.compare_files(stand.user("anna"), old=OLD, new=NEW)
    assert stand.queue.take()[1] == urgent.job.id  # type: ignore[index]
    stand.service.cancel(stand.admin, urgent.job.id)
    assert stand.work() == 6
    assert {stand.service.comparison(stand.admin, child.subject).state for child in batch.children} == {JobState.COMPLETED}
    whole = stand.service.job(stand.admin, batch.job.id)
    assert (whole.state, whole.done, whole.total) == (JobState.COMPLETED, 6, 6)


def test_too_many_jobs_are_refused(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.service.base.JOBS_QUEUED", 1)
    stand.service.upload(stand.admin, name="a.txt", data=OLD[1])
    with pytest.raises(QueueFull):
        stand.service.upload(stand.admin, name="b.txt", data=NEW[1])
    assert len(stand.service.documents(stand.admin)) == 1


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


def test_a_bug_is_tried_again_and_ends_without_words_of_a_library(database: Database, tmp_path: Path) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("secret text of a document")

    bench = stand_on(database, tmp_path, Engines(compare=broken))  # type: ignore[arg-type]
    record = bench.service.compare_files(bench.admin, old=OLD, new=NEW)
    for attempt in range(JOB_ATTEMPTS):
        assert bench.work() == 1
        bench.clock.move(RETRY_PAUSES[min(attempt, len(RETRY_PAUSES) - 1)] + 1)
        sweep(bench.parts)
    job = bench.service.job(bench.admin, record.job.id)
    assert (job.state, job.error, job.attempt) == (JobState.ERROR, "INTERNAL", JOB_ATTEMPTS)
    assert "secret" not in bench.service.error_sentence(job.error, job.error_values)


class Server:
    """A model's server that is away, then back: what the analysis engine sees of it."""

    def __init__(self) -> None:
        self.away = True
        self.asked: list[str] = []

    def analyse(self, work: AnalysisWork) -> Analysis:
        keys = [f"{number:064d}" for number in range(4)]
        for number, key in enumerate(keys):
            if work.cache.get(key) is None:
                if self.away and number == 2:
                    raise ModelUnavailable(url="http://localhost:1")
                self.asked.append(key)
                work.cache.put(key, b"{}")
            work.progress("changes", number + 1, 4)
            work.ready(self.made(number + 1, AnalysisStatus.PARTIAL))
        return self.made(4, AnalysisStatus.COMPLETED)

    def made(self, analysed: int, status: AnalysisStatus) -> Analysis:
        return Analysis(model="m", status=status, analysed=analysed, total=4)


def test_an_analysis_waits_for_its_model_goes_on_and_is_reported(database: Database, tmp_path: Path) -> None:
    server = Server()
    bench = stand_on(database, tmp_path, Engines(analyse=server.analyse))
    record = compared(bench)
    analysis = bench.service.start_analysis(bench.admin, record.id, "m", "ru")
    assert bench.work() == 1
    waiting = bench.service.analysis(bench.admin, analysis.id)
    assert (waiting.state, waiting.job.error, waiting.analysed) == (JobState.PENDING, "MODEL_DOWN", 2)
    partial = bench.service.analysis_result(bench.admin, analysis.id)
    assert partial is not None
    assert partial.analysed == 2
    assert bench.work() == 0
    server.away = False
    bench.clock.move(RETRY_PAUSES[0] + 1)
    sweep(bench.parts)
    assert bench.work() == 2
    done = bench.service.analysis(bench.admin, analysis.id)
    assert (done.state, done.analysed, done.job.attempt) == (JobState.COMPLETED, 4, 1)
    assert len(server.asked) == len(set(server.asked)) == 4
    report = bench.service.reports(bench.admin, record.id)[0]
    assert (report.state, report.format, report.analysis_id) == (JobState.COMPLETED, "html", analysis.id)


def test_an_analysis_gives_way_to_a_person_who_waits_and_goes_on(database: Database, tmp_path: Path) -> None:
    server = Server()
    server.away = False
    bench = stand_on(database, tmp_path, Engines(analyse=lambda work: interrupted(work)))
    record = compared(bench)
    waiting: list[ComparisonRecord] = []

    def interrupted(work: AnalysisWork) -> Analysis:
        if not waiting:
            other = ("Иной договор.txt", NEW[1] + "Подписи сторон.\n".encode())
            waiting.append(bench.service.compare_files(bench.admin, old=OLD, new=other))
        return server.analyse(work)

    analysis = bench.service.start_analysis(bench.admin, record.id, "m", "ru")
    assert bench.work(1) == 1
    held = bench.service.analysis(bench.admin, analysis.id)
    assert (held.state, held.analysed, held.job.attempt) == (JobState.PENDING, 1, 0)
    assert bench.work(1) == 1
    assert bench.service.comparison(bench.admin, waiting[0].id).state is JobState.COMPLETED
    sweep(bench.parts)
    bench.work()
    assert bench.service.analysis(bench.admin, analysis.id).state is JobState.COMPLETED
    assert len(server.asked) == len(set(server.asked)) == 4


class Failing(Ollama):
    """A model that answers, and of whose answers none can be kept."""

    asked = 0

    def ask(self, request: ModelRequest, cancelled: Callable[[], bool]) -> ModelAnswer:
        self.asked += 1
        return ModelAnswer(text="", prompt_tokens=1, answer_tokens=1, finished=True)


@pytest.mark.parametrize(("after", "times"), [(0.0, 1), (60.0, 5)])
def test_a_model_of_which_nothing_can_be_kept_gives_way_after_a_while(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: float, times: int
) -> None:
    """One comparison waited half an hour behind it."""
    monkeypatch.setattr(import_module("core.service.steps.analyse"), "UNKEPT_SECONDS", after)
    server, model = Server(), Failing("http://127.0.0.1:1")
    bench = stand_on(database, tmp_path, Engines(analyse=lambda work: interrupted(work), model=lambda _url: model))
    record = compared(bench)

    def interrupted(work: AnalysisWork) -> Analysis:
        request = ModelRequest(model="m", system="", user="", schema={}, num_ctx=512, num_predict=64)
        work.model.ask(request, work.cancelled)
        other = ("Иной договор.txt", NEW[1] + "Подписи сторон.\n".encode())
        bench.service.compare_files(bench.admin, old=OLD, new=other)
        for _ in range(4):
            work.model.ask(request, work.cancelled)
        return server.made(4, AnalysisStatus.COMPLETED)

    analysis = bench.service.start_analysis(bench.admin, record.id, "m", "ru")
    assert bench.work(1) == 1
    held = bench.service.analysis(bench.admin, analysis.id)
    assert model.asked == times
    assert (held.state, held.job.attempt) == ((JobState.PENDING, 0) if times == 1 else (JobState.COMPLETED, 1))


def test_an_analysis_without_a_model_ends_with_its_sentence(stand: Stand) -> None:
    record = compared(stand)
    settings = replace(stand.service.settings(stand.admin), ollama_url="http://127.0.0.1:1")
    stand.service.save_settings(stand.admin, settings)
    state = stand.service.model_state(stand.admin)
    assert (state.reachable, state.error) == (False, "MODEL_DOWN")
    analysis = stand.service.start_analysis(stand.admin, record.id, "m")
    for pause in (*RETRY_PAUSES, 0):
        stand.work()
        stand.clock.move(pause + 1)
        sweep(stand.parts)
    job = stand.service.analysis(stand.admin, analysis.id).job
    assert (job.state, job.error, job.attempt) == (JobState.ERROR, "MODEL_DOWN", JOB_ATTEMPTS)
    assert "ollama serve" in stand.service.error_sentence(job.error, job.error_values)
    assert stand.service.comparison(stand.admin, record.id).state is JobState.COMPLETED


def test_what_a_file_holds_beside_text_is_told_in_the_audit(stand: Stand) -> None:
    scripted = b"%PDF-1.7\n1 0 obj <</S /JavaScript /JS (app.alert(1))>> endobj\n"
    stand.service.upload(stand.admin, name="a.pdf", data=scripted)
    details = [record.detail for record in stand.service.audit(stand.admin) if record.action == "version.upload"]
    assert details == [f"format=pdf size={len(scripted)} holds=scripts"]
