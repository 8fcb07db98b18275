"""Generated text, such as contents, lists of figures and page references: one change a list."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from core.comparison.draft import Draft
from core.comparison.drafting.runs import generated_lists
from core.model.change import ChangeKind, Edit, Lane, Place

if TYPE_CHECKING:
    from core.comparison.build import Builder

_RULE = re.compile(r"(\S)\1{3,}")
"""A line under a title: with its section it comes and goes."""


def generated(build: "Builder") -> Iterator[Draft]:
    """Contents, lists of figures, page references: everything that differs in one list is one change of numbering."""
    old_lists, new_lists = generated_lists(build.old), generated_lists(build.new)
    for places in dict.fromkeys([*old_lists.values(), *new_lists.values()]):
        side_old = places and old_lists.get(places[0]) is places
        if side_old:
            mates = {build.match.pairs[i] for i in places if i in build.match.pairs}
            lists = dict.fromkeys(new_lists[j] for j in sorted(mates) if j in new_lists)
            news = [j for found in lists for j in found if j not in build.done_new]
            olds = [i for i in places if i not in build.done_old]
        else:
            olds, news = [], [j for j in places if j not in build.done_new]
        draft = _list(build, olds, news)
        if draft:
            yield draft


def _list(build: "Builder", olds: Sequence[int], news: Sequence[int]) -> Draft | None:
    inside = set(news)
    several = {i for olds, _ in build.match.reflows for i in olds}
    parts = {j for _, news in build.match.reflows for j in news}
    pairs = [(i, build.match.pairs[i]) for i in olds if build.match.pairs.get(i, -1) in inside]
    changed = [(i, j) for i, j in pairs if build.old.keys[i] != build.new.keys[j]]
    gone = [i for i in olds if i not in build.match.pairs and i not in several and not _RULE.fullmatch(build.old.blocks[i].text)]
    come = [j for j in news if j not in build.old_of and j not in parts and not _RULE.fullmatch(build.new.blocks[j].text)]
    if not changed and not gone and not come:
        return None
    edits = [edit for i, j in changed for edit in build.spans(i, j)]
    edits += [Edit(old=build.make.span(build.old, i), new=None) for i in gone]
    edits += [Edit(old=None, new=build.make.span(build.new, j)) for j in come]
    out, into = sorted([i for i, _ in changed] + gone), sorted([j for _, j in changed] + come)
    build.done_old.update(out)
    build.generated.update(out)
    build.done_new.update(into)
    first_new = into[0] if into else 0
    at_new = build.make.before(build.new, into[0]) if into else Place(story=build.old.blocks[out[0]].story)
    at_old = build.make.before(build.old, out[0]) if out else Place(story=build.new.blocks[into[0]].story)
    anchors = ([build.make.whole(build.old, i) for i in out], [build.make.whole(build.new, j) for j in into])
    return build.make.make(ChangeKind.RENUMBERED, anchors, (at_old, at_new), edits, order=(first_new, -1), lane=Lane.NUMBERING)
