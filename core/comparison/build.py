"""From a match to drafts of changes: each edit the one change that a person would name."""

from collections.abc import Iterator, Sequence

from core.comparison.computed import is_computed, is_printed_anew, numbers_of
from core.comparison.draft import Draft, Drafter
from core.comparison.grid import Grid
from core.comparison.joined import by_value
from core.comparison.matching import Match, TableMatch
from core.comparison.ordinals import COLUMNS, counts, number_of
from core.comparison.reflow import PieceEdit, same_words, stream_edits
from core.comparison.regroup import PAGED
from core.comparison.relaid import relaid_rows
from core.comparison.sequence import Pair
from core.comparison.stretches import blank, generated_lists, last_seen, running, stretches
from core.comparison.typed import plain_label, typed_label
from core.comparison.units import Side, flow_of, objects
from core.comparison.words import TextEdit, text_edits, whole
from core.model.change import ChangeKind, Edit, Lane, Place, Span
from core.model.comparison import Deadline
from core.model.document import OBJECT, Block

EVERY = 64
"""The deadline is asked once for so many pairs."""


class Builder:
    """Makes the drafts of one match. `coarse`: stories whose words the deadline left uncompared. `typed`: the edit of a number
    that was typed at the start of a paragraph, by the old place; it belongs to the renumbering, and in a list that a program
    made (`generated`) to that list."""

    def __init__(self, old: Side, new: Side, match: Match, deadline: Deadline) -> None:
        self.old, self.new, self.match, self.deadline = old, new, match, deadline
        self.make = Drafter(old, new)
        self.coarse: set[str] = set()
        self.asked, self.late = 0, False
        self.typed: dict[int, TextEdit] = {}
        self.continued: set[int] = set()
        self.paged = bool(PAGED & {old.document.format, new.document.format})
        self.relaid = (old.document.format in PAGED) != (new.document.format in PAGED)
        self.numbers = numbers_of((*old.blocks, *new.blocks)) if self.relaid else {}
        self.computed: dict[str, list[tuple[int, int, TextEdit]]] = {}
        self.spaces: list[tuple[int, int, TextEdit]] = []
        self.empty: tuple[list[int], list[int]] = ([], [])
        self.done_old: set[int] = set()
        self.generated: set[int] = set()
        self.done_new: set[int] = set()
        self.old_of = {j: i for i, j in match.pairs.items()}
        self.ahead_old, self.ahead_new = self._ahead()

    def _ahead(self) -> tuple[list[int], list[int]]:
        """For each new block the nearest old block before it in its story that has a counterpart (-1: none), and the
        reverse."""
        firsts, back = dict(self.match.pairs), dict(self.old_of)
        for olds, news in self.match.reflows:
            firsts |= dict.fromkeys(olds, news[-1])
            back |= dict.fromkeys(news, olds[-1])
        return last_seen(self.new, back), last_seen(self.old, firsts)

    def run(self) -> list[Draft]:
        """All drafts, in the order of the new version."""
        reflown = {i for olds, _ in self.match.reflows for i in olds}, {j for _, news in self.match.reflows for j in news}
        self.done_old |= reflown[0]
        self.done_new |= reflown[1]
        drafts = [draft for table in self.match.tables for draft in self._table(table)]
        drafts += [draft for table in self.match.tables for draft in self._renumbered_rows(table)]
        drafts += [self._move(group) for group in self.match.moves if group]
        drafts += [draft for olds, news in self.match.reflows for draft in self._reflow(olds, news)]
        drafts += self._generated()
        drafts += [draft for i, j in self.match.pairs.items() if self._differs(i, j) for draft in self._pair(i, j)]
        drafts += self._leftovers()
        return drafts

    def _differs(self, i: int, j: int) -> bool:
        return self.old.keys[i] != self.new.keys[j] and i not in self.done_old

    # --- words

    def edits(self, i: int, j: int) -> list[TextEdit]:
        """The word edits of a pair; past the deadline one edit from the first difference to the last."""
        one, two = self.old.blocks[i], self.new.blocks[j]
        if self.old.keys[i] == self.new.keys[j]:
            return []
        self.asked += 1
        if not self.late and self.asked % EVERY == 1:
            self.late = self.deadline()
        if self.late:
            self.coarse.add(two.story)
            return whole(one.text, two.text)
        cut = typed_label(one, two)
        if cut is None:
            return _texts(one, two, 0, 0)
        self.typed[i] = TextEdit(0, cut[0], 0, cut[1])
        return [self.typed[i], *_texts(one, two, *cut)]

    def spans(self, i: int, j: int) -> list[Edit]:
        return [self.edit(i, j, found) for found in self.edits(i, j)]

    def edit(self, i: int, j: int, found: TextEdit) -> Edit:
        """A text edit of a pair as an edit of its blocks."""
        old = Span(block=self.old.blocks[i].block, start=found.old_start, end=found.old_end)
        new = Span(block=self.new.blocks[j].block, start=found.new_start, end=found.new_end)
        return Edit(old=old, new=new)

    def _pair(self, i: int, j: int) -> list[Draft]:
        """One change for each edit of a paragraph, or for the edits of one value; one for a cell."""
        found = [edit for edit in self.edits(i, j) if edit != self.typed.get(i)]
        if self.relaid:
            found = self._without_spaces(i, j, found)
        found = self._without_computed(i, j, found)
        if self.new.blocks[j].table and self.old.blocks[i].table and found:
            return [self._cell_change(i, j, found)]
        together = by_value(self.old.blocks[i].text, self.new.blocks[j].text, found)
        return [self._edit_change(i, j, edits) for edits in together]

    def _without_spaces(self, i: int, j: int, found: Sequence[TextEdit]) -> list[TextEdit]:
        """Keeps back the edits of white space alone: where one side was rebuilt from pages they are one change together."""
        one, two = self.old.blocks[i].text, self.new.blocks[j].text
        spaces = [e for e in found if not (one[e.old_start : e.old_end] + two[e.new_start : e.new_end]).strip()]
        self.spaces += [(i, j, edit) for edit in spaces]
        return [edit for edit in found if edit not in spaces]

    def _without_computed(self, i: int, j: int, found: Sequence[TextEdit]) -> list[TextEdit]:
        """Keeps back the edits of computed results: they are one change of their story together."""
        one, two = self.old.blocks[i], self.new.blocks[j]
        results = [e for e in found if is_computed(one, two, e) or (self.relaid and is_printed_anew(one, two, e, self.numbers))]
        if results:
            self.computed.setdefault(flow_of(two.story), []).extend((i, j, edit) for edit in results)
        return [edit for edit in found if edit not in results]

    def _computed(self) -> Iterator[Draft]:
        """The results of fields that were computed anew, one change a flow of text."""
        for found in self.computed.values():
            pairs = sorted({(i, j) for i, j, _ in found}, key=lambda pair: pair[1])
            anchors = ([self.make.whole(self.old, i) for i, _ in pairs], [self.make.whole(self.new, j) for _, j in pairs])
            places = (self.make.before(self.old, pairs[0][0]), self.make.before(self.new, pairs[0][1]))
            edits = [self.edit(*one) for one in found]
            yield self.make.make(ChangeKind.RENUMBERED, anchors, places, edits, order=(pairs[0][1], -1), lane=Lane.NUMBERING)

    def _spaces(self) -> Iterator[Draft]:
        """All edits of white space between a document and one that was rebuilt from pages, and its empty paragraphs."""
        gone, come = self.empty
        if not self.spaces and not gone and not come:
            return
        olds = sorted({*(i for i, _, _ in self.spaces), *gone})
        news = sorted({*(j for _, j, _ in self.spaces), *come})
        edits = [self.edit(*found) for found in self.spaces]
        edits += [Edit(old=self.make.span(self.old, i), new=None) for i in gone]
        edits += [Edit(old=None, new=self.make.span(self.new, j)) for j in come]
        places = (Place(story=self.old.blocks[olds[0]].story if olds else "body"),) * 2
        anchors = ([self.make.whole(self.old, i) for i in olds], [self.make.whole(self.new, j) for j in news])
        yield self.make.make(ChangeKind.REPLACED, anchors, places, edits, order=(-1, 0), lane=Lane.NUMBERING)

    def _cell_change(self, i: int, j: int, found: Sequence[TextEdit]) -> Draft:
        return self.make.make(
            ChangeKind.CELL_CHANGED,
            ([self.make.whole(self.old, i)], [self.make.whole(self.new, j)]),
            (self.make.inside(self.old, i, 0), self.make.inside(self.new, j, 0)),
            [self.edit(i, j, edit) for edit in found],
            order=(j, 0),
            lane=Lane.NUMBERING if i in self.continued else Lane.WORDING,
        )

    def _edit_change(self, i: int, j: int, found: Sequence[TextEdit]) -> Draft:
        """The change of neighbouring edits; its anchors reach from the first to the last."""
        first, last = found[0], found[-1]
        out, into = any(e.old_start < e.old_end for e in found), any(e.new_start < e.new_end for e in found)
        old = [self.make.anchor(self.old, i, first.old_start, last.old_end)] if out else []
        new = [self.make.anchor(self.new, j, first.new_start, last.new_end)] if into else []
        kind = ChangeKind.REPLACED if old and new else ChangeKind.DELETED if old else ChangeKind.INSERTED
        kind = _pictures(kind, [anchor.text for anchor in (*old, *new)])
        places = (self.make.inside(self.old, i, first.old_start), self.make.inside(self.new, j, first.new_start))
        edits = [self.edit(i, j, edit) for edit in found]
        return self.make.make(kind, (old, new), places, edits, order=(j, first.new_start, first.old_start))

    # --- blocks that moved, split, merged

    def _move(self, group: Sequence[Pair], kinds: tuple[ChangeKind, ChangeKind] | None = None) -> Draft:
        plain, edited = kinds or (ChangeKind.MOVED, ChangeKind.MOVED_AND_EDITED)
        edits = [self.edit(i, j, found) for i, j in group for found in self.edits(i, j) if found != self.typed.get(i)]
        self.done_old.update(i for i, _ in group)
        self.done_new.update(j for _, j in group)
        first_old, first_new = min(i for i, _ in group), min(j for _, j in group)
        anchors = (
            [self.make.whole(self.old, i) for i, _ in group],
            [self.make.whole(self.new, j) for _, j in group],
        )
        places = (self.make.before(self.old, first_old), self.make.before(self.new, first_new))
        boxed = self.relaid and not edits and all(self._elsewhere(i, j) for i, j in group)
        lane = Lane.NUMBERING if boxed else Lane.WORDING
        return self.make.make(edited if edits else plain, anchors, places, edits, order=(first_new, -1), lane=lane)

    def _elsewhere(self, i: int, j: int) -> bool:
        """Whether a text stands in another flow: in a box of the document, among the others on the page."""
        return flow_of(self.old.blocks[i].story) != flow_of(self.new.blocks[j].story)

    def _reflow(self, olds: Sequence[int], news: Sequence[int]) -> Iterator[Draft]:
        """Blocks that were split or merged; where many became many with the same words, only the layout changed. Where one
        side was rebuilt from pages the borders say nothing: what changed in the words is told apart from them."""
        before = [self.old.blocks[i].text for i in olds]
        after = [self.new.blocks[j].text for j in news]
        found = list(stream_edits(before, after))
        cells = any(self.old.blocks[i].table for i in olds) or any(self.new.blocks[j].table for j in news)
        many = cells or self.paged or min(len(olds), len(news)) > 1
        same = many and same_words(before, after)
        own = [step for step in found if self.paged and not cells and not same and self._tells(step, olds, news)]
        edits = [
            Edit(old=self.make.span(self.old, olds[a], s, e), new=self.make.span(self.new, news[b], t, f))
            for a, s, e, b, t, f in found
            if (a, s, e, b, t, f) not in own
        ]
        kind = ChangeKind.SPLIT if len(news) > len(olds) else ChangeKind.MERGED
        yield self.make.make(
            kind,
            ([self.make.whole(self.old, i) for i in olds], [self.make.whole(self.new, j) for j in news]),
            (self.make.before(self.old, olds[0]), self.make.before(self.new, news[0])),
            edits,
            order=(news[0], -1),
            lane=Lane.NUMBERING if same or (self.paged and not cells) else Lane.WORDING,
        )
        for a, s, e, b, t, f in own:
            yield self._edit_change(olds[a], news[b], [TextEdit(s, e, t, f)])

    def _tells(self, step: PieceEdit, olds: Sequence[int], news: Sequence[int]) -> bool:
        """Whether an edit inside a reflow is one of words: no white space, no number that the other side counts."""
        a, s, e, b, t, f = step
        one, two = self.old.blocks[olds[a]], self.new.blocks[news[b]]
        out, into = one.text[s:e].strip(), two.text[t:f].strip()
        if (not out and not into) or (self.relaid and is_printed_anew(one, two, TextEdit(s, e, t, f), self.numbers)):
            return False
        counted = (two.label if not into and t == 0 else one.label if not out and s == 0 else None) or ""
        return not counted or plain_label(counted) != plain_label(out or into)

    # --- whole blocks that came or went

    def gone(self, kind: ChangeKind, places: Sequence[int], lane: Lane = Lane.WORDING) -> Draft:
        """A change that takes whole old blocks out."""
        kind = _pictures(kind, [self.old.blocks[i].text for i in places])
        self.done_old.update(places)
        first = places[0]
        after = self.ahead_new[first]
        block = self.new.blocks[after] if after >= 0 else None
        at_new = Place(story=block.story, after=block.block) if block else Place(story=self.old.blocks[first].story)
        return self.make.make(
            kind,
            ([self.make.whole(self.old, i) for i in places], []),
            (self.make.before(self.old, first), at_new),
            [Edit(old=self.make.span(self.old, i), new=None) for i in places],
            order=(after + 0.5, first),
            lane=lane,
        )

    def come(self, kind: ChangeKind, places: Sequence[int], lane: Lane = Lane.WORDING) -> Draft:
        """A change that brings whole new blocks in."""
        kind = _pictures(kind, [self.new.blocks[j].text for j in places])
        self.done_new.update(places)
        first = places[0]
        after = self.ahead_old[first]
        block = self.old.blocks[after] if after >= 0 else None
        at_old = Place(story=block.story, after=block.block) if block else Place(story=self.new.blocks[first].story)
        return self.make.make(
            kind,
            ([], [self.make.whole(self.new, j) for j in places]),
            (at_old, self.make.before(self.new, first)),
            [Edit(old=None, new=self.make.span(self.new, j)) for j in places],
            order=(first, -1),
            lane=lane,
        )

    def _leftovers(self) -> Iterator[Draft]:
        old_taken = self.done_old | set(self.match.pairs) | {i for olds, _ in self.match.reflows for i in olds}
        new_taken = self.done_new | set(self.old_of) | {j for _, news in self.match.reflows for j in news}
        if self.relaid:
            self.empty = blank(self.old, old_taken), blank(self.new, new_taken)
            old_taken |= set(self.empty[0])
            new_taken |= set(self.empty[1])
        for places in stretches(self.old, old_taken):
            yield self.gone(ChangeKind.DELETED, places, running(self.old, self.new, places, printed=self.relaid))
        for places in stretches(self.new, new_taken):
            yield self.come(ChangeKind.INSERTED, places, running(self.new, self.old, places, printed=self.relaid))
        yield from self._spaces()
        yield from self._computed()

    # --- generated text: one change a list

    def _generated(self) -> Iterator[Draft]:
        """Contents, lists of figures, page references: everything that differs in one list is one change of numbering."""
        old_lists, new_lists = generated_lists(self.old), generated_lists(self.new)
        for places in dict.fromkeys([*old_lists.values(), *new_lists.values()]):
            side_old = places and old_lists.get(places[0]) is places
            if side_old:
                mates = {self.match.pairs[i] for i in places if i in self.match.pairs}
                lists = dict.fromkeys(new_lists[j] for j in sorted(mates) if j in new_lists)
                news = [j for found in lists for j in found if j not in self.done_new]
                olds = [i for i in places if i not in self.done_old]
            else:
                olds, news = [], [j for j in places if j not in self.done_new]
            draft = self._generated_list(olds, news)
            if draft:
                yield draft

    def _generated_list(self, olds: Sequence[int], news: Sequence[int]) -> Draft | None:
        inside = set(news)
        several = {i for olds, _ in self.match.reflows for i in olds}
        parts = {j for _, news in self.match.reflows for j in news}
        pairs = [(i, self.match.pairs[i]) for i in olds if self.match.pairs.get(i, -1) in inside]
        changed = [(i, j) for i, j in pairs if self.old.keys[i] != self.new.keys[j]]
        gone = [i for i in olds if i not in self.match.pairs and i not in several]
        come = [j for j in news if j not in self.old_of and j not in parts]
        if not changed and not gone and not come:
            return None
        edits = [edit for i, j in changed for edit in self.spans(i, j)]
        edits += [Edit(old=self.make.span(self.old, i), new=None) for i in gone]
        edits += [Edit(old=None, new=self.make.span(self.new, j)) for j in come]
        out, into = sorted([i for i, _ in changed] + gone), sorted([j for _, j in changed] + come)
        self.done_old.update(out)
        self.generated.update(out)
        self.done_new.update(into)
        first_new = into[0] if into else 0
        at_new = self.make.before(self.new, into[0]) if into else Place(story=self.old.blocks[out[0]].story)
        at_old = self.make.before(self.old, out[0]) if out else Place(story=self.new.blocks[into[0]].story)
        anchors = ([self.make.whole(self.old, i) for i in out], [self.make.whole(self.new, j) for j in into])
        return self.make.make(ChangeKind.RENUMBERED, anchors, (at_old, at_new), edits, order=(first_new, -1), lane=Lane.NUMBERING)

    # --- tables

    def _table(self, table: TableMatch) -> Iterator[Draft]:
        rows, columns = table.rows.old, table.columns.old
        kept_new_rows, kept_new_columns = set(rows.values()), set(columns.values())
        relaid_old, relaid_new, cells = relaid_rows(table, self.old, self.new)
        self.continued |= cells
        for row in range(table.old.rows):
            if row not in rows:
                lane = Lane.NUMBERING if row in relaid_old else Lane.WORDING
                yield from self._line(table.old.cells, 0, row, ChangeKind.ROW_DELETED, lane)
        for row in range(table.new.rows):
            if row not in kept_new_rows:
                lane = Lane.NUMBERING if row in relaid_new else Lane.WORDING
                yield from self._line(table.new.cells, 0, row, ChangeKind.ROW_INSERTED, lane)
        for column in range(table.old.columns):
            if column not in columns:
                yield from self._line(table.old.cells, 1, column, ChangeKind.COLUMN_DELETED)
        for column in range(table.new.columns):
            if column not in kept_new_columns:
                yield from self._line(table.new.cells, 1, column, ChangeKind.COLUMN_INSERTED)
        for row in sorted(table.rows.moved):
            yield from self._moved_line(table, 0, row, ChangeKind.ROW_MOVED)
        for column in sorted(table.columns.moved):
            yield from self._moved_line(table, 1, column, ChangeKind.COLUMN_MOVED)

    def _renumbered_rows(self, table: TableMatch) -> Iterator[Draft]:
        """One change for all numbers of a table's counting column."""
        pairs = [pair for column, other in table.columns.old.items() for pair in self._counted(table, column, other)]
        if not pairs:
            return
        edits = [edit for i, j in pairs for edit in self.spans(i, j)]
        self.done_old.update(i for i, _ in pairs)
        self.done_new.update(j for _, j in pairs)
        anchors = ([self.make.whole(self.old, i) for i, _ in pairs], [self.make.whole(self.new, j) for _, j in pairs])
        places = (self.make.before(self.old, pairs[0][0]), self.make.before(self.new, pairs[0][1]))
        yield self.make.make(ChangeKind.RENUMBERED, anchors, places, edits, order=(pairs[0][1], -1), lane=Lane.NUMBERING)

    def _counted(self, table: TableMatch, column: int, other: int) -> list[Pair]:
        """The pairs of a counting column's cells whose numbers differ, from top to bottom."""
        old, new = _column(table.old, column), _column(table.new, other)
        texts = [self.old.blocks[i].text for i in old], [self.new.blocks[j].text for j in new]
        if column >= COLUMNS or not (counts(texts[0]) and counts(texts[1])):
            return []
        pairs = [(i, self.match.pairs[i]) for i in old if i in self.match.pairs and self._differs(i, self.match.pairs[i])]
        numbers = [(number_of(self.old.blocks[i].text), number_of(self.new.blocks[j].text)) for i, j in pairs]
        return [pair for pair, both in zip(pairs, numbers, strict=True) if None not in both]

    def _line(
        self, cells: dict[tuple[int, int], list[int]], axis: int, at: int, kind: ChangeKind, lane: Lane = Lane.WORDING
    ) -> Iterator[Draft]:
        """A row (axis 0) or a column (axis 1) that came or went."""
        out = kind in (ChangeKind.ROW_DELETED, ChangeKind.COLUMN_DELETED)
        done = self.done_old if out else self.done_new
        other = self.match.pairs if out else self.old_of
        places = [at_ for cell in sorted(cells) if cell[axis] == at for at_ in cells[cell]]
        places = sorted(place for place in places if place not in done and place not in other)
        if places:
            yield self.gone(kind, places, lane) if out else self.come(kind, places, lane)

    def _moved_line(self, table: TableMatch, axis: int, at: int, kind: ChangeKind) -> Iterator[Draft]:
        places = sorted(place for cell, found in table.old.cells.items() if cell[axis] == at for place in found)
        group = [(i, self.match.pairs[i]) for i in places if i in self.match.pairs and i not in self.done_old]
        if group:
            yield self._move(group, (kind, kind))


def _column(grid: Grid, column: int) -> list[int]:
    """The blocks of a column's cells that hold one paragraph, from top to bottom."""
    return [grid.cells[cell][0] for cell in sorted(grid.cells) if cell[1] == column and len(grid.cells[cell]) == 1]


def _pictures(kind: ChangeKind, texts: Sequence[str]) -> ChangeKind:
    """A change of nothing but pictures is one of objects."""
    rows = kind.value.startswith(("row_", "column_"))
    signs = set("".join(texts).split())
    return ChangeKind.OBJECT_CHANGED if signs and not rows and all(set(sign) == {OBJECT} for sign in signs) else kind


def _texts(one: Block, two: Block, cut_old: int, cut_new: int) -> list[TextEdit]:
    """The edits of two texts after their first characters."""
    kinds = (objects(one), objects(two)) if OBJECT in one.text or OBJECT in two.text else ((), ())
    found = text_edits(one.text[cut_old:], two.text[cut_new:], kinds)
    if not cut_old and not cut_new:
        return found
    return [TextEdit(e[0] + cut_old, e[1] + cut_old, e[2] + cut_new, e[3] + cut_new) for e in found]
