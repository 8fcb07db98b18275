"""The redline of sentences that stand elsewhere now: marked in both places and nothing else."""

import pytest

from core.reports import render
from core.reports.redline.proof import lines
from tests.docx_package import docx, paragraph
from tests.golden.test_redline import W, part
from tests.word_pairs import read, report_data_of

PAY = "Заказчик оплачивает услуги в течение десяти дней."
BILL = "Счёт направляется по электронной почте."
TRACE = "Стороны сверяют расчёты раз в квартал."
KEPT = "Возражения направляются в течение трёх дней."


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ([f"{PAY} {BILL}", KEPT, TRACE], [PAY, KEPT, f"{TRACE} {BILL}"]),
        ([f"{PAY} {BILL} {TRACE}", KEPT], [f"{PAY} {TRACE} {BILL}", KEPT]),
        ([f"{PAY} {BILL} {TRACE}", KEPT, PAY], [f"{PAY} {TRACE}", KEPT, PAY, BILL]),
        ([PAY, KEPT, BILL, TRACE], [f"{PAY} {BILL}", KEPT, TRACE]),
    ],
)
def test_accepted_it_is_the_new_file_and_rejected_the_old_one(old: list[str], new: list[str]) -> None:
    data = report_data_of(docx("".join(map(paragraph, old))), docx("".join(map(paragraph, new))))
    assert [change.called for change in data.comparison.changes] == ["moved"]
    made = render("redline", data)
    assert lines(read(made, "accepted")) == lines(data.new)
    assert lines(read(made, "rejected")) == lines(data.old)
    root = part(made, "word/document.xml")
    deleted = "".join(node.text or "" for node in root.iter(W + "delText"))
    inserted = "".join(node.text or "" for mark in root.iter(W + "ins") for node in mark.iter(W + "t"))
    assert deleted.strip() == inserted.strip() == BILL
