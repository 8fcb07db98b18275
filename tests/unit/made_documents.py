"""Small documents for the tests of the comparison: paragraphs, headings, lists, tables."""

from collections.abc import Sequence

from core.comparison import compare
from core.model.change import Change
from core.model.comparison import Comparison
from core.model.document import Block, BlockKind, CellPlace, Document, Flag

Item = str | Block | Sequence[Sequence[str]]


def heading(text: str, label: str | None = None, level: int = 1) -> Block:
    return Block(block="", story="body", kind=BlockKind.HEADING, level=level, label=label, text=text)


def item(text: str, label: str) -> Block:
    return Block(block="", story="body", kind=BlockKind.LIST_ITEM, level=1, label=label, text=text)


def generated(text: str) -> Block:
    return Block(block="", story="body", kind=BlockKind.PARAGRAPH, text=text, flags=(Flag.GENERATED,))


def note(text: str, story: str) -> Block:
    return Block(block="", story=story, kind=BlockKind.PARAGRAPH, text=text)


def document(items: Sequence[Item], side: str = "o") -> Document:
    """Strings are paragraphs, lists of lists tables, blocks stand as they are with a name of their own."""
    blocks: list[Block] = []
    for at, one in enumerate(items):
        if isinstance(one, str):
            one = Block(block="", story="body", kind=BlockKind.PARAGRAPH, text=one)
        if isinstance(one, Block):
            blocks.append(_named(one, f"{side}{len(blocks)}"))
            continue
        for i, row in enumerate(one):
            for j, text in enumerate(row):
                place = CellPlace(id=f"{side}t{at}", row=i, column=j)
                name = f"{side}{len(blocks)}"
                blocks.append(Block(block=name, story="body", kind=BlockKind.PARAGRAPH, text=text, table=place))
    return Document(name=side, sha256="0" * 64, format="docx", blocks=tuple(blocks))


def _named(block: Block, name: str) -> Block:
    import dataclasses

    return dataclasses.replace(block, block=name)


def compared(old: Sequence[Item], new: Sequence[Item]) -> Comparison:
    """The comparison of two made documents, its proof checked."""
    comparison = compare(document(old, "o"), document(new, "n"))
    assert comparison.proof.holds, comparison.proof
    return comparison


def kinds(comparison: Comparison) -> list[str]:
    return [change.kind.value for change in comparison.changes]


def texts(change: Change) -> tuple[list[str], list[str]]:
    return [anchor.text for anchor in change.old], [anchor.text for anchor in change.new]
