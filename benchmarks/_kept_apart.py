"""Changes that the verifier was not made for, as cases with sentences that are true and sentences that are false."""

import tomllib
from collections.abc import Mapping, Sequence
from enum import Enum
from pathlib import Path
from typing import Any

from core.analysis.scorecard.cases import Case
from core.model.change import Significance

Written = dict[str, tuple[Case, tuple[str, ...]]]
"""By name: the case, whose `reference` holds the true sentences, and the false ones."""


class Set(Enum):
    """`FIRST` has been looked at; of the second set the odd families have, the even ones are only counted, as is the third. The
    fourth, in the third's manner, is what the rules are mended by; the fifth, of other kinds of documents, is only counted. The
    sixth, whose lies are mostly the change's own words in another relation, is parted as the second is. The seventh, of the score
    card's changes as a small local model would tell them, is only counted; the eighth is of its manner. The ninth, of contracts,
    policies and standards as three models answer the real prompt, is only counted; the tenth is the other half of its changes."""

    FIRST = "first, looked at"
    ODD = "second, looked at"
    EVEN = "second, only counted"
    THIRD = "third, only counted"
    FOURTH = "fourth, looked at"
    FIFTH = "fifth, only counted"
    SIXTH_ODD = "sixth, looked at"
    SIXTH_EVEN = "sixth, only counted"
    SEVENTH = "seventh, only counted"
    EIGHTH = "eighth, looked at"
    NINTH = "ninth, only counted"
    TENTH = "tenth, looked at"

    @property
    def shown(self) -> bool:
        """Whether its sentences may be printed: what is only counted measures, and is never mended towards."""
        return self not in (Set.EVEN, Set.THIRD, Set.FIFTH, Set.SIXTH_EVEN, Set.SEVENTH, Set.NINTH)


def kept_apart(language: str, which: Set = Set.FIRST) -> Written:
    """The families of one set in one language."""
    if which is Set.FIRST:
        families = [one for one in _read("_kept_apart.toml") if one["language"] == language]
        return _cases(families, language, "apart")
    if which not in (Set.ODD, Set.EVEN, Set.SIXTH_ODD, Set.SIXTH_EVEN):
        return _cases(_read(f"_kept_apart_{which.name.lower()}_{language}.toml"), language, which.name.lower())
    families = _read(f"_kept_apart_{'second' if which in (Set.ODD, Set.EVEN) else 'sixth'}_{language}.toml")
    return _cases(families[0 if which in (Set.ODD, Set.SIXTH_ODD) else 1 :: 2], language, which.name.lower())


def elsewhere(language: str) -> Written:
    """Changes of other kinds of documents with what is true of each, for operators to work on; no false ones."""
    families = [{**one, "lies": ()} for one in _read(f"_true_elsewhere_{language}.toml")]
    return _cases(families, language, "elsewhere")


def care(language: str) -> Written:
    """Changes of medical guidelines, leaflets and safety data sheets with what is true of each; no false ones."""
    families = [{**one, "lies": ()} for one in _read(f"_true_care_{language}.toml")]
    return _cases(families, language, "care")


def _read(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name(name).read_text(encoding="utf-8"))["family"]
    return found


def _cases(families: Sequence[Mapping[str, Any]], language: str, name: str) -> Written:
    found: Written = {}
    for at, family in enumerate(families):
        for number, slots in enumerate(_fills(family.get("slots", {}))):
            case = Case(
                name=f"{language}-{name}-{at}-{number}",
                family=f"{name}-{at}",
                language=language,
                section=family["section"],
                old=family["old"].format(**slots),
                new=family["new"].format(**slots),
                least=Significance.MEDIUM,
                reference=tuple(text.format(**slots) for text in family["truths"]),
                points=(),
                slots=slots,
            )
            found[case.name] = case, tuple(text.format(**slots) for text in family["lies"])
    return found


def _fills(slots: Mapping[str, Sequence[str]]) -> list[dict[str, str]]:
    """A family is filled as often as its slots have values; one without slots once."""
    count = min((len(values) for values in slots.values()), default=1)
    return [{name: values[number] for name, values in slots.items()} for number in range(count)]
