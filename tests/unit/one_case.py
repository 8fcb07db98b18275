"""A single changed sentence as a case for the rules that check what a model says of it."""

from dataclasses import replace

from benchmarks import analysis as bench
from core.analysis.draft import WHY
from core.analysis.scorecard.cases import Case
from core.analysis.verify import Checked
from core.model.change import Significance


def one_case(old: str, new: str, language: str = "ru", section: str = "") -> Case:
    """`section`: its title; one on payment where none is given."""
    return Case(
        name="one",
        family="one",
        language=language,
        section=section or ("Оплата" if language == "ru" else "Payment"),
        old=old,
        new=new,
        least=Significance.MEDIUM,
        reference=(),
        points=(),
        slots={},
    )


def checked(one: Case, text: str, **changed: object) -> Checked:
    """What the check says of a sentence about the case; `changed`: what else its draft says."""
    made = bench.bench(one.language, (one,))
    return made.verifier.check(replace(made.draft(one, text), **changed))


def interprets(one: Case, text: str) -> bool:
    """Whether a sentence about why the case matters is shown: as one that holds, or as the model's opinion."""
    made = bench.bench(one.language, (one,))
    draft = replace(made.draft(one, text), role=WHY)
    found = made.verifier.check(draft)
    return not found.reasons or made.verifier.concludes(draft, found)
