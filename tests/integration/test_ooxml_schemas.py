"""What we write is valid against the transitional schemas of Office Open XML, the order of elements included."""

from collections.abc import Callable

import pytest

from core.reports import ReportOptions, render
from tests import ooxml_schemas
from tests.docx_package import docx
from tests.golden.pair import pairs
from tests.redline_cases import CLAUSE, PLAIN, with_logo
from tests.redlines import data_of
from tests.report_sample import report_data
from tests.word_pairs import report_data_of

Errors = Callable[[bytes], set[tuple[str, str]]]


@pytest.fixture(scope="module")
def errors() -> Errors:
    try:
        ooxml_schemas.folder()
    except ooxml_schemas.NoSchemas as error:
        pytest.skip(str(error))
    return ooxml_schemas.errors


@pytest.mark.schemas
@pytest.mark.parametrize("name", ["docx", "protocol", "certificate", "correspondence", "amendments", "xlsx"])
def test_papers(name: str, errors: Errors) -> None:
    assert errors(render(name, report_data())) == set()


@pytest.mark.schemas
def test_redlines(errors: Errors) -> None:
    for pair in pairs()[::3]:
        if "docx" in pair.formats:
            data = data_of(pair)
            known = errors(data.old_bytes or b"") | errors(data.new_bytes or b"")
            assert errors(render("redline", data)) <= known, pair.name


@pytest.mark.schemas
def test_redlines_of_files_one_of_which_alone_has_a_header(errors: Errors) -> None:
    files = [docx(CLAUSE + PLAIN), with_logo(b"")]
    for old, new in (files, files[::-1]):
        assert errors(render("redline", report_data_of(old, new))) <= errors(old) | errors(new)


@pytest.mark.schemas
def test_a_redline_of_text_files(errors: Errors) -> None:
    from core.comparison import compare
    from core.ports import ReadOptions
    from core.readers import reader_for
    from core.reports import ReportData
    from tests.golden.build import BUILDERS
    from tests.word_pairs import read

    pair = next(pair for pair in pairs() if pair.name == "ru-contract-1-payment")
    sides = [BUILDERS["md"](text) for text in (pair.old, pair.new)]
    old, new = (reader_for("md")(data, name="x.md", options=ReadOptions()) for data in sides)
    data = ReportData(
        comparison=compare(old, new),
        old=old,
        new=new,
        old_bytes=sides[0],
        new_bytes=sides[1],
        read=read,
        options=ReportOptions(),
    )
    assert errors(render("redline", data)) == set()


@pytest.mark.schemas
def test_a_wrong_order_is_an_error(errors: Errors) -> None:

    assert errors(docx("<w:p><w:r><w:t>x</w:t><w:rPr/></w:r></w:p>"))
