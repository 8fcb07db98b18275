"""Texts that stand twice, as a title and the line of contents that names it, in a file and its print: known by their numbers."""

from collections import Counter
from collections.abc import Sequence

from core.comparison.alignment.units import Unit
from core.comparison.text.tokens import label_length


def twin_keys(old: Sequence[Unit], new: Sequence[Unit]) -> tuple[list[str], list[str]]:
    """What makes the units of a file and of its print the same: white space is no part of it. Where a text stands more than once
    behind its numbers, these are a part of it, as long as both sides have them, counted by a program or typed."""
    numbered = [_numbered(unit) for unit in old], [_numbered(unit) for unit in new]
    both = set(numbered[0]) & set(numbered[1])
    twofold = _twofold(old) | _twofold(new)
    return _keys(old, numbered[0], both, twofold), _keys(new, numbered[1], both, twofold)


def _keys(units: Sequence[Unit], numbered: Sequence[str], both: set[str], twofold: set[str]) -> list[str]:
    return [
        f"\x04{with_number}" if with_number in both and _behind_number(unit) in twofold else _evened(unit.key)
        for unit, with_number in zip(units, numbered, strict=True)
    ]


def _twofold(units: Sequence[Unit]) -> set[str]:
    counts = Counter(_behind_number(unit) for unit in units if unit.table is None)
    return {text for text, count in counts.items() if count > 1 and text}


def _behind_number(unit: Unit) -> str:
    return _evened(unit.key[label_length(unit.key, title=unit.title) :]) if unit.table is None else ""


def _numbered(unit: Unit) -> str:
    return _evened(f"{unit.label} {unit.key}") if unit.table is None else unit.key


def _evened(text: str) -> str:
    return " ".join(text.split())
