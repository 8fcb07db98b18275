"""Word comments on the changes of substance: sentence, significance, and the verified explanation."""

from typing import Final

from lxml import etree

from core.reports.packing import xml_text
from core.reports.redline.package import Element, Package, W

_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_MARKS: Final = (W + "ins", W + "del", W + "moveFrom", W + "moveTo")


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

    def add(self, paragraph: Element, texts: list[str]) -> None:
        """A comment on the paragraph's tracked changes, or on all of it where it holds none."""
        identifier, self._next = str(self._next), self._next + 1
        self.root.append(self._comment(identifier, texts))
        marks = [child for child in paragraph.iter(*_MARKS) if child.getparent().tag != W + "rPr"]
        inner = [child for child in marks if child.getparent() is paragraph]
        start, end = _bound(paragraph, "commentRangeStart", identifier), _bound(paragraph, "commentRangeEnd", identifier)
        if inner:
            inner[0].addprevious(start)
            inner[-1].addnext(end)
        else:
            properties = paragraph.find(W + "pPr")
            paragraph.insert(0 if properties is None else 1, start)
            paragraph.append(end)
        run = paragraph.makeelement(W + "r", {})
        run.append(_bound(paragraph, "commentReference", identifier))
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
