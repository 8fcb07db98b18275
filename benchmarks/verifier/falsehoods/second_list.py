"""The second list of operators that make true sentences false: ten kinds, three operators of each or more, in different manners.
Written from what a true sentence looks like alone, before any rule of the verifier was read; every second operator of a kind was
counted first and mended towards last."""

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from benchmarks.verifier.falsehoods.material import Material, Operator
from core.analysis.draft import Draft

NUMBER = re.compile(r"\d+(?:[ \u00a0]\d{3})+(?!\d)|\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:[.,]\d+)?")
SECOND: Final[dict[str, Operator]] = {}


def operator(name: str) -> Callable[[Operator], Operator]:
    """Puts an operator on the list, as `kind: manner`."""

    def put(made: Operator) -> Operator:
        SECOND[name] = made
        return made

    return put


def russian(material: Material) -> bool:
    """Whether the case is Russian; all others are English."""
    return material.case.language == "ru"


def said(material: Material, text: str | None) -> Draft | None:
    """The draft with another text, if it is another."""
    if text is None or text == material.draft.text:
        return None
    return replace(material.draft, text=text)


def both(material: Material) -> str:
    """Both versions of the case's text, to look for a word in either."""
    return f"{material.case.old} {material.case.new}"


def ended(text: str, tail: str) -> str:
    """The sentence with something after its last word."""
    return f"{text.rstrip('.')}{tail}."


def swapped(text: str, pairs: Sequence[tuple[str, Sequence[str]]], chance: random.Random) -> str | None:
    """One word of the text changed by a table of patterns and what may stand instead; capitals are kept."""
    found = [(match, others) for pattern, others in pairs for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", text, re.I)]
    if not found:
        return None
    match, others = chance.choice(found)
    other = chance.choice(list(others))
    if match[0][0].isupper():
        other = other[0].upper() + other[1:]
    return text[: match.start()] + other + text[match.end() :]


MONTHS = {
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(),
    "en": "January February March April May June July August September October November December".split(),
}
