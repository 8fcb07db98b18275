"""The sheets of the register besides the changes: tables, what was not verified, what was read, and the evidence."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from core.model.analysis import Verdict
from core.model.document import Document
from core.reports.data import ReportData, select
from core.reports.doubts import doubt_lines, doubts_of
from core.reports.labels import LANES, N_, REVISIONS, STATUSES, words
from core.reports.overall import overall
from core.reports.places import part_name
from core.reports.reasons import fault_word, gap_word
from core.reports.rows import rows
from core.reports.verdict import counts_line, model_line, proof_line, read_line, scope_line

Cell = str | int | Decimal | datetime | None
Lines = Iterable[list[Cell]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """`headings`: names and widths in characters."""

    title: str
    headings: tuple[tuple[str, int], ...]
    lines: Callable[[ReportData], Lines]
    wanted: Callable[[ReportData], bool] = lambda data: True


def _tables(data: ReportData) -> Lines:
    """A row for each cell of a table that a change names: the number of the change, the place, both texts. Tables are counted
    in their own version."""
    sides = (("old", data.old), ("new", data.new))
    numbers = {side: _numbers(document) for side, document in sides}
    texts = {side: {block.block: block.text for block in document.blocks} for side, document in sides}
    for row in rows(data, context=None):
        cells: dict[tuple[int, int, int], dict[str, str]] = {}
        for side, anchors in (("old", row.change.old), ("new", row.change.new)):
            for anchor in anchors:
                if anchor.table is not None:
                    place = (numbers[side].get(anchor.table.id, 0), anchor.table.row + 1, anchor.table.column + 1)
                    # The whole text of the cell's block, not just the words that changed.
                    cells.setdefault(place, {})[side] = texts[side].get(anchor.block, anchor.text)
        for (table, line, column), found in cells.items():
            yield [row.number, row.kind, table, line, column, found.get("old", ""), found.get("new", "")]


def _numbers(document: Document) -> dict[str, int]:
    """Each table's number, from 1 in the order of the document."""
    ids = dict.fromkeys(block.table.id for block in document.blocks if block.table is not None)
    return {name: number for number, name in enumerate(ids, start=1)}


def _overall(data: ReportData) -> Lines:
    for group in overall(data):
        for one in group.said:
            yield [group.title, one.text, ", ".join(map(str, one.numbers))]


def _quarantined(data: ReportData) -> Lines:
    """With the numbers that the changes have in the register."""
    numbers = {change.id: number for number, change in enumerate(select(data).shown, start=1)}
    for statement in data.analysis.statements if data.analysis else ():
        if statement.verdict is Verdict.QUARANTINED:
            why = ", ".join(fault_word(code, data.language) for code in statement.reasons)
            yield [statement.text, why, ", ".join(str(numbers[one]) for one in statement.changes if one in numbers)]


def _ledger(data: ReportData) -> Lines:
    _ = words(data.language)
    for part in data.comparison.ledger:
        side = _("Old") if part.side and part.side.value == "old" else _("New")
        status, why = _(STATUSES[part.status.value]), gap_word(part.reason, data.language)
        yield [side, part_name(part, data.language), part.units, status, why]


def _evidence(data: ReportData) -> Lines:
    _, comparison = words(data.language), data.comparison
    for name, side in ((_("Old"), comparison.old), (_("New"), comparison.new)):
        yield [name, side.name]
        yield ["SHA-256", side.sha256]
        yield [_("Words"), side.words]
    yield [_("Verdict"), counts_line(data)]
    yield [_("What was read"), read_line(data)]
    yield [_("Proof"), proof_line(data)]
    yield [_("Scope"), scope_line(data)]
    yield [_("Model"), model_line(data)]
    if data.analysis is not None and data.options.with_model:
        yield [_("Digest of the model"), data.analysis.digest]
        yield [_("Version of the prompts"), data.analysis.prompt_version]
    yield [_("Engine"), comparison.engine]
    yield [_("Categories compared"), ", ".join(_(LANES[lane.value]) for lane in comparison.options.lanes)]
    for name, view in (
        (_("Tracked changes of the old version"), comparison.options.old_revisions),
        (_("Tracked changes of the new version"), comparison.options.new_revisions),
    ):
        yield [name, _(REVISIONS[view])]
    yield [_("Made"), datetime.fromisoformat(data.made.replace("Z", "+00:00")).replace(tzinfo=None)]


DOUBTS = Sheet(
    title=N_("Check the files"),
    headings=((N_("Are these the two files that were meant?"), 100),),
    lines=lambda data: ([doubt] for doubt in doubt_lines(data)),
    wanted=lambda data: bool(doubts_of(data)),
)
TABLES = Sheet(
    title=N_("Tables"),
    headings=(
        (N_("№"), 6),
        (N_("Kind"), 16),
        (N_("Table"), 12),
        (N_("Row"), 8),
        (N_("Column"), 8),
        (N_("Old"), 48),
        (N_("New"), 48),
    ),
    lines=_tables,
)
OVERALL = Sheet(
    title=N_("The model on the whole"),
    headings=((N_("Kind"), 30), (N_("Text"), 100), (N_("Changes"), 20)),
    lines=_overall,
    wanted=lambda data: bool(overall(data)),
)
QUARANTINE = Sheet(
    title=N_("Not verified"),
    headings=((N_("Text"), 80), (N_("Reason"), 40), (N_("Changes"), 30)),
    lines=_quarantined,
    wanted=lambda data: data.analysis is not None and data.options.with_model,
)
LEDGER = Sheet(
    title=N_("What was read"),
    headings=((N_("Version"), 10), (N_("Part"), 40), (N_("Words"), 10), (N_("State"), 22), (N_("Reason"), 30)),
    lines=_ledger,
    wanted=lambda data: "ledger" in data.options.parts,
)
EVIDENCE = Sheet(title=N_("Evidence"), headings=((N_("Field"), 30), (N_("Value"), 100)), lines=_evidence)
