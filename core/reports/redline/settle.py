"""Settles the tracked changes that a part already holds, so that what remains to be marked is ours alone."""

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


def settle(root: Element, view: str) -> None:
    """Accepts ("accepted") or rejects ("rejected") every tracked change of the part, in place."""
    accepted = view == "accepted"
    kept, lost = (_COMING, _GOING) if accepted else (_GOING, _COMING)
    _settle_properties(root, accepted)
    _settle_rows(root, kept, lost)
    _settle_cells(root, accepted)
    gone = _settle_marks(root, kept, lost)
    for element in list(root.iter(*lost)):
        _remove(element)
    for element in list(root.iter(*kept)):
        _unwrap(element)
    for element in list(root.iter(*_RANGES)):
        _remove(element)
    for name, plain in (("delText", "t"), ("delInstrText", "instrText")):
        for element in root.iter(W + name):
            element.tag = W + plain
    for paragraph in gone:
        _join_next(paragraph)


def _settle_properties(root: Element, accepted: bool) -> None:
    for change in list(root.iter(*_CHANGES)):
        parent = change.getparent()
        if parent is None:
            continue
        former = next(iter(change), None)
        parent.remove(change)
        if accepted or former is None:
            continue
        keep = [child for child in parent if child.tag in (W + "rPr", W + "sectPr", *_COMING, *_GOING)]
        for child in list(parent):
            parent.remove(child)
        parent.extend([*list(former), *[child for child in keep if parent.tag == W + "pPr" or child.tag != W + "rPr"]])
    for change in list(root.iter(W + "numberingChange")):
        _remove(change)


def _settle_rows(root: Element, kept: tuple[str, ...], lost: tuple[str, ...]) -> None:
    for properties in list(root.iter(W + "trPr")):
        row = properties.getparent()
        if any(properties.find(tag) is not None for tag in lost):
            table = row.getparent()
            _remove(row)
            if table is not None and table.tag == W + "tbl" and table.find(W + "tr") is None:
                _remove(table)
            continue
        for tag in kept:
            for mark in properties.findall(tag):
                properties.remove(mark)


def _settle_cells(root: Element, accepted: bool) -> None:
    gone, stays = (W + "cellDel", W + "cellIns") if accepted else (W + "cellIns", W + "cellDel")
    for mark in list(root.iter(gone)):
        _remove(mark.getparent().getparent())
    for mark in list(root.iter(stays)):
        _remove(mark)


def _settle_marks(root: Element, kept: tuple[str, ...], lost: tuple[str, ...]) -> list[Element]:
    """The paragraphs whose marks go; the marks themselves are taken out."""
    gone = []
    for properties in list(root.iter(W + "pPr")):
        look = properties.find(W + "rPr")
        if look is None:
            continue
        if any(look.find(tag) is not None for tag in lost):
            gone.append(properties.getparent())
        for tag in (*kept, *lost):
            for mark in look.findall(tag):
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
