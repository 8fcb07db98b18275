"""Where deleted words of a link stand: in a link of their own, beside the links of the new version."""

from collections.abc import Sequence
from itertools import groupby

from core.reports.redline.foreign import Foreign
from core.reports.redline.package import Element, W


def put(runs: Sequence[tuple[Element, Element | None]], place: Element | None, paragraph: Element, foreign: Foreign) -> None:
    """Puts runs before `place`, at the paragraph's end where there is none, each inside the old link (`link_of`) that it comes
    with. A link of the new version that leads elsewhere is parted there."""
    around = None if place is None else link_of(place)
    for link, group in groupby(runs, key=lambda run: run[1]):
        members = [run for run, _ in group]
        same = link is not None and around is not None and foreign.address(link) == foreign.address(around, old=False)
        if not same and around is not None and place is not None:
            place, around = _parted(around, place), None
        if link is not None and not same:
            made = foreign.adopt(link.makeelement(link.tag, dict(link.attrib)))
            made.extend(members)
            members = [made]
        for member in members:
            if place is None:
                paragraph.append(member)
            else:
                place.addprevious(member)


def link_of(run: Element) -> Element | None:
    """The link in which a run stands."""
    above = run.getparent()
    while above is not None and above.tag != W + "p":
        if above.tag == W + "hyperlink":
            return above
        above = above.getparent()
    return None


def _parted(link: Element, place: Element) -> Element:
    """What the runs before `place` end with: the link itself where it begins there, else its later part."""
    while place.getparent() is not link:
        place = place.getparent()
    if place.getprevious() is None:
        return link
    later = link.makeelement(link.tag, dict(link.attrib))
    later.extend([place, *place.itersiblings()])
    link.addnext(later)
    return later
