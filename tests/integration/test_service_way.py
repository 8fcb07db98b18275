"""The whole way through the service, with real readers, comparison and reports: from two files to a download."""

import pytest

from core.errors import (
    BadSetting,
    Conflict,
    EmptyFile,
    InputError,
    NotFound,
    NotReady,
    SverkaError,
    WrongType,
)
from core.limits import (
    DECISIONS_AT_ONCE,
)
from core.model.comparison import Options
from core.model.job import JobState
from core.model.record import Choice
from tests.stored import NEW, OLD, Stand, compared


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


def test_what_a_file_holds_beside_text_is_told_in_the_audit(stand: Stand) -> None:
    scripted = b"%PDF-1.7\n1 0 obj <</S /JavaScript /JS (app.alert(1))>> endobj\n"
    stand.service.upload(stand.admin, name="a.pdf", data=scripted)
    details = [record.detail for record in stand.service.audit(stand.admin) if record.action == "version.upload"]
    assert details == [f"format=pdf size={len(scripted)} holds=scripts"]
