"""Tracked changes: which of them the asked-for view holds, and what stands in the file that it lacks."""

from dataclasses import dataclass
from typing import Final

from core.model.document import Revision, RevisionKind
from core.readers.docx.names import VAL, Element, M, W

KINDS: Final = {
    W + "ins": RevisionKind.INSERTED,
    W + "del": RevisionKind.DELETED,
    W + "moveFrom": RevisionKind.MOVED_FROM,
    W + "moveTo": RevisionKind.MOVED_TO,
    W + "cellIns": RevisionKind.INSERTED,
    W + "cellDel": RevisionKind.DELETED,
}
_GONE: Final = {
    "accepted": frozenset({W + "del", W + "moveFrom", W + "cellDel"}),
    "rejected": frozenset({W + "ins", W + "moveTo", W + "cellIns"}),
}
_BREAKS: Final = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "\u2011", W + "softHyphen": "\u00ad"}
_TEXTS: Final = frozenset({W + "t", W + "delText", M + "t"})


@dataclass(slots=True)
class Piece:
    """A tracked change on its way into a Revision: the span in the paragraph that is being read."""

    kind: RevisionKind
    author: str
    date: str | None
    start: int
    end: int
    text: str = ""


class View:
    """One of the two texts that a file with tracked changes holds."""

    def __init__(self, revisions: str) -> None:
        self.rejected = revisions == "rejected"
        self.gone = _GONE["rejected" if self.rejected else "accepted"]
        """Tags of the marks whose content this view lacks."""

    def lacks(self, element: Element) -> bool:
        """Whether the content of this mark is no text of the view: w:del in the accepted one, w:ins in the rejected one."""
        return element.tag in self.gone

    def properties(self, element: Element | None, name: str) -> Element | None:
        """The properties that hold in this view: the former ones where a change of them is rejected."""
        if not self.rejected or element is None:
            return element
        change = element.find(f"{W}{name}Change")
        return element if change is None else change.find(W + name)


def piece(element: Element, kind: RevisionKind, start: int, end: int, text: str = "") -> Piece:
    """The change that a mark tells of. `text`: what the view lacks, "" where the span covers it."""
    return Piece(kind, element.get(W + "author", ""), element.get(W + "date"), start, end, text)


def lost_text(element: Element) -> str:
    """The text that the view lacks, without field codes: paragraphs end in a line feed."""
    out: list[str] = []
    for node in element.iter():
        tag = node.tag
        if tag in _TEXTS:
            out.append(node.text or "")
        elif tag in _BREAKS:
            if not (tag == W + "tab" and node.get(VAL)):
                out.append(_BREAKS[tag])
        elif tag == W + "p" and out:
            out.append("\n")
    return "".join(out)


def joined(pieces: list[Piece]) -> list[Piece]:
    """Neighbouring pieces of one author, time and kind as one: Word cuts a change at every change of format."""
    found: list[Piece] = []
    for item in pieces:
        last = found[-1] if found else None
        same = last is not None and (last.kind, last.author, last.date) == (item.kind, item.author, item.date)
        if last is not None and same and item.start == last.end and bool(last.text) == bool(item.text):
            last.end, last.text = item.end, last.text + item.text
        else:
            found.append(item)
    return found


def revision(item: Piece, block: str) -> Revision:
    """The change in the block that its paragraph has become."""
    return Revision(
        kind=item.kind, author=item.author, date=item.date, block=block, start=item.start, end=item.end, text=item.text
    )


def lost_revision(item: Piece, after: str | None) -> Revision:
    """A change whose whole block the view lacks."""
    return Revision(kind=item.kind, author=item.author, date=item.date, after=after, text=item.text)
