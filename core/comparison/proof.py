"""The proof: the changes are really applied to the old version and taken back from the new one.

Only what a change says in public is used: its anchors with their texts, its edits and its kind. From the documents come the
text that no change names, and of the blocks that a change names their place, kind, label and pictures. What one gets is
compared with the other version block by block: flow, kind, level, label, text, pictures, and the shape of tables.

The rules (docs/comparison.md has them for readers): an edit without an old side brings a whole block in, one without a new
side takes one out, one with both rewrites a stretch; moved, row_moved and column_moved name pairs that leave the order; blocks
that no change brings in, takes out or moves stay in their order; renumbered, formatting and layout give a pair the new block's
label, kind or place in a table.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from core.comparison.shape import Shape
from core.comparison.units import flow_of, objects
from core.model.change import Anchor, Change, ChangeKind, Span
from core.model.comparison import Proof
from core.model.document import OBJECT, Block, Document

MOVES = frozenset({ChangeKind.MOVED, ChangeKind.MOVED_AND_EDITED, ChangeKind.ROW_MOVED, ChangeKind.COLUMN_MOVED})
LABELS = frozenset({ChangeKind.RENUMBERED, ChangeKind.FORMATTING, ChangeKind.LAYOUT})


@dataclass(frozen=True, slots=True)
class Rewrite:
    """Of a source block [start, end) goes out; `text` of a target block comes in at [to, to_end)."""

    start: int
    end: int
    target: str
    to: int
    to_end: int
    text: str


@dataclass(slots=True)
class Effects:
    """What the changes do, read in one direction. Blocks are named by their ids."""

    removed: set[str] = field(default_factory=set)
    added: dict[str, str] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)
    rewrites: dict[str, list[Rewrite]] = field(default_factory=dict)
    splits: dict[str, list[Anchor]] = field(default_factory=dict)
    merges: dict[str, list[str]] = field(default_factory=dict)
    labelled: dict[str, str] = field(default_factory=dict)
    shaped: dict[str, str] = field(default_factory=dict)
    kinds: list[tuple[ChangeKind, Sequence[Anchor], Sequence[Anchor]]] = field(default_factory=list)


def prove(old: Document, new: Document, changes: Sequence[Change]) -> Proof:
    """Applies and reverts; `where` names the first block that disagrees, with its side."""
    wrong = disagreement(old, new, effects(changes, forward=True))
    undone = disagreement(new, old, effects(changes, forward=False))
    where = f"new:{wrong}" if wrong is not None else f"old:{undone}" if undone is not None else None
    return Proof(applies=wrong is None, reverts=undone is None, where=where)


def effects(changes: Iterable[Change], *, forward: bool) -> Effects:
    """What the changes do to the old version, or taken back to the new one."""
    found = Effects()
    for change in changes:
        source, target = (change.old, change.new) if forward else (change.new, change.old)
        texts = {anchor.block: anchor for anchor in target}
        whole_out: set[str] = set()
        whole_in: set[str] = set()
        for edit in change.edits:
            out, into = (edit.old, edit.new) if forward else (edit.new, edit.old)
            if out is None and into is not None:
                found.added[into.block] = _said(texts, into)
                whole_in.add(into.block)
            elif into is None and out is not None:
                found.removed.add(out.block)
                whole_out.add(out.block)
            elif out is not None and into is not None:
                step = Rewrite(out.start, out.end, into.block, into.start, into.end, _said(texts, into))
                found.rewrites.setdefault(out.block, []).append(step)
        _pairs(found, change, source, target, (whole_out, whole_in))
    for steps in found.rewrites.values():
        steps.sort(key=lambda step: (step.start, step.end, step.to))
    return found


def _said(texts: Mapping[str, Anchor], span: Span) -> str:
    """The text of a span, from the anchor that covers it."""
    anchor = texts.get(span.block)
    if anchor is None:
        return ""
    return anchor.text[span.start - anchor.start : span.end - anchor.start]


def _pairs(
    found: Effects, change: Change, source: Sequence[Anchor], target: Sequence[Anchor], whole: tuple[set[str], set[str]]
) -> None:
    """What the kind of a change says beyond its edits."""
    kind = change.kind
    olds = [anchor.block for anchor in source if anchor.block not in whole[0]]
    news = [anchor.block for anchor in target if anchor.block not in whole[1]]
    if kind in MOVES:
        found.moved.update(zip(olds, news, strict=False))
    elif kind in LABELS:
        (found.shaped if kind is ChangeKind.LAYOUT else found.labelled).update(zip(olds, news, strict=False))
    elif len(source) == 1 and len(target) > 1 and kind in (ChangeKind.SPLIT, ChangeKind.MERGED):
        found.splits[source[0].block] = list(target)
    elif len(target) == 1 and len(source) > 1 and kind in (ChangeKind.SPLIT, ChangeKind.MERGED):
        found.merges[target[0].block] = [anchor.block for anchor in source]
    if kind.value.startswith(("row_", "column_")):
        found.kinds.append((kind, source, target))


def disagreement(source: Document, target: Document, found: Effects) -> str | None:
    """The first block of `target` that the source with its changes does not give; "" where the lengths differ."""
    try:
        return _disagreement(source, target, found)
    except (KeyError, IndexError, ValueError):
        return ""


def _disagreement(source: Document, target: Document, found: Effects) -> str | None:
    named = {block.block: block for block in source.blocks}
    flows = {story: flow_of(story) for story in {block.story for block in (*source.blocks, *target.blocks)}}
    steps = _steps(source, found, flows)
    back = {new: old for old, new in found.moved.items()}
    pairs: list[tuple[Block, Block]] = []
    for block in target.blocks:
        name = block.block
        if name in found.added:
            if found.added[name] != block.text:
                return name
            continue
        ahead = steps.get(flows[block.story])
        one = named[back[name]] if name in back else next(ahead, None) if ahead else None
        if one is None or not _agrees(one, block, named, found):
            return name
        if one.table is not None or block.table is not None:
            pairs.append((one, block))
    if any(next(ahead, None) is not None for ahead in steps.values()):
        return ""
    return Shape(pairs, found.kinds, found.shaped).wrong()


def _steps(source: Document, found: Effects, flow_by_story: Mapping[str, str]) -> dict[str, Iterator[Block]]:
    """For each flow the old blocks that stay, in order; the block of a split once for each of its parts, merged ones once."""
    merged = {name for names in found.merges.values() for name in names[1:]}
    flows: dict[str, list[Block]] = {}
    for block in source.blocks:
        name = block.block
        if name in found.removed or name in found.moved or name in merged:
            continue
        line = flows.setdefault(flow_by_story[block.story], [])
        line.extend([block] * len(found.splits[name]) if name in found.splits else [block])
    return {flow: iter(line) for flow, line in flows.items()}


def _agrees(one: Block, two: Block, named: Mapping[str, Block], found: Effects) -> bool:
    """Whether the old block with its changes is the new one: kind, level, label, text and pictures."""
    name = one.block
    if name not in found.rewrites and name not in found.splits and two.block not in found.merges:
        if one.text != two.text or (OBJECT in one.text and objects(one) != objects(two)):
            return False
    elif _rewritten(one, two, named, found) != (two.text, objects(two)):
        return False
    if name in found.labelled:
        return found.labelled[name] == two.block
    if name in found.splits or two.block in found.merges:
        return True
    return one.kind is two.kind and one.level == two.level and one.label == two.label


def _rewritten(one: Block, two: Block, named: Mapping[str, Block], found: Effects) -> tuple[str, list[str]]:
    """The text and the pictures that the changes make of an old block (or several) for one new block."""
    if two.block in found.merges:
        parts = [_piece(named[name], found.rewrites.get(name, ()), None, two) for name in found.merges[two.block]]
    elif one.block in found.splits:
        parts = [_part_of_split(one, two, found)]
    else:
        parts = [_piece(one, found.rewrites.get(one.block, ()), None, two)]
    return "".join(text for text, _ in parts), [picture for _, pictures in parts for picture in pictures]


def _piece(block: Block, steps: Sequence[Rewrite], stretch: tuple[int, int] | None, two: Block) -> tuple[str, list[str]]:
    """A stretch of a block (the whole where None) with its rewrites."""
    low, high = stretch or (0, len(block.text))
    text, pictures, at = [], [], low
    held, given = _at(block), _at(two)
    for step in steps:
        if step.target != two.block:
            raise ValueError(step.target)
        text += [block.text[at : step.start], step.text]
        pictures += held(at, step.start) + given(step.to, step.to_end)
        at = step.end
    text.append(block.text[at:high])
    return "".join(text), pictures + held(at, high)


def _at(block: Block) -> Callable[[int, int], list[str]]:
    """Gives the pictures between two places of a block's text."""
    if OBJECT not in block.text:
        return lambda _low, _high: []
    places = [place for place, char in enumerate(block.text) if char == OBJECT]
    hashes = objects(block)
    return lambda low, high: [value for place, value in zip(places, hashes, strict=True) if low <= place < high]


def _part_of_split(one: Block, two: Block, found: Effects) -> tuple[str, list[str]]:
    """Walks the parts in order: what an edit does not bring is copied, as long as the part's anchor says."""
    at = 0
    for anchor in found.splits[one.block]:
        steps = [step for step in found.rewrites.get(one.block, ()) if step.target == anchor.block]
        low, to = at, 0
        for step in steps:
            if at + step.to - to != step.start:
                raise ValueError(anchor.block)
            at, to = step.end, step.to_end
        at += anchor.end - to
        if anchor.block == two.block:
            return _piece(one, steps, (low, at), two)
    raise ValueError(two.block)
