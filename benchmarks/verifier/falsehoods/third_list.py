"""The third list of operators that make true sentences false: ten kinds, four operators of each or more. Written as a stranger
would plant them, before any rule of the verifier or operator of the other lists was read; each is a small turn of a true
sentence."""

import re
from collections.abc import Callable, Iterable
from typing import Final

from benchmarks.verifier.falsehoods.material import Material, Operator
from benchmarks.verifier.falsehoods.second_list import NUMBER, both
from core.analysis.draft import Draft

THIRD: Final[dict[str, Operator]] = {}


def planted(name: str) -> Callable[[Operator], Operator]:
    """Puts an operator on the third list, as `kind: manner`."""

    def put(made: Operator) -> Operator:
        THIRD[name] = made
        return made

    return put


def numbers(material: Material) -> list[re.Match[str]]:
    """The sentence's numbers that its change holds, but not those inside a name."""
    held = {match[0] for match in NUMBER.finditer(both(material))}
    return [match for match in NUMBER.finditer(material.draft.text) if match[0] in held]


def put_in(text: str, match: re.Match[str], instead: str) -> str:
    """The text with `instead` in the place of the match."""
    return text[: match.start()] + instead + text[match.end() :]


def unlike(material: Material, number: str) -> bool:
    """Whether a number stands nowhere in the change, in any writing of its digits."""
    return plain(number) not in {plain(match[0]) for match in NUMBER.finditer(f"{both(material)} {material.draft.text}")}


def plain(number: str) -> str:
    """The digits alone, so that "1 000" and "1,000" are one number."""
    return re.sub(r"[ \u00a0,.]", "", number).lstrip("0")


def elsewhere(others: Iterable[Draft], avoid: tuple[str, ...]) -> list[Draft]:
    """Drafts that cite none of these changes."""
    return [other for other in others if not set(other.changes) & set(avoid)]


def lowered(text: str) -> str:
    """The sentence as the second part of another, unless it begins with a name or a quote."""
    return text[0].lower() + text[1:] if text[1:2].islower() or text.startswith("A ") else text
