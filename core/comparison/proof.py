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

from core.comparison.alignment.units import flow_of, objects
from core.comparison.tables.shape import Shape
from core.comparison.text.looks import Copy, says, unexplained
from core.model.change import MOVES, Anchor, Change, ChangeKind, Lane, Span
from core.model.comparison import Proof
from core.model.document import OBJECT, Block, Document

REFLOWS = frozenset({ChangeKind.SPLIT, ChangeKind.MERGED})
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


@dataclass(frozen=True, slots=True)
class Reflow:
    """Source blocks as one stream that fills the target blocks: (target block, its length) in order, with the edits."""

    sources: tuple[str, ...]
    targets: tuple[tuple[str, int], ...]
    steps: tuple[tuple[str, Rewrite], ...]


Filled = dict[str, tuple[str, list[str], list[Copy]]]
"""By target of a reflow: its text, its pictures, the stretches that were copied into it."""


@dataclass(slots=True)
class Effects:
    """What the changes do, read in one direction. Blocks are named by their ids; reflows by each source and each target.
    `filled`: the targets of reflows that were filled already."""

    removed: set[str] = field(default_factory=set)
    added: dict[str, str] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)
    rewrites: dict[str, list[Rewrite]] = field(default_factory=dict)
    reflows: dict[str, Reflow] = field(default_factory=dict)
    flowing: dict[str, Reflow] = field(default_factory=dict)
    labelled: dict[str, str] = field(default_factory=dict)
    shaped: dict[str, str] = field(default_factory=dict)
    kinds: list[tuple[ChangeKind, Sequence[Anchor], Sequence[Anchor]]] = field(default_factory=list)
    copies: list[Copy] | None = None
    filled: Filled = field(default_factory=dict)


def prove(old: Document, new: Document, changes: Sequence[Change], *, looks: bool = False) -> Proof:
    """Applies and reverts; `where` names the first block that disagrees, with its side. `looks`: how text looks counts in all;
    else, in files of one format, only which text is hidden or crossed out."""
    seen = looks or (old.format == new.format and (says(old) or says(new)))
    wrong = _proved(old, new, changes, forward=True, looks=looks if seen else None)
    undone = _proved(new, old, changes, forward=False, looks=looks if seen else None)
    where = f"new:{wrong}" if wrong is not None else f"old:{undone}" if undone is not None else None
    return Proof(applies=wrong is None, reverts=undone is None, where=where)


def _proved(source: Document, target: Document, changes: Sequence[Change], *, forward: bool, looks: bool | None) -> str | None:
    """`looks`: whether all count, or only those that say something; None: none."""
    found = effects(changes, forward=forward)
    found.copies = None if looks is None else []
    wrong = disagreement(source, target, found)
    if not found.copies or wrong is not None or looks is None:
        return wrong
    return unexplained(found.copies, changes, forward=forward, all_looks=looks)


def kept(old: Document, new: Document, changes: Sequence[Change]) -> list[Copy]:
    """The stretches that the changes leave as they are, in the order of the new version."""
    found = effects(changes, forward=True)
    copies: list[Copy] = []
    found.copies = copies
    disagreement(old, new, found)
    return copies


def effects(changes: Iterable[Change], *, forward: bool) -> Effects:
    """What the changes do to the old version, or taken back to the new one."""
    found = Effects()
    for change in changes:
        source, target = (change.old, change.new) if forward else (change.new, change.old)
        texts = {anchor.block: anchor for anchor in target}
        whole_out: set[str] = set()
        whole_in: set[str] = set()
        steps: list[tuple[str, Rewrite]] = []
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
                if change.kind in REFLOWS:
                    steps.append((out.block, step))
                else:
                    found.rewrites.setdefault(out.block, []).append(step)
        if change.kind in REFLOWS:
            _flows(found, source, target, steps)
        _pairs(found, change, source, target, (whole_out, whole_in))
    for line in found.rewrites.values():
        line.sort(key=lambda step: (step.start, step.end, step.to))
    _join_flows(found)
    return found


def _join_flows(found: Effects) -> None:
    """Gives each reflow the edits that other changes name in its blocks."""
    for flow in {id(flow): flow for flow in found.flowing.values()}.values():
        others = [(name, step) for name in flow.sources for step in found.rewrites.pop(name, ())]
        if others:
            ins, outs = ({name: at for at, name in enumerate(names)} for names in (flow.sources, [t for t, _ in flow.targets]))
            steps = sorted(
                (*flow.steps, *others), key=lambda s: (outs.get(s[1].target, -1), s[1].to, ins.get(s[0], -1), s[1].start)
            )
            joined = Reflow(flow.sources, flow.targets, tuple(steps))
            found.flowing.update(dict.fromkeys(flow.sources, joined))
            found.reflows.update((name, joined) for name, _ in flow.targets)


def _flows(found: Effects, source: Sequence[Anchor], target: Sequence[Anchor], steps: Sequence[tuple[str, Rewrite]]) -> None:
    flow = Reflow(tuple(anchor.block for anchor in source), tuple((anchor.block, anchor.end) for anchor in target), tuple(steps))
    found.flowing.update(dict.fromkeys(flow.sources, flow))
    found.reflows.update((name, flow) for name, _ in flow.targets)


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
    elif kind is ChangeKind.RENUMBERED or (kind in LABELS and change.lane is Lane.NUMBERING):
        (found.shaped if kind is ChangeKind.LAYOUT else found.labelled).update(zip(olds, news, strict=False))
    if kind.value.startswith(("row_", "column_")):
        found.kinds.append((kind, source, target))


def disagreement(source: Document, target: Document, found: Effects) -> str | None:
    """The first block of `target` that the source with its changes does not give; "" where the lengths differ."""
    try:
        return _disagreement(source, target, found)
    except (KeyError, IndexError, ValueError):
        return ""


def _disagreement(source: Document, target: Document, found: Effects) -> str | None:
    named, targets = ({block.block: block for block in side.blocks} for side in (source, target))
    flows = {story: flow_of(story) for story in {block.story for block in (*source.blocks, *target.blocks)}}
    steps = _steps(source, found, flows)
    touched = found.flowing.keys() | found.rewrites.keys() | found.labelled.keys()
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
        if one is None:
            return name
        untouched = one.block not in touched and name not in found.reflows
        if not (_is_same(one, block, found.copies) if untouched else _agrees(one, block, named, targets, found)):
            return name
        if (one.table is not None or block.table is not None) and name not in found.reflows:
            pairs.append((one, block))
    if any(next(ahead, None) is not None for ahead in steps.values()):
        return ""
    return Shape(pairs, found.kinds, found.shaped).wrong()


def _steps(source: Document, found: Effects, flow_by_story: Mapping[str, str]) -> dict[str, Iterator[Block]]:
    """For each flow the old blocks that stay, in order; the first block of a reflow once for each block that it fills."""
    flows: dict[str, list[Block]] = {}
    for block in source.blocks:
        name = block.block
        if name in found.removed or name in found.moved:
            continue
        line = flows.setdefault(flow_by_story[block.story], [])
        flow = found.flowing.get(name)
        if flow is None:
            line.append(block)
        elif name == flow.sources[0]:
            line.extend([block] * len(flow.targets))
    return {flow_name: iter(line) for flow_name, line in flows.items()}


def _is_same(one: Block, two: Block, copies: list[Copy] | None) -> bool:
    """Whether a block that no change names is the new one as it stands."""
    return one.kind is two.kind and one.level == two.level and one.label == two.label and _is_copied(one, two, copies)


def _is_copied(one: Block, two: Block, copies: list[Copy] | None) -> bool:
    """Whether text and pictures are the same; then notes the stretch."""
    if one.text != two.text or (OBJECT in one.text and objects(one) != objects(two)):
        return False
    if copies is not None:
        copies.append(Copy(one, 0, len(one.text), two, 0))
    return True


def _agrees(one: Block, two: Block, named: Mapping[str, Block], targets: Mapping[str, Block], found: Effects) -> bool:
    """Whether the old block with its changes is the new one: kind, level, label, text and pictures."""
    name = one.block
    flow = found.reflows.get(two.block)
    if flow is not None or name in found.flowing:
        if flow is None or flow.sources[0] != name:
            return False
        if two.block not in found.filled:
            found.filled |= _filled(flow, named, targets, noted=found.copies is not None)
        text, pictures, copies = found.filled[two.block]
        if found.copies is not None:
            found.copies += copies
        return (text, pictures) == (two.text, objects(two))
    steps = found.rewrites.get(name)
    if steps is None:
        if not _is_copied(one, two, found.copies):
            return False
    elif _piece(one, steps, two, found.copies) != (two.text, objects(two)):
        return False
    if name in found.labelled:
        return found.labelled[name] == two.block
    return one.kind is two.kind and one.level == two.level and one.label == two.label


def _filled(flow: Reflow, named: Mapping[str, Block], targets: Mapping[str, Block], *, noted: bool) -> Filled:
    """The text, the pictures and (`noted`) the copied stretches of all targets of a reflow: what no edit brings is copied from
    the stream, as much as the target's length asks for."""
    stream = _Stream([named[name] for name in flow.sources])
    steps: dict[str, list[tuple[str, Rewrite]]] = {}
    for source, step in flow.steps:
        steps.setdefault(step.target, []).append((source, step))
    found: Filled = {}
    for target, length in flow.targets:
        two, copies = targets[target], list[Copy]() if noted else None
        text, pictures, at = [], [], 0
        for source, step in steps.get(target, ()):
            copied, seen = stream.copy(step.to - at, _into(copies, two, at))
            stream.skip(source, step.start, step.end)
            text += [copied, step.text]
            pictures += seen + _at(two)(step.to, step.to_end)
            at = step.to_end
        copied, seen = stream.copy(length - at, _into(copies, two, at))
        found[target] = "".join([*text, copied]), pictures + seen, copies or []
    if not stream.dry():
        raise ValueError(flow.targets[-1][0])
    return found


Taken = Callable[[Block, int, int, int], None]


def _into(copies: list[Copy] | None, two: Block, at: int) -> Taken:
    """Notes what is copied into a block: a stretch of a source, and how far behind `at` it stands."""
    if copies is None:
        return lambda *_: None
    return lambda block, start, end, behind: copies.append(Copy(block, start, end, two, at + behind))


class _Stream:
    """Blocks read one after another; the border between two is nothing."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks, self.at, self.place = blocks, 0, 0

    def copy(self, length: int, taken: Taken) -> tuple[str, list[str]]:
        """The next characters with their pictures. Raises ValueError where there are not so many."""
        text, pictures, whole = [], [], length
        if length < 0:
            raise ValueError(length)
        while length > 0:
            block = self.blocks[self.at]
            part = min(length, len(block.text) - self.place)
            text.append(block.text[self.place : self.place + part])
            pictures += _at(block)(self.place, self.place + part)
            taken(block, self.place, self.place + part, whole - length)
            self.place, length = self.place + part, length - part
            if length > 0:
                self.at, self.place = self.at + 1, 0
        return "".join(text), pictures

    def skip(self, name: str, start: int, end: int) -> None:
        """Passes over what goes out. Raises ValueError where the stream does not stand there."""
        if start == end:
            return
        while self.place == len(self.blocks[self.at].text):
            self.at, self.place = self.at + 1, 0
        if self.blocks[self.at].block != name or self.place != start:
            raise ValueError(name)
        self.place = end

    def dry(self) -> bool:
        """Whether all was read."""
        return not any(block.text for block in self.blocks[self.at + 1 :]) and self.place == len(self.blocks[self.at].text)


def _piece(block: Block, steps: Sequence[Rewrite], two: Block, copies: list[Copy] | None) -> tuple[str, list[str]]:
    """A block with its rewrites."""
    text, pictures, at, to = [], [], 0, 0
    taken = _into(copies, two, 0)
    held, given = _at(block), _at(two)
    for step in steps:
        if step.target != two.block:
            raise ValueError(step.target)
        text += [block.text[at : step.start], step.text]
        pictures += held(at, step.start) + given(step.to, step.to_end)
        taken(block, at, step.start, to)
        at, to = step.end, step.to_end
    taken(block, at, len(block.text), to)
    text.append(block.text[at:])
    return "".join(text), pictures + held(at, len(block.text))


def _at(block: Block) -> Callable[[int, int], list[str]]:
    """Gives the pictures between two places of a block's text."""
    if OBJECT not in block.text:
        return lambda _low, _high: []
    places = [place for place, char in enumerate(block.text) if char == OBJECT]
    hashes = objects(block)
    return lambda low, high: [value for place, value in zip(places, hashes, strict=True) if low <= place < high]
