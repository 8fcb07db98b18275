"""From the JSON alone: the two documents as `read` gives them and the changes as `compare` gives them."""

import json
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from core.comparison import compare
from core.jsonform import publish
from core.model.comparison import Options
from core.model.document import Document
from tests.property.applier import applied
from tests.property.blocktrees import pair
from tests.unit.made_documents import document as made


def as_json(old: Document, new: Document) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    return json.loads(publish(old)), json.loads(publish(new)), json.loads(publish(compare(old, new, Options())))


@settings(max_examples=200, deadline=None)
@given(st.integers(min_value=0, max_value=2**32))
@example(3752054)  # two insertions at one place, each of a change of its own
def test_the_changes_in_json_turn_old_into_new(seed: int) -> None:
    old, new, comparison = as_json(*pair(seed))
    result = applied(old, new, comparison["changes"])
    assert result == [(block["story"].split(":")[0], block["text"]) for block in new["blocks"]]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            ["Первое здесь стоит. Второе следует за ним.", "Третье кончает дело."],
            ["Первое здесь стоит.", "Третье кончает дело. Второе следует за ним."],
        ),
        (["Первое здесь стоит. Второе следует за ним. Третье."], ["Второе следует за ним. Первое здесь стоит. Третье."]),
        (["Первое. Второе следует за ним.", "Третье.", "Конец."], ["Первое.", "Третье.", "Конец.", "Второе следует за ним."]),
    ],
)
def test_sentences_that_moved_are_edits_like_others(old: list[str], new: list[str]) -> None:
    before, after, comparison = as_json(made(old, "o"), made(new, "n"))
    assert [change["reasons"] for change in comparison["changes"]] == [["moved"]]
    assert applied(before, after, comparison["changes"]) == [("body", text) for text in new]


@settings(max_examples=30, deadline=None)
@given(st.integers(min_value=0, max_value=2**32))
def test_the_same_pair_gives_the_same_bytes(seed: int) -> None:
    old, new = pair(seed)
    assert publish(compare(old, new)) == publish(compare(*pair(seed)))


@settings(max_examples=60, deadline=None)
@given(st.integers(min_value=0, max_value=2**32))
def test_anchors_say_what_stands_there(seed: int) -> None:
    old, new = pair(seed)
    comparison = compare(old, new)
    for side, document in (("old", old), ("new", new)):
        texts = {block.block: block.text for block in document.blocks}
        for change in comparison.changes:
            for anchor in getattr(change, side):
                assert texts[anchor.block][anchor.start : anchor.end] == anchor.text
            for span in (getattr(edit, side) for edit in change.edits):
                assert span is None or 0 <= span.start <= span.end <= len(texts[span.block])
    assert len({change.id for change in comparison.changes}) == len(comparison.changes)
