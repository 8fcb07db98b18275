"""The redline of every written Word pair: accepting gives the new version, rejecting the old one, and it says who."""

from dataclasses import replace

import pytest

from core.comparison import compare
from core.errors import RedlineUnproved
from core.model.change import ChangeKind, Lane
from core.model.document import Document
from core.ports import ReadOptions
from core.readers import reader_for
from core.reports import ReportData, render
from core.reports.redline.proof import lines, prove
from tests.golden.build import BUILDERS, EDITOR
from tests.golden.pair import Pair, pairs
from tests.redlines import WORD, W, data_of, part, proved
from tests.word_comments import misplaced
from tests.word_pairs import read


def texts(document: Document) -> list[str]:
    return [line.text for line in lines(document)]


@pytest.mark.parametrize("pair", WORD, ids=lambda pair: pair.name)
def test_accept_is_new_and_reject_is_old(pair: Pair) -> None:
    data = data_of(pair)
    made = proved(data)
    marks = list(part(made, "word/document.xml").iter(W + "ins", W + "del", W + "moveFrom", W + "moveTo"))
    texts = [block.text for block in data.old.blocks] == [block.text for block in data.new.blocks]
    assert bool(marks) != texts
    assert {mark.get(W + "author") for mark in marks} <= {"Рецензент"}
    assert len({mark.get(W + "id") for mark in marks}) == len(marks)
    assert render("redline", data) == made


def test_changes_of_substance_are_explained_in_comments() -> None:
    data = data_of(next(pair for pair in WORD if pair.name == "ru-contract-1-payment"))
    comments = "".join(part(render("redline", data), "word/comments.xml").itertext())
    for change in data.comparison.changes:
        assert change.sentence.ru in comments


@pytest.mark.parametrize("pair", WORD, ids=lambda pair: pair.name)
def test_comments_stand_on_the_words_of_their_changes(pair: Pair) -> None:
    data = data_of(pair)
    looked_at, wrong = misplaced(render("redline", data), data)
    assert wrong == []
    assert looked_at == sum(change.lane is Lane.SUBSTANCE for change in data.comparison.changes)


@pytest.mark.parametrize("pair", WORD, ids=lambda pair: pair.name)
def test_no_more_is_marked_than_what_changed(pair: Pair) -> None:
    data = data_of(pair)
    changes = data.comparison.changes
    if any("moved" in change.kind.value for change in changes):
        return  # a paragraph that moved is marked as a whole on both sides
    root = part(render("redline", data), "word/document.xml")
    gone = "".join(e.text or "" for e in root.iter(W + "delText"))
    texts = {block.block: block.text for block in data.old.blocks}
    spans = [edit.old for change in changes for edit in change.edits if edit.old]
    assert sorted(gone) == sorted("".join(texts[span.block][span.start : span.end] for span in spans))


@pytest.mark.parametrize(("name", "mark"), [("ru-split", "ins"), ("ru-merged", "del")])
def test_split_and_merged_paragraphs_are_marks_of_paragraphs(name: str, mark: str) -> None:
    root = part(render("redline", data_of(next(pair for pair in WORD if pair.name == name))), "word/document.xml")
    assert len(list(root.iterfind(f".//{W}pPr/{W}rPr/{W}{mark}"))) == 1
    assert sum(len(e.text or "") for e in root.iter(W + "delText", W + "t") if e.getparent().getparent().tag != W + "p") < 10


def test_both_ends_of_a_move_bear_one_name() -> None:
    root = part(render("redline", data_of(next(pair for pair in WORD if pair.name == "en-moved-section"))), "word/document.xml")
    names = [sorted(e.get(W + "name") for e in root.iter(W + f"move{end}RangeStart")) for end in ("From", "To")]
    assert names[0] == names[1] != []


def test_a_paragraph_moved_and_edited_is_a_move_with_the_edits_inside() -> None:
    data = data_of(next(pair for pair in WORD if pair.name == "ru-moved-edited"))
    (change,) = (change for change in data.comparison.changes if change.kind is ChangeKind.MOVED_AND_EDITED)
    root = part(render("redline", data), "word/document.xml")
    left, gone, arrived, came = (
        "".join(text.text or "" for text in root.iterfind(f".//{W}p/{W}{mark}/{W}r/{W}{name}"))
        for mark, name in (("moveFrom", "t"), ("del", "delText"), ("moveTo", "t"), ("ins", "t"))
    )
    (edit,) = change.edits
    assert edit.old is not None
    assert edit.new is not None
    old, new = change.old[0].text, change.new[0].text
    assert (gone, came) == (old[edit.old.start : edit.old.end], new[edit.new.start : edit.new.end])
    assert left == old[: edit.old.start] + old[edit.old.end :]
    assert arrived == new[: edit.new.start] + new[edit.new.end :]


def test_author_and_date_can_be_chosen() -> None:
    data = data_of(WORD[0])
    options = replace(data.options, author="А. Юрист", date="2026-05-04T03:02:01Z")
    root = part(render("redline", replace(data, options=options)), "word/document.xml")
    marks = list(root.iter(W + "ins", W + "del"))
    assert {(mark.get(W + "author"), mark.get(W + "date")) for mark in marks} == {("А. Юрист", "2026-05-04T03:02:01Z")}


def test_earlier_reviewers_changes_are_kept_in_their_name() -> None:
    data = data_of(next(pair for pair in WORD if pair.name == "en-contract-3-unmarked"))
    tracked = [change for change in data.comparison.changes if change.tracked]
    assert tracked
    authors = {}
    for earlier in ("accepted", "kept"):
        made = render("redline", replace(data, options=replace(data.options, earlier=earlier)))
        marks = part(made, "word/document.xml").iter(W + "ins", W + "del")
        authors[earlier] = {mark.get(W + "author") for mark in marks}
    assert authors == {"accepted": {"Рецензент"}, "kept": {"Рецензент", EDITOR}}


def test_a_redline_that_lies_is_not_handed_out() -> None:
    data = data_of(WORD[0])
    with pytest.raises(RedlineUnproved):
        prove(data.new_bytes or b"", data.old, data.new, read)


@pytest.mark.parametrize("form", ["md", "txt"])
def test_other_formats_are_laid_out_and_it_is_said(form: str) -> None:
    pair = next(pair for pair in pairs() if pair.name == "ru-contract-1-payment")
    old_bytes, new_bytes = BUILDERS[form](pair.old), BUILDERS[form](pair.new)
    old, new = (reader_for(form)(data, name=f"x.{form}", options=ReadOptions()) for data in (old_bytes, new_bytes))
    data = ReportData(comparison=compare(old, new), old=old, new=new, old_bytes=old_bytes, new_bytes=new_bytes, read=read)
    made = render("redline", data)
    accepted, rejected = (" ".join(texts(read(made, view))) for view in ("accepted", "rejected"))
    assert "1 520 000" in accepted
    assert "1 250 000" not in accepted
    assert "1 250 000" in rejected
    assert "1 520 000" not in rejected
    assert "оформление не сохранено" in accepted
