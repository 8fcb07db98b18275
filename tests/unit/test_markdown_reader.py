"""Markdown as structure, with no visible character lost."""

import re
from collections.abc import Sequence
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.comparison import compare
from core.errors import EmptyFile
from core.model.change import DEFAULT_LANES, Change, Lane
from core.model.comparison import Options
from core.model.document import OBJECT, Block, BlockKind, Flag
from core.ports import ReadOptions
from core.readers.markdown import read


def blocks(text: str) -> tuple[Block, ...]:
    return read(text.encode(), name="a.md", options=ReadOptions()).blocks


def shape(text: str) -> list[tuple[str, int | None, str | None, str]]:
    return [(block.kind.value, block.level, block.label, block.text) for block in blocks(text)]


def compared(old: str, new: str, lanes: Sequence[Lane] = DEFAULT_LANES) -> list[Change]:
    sides = [read(text.encode(), name="a.md", options=ReadOptions()) for text in (old, new)]
    comparison = compare(*sides, Options(lanes=tuple(lanes)))
    assert comparison.proof.holds
    return list(comparison.changes)


def marks(text: str) -> list[tuple[str, str, str]]:
    block = blocks(text)[0]
    return [(mark.type, mark.value, block.text[mark.start : mark.end]) for mark in block.marks]


def test_headings_of_both_kinds_and_sections() -> None:
    text = "Title\n=====\n\n## Payment\n\nTen *days*.\n\n### Late\n\nInterest.\n\n## Other\n\nEnd."
    assert shape(text)[:2] == [("heading", 1, None, "Title"), ("heading", 2, None, "Payment")]
    assert {block.text: block.section for block in blocks(text)}["Interest."] == ("Title", "Payment", "Late")
    assert blocks(text)[-1].section == ("Title", "Other")


def test_lists_have_labels_and_levels() -> None:
    assert shape("3. three\n4. four\n   - inner\n") == [
        ("list_item", 1, "3.", "three"),
        ("list_item", 1, "4.", "four"),
        ("list_item", 2, "-", "inner"),
    ]


def test_paragraphs_join_soft_line_ends_and_keep_hard_ones() -> None:
    assert shape("one\ntwo  \nthree") == [("paragraph", None, None, "one two\nthree")]


def test_marks() -> None:
    assert marks("**bold** and *it* and `code` and ~~gone~~") == [
        ("bold", "", "bold"),
        ("italic", "", "it"),
        ("style", "code", "code"),
        ("strike", "", "gone"),
    ]
    assert marks('[text](https://e.com "title")') == [("link", "https://e.com", "text"), ("alt", "title", "text")]


def test_a_picture_is_an_object_with_its_address() -> None:
    block = blocks("![plan](a.png)")[0]
    assert block.text == OBJECT
    assert {mark.type: mark.value for mark in block.marks}["link"] == "a.png"
    assert {mark.type: mark.value for mark in block.marks}["alt"] == "plan"
    other = blocks("![plan](b.png)")[0]
    assert {m.value for m in block.marks if m.type == "image"} != {m.value for m in other.marks if m.type == "image"}


def test_tables() -> None:
    found = blocks("| a | b |\n|---|---|\n| 1 |  |\n| 3 | 4 |\n")
    places = [(block.table.row, block.table.column, block.text) for block in found if block.table]
    assert places == [(0, 0, "a"), (0, 1, "b"), (1, 0, "1"), (1, 1, ""), (2, 0, "3"), (2, 1, "4")]
    assert [block.flags for block in found[:3]] == [(Flag.HEADER_ROW,), (Flag.HEADER_ROW,), ()]


def test_code_and_html_are_kept_as_they_stand_and_comments_are_hidden() -> None:
    found = blocks("```python\nx = 1\n```\n\n<div>seen</div>\n\n<!-- a note -->\n")
    assert [(block.kind, block.text) for block in found] == [
        (BlockKind.CODE, "x = 1"),
        (BlockKind.CODE, "<div>seen</div>"),
        (BlockKind.PARAGRAPH, "a note"),
    ]
    assert [Flag.HIDDEN in block.flags for block in found] == [False, False, True]


@pytest.mark.parametrize(
    ("text", "said", "hidden"),
    [
        ("Seen. <!-- not seen --> Seen too.", "Seen. not seen Seen too.", ["not seen"]),
        ("<!-- one\n\ntwo --> seen", "one\n\ntwo seen", ["one\n\ntwo"]),
        ("<div>\n<!-- a --><b>seen</b><!--b-->\n</div>", "<div>\na<b>seen</b>b\n</div>", ["a", "b"]),
        ("<!-- never closed\n\nto the end", "never closed\n\nto the end", ["never closed\n\nto the end"]),
        ("Seen.\n\n[//]: # (not seen)", "[//]: # (not seen)", ["[//]: # (not seen)"]),
        ("Seen <!----> <!--> only.", "Seen   only.", []),
    ],
)
def test_what_no_page_shows_is_marked_as_hidden(text: str, said: str, hidden: list[str]) -> None:
    block = blocks(text)[-1]
    assert block.text == said
    assert [said[mark.start : mark.end] for mark in block.marks if mark.type == "hidden"] == hidden
    assert (Flag.HIDDEN in block.flags) is bool(hidden)


def test_a_comment_is_told_as_hidden_and_one_that_became_text_as_shown() -> None:
    told = [compared("Ten days.", "Ten days. <!-- five in truth -->"), compared("a\n\n<!-- b c -->", "a\n\nb c")]
    assert [[(change.significance.value, change.reasons[-1]) for change in found] for found in told] == [
        [("high", "hidden")],
        [("medium", "revealed")],
    ]


def test_footnotes_are_stories_in_the_order_of_their_signs() -> None:
    text = (
        "# A\n\nOne[^b] and[^a] not[^c].\n\n# B\n\n[^a]: First\nline.\n\n    Second *paragraph*.\n[^b]: - item\n[^d]: Nobody's.\n"
    )
    found = blocks(text)
    assert [(block.story, block.kind.value, block.text) for block in found if block.story != "body"] == [
        ("footnote:b", "list_item", "item"),
        ("footnote:a", "paragraph", "First line."),
        ("footnote:a", "paragraph", "Second paragraph."),
        ("footnote:d", "paragraph", "Nobody's."),
    ]
    assert found[1].text == "One and not[^c]."
    assert [(mark.start, mark.value) for mark in found[1].marks] == [(3, "footnote:b"), (7, "footnote:a")]
    assert {block.section for block in found[3:-1]} == {("A",)}
    assert [Flag.HIDDEN in block.flags for block in found] == [False] * (len(found) - 1) + [True]
    ledger = read(text.encode(), name="a.md", options=ReadOptions()).ledger
    assert [(part.story, part.units) for part in ledger][1:] == [("footnote:b", 1), ("footnote:a", 4), ("footnote:d", 1)]


def test_signs_in_cells_lists_and_quotes_and_notes_inside_them() -> None:
    table = "| a |\n|---|\n| b[^1] | c[^2] |\n\n"
    text = table + "- d[^3]\n\n  [^3]: Inner.\n- e\n\n> f\n>\n> [^2]: Quoted.\n\n[^1]:\n\n    [^4]: no note\n"
    assert [(block.story, block.text) for block in blocks(text) if block.story != "body"] == [
        ("footnote:1", "[^4]: no note"),
        ("footnote:2", "Quoted."),
        ("footnote:3", "Inner."),
    ]
    assert [block.text for block in blocks(text) if block.kind is BlockKind.LIST_ITEM] == ["d", "e"]
    assert [(block.story, block.text) for block in blocks("Text[^1].\n\n[^1]:\n")] == [("body", "Text."), ("footnote:1", "")]


def test_a_note_in_a_listing_is_none() -> None:
    assert [block.text for block in blocks("```\n[^1]: code\n```\n\nText[^1]")] == ["[^1]: code", "Text[^1]"]


def test_an_edited_note_is_told_in_its_story_whatever_its_label() -> None:
    told = compared("Price[^x] of the goods.\n\n[^x]: Without tax.\n", "Price[^1] of the goods.\n\n[^1]: With tax.\n")
    assert [(change.kind.value, change.new[0].story) for change in told] == [("replaced", "footnote:1")]


def test_a_quotation_is_a_style() -> None:
    assert marks("> said *so*")[-1] == ("style", "quote", "said so")
    assert [mark.value for block in blocks("> a\n>\n> - b\n\nc") for mark in block.marks] == ["quote", "quote"]
    assert compared("One two.", "> One two.") == []
    (change,) = compared("One two.", "> One two.", lanes=tuple(Lane))
    assert (change.kind.value, change.lane) == ("formatting", Lane.FORMATTING)


def test_front_matter_and_definitions_that_nobody_uses_are_kept() -> None:
    assert shape("---\ntitle: T\nabout: A\n---\ntext") == [
        ("code", None, None, "title: T\nabout: A"),
        ("paragraph", None, None, "text"),
    ]
    assert "[a]: https://unused.example" in [block.text for block in blocks("text\n\n[a]: https://unused.example\n\nmore")]
    assert [block.text for block in blocks("[x][a]\n\n[a]: https://used.example\n")] == ["x"]


def test_nesting_beyond_the_parser_loses_nothing() -> None:
    assert "deep" in " ".join(block.text for block in blocks(">" * 150 + " deep"))


def test_an_empty_list_item_is_a_block() -> None:
    assert shape("- one\n-\n- three")[1] == ("list_item", 1, "-", "")


def test_empty() -> None:
    with pytest.raises(EmptyFile):
        blocks("")


def test_cells_beyond_the_heads_are_read() -> None:
    found = blocks("| a | b |\n|---|---|\n| 1 | 2 | three *and* more |\n")
    assert [(block.text, block.table.column) for block in found if block.table and block.table.row] == [
        ("1", 0),
        ("2", 1),
        ("three and more", 2),
    ]


WORDS = st.text(st.sampled_from("абвabc123"), min_size=1, max_size=6)
PIECES = st.one_of(
    WORDS,
    st.sampled_from(
        [
            "\n",
            "\n\n",
            "- ",
            "1. ",
            "# ",
            "> ",
            "**",
            "*",
            "`",
            "~~",
            "| ",
            "|\n|-|\n|",
            "    ",
            "[",
            "](",
            ")",
            "![",
            "```\n",
            "[^a]",
            "\n[^a]: ",
            "<!--",
            "-->",
        ]
    ),
)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_no_word_is_lost_whatever_the_marks(text: str) -> None:
    if not text:
        return
    said = " ".join(
        f"{block.story} {block.label or ''} {block.text} " + " ".join(mark.value for mark in block.marks)
        for block in blocks(text)
    )
    for word in re.findall(r"[абвabc]+", text):
        assert word in unquote(said), (word, said)
