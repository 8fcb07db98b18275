"""Files with passwords: compared like others, and the passwords kept nowhere."""

import pytest

from core.errors import (
    InputError,
)
from core.model.comparison import Options
from core.model.job import JobState
from core.ports import ReadOptions
from core.readers.docx import read as read_docx
from core.storage.blobs import digest_of
from core.storage.retention import named_digests
from tests.docx_package import docx, paragraph
from tests.locked_files import locked
from tests.pdf_files import protected, typeset
from tests.stored import Stand


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
