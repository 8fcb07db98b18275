"""Notes and comments that stayed and hang elsewhere now: at other words that both versions have."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from core.comparison.alignment.sequence import Pair
from core.comparison.alignment.units import Side
from core.comparison.build import Builder
from core.comparison.draft import Draft
from core.comparison.marks.links import Stretch, stayed
from core.model.change import Anchor, ChangeKind, Lane, Place
from core.model.document import Block

NOTE: Final = "hung:note"
COMMENT: Final = "hung:comment"
"""What the anchors of such a change name, which stand in no block of the text."""
_STORIES: Final = {"footnote": NOTE, "endnote": NOTE, "comment": COMMENT}
_SIGNS: Final = frozenset({"note", "comment"})
_SHOWN: Final = 60
"""Characters of a text before a note's sign that are shown of its place."""


class _Place(NamedTuple):
    """Where something hangs: at the words [start, end) of a block, or at the point `start`."""

    at: int
    start: int
    end: int


def rehung(builder: Builder, pairs: Sequence[Pair]) -> Iterator[Draft]:
    """One change for each of them, in files of one format. What hung at words that went or came is told with these; notes of
    which there are several with the same words are not told apart."""
    if builder.old.document.format != builder.new.document.format:
        return
    met = _same_stories(builder, pairs)
    if not met:
        return
    stays, came = dict(pairs), {j: i for i, j in pairs}
    olds, news = _places(builder.old), _places(builder.new)
    for (before, after), order in met.items():
        one, two = olds.get(before), news.get(after)
        if one is None or two is None or two.at not in came or one.at not in stays:
            continue
        if (
            _stayed(builder, one, stays[one.at])
            and _stayed(builder, two, came[two.at], back=True)
            and _elsewhere(builder, one, two, stays[one.at])
        ):
            yield _draft(builder, (before, one), (after, two), order)


def _same_stories(builder: Builder, pairs: Sequence[Pair]) -> Mapping[tuple[str, str], int]:
    """Old and new story of each note and comment that stayed as it was, with the new block that it begins with."""
    twins = [Counter(block.text for block in side.blocks if _kind(block.story)) for side in (builder.old, builder.new)]
    found: dict[tuple[str, str], int] = {}
    for i, j in pairs:
        one, two = builder.old.blocks[i], builder.new.blocks[j]
        if _kind(one.story) and _kind(one.story) == _kind(two.story) and twins[0][one.text] == 1 == twins[1][two.text]:
            found.setdefault((one.story, two.story), j)
    return found


def _kind(story: str) -> str | None:
    return _STORIES.get(story.partition(":")[0])


def _places(side: Side) -> Mapping[str, _Place]:
    """For each note and comment where it hangs first."""
    found: dict[str, _Place] = {}
    for at, block in enumerate(side.blocks):
        for mark in block.marks:
            if mark.type in _SIGNS:
                found.setdefault(mark.value, _Place(at, mark.start, mark.end))
    return found


def _stayed(builder: Builder, place: _Place, beside: int, *, back: bool = False) -> bool:
    """Whether the words that something hangs at are in both versions. `beside`: the other version's block; `back`: the place is
    one of the new version."""
    i, j = (beside, place.at) if back else (place.at, beside)
    for start, end, shift in stayed(builder.edits(i, j), len(builder.old.blocks[i].text)):
        left, right = (start + shift, end + shift) if back else (start, end)
        if place.start < place.end and max(left, place.start) < min(right, place.end):
            return True
        if place.start == place.end and left <= place.start <= right:
            return True
    return False


def _elsewhere(builder: Builder, one: _Place, two: _Place, stays: int) -> bool:
    """Whether the words that it hung at stayed, and it hangs at others."""
    before, after = builder.old.blocks[one.at], builder.new.blocks[two.at]
    if (one.start == one.end) != (two.start == two.end):
        return False
    if stays != two.at:
        return before.text != after.text and _tells(before) and _tells(after)
    kept = list(stayed(builder.edits(one.at, two.at), len(before.text)))
    if one.start == one.end:
        return _point_moved(kept, one.start, two.start, before.text)
    carried = [(max(start, one.start) + shift, min(end, one.end) + shift) for start, end, shift in kept]
    carried = [(start, end) for start, end in carried if after.text[start:end].strip()]
    return bool(carried) and not any(start < max(two.end, two.start + 1) and two.start < end for start, end in carried)


def _tells(block: Block) -> bool:
    return any(map(str.isalnum, block.text))


def _point_moved(kept: Sequence[Stretch], old: int, new: int, text: str) -> bool:
    """Whether words of the old text that stayed stand between a point and the one where it is now."""
    now = [new - shift for start, end, shift in kept if start <= new - shift <= end]
    stays = any(start <= old <= end for start, end, _ in kept)
    return stays and bool(now) and all(_words_between(kept, min(old, place), max(old, place), text) for place in now)


def _words_between(kept: Sequence[Stretch], start: int, end: int, text: str) -> bool:
    return any(any(map(str.isalnum, text[max(left, start) : min(right, end)])) for left, right, _ in kept)


def _draft(builder: Builder, old: tuple[str, _Place], new: tuple[str, _Place], order: int) -> Draft:
    sides = []
    for side, (story, place) in ((builder.old, old), (builder.new, new)):
        text = _shown(side.blocks[place.at].text, place)
        section = side.blocks[place.at].section
        what = _kind(story) or NOTE
        sides.append([Anchor(story="properties", block=what, start=0, end=len(text), text=text, section=section)])
    places = Place(story=old[0]), Place(story=new[0])
    return builder.make.make(ChangeKind.METADATA, (sides[0], sides[1]), places, order=(order, -1), lane=Lane.WORDING)


def _shown(text: str, place: _Place) -> str:
    """The words that a comment covers; of a note the words before its sign, from a whole one on."""
    if place.start < place.end:
        return text[place.start : place.end]
    before = text[: place.start]
    if len(before) <= _SHOWN:
        return before or text[:_SHOWN]
    return "…" + before[-_SHOWN:].partition(" ")[2]
