"""Markdown as structure, with no visible character lost."""

import re
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import EmptyFile
from core.model.document import OBJECT, Block, BlockKind, Flag
from core.ports import ReadOptions
from core.readers.markdown import read


def blocks(text: str) -> tuple[Block, ...]:
    return read(text.encode(), name="a.md", options=ReadOptions()).blocks


def shape(text: str) -> list[tuple[str, int | None, str | None, str]]:
    return [(block.kind.value, block.level, block.label, block.text) for block in blocks(text)]


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


def test_code_html_and_comments_are_kept_as_they_stand() -> None:
    found = blocks("```python\nx = 1\n```\n\n<div>seen</div>\n\n<!-- a note -->\n")
    assert [(block.kind, block.text) for block in found] == [
        (BlockKind.CODE, "x = 1"),
        (BlockKind.CODE, "<div>seen</div>"),
        (BlockKind.CODE, "<!-- a note -->"),
    ]
    assert Flag.HIDDEN in found[2].flags


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
        ["\n", "\n\n", "- ", "1. ", "# ", "> ", "**", "*", "`", "~~", "| ", "|\n|-|\n|", "    ", "[", "](", ")", "![", "```\n"]
    ),
)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_no_word_is_lost_whatever_the_marks(text: str) -> None:
    if not text:
        return
    said = " ".join(f"{block.label or ''} {block.text} " + " ".join(mark.value for mark in block.marks) for block in blocks(text))
    for word in re.findall(r"[абвabc]+", text):
        assert word in unquote(said), (word, said)
