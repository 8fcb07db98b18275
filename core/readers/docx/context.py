"""What all stories of one document share: the package, the style sheet, the lists, and what has been found so far."""

import hashlib
import re
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from core.errors import Damaged
from core.model.document import Block, Part, PartStatus, Revision
from core.model.setting import Setting
from core.readers.docx.bound_data import BoundData
from core.readers.docx.names import Element
from core.readers.docx.numbering import Numbering
from core.readers.docx.revisions import View
from core.readers.docx.styles import Styles
from core.readers.package import Package, Relationship

_TAG: Final = re.compile(rb"<[^<>]*>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A story that was met inside another one and is read after it. `read` takes what builds it."""

    story: str
    part: str
    section: tuple[str, ...]
    element: Element


@dataclass(slots=True)
class Found:
    """All that reading has brought together, in the order of reading."""

    blocks: list[Block] = field(default_factory=list)
    revisions: list[Revision] = field(default_factory=list)
    settings: list[Setting] = field(default_factory=list)
    ledger: list[Part] = field(default_factory=list)
    waiting: deque[Waiting] = field(default_factory=deque)
    counts: dict[str, int] = field(default_factory=dict)
    notes: dict[tuple[str, str], str] = field(default_factory=dict)
    """The story of each referenced note by kind and id, in the order of the references."""
    sections: list[tuple[str, ...]] = field(default_factory=list)
    """The section that each of those references stands in."""

    def copy(self) -> "Found":
        """As far as reading has come, to go back to when a story must be read again; lists are copied, blocks shared."""
        return Found(
            blocks=list(self.blocks),
            revisions=list(self.revisions),
            settings=list(self.settings),
            ledger=list(self.ledger),
            waiting=deque(self.waiting),
            counts=dict(self.counts),
            notes=dict(self.notes),
            sections=list(self.sections),
        )


class Context:
    """`comments`: the story of a comment by its id."""

    def __init__(self, package: Package, styles: Styles, numbering: Numbering, view: View) -> None:
        self.package = package
        self.styles = styles
        self.numbering = numbering
        self.view = view
        self.comments: dict[str, str] = {}
        self.found = Found()
        self.lost_notes: list[tuple[str, str, Element]] = []
        """Kind, id and tracked change of each note whose reference the view lacks."""
        self.fills: dict[str, str] = {}
        """Text boxes with a background."""
        self.data = BoundData(package)
        self._digests: dict[str, str | None] = {}

    def next(self, kind: str) -> int:
        """The running number of tables, text boxes, pictures …, from 1."""
        self.found.counts[kind] = self.found.counts.get(kind, 0) + 1
        return self.found.counts[kind]

    def relationship(self, part: str, identifier: str | None) -> Relationship | None:
        """What the id means in that part; None where it is unknown or the part's relationships are damaged."""
        try:
            return self.package.relationships(part).get(identifier or "")
        except Damaged:
            return None

    def digest(self, part: str) -> str | None:
        """The sha256 of a part's content; None where it is not there or damaged."""
        if part not in self._digests:
            try:
                self._digests[part] = hashlib.sha256(self.package.read(part)).hexdigest()
            except Damaged:
                self._digests[part] = None
        return self._digests[part]

    def note(self, kind: str, identifier: str, section: tuple[str, ...]) -> str:
        """The story of the note with this id: notes are numbered as they are referenced, as the reader sees them."""
        story = self.found.notes.get((kind, identifier))
        if story is None:
            story = self.found.notes[kind, identifier] = f"{kind}:{self.next(kind)}"
            self.found.sections.append(section)
        return story

    def later(self, kind: str, part: str, section: tuple[str, ...], element: Element) -> str:
        """Puts a story aside until the one that it stands in is read, and names it."""
        story = f"{kind}:{self.next(kind)}"
        self.found.waiting.append(Waiting(story=story, part=part, section=section, element=element))
        return story

    def record(
        self, story: str, place: str, units: int, status: PartStatus, reason: str | None = None, digest: str | None = None
    ) -> None:
        """A line of the ledger. `units`: words of text, else how many things it is about; `reason`: None where it was
        compared."""
        self.found.ledger.append(Part(story=story, place=place, units=units, status=status, reason=reason, digest=digest))

    def optional(self, part: str, use: Callable[[Element], None], story: str, tag: str = "") -> None:
        """Reads a part that the document can do without; a damaged one is named in the ledger, and one whose root is not the
        `tag` that it must be."""
        try:
            root = self.package.root(part)
            if tag and root.tag != tag:
                raise Damaged
        except Damaged:
            self.record(story, part, self._guess(part), PartStatus.NOT_COMPARED, "damaged")
            return
        use(root)

    def _guess(self, part: str) -> int:
        """About how many words a part holds that is not well-formed; 0 where not even its bytes can be had."""
        try:
            data = self.package.read(part)
        except Damaged:
            return 0
        return len(_TAG.sub(b" ", data).split())
