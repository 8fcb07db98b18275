"""Signs of formulas that gave way to others: "a + b" → "a − b", "y = −x" → "y = x", "5·t" → "5/t"."""

import re
from typing import Final

from core.comparison.judge.grammar import around
from core.comparison.judge.sites import Half, Site
from core.comparison.judge.vocabulary.letters import DASHES
from core.model.change import Sentence

_FOLDED: Final = {ord(char): "-" for char in DASHES} | {ord(char): "·" for char in "×*⋅∙"} | {ord("÷"): "/"}
"""Ways of writing one sign."""
_STRONG: Final = frozenset("+±=≠≈≡<>≤≥∧∨¬∈∉⊂⊃∪∩√^&|!")
"""Signs that only formulas and programs have between two names."""
_SIGNS: Final = _STRONG | frozenset("-·/:")
_MINUS: Final = "-"
_SHORT: Final = re.compile(r"(?:\d[\d.,]*|\w{1,3})")
_LEFT: Final = re.compile(r"(\w[\w.,]*)\W*\Z")
_RIGHT: Final = re.compile(r"\W*(\w[\w.,]*)")
_BEFORE_MINUS: Final = re.compile(r"[=(<>≤≥+·×*/^][ \u00a0]?\Z")


def operator_changed(sites: list[Site]) -> bool:
    """Whether all that changed are signs of a formula, in another sense than how one sign is written."""
    return bool(sites) and all(_other_sign(site) for site in sites)


def operator_sentence(site: Site) -> Sentence:
    """Which sign gave way to which, and where."""
    before, after = site.before.strip(), site.after.strip()
    half, language = site.new or site.old, ("ru", "en")
    assert half is not None
    place = [f" ({around(half.block.text, half.start, half.end, one)})" for one in language]
    if not before or not after:
        verbs = ("Добавлен", "added") if after else ("Удалён", "removed")
        sign = after or before
        return Sentence(
            ru=f"{verbs[0]} знак перед величиной: «{sign}»{place[0]}",
            en=f"A sign before a quantity was {verbs[1]}: “{sign}”{place[1]}",
        )
    return Sentence(
        ru=f"Изменён знак в формуле: «{before}» → «{after}»{place[0]}",
        en=f"A sign of a formula was changed: “{before}” → “{after}”{place[1]}",
    )


def _other_sign(site: Site) -> bool:
    if site.old is None or site.new is None:
        return False
    before, after = (half.text.strip().translate(_FOLDED) for half in (site.old, site.new))
    if _names(before) != _names(after) or _of(before) == _of(after):
        return False
    if not before or not after:
        return before + after == _MINUS and _unary(site.new if after else site.old)
    signs = set(_of(before) + _of(after))
    if not signs <= _SIGNS or not _of(before) or not _of(after):
        return False
    strong = not _STRONG.isdisjoint(signs) or all("=" in half.block.text for half in (site.old, site.new))
    return strong and _between(site.new)


def _of(text: str) -> str:
    """The signs of a text."""
    return "".join(char for char in text if not char.isalnum() and not char.isspace())


def _names(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


def _unary(half: Half) -> bool:
    """Whether a minus stands before a name, with nothing before it that it could be taken from."""
    text = half.block.text
    return text[half.end : half.end + 1].isalnum() and _BEFORE_MINUS.search(text, 0, half.start + _led(half)) is not None


def _led(half: Half) -> int:
    return len(half.text) - len(half.text.lstrip())


def _between(half: Half) -> bool:
    """Whether the sign stands between two names of which one is short, as in formulas, or inside of them."""
    text = half.block.text
    if _names(half.text):
        return all(_SHORT.fullmatch(name) for name in re.findall(r"[\w.,]+", half.text))
    left, right = _LEFT.search(text, max(0, half.start - 24), half.start), _RIGHT.match(text, half.end)
    return left is not None and right is not None and any(_SHORT.fullmatch(one.group(1).rstrip(".,")) for one in (left, right))
