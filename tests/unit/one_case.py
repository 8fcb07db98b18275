"""A single changed sentence as a case for the rules that check what a model says of it."""

from core.analysis.scorecard.cases import Case
from core.model.change import Significance


def one_case(old: str, new: str, language: str = "ru") -> Case:
    return Case(
        name="one",
        family="one",
        language=language,
        section="Оплата" if language == "ru" else "Payment",
        old=old,
        new=new,
        least=Significance.MEDIUM,
        reference=(),
        points=(),
        slots={},
    )
