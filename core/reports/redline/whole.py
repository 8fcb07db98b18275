"""Merges every story that both versions have."""

from dataclasses import dataclass

from core.model.change import ChangeKind, Lane
from core.reports.data import ReportData
from core.reports.redline.foreign import Foreign
from core.reports.redline.graphics import changed, forget, tell_apart
from core.reports.redline.headers import facing
from core.reports.redline.marking import Marker
from core.reports.redline.merge import Merge
from core.reports.redline.package import Element, Package, W
from core.reports.redline.pairing import Pairs, paragraphs
from core.reports.redline.spots import Spots
from core.reports.redline.stories import Stories, partners, refresh_fallbacks
from core.reports.redline.tails import join_tails
from core.reports.redline.words import Notes, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """What the comments need to know: where changes stand, the new version's stories, and the marks around references to
    old notes that are gone."""

    spots: Spots
    stories: Stories
    gone_at: dict[str, Element]


def merged(data: ReportData, old: Package, new: Package, pairs: Pairs, *, joined: bool, traced: bool = False) -> Merged:
    """Marks the new package, in place. `traced`: each mark says of which changes it is."""
    before, after, spots = Stories(old), Stories(new), Spots()
    if changed(data.comparison):
        tell_apart(old)
        tell_apart(new)
    together = _together(data, pairs)
    facing(before, after, data.old, data.new, together)
    stories = partners(before, after, together)
    notes = Notes(old=before.note_of, new=after.note_of, partners=stories, gone_at={})
    options = data.options
    marker = Marker(
        options.author, options.date or data.made, _first_free(new), kept=options.earlier == "kept" and not traced, traced=traced
    )
    words = Words(
        pairs,
        Foreign(old, new),
        marker,
        notes,
        spots,
        formatting=_looks(data),
    )
    for one, other in stories.items():
        sides = (
            paragraphs(before.containers[one], [block for block in data.old.blocks if block.story == one]),
            paragraphs(after.containers[other], [block for block in data.new.blocks if block.story == other]),
        )
        words.foreign.between(before.part(one), after.part(other))
        words.learn_lists(*sides)
        Merge(words, *sides, joined=joined).containers(before.containers[one], after.containers[other])
    forget(new)
    for name in new.texts():
        join_tails(new.root(name))
    if any(name.startswith("textbox") for name in stories.values()):
        refresh_fallbacks(new.root(new.document))
    return Merged(spots=spots, stories=after, gone_at=notes.gone_at)


def _looks(data: ReportData) -> bool | None:
    """Whether all looks are marked, or those alone that say something; None where no look is among the changes."""
    if Lane.FORMATTING in data.comparison.options.lanes and Lane.FORMATTING in data.options.lanes:
        return True
    told = any(change.kind is ChangeKind.FORMATTING and change.lane is Lane.SUBSTANCE for change in data.comparison.changes)
    return False if told else None


def _together(data: ReportData, pairs: Pairs) -> dict[str, str]:
    """Old to new story of the blocks that belong together, the body left out."""
    old, new = ({block.block: block.story for block in document.blocks} for document in (data.old, data.new))
    return {old[a]: new[b] for a, b in pairs.new_of.items() if a in old and b in new and old[a] != "body"}


def _first_free(package: Package) -> int:
    """An id above all that the document uses for marks and bookmarks."""
    used = [e.get(W + "id", "") for e in package.root(package.document).iter() if isinstance(e.tag, str)]
    return 1 + max((int(value) for value in used if value.isdecimal()), default=0)
