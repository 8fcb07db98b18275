"""Signs of formulas: another one says something else; another way of writing it does not."""

import pytest

from core.model.change import Lane
from tests.docx_package import docx, read_docx, run
from tests.unit.made_documents import compared


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("S = a + b", "S = a − b"),
        ("The sum is x + y + z for all inputs.", "The sum is x + y - z for all inputs."),
        ("y = -x", "y = x"),
        ("y = x", "y = −x"),
        ("Q = 5·t", "Q = 5/t"),
        ("if (a == b)", "if (a != b)"),
        ("if (a && b)", "if (a || b)"),
        ("n = m", "n ≠ m"),
        ("Допуск ±0,1", "Допуск +0,1"),
    ],
)
def test_a_sign_of_a_formula_is_of_substance(old: str, new: str) -> None:
    (change,) = compared([old], [new]).changes
    assert (change.lane, change.reasons) == (Lane.SUBSTANCE, ("operator",))
    assert new.strip(".") in change.sentence.ru
    assert new.strip(".") in change.sentence.en


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("S = a − b", "S = a – b"),
        ("S = a × b", "S = a · b"),
        ("Договор — соглашение сторон.", "Договор - соглашение сторон."),
        ("Поставщик и/или покупатель.", "Поставщик и или покупатель."),
        ("- первый пункт списка", "+ первый пункт списка"),
        ("Кран-балка стоит в цеху.", "Кран балка стоит в цеху."),
        ("Дом 5/6 стоит пустой.", "Дом 5-6 стоит пустой."),
    ],
)
def test_signs_of_no_formula_are_none(old: str, new: str) -> None:
    assert all("operator" not in change.reasons for change in compared([old], [new]).changes)


def test_a_sign_in_a_formula_of_word() -> None:
    def formula(top: str) -> list:
        fraction = f"<m:f><m:num><m:r><m:t>{top}</m:t></m:r></m:num><m:den><m:r><m:t>c</m:t></m:r></m:den></m:f>"
        return list(read_docx(docx(f"<w:p>{run('Доля: ')}<m:oMath>{fraction}</m:oMath></w:p>")).blocks)

    (change,) = compared(formula("a+b"), formula("a-b")).changes
    assert change.reasons == ("operator",)
