"""From a match to drafts of changes: each edit the one change that a person would name."""

from collections.abc import Iterator, Sequence

from core.comparison.alignment.sequence import Pair
from core.comparison.alignment.units import Side, flow_of, objects
from core.comparison.draft import Draft, Drafter
from core.comparison.drafting.content_controls import filled
from core.comparison.drafting.contents import generated
from core.comparison.drafting.reflowed_blocks import reflown
from core.comparison.drafting.runs import blank, by_cells, last_seen, running, stretches
from core.comparison.drafting.table_lines import changed_table, counted_anew, recounted
from core.comparison.grouping.throughout import computed_anew, respaced
from core.comparison.match import Match
from core.comparison.numbering.fields import is_computed, is_printed_anew, numbers_of
from core.comparison.numbering.page_references import PageRefs
from core.comparison.numbering.typed_numbers import set_apart, typed_label
from core.comparison.printed.groups import PAGED
from core.comparison.printed.line_ends import is_blank, only_breaks
from core.comparison.printed.typeset_formulae import typeset_edits
from core.comparison.tables.continuations import continuations, is_continuation
from core.comparison.text.edits import TextEdit, roughly, text_edits
from core.comparison.text.right_to_left import is_leftward, is_turned, is_turned_unit
from core.comparison.text.value_edits import by_value
from core.model.change import ChangeKind, Edit, Lane, Place, Span
from core.model.comparison import Deadline
from core.model.document import OBJECT, Block


class Builder:
    """Makes the drafts of one match; blocks are named by their places (`i` old, `j` new). The modules that draft one kind of
    change take it as `build`.

    Known from the start: `paged`, one of the files is a PDF; `printed`, both are, and `refs` follows what they say of pages;
    `relaid`, one alone is, so that what a page does to a text is no edit; then `numbers` are those that bookmarks name, and
    `leftward` says that the text is read from right to left. `old_of`: the match's pairs from new to old. `ahead_old`,
    `ahead_new`: for each block of the other side the nearest one before it that has a counterpart, -1 where none does.

    Gathered on the way: `coarse`, flows whose words the deadline left uncompared; `typed`, the edit of a number that was typed
    at the start of a paragraph, by the old place, which belongs to the renumbering, and in a list that a program made
    (`generated`) to that list; `counted`, cells whose new number belongs to that of their column; `continued`, cells that a
    page goes on with in a row of its own; `computed` (by flow), `spaces` and `empty` (blank blocks), each told as one change
    over the document; `done_old`, `done_new`, blocks that a change has told already."""

    def __init__(self, old: Side, new: Side, match: Match, deadline: Deadline) -> None:
        self.old, self.new, self.match, self.late = old, new, match, deadline
        self.make = Drafter(old, new)
        self.coarse: set[str] = set()
        self.typed: dict[int, TextEdit] = {}
        self.continued: set[int] = set()
        self.paged = bool(PAGED & {old.document.format, new.document.format})
        self.printed = {old.document.format, new.document.format} <= PAGED
        self.refs = PageRefs(old, new, match.pairs) if self.printed else None
        self.relaid = (old.document.format in PAGED) != (new.document.format in PAGED)
        self.numbers = numbers_of((*old.blocks, *new.blocks)) if self.relaid else {}
        self.leftward = self.relaid and is_leftward(block.text for block in new.blocks)
        self.computed: dict[str, list[tuple[int, int, TextEdit]]] = {}
        self.spaces: list[tuple[int, int, TextEdit]] = []
        self.empty: tuple[list[int], list[int]] = ([], [])
        self.done_old: set[int] = set()
        self.generated: set[int] = set()
        self.counted: set[int] = set()
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
        self.done_old |= {i for olds, _ in self.match.reflows for i in olds}
        self.done_new |= {j for _, news in self.match.reflows for j in news}
        counted = [pairs for table in self.match.tables if (pairs := counted_anew(self, table))]
        self.counted = {i for pairs in counted for i, _ in pairs}
        drafts = [draft for olds, news in self.match.scattered for draft in self._scattered(olds, news)]
        drafts += [draft for table in self.match.tables for draft in changed_table(self, table)]
        drafts += [recounted(self, pairs) for pairs in counted]
        drafts += [self.move(group) for group in self.match.moves if group]
        drafts += [draft for olds, news in self.match.reflows for draft in reflown(self, olds, news)]
        drafts += generated(self)
        drafts += [draft for i, j in self.match.pairs.items() if self.differs(i, j) for draft in self._pair(i, j)]
        drafts += self._leftovers()
        return drafts

    def blocks(self, olds: Sequence[int], news: Sequence[int]) -> tuple[list[Block], list[Block]]:
        """The blocks at these places of both sides."""
        return [self.old.blocks[i] for i in olds], [self.new.blocks[j] for j in news]

    def differs(self, i: int, j: int) -> bool:
        """Whether a pair has something to tell that no draft has told yet."""
        return self.old.keys[i] != self.new.keys[j] and i not in self.done_old

    def edits(self, i: int, j: int) -> list[TextEdit]:
        """The word edits of a pair; past the deadline one edit from the first difference to the last."""
        one, two = self.old.blocks[i], self.new.blocks[j]
        if self.old.keys[i] == self.new.keys[j]:
            return []
        if self.late():
            self.coarse.add(flow_of(two.story))
            return roughly(one.text, two.text)
        cut = typed_label(one, two)
        if cut is None:
            return filled(one, two, _texts(one, two, 0, 0))
        self.typed[i] = TextEdit(0, cut[0], 0, cut[1])
        return [self.typed[i], *filled(one, two, _texts(one, two, *cut))]

    def spans(self, i: int, j: int) -> list[Edit]:
        """`edits` of a pair, each as an edit of its blocks."""
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
        if self.relaid or self.printed:
            found = self._without_breaks(i, j, found)
        found = self._without_computed(i, j, found)
        if self.new.blocks[j].table and self.old.blocks[i].table and found:
            return [self._cell_change(i, j, found)]
        together = by_value(self.old.blocks[i].text, self.new.blocks[j].text, found)
        return [self.edit_change(i, j, edits) for edits in together]

    def _without_spaces(self, i: int, j: int, found: Sequence[TextEdit]) -> list[TextEdit]:
        """Keeps back the edits of white space alone, of an order that a page does not show and of how a formula stands on it:
        where one side was rebuilt from pages they are one change together."""
        one, two = self.old.blocks[i].text, self.new.blocks[j].text
        blank = [e for e in found if is_blank(one[e.old_start : e.old_end], two[e.new_start : e.new_end])]
        turned = self.leftward and is_turned_unit(one, two)
        shown = typeset_edits(self.old.blocks[i], self.new.blocks[j], found)
        spaces = [e for e in found if turned or e in blank or e in shown or is_turned(one, two, e)]
        self.spaces += [(i, j, edit) for edit in spaces]
        return [edit for edit in found if edit not in spaces]

    def _without_breaks(self, i: int, j: int, found: Sequence[TextEdit]) -> list[TextEdit]:
        """Keeps back what two printed versions only differ in because their lines end elsewhere: one change together."""
        breaks = [edit for edit in found if only_breaks(self.old.blocks[i], self.new.blocks[j], edit)]
        self.spaces += [(i, j, edit) for edit in breaks]
        return [edit for edit in found if edit not in breaks]

    def _without_computed(self, i: int, j: int, found: Sequence[TextEdit]) -> list[TextEdit]:
        """Keeps back the edits of computed results: they are one change of their story together."""
        one, two = self.old.blocks[i], self.new.blocks[j]
        anew = is_continuation(one) and is_continuation(two)
        results = [edit for edit in found if anew or self._is_result(one, two, edit)]
        if results:
            self.computed.setdefault(flow_of(two.story), []).extend((i, j, edit) for edit in results)
        return [edit for edit in found if edit not in results]

    def _is_result(self, one: Block, two: Block, edit: TextEdit) -> bool:
        if self.refs and self.refs.follow(one, two, edit):
            return True
        return is_computed(one, two, edit) or (self.relaid and is_printed_anew(one, two, edit, self.numbers))

    def _cell_change(self, i: int, j: int, found: Sequence[TextEdit]) -> Draft:
        one, two = self.old.blocks[i].text, self.new.blocks[j].text
        signs = [text for e in found for text in (one[e.old_start : e.old_end], two[e.new_start : e.new_end])]
        if _pictures(ChangeKind.CELL_CHANGED, signs) is not ChangeKind.CELL_CHANGED:
            return self.edit_change(i, j, found)
        return self.make.make(
            ChangeKind.CELL_CHANGED,
            ([self.make.whole(self.old, i)], [self.make.whole(self.new, j)]),
            (self.make.inside(self.old, i, 0), self.make.inside(self.new, j, 0)),
            [self.edit(i, j, edit) for edit in found],
            order=(j, 0),
            lane=Lane.NUMBERING if i in self.continued else Lane.WORDING,
        )

    def edit_change(self, i: int, j: int, found: Sequence[TextEdit]) -> Draft:
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

    def move(self, group: Sequence[Pair], kinds: tuple[ChangeKind, ChangeKind] | None = None, lane: Lane = Lane.WORDING) -> Draft:
        """One change of blocks that moved together, with the edits inside them. `kinds`: what it is called without and with
        edits."""
        plain, edited = kinds or (ChangeKind.MOVED, ChangeKind.MOVED_AND_EDITED)
        worded = [(i, j) for i, j in group if i not in self.counted]
        edits = [self.edit(i, j, found) for i, j in worded for found in self.edits(i, j) if found != self.typed.get(i)]
        self.done_old.update(i for i, _ in group)
        self.done_new.update(j for _, j in group)
        first_old, first_new = min(i for i, _ in group), min(j for _, j in group)
        anchors = (
            [self.make.whole(self.old, i) for i, _ in group],
            [self.make.whole(self.new, j) for _, j in group],
        )
        places = (self.make.before(self.old, first_old), self.make.before(self.new, first_new))
        boxed = self.relaid and not edits and all(self._elsewhere(i, j) for i, j in group)
        lane = Lane.NUMBERING if boxed else lane
        return self.make.make(edited if edits else plain, anchors, places, edits, order=(first_new, -1), lane=lane)

    def _elsewhere(self, i: int, j: int) -> bool:
        """Whether a text stands in another flow: in a box of the document, among the others on the page."""
        return flow_of(self.old.blocks[i].story) != flow_of(self.new.blocks[j].story)

    def gone(self, kind: ChangeKind, places: Sequence[int], lane: Lane = Lane.WORDING) -> Draft:
        """A change that takes whole old blocks out."""
        kind = _pictures(kind, [self.old.blocks[i].text for i in places], rows=self.relaid)
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
        kind = _pictures(kind, [self.new.blocks[j].text for j in places], rows=self.relaid)
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

    def _scattered(self, olds: Sequence[int], news: Sequence[int]) -> Iterator[Draft]:
        """The words of a box that a page shows in pieces: nothing but their places differ; a head that it repeats has none."""
        if olds:
            yield self.gone(ChangeKind.DELETED, olds, Lane.NUMBERING)
        if news:
            yield self.come(ChangeKind.INSERTED, news, Lane.NUMBERING)

    def _leftovers(self) -> Iterator[Draft]:
        old_taken = self.done_old | set(self.match.pairs) | {i for olds, _ in self.match.reflows for i in olds}
        new_taken = self.done_new | set(self.old_of) | {j for _, news in self.match.reflows for j in news}
        if self.relaid:
            self.empty = blank(self.old, old_taken), blank(self.new, new_taken)
            old_taken |= set(self.empty[0])
            new_taken |= set(self.empty[1])
        for i in continuations(self.old, old_taken):
            yield self.gone(ChangeKind.DELETED, [i], Lane.NUMBERING)
            old_taken.add(i)
        for j in continuations(self.new, new_taken):
            yield self.come(ChangeKind.INSERTED, [j], Lane.NUMBERING)
            new_taken.add(j)
        firsts = {olds[0]: news[0] for olds, news in self.match.reflows}
        if self.paged:
            backs = {j: i for i, j in firsts.items()} | self.old_of
            if alone := list(set_apart(self.old.blocks, old_taken, self.new.blocks, firsts | self.match.pairs)):
                yield self.gone(ChangeKind.DELETED, alone, Lane.NUMBERING)
                old_taken.update(alone)
            if alone := list(set_apart(self.new.blocks, new_taken, self.old.blocks, backs)):
                yield self.come(ChangeKind.INSERTED, alone, Lane.NUMBERING)
                new_taken.update(alone)
        tables, heads = self.match.tables, self.match.heads
        cells = [[cell for table in tables for cell in (table.old, table.new)[side].cells.values()] for side in (0, 1)]
        inside = [{at for cell in cells[side] for at in cell} - heads[1 - side] for side in (0, 1)]
        for places in by_cells(self.old, stretches(self.old, old_taken), inside[0]):
            lane = running(self.old, self.new, places, printed=self.relaid)
            yield self.gone(ChangeKind.DELETED, places, Lane.NUMBERING if heads[1] >= set(places) else lane)
        for places in by_cells(self.new, stretches(self.new, new_taken), inside[1]):
            lane = running(self.new, self.old, places, printed=self.relaid)
            yield self.come(ChangeKind.INSERTED, places, Lane.NUMBERING if heads[0] >= set(places) else lane)
        yield from respaced(self)
        yield from computed_anew(self)


def _pictures(kind: ChangeKind, texts: Sequence[str], *, rows: bool = False) -> ChangeKind:
    """A change of nothing but pictures is one of objects; that of a whole row or column of them only if asked for (`rows`), as
    a page may draw them beside its tables."""
    line = kind.value.startswith(("row_", "column_")) and not rows
    signs = set("".join(texts).split())
    return ChangeKind.OBJECT_CHANGED if signs and not line and all(set(sign) == {OBJECT} for sign in signs) else kind


def _texts(one: Block, two: Block, cut_old: int, cut_new: int) -> list[TextEdit]:
    """The edits of two texts after their first characters."""
    kinds = (objects(one), objects(two)) if OBJECT in one.text or OBJECT in two.text else ((), ())
    found = text_edits(one.text[cut_old:], two.text[cut_new:], kinds)
    if not cut_old and not cut_new:
        return found
    return [TextEdit(e[0] + cut_old, e[1] + cut_old, e[2] + cut_new, e[3] + cut_new) for e in found]
