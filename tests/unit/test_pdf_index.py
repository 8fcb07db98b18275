"""Which blocks are an index."""

import pytest

from core.model.document import Block, BlockKind, Flag
from core.readers.pdf.index import with_index


def blocks(title: str, *texts: str) -> list[Block]:
    found = [Block(block="p0", story="body", kind=BlockKind.HEADING, level=1, text=title)]
    for number, text in enumerate(texts, 1):
        level = (2 if len(text) == 1 else 1) if text.isupper() else None
        kind = BlockKind.HEADING if level else BlockKind.PARAGRAPH
        found.append(Block(block=f"p{number}", story="body", kind=kind, level=level, text=text))
    return found


ENTRIES = (
    "A",
    "acceptance, 3, 17",
    "amount 4",
    "B",
    "buyer, iv, 12–14",
    "breach . . . . 7",
    "C",
    "claims, 8",
    "costs, see also 9",
)


@pytest.mark.parametrize("title", ["Index", "Предметный указатель", "Указатель терминов", "Command and Variable Index"])
def test_terms_with_pages_under_an_index_are_generated(title: str) -> None:
    found = with_index(blocks(title, *ENTRIES, "ANNEX", "Other text 5"))
    assert [Flag.GENERATED in block.flags for block in found] == [False, *[True] * len(ENTRIES), False, False]
    assert [block.kind for block in found if block.kind is BlockKind.HEADING] == [BlockKind.HEADING] * 2


@pytest.mark.parametrize(
    ("title", "texts"),
    [
        ("Prices", ENTRIES),
        ("Index", ("The index of prices is published each month.", "It was 104 in 2025", "It is 105 in 2026", "A", "No more.")),
        ("Price index clause", ENTRIES),
    ],
)
def test_other_sections_are_text(title: str, texts: tuple[str, ...]) -> None:
    given = blocks(title, *texts)
    assert with_index(given) == given


def test_options_of_programs_are_terms_too() -> None:
    entries = (
        "--amount EXPR . . . . . . 68, 74",
        "--begin DATE. . . 7, 50,",
        "75",
        "-Y . . . 9, 77",
        "$HOME, 12",
        "--format TEXT . . 70, 79",
        "--head 4",
    )
    found = with_index(blocks("Commands & Options Index", *entries))
    assert [Flag.GENERATED in block.flags for block in found] == [False, *[True] * len(entries)]


def test_a_short_index_ends_a_document() -> None:
    entries = ("R", "reboot", "signals, 94 requests, 95", "S", "signals", "reboot, 94")
    assert [Flag.GENERATED in block.flags for block in with_index(blocks("Index", *entries))] == [False, *[True] * len(entries)]
    more = blocks("Index", *entries, "ANNEX", "Other text")
    assert with_index(more) == more
