"""Who marked a change: the tracked changes of the new file against the changes that were found."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from core.model.change import Change, Edit, Lane, Span, Tracked
from core.model.document import Block, Document, Revision, RevisionKind

UNMARKED = "unmarked"
_COME = frozenset({RevisionKind.INSERTED, RevisionKind.MOVED_TO})
_GONE = frozenset({RevisionKind.DELETED, RevisionKind.MOVED_FROM})
_WORD = re.compile(r"\w+")
_LANES = frozenset({Lane.SUBSTANCE, Lane.WORDING, Lane.COSMETIC})
NEAR = 2
"""A deletion stands at one point of the new text, give or take the white space beside it."""


class Revisions:
    """The tracked changes of a document, by what they touch."""

    def __init__(self, document: Document) -> None:
        self.any = bool(document.revisions)
        self.come: dict[str, list[Revision]] = {}
        self.gone: dict[str, list[Revision]] = {}
        self.lost: list[Revision] = []
        self.formats: dict[str, Revision] = {}
        for revision in document.revisions:
            self._sort(revision)
        self.said = [(revision, set(_WORD.findall(revision.text.lower()))) for revision in self._every_gone()]

    def _sort(self, revision: Revision) -> None:
        block = revision.block
        if revision.kind in _COME and block is not None:
            self.come.setdefault(block, []).append(revision)
        elif revision.kind in _GONE:
            self.lost.append(revision)
            if block is not None:
                self.gone.setdefault(block, []).append(revision)
        elif block is not None:
            self.formats[block] = revision

    def _every_gone(self) -> list[Revision]:
        return self.lost

    def of(self, change: Change, old: Mapping[str, Block]) -> Tracked | None:
        """Author and date of the revision that covers the change; None where a part of it is covered by none."""
        found: Revision | None = None
        edits = change.edits or tuple(Edit(old=None, new=Span(block=a.block, start=a.start, end=a.end)) for a in change.new)
        for edit in edits:
            for revision in self._covering(edit, change, old):
                if revision is None:
                    return None
                found = found or revision
        return Tracked(author=found.author, date=found.date) if found else None

    def _covering(self, edit: Edit, change: Change, old: Mapping[str, Block]) -> Iterator[Revision | None]:
        new, out = edit.new, edit.old
        if new is not None and (new.start < new.end or out is None):
            yield self._brought(new)
        if out is not None and (out.start < out.end or new is None):
            block = old.get(out.block)
            yield self._taken(block.text[out.start : out.end] if block else "", new, change)

    def _brought(self, span: Span) -> Revision | None:
        """The insertion that overlaps a span of the new text."""
        for revision in self.come.get(span.block, ()):
            if (revision.start < span.end and span.start < revision.end) or span.start == span.end:
                return revision
        return None

    def _taken(self, text: str, new: Span | None, change: Change) -> Revision | None:
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
    """Sets `tracked` where the new file holds tracked changes."""
    revisions = Revisions(new)
    if not revisions.any:
        return list(changes)
    return [replace(change, tracked=revisions.of(change, old)) for change in changes]


def unmarked(change: Change) -> Change:
    """Gives a change of the text that nobody marked its reason, before it is judged: the reason raises its significance."""
    if change.tracked is None and change.lane in _LANES and UNMARKED not in change.reasons:
        return replace(change, reasons=(*change.reasons, UNMARKED))
    return change
