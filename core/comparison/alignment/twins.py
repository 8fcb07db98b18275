"""Texts that stand twice, as a title and the line of contents that names it, in a file and its print: known by their numbers."""

from collections import Counter
from collections.abc import Sequence

from core.comparison.alignment.units import Side, Unit
from core.comparison.text.tokens import label_length
from core.model.document import Block


def twin_keys(old: Sequence[Unit], new: Sequence[Unit]) -> tuple[list[str], list[str]]:
    """What makes the units of a file and of its print the same: white space is no part of it. Where a text stands more than once
    behind its numbers, these are a part of it, as long as both sides have them, counted by a program or typed."""
    numbered = [_numbered(unit) for unit in old], [_numbered(unit) for unit in new]
    both = set(numbered[0]) & set(numbered[1])
    twofold = _twofold(old) | _twofold(new)
    return _keys(old, numbered[0], both, twofold), _keys(new, numbered[1], both, twofold)


def _keys(units: Sequence[Unit], numbered: Sequence[str], both: set[str], twofold: set[str]) -> list[str]:
    return [
        f"\x04{with_number}" if with_number in both and _behind_number(unit) in twofold else evened(unit.key)
        for unit, with_number in zip(units, numbered, strict=True)
    ]


def _twofold(units: Sequence[Unit]) -> set[str]:
    counts = Counter(_behind_number(unit) for unit in units if unit.table is None)
    return {text for text, count in counts.items() if count > 1 and text}


def _behind_number(unit: Unit) -> str:
    return evened(unit.key[label_length(unit.key, title=unit.title) :]) if unit.table is None else ""


def _numbered(unit: Unit) -> str:
    return evened(f"{unit.label} {unit.key}") if unit.table is None else unit.key


def evened(text: str) -> str:
    """A text with one space for whatever stands between its words."""
    return " ".join(text.split())


def shown_keys(side: Side) -> list[str]:
    """What makes the blocks of a file and of its print the same: a print says no more which number was typed, and which space
    does not break."""
    return [evened(f"{_shown_label(block)} {key}") for block, key in zip(side.blocks, side.keys, strict=True)]


def shown_text(block: Block) -> str:
    """A text with its number: a page shows both, whoever typed or counted it."""
    return f"{_shown_label(block)} {block.text}"


def _shown_label(block: Block) -> str:
    """The number that a page shows before a block; a bullet looks otherwise there."""
    label = block.label or ""
    return label if any(map(str.isalnum, label)) else ""
