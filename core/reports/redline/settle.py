"""Settles the tracked changes that a part already holds, so that what remains to be marked is ours alone."""

from collections.abc import Callable
from typing import Final

from core.reports.redline.package import Element, W

_COMING: Final = (W + "ins", W + "moveTo")
_GOING: Final = (W + "del", W + "moveFrom")
_RANGES: Final = tuple(
    W + name
    for name in (
        *("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd"),
        *("customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart", "customXmlDelRangeEnd"),
        *("customXmlMoveFromRangeStart", "customXmlMoveFromRangeEnd", "customXmlMoveToRangeStart", "customXmlMoveToRangeEnd"),
    )
)
_CHANGES: Final = {
    W + name: W + name.removesuffix("Change")
    for name in (
        "pPrChange",
        "rPrChange",
        "tblPrChange",
        "trPrChange",
        "tcPrChange",
        "sectPrChange",
        "tblGridChange",
        "tblPrExChange",
    )
}


Chosen = Callable[[Element], bool]


def every(_mark: Element) -> bool:
    """Chooses all marks."""
    return True


def settle(root: Element, view: str, chosen: Chosen = every) -> None:
    """Accepts ("accepted") or rejects ("rejected") the chosen tracked changes of the part, in place."""
    accepted = view == "accepted"
    kept, lost = (_COMING, _GOING) if accepted else (_GOING, _COMING)
    _settle_ranges(root, chosen)
    _settle_properties(root, accepted, chosen)
    _settle_rows(root, kept, lost, chosen)
    _settle_cells(root, accepted, chosen)
    gone = _settle_marks(root, kept, lost, chosen)
    for element in [element for element in root.iter(*lost) if chosen(element)]:
        _remove(element)
    for element in [element for element in root.iter(*kept) if chosen(element)]:
        _unwrap(element)
    for name, plain in (("delText", "t"), ("delInstrText", "instrText")):
        for element in root.iter(W + name):
            if not any(above.tag in _GOING for above in element.iterancestors()):
                element.tag = W + plain
    for paragraph in gone:
        _join_next(paragraph)


def _settle_ranges(root: Element, chosen: Chosen) -> None:
    stay = {element.get(W + "id") for element in root.iter(*_RANGES) if element.get(W + "author") and not chosen(element)}
    for element in [element for element in root.iter(*_RANGES) if element.get(W + "id") not in stay]:
        _remove(element)


def _settle_properties(root: Element, accepted: bool, chosen: Chosen) -> None:
    for change in [change for change in root.iter(*_CHANGES) if chosen(change)]:
        parent = change.getparent()
        if parent is None:
            continue
        former = next(iter(change), None)
        parent.remove(change)
        if not accepted and former is not None:
            put_back(parent, former)
    for change in [change for change in root.iter(W + "numberingChange") if chosen(change)]:
        _remove(change)


def put_back(properties: Element, former: Element) -> list[Element]:
    """Gives an element its former properties; returns those that it had. What is no property of the kind stays."""
    keep = [child for child in properties if child.tag in (W + "rPr", W + "sectPr", *_COMING, *_GOING)]
    before = [child for child in properties if child not in keep]
    for child in list(properties):
        properties.remove(child)
    first = [child for child in keep if child.tag in (*_COMING, *_GOING)] if properties.tag == W + "rPr" else []
    last = [child for child in keep if child not in first and (properties.tag == W + "pPr" or child.tag != W + "rPr")]
    properties.extend([*first, *list(former), *last])
    return before


def _settle_rows(root: Element, kept: tuple[str, ...], lost: tuple[str, ...], chosen: Chosen) -> None:
    for properties in list(root.iter(W + "trPr")):
        row = properties.getparent()
        if any(chosen(mark) for tag in lost for mark in properties.findall(tag)):
            table = row.getparent()
            _remove(row)
            if table is not None and table.tag == W + "tbl" and table.find(W + "tr") is None:
                _remove(table)
            continue
        for mark in [mark for tag in kept for mark in properties.findall(tag) if chosen(mark)]:
            properties.remove(mark)


def _settle_cells(root: Element, accepted: bool, chosen: Chosen) -> None:
    gone, stays = (W + "cellDel", W + "cellIns") if accepted else (W + "cellIns", W + "cellDel")
    lost = [mark.getparent().getparent() for mark in root.iter(gone) if chosen(mark)]
    columns = {(cell.getparent().getparent(), len(list(cell.itersiblings(W + "tc", preceding=True)))): None for cell in lost}
    for cell in lost:
        _remove(cell)
    for table, at in sorted(columns, key=lambda column: -column[1]):
        _narrow(table, at)
    for mark in [mark for mark in root.iter(stays) if chosen(mark)]:
        _remove(mark)


def _narrow(table: Element, at: int) -> None:
    """Takes out the width of a column whose cells went, where no row needs it any longer."""
    widths = table.findall(f"{W}tblGrid/{W}gridCol")
    needed = max((sum(map(_span, row.findall(W + "tc"))) for row in table.findall(W + "tr")), default=0)
    if at < len(widths) > needed:
        _remove(widths[at])


def _span(cell: Element) -> int:
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    value = "" if span is None else span.get(W + "val", "")
    return int(value) if value.isdecimal() else 1


def _settle_marks(root: Element, kept: tuple[str, ...], lost: tuple[str, ...], chosen: Chosen) -> list[Element]:
    """The paragraphs whose marks go; the marks themselves are taken out."""
    gone = []
    for properties in list(root.iter(W + "pPr")):
        look = properties.find(W + "rPr")
        if look is None:
            continue
        marks = [mark for tag in (*kept, *lost) for mark in look.findall(tag) if chosen(mark)]
        if any(mark.tag in lost for mark in marks):
            gone.append(properties.getparent())
        for mark in marks:
            look.remove(mark)
    return gone


def _join_next(paragraph: Element) -> None:
    """A paragraph without its mark gives its content to the next one, whose properties hold (ISO/IEC 29500-1, 17.13.5)."""
    content = [child for child in paragraph if child.tag != W + "pPr"]
    following = paragraph.getnext()
    while following is not None and following.tag in (W + "bookmarkStart", W + "bookmarkEnd"):
        following = following.getnext()
    if following is None or following.tag != W + "p":
        if not any(child.tag == W + "r" for child in content) and _dispensable(paragraph):
            _remove(paragraph)
        return
    start = 1 if following.find(W + "pPr") is not None else 0
    for offset, child in enumerate(content):
        following.insert(start + offset, child)
    _remove(paragraph)


def _dispensable(paragraph: Element) -> bool:
    """A cell, note or text box must keep one paragraph at least."""
    parent = paragraph.getparent()
    return parent is not None and len(parent.findall(W + "p")) > 1


def _unwrap(element: Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    index = parent.index(element)
    for offset, child in enumerate(list(element)):
        parent.insert(index + offset, child)
    parent.remove(element)


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
