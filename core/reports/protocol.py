"""DOCX: the protocol of differences: number, clause, both wordings, and a column for the agreed one."""

from core.model.change import ChangeKind, Lane
from core.model.document import Document
from core.reports.amending.items import addresses, items_of
from core.reports.cells import Cells, cell_name, cells_of
from core.reports.clauses import Clause, clauses
from core.reports.data import ReportData, Selection
from core.reports.labels import plural, words
from core.reports.letterhead import paper
from core.reports.rows import Row, rows
from core.reports.verdict import scope_line
from core.reports.wordml import ASIDE, CAME, GONE, Element, Look, marked, paragraph, run, table

WIDTHS = (600, 2_300, 4_100, 4_100, 4_000)
_UNDECIDED = frozenset({ChangeKind.RENUMBERED, ChangeKind.METADATA, ChangeKind.LAYOUT, ChangeKind.FORMATTING})


def render(data: ReportData) -> bytes:
    """One row a clause on which parties can disagree; the agreed wording is filled where the review decided all of it."""
    _ = words(data.language)
    old, new = data.comparison.old, data.comparison.new
    names = ("№", _("Clause"), _("Wording A"), _("Wording B"), _("Agreed wording"))
    made = rows(data, context=None)
    chosen = [row for row in made if row.change.kind not in _UNDECIDED or row.change.lane is Lane.SUBSTANCE]
    numbers = _numbers(data.new), _numbers(data.old)
    tables = cells_of(data.new), cells_of(data.old)
    lines = [
        _cells(clause, number, _numbered(clause, numbers, data.language) or _in_table(clause, tables))
        for number, clause in enumerate(clauses(data, chosen), start=1)
    ]
    body = table(WIDTHS, names, lines) if lines else paragraph(run(_("No differences to agree on.")))
    head = [
        paragraph(run(f"{_('Wording A')}: {old.name}")),
        paragraph(run(f"{_('Wording B')}: {new.name}")),
        paragraph(run(f"{_scope(data, chosen, len(made) - len(chosen))}.", ASIDE)),
    ]
    return paper(data, _("Protocol of differences"), [*head, body, paragraph(), *_signatures(data.language)], landscape=True)


def _scope(data: ReportData, chosen: list[Row], undecided: int) -> str:
    """What no party can disagree on is left out here, and said so: a mere "hidden: 2" would make the other side ask."""
    shown = tuple(row.change for row in chosen)
    line = scope_line(data, Selection(shown=shown, hidden=len(data.comparison.changes) - len(shown) - undecided))
    if not undecided:
        return line
    left = plural(data.language)(
        "{n} change of numbering, looks or properties is left out",
        "{n} changes of numbering, looks or properties are left out",
        undecided,
    )
    return f"{line}; {left.format(n=undecided)}"


def _numbers(document: Document) -> dict[str, str]:
    """The number of the clause that each paragraph is, by the paragraph's id."""
    known = addresses(document, items_of(document))
    return {blocks[0]: address.number for blocks, address in known.items() if address.noun in ("clause", "heading")}


def _numbered(clause: Clause, numbers: tuple[dict[str, str], dict[str, str]], language: str) -> str:
    """The clause's number as the new version has it, else the old one; "" where the paragraph has none."""
    _, change = words(language), clause.rows[0].change
    sides = zip((change.new, change.old), numbers, strict=True)
    found = [known[anchor.block] for anchors, known in sides for anchor in anchors if anchor.block in known]
    return _("cl. {number}").format(number=found[0]) if found else ""


def _in_table(clause: Clause, tables: tuple[Cells, Cells]) -> str:
    """What names the cell: who reads "950" in a row of the protocol must see what costs so much."""
    change = clause.rows[0].change
    if change.kind is not ChangeKind.CELL_CHANGED:
        return ""
    anchors, cells = (change.new, tables[0]) if change.new else (change.old, tables[1])
    return " · ".join(name for name in cell_name(anchors[0], cells) if name) if len(anchors) == 1 else ""


def _cells(clause: Clause, number: int, named: str) -> tuple[list[Element], ...]:
    return (
        [paragraph(run(str(number)))],
        [*([paragraph(run(named, Look(bold=True)))] if named else []), paragraph(run(clause.place))],
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
