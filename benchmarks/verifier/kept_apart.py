"""Changes that the verifier was not made for, as cases with sentences that are true and sentences that are false."""

from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Any, Final

from benchmarks.verifier.sets import families
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


_FILES: Final = {
    Set.ODD: "02_terser",
    Set.EVEN: "02_terser",
    Set.THIRD: "03_freely",
    Set.FOURTH: "04_freely_mended_by",
    Set.FIFTH: "05_other_documents",
    Set.SIXTH_ODD: "06_same_words",
    Set.SIXTH_EVEN: "06_same_words",
    Set.SEVENTH: "07_small_model",
    Set.EIGHTH: "08_small_model_mended_by",
    Set.NINTH: "09_three_models",
    Set.TENTH: "10_three_models_mended_by",
}
"""The files of `sets/` that hold one language each, by what they begin with."""
_HALVES: Final = {Set.ODD: 0, Set.EVEN: 1, Set.SIXTH_ODD: 0, Set.SIXTH_EVEN: 1}
"""At which family the half begins, of a set of which every second one is taken."""


def kept_apart(language: str, which: Set = Set.FIRST) -> Written:
    """The families of one set in one language."""
    if which is Set.FIRST:
        both = families("01_other_subjects")
        return _cases([one for one in both if one["language"] == language], language, "apart")
    found = families(f"{_FILES[which]}_{language}")
    return _cases(found[_HALVES[which] :: 2] if which in _HALVES else found, language, which.name.lower())


def elsewhere(language: str) -> Written:
    """Changes of other kinds of documents with what is true of each, for operators to work on; no false ones."""
    return _cases([{**one, "lies": ()} for one in families(f"true_elsewhere_{language}")], language, "elsewhere")


def care(language: str) -> Written:
    """Changes of medical guidelines, leaflets and safety data sheets with what is true of each; no false ones."""
    return _cases([{**one, "lies": ()} for one in families(f"true_care_{language}")], language, "care")


def frames(language: str) -> Written:
    """Changes of different documents with what is true of each in many turns of phrase; no false ones."""
    return _cases([{**one, "lies": ()} for one in families(f"true_frames_{language}")], language, "frames")


def _cases(written: Sequence[Mapping[str, Any]], language: str, name: str) -> Written:
    found: Written = {}
    for at, family in enumerate(written):
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
