"""Edits that belong to one value: figures and their words, an amount and its currency, a bound and its number; a tax and whether
the price holds it; a comma that moved, the quotes around a name; words that went before a word and others that came behind it.
A person names them as one change."""

import re
from collections.abc import Sequence
from itertools import pairwise

from core.comparison.judge.sites import values_in
from core.comparison.judge.values.spans import is_bound_of
from core.comparison.text.edits import TextEdit
from core.model.change import FoundValue, ValueType

_TAX = re.compile(r"\W{0,3}(?:НДС|VAT|GST|налог\w*|tax(?:es)?)\W{0,3}", re.IGNORECASE)
_SIGNS = frozenset(["", ",", ";", ":", "–", "—"])
_QUOTES = frozenset("\"«»“”„'‘’")
_END = re.compile(r"[.!?]\s|\n")
_WORD = re.compile(r"[ \u00a0]?[^\W\d_]{3,}[ \u00a0]?")
_FEW_WORDS = re.compile(r"[ \u00a0]?[^\W\d_]+(?:[ \u00a0-][^\W\d_]+){0,3}[ \u00a0]?")
APART = 120
"""Characters between two edits from which they are not looked at together: no value is written so long."""


def by_value(old: str, new: str, edits: Sequence[TextEdit]) -> list[list[TextEdit]]:
    """The edits of a pair of texts in order, those that change one and the same value together."""
    groups: list[list[TextEdit]] = []
    for edit in edits:
        if groups and (
            _of_one_value(old, new, groups[-1][-1], edit)
            or _of_one_tax(old, groups[-1][-1], edit)
            or _of_one_sign(old, new, groups[-1][-1], edit)
            or (len(groups[-1]) == 1 and _around_a_word(old, new, groups[-1][0], edit))
        ):
            groups[-1].append(edit)
        else:
            groups.append([edit])
    return groups


def _of_one_value(old: str, new: str, first: TextEdit, second: TextEdit) -> bool:
    if second.old_start - first.old_end > APART or not (_figures(old, new, first) or _figures(old, new, second)):
        return False
    sides = (
        (old, (first.old_start, first.old_end), (second.old_start, second.old_end)),
        (new, (first.new_start, first.new_end), (second.new_start, second.new_end)),
    )
    return any(_spans(*side) for side in sides) or all(_holds(*side) for side in sides)


def _holds(text: str, first: tuple[int, int], second: tuple[int, int]) -> bool:
    """Whether one value reaches from place to place where words stand at one of them: "February 1" → "1st of February"."""
    if (first[0] == first[1]) == (second[0] == second[1]):
        return False
    low, begin = max(0, first[0] - APART), first[0] + text[first[0] : first[1]].startswith((" ", "\u00a0"))
    found = values_in(text[low : second[1] + APART])
    return any(value.start + low <= begin and second[0] <= value.end + low for _, value in found)


def _of_one_tax(old: str, first: TextEdit, second: TextEdit) -> bool:
    """Whether nothing but the name of a tax stayed between two edits: "including VAT 20 %" → "VAT is not charged"."""
    return _TAX.fullmatch(old, first.old_end, second.old_start) is not None


def _of_one_sign(old: str, new: str, first: TextEdit, second: TextEdit) -> bool:
    """Whether a sign moved inside a sentence, or both edits are the quotes around one name."""
    between = old[first.old_end : second.old_start]
    if len(between) > APART or _END.search(between):
        return False
    gone, come = (
        [old[e.old_start : e.old_end].strip() for e in (first, second)],
        [new[e.new_start : e.new_end].strip() for e in (first, second)],
    )
    if gone == come[::-1] and "" in gone:
        return all(text in _SIGNS for text in (*gone, *come))
    return all(text and _QUOTES.issuperset(text) for text in (*gone, *come))


def _around_a_word(old: str, new: str, first: TextEdit, second: TextEdit) -> bool:
    """Whether words went on one side of a single word and others came on its other side: «свой счёт» → «счёт Заказчика»."""
    if not _WORD.fullmatch(old, first.old_end, second.old_start):
        return False
    gone = [old[e.old_start : e.old_end] for e in (first, second)]
    come = [new[e.new_start : e.new_end] for e in (first, second)]
    if not (gone[0] and come[1] and not gone[1] and not come[0]) and not (gone[1] and come[0] and not gone[0] and not come[1]):
        return False
    return all(_FEW_WORDS.fullmatch(text) for text in (gone[0] or gone[1], come[0] or come[1]))


def _figures(old: str, new: str, edit: TextEdit) -> bool:
    said = old[edit.old_start : edit.old_end] + new[edit.new_start : edit.new_end]
    return any(char.isdecimal() for char in said)


def _spans(text: str, first: tuple[int, int], second: tuple[int, int]) -> bool:
    """Whether a value has words of both spans in it, or one is of a bound and the other of its number."""
    if first[0] == first[1] or second[0] == second[1]:
        return False
    low, high = max(0, first[0] - APART), second[1] + APART
    near = text[low:high]
    found = values_in(near)
    if any(_has(value, first, low) and _has(value, second, low) for _, value in found):
        return True
    return any(
        kind is ValueType.RANGE and _has(bound, first, low) and _has(value, second, low) and is_bound_of(near, bound, value)
        for (kind, bound), (_, value) in pairwise(found)
    )


def _has(value: FoundValue, span: tuple[int, int], low: int) -> bool:
    return value.start + low < span[1] and span[0] < value.end + low
