"""A term that was replaced throughout is one change with many places: every paper shows, marks and takes back all of them."""

from dataclasses import replace

import pytest

from core.reports import FORMATS, Decision, ReportData, render
from core.reports.redline.proof import lines
from tests.docx_package import docx, paragraph
from tests.redlines import proved
from tests.unit.replaced_term import NEW, OLD, paper
from tests.word_comments import comments
from tests.word_pairs import read, report_data_of


@pytest.fixture(scope="module")
def data() -> ReportData:
    old, new = (docx("".join(map(paragraph, paper(names)))) for names in (OLD, NEW))
    return report_data_of(old, new)


def test_the_redline_marks_every_place(data: ReportData) -> None:
    proved(data)


def test_the_answer_takes_every_place_back(data: ReportData) -> None:
    (change,) = data.comparison.changes
    made = render("answer", replace(data, decisions={change.id: Decision(decision="rejected", note="Оставить как было.")}))
    assert lines(read(made, "accepted")) == lines(data.old)
    assert lines(read(made, "rejected")) == lines(data.new)
    assert sum("Оставить как было." in one.said for one in comments(made)) >= 1


@pytest.mark.parametrize("format", sorted(set(FORMATS) - {"marked_old", "marked_new"}))
def test_every_format_can_be_made(format: str, data: ReportData) -> None:
    (change,) = data.comparison.changes
    assert render(format, replace(data, decisions={change.id: Decision(decision="rejected", note="Оставить.")}))
