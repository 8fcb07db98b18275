"""All stories of a document: the body first, then notes, headers and footers, comments, text boxes, charts, diagrams."""

from dataclasses import replace
from typing import Final

from core.errors import Damaged
from core.model.document import PartStatus
from core.readers.docx.charts import chart_texts, diagram_texts, paragraph_texts
from core.readers.docx.comments import Comment, comment_marks, comments_of, thread
from core.readers.docx.context import Context, Waiting
from core.readers.docx.flow import Flow
from core.readers.docx.names import ID, R_ID, A, Element, V, W, is_on
from core.readers.docx.properties import NO_FILL
from core.readers.docx.revisions import KINDS, lost_revision, lost_text, piece

_SEPARATORS: Final = frozenset({"separator", "continuationSeparator", "continuationNotice"})
_ORDER: Final = {"default": 0, "first": 1, "even": 2}


class Stories:
    """Reads them all into the context. `main`: the name of the main part."""

    def __init__(self, context: Context, main: str, settings: Element | None) -> None:
        self._context = context
        self._main = main
        self._even = _switch(settings, "evenAndOddHeaders")
        self._sections: list[Element] = []
        self._comments: list[Comment] = []
        self._comments_part = ""
        self._places = {"body": main}
        self.words = 0
        """Of all stories, once they are read."""

    def read(self, root: Element) -> None:
        """Body, notes, headers and footers, comments, then what waits inside them. Raises Damaged without a body."""
        body = root.find(W + "body")
        if body is None:
            raise Damaged
        self._find_comments()
        background = root.find(W + "background")
        flow = Flow(self._context, "body", self._main)
        colour = "" if background is None else background.get(W + "color", "").lower()
        flow.fill = "" if colour in NO_FILL else colour
        flow.read(body)
        self._sections = flow.sections
        self._notes("footnote", "footnotes")
        self._notes("endnote", "endnotes")
        self._headers()
        self._read_comments()
        self._read_waiting()
        self._record()

    def _record(self) -> None:
        """A line of the ledger for each story, with its words."""
        words: dict[str, int] = {}
        for block in self._context.found.blocks:
            words[block.story] = words.get(block.story, 0) + len(block.text.split())
        self.words = sum(words.values())
        own = self._context.found.ledger
        self._context.found.ledger = []
        for story, count in words.items():
            self._context.record(story, self._places.get(story, self._main), count, PartStatus.COMPARED)
        self._context.found.ledger += own

    def _part(self, kind: str) -> str:
        """The name of the one part of this kind that belongs to the main part; "" where there is none."""
        related = self._context.package.related(self._main, kind)
        return next((found.target for found in related if not found.external), "")

    # Notes

    def _notes(self, kind: str, relation: str) -> None:
        part = self._part(relation)
        elements: dict[str, Element] = {}

        def collect(root: Element) -> None:
            for note in root.iterchildren(W + kind):
                if note.get(W + "type") not in _SEPARATORS:
                    elements.setdefault(note.get(ID, ""), note)

        if part:
            self._context.optional(part, collect, kind, W + relation)
        self._referenced(kind, part, elements)
        self._unreferenced(kind, part, elements)

    def _referenced(self, kind: str, part: str, elements: dict[str, Element]) -> None:
        found = self._context.found
        keys = list(found.notes)
        for position, (note_kind, identifier) in enumerate(keys):
            story = found.notes[note_kind, identifier]
            if note_kind != kind:
                continue
            if identifier not in elements:
                self._context.record(story, part or kind, 0, PartStatus.NOT_COMPARED, "missing")
                continue
            self._places[story] = part
            Flow(self._context, story, part, found.sections[position]).read(elements[identifier])

    def _unreferenced(self, kind: str, part: str, elements: dict[str, Element]) -> None:
        """A note whose reference a tracked change took away is part of that change; one that nothing refers to is named."""
        lost = {identifier: mark for lost_kind, identifier, mark in self._context.lost_notes if lost_kind == kind}
        for identifier, element in elements.items():
            if (kind, identifier) in self._context.found.notes:
                continue
            text = lost_text(element).strip()
            if text and identifier in lost:
                mark = lost[identifier]
                self._context.found.revisions.append(lost_revision(piece(mark, KINDS[mark.tag], 0, 0, text), None))
            elif text:
                self._context.record(f"{kind} {identifier}", part, 0, PartStatus.COMPARED, "unreferenced")

    # Headers and footers

    def _headers(self) -> None:
        for number, section in enumerate(self._sections, 1):
            references = section.findall(W + "headerReference") + section.findall(W + "footerReference")
            references.sort(key=lambda reference: _ORDER.get(reference.get(W + "type", ""), 3))
            for kind in ("header", "footer"):
                for reference in references:
                    if reference.tag == f"{W}{kind}Reference":
                        self._header(kind, number, section, reference)

    def _header(self, kind: str, number: int, section: Element, reference: Element) -> None:
        which = reference.get(W + "type", "default")
        story = f"{kind}:{number}:{which}"
        if story in self._places:
            story = f"{story}-{len(self._places)}"
        found = self._context.relationship(self._main, reference.get(R_ID))
        if found is None or found.external or not self._context.package.has(found.target):
            self._context.record(story, found.target if found else kind, 0, PartStatus.NOT_COMPARED, "missing")
            return
        self._places[story] = found.target
        flow = Flow(self._context, story, found.target)
        flow.hidden = (which == "first" and not _switch(section, "titlePg")) or (which == "even" and not self._even)
        self._context.optional(found.target, flow.read, story, W + {"header": "hdr", "footer": "ftr"}[kind])

    # Comments

    def _find_comments(self) -> None:
        self._comments_part = self._part("comments")
        if not self._comments_part:
            return
        everything = W + "comments"
        self._context.optional(self._comments_part, lambda root: self._comments.extend(comments_of(root)), "comment", everything)
        self._context.comments = {comment.id: comment.story for comment in self._comments}
        extended = self._part("commentsExtended")
        if extended:
            self._context.optional(extended, lambda root: thread(self._comments, root), "comment")

    def _read_comments(self) -> None:
        blocks = self._context.found.blocks
        for comment in self._comments:
            self._places[comment.story] = self._comments_part
            first = len(blocks)
            Flow(self._context, comment.story, self._comments_part).read(comment.element)
            blocks = self._context.found.blocks
            if len(blocks) > first:
                known = comment_marks(comment, len(blocks[first].text))
                blocks[first] = replace(blocks[first], marks=blocks[first].marks + known)

    # Text boxes, charts, diagrams

    def _read_waiting(self) -> None:
        """Each may hold others."""
        while self._context.found.waiting:
            waiting = self._context.found.waiting.popleft()
            self._places[waiting.story] = waiting.part
            flow = Flow(self._context, waiting.story, waiting.part, waiting.section)
            flow.fill = self._context.fills.get(waiting.story, "")
            if waiting.element is None:
                self._read_graphic(waiting, flow)
            elif waiting.element.tag == V + "textpath":
                flow.paragraphs([waiting.element.get("string", "")])
            elif waiting.element.tag == A + "txBody":
                flow.paragraphs([text for text in paragraph_texts(waiting.element) if text])
            else:
                flow.read(waiting.element)

    def _read_graphic(self, waiting: Waiting, flow: Flow) -> None:
        def use(root: Element) -> None:
            if waiting.story.startswith("diagram"):
                flow.paragraphs(diagram_texts(root))
                return
            texts, rows = chart_texts(root)
            flow.paragraphs(texts)
            flow.cells(rows)

        self._context.optional(waiting.part, use, waiting.story)


def _switch(element: Element | None, name: str) -> bool:
    child = None if element is None else element.find(W + name)
    return child is not None and is_on(child)
