"""Words added at the end of a paragraph, and new paragraphs right after it: the border that came is the one before them.

Marked the other way round (each new paragraph with its own mark) the two stretches touch, and LibreOffice, which takes them for
one, rejects the old border with them. Word itself writes what a person types there like this.
"""

from itertools import pairwise
from typing import Final

from lxml import etree

from core.reports.redline.marking import mark_look
from core.reports.redline.package import Element, W

_MARKS: Final = tuple(W + name for name in ("ins", "del", "moveFrom", "moveTo"))
_BESIDE: Final = (W + "bookmarkStart", W + "bookmarkEnd", W + "proofErr")
"""Takes no room."""


def join_tails(root: Element) -> None:
    """In place, where the last of the new paragraphs has the same properties as the one that was added to: it is this one that
    stays when all is rejected."""
    for first in root.iter(W + "p"):
        if _mark(first) is not None or not _ends_in_insertion(first):
            continue
        came = _inserted_after(first)
        if came and _properties(first) == _properties(came[-1]) is not None:
            for here, there in pairwise([first, *came]):
                _give(here, _mark(there))


def _mark(paragraph: Element) -> Element | None:
    """The tracked change of the paragraph's own mark."""
    look = paragraph.find(f"{W}pPr/{W}rPr")
    return None if look is None else next((child for child in look if child.tag in _MARKS), None)


def _ends_in_insertion(paragraph: Element) -> bool:
    last = next((child for child in reversed(paragraph) if child.tag not in _BESIDE), None)
    return last is not None and last.tag == W + "ins"


def _inserted_after(paragraph: Element) -> list[Element]:
    found = []
    following = paragraph.getnext()
    while following is not None and (following.tag in _BESIDE or _is_inserted(following)):
        if following.tag not in _BESIDE:
            found.append(following)
        following = following.getnext()
    return found


def _is_inserted(item: Element) -> bool:
    mark = _mark(item) if item.tag == W + "p" else None
    return mark is not None and mark.tag == W + "ins"


def _properties(paragraph: Element) -> tuple[bytes, ...] | None:
    """What a paragraph is like; None where it ends a section or was like something else before."""
    properties = paragraph.find(W + "pPr")
    children = [child for child in (() if properties is None else properties) if child.tag != W + "rPr"]
    if any(child.tag in (W + "sectPr", W + "pPrChange") for child in children):
        return None
    return tuple(etree.tostring(child, method="c14n", exclusive=True) for child in children)


def _give(paragraph: Element, mark: Element | None) -> None:
    """The mark as that of another paragraph."""
    if mark is not None:
        mark_look(paragraph).insert(0, mark)
