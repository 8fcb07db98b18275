"""Marks what changed inside paragraphs that both versions have: words, references to notes, fields, borders of paragraphs."""

import copy
import re
from dataclasses import dataclass
from typing import Final

from core.model.change import Change
from core.reports.redline.atoms import Fields, atoms, cut, runs, text_of
from core.reports.redline.fields import FieldSpan, spans, unfold
from core.reports.redline.foreign import Foreign
from core.reports.redline.formatting import Formatting
from core.reports.redline.joints import Joint, former_properties
from core.reports.redline.links import link_of, put
from core.reports.redline.marking import Marker, clone, deleted_run
from core.reports.redline.package import Element, W
from core.reports.redline.pairing import Pairs, Paragraph, Replacement, replacements
from core.reports.redline.spots import Spots

_DIGITS, _LETTERS = re.compile(r"\d+"), re.compile(r"[^\W\d_]+")
REFERENCES: Final = (W + "footnoteReference", W + "endnoteReference")


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """The stories of notes by kind and id on both sides, and which of them belong together."""

    old: dict[tuple[str, str], str]
    new: dict[tuple[str, str], str]
    partners: dict[str, str]
    gone_at: dict[str, Element]
    """For each old note that is gone the mark around its reference."""

    def gone(self, reference: Element) -> bool:
        """Whether the old note is not in the new version."""
        return self.old.get(_key(reference), "") not in self.partners

    def came(self, reference: Element) -> bool:
        return self.new.get(_key(reference), "") not in set(self.partners.values())


def _key(reference: Element) -> tuple[str, str]:
    return reference.tag.removeprefix(W).removesuffix("Reference"), reference.get(W + "id", "")


class Words:
    """Everything that one story's merge needs below the paragraph."""

    def __init__(self, pairs: Pairs, foreign: Foreign, marker: Marker, notes: Notes, spots: Spots, *, formatting: bool | None):
        """`formatting`: whether all looks are marked, or those alone that say something; None: no look."""
        self.pairs, self.foreign, self.marker, self.notes, self.spots = pairs, foreign, marker, notes, spots
        self.formatting = None if formatting is None else Formatting(foreign, marker, all_looks=formatting)

    def learn_lists(self, old: list[Paragraph], new: list[Paragraph]) -> None:
        """Which list is which, of the paragraphs of a story. To be called before anything is marked: what went from a list can
        stand before all that stayed in it."""
        of_new = {paragraph.block.block: paragraph for paragraph in new if paragraph.block}
        for partners in (self.pairs.new_of, self.pairs.moved):
            for paragraph in old:
                partner = of_new.get(partners.get(paragraph.block.block, "")) if paragraph.block else None
                if partner is not None:
                    self._learn_list(paragraph, partner)

    def paragraph(self, old: Paragraph, new: Paragraph) -> None:
        with self.marker.of(self._all_changes(old, new)):
            self._former_kind(old, new)
        found = [] if old.text == new.text else replacements(self.edits(old, new), old.text, new.text) or []
        if self.formatting is not None:
            with self.marker.of(self._all_changes(old, new)):
                self.formatting.paragraph(old, new, found)
        self._references(old, new, found)
        if found or self._holds_fields(old) or self._holds_fields(new):
            source = copy.deepcopy(old.element)
            self._replace_all(source, old, new, self._with_fields(source, old, new, found), None)

    def left(self, old: Paragraph, made: Element, moved: str) -> None:
        """The place that a paragraph left, `made` its clone: its words as moved away; those that were edited on the way as
        deleted. (In the place where it arrived LibreOffice would keep them: it has no deletion inside a move.)"""
        edits = self.pairs.edits.get((old.block.block, moved), []) if old.block else []
        if edits and text_of(atoms(made, _open(old))) == old.text:
            cut(made, [at for edit in edits for at in edit[:2]], old.fields)
            for edit in edits:
                gone = _runs_between(made, old.fields, edit[0], edit[1])
                self.marker.wrap([deleted_run(run) for run in gone], "del")
        self.marker.gone(made, "moveFrom")
        self.marker.moved(made, "moveFrom", moved)

    def arrived(self, old: Paragraph, new: Paragraph, moved: str) -> None:
        """The place where a paragraph arrived: its words as moved; those that were edited on the way as inserted."""
        edits = self.edits(old, new)
        cut(new.element, [at for edit in edits for at in edit[2:]], new.fields)
        for edit in edits:
            self.marker.wrap(_runs_between(new.element, new.fields, edit[2], edit[3]), "ins")
        self.marker.came(new.element, "moveTo")
        self.marker.moved(new.element, "moveTo", moved)

    def joint(self, joint: Joint) -> None:
        """A split or merged paragraph: its borders as marks of paragraphs, its words word by word."""
        self._learn_list(joint.olds[-1], joint.news[-1])
        with self.marker.of([joint.change]):
            self._former_kind(joint.olds[-1], joint.news[-1])
        for number, (new, edits) in enumerate(zip(joint.news, joint.edits, strict=True)):
            old = joint.olds[0 if joint.split else number]
            self._replace_all(copy.deepcopy(old.element), old, new, edits, joint.change)
        with self.marker.of([joint.change]):
            for number, new in enumerate(joint.news[:-1]):
                if not joint.split:
                    self._former(joint.olds[number].element, new.element)
                self.marker.paragraph_mark(new.element, "ins" if joint.split else "del")
        self.spots.came(joint.change, (joint.news[0].element[0], joint.news[-1].element[-1]))

    def _all_changes(self, old: Paragraph, new: Paragraph) -> list[Change]:
        """The changes that name either block: those of what it is rather than what it says."""
        named = self.pairs.by_new.get(new.block.block, []) if new.block else []
        return [*named, *(self.pairs.by_old.get(old.block.block, []) if old.block else [])]

    def edits(self, old: Paragraph, new: Paragraph) -> list[Replacement]:
        if old.block is None or new.block is None:
            return []
        return self.pairs.edits.get((old.block.block, new.block.block), [])

    def _former(self, old: Element, piece: Element) -> None:
        properties = former_properties(old)
        if properties is not None:
            piece.insert(0, self.foreign.adopt(properties))

    @staticmethod
    def _holds_fields(paragraph: Paragraph) -> bool:
        return next(paragraph.element.iter(W + "fldSimple", W + "fldChar"), None) is not None

    def _with_fields(self, source: Element, old: Paragraph, new: Paragraph, edits: list[Replacement]) -> list[Replacement]:
        """A text that is a computed field on one side alone is replaced, though it reads the same."""
        unfold(source)
        unfold(new.element)
        sides = [
            {(s.start, s.end): s for s in spans(e, p.fields) if s.start < s.end} for e, p in ((source, old), (new.element, new))
        ]
        if old.text != new.text:
            return edits
        apart = {at for side in sides for at in side if _named(sides[0].get(at)) != _named(sides[1].get(at))}
        return edits + [(start, end, start, end) for start, end in sorted(_outermost(apart))]

    def _replace_all(
        self, source: Element, old: Paragraph, new: Paragraph, edits: list[Replacement], change: Change | None
    ) -> None:
        if not edits:
            return
        cut(source, [at for edit in edits for at in edit[:2]], old.fields)
        cut(new.element, [at for edit in edits for at in edit[2:]], new.fields)
        for edit in reversed(edits):
            changes = [change] if change is not None else self._changes(old, new, edit)
            with self.marker.of(changes):
                stretch = self._replace(source, old, new, edit)
            if stretch is not None and change is None:
                for one in changes:
                    self.spots.came(one, stretch)

    def _changes(self, old: Paragraph, new: Paragraph, edit: Replacement) -> list[Change]:
        if old.block is None or new.block is None:
            return []
        return self.pairs.changes_at(old.block.block, new.block.block, edit)

    def _replace(self, source: Element, old: Paragraph, new: Paragraph, edit: Replacement) -> tuple[Element, Element] | None:
        """The first and the last mark of the edit."""
        taken = _runs_between(source, old.fields, edit[0], edit[1])
        arriving = _runs_between(new.element, new.fields, edit[2], edit[3])
        place = arriving[0] if arriving else _run_at(new.element, new.fields, edit[2])
        fields = {id(run) for span in spans(source, old.fields) for run in span.members}
        clones = [deleted_run(self.foreign.adopt(clone(run, whole=id(run) in fields))) for run in taken]
        put(list(zip(clones, map(link_of, taken), strict=True)), place, new.element, self.foreign)
        marks = [*self.marker.wrap(clones, "del"), *self.marker.wrap(arriving, "ins")]
        return (marks[0], marks[-1]) if marks else None

    def _references(self, old: Paragraph, new: Paragraph, edits: list[Replacement]) -> None:
        """References to notes that only one version has: they take no room in the text, so no edit holds them."""
        for run, _position in _references(new):
            came = [child for child in run if child.tag in REFERENCES and self.notes.came(child)]
            if came:
                with self.marker.of(self.pairs.by_story.get(self.notes.new.get(_key(came[0]), ""), ())):
                    self.marker.wrap([run], "ins")
        for run, position in _references(old):
            gone = [child for child in run if child.tag in REFERENCES and self.notes.gone(child)]
            if not gone:
                continue
            at = _moved(position, edits)
            cut(new.element, [at], new.fields)
            made = self.foreign.adopt(clone(run))
            _put(made, _run_at(new.element, new.fields, at), new.element)
            story = self.notes.old.get(_key(gone[0]), "")
            with self.marker.of(self.pairs.by_story.get(story, ())):
                self.notes.gone_at[story] = self.marker.wrap([made], "del")[0]

    def _learn_list(self, old: Paragraph, new: Paragraph) -> None:
        """Lists of paired paragraphs are the same list, so that numbering goes on through deleted items."""
        one, other = old.element.find(f"{W}pPr/{W}numPr/{W}numId"), new.element.find(f"{W}pPr/{W}numPr/{W}numId")
        if one is not None and other is not None and _kind(old) == _kind(new):
            self.foreign.number_of.setdefault(one.get(W + "val", "0"), other.get(W + "val", "0"))

    def _former_kind(self, old: Paragraph, new: Paragraph) -> None:
        """The former properties, where they make another kind of block or number it otherwise."""
        if old.block is not None and new.block is not None and _kind(old) != _kind(new):
            former = former_properties(old.element)
            self.marker.former_paragraph(new.element, None if former is None else self.foreign.adopt(former))


def _kind(paragraph: Paragraph) -> tuple[str, int | None, str] | None:
    """Kind, level, and the shape of the number: "12.а)" numbers as "3.б)" does."""
    block = paragraph.block
    if block is None:
        return None
    return block.kind.value, block.level, _LETTERS.sub("a", _DIGITS.sub("0", block.label or ""))


def _named(span: FieldSpan | None) -> str:
    """What tells a field from plain text and from another field: which field it is, where it is computed anew."""
    return "" if span is None or not span.computed else span.instruction.split(" ")[0].upper()


def _outermost(found: set[tuple[int, int]]) -> list[tuple[int, int]]:
    return [one for one in found if not any(other != one and other[0] <= one[0] and one[1] <= other[1] for other in found)]


def _open(paragraph: Paragraph) -> Fields:
    """The fields that are open where a paragraph begins."""
    state = Fields()
    state.open = list(paragraph.fields)
    return state


def _put(made: Element, place: Element | None, paragraph: Element) -> None:
    if place is not None:
        place.addprevious(made)
    else:
        paragraph.append(made)


def _references(paragraph: Paragraph) -> list[tuple[Element, int]]:
    """The runs that hold nothing but a note's reference, each with its place in the text."""
    if next(paragraph.element.iter(*REFERENCES), None) is None:
        return []
    # The atoms are kept: without them the runs' ids would be given to other elements.
    held = atoms(paragraph.element, _open(paragraph))
    ends = {id(atom.run): atom.end for atom in held}
    found, position = [], 0
    for run in runs(paragraph.element):
        position = ends.get(id(run), position)
        if id(run) not in ends and any(child.tag in REFERENCES for child in run):
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


def _runs_between(paragraph: Element, fields: list[bool], start: int, end: int) -> list[Element]:
    """The runs whose text lies in [start, end); they have been cut there. A field whose whole result lies there counts whole."""
    if start == end:
        return []
    state = Fields()
    state.open = list(fields)
    found: list[Element] = []
    for atom in atoms(paragraph, state):
        if start <= atom.start and atom.end <= end and (not found or found[-1] is not atom.run):
            found.append(atom.run)
    whole = [span for span in spans(paragraph, fields) if start <= span.start < span.end <= end]
    if not whole:
        return _with_strays(paragraph, found)
    wanted = {id(run) for run in found} | {id(run) for span in whole for run in span.members}
    return [run for run in runs(paragraph) if id(run) in wanted]


def _with_strays(paragraph: Element, found: list[Element]) -> list[Element]:
    """Instructions of no field that lie between the runs come along: Word passes them over, LibreOffice shows them as text."""
    members = list(runs(paragraph)) if len(found) > 1 and paragraph.find(f".//{W}instrText") is not None else []
    if any(child.tag == W + "fldChar" for run in members for child in run):
        return found
    known = {id(run) for run in found}
    at = [index for index, run in enumerate(members) if id(run) in known]
    between = members[at[0] : at[-1] + 1] if at else []
    return [run for run in between if id(run) in known or run.find(W + "instrText") is not None] or found


def _run_at(paragraph: Element, fields: list[bool], position: int) -> Element | None:
    """The run that begins at or after a position, or the first one of a field that does: what stands there stands before it."""
    state = Fields()
    state.open = list(fields)
    found = next((atom for atom in atoms(paragraph, state) if atom.start >= position), None)
    if found is None:
        return None
    return next((span.members[0] for span in spans(paragraph, fields) if span.start == found.start < span.end), found.run)
