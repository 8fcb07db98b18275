"""Scores of a comparison against the generator's truth: words, moves, rows, columns, cells."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from benchmarks.made.generator import Pair
from core.model.change import Change, ChangeKind
from core.model.comparison import Comparison
from core.model.document import Document

WORD = re.compile(r"[^ ]+")


@dataclass
class Marks:
    """Right ones, ours and theirs: precision is right / ours, recall right / theirs."""

    right: int = 0
    ours: int = 0
    theirs: int = 0

    def count(self, ours: set[object], theirs: set[object]) -> None:
        """Adds one case."""
        self.right += len(ours & theirs)
        self.ours += len(ours)
        self.theirs += len(theirs)

    @property
    def precision(self) -> float:
        """1 where nothing was said."""
        return self.right / self.ours if self.ours else 1.0

    @property
    def recall(self) -> float:
        """1 where there was nothing to say."""
        return self.right / self.theirs if self.theirs else 1.0


KINDS = ("words", "moves", "rows", "columns", "cells")


def add_marks(marks: dict[str, Marks], pair: Pair, comparison: Comparison) -> None:
    """Counts one comparison into `marks`, which has a Marks for each of KINDS."""
    truth, changes = pair.truth, comparison.changes
    ours, theirs = (
        _words(pair, changes),
        {("old", *word) for word in truth.words_old} | {("new", *word) for word in truth.words_new},
    )
    marks["words"].count(ours, theirs)  # type: ignore[arg-type]
    marks["moves"].count(_moves(changes), set(truth.moves))
    rows = {("in", *line) for line in truth.rows_inserted} | {("out", *line) for line in truth.rows_deleted}
    rows |= {("move", *line) for line in truth.rows_moved}
    marks["rows"].count(_lines(changes, "row"), rows)  # type: ignore[arg-type]
    columns = {("in", *line) for line in truth.columns_inserted} | {("out", *line) for line in truth.columns_deleted}
    marks["columns"].count(_lines(changes, "column"), columns)  # type: ignore[arg-type]
    marks["cells"].count(_cells(changes), {cell[0] for cell in truth.cells})


def _words(pair: Pair, changes: Iterable[Change]) -> set[object]:
    """Words of paragraphs that an edit touches; tables are scored by rows, columns and cells."""
    found: set[object] = set()
    texts = {("old", block.block): block.text for block in pair.old.blocks if block.table is None}
    texts |= {("new", block.block): block.text for block in pair.new.blocks if block.table is None}
    for change in changes:
        for edit in change.edits:
            for side, span in (("old", edit.old), ("new", edit.new)):
                if span is None or (side, span.block) not in texts:
                    continue
                for place, match in enumerate(WORD.finditer(texts[side, span.block])):
                    if match.start() < span.end and span.start < match.end():
                        found.add((side, span.block, place))
    return found


def _moves(changes: Iterable[Change]) -> set[object]:
    return {
        (old.block, new.block)
        for change in changes
        if change.kind in (ChangeKind.MOVED, ChangeKind.MOVED_AND_EDITED)
        for old, new in zip(change.old, change.new, strict=True)
    }


def _lines(changes: Iterable[Change], axis: str) -> set[object]:
    found: set[object] = set()
    for change in changes:
        if change.kind.value.startswith(axis):
            sort = {"inserted": "in", "deleted": "out", "moved": "move"}[change.kind.value.partition("_")[2]]
            place = (change.old or change.new)[0].table
            assert place is not None
            found.add((sort, place.id, getattr(place, axis)))
    return found


def _cells(changes: Iterable[Change]) -> set[object]:
    """Changed cells, also those in a moved row."""
    found: set[object] = {anchor.block for change in changes if change.kind is ChangeKind.CELL_CHANGED for anchor in change.old}
    for change in changes:
        if change.kind in (ChangeKind.ROW_MOVED, ChangeKind.COLUMN_MOVED):
            found |= {edit.old.block for edit in change.edits if edit.old}
    return found


def words_of(document: Document) -> int:
    """Of all stories, as white space divides them."""
    return sum(len(block.text.split()) for block in document.blocks)
