"""Paragraphs that were split or merged: the border itself is what came or went, the words on both sides stay."""

import copy
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate, pairwise

from core.model.change import Change
from core.reports.redline.atoms import Fields, atoms, cut
from core.reports.redline.package import Element, W
from core.reports.redline.pairing import Paragraph, Replacement, by_words, turns

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
        """Whether one paragraph became more; else more became one."""
        return len(self.olds) == 1


def joint_of(change: Change, olds: list[Paragraph], news: list[Paragraph]) -> Joint | None:
    """The joint of neighbours in one container; None where it cannot be shown by paragraph marks. A merged paragraph is cut
    into the old ones here."""
    if min(len(olds), len(news)) != 1 or len(olds) == len(news) or not all(map(_plain, olds + news)):
        return None
    if not (_neighbours(olds) and _neighbours(news)):
        return None
    edits = _told(change, olds, news)
    if edits is None:
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


def _told(change: Change, olds: list[Paragraph], news: list[Paragraph]) -> list[Replacement] | None:
    """The change's own edits as places in the two streams of text; None where they do not turn one into the other. However
    much was cut out where paragraphs were joined: what stayed is known."""
    starts: list[dict[str, int]] = []
    for members in (olds, news):
        ends = accumulate((len(member.text) for member in members), initial=0)
        starts.append({member.block.block: start for member, start in zip(members, ends, strict=False) if member.block})
    found: list[Replacement] = []
    for edit in change.edits:
        if edit.old is None or edit.new is None or edit.old.block not in starts[0] or edit.new.block not in starts[1]:
            return None
        one, other = starts[0][edit.old.block], starts[1][edit.new.block]
        found.append((one + edit.old.start, one + edit.old.end, other + edit.new.start, other + edit.new.end))
    texts = ["".join(member.text for member in members) for members in (olds, news)]
    return sorted(found) if turns(sorted(found), *texts) else None


def with_empty(members: list[Paragraph], known: Mapping[int, Paragraph]) -> list[Paragraph]:
    """The members and the empty paragraphs between them, which are no blocks. `known`: paragraphs by their element's id()."""
    found = members[:1]
    for member in members[1:]:
        between: list[Paragraph] = []
        element = found[-1].element.getnext()
        while element is not None and element is not member.element and (empty := known.get(id(element))) and _is_empty(empty):
            between.append(empty)
            element = element.getnext()
        found += [*between, member] if element is member.element else [member]
    return found


def _is_empty(paragraph: Paragraph) -> bool:
    """Whether nothing at all stands in a paragraph, no break of a page either."""
    return not paragraph.text and all(child.tag == W + "rPr" for run in paragraph.element.iter(W + "r") for child in run)


def _plain(paragraph: Paragraph) -> bool:
    return not paragraph.fields and next(paragraph.element.iter(*_MARKS), None) is None


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
