"""One word or sign that came or went in many places, and one designation that became another one: told once, with all places."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from core.comparison.judge import REFERENCE_WORDS
from core.model.change import Anchor, Change, ChangeKind, Lane, Value, ValueType
from core.model.document import Block

Key = tuple[object, ...]
_ONE_SIDED: Final = frozenset({ChangeKind.INSERTED, ChangeKind.DELETED})
_BEFORE: Final = re.compile(r"[^\s]{1,40}\s{0,3}\Z")
_AFTER: Final = re.compile(r"\s{0,3}[^\s]{1,40}")
_LONGEST: Final = 60
"""Characters of what came or went; more is a text, which one reads where it stands."""
_NAMING: Final = frozenset({"name", "reference"})
_PLACES: Final = frozenset(REFERENCE_WORDS.values()) | {"source"}
"""What a reference to a place of a document begins with; each of them is told."""


def with_neighbours(change: Change, old: Mapping[str, Block], new: Mapping[str, Block]) -> Change | None:
    """A word or a sign that came or went inside a text, as the words around it that became these words and it; None for anything
    else, or what is weighed at each place."""
    if change.kind not in _ONE_SIDED or change.lane not in (Lane.WORDING, Lane.COSMETIC) or change.reasons or change.values:
        return None
    if len(change.edits) != 1 or (edit := change.edits[0]).old is None or edit.new is None:
        return None
    one, two = old[edit.old.block], new[edit.new.block]
    if one.table or two.table or not 0 < len(_came_or_went(change)) <= _LONGEST:
        return None
    back = _shared(_BEFORE.search(one.text, max(0, edit.old.start - 43), edit.old.start), two.text[: edit.new.start], end=True)
    on = _shared(_AFTER.match(one.text, edit.old.end), two.text[edit.new.end :], end=False)
    sides = ((one, edit.old), (two, edit.new))
    before, after = (Anchor.of(block, span.start - back, span.end + on) for block, span in sides)
    return replace(change, kind=ChangeKind.REPLACED, old=(before,), new=(after,))


def _shared(found: re.Match[str] | None, other: str, *, end: bool) -> int:
    """How long the neighbour is that the other text has too, 0 where it has another one."""
    if found is None or not (other.endswith(found[0]) if end else other.startswith(found[0])):
        return 0
    return len(found[0])


def _came_or_went(change: Change) -> str:
    return (change.new or change.old)[0].text.strip()


def recurring_key(change: Change, wider: Change) -> Key | None:
    """What such changes have in common: a sign by itself, words with the words around them."""
    text = _came_or_went(change)
    around = (wider.old[0].text.split(), wider.new[0].text.split()) if any(map(str.isalnum, text)) else ()
    if around and not all(any(map(str.isalpha, word)) for word in text.split()):
        return None
    return change.kind, text, *map(tuple, around), change.lane, change.tracked


def designation_of(change: Change) -> Value | None:
    """The one designation, or the standard that is cited, that became another; None where anything else changed."""
    if change.kind is not ChangeKind.REPLACED or len(change.values) != 1 or len(change.edits) != 1:
        return None
    value, edit = change.values[0], change.edits[0]
    if value.type not in (ValueType.NAME, ValueType.REFERENCE) or not change.reasons or not _NAMING.issuperset(change.reasons):
        return None
    if (
        value.old is None
        or value.new is None
        or edit.old is None
        or edit.new is None
        or change.old[0].table
        or change.new[0].table
    ):
        return None
    halves = ((value.old, edit.old), (value.new, edit.new))
    inside = all(half.start <= span.start and span.end <= half.end for half, span in halves)
    named = all(any(map(str.isalpha, half.text)) and half.value.split()[0] not in _PLACES for half, _ in halves)
    return value if inside and named else None
