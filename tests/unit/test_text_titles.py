"""Titles of plain text that a line is drawn under: headings, with the sections below them; the lines are no text."""

import pytest

from core.comparison import compare
from core.model.change import Lane
from core.model.document import BlockKind, Document, Flag
from core.ports import ReadOptions
from core.readers.text import read

TEXT = """\
##########################
Rules of the North Archive
##########################

About this manual
*****************

This manual says how journals are kept in the archive.

1.1. Scope
==========

The manual covers journals of all departments.

Keeping of drawings
===================

Drawings are kept for ten years.
"""


def document(text: str) -> Document:
    return read(text.encode(), name="a.txt", options=ReadOptions())


def headings(text: str) -> list[tuple[str, int | None]]:
    return [(block.text, block.level) for block in document(text).blocks if block.kind is BlockKind.HEADING]


def test_titles_with_a_line_under_them_are_headings() -> None:
    """A number says the level, else the sign: what it was first drawn under."""
    assert headings(TEXT) == [
        ("Rules of the North Archive", 1),
        ("About this manual", 2),
        ("Scope", 2),
        ("Keeping of drawings", 2),
    ]


def test_what_stands_below_them_is_their_section() -> None:
    sections = {block.text: block.section for block in document(TEXT).blocks}
    assert sections["Drawings are kept for ten years."] == ("Rules of the North Archive", "Keeping of drawings")


def test_the_lines_are_kept_as_generated_text() -> None:
    found = [block.text for block in document(TEXT).blocks if Flag.GENERATED in block.flags]
    assert found == ["#" * 26, "#" * 26, "*" * 17, "=" * 10, "=" * 19]


@pytest.mark.parametrize(
    "text",
    [
        "Name      Years\n---------------\nJournals  10\n",
        "Kept by the clerks.\n\n-------------------\n\nSigned by all.\n",
        "Kept\n---------------------------------------------\n\nSigned by all.\n",
        "The last line of a letter\nwith best regards\n-----------------\n\nSigned by all.\n",
        "1 000\n=====\n\nSigned by all.\n",
    ],
)
def test_other_lines_are_no_titles(text: str) -> None:
    """A head of a table, a separator, a sum."""
    assert headings(text) == []
    assert not any(Flag.GENERATED in block.flags for block in document(text).blocks)


def test_a_long_title_is_no_part_of_the_line_under_it() -> None:
    """In a text that was broken at its width the line under a title is no word that did not fit on it."""
    rows = (
        "Journals of all the departments of the plant are kept in the northern\n"
        "archive for as long as the law of the country says and not a day more,\n"
        "but drawings and models are kept for ever.\n\n"
    )
    title = "The keeping of journals, drawings and models"
    assert headings(rows * 4 + f"{title}\n{'=' * len(title)}\n\n" + rows) == [(title, 1)]


def test_another_title_is_one_change_and_its_line_numbering() -> None:
    changes = compare(document(TEXT), document(TEXT.replace("Keeping of drawings\n===", "Keeping of old drawings\n=======")))
    told = [change for change in changes.changes if change.lane is not Lane.NUMBERING]
    assert [change.new[0].text.strip() for change in told] == ["old"]
    lines = [change.sentence.en for change in changes.changes if change.lane is Lane.NUMBERING]
    assert lines == ["The line under a title has another length"]


def test_a_section_that_came_is_one_change_with_its_line() -> None:
    added = TEXT.replace("1.1. Scope", "1.0. Readers\n============\n\nClerks read all journals here.\n\n1.1. Scope")
    (change,) = compare(document(TEXT), document(added)).changes
    assert [anchor.text for anchor in change.new] == ["Readers", "============", "Clerks read all journals here."]
    assert change.sentence.en.startswith("Section 1.0 “Readers” was added")
    (gone,) = compare(document(added), document(TEXT)).changes
    assert len(gone.old) == 3


def test_a_change_is_told_with_its_section() -> None:
    changes = compare(document(TEXT), document(TEXT.replace("all departments", "some departments"))).changes
    assert [change.sentence.en.endswith("section\u00a01.1") for change in changes] == [True]


def test_an_item_is_no_title_where_numbered_titles_have_lines() -> None:
    titles = "".join(f"{at}. Part of the rules\n{'=' * 20}\n\nKept for ever.\n\n" for at in (1, 2, 3))
    people = "1. Clerk of the archive\n\n2. Keeper of drawings\n\nThey sign all papers.\n"
    found = document(titles + people).blocks
    assert [(block.text, block.kind) for block in found if block.text in ("Clerk of the archive", "Keeper of drawings")] == [
        ("Clerk of the archive", BlockKind.LIST_ITEM),
        ("Keeper of drawings", BlockKind.LIST_ITEM),
    ]
    assert {block.section for block in found if block.text == "They sign all papers."} == {("3. Part of the rules",)}
    assert headings(people) == [("Clerk of the archive", 1), ("Keeper of drawings", 1)]
