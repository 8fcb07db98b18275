"""Word comments on the changes of substance: sentence, significance, and the verified explanation."""

from typing import Final

from lxml import etree

from core.reports.packing import xml_text
from core.reports.redline.package import Element, Package, W
from core.reports.redline.spots import Stretch

_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


class Comments:
    """The comments part of the new package; comments that it has are kept."""

    def __init__(self, package: Package, author: str, date: str) -> None:
        self.author, self.date = author, date
        part = package.related("comments")
        if part is None or not package.has(part):
            part = "word/comments.xml"
            root = etree.Element(W + "comments", nsmap={"w": W[1:-1]})
            package.add(part, etree.tostring(root), _TYPE)
            package.relate(package.document, "comments", part)
        self.root = package.root(part)
        known = [int(e.get(W + "id", "0")) for e in self.root.iter(W + "comment") if e.get(W + "id", "").isdecimal()]
        self._next = max(known, default=-1) + 1

    def add(self, stretch: Stretch, texts: list[str]) -> None:
        """A comment on all from the stretch's first element to its last."""
        identifier, self._next = str(self._next), self._next + 1
        self.root.append(self._comment(identifier, texts))
        first, last = stretch
        start, end = _bound(first, "commentRangeStart", identifier), _bound(last, "commentRangeEnd", identifier)
        if first.tag == W + "pPr":
            first.addnext(start)
        else:
            first.addprevious(start)
        last.addnext(end)
        run = last.makeelement(W + "r", {})
        run.append(_bound(last, "commentReference", identifier))
        end.addnext(run)

    def _comment(self, identifier: str, texts: list[str]) -> Element:
        comment = self.root.makeelement(W + "comment", {})
        for name, value in (("id", identifier), ("author", self.author), ("date", self.date), ("initials", self.author[:1])):
            comment.set(W + name, xml_text(value))
        for text in texts:
            paragraph = etree.SubElement(comment, W + "p")
            line = etree.SubElement(etree.SubElement(paragraph, W + "r"), W + "t")
            line.text = xml_text(text)
            line.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        return comment


def _bound(near: Element, name: str, identifier: str) -> Element:
    made = near.makeelement(W + name, {})
    made.set(W + "id", identifier)
    return made
