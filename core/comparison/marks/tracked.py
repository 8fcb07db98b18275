"""Who marked a change: the tracked changes of the new file against the changes that were found."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from core.model.change import Anchor, Change, ChangeKind, Edit, Span, Tracked
from core.model.document import Block, Document, Revision, RevisionKind

_COME = frozenset({RevisionKind.INSERTED, RevisionKind.MOVED_TO})
_GONE = frozenset({RevisionKind.DELETED, RevisionKind.MOVED_FROM})
_WORD = re.compile(r"\w+")
NEAR = 2
"""A deletion stands at one point of the new text, give or take the white space beside it."""


class Revisions:
    """The tracked changes of a document, by what they touch."""

    def __init__(self, document: Document) -> None:
        self.any = bool(document.revisions)
        self.come: dict[str, list[Revision]] = {}
        self.gone: dict[str, list[Revision]] = {}
        self.lost: list[Revision] = []
        self.formats: dict[str, list[Revision]] = {}
        for revision in document.revisions:
            self._sort(revision)
        self.said = [(revision, set(_WORD.findall(revision.text.lower()))) for revision in self.lost]

    def _sort(self, revision: Revision) -> None:
        block = revision.block
        if revision.kind in _COME and block is not None:
            self.come.setdefault(block, []).append(revision)
        elif revision.kind in _GONE:
            self.lost.append(revision)
            if block is not None:
                self.gone.setdefault(block, []).append(revision)
        elif block is not None:
            self.formats.setdefault(block, []).append(revision)

    def of(self, change: Change, old: Mapping[str, Block]) -> Tracked | None:
        """Author and date of the revision that covers the change; None where a part of it is covered by none."""
        if change.kind is ChangeKind.FORMATTING:
            return self._looked(change)
        found: Revision | None = None
        edits = change.edits or tuple(Edit(old=None, new=Span(block=a.block, start=a.start, end=a.end)) for a in change.new)
        for edit in edits:
            for revision in self._covering(edit, change, old):
                if revision is None:
                    return None
                found = found or revision
        return Tracked(author=found.author, date=found.date) if found else None

    def _looked(self, change: Change) -> Tracked | None:
        """Who marked another look: every anchor needs a mark of its own."""
        found = [self._look_of(anchor) for anchor in change.new]
        first = found[0] if found and all(found) else None
        return Tracked(author=first.author, date=first.date) if first else None

    def _look_of(self, anchor: Anchor) -> Revision | None:
        for revision in self.formats.get(anchor.block, ()):
            if revision.start < anchor.end and anchor.start < revision.end:
                return revision
        return None

    def _covering(self, edit: Edit, change: Change, old: Mapping[str, Block]) -> Iterator[Revision | None]:
        new, out = edit.new, edit.old
        if new is not None and (new.start < new.end or out is None):
            yield self.brought(new)
        if out is not None and (out.start < out.end or new is None):
            block = old.get(out.block)
            yield self._taken(block.text[out.start : out.end] if block else "", new)

    def brought(self, span: Span) -> Revision | None:
        """The insertion that overlaps a span of the new text."""
        for revision in self.come.get(span.block, ()):
            if (revision.start < span.end and span.start < revision.end) or span.start == span.end:
                return revision
        return None

    def _taken(self, text: str, new: Span | None) -> Revision | None:
        """The deletion at a point of the new text, or one that holds the words of a block that is gone."""
        if new is not None:
            for revision in self.gone.get(new.block, ()):
                if new.start - NEAR <= revision.start <= new.end + NEAR:
                    return revision
        sought = set(_WORD.findall(text.lower()))
        for revision, said in self.said:
            if revision.block is None and (sought & said if sought else not said):
                return revision
            if sought and sought <= said:
                return revision
        return None


def with_authors(changes: Sequence[Change], new: Document, old: Mapping[str, Block]) -> list[Change]:
    """Sets `tracked` where the new file holds tracked changes; None where a part of the change is covered by none of them."""
    revisions = Revisions(new)
    if not revisions.any:
        return list(changes)
    return [replace(change, tracked=revisions.of(change, old)) for change in changes]


def by_remark(change: Change, new: Mapping[str, Block]) -> Tracked | None:
    """Who wrote a comment, by its first block; None of one that is gone."""
    for anchor in change.new:
        said = {mark.type: mark.value for mark in new[anchor.block].marks}
        if "author" in said:
            return Tracked(author=said["author"], date=said.get("date"))
    return None


def by_nearest(change: Change, new: Document) -> Tracked:
    """Who marked a change that was marked, though no single mark covers it (paragraphs joined, cells moved): the mark in its
    blocks, else the document's only author, else nobody's name."""
    blocks = {anchor.block for anchor in change.new}
    inside = [one for one in new.revisions if one.block in blocks or (one.block is None and one.after in blocks)]
    if inside:
        return Tracked(author=inside[0].author, date=inside[0].date)
    authors = {one.author for one in new.revisions}
    return Tracked(author=authors.pop() if len(authors) == 1 else "", date=None)
