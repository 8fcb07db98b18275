"""The answer: all rejected gives the old version back, none rejected changes nothing, notes are comments."""

from dataclasses import replace

import pytest

from core.errors import ReportError
from core.reports import Decision, ReportData, render
from core.reports.redline.proof import lines
from tests.golden.pair import Pair
from tests.redlines import WORD, W, data_of, part
from tests.report_sample import report_data
from tests.word_comments import comments
from tests.word_pairs import read


def decided(data: ReportData, decision: str, note: str = "", every: int = 1) -> ReportData:
    chosen = [change.id for change in data.comparison.changes][::every]
    return replace(data, decisions={name: Decision(decision=decision, note=note) for name in chosen})


@pytest.mark.parametrize("pair", WORD[::2], ids=lambda pair: pair.name)
def test_all_rejected_is_the_old_version(pair: Pair) -> None:
    data = data_of(pair)
    made = render("answer", decided(data, "rejected"))
    assert lines(read(made, "accepted")) == lines(data.old)
    assert lines(read(made, "rejected")) == lines(data.new)
    assert b"changes=" not in made


def test_some_rejected_puts_back_just_these() -> None:
    data = data_of(next(pair for pair in WORD if pair.name == "ru-contract-1-payment"))
    target = next(change for change in data.comparison.changes if change.old and change.new)
    made = render("answer", replace(data, decisions={target.id: Decision(decision="rejected", note="Не согласны.")}))
    old, new = ({block.block: block.text for block in document.blocks} for document in (data.old, data.new))
    wanted = [line.text for line in lines(data.new)]
    wanted[wanted.index(new[target.new[0].block])] = old[target.old[0].block]
    assert [line.text for line in lines(read(made, "accepted"))] == wanted
    said = [one for one in comments(made) if "Не согласны." in one.said]
    assert len(said) == 1
    assert said[0].said.startswith("Отклонено")
    assert said[0].gone or said[0].came


@pytest.mark.parametrize("decision", ["open", "accepted"])
def test_what_was_accepted_or_not_reviewed_is_not_marked(decision: str) -> None:
    data = decided(data_of(WORD[0]), decision)
    made = render("answer", data)
    assert not list(part(made, "word/document.xml").iter(W + "ins", W + "del"))
    assert lines(read(made, "accepted")) == lines(data.new)


def test_a_question_is_a_comment_alone() -> None:
    data = decided(data_of(WORD[0]), "question", "Почему?")
    made = render("answer", data)
    assert sum("Почему?" in one.said for one in comments(made)) == len(data.comparison.changes)
    assert lines(read(made, "accepted")) == lines(data.new)


def test_other_files_than_word_are_refused() -> None:
    with pytest.raises(ReportError):
        render("answer", report_data())
