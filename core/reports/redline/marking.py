"""Puts tracked changes on elements: runs, paragraph marks, rows; clones of what is gone."""

import copy
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Final

from core.model.change import Change
from core.reports.packing import xml_text
from core.reports.redline.atoms import runs
from core.reports.redline.fields import unfold
from core.reports.redline.package import W14, Element, W

_FIELD: Final = (W + "fldChar", W + "instrText")
_BOUND: Final = tuple(
    W + name
    for name in (
        *("commentRangeStart", "commentRangeEnd", "permStart", "permEnd", "proofErr"),
        *("lastRenderedPageBreak", "sectPr"),
    )
)
"""What must stand once in a document, or in pairs: a clone goes without it."""


CHANGES: Final = "changes"
"""On a mark while the document is being made: the ids of the changes that it is of."""


class Marker:
    """Makes marks with unique ids, in the name of one author at one time (ISO 8601) unless somebody else is named. `kept`:
    marks bear the author and date that the file names. `traced`: marks say which changes they are of, in CHANGES."""

    def __init__(self, author: str, date: str, first: int, *, kept: bool = False, traced: bool = False) -> None:
        self.author, self.date, self._next, self._kept, self._traced = author, date, first, kept, traced
        self._moves: dict[str, str] = {}
        self._changes = ""

    @contextmanager
    def of(self, changes: Iterable[Change]) -> Iterator[None]:
        """The marks that are made meanwhile are of these changes."""
        before, listed = (self.author, self.date, self._changes), list(changes)
        tracked = next((change.tracked for change in listed if change.tracked), None) if self._kept else None
        if tracked is not None:
            self.author, self.date = tracked.author or self.author, tracked.date or self.date
        self._changes = " ".join(dict.fromkeys(change.id for change in listed))
        try:
            yield
        finally:
            self.author, self.date, self._changes = before

    def mark(self, root: Element, name: str) -> Element:
        made = root.makeelement(W + name, {})
        made.set(W + "id", str(self._next))
        made.set(W + "author", xml_text(self.author))
        made.set(W + "date", self.date)
        if self._traced:
            made.set(CHANGES, self._changes)
        self._next += 1
        return made

    def wrap(self, wrapped: Iterable[Element], name: str) -> list[Element]:
        """Wraps runs (`ins`, `del`, `moveFrom`, `moveTo`), neighbours in one mark; returns the marks."""
        made: list[Element] = []
        for run in wrapped:
            if made and run.getprevious() is made[-1]:
                made[-1].append(run)
                continue
            made.append(self.mark(run, name))
            run.addprevious(made[-1])
            made[-1].append(run)
        return made

    def moved(self, paragraph: Element, name: str, move: str) -> None:
        """Bounds of a move: both ends of the same move bear one name (ISO/IEC 29500-1, 17.13.5.22 and 28)."""
        start = self.mark(paragraph, f"{name}RangeStart")
        start.set(W + "name", self._moves.setdefault(move, f"move{len(self._moves) + 1}"))
        end = paragraph.makeelement(W + f"{name}RangeEnd", {})
        end.set(W + "id", start.get(W + "id"))
        properties = paragraph.find(W + "pPr")
        paragraph.insert(0 if properties is None else paragraph.index(properties) + 1, start)
        paragraph.append(end)

    def paragraph_mark(self, paragraph: Element, name: str) -> None:
        """The paragraph's own mark came or went. Such a mark stands first in the mark's look (CT_ParaRPr)."""
        mark_look(paragraph).insert(0, self.mark(paragraph, name))

    def former_paragraph(self, paragraph: Element, former: Element | None) -> None:
        """The properties that a paragraph had (w:pPrChange; its inner properties hold no mark's look and no section)."""
        properties = _properties(paragraph)
        change = self.mark(paragraph, "pPrChange")
        inner = paragraph.makeelement(W + "pPr", {})
        inner.extend([child for child in former if child.tag != W + "rPr"] if former is not None else [])
        change.append(inner)
        properties.append(change)

    def former_run(self, run: Element, former: Element | None) -> None:
        """The looks that a run had (w:rPrChange)."""
        properties = run.find(W + "rPr")
        if properties is None:
            properties = run.makeelement(W + "rPr", {})
            run.insert(0, properties)
        change = self.mark(run, "rPrChange")
        change.append(former if former is not None else run.makeelement(W + "rPr", {}))
        properties.append(change)

    def row(self, row: Element, name: str) -> None:
        properties = row.find(W + "trPr")
        if properties is None:
            properties = row.makeelement(W + "trPr", {})
            before = row.find(W + "tblPrEx")
            row.insert(0 if before is None else row.index(before) + 1, properties)
        change = properties.find(W + "trPrChange")
        index = len(properties) if change is None else properties.index(change)
        properties.insert(index, self.mark(row, name))

    def cell(self, cell: Element, name: str) -> None:
        """A cell of a column that came or went (w:cellIns, w:cellDel)."""
        properties = cell.find(W + "tcPr")
        if properties is None:
            properties = cell.makeelement(W + "tcPr", {})
            cell.insert(0, properties)
        change = properties.find(W + "tcPrChange")
        properties.insert(len(properties) if change is None else properties.index(change), self.mark(cell, name))

    def former_grid(self, table: Element, widths: list[Element], former: Element) -> None:
        """The widths of a table's columns, those that went too, and those that it had (w:tblGridChange, which has no author).
        LibreOffice leaves out cells beyond the last of the widths."""
        grid = table.find(W + "tblGrid")
        change = self.mark(table, "tblGridChange")
        for name in ("author", "date"):
            change.attrib.pop(W + name)
        inner = table.makeelement(W + "tblGrid", {})
        inner.extend([copy.deepcopy(column) for column in former.findall(f"{W}tblGrid/{W}gridCol")])
        change.append(inner)
        for child in list(grid):
            grid.remove(child)
        grid.extend([*widths, change])

    def came(self, item: Element, name: str = "ins") -> None:
        """Marks a paragraph, a table, a row or a cell, all of it, as new."""
        self._rows_and_cell(item, "ins", "cellIns")
        for paragraph in paragraphs_of(item):
            self.wrap(list(runs(paragraph)), name)
            self._own_mark(item, paragraph, name)

    def gone(self, item: Element, name: str = "del") -> Element:
        """Marks a clone, all of it, as deleted, or as moved away ("moveFrom": there text stays plain text, as Word writes
        it); returns it."""
        self._rows_and_cell(item, "del", "cellDel")
        for paragraph in paragraphs_of(item):
            members = list(runs(paragraph))
            self.wrap([deleted_run(run) for run in members] if name == "del" else members, name)
            self._own_mark(item, paragraph, name)
        return item

    def _rows_and_cell(self, item: Element, row_name: str, cell_name: str) -> None:
        for row in _rows(item):
            self.row(row, row_name)
        if item.tag == W + "tc":
            self.cell(item, cell_name)

    def _own_mark(self, item: Element, paragraph: Element, name: str) -> None:
        """The last paragraph of a cell ends with the cell, not with a mark of its own."""
        if item.tag != W + "tc" or paragraph is not item[-1]:
            self.paragraph_mark(paragraph, name)


def mark_look(paragraph: Element) -> Element:
    """The look of a paragraph's own mark (w:pPr/w:rPr), made where there is none."""
    properties = _properties(paragraph)
    look = properties.find(W + "rPr")
    if look is None:
        look = properties.makeelement(W + "rPr", {})
        # pPr ends in rPr, sectPr, pPrChange, in this order.
        later = [child for child in properties if child.tag in (W + "sectPr", W + "pPrChange")]
        properties.insert(properties.index(later[0]) if later else len(properties), look)
    return look


def _properties(paragraph: Element) -> Element:
    found = paragraph.find(W + "pPr")
    if found is None:
        found = paragraph.makeelement(W + "pPr", {})
        paragraph.insert(0, found)
    return found


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


def clone(item: Element, *, whole: bool = False) -> Element:
    """A deep copy that can stand a second time: without bookmarks, comments, sections, unique ids, and without the marks
    of fields that it does not hold whole. `whole`: the run is part of a field that comes along as a whole."""
    made = copy.deepcopy(item)
    made.tail = None
    unfold(made)
    bound = _BOUND if whole or _whole_fields(made) else (*_BOUND, *_FIELD)
    for element in list(made.iter(*bound)):
        element.getparent().remove(element)
    for tag in list(made.iter(W + "smartTag")):
        _unwrap(tag)
    for element in made.iter():
        if isinstance(element.tag, str):
            for name in (W14 + "paraId", W14 + "textId"):
                element.attrib.pop(name, None)
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
