"""Names: each stands, word by word in any case form, in a cited change."""

import re
from typing import Final

from core.analysis.checks.scope import Scope
from core.analysis.lemmas import Word, words
from core.analysis.side_evidence import SideEvidence
from core.model.change import ValueType

_INITIALS: Final = re.compile(
    r"\b(?P<first>(?:[A-ZА-ЯЁ]\.\s?){1,3})(?P<surname>[A-ZА-ЯЁ][\w-]{2,})|"
    r"\b(?P<name>[A-ZА-ЯЁ][\w-]{2,})\s(?P<last>(?:[A-ZА-ЯЁ]\.\s?){1,3})"
)
_SPACES: Final = re.compile(r"\s+")
_STEM: Final = 4
"""Letters of a surname that no case form changes."""


def hold(scope: Scope) -> bool:
    """Every name is of the side that the sentence speaks of; one with digits in it only as it is."""
    for item in scope.claims.items:
        if item.kind is not ValueType.NAME or item.value is None:
            continue
        key = scope.key(item)
        sides = scope.sides(item.side)
        digits = any(char.isdigit() for char in item.text)
        found = any(key in side.values for side in sides)
        if not found and (digits or not any(contiguous(words(item.text), side) for side in sides)):
            return False
    return _initials_hold(scope)


def _initials_hold(scope: Scope) -> bool:
    """ "A. V. Hensley": initials stand beside that name in the change, in the same order."""
    found = list(_INITIALS.finditer(scope.text)) if "." in scope.text[:-1] else []
    texts = [_SPACES.sub("", text) for text in scope.written_texts] if found else []
    for match in found:
        letters = _SPACES.sub("", match["first"] or match["last"]).lower()
        name = (match["surname"] or match["name"]).lower()[:_STEM]
        beside = re.compile(rf"{re.escape(letters)}{re.escape(name)}|{re.escape(name)}[\w-]*{re.escape(letters)}")
        if any(name in text for text in texts) and not any(beside.search(text) for text in texts):
            return False
    return True


def contiguous(wanted: list[Word], side: SideEvidence) -> bool:
    """Whether the words stand on that side one after the other, in any form."""
    count = len(wanted)
    for run in side.runs:
        for at in range(len(run) - count + 1):
            if count and all(wanted[i].forms & run[at + i].forms for i in range(count)):
                return True
    return False
