"""Puts tracked changes on elements: runs, paragraph marks, rows; clones of what is gone."""

import copy
from collections.abc import Iterable
from typing import Final

from core.reports.redline.atoms import runs
from core.reports.redline.package import MC, W14, Element, W

_FIELD: Final = (W + "fldChar", W + "instrText")
_BOUND: Final = tuple(
    W + name
    for name in (
        *("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "permStart", "permEnd", "proofErr"),
        *("lastRenderedPageBreak", "sectPr"),
    )
)
"""What must stand once in a document, or in pairs: a clone goes without it."""


class Marker:
    """Makes marks with unique ids, one author and one time (ISO 8601)."""

    def __init__(self, author: str, date: str, first: int) -> None:
        self.author, self.date, self._next = author, date, first

    def mark(self, root: Element, name: str) -> Element:
        made = root.makeelement(W + name, {})
        made.set(W + "id", str(self._next))
        made.set(W + "author", self.author)
        made.set(W + "date", self.date)
        self._next += 1
        return made

    def wrap(self, run: Element, name: str) -> Element:
        """Wraps a run (`ins`, `del`, `moveFrom`, `moveTo`), joining a mark of the same kind right before it."""
        before = run.getprevious()
        if before is not None and before.tag == W + name and before.get(W + "author") == self.author:
            before.append(run)
            return before
        made = self.mark(run, name)
        run.addprevious(made)
        made.append(run)
        return made

    def paragraph_mark(self, paragraph: Element, name: str) -> None:
        """The paragraph's own mark came or went. Such a mark stands first in the mark's look (CT_ParaRPr)."""
        properties = paragraph.find(W + "pPr")
        if properties is None:
            properties = paragraph.makeelement(W + "pPr", {})
            paragraph.insert(0, properties)
        look = properties.find(W + "rPr")
        if look is None:
            look = properties.makeelement(W + "rPr", {})
            # pPr ends in rPr, sectPr, pPrChange, in this order.
            later = [child for child in properties if child.tag in (W + "sectPr", W + "pPrChange")]
            properties.insert(properties.index(later[0]) if later else len(properties), look)
        look.insert(0, self.mark(paragraph, name))

    def row(self, row: Element, name: str) -> None:
        properties = row.find(W + "trPr")
        if properties is None:
            properties = row.makeelement(W + "trPr", {})
            before = row.find(W + "tblPrEx")
            row.insert(0 if before is None else row.index(before) + 1, properties)
        change = properties.find(W + "trPrChange")
        index = len(properties) if change is None else properties.index(change)
        properties.insert(index, self.mark(row, name))

    def came(self, item: Element, name: str = "ins") -> None:
        """Marks a paragraph or a table, all of it, as new."""
        for row in _rows(item):
            self.row(row, "ins")
        for paragraph in paragraphs_of(item):
            for run in list(runs(paragraph)):
                self.wrap(run, name)
            self.paragraph_mark(paragraph, name)

    def gone(self, item: Element, name: str = "del") -> Element:
        """Marks a clone, all of it, as deleted; returns it."""
        for row in _rows(item):
            self.row(row, "del")
        for paragraph in paragraphs_of(item):
            for run in list(runs(paragraph)):
                self.wrap(deleted_run(run), name)
            self.paragraph_mark(paragraph, name)
        return item


def _rows(item: Element) -> list[Element]:
    return [item] if item.tag == W + "tr" else list(item.iter(W + "tr"))


def paragraphs_of(item: Element) -> list[Element]:
    """The item's paragraphs, those inside text boxes of the item left out."""
    if item.tag == W + "p":
        return [item]
    found = []
    for paragraph in item.iter(W + "p"):
        above = paragraph.getparent()
        while above is not item and above.tag != W + "txbxContent":
            above = above.getparent()
        if above is item:
            found.append(paragraph)
    return found


def clone(item: Element) -> Element:
    """A deep copy that can stand a second time: without bookmarks, comments, field marks, sections and unique ids."""
    made = copy.deepcopy(item)
    made.tail = None
    bound = _BOUND if _whole_fields(made) else (*_BOUND, *_FIELD)
    for element in list(made.iter(*bound)):
        element.getparent().remove(element)
    for link in list(made.iter(W + "hyperlink", W + "smartTag", W + "fldSimple")):
        _unwrap(link)
    for element in made.iter():
        if isinstance(element.tag, str):
            for name in (W14 + "paraId", W14 + "textId"):
                element.attrib.pop(name, None)
    for alternate in list(made.iter(MC + "AlternateContent")):
        run = alternate.getparent()
        run.remove(alternate)
    return made


def _whole_fields(item: Element) -> bool:
    """Whether every field that the item begins ends in it; of others the result alone is kept."""
    depth = 0
    for mark in item.iter(W + "fldChar"):
        kind = mark.get(W + "fldCharType")
        depth += (kind == "begin") - (kind == "end")
        if depth < 0:
            return False
    return depth == 0 and item.tag != W + "r"


def deleted_run(run: Element) -> Element:
    """The run with its text as deleted text."""
    for text in run.findall(W + "t"):
        text.tag = W + "delText"
    for instruction in run.findall(W + "instrText"):
        instruction.tag = W + "delInstrText"
    return run


def _unwrap(element: Element) -> None:
    parent = element.getparent()
    index = parent.index(element)
    children: Iterable[Element] = [child for child in element if child.tag not in (W + "smartTagPr",)]
    for offset, child in enumerate(list(children)):
        parent.insert(index + offset, child)
    parent.remove(element)
