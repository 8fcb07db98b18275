"""Names of changes that last: an unrelated edit elsewhere renames nothing.

A name is a hash of the kind, the lane, both texts, the titles of the section (without numbers) and the words around the place
in the old version; twins get -2, -3 in the order of the document.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from hashlib import blake2b

from core.comparison.alignment.units import Side
from core.model.change import Anchor, Change

_LABEL = re.compile(r"^(?:(?:\d+|[A-Za-zА-Яа-яЁё]|[IVXLCDM]+)(?:[.\-]\w{1,4})*[.)]?|§\s*\d+)\s+")
AROUND = 24
"""So many characters on each side of a place tell it from its twins."""


def named(changes: Sequence[Change], old: Side, new: Side) -> list[Change]:
    """The changes with their ids."""
    seen: dict[str, int] = {}
    result = []
    for change in changes:
        name = blake2b("\x1f".join(_signs(change, old, new)).encode("utf-8", "replace"), digest_size=8).hexdigest()
        count = seen[name] = seen.get(name, 0) + 1
        result.append(replace(change, id=name if count == 1 else f"{name}-{count}"))
    return result


def _signs(change: Change, old: Side, new: Side) -> list[str]:
    anchors = change.old or change.new
    section = anchors[0].section if anchors else ()
    return [
        change.kind.value,
        change.lane.value,
        "\n".join(anchor.text for anchor in change.old),
        "\n".join(anchor.text for anchor in change.new),
        *[_LABEL.sub("", title) for title in section],
        *_around(change, old),
    ]


def _around(change: Change, old: Side) -> tuple[str, str]:
    """The words before and after, in the old version, at the change or at the place where it would stand."""
    if change.old:
        return _beside(old, change.old)
    after = change.at.old.after
    place = old.index.get(after) if after is not None else None
    if place is None:
        return ("", old.blocks[0].text[:AROUND] if old.blocks else "")
    text = old.blocks[place].text
    spans = [edit.old for edit in change.edits if edit.old is not None]
    if spans:
        return text[max(0, spans[0].start - AROUND) : spans[0].start], text[spans[0].end : spans[0].end + AROUND]
    following = old.blocks[place + 1].text if place + 1 < len(old.blocks) else ""
    return text[-AROUND:], following[:AROUND]


def _beside(side: Side, anchors: Sequence[Anchor]) -> tuple[str, str]:
    first, last = anchors[0], anchors[-1]
    start, end = side.index.get(first.block), side.index.get(last.block)
    if start is None or end is None:
        return "", ""
    before = side.blocks[start].text[: first.start] or (side.blocks[start - 1].text if start else "")
    after = side.blocks[end].text[last.end :] or (side.blocks[end + 1].text if end + 1 < len(side.blocks) else "")
    return before[-AROUND:], after[:AROUND]
