"""Blocks that were split or merged."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from core.comparison.alignment.units import flow_of, objects
from core.comparison.draft import Draft
from core.comparison.numbering.fields import is_printed_anew
from core.comparison.numbering.typed_numbers import is_restyled, plain_label
from core.comparison.printed.line_ends import only_breaks
from core.comparison.printed.reflow import PieceEdit, letters, same_words, stream_edits
from core.comparison.printed.typeset_formulae import has_formula, is_typeset
from core.comparison.text.edits import TextEdit
from core.comparison.text.kept_values import values_stay
from core.comparison.text.right_to_left import is_leftward, is_turned
from core.model.change import ChangeKind, Edit, Lane
from core.model.document import Block, Flag

if TYPE_CHECKING:
    from core.comparison.build import Builder


def reflown(build: "Builder", olds: Sequence[int], news: Sequence[int]) -> Iterator[Draft]:
    """Blocks that were split or merged; where many became many with the same words, only the layout changed. Where one
    side was rebuilt from pages the borders say nothing: what changed in the words is told apart from them. Past the deadline
    the old blocks go and the new ones come."""
    if build.late():
        build.coarse.add(flow_of(build.new.blocks[news[0]].story))
        yield build.gone(ChangeKind.DELETED, olds)
        yield build.come(ChangeKind.INSERTED, news)
        return
    before, after = ([block.text for block in side] for side in build.blocks(olds, news))
    shown = [[value for block in side for value in objects(block)] for side in build.blocks(olds, news)]
    found = list(stream_edits(before, after, (shown[0], shown[1])))
    cells = any(build.old.blocks[i].table for i in olds) or any(build.new.blocks[j].table for j in news)
    many = cells or build.paged or min(len(olds), len(news)) > 1
    same = (
        many and shown[0] == shown[1] and (same_words(before, after, cells=cells) or _as_printed(build, olds, news, cells=cells))
    )
    same = same and _values_stay(build.blocks(olds, news))
    same = same and not any(_other_figure(before[a][s:e], after[b][t:f]) for a, s, e, b, t, f in found)
    own = [step for step in found if build.paged and not cells and not same and _tells(build, step, olds, news)]
    edits = [
        Edit(old=build.make.span(build.old, olds[a], s, e), new=build.make.span(build.new, news[b], t, f))
        for a, s, e, b, t, f in found
        if (a, s, e, b, t, f) not in own
    ]
    kind = ChangeKind.SPLIT if len(news) > len(olds) else ChangeKind.MERGED
    yield build.make.make(
        kind,
        ([build.make.whole(build.old, i) for i in olds], [build.make.whole(build.new, j) for j in news]),
        (build.make.before(build.old, olds[0]), build.make.before(build.new, news[0])),
        edits,
        order=(news[0], -1),
        lane=Lane.NUMBERING if same or (build.paged and not cells) else Lane.WORDING,
    )
    for a, s, e, b, t, f in own:
        yield build.edit_change(olds[a], news[b], [TextEdit(s, e, t, f)])


def _values_stay(sides: tuple[list[Block], list[Block]]) -> bool:
    """Whether nothing but words may have changed, also where one side counts what the other has typed, or where figures stand in
    a line that is read from right to left, which a page parts."""
    return is_leftward(block.text for side in sides for block in side) or any(
        values_stay(*([f"{block.label or ''} {block.text}" if counted else block.text for block in side] for side in sides))
        for counted in (False, True)
    )


def _other_figure(out: str, into: str) -> bool:
    """Whether an edit that keeps all letters makes another number of them: 1.25 and 125."""
    return letters(out) == letters(into) and not values_stay([out], [into])


def _as_printed(build: "Builder", olds: Sequence[int], news: Sequence[int], *, cells: bool) -> bool:
    """Whether a page shows the words of a document, its numbers counted as words, or its formulae with the words around them."""
    if not build.relaid:
        return False
    ones, twos = build.blocks(olds, news)
    texts = [[f"{block.label or ''} {block.text}" for block in side] for side in (ones, twos)]
    return same_words(*texts, cells=cells) or (any(map(has_formula, (*ones, *twos))) and is_typeset(ones, twos))


def _tells(build: "Builder", step: PieceEdit, olds: Sequence[int], news: Sequence[int]) -> bool:
    """Whether an edit inside a reflow is one of words: no white space, no number that the other side counts, nothing that a
    program gathered."""
    a, s, e, b, t, f = step
    one, two = build.old.blocks[olds[a]], build.new.blocks[news[b]]
    if Flag.GENERATED in one.flags and Flag.GENERATED in two.flags:
        return False
    out, into = one.text[s:e].strip(), two.text[t:f].strip()
    edit = TextEdit(s, e, t, f)
    if (not out and not into) or only_breaks(one, two, edit) or (build.refs and build.refs.follow(one, two, edit)):
        return False
    if build.relaid and (is_printed_anew(one, two, edit, build.numbers) or is_turned(one.text, two.text, edit)):
        return False
    counted, typed = (two, one) if not into and t == 0 else (one, two) if not out and s == 0 else (None, one)
    if counted is None or not counted.label:
        return True
    return plain_label(counted.label) != plain_label(out or into) and not is_restyled(typed, counted, out or into)
