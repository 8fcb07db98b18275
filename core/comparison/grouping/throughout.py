"""Small edits all over a document that are told together: results computed anew, white space between two forms of it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from core.comparison.draft import Draft
from core.model.change import ChangeKind, Edit, Lane, Place

if TYPE_CHECKING:
    from core.comparison.build import Builder


def computed_anew(build: "Builder") -> Iterator[Draft]:
    """The results of fields that were computed anew, one change a flow of text."""
    for found in build.computed.values():
        pairs = sorted({(i, j) for i, j, _ in found}, key=lambda pair: pair[1])
        anchors = ([build.make.whole(build.old, i) for i, _ in pairs], [build.make.whole(build.new, j) for _, j in pairs])
        places = (build.make.before(build.old, pairs[0][0]), build.make.before(build.new, pairs[0][1]))
        edits = [build.edit(*one) for one in found]
        yield build.make.make(ChangeKind.RENUMBERED, anchors, places, edits, order=(pairs[0][1], -1), lane=Lane.NUMBERING)


def respaced(build: "Builder") -> Iterator[Draft]:
    """All edits of white space between a document and one that was rebuilt from pages, and its empty paragraphs; and what
    two of these differ in at the ends of lines."""
    gone, come = build.empty
    if not build.spaces and not gone and not come:
        return
    olds = sorted({*(i for i, _, _ in build.spaces), *gone})
    news = sorted({*(j for _, j, _ in build.spaces), *come})
    edits = [build.edit(*found) for found in build.spaces]
    edits += [Edit(old=build.make.span(build.old, i), new=None) for i in gone]
    edits += [Edit(old=None, new=build.make.span(build.new, j)) for j in come]
    places = (Place(story=build.old.blocks[olds[0]].story if olds else "body"),) * 2
    anchors = ([build.make.whole(build.old, i) for i in olds], [build.make.whole(build.new, j) for j in news])
    yield build.make.make(ChangeKind.REPLACED, anchors, places, edits, order=(-1, 0), lane=Lane.NUMBERING)
