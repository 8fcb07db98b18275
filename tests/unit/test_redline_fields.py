"""Fields that keep no result, such as buttons, formulas as they are written and boxes of forms, come and go as a whole."""

import pytest

from tests.docx_package import docx
from tests.redlines import proved
from tests.word_pairs import report_data_of


def run(inner: str) -> str:
    return f"<w:r>{inner}</w:r>"


def words(text: str) -> str:
    return run(f'<w:t xml:space="preserve">{text}</w:t>')


def field(instruction: str, form: str = "") -> str:
    begin = f'<w:fldChar w:fldCharType="begin">{form}</w:fldChar>'
    said = f'<w:instrText xml:space="preserve"> {instruction} </w:instrText>'
    return run(begin) + run(said) + run('<w:fldChar w:fldCharType="end"/>')


def box(ticked: int) -> str:
    state = f'<w:ffData><w:checkBox><w:default w:val="0"/><w:checked w:val="{ticked}"/></w:checkBox></w:ffData>'
    return field("FORMCHECKBOX", state)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (field("EQ \\f(1;2)"), field("EQ \\f(3;2)")),
        (field("MACROBUTTON NoMacro [Enter the name]"), words("Anna Petrova")),
        (words("twice "), field("SYMBOL 183 \\f Symbol")),
        (box(0), box(1)),
    ],
)
def test_what_a_field_shows_is_marked_with_the_field(old: str, new: str) -> None:
    pair = [docx(f"<w:p>{words('The rate is ')}{middle}{words(' of the price.')}</w:p>") for middle in (old, new)]
    data = report_data_of(*pair)
    assert data.comparison.changes
    proved(data)
