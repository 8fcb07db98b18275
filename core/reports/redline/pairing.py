"""Which paragraph of the old file is which of the new one, as the comparison says."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import accumulate

from rapidfuzz.distance import Indel

from core.model.change import Change, ChangeKind, Edit
from core.model.comparison import Comparison
from core.model.document import Block, Document
from core.reports.redline.atoms import Fields, atoms, text_of
from core.reports.redline.package import Element, W

_APART = frozenset({ChangeKind.MOVED, ChangeKind.MOVED_AND_EDITED, ChangeKind.SPLIT, ChangeKind.MERGED})
_TEXT_BOX = W + "txbxContent"

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
LEAST_IN_COMMON = 0.3
"""Share of words that two wordings of a paragraph must share to be shown word by word."""

Replacement = tuple[int, int, int, int]
"""Start and end in the old text, start and end in the new one."""


@dataclass(slots=True)
class Paragraph:
    """A paragraph of a story with its text; `fields` says which fields are open where it begins."""

    element: Element
    text: str
    fields: list[bool]
    block: Block | None = None


@dataclass(slots=True)
class Pairs:
    """`new_of` by the old block's id; `edits` by both ids; `changes` by the new block's (or else the old block's) id."""

    new_of: dict[str, str] = field(default_factory=dict)
    edits: dict[tuple[str, str], list[Replacement]] = field(default_factory=lambda: defaultdict(list))
    by_new: dict[str, list[Change]] = field(default_factory=lambda: defaultdict(list))
    by_old: dict[str, list[Change]] = field(default_factory=lambda: defaultdict(list))
    moved: dict[str, str] = field(default_factory=dict)
    """Old to new block of paragraphs that moved; where they were edited too, `edits` has them."""
    owners: dict[tuple[str, str], list[tuple[Replacement, Change]]] = field(default_factory=lambda: defaultdict(list))
    """By both ids, which change each edit is of."""
    by_story: dict[str, list[Change]] = field(default_factory=lambda: defaultdict(list))
    """By the story in which a change stands, of the new version where it stands there."""
    joints: list[Change] = field(default_factory=list)
    """Paragraphs that were split or merged."""

    def changes_at(self, old: str, new: str, edit: Replacement) -> list[Change]:
        """The changes whose edits an edit of these two blocks overlaps, or at least touches."""
        known = self.owners.get((old, new), [])
        found = [change for one, change in known if _overlap(one, edit)]
        found = found or [change for one, change in known if _overlap(one, edit, touching=1)]
        return list({change.id: change for change in found}.values())


def paragraphs(container: Element, blocks: list[Block]) -> list[Paragraph]:
    """The story's paragraphs in order, each with the block that the reader made of it where there is one."""
    fields, found = Fields(), []
    for element in container.iter(W + "p"):
        if any(above.tag == _TEXT_BOX for above in _between(element, container)):
            continue
        before = list(fields.open)
        found.append(Paragraph(element=element, text=text_of(atoms(element, fields)), fields=before))
    _assign([p for p in found if p.text], [b for b in blocks if b.text])
    return found


def _between(element: Element, container: Element) -> Iterator[Element]:
    """The elements above `element`, up to the container."""
    for above in element.iterancestors():
        if above is container:
            return
        yield above


def _assign(present: list[Paragraph], blocks: list[Block]) -> None:
    """One by one where as many stand on both sides and most say the same, so that of many equal ones each meets its own; else
    equal texts in equal order, and what differs between two such places where the counts agree."""
    if len(present) == len(blocks) and 2 * sum(p.text == b.text for p, b in zip(present, blocks, strict=True)) >= len(blocks):
        for paragraph, block in zip(present, blocks, strict=True):
            paragraph.block = block
        return
    matcher = SequenceMatcher(None, [p.text for p in present], [b.text for b in blocks], autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal" or (tag == "replace" and i2 - i1 == j2 - j1):
            for paragraph, block in zip(present[i1:i2], blocks[j1:j2], strict=True):
                paragraph.block = block


def pairs_of(comparison: Comparison, old: Document, new: Document) -> Pairs:
    """From the changes: what they name together, and what no change names, in order."""
    pairs, old_named, new_named = Pairs(), set(), set()
    texts = [{block.block: block.text for block in document.blocks} for document in (old, new)]
    for change in comparison.changes:
        old_blocks = list(dict.fromkeys(anchor.block for anchor in change.old))
        new_blocks = list(dict.fromkeys(anchor.block for anchor in change.new))
        for block in old_blocks:
            pairs.by_old[block].append(change)
        for block in new_blocks:
            pairs.by_new[block].append(change)
        for story in {anchor.story for anchor in change.new or change.old}:
            pairs.by_story[story].append(change)
        old_named |= {*old_blocks, *(edit.old.block for edit in change.edits if edit.old)}
        new_named |= {*new_blocks, *(edit.new.block for edit in change.edits if edit.new)}
        if change.kind in (ChangeKind.SPLIT, ChangeKind.MERGED):
            pairs.joints.append(change)
        elif change.kind in _APART:
            _pair_moved(pairs, change, (old_blocks, new_blocks), texts)
        else:
            _pair(pairs, change, old_blocks, new_blocks)
    rest_old = [block for block in old.blocks if block.block not in old_named]
    rest_new = [block for block in new.blocks if block.block not in new_named]
    _pair_rest(pairs, rest_old, rest_new)
    for edits in pairs.edits.values():
        edits.sort()
    return pairs


def _pair_moved(pairs: Pairs, change: Change, blocks: tuple[list[str], list[str]], texts: list[dict[str, str]]) -> None:
    """In step where as many left as arrived, else those with the same text in the same order; none without words in common."""
    before, after = ([text.get(block, "") for block in side] for side, text in zip(blocks, texts, strict=True))
    if len(before) == len(after):
        together = [(at, at) for at in range(len(before))]
    else:
        found = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
        together = [(i + at, j + at) for i, j, size in found for at in range(size)]
    for i, j in together:
        one, other = blocks[0][i], blocks[1][j]
        named = [e for e in change.edits if (e.old is None or e.old.block == one) and (e.new is None or e.new.block == other)]
        made = sorted(made for edit in named if (made := replacement(change, edit)) is not None)
        edits = replacements(made, before[i], after[j]) if before[i] != after[j] else []
        if edits is not None:
            pairs.moved[one] = other
            pairs.edits[one, other] = edits


def _pair(pairs: Pairs, change: Change, old: list[str], new: list[str]) -> None:
    """Blocks that a change names in the same order, and those that its edits name: words that went from inside a
    paragraph have no anchor on the other side."""
    if len(old) == len(new) and not change.moves_words:
        pairs.new_of.update(zip(old, new, strict=True))
    for edit in change.edits:
        if change.moves_words and not (edit.old and edit.new):
            continue
        one = edit.old.block if edit.old else "".join(old[:1])
        other = edit.new.block if edit.new else "".join(new[:1])
        made = replacement(change, edit)
        if one and other and made is not None:
            pairs.new_of.setdefault(one, other)
            pairs.edits[one, other].append(made)
            pairs.owners[one, other].append((made, change))


def replacement(change: Change, edit: Edit) -> Replacement | None:
    """An edit as places of both texts; None where it names neither."""
    if edit.old is not None and edit.new is not None:
        return edit.old.start, edit.old.end, edit.new.start, edit.new.end
    if edit.old is not None:
        at = change.at.new.offset
        return edit.old.start, edit.old.end, at, at
    if edit.new is not None:
        at = change.at.old.offset
        return at, at, edit.new.start, edit.new.end
    return None


def _overlap(one: Replacement, other: Replacement, touching: int = 0) -> bool:
    """Whether they share text of the old or of the new side; `touching` 1: or only a border."""
    return any(max(one[i], other[i]) < min(one[i + 1], other[i + 1]) + touching for i in (0, 2))


def _pair_rest(pairs: Pairs, old: list[Block], new: list[Block]) -> None:
    """What no change names stands on both sides with the same text in the same order, flow by flow: one by one, so that of many
    that say the same each meets its own. Where the counts differ, as of what a program computes anew, by their texts."""
    for flow in dict.fromkeys(_flow(block) for block in old):
        sides = [[block for block in side if _flow(block) == flow] for side in (old, new)]
        olds, news = ([(block.text, block.kind) for block in side] for side in sides)
        if olds == news:
            together = [(at, at) for at in range(len(olds))]
        else:
            found = SequenceMatcher(None, olds, news, autojunk=False).get_matching_blocks()
            together = [(i + at, j + at) for i, j, size in found for at in range(size)]
        for i, j in together:
            pairs.new_of.setdefault(sides[0][i].block, sides[1][j].block)


def _flow(block: Block) -> str:
    return block.story.partition(":")[0]


def replacements(edits: list[Replacement], old: str, new: str) -> list[Replacement] | None:
    """The edits, if they turn the old text into the new one; else a difference word by word; None where that is all of it."""
    return list(edits) if turns(edits, old, new) else by_words(old, new)


def turns(edits: list[Replacement], old: str, new: str) -> bool:
    """Whether the edits, in order, turn the old text into the new one."""
    out, at_old, at_new = "", 0, 0
    for old_start, old_end, new_start, new_end in edits:
        if old_start < at_old or old_start - at_old != new_start - at_new:
            return False
        out += old[at_old:old_start] + new[new_start:new_end]
        at_old, at_new = old_end, new_end
    return out + old[at_old:] == new


def by_words(old: str, new: str) -> list[Replacement] | None:
    """Offsets of what differs, word by word, in both texts; None where they have too little in common for that to be read."""
    tokens = [_TOKEN.findall(text) for text in (old, new)]
    if Indel.normalized_similarity(*tokens) < LEAST_IN_COMMON:
        return None
    starts = [list(accumulate(map(len, side), initial=0)) for side in tokens]
    found: list[Replacement] = []
    for tag, *places in Indel.opcodes(*tokens):
        if tag != "equal":
            i1, i2, j1, j2 = map(int, places)
            edit = starts[0][i1], starts[0][i2], starts[1][j1], starts[1][j2]
            if found and (found[-1][1], found[-1][3]) == (edit[0], edit[2]):
                edit = found[-1][0], edit[1], found[-1][2], edit[3]
                found.pop()
            found.append(edit)
    return found
