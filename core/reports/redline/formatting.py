"""Changes of looks as tracked changes: the former properties of runs and paragraphs whose words stayed."""

import copy
from collections.abc import Iterable

from lxml import etree

from core.reports.redline.atoms import Atom, Fields, atoms, cut
from core.reports.redline.foreign import Foreign
from core.reports.redline.joints import former_properties
from core.reports.redline.marking import Marker
from core.reports.redline.package import Element, M, W
from core.reports.redline.pairing import Paragraph, Replacement

_NOISE = frozenset(
    W + name for name in ("lang", "noProof", "rPr", "sectPr", "pPrChange", "rPrChange", "ins", "del", "moveFrom", "moveTo")
)
"""What makes no difference to the eye, and what is no property."""


_SAYING = frozenset(W + name for name in ("strike", "dstrike", "vanish", "specVanish", "vertAlign"))
_UNSEEN = {W + "color": ("FFFFFF",), W + "sz": ("1", "2")}
"""White, and at most one point high."""


class Formatting:
    """Marks runs and paragraphs of the new version whose looks were others in the old one. Without `all_looks` only runs whose
    look says something: hidden, crossed out, a power or an index."""

    def __init__(self, foreign: Foreign, marker: Marker, *, all_looks: bool) -> None:
        self.foreign, self.marker, self.all_looks = foreign, marker, all_looks

    def paragraph(self, old: Paragraph, new: Paragraph, edits: list[Replacement]) -> None:
        """To be called before the words are marked. A look is compared where the text is the same on both sides."""
        before, after = old.element.find(W + "pPr"), new.element.find(W + "pPr")
        if self.all_looks and _looks(before) != _looks(after) and (after is None or after.find(W + "pPrChange") is None):
            former = former_properties(old.element)
            self.marker.former_paragraph(new.element, None if former is None else self.foreign.adopt(former))
        source = copy.deepcopy(old.element)
        borders = _borders(source, old.fields)
        for old_start, old_end, shift in _common(len(old.text), edits):
            inside = [at for at in borders if old_start < at < old_end]
            cut(new.element, [at + shift for at in (old_start, *inside, old_end)], new.fields)
            self._runs(source, old.fields, new, old_start, old_end, shift)

    def _runs(self, source: Element, fields: list[bool], new: Paragraph, start: int, end: int, shift: int) -> None:
        looks = {atom.start: atom.run.find(W + "rPr") for atom in _atoms(source, fields)}
        starts = sorted(looks)
        for atom in _atoms(new.element, new.fields):
            at = atom.start - shift
            if not start <= at < end or atom.run.tag.startswith(M):
                continue
            former = looks[max(one for one in starts if one <= at)]
            own = atom.run.find(W + "rPr")
            told = _looks if self.all_looks else _said
            if told(former) != told(own) and (own is None or own.find(W + "rPrChange") is None):
                self.marker.former_run(atom.run, None if former is None else self.foreign.adopt(_plain(former)))


def _atoms(paragraph: Element, fields: list[bool]) -> list[Atom]:
    state = Fields()
    state.open = list(fields)
    return atoms(paragraph, state)


def _borders(paragraph: Element, fields: list[bool]) -> list[int]:
    found, last = [], None
    for atom in _atoms(paragraph, fields):
        if atom.run is not last:
            found.append(atom.start)
        last = atom.run
    return found


def _common(length: int, edits: list[Replacement]) -> list[tuple[int, int, int]]:
    """The stretches of the old text that stayed, each with how far it moved."""
    found, at, shift = [], 0, 0
    for old_start, old_end, _new_start, new_end in [*edits, (length, length, 0, 0)]:
        if at < old_start:
            found.append((at, old_start, shift))
        at, shift = old_end, new_end - old_end
    return found


def _plain(properties: Element) -> Element:
    made = copy.deepcopy(properties)
    for child in [child for child in made if child.tag in _NOISE and child.tag not in (W + "lang", W + "noProof")]:
        made.remove(child)
    return made


def _looks(properties: Element | None) -> frozenset[bytes]:
    found = () if properties is None else properties
    return _looks_of(child for child in found if child.tag not in _NOISE)


def _looks_of(children: Iterable[Element]) -> frozenset[bytes]:
    return frozenset(etree.tostring(child, method="c14n") for child in children)


def _said(properties: Element | None) -> frozenset[bytes]:
    """What of a run's look says something."""
    found = () if properties is None else properties
    return _looks_of(child for child in found if child.tag in _SAYING or child.get(W + "val") in _UNSEEN.get(child.tag, ()))
