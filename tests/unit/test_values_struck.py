"""What is crossed out is not in force: its figures are no values of the new version, and join no figures beside them."""

import pytest

from core.comparison import compare
from core.model.change import Change
from tests.docx_package import docx
from tests.word_pairs import read


def written(*runs: str) -> bytes:
    """One paragraph; what stands in tildes is crossed out."""
    parts = (("<w:rPr><w:strike/></w:rPr>" if run.startswith("~") else "", run.strip("~")) for run in runs)
    return docx("<w:p>" + "".join(f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>' for look, text in parts) + "</w:p>")


def changes(old: bytes, new: bytes) -> list[Change]:
    return list(compare(read(old), read(new)).changes)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            ["Пеня составляет 30 % от цены."],
            ["Пеня составляет ", "~30~", "50", " % от цены."],
            "Пеня увеличена с 30 до 50\u00a0% (+20\u00a0п.\u00a0п.)",
        ),
        (
            ["Оплата в течение 30 дней."],
            ["Оплата в течение ", "~30 ~", "45 дней."],
            "Срок оплаты увеличен с 30 до 45\u00a0дней (+50\u00a0%)",
        ),
        (
            ["Оплата в течение 30 дней."],
            ["Оплата в течение ", "~30 дней~", " 45 дней."],
            "Срок оплаты увеличен с 30 до 45\u00a0дней (+50\u00a0%)",
        ),
    ],
)
def test_a_figure_beside_a_crossed_out_one_is_its_new_value(old: list[str], new: list[str], said: str) -> None:
    assert said in [change.sentence.ru for change in changes(written(*old), written(*new))]


def test_what_was_crossed_out_is_told_as_that() -> None:
    (change,) = changes(written("Оплата в течение 30 дней."), written("Оплата в течение ", "~30 дней~", "."))
    assert (change.reasons, change.values) == (("struck",), ())
