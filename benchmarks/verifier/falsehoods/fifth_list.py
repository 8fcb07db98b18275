"""The fifth list of operators that make true sentences false: what a careless or lying model of a small size adds to a sentence
about a change or takes from it. Written by reasoning about such models alone, before any rule of the verifier was read."""

import random
from collections.abc import Callable, Sequence
from typing import Final

from benchmarks.verifier.falsehoods.fourth_list import by_language, lacks
from benchmarks.verifier.falsehoods.material import Material, Operator
from benchmarks.verifier.falsehoods.second_list import ended, said
from benchmarks.verifier.falsehoods.third_list import lowered
from core.analysis.draft import Draft

FIFTH: Final[dict[str, Operator]] = {}


def planted(name: str) -> Callable[[Operator], Operator]:
    """Puts an operator on the fifth list, as `kind: manner`."""

    def put(made: Operator) -> Operator:
        FIFTH[name] = made
        return made

    return put


def always(material: Material) -> bool:
    """Of any change: for an operator that needs nothing of it."""
    return True


def tails(name: str, ru: Sequence[str], en: Sequence[str], fits: Callable[[Material], bool] = always, but: str = "$^") -> None:
    """An operator that ends the sentence with one of the tails, where the change fits and has nothing of the pattern `but`."""

    @planted(name)
    def made(material: Material, chance: random.Random) -> Draft | None:
        if not fits(material) or not lacks(material, but):
            return None
        return said(material, ended(material.draft.text, chance.choice(by_language(material, ru, en))))


def heads(name: str, ru: Sequence[str], en: Sequence[str], fits: Callable[[Material], bool] = always, but: str = "$^") -> None:
    """An operator that begins the sentence with one of the heads, under the same conditions."""

    @planted(name)
    def made(material: Material, chance: random.Random) -> Draft | None:
        if not fits(material) or not lacks(material, but):
            return None
        return said(material, f"{chance.choice(by_language(material, ru, en))} {lowered(material.draft.text)}")
