"""Turns tracked changes round: what came goes, what went comes back. What was rejected is so put back into the new version."""

from typing import Final

from core.reports.redline.marking import CHANGES
from core.reports.redline.package import Element, W
from core.reports.redline.settle import Chosen, put_back

_OTHER: Final = {
    W + one: W + other
    for pair in (("ins", "del"), ("moveTo", "moveFrom"), ("cellIns", "cellDel"))
    for one, other in (pair, tuple(reversed(pair)))
}
_RANGES: Final = {
    W + f"{one}Range{end}": W + f"{other}Range{end}"
    for one, other in (("moveTo", "moveFrom"), ("moveFrom", "moveTo"))
    for end in ("Start", "End")
}
_FORMER: Final = (W + "pPrChange", W + "rPrChange", W + "tblGridChange")
_GONE: Final = {W + "t": W + "delText", W + "instrText": W + "delInstrText"}
_BACK: Final = {gone: plain for plain, gone in _GONE.items()}


def invert(root: Element, chosen: Chosen) -> None:
    """Every chosen mark of the part, in place."""
    for change in [change for change in root.iter(*_FORMER) if chosen(change)]:
        _swap(change)
    marks = [mark for mark in root.iter(*_OTHER) if chosen(mark)]
    for mark in marks:
        mark.tag = _OTHER[mark.tag]
        names = _GONE if mark.tag == W + "del" else _BACK
        for text in mark.iter(*names):
            text.tag = names[text.tag]
    for mark in marks:
        # What goes stands before what comes, as in every redline.
        following = mark.getnext()
        if mark.tag == W + "ins" and following is not None and following.tag == W + "del" and chosen(following) and len(mark):
            following.addnext(mark)
    turned = {element.get(W + "id") for element in root.iter(*_RANGES) if element.get(CHANGES) is not None and chosen(element)}
    for element in [element for element in root.iter(*_RANGES) if element.get(W + "id") in turned]:
        element.tag = _RANGES[element.tag]


def _swap(change: Element) -> None:
    """The present properties become the former ones, and the reverse."""
    properties = change.getparent()
    former = change[0]
    properties.remove(change)
    before = put_back(properties, former)
    for child in list(former):
        former.remove(child)
    former.extend(before)
    properties.append(change)
