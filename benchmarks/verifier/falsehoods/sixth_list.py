"""The sixth list of operators that make true sentences false: the ten named kinds, each by plain mechanical turns, as a stranger
who builds a test of the check would write them. Written before any rule of the verifier was read."""

import random
import re
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from benchmarks.verifier.falsehoods.fourth_list import by_language, lacks
from benchmarks.verifier.falsehoods.material import Material, Operator
from benchmarks.verifier.falsehoods.second_list import ended, said, swapped
from benchmarks.verifier.falsehoods.third_list import lowered, unlike
from core.analysis.draft import Draft

SIXTH: Final[dict[str, Operator]] = {}


def planted(name: str) -> Callable[[Operator], Operator]:
    """Puts an operator on the sixth list, as `kind: manner`."""

    def put(made: Operator) -> Operator:
        SIXTH[name] = made
        return made

    return put


Pairs = dict[str, list[tuple[str, list[str]]]]
_SWAPS: Final = tomllib.loads(Path(__file__).with_name("sixth_swaps.toml").read_text(encoding="utf-8"))


def table(name: str) -> Pairs:
    """By language: the patterns of an operator of `sixth_swaps.toml`, each with what may stand instead."""
    return {language: [(pattern, others) for pattern, *others in _SWAPS[name][language]] for language in ("ru", "en")}


def swaps(name: str) -> None:
    """An operator that puts one word of the sentence otherwise, by its table."""
    pairs, but = table(name), _SWAPS[name].get("but", "$^")

    @planted(name)
    def made(material: Material, chance: random.Random) -> Draft | None:
        if not lacks(material, but):
            return None
        return said(material, swapped(outside(material), pairs[material.case.language], chance))


def tails(name: str, ru: Sequence[str], en: Sequence[str], but: str) -> None:
    """An operator that ends the sentence with one of the tails, where neither change nor sentence has the pattern `but`."""

    @planted(name)
    def made(material: Material, chance: random.Random) -> Draft | None:
        tail = chance.choice(by_language(material, ru, en))
        return said(material, ended(material.draft.text, tail)) if lacks(material, but) else None


def heads(name: str, ru: Sequence[str], en: Sequence[str], but: str) -> None:
    """An operator that begins the sentence with one of the heads, under the same condition."""

    @planted(name)
    def made(material: Material, chance: random.Random) -> Draft | None:
        head = chance.choice(by_language(material, ru, en))
        return said(material, f"{head} {lowered(material.draft.text)}") if lacks(material, but) else None


def outside(material: Material) -> str:
    """The sentence, if it quotes nothing inside: what stands between quotation marks is another operator's."""
    return "" if re.search("[«»“”]", material.draft.text) else material.draft.text


def renumbered(material: Material, match: re.Match[str], other: str) -> Draft | None:
    """The sentence with another number in one place, where that number is nowhere in the change."""
    text = material.draft.text
    if other == match[0] or not unlike(material, other):
        return None
    return said(material, text[: match.start()] + other + text[match.end() :])
