"""Made-up pairs of block trees for the property tests: paragraphs, headings, lists, tables, notes, and edits of all kinds."""

import random
from dataclasses import dataclass, replace

from core.model.document import Block, BlockKind, CellPlace, Document, Mark

WORDS = tuple(
    word
    for line in ("оплата договор срок дней сторона исполнитель", "shall payment the of not 10 15 1 250 штраф", ". , ; в и « » ё")
    for word in line.split(" ")
)
Rows = list[list[list[str]]]


@dataclass(frozen=True)
class Node:
    """A paragraph, or a table where `rows` is set."""

    text: str = ""
    kind: BlockKind = BlockKind.PARAGRAPH
    label: str | None = None
    picture: str = ""
    story: str = "body"
    rows: tuple[tuple[tuple[str, ...], ...], ...] = ()


def paragraph(rng: random.Random) -> str:
    return " ".join(rng.choice(WORDS) for _ in range(rng.choice([0, 1, 2, 5, 12, 25])))


def node(rng: random.Random) -> Node:
    if rng.random() < 0.25:
        columns = rng.randint(1, 4)
        row = lambda: tuple(tuple(paragraph(rng) for _ in range(rng.choice([1, 1, 2]))) for _ in range(columns))  # noqa: E731
        return Node(rows=tuple(row() for _ in range(rng.randint(1, 4))))
    kind = rng.choice([BlockKind.PARAGRAPH] * 4 + [BlockKind.HEADING, BlockKind.LIST_ITEM])
    label = rng.choice([None, "1.", "2.1", "3"]) if kind is not BlockKind.PARAGRAPH else None
    text, picture = paragraph(rng), ""
    if rng.random() < 0.1:
        text, picture = text + "\ufffc", rng.choice("abc")
    return Node(text, kind, label, picture, "footnote:1" if rng.random() < 0.05 else "body")


def tree(rng: random.Random) -> list[Node]:
    return [node(rng) for _ in range(rng.randint(0, 14))]


def edited(rng: random.Random, nodes: list[Node]) -> list[Node]:
    """The same tree after some edits."""
    result: list[Node] = []
    for one in nodes:
        chance = rng.random()
        if chance < 0.1:
            continue
        if chance < 0.2:
            result.append(node(rng))
        if one.rows:
            result.append(replace(one, rows=_edited_rows(rng, one.rows)) if chance < 0.6 else one)
        elif 0.2 <= chance < 0.5:
            result.append(replace(one, text=_edited_text(rng, one.text)))
        elif 0.5 <= chance < 0.6:
            cut = rng.randint(0, len(one.text))
            parts = [one.text[:cut].strip(" "), one.text[cut:].strip(" ")]
            result += [replace(one, text=part, picture=one.picture if "\ufffc" in part else "") for part in parts]
        elif 0.6 <= chance < 0.65:
            result.append(replace(one, kind=rng.choice(list(BlockKind))))
        elif 0.65 <= chance < 0.7:
            result.append(replace(one, label=rng.choice([None, "5", "6"])))
        elif 0.7 <= chance < 0.75 and result and not result[-1].rows and not result[-1].picture:
            result[-1] = replace(result[-1], text=result[-1].text + " " + one.text, picture=one.picture)
        else:
            result.append(one)
    return _moved(rng, result)


def _moved(rng: random.Random, nodes: list[Node]) -> list[Node]:
    if not nodes or rng.random() > 0.4:
        return nodes
    at, size = rng.randrange(len(nodes)), rng.randint(1, 3)
    taken, rest = nodes[at : at + size], nodes[:at] + nodes[at + size :]
    to = rng.randint(0, len(rest))
    return rest[:to] + taken + rest[to:]


def _edited_text(rng: random.Random, text: str) -> str:
    words = text.split(" ")
    for _ in range(rng.randint(1, 3)):
        at = rng.randint(0, len(words) - 1)
        form = rng.random()
        if "\ufffc" in words[at]:
            continue
        if form < 0.3:
            words.insert(at, rng.choice(WORDS))
        elif form < 0.6 and len(words) > 1:
            words.pop(at)
        else:
            words[at] = rng.choice(WORDS) + rng.choice(["", " ", "  "])
    return " ".join(words)


def _edited_rows(rng: random.Random, rows: tuple[tuple[tuple[str, ...], ...], ...]) -> tuple[tuple[tuple[str, ...], ...], ...]:
    table = [list(row) for row in rows]
    form = rng.choice(["in", "out", "column in", "column out", "cell", "shuffle", "columns shuffled"])
    at, column = rng.randrange(len(table)), rng.randrange(len(table[0]))
    if form == "in":
        table.insert(at, [(paragraph(rng),) for _ in table[0]])
    elif form == "out" and len(table) > 1:
        table.pop(at)
    elif form == "column in":
        for row in table:
            row.insert(column, (paragraph(rng),))
    elif form == "column out" and len(table[0]) > 1:
        for row in table:
            row.pop(column)
    elif form == "cell":
        table[at][column] = (paragraph(rng),)
    elif form == "shuffle":
        rng.shuffle(table)
    elif form == "columns shuffled":
        order = list(range(len(table[0])))
        rng.shuffle(order)
        table = [[row[place] for place in order] for row in table]
    return tuple(tuple(row) for row in table)


def document(nodes: list[Node], side: str) -> Document:
    """The tree as a Document; block ids begin with `side`."""
    blocks: list[Block] = []
    for table, one in enumerate(nodes):
        name = f"{side}{len(blocks)}"
        if not one.rows:
            picture = one.text.find("\ufffc")
            marks = (Mark(start=picture, end=picture + 1, type="image", value=one.picture),) if picture >= 0 else ()
            level = 1 if one.kind is BlockKind.HEADING else None
            blocks.append(
                Block(block=name, story=one.story, kind=one.kind, level=level, label=one.label, text=one.text, marks=marks)
            )
            continue
        for i, row in enumerate(one.rows):
            for j, cell in enumerate(row):
                for text in cell:
                    place = CellPlace(id=f"{side}t{table}", row=i, column=j)
                    blocks.append(
                        Block(block=f"{side}{len(blocks)}", story="body", kind=BlockKind.PARAGRAPH, text=text, table=place)
                    )
    return Document(name=side, sha256="0" * 64, format="docx", blocks=tuple(blocks))


def pair(seed: int) -> tuple[Document, Document]:
    """A document and its edited version; the same seed gives the same pair."""
    rng = random.Random(seed)
    nodes = tree(rng)
    return document(nodes, "o"), document(edited(rng, nodes), "n")
