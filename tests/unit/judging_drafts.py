"""Small documents and drafted changes for the tests of judging."""

import re

from core.comparison.judge import flag
from core.model.change import Anchor, Change, ChangeKind, Edit, Lane, Place, Places, Sentence, Span
from core.model.document import Block, BlockKind, CellPlace, Document

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")


def block(name: str, text: str, *, label: str | None = None, table: CellPlace | None = None) -> Block:
    return flag(Block(block=name, story="body", kind=BlockKind.PARAGRAPH, text=text, label=label, table=table))


def document(*blocks: Block) -> Document:
    return Document(name="a.txt", sha256="0", format="txt", blocks=blocks)


def draft(old: Block, new: Block, kind: ChangeKind = ChangeKind.REPLACED) -> Change:
    """The change between two blocks as one edit: what remains without the equal words at both ends."""
    first, second = _TOKEN.findall(old.text), _TOKEN.findall(new.text)
    head = 0
    while head < min(len(first), len(second)) and first[head] == second[head]:
        head += 1
    tail = 0
    while tail < min(len(first), len(second)) - head and first[-1 - tail] == second[-1 - tail]:
        tail += 1
    start = len("".join(first[:head]))
    old_end, new_end = len("".join(first[: len(first) - tail])), len("".join(second[: len(second) - tail]))
    edit = Edit(
        old=Span(block=old.block, start=start, end=old_end) if old_end > start else None,
        new=Span(block=new.block, start=start, end=new_end) if new_end > start else None,
    )
    return Change(
        id="c1",
        kind=kind,
        lane=Lane.WORDING,
        old=(anchor(old, start, old_end),),
        new=(anchor(new, start, new_end),),
        at=Places(old=Place(story="body", after=old.block, offset=start), new=Place(story="body", after=new.block, offset=start)),
        edits=(edit,),
        sentence=Sentence(ru="", en=""),
    )


def anchor(found: Block, start: int, end: int) -> Anchor:
    return Anchor(story="body", block=found.block, start=start, end=end, text=found.text[start:end], table=found.table)
