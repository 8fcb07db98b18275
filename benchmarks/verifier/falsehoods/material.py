"""What an operator works on, and what an operator is."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from core.analysis.draft import Draft
from core.analysis.scorecard.cases import Case


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """One true sentence: its draft, its case, the drafts of other changes of the same language,
    and those of changes of the same build (`kin`)."""

    draft: Draft
    case: Case
    others: Sequence[Draft]
    kin: Sequence[Draft] = ()


Operator = Callable[[Material, random.Random], Draft | None]
"""A true sentence and a source of chance to a false one, or None where the sentence offers nothing to falsify."""
