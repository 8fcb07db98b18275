"""Paragraphs that were split or merged: the border itself is what came or went, the words on both sides stay."""

import copy
from dataclasses import dataclass
from itertools import pairwise

from core.model.change import Change
from core.reports.redline.atoms import Fields, atoms, cut
from core.reports.redline.package import Element, W
from core.reports.redline.pairing import Paragraph, Replacement, by_words

_MARKS = (W + "fldChar", W + "fldSimple", W + "footnoteReference", W + "endnoteReference", W + "sectPr")
"""With these inside, paragraphs come and go as a whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Joint:
    """One old and several new paragraphs, or the reverse. `news` and `edits` go together: an edit's old places count in
    `olds[0]` of a split, in the old paragraph of the same number of a merge; its new places in its own new paragraph."""

    change: Change
    olds: tuple[Paragraph, ...]
    news: tuple[Paragraph, ...]
    edits: tuple[list[Replacement], ...]

    @property
    def split(self) -> bool:
        return len(self.olds) == 1


def joint_of(change: Change, olds: list[Paragraph], news: list[Paragraph]) -> Joint | None:
    """The joint of neighbours in one container; None where it cannot be shown by paragraph marks. A merged paragraph is cut
    into the old ones here."""
    if min(len(olds), len(news)) != 1 or len(olds) == len(news) or not all(map(_plain, olds + news)):
        return None
    if not (_neighbours(olds) and _neighbours(news)):
        return None
    edits = by_words("".join(p.text for p in olds), "".join(p.text for p in news))
    if edits is None:
        return None
    if len(olds) == 1:
        return Joint(change=change, olds=tuple(olds), news=tuple(news), edits=_by_border(edits, news, 2))
    shares = _by_border(edits, olds, 0)
    pieces = _cut(news[0], olds, shares)
    if pieces is None:
        return None
    local = tuple(_shifted(share, start) for share, (_piece, start) in zip(shares, pieces, strict=True))
    return Joint(change=change, olds=tuple(olds), news=tuple(piece for piece, _start in pieces), edits=local)


def _plain(paragraph: Paragraph) -> bool:
    return bool(paragraph.text) and not paragraph.fields and next(paragraph.element.iter(*_MARKS), None) is None


def _neighbours(members: list[Paragraph]) -> bool:
    return all(one.element.getnext() is other.element for one, other in pairwise(members))


def _by_border(edits: list[Replacement], members: list[Paragraph], side: int) -> tuple[list[Replacement], ...]:
    """The edits of each member, its places on `side` (0 old, 2 new) counted from the member's start."""
    shares: list[list[Replacement]] = []
    rest, start = sorted(edits), 0
    for number, member in enumerate(members):
        end, later, share = start + len(member.text), [], []
        for edit in rest:
            if edit[side + 1] <= end or number == len(members) - 1:
                share.append(edit)
            elif edit[side] >= end:
                later.append(edit)
            else:
                share.append(_ended(edit, side, end))
                later.append(_begun(edit, side, end))
        shares.append([_moved(edit, side, start) for edit in share])
        rest, start = later, end
    return tuple(shares)


def _ended(edit: Replacement, side: int, border: int) -> Replacement:
    """The part of an edit before a border of one side; the whole of the other side goes with it."""
    old_start, old_end, new_start, new_end = edit
    return (old_start, border, new_start, new_end) if side == 0 else (old_start, old_end, new_start, border)


def _begun(edit: Replacement, side: int, border: int) -> Replacement:
    _old_start, old_end, _new_start, new_end = edit
    return (border, old_end, new_end, new_end) if side == 0 else (old_end, old_end, border, new_end)


def _moved(edit: Replacement, side: int, start: int) -> Replacement:
    old_start, old_end, new_start, new_end = edit
    if side == 0:
        return old_start - start, old_end - start, new_start, new_end
    return old_start, old_end, new_start - start, new_end - start


def _shifted(edits: list[Replacement], start: int) -> list[Replacement]:
    return [_moved(edit, 2, start) for edit in edits]


def _cut(new: Paragraph, olds: list[Paragraph], shares: tuple[list[Replacement], ...]) -> list[tuple[Paragraph, int]] | None:
    """The merged paragraph as one piece for each old paragraph, with where each begins in its text."""
    starts, at = [0], 0
    for old, share in zip(olds, shares, strict=True):
        at += len(old.text) + sum((edit[3] - edit[2]) - (edit[1] - edit[0]) for edit in share)
        starts.append(at)
    if at != len(new.text):
        return None
    cut(new.element, starts[1:-1], new.fields)
    firsts = [_first_run(new.element, start) for start in starts[1:-1]]
    if any(first is None or first.getparent() is not new.element for first in firsts):
        return None
    pieces = []
    for number, first in enumerate(firsts):
        text = new.text[starts[number] : starts[number + 1]]
        pieces.append((Paragraph(element=_before(new.element, first), text=text, fields=[]), starts[number]))
    last = Paragraph(element=new.element, text=new.text[starts[-2] :], fields=[], block=new.block)
    return [*pieces, (last, starts[-2])]


def _first_run(paragraph: Element, position: int) -> Element | None:
    return next((atom.run for atom in atoms(paragraph, Fields()) if atom.start >= position), None)


def _before(paragraph: Element, first: Element) -> Element:
    """Moves what stands before `first` into a paragraph of its own right before this one; the properties stay here."""
    made = paragraph.makeelement(W + "p", {})
    made.extend([child for child in paragraph if child.tag != W + "pPr" and paragraph.index(child) < paragraph.index(first)])
    paragraph.addprevious(made)
    return made


def former_properties(old: Element) -> Element | None:
    """An old paragraph's own properties, for the piece that stands for it."""
    properties = old.find(W + "pPr")
    if properties is None:
        return None
    made = copy.deepcopy(properties)
    for name in ("sectPr", "pPrChange"):
        for child in made.findall(W + name):
            made.remove(child)
    return made
