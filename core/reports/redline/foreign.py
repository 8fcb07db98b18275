"""What deleted content brings along from the old package: styles, lists, notes, pictures, links."""

import copy
import posixpath
from typing import Final

from lxml import etree

from core.reports.redline.package import Element, Package, R, W

_DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
"""Names a drawing by a number that no other of the document has."""
_AFTER_NUMBERS: Final = (W + "numIdMacAtCleanup",)

_BEFORE_NUMBER: Final = tuple(
    W + name for name in ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")
)
"""What stands before the number in a paragraph's properties (CT_PPrBase)."""

FIRST_ID: Final = 1_000_000
"""Ids of bookmarks and drawings that come along begin above those that programs give."""


class Foreign:
    """Makes elements of the old package valid in the new one. `number_of` maps the old lists that the pairs tell apart."""

    def __init__(self, old: Package, new: Package) -> None:
        self.old, self.new = old, new
        self.number_of: dict[str, str] = {}
        self._parts: dict[str, str] = {}
        self._styles = self._known("styles", "style", "styleId")
        self._copied: set[str] = set()
        self._notes: dict[tuple[str, str], str] = {}
        marks = list(new.root(new.document).iter(W + "bookmarkStart"))
        self._bookmarks = {mark.get(W + "name") for mark in marks}
        self._bookmark_id = FIRST_ID
        self._drawing_id = FIRST_ID
        self.between(old.document, new.document)

    def between(self, source: str, target: str) -> None:
        """What is adopted from here on stands in these parts, whose relationships its links and pictures name."""
        self._source, self._target = source, target

    def adopt(self, element: Element) -> Element:
        """Rewrites the element's references, in place, and returns it."""
        for name in ("pStyle", "rStyle", "tblStyle"):
            for reference in element.iter(W + name):
                self._style(reference.get(W + "val", ""))
        for number in element.iter(W + "numId"):
            number.set(W + "val", self._number(number.get(W + "val", "0")))
        for properties in element.iter(W + "pPr"):
            self._number_of_style(properties)
        for kind in ("footnote", "endnote"):
            for reference in list(element.iter(W + kind + "Reference")):
                self._note(reference, kind)
        self._bookmarks_of(element)
        self._media(element)
        for drawing in element.iter(_DRAWING):
            self._drawing_id += 1
            drawing.set("id", str(self._drawing_id))
        return element

    def address(self, link: Element, *, old: bool = True) -> tuple[str, str]:
        """Where a link of the old part, or of the new one, leads: outside, and inside the document."""
        package, part = (self.old, self._source) if old else (self.new, self._target)
        found = package.target(part, link.get(R + "id", ""))
        return found[1] if found else "", link.get(W + "anchor", "")

    def _bookmarks_of(self, element: Element) -> None:
        """Bookmarks that lie whole in deleted content and that the new version lacks stay: references to them work again
        once the deletion is rejected. The others go: a name may stand once in a document."""
        starts, ends = ({m.get(W + "id"): m for m in element.iter(W + f"bookmark{end}")} for end in ("Start", "End"))
        for identifier, start in starts.items():
            end = ends.pop(identifier, None)
            if end is None or start.get(W + "name") in self._bookmarks:
                start.getparent().remove(start)
                if end is not None:
                    end.getparent().remove(end)
                continue
            self._bookmarks.add(start.get(W + "name"))
            self._bookmark_id += 1
            for mark in (start, end):
                mark.set(W + "id", str(self._bookmark_id))
        for end in ends.values():
            end.getparent().remove(end)

    def _known(self, kind: str, tag: str, attribute: str) -> set[str]:
        part = self.new.related(kind)
        if part is None or not self.new.has(part):
            return set()
        return {str(e.get(W + attribute)) for e in self.new.root(part).iter(W + tag)}

    def _style(self, identifier: str) -> None:
        """Copies a style, and those it rests on, where the new package lacks it."""
        old, new = self.old.related("styles"), self.new.related("styles")
        if identifier in self._styles or old is None or new is None:
            return
        self._styles.add(identifier)
        self._copied.add(identifier)
        for style in self.old.root(old).iter(W + "style"):
            if style.get(W + "styleId") == identifier:
                copied = copy.deepcopy(style)
                copied.attrib.pop(W + "default", None)
                for number in copied.iter(W + "numId"):
                    number.set(W + "val", self._number(number.get(W + "val", "0")))
                self.new.root(new).append(copied)
                for name in ("basedOn", "link", "next"):
                    for reference in copied.iter(W + name):
                        self._style(reference.get(W + "val", ""))

    def _number_of_style(self, properties: Element) -> None:
        """Where a style of the same name numbers its paragraphs in one package alone, the paragraph says itself what it had."""
        named = properties.find(W + "pStyle")
        style = "" if named is None else named.get(W + "val", "")
        if properties.find(W + "numPr") is not None or style not in self._styles or style in self._copied:
            return
        had, has = (list_of_style(package, style) for package in (self.old, self.new))
        if (had is None) == (has is None):
            return
        made = properties.makeelement(W + "numPr", {})
        level, number = ("0", "0") if had is None else (had[1], self._number(had[0]))
        for name, value in (("ilvl", level), ("numId", number)):
            etree.SubElement(made, W + name).set(W + "val", value)
        before = [child for child in properties if child.tag in _BEFORE_NUMBER]
        properties.insert(properties.index(before[-1]) + 1, made)

    def _number(self, identifier: str) -> str:
        """The new package's list for one of the old: the one that pairs use, an equal one, or a copy."""
        if identifier == "0":
            return identifier
        if identifier not in self.number_of:
            self.number_of[identifier] = self._copied_number(identifier)
        return self.number_of[identifier]

    def _copied_number(self, identifier: str) -> str:
        old, new = self.old.related("numbering"), self.new.related("numbering")
        if old is None or not self.old.has(old):
            return identifier
        if new is None or not self.new.has(new):
            new = self._numbering_part(old)
        source, target = self.old.root(old), self.new.root(new)
        number = _find(source, "num", "numId", identifier)
        if number is None:
            return identifier
        reference = number.find(W + "abstractNumId")
        abstract = "" if reference is None else reference.get(W + "val", "")
        kind = self._known_kind(source, target, abstract) or self._copied_kind(source, target, abstract)
        if kind is None:
            return identifier
        copied = copy.deepcopy(number)
        given = str(1 + max((int(e.get(W + "numId", "0")) for e in target.iter(W + "num")), default=0))
        copied.set(W + "numId", given)
        copied.find(W + "abstractNumId").set(W + "val", kind)
        last = [e for e in target if e.tag in _AFTER_NUMBERS]
        target.insert(target.index(last[0]) if last else len(target), copied)
        return given

    def _numbering_part(self, old: str) -> str:
        """A part for lists in a package that has none."""
        part = "word/numbering.xml"
        self.new.add(part, etree.tostring(etree.Element(W + "numbering", nsmap={"w": W[1:-1]})), self.old.content_type(old))
        self.new.relate(self.new.document, "numbering", part)
        return part

    def _known_kind(self, source: Element, target: Element, abstract: str) -> str | None:
        """The new package's kind of list for one of the old, where lists of it are known: lists of one kind count on."""
        for one in source.iter(W + "num"):
            other = self.number_of.get(one.get(W + "numId", ""))
            if other is not None and _kind_of(one) == abstract:
                found = _find(target, "num", "numId", other)
                return None if found is None else _kind_of(found)
        return None

    def _copied_kind(self, source: Element, target: Element, identifier: str) -> str | None:
        abstract = _find(source, "abstractNum", "abstractNumId", identifier)
        if abstract is None:
            return None
        made = copy.deepcopy(abstract)
        fresh = str(1 + max((int(e.get(W + "abstractNumId", "0")) for e in target.iter(W + "abstractNum")), default=0))
        made.set(W + "abstractNumId", fresh)
        for unique in made.findall(W + "nsid") + made.findall(W + "tmpl"):
            made.remove(unique)
        for style in [style for style in made.iter(W + "pStyle") if style.get(W + "val") in self._styles - self._copied]:
            style.getparent().remove(style)  # The new version's own style: it would number its paragraphs from now on.
        first = target.find(W + "num")
        target.insert(len(target) if first is None else target.index(first), made)
        return fresh

    def _note(self, reference: Element, kind: str) -> None:
        """A deleted reference keeps its note: the old note is copied under an id of its own."""
        old, new = self.old.related(kind + "s"), self.new.related(kind + "s")
        identifier = reference.get(W + "id", "")
        if old is None or not self.old.has(old):
            reference.getparent().remove(reference)
            return
        if new is None or not self.new.has(new):
            new = self._notes_part(old, kind + "s")
        if (kind, identifier) not in self._notes:
            note = _find(self.old.root(old), kind, "id", identifier)
            if note is None:
                reference.getparent().remove(reference)
                return
            target = self.new.root(new)
            fresh = str(1 + max((int(e.get(W + "id", "0")) for e in target.iter(W + kind)), default=0))
            made = copy.deepcopy(note)
            made.set(W + "id", fresh)
            target.append(made)
            self._notes[kind, identifier] = fresh
        reference.set(W + "id", self._notes[kind, identifier])

    def _notes_part(self, old: str, kind: str) -> str:
        """A part for notes in a package that has none: the old one's separators, no note."""
        root = copy.deepcopy(self.old.root(old))
        for note in list(root):
            if note.get(W + "type") in (None, "normal"):
                root.remove(note)
        part = f"word/{kind}.xml"
        self.new.add(part, etree.tostring(root, xml_declaration=True, encoding="UTF-8"), self.old.content_type(old))
        self.new.relate(self.new.document, kind, part)
        return part

    def _media(self, element: Element) -> None:
        """Every reference to a part or an address (pictures, charts, SmartArt, links, embedded files)."""
        for child in list(element.iter()):
            if not isinstance(child.tag, str):
                continue
            for name in [name for name in child.attrib if name.startswith(R)]:
                found = self.old.target(self._source, child.get(name))
                if found is not None:
                    child.set(name, self._relation(*found))

    def _relation(self, kind: str, target: str, external: bool) -> str:
        if external:
            return self.new.relate(self._target, kind, target, external=True)
        return self.new.relate(self._target, kind, self._part(target))

    def _part(self, target: str) -> str:
        """The part's copy in the new package, with the parts that it refers to."""
        if target not in self._parts:
            folder, name = posixpath.split(target)
            fresh = posixpath.join(folder, f"old-{name}")
            self._parts[target] = fresh
            if self.old.has(target) and not self.new.has(fresh):
                self.new.add(fresh, self.old.parts[target], self.old.content_type(target))
                for identifier, kind, inner, external in self.old.relations(target):
                    self.new.relate(
                        fresh, kind, inner if external else self._part(inner), external=external, identifier=identifier
                    )
        return self._parts[target]


def list_of_style(package: Package, style: str) -> tuple[str, str] | None:
    """List and level by which a style, or one that it rests on, numbers its paragraphs; None where it does not."""
    part = package.related("styles")
    if part is None or not package.has(part):
        return None
    seen: set[str] = set()
    while style and style not in seen:
        seen.add(style)
        found = _find(package.root(part), "style", "styleId", style)
        if found is None:
            return None
        number = found.find(f"{W}pPr/{W}numPr/{W}numId")
        if number is not None:
            identifier = number.get(W + "val", "0")
            return None if identifier == "0" else (identifier, _level_of(package, style, number, identifier))
        above = found.find(W + "basedOn")
        style = "" if above is None else above.get(W + "val", "")
    return None


def _level_of(package: Package, style: str, number: Element, identifier: str) -> str:
    """The level that the style names, or the one of the list that names the style."""
    own = number.getparent().find(W + "ilvl")
    if own is not None:
        return str(own.get(W + "val", "0"))
    part = package.related("numbering")
    if part is None or not package.has(part):
        return "0"
    root = package.root(part)
    listed = _find(root, "num", "numId", identifier)
    kind = None if listed is None else _find(root, "abstractNum", "abstractNumId", _kind_of(listed))
    levels = () if kind is None else kind.iter(W + "lvl")
    named = (level for level in levels if (of := level.find(W + "pStyle")) is not None and of.get(W + "val") == style)
    return next((str(level.get(W + "ilvl", "0")) for level in named), "0")


def _kind_of(number: Element) -> str | None:
    """The kind of list (w:abstractNum) that a list is of."""
    reference = number.find(W + "abstractNumId")
    return None if reference is None else reference.get(W + "val")


def _find(root: Element, tag: str, attribute: str, value: str | None) -> Element | None:
    return next((e for e in root.iter(W + tag) if e.get(W + attribute) == value), None)
