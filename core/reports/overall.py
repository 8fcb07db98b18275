"""What a model says of a comparison as a whole: its verified sentences by kind."""

from dataclasses import dataclass

from core.model.analysis import Statement, Verdict
from core.reports.data import ReportData, select
from core.reports.labels import ROLES, words
from core.reports.rows import worded


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """`numbers`: those of the cited changes that the report shows."""

    text: str
    numbers: tuple[int, ...]

    @property
    def whole(self) -> str:
        """The sentence with the numbers behind it."""
        return f"{self.text} ({', '.join(f'№ {number}' for number in self.numbers)})" if self.numbers else self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Sentences of one kind under their title, in the order in which a paper prints them."""

    title: str
    said: tuple[Said, ...]


def overall(data: ReportData) -> tuple[Group, ...]:
    """Nothing where no model took part, or the report has no summary."""
    if data.analysis is None or not data.options.with_model or "summary" not in data.options.parts:
        return ()
    numbers = {change.id: number for number, change in enumerate(select(data).shown, start=1)}
    trusted = [one for one in data.analysis.summary if one.verdict is not Verdict.QUARANTINED]
    groups = ((title, [one for one in trusted if one.role == role]) for role, title in ROLES.items())
    _ = words(data.language)
    lead = _("Interpretation:")
    return tuple(Group(title=_(title), said=tuple(_said(one, numbers, lead) for one in said)) for title, said in groups if said)


def _said(statement: Statement, numbers: dict[str, int], lead: str) -> Said:
    own = tuple(sorted(numbers[one] for one in set(statement.changes) & numbers.keys()))
    return Said(text=worded(statement, lead), numbers=own)
