"""The redline of sentences that stand elsewhere now: marked in both places and nothing else."""

import pytest

from tests.docx_package import docx, paragraph
from tests.redlines import deleted, inserted, proved
from tests.word_pairs import report_data_of

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
    made = proved(data)
    assert deleted(made).strip() == inserted(made).strip() == BILL
