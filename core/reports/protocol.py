"""DOCX: the protocol of differences: number, clause, both wordings, and a column for the agreed one."""

from core.model.change import ChangeKind
from core.reports.clauses import Clause, clauses
from core.reports.data import ReportData, select
from core.reports.labels import words
from core.reports.letterhead import paper
from core.reports.rows import rows
from core.reports.verdict import scope_line
from core.reports.wordml import CAME, GONE, Element, Look, marked, paragraph, run, table

WIDTHS = (600, 2_300, 4_100, 4_100, 4_000)
_UNDECIDED = frozenset({ChangeKind.RENUMBERED, ChangeKind.METADATA, ChangeKind.LAYOUT, ChangeKind.FORMATTING})


def render(data: ReportData) -> bytes:
    """One row a clause on which parties can disagree; the agreed wording is filled where the review decided all of it."""
    _ = words(data.language)
    old, new = data.comparison.old, data.comparison.new
    names = ("№", _("Clause"), _("Wording A"), _("Wording B"), _("Agreed wording"))
    chosen = [row for row in rows(data, context=None) if row.change.kind not in _UNDECIDED]
    lines = [_cells(clause, number) for number, clause in enumerate(clauses(data, chosen), start=1)]
    body = table(WIDTHS, names, lines) if lines else paragraph(run(_("No differences to agree on.")))
    head = [
        paragraph(run(f"{_('Wording A')}: {old.name}")),
        paragraph(run(f"{_('Wording B')}: {new.name}")),
        paragraph(run(f"{scope_line(data, select(data))}.", Look(colour="5B6470", size=16))),
    ]
    return paper(data, _("Protocol of differences"), [*head, body, paragraph(), *_signatures(data.language)], landscape=True)


def _cells(clause: Clause, number: int) -> tuple[list[Element], ...]:
    return (
        [paragraph(run(str(number)))],
        [paragraph(run(clause.place))],
        [marked(line, GONE) for line in clause.old] or [paragraph(run("—"))],
        [marked(line, CAME) for line in clause.new] or [paragraph(run("—"))],
        [*(marked(line, Look()) for line in clause.agreed), *(paragraph(run(note)) for note in clause.notes)],
    )


def _signatures(language: str) -> list[Element]:
    _ = words(language)
    return [
        paragraph(run(f"{_('Party A')}: ______________________ / ______________________ /"), keep=True),
        paragraph(run(f"{_('Party B')}: ______________________ / ______________________ /")),
    ]
