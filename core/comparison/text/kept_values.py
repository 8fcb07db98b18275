"""What bears the values of a text beside its words: figures with their points, signs before and behind them, ticks. Where the
same words stand in other blocks, they say whether nothing else changed."""

import re
from collections import Counter
from collections.abc import Iterable

from core.comparison.judge.vocabulary.tick_signs import SIGNS, tick_of

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_SIGN = re.compile(r"(?<![\w.,:;)\]}/%°-])(?:[-−–‑+](?=[$€£¥₽]?\d))|[%‰$€£¥₽₴₸₹<>≤≥⩽⩾≠±]|(?<=\d)[/:](?=\d)")
"""A minus or a plus right before a figure that begins there; what counts, compares or parts figures wherever it stands."""
_SAME = str.maketrans({"−": "-", "–": "-", "‑": "-", "⩽": "≤", "⩾": "≥"})
_TICK = re.compile(f"[{SIGNS}]")


def values_stay(old: Iterable[str], new: Iterable[str], *, more: bool = False) -> bool:
    """Whether two stretches of the same words hold the same figures and signs of values too, in whatever order. Ticks count
    where both have some: of fonts of signs a page may keep nothing. `more`: the new one may hold further ones, as the numbers
    of its pages."""
    one, two = " ".join(old), " ".join(new)
    before, after = _borne(one), _borne(two)
    if not (before <= after if more else before == after):
        return False
    ticked = [Counter(map(tick_of, _TICK.findall(text))) for text in (one, two)]
    return not all(ticked) or ticked[0] == ticked[1]


def _borne(text: str) -> Counter[str]:
    signs = (sign.translate(_SAME) for sign in _SIGN.findall(text))
    return Counter(_FIGURE.findall(text)) + Counter(signs)
