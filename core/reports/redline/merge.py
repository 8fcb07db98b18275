"""Merges the old version into the new one, container by container, as tracked changes."""

import copy
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from core.reports.redline.atoms import Fields, atoms, cut, runs
from core.reports.redline.foreign import Foreign
from core.reports.redline.marking import Marker, clone, deleted_run, paragraphs_of
from core.reports.redline.package import Element, W
from core.reports.redline.pairing import Pairs, Paragraph, Replacement, replacements

_REFERENCES: Final = (W + "footnoteReference", W + "endnoteReference")
_ITEMS: Final = (W + "p", W + "tbl", W + "sdt")


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """The stories of notes by kind and id on both sides, and which of them belong together."""

    old: dict[tuple[str, str], str]
    new: dict[tuple[str, str], str]
    partners: dict[str, str]

    def gone(self, reference: Element) -> bool:
        """Whether the old note is not in the new version."""
        return self.old.get(_key(reference), "") not in self.partners

    def came(self, reference: Element) -> bool:
        return self.new.get(_key(reference), "") not in set(self.partners.values())


def _key(reference: Element) -> tuple[str, str]:
    return reference.tag.removeprefix(W).removesuffix("Reference"), reference.get(W + "id", "")


class Merge:
    """One story. `old` and `new` know the paragraphs by element; `touched` collects the marked paragraphs by new block."""

    def __init__(
        self, pairs: Pairs, foreign: Foreign, marker: Marker, notes: Notes, old: list[Paragraph], new: list[Paragraph]
    ) -> None:
        self.pairs, self.foreign, self.marker, self.notes = pairs, foreign, marker, notes
        self.old = {id(p.element): p for p in old}
        self.new = {id(p.element): p for p in new}
        self.of_new = {p.block.block: p for p in new if p.block}
        self.moved_to = set(pairs.moved.values())
        self.places: dict[str, Element] = {}
        """For each old block that was put into the new version the element that stands for it."""

    def containers(self, old: Element, new: Element) -> None:
        """The block-level items of two containers (body, cell, note, header)."""
        old_items = [child for child in old if child.tag in _ITEMS]
        new_items = [child for child in new if child.tag in _ITEMS]
        partners = self._partners(old_items, new_items, self._paired)
        self._weave(old_items, new_items, partners, new)

    def _weave(self, old: list[Element], new: list[Element], partners: dict[int, int], container: Element) -> None:
        """Walks both sides: deleted items stand before inserted ones, each gap after the pair before it."""
        last: Element | None = None
        pending = list(range(len(old)))
        back = {j: i for i, j in partners.items()}
        for j, item in enumerate(new):
            if j in back:
                while pending and pending[0] < back[j]:
                    self._bring(old[pending.pop(0)], item)
                if pending:
                    pending.pop(0)
                self._pair(old[back[j]], item)
            elif not self._next_is_ahead(pending, j, back, len(new)):
                self._came(item)
            else:
                while pending and pending[0] not in partners:
                    self._bring(old[pending.pop(0)], item)
                self._came(item)
            last = item
        for i in pending:
            last = self._append(old[i], last, container)

    @staticmethod
    def _next_is_ahead(pending: list[int], j: int, back: dict[int, int], count: int) -> bool:
        """Whether old items without a partner are waiting before the next pair."""
        following = next((back[k] for k in range(j, count) if k in back), None)
        return bool(pending) and (following is None or pending[0] < following)

    def _bring(self, item: Element, before: Element) -> None:
        before.addprevious(self._gone(item))

    def _append(self, item: Element, last: Element | None, container: Element) -> Element:
        made = self._gone(item)
        if last is not None:
            last.addnext(made)
        else:
            container.insert(1 if len(container) and container[0].tag == W + "tcPr" else 0, made)
        return made

    def _gone(self, item: Element) -> Element:
        originals = paragraphs_of(item)
        made = clone(item)
        blocks = [self.old[id(p)].block if id(p) in self.old else None for p in originals]
        moved = len(blocks) == 1 and blocks[0] is not None and blocks[0].block in self.pairs.moved
        for original, copied in zip(blocks, paragraphs_of(made), strict=True):
            if original is not None:
                self.places[original.block] = copied
        return self.marker.gone(self.foreign.adopt(made), "moveFrom" if moved else "del")

    def _came(self, item: Element) -> None:
        known = self.new.get(id(item))
        moved = known is not None and known.block is not None and known.block.block in self.moved_to
        self.marker.came(item, "moveTo" if moved else "ins")

    # Pairs

    def _partners(self, old: list[Element], new: list[Element], paired: Callable[[Element, Element], bool]) -> dict[int, int]:
        """Old to new index, in order on both sides: the longest run of pairs that do not cross."""
        found: list[tuple[int, int]] = []
        start = 0
        taken: set[int] = set()
        for i, item in enumerate(old):
            candidates = [*range(start, len(new)), *range(start)]
            j = next((j for j in candidates if j not in taken and paired(item, new[j])), None)
            if j is not None:
                found.append((i, j))
                taken.add(j)
                start = j + 1
        return dict(_in_order(found)) | {}

    def _paired(self, old: Element, new: Element) -> bool:
        if old.tag != new.tag:
            return False
        if old.tag == W + "p":
            return self._same_paragraph(old, new)
        targets = {id(p) for p in paragraphs_of(new)}
        return any(id(partner) in targets for p in paragraphs_of(old) if (partner := self._partner(p)) is not None)

    def _same_paragraph(self, old: Element, new: Element) -> bool:
        one, other = self.old.get(id(old)), self.new.get(id(new))
        if one is None or other is None:
            return False
        if one.block is None and other.block is None and one.text == other.text:
            return True
        return self._partner(old) is new and replacements(self._edits(one, other), one.text, other.text) is not None

    def _partner(self, paragraph: Element) -> Element | None:
        known = self.old.get(id(paragraph))
        if known is None or known.block is None:
            return None
        partner = self.of_new.get(self.pairs.new_of.get(known.block.block, ""))
        return None if partner is None else partner.element

    def _edits(self, old: Paragraph, new: Paragraph) -> list[Replacement]:
        if old.block is None or new.block is None:
            return []
        return self.pairs.edits.get((old.block.block, new.block.block), [])

    def _pair(self, old: Element, new: Element) -> None:
        if new.tag == W + "p":
            self._paragraph(self.old[id(old)], self.new[id(new)])
        elif new.tag == W + "tbl":
            self._table(old, new)
        elif new.tag == W + "tr":
            for one, other in zip(old.findall(W + "tc"), new.findall(W + "tc"), strict=True):
                self.containers(one, other)
        else:
            one, other = old.find(W + "sdtContent"), new.find(W + "sdtContent")
            if one is not None and other is not None:
                self.containers(one, other)

    def _table(self, old: Element, new: Element) -> None:
        old_rows, new_rows = old.findall(W + "tr"), new.findall(W + "tr")
        partners = self._partners(old_rows, new_rows, self._same_row)
        self._weave(old_rows, new_rows, partners, new)

    def _same_row(self, old: Element, new: Element) -> bool:
        if len(old.findall(W + "tc")) != len(new.findall(W + "tc")):
            return False
        shapes = [[_shape(cell) for cell in row.findall(W + "tc")] for row in (old, new)]
        if shapes[0] != shapes[1]:
            return False
        targets = {id(p) for p in paragraphs_of(new)}
        found = [self._partner(p) for p in paragraphs_of(old)]
        if any(partner is not None and id(partner) in targets for partner in found):
            return True
        return not any(self.old[id(p)].text for p in paragraphs_of(old) if id(p) in self.old) and not any(
            self.new[id(p)].text for p in paragraphs_of(new) if id(p) in self.new
        )

    # Words

    def _paragraph(self, old: Paragraph, new: Paragraph) -> None:
        if old.block is not None and new.block is not None:
            self._learn_list(old.element, new.element)
            self._format(old, new)
        found = [] if old.text == new.text else replacements(self._edits(old, new), old.text, new.text) or []
        self._references(old, new, found)
        source = copy.deepcopy(old.element)
        cut(source, [at for edit in found for at in edit[:2]], old.fields)
        cut(new.element, [at for edit in found for at in edit[2:]], new.fields)
        for old_start, old_end, new_start, new_end in reversed(found):
            self._replace(source, old, new, (old_start, old_end, new_start, new_end))

    def _references(self, old: Paragraph, new: Paragraph, edits: list[Replacement]) -> None:
        """References to notes that only one version has: they take no room in the text, so no edit holds them."""
        for run, _position in _references(new):
            if any(self.notes.came(child) for child in run if child.tag in _REFERENCES):
                self.marker.wrap(run, "ins")
        for run, position in _references(old):
            if not any(self.notes.gone(child) for child in run if child.tag in _REFERENCES):
                continue
            at = _moved(position, edits)
            cut(new.element, [at], new.fields)
            made, place = self.foreign.adopt(clone(run)), _run_at(new.element, new.fields, at)
            if place is not None:
                place.addprevious(made)
            else:
                new.element.append(made)
            self.marker.wrap(made, "del")

    def _replace(self, source: Element, old: Paragraph, new: Paragraph, edit: Replacement) -> None:
        taken = _runs_between(source, old.fields, edit[0], edit[1])
        arriving = _runs_between(new.element, new.fields, edit[2], edit[3])
        place = arriving[0] if arriving else _run_at(new.element, new.fields, edit[2])
        clones = [deleted_run(self.foreign.adopt(clone(run))) for run in taken]
        for made in clones:
            if place is not None:
                place.addprevious(made)
            else:
                new.element.append(made)
        for run in arriving:
            self.marker.wrap(run, "ins")
        for made in clones:
            self.marker.wrap(made, "del")

    def _learn_list(self, old: Element, new: Element) -> None:
        """Lists of paired paragraphs are the same list, so that numbering goes on through deleted items."""
        one, other = old.find(f"{W}pPr/{W}numPr/{W}numId"), new.find(f"{W}pPr/{W}numPr/{W}numId")
        if one is not None and other is not None:
            self.foreign.number_of.setdefault(one.get(W + "val", "0"), other.get(W + "val", "0"))

    def _format(self, old: Paragraph, new: Paragraph) -> None:
        """The former properties, where they make another kind of block."""
        if old.block is None or new.block is None or (old.block.kind, old.block.level) == (new.block.kind, new.block.level):
            return
        former = old.element.find(W + "pPr")
        properties = new.element.find(W + "pPr")
        if properties is None:
            properties = new.element.makeelement(W + "pPr", {})
            new.element.insert(0, properties)
        change = self.marker.mark(new.element, "pPrChange")
        inner = new.element.makeelement(W + "pPr", {})
        for child in former if former is not None else ():
            if child.tag not in (W + "rPr", W + "sectPr", W + "pPrChange"):
                inner.append(copy.deepcopy(child))
        change.append(self.foreign.adopt(inner))
        properties.append(change)


def _references(paragraph: Paragraph) -> list[tuple[Element, int]]:
    """The runs that hold nothing but a note's reference, each with its place in the text."""
    state = Fields()
    state.open = list(paragraph.fields)
    ends = {id(atom.run): atom.end for atom in atoms(paragraph.element, state)}
    found, position = [], 0
    for run in runs(paragraph.element):
        position = ends.get(id(run), position)
        if id(run) not in ends and any(child.tag in _REFERENCES for child in run):
            found.append((run, position))
    return found


def _moved(position: int, edits: list[Replacement]) -> int:
    """Where a place of the old text is in the new one."""
    shift = 0
    for old_start, old_end, _new_start, new_end in edits:
        if old_start < position <= old_end:
            return new_end
        if old_end <= position:
            shift = new_end - old_end
    return position + shift


def _shape(cell: Element) -> tuple[str, bool, str]:
    """Span and vertical merge of a cell."""
    properties = cell.find(W + "tcPr")
    if properties is None:
        return "1", False, ""
    span, merge = properties.find(W + "gridSpan"), properties.find(W + "vMerge")
    return (
        "1" if span is None else span.get(W + "val", "1"),
        merge is not None,
        "" if merge is None else merge.get(W + "val", "continue"),
    )


def _runs_between(paragraph: Element, fields: list[bool], start: int, end: int) -> list[Element]:
    """The runs whose text lies in [start, end); they have been cut there."""
    if start == end:
        return []
    state = Fields()
    state.open = list(fields)
    found: list[Element] = []
    for atom in atoms(paragraph, state):
        if start <= atom.start and atom.end <= end and (not found or found[-1] is not atom.run):
            found.append(atom.run)
    return found


def _run_at(paragraph: Element, fields: list[bool], position: int) -> Element | None:
    """The run that begins at or after a position: what stands there stands before it."""
    state = Fields()
    state.open = list(fields)
    return next((atom.run for atom in atoms(paragraph, state) if atom.start >= position), None)


def _in_order(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest subsequence that rises on both sides (Fredman, 1975)."""
    tails: list[int] = []
    at: list[int] = []
    before: list[int | None] = []
    for index, (_i, j) in enumerate(pairs):
        place = bisect_left(tails, j)
        before.append(at[place - 1] if place else None)
        tails[place : place + 1] = [j]
        at[place : place + 1] = [index]
    chain: list[tuple[int, int]] = []
    current = at[-1] if at else None
    while current is not None:
        chain.append(pairs[current])
        current = before[current]
    return chain[::-1]
