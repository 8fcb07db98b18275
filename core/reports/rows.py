"""A change as the flat row that tables on paper and on the page share."""

from collections.abc import Mapping
from dataclasses import dataclass

from core.model.analysis import Analysis, Origin, Statement, Verdict
from core.model.change import Change, ChangeKind
from core.model.document import Block, Side
from core.model.leading import leading
from core.reports.cells import cells_of, with_names
from core.reports.context import Line, blocks_of, plain, side_lines
from core.reports.data import Decision, ReportData, select
from core.reports.labels import KINDS, LANES, SIGNIFICANCE, place_of, words
from core.reports.reasons import unread_word, warnings_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """`old` and `new` are the lines of both sides with the changed words told apart; `explanations` are verified.
    `interpretation`: what stands before one of the model's.
    `warnings`: that nobody marked it, that it cannot be seen, in words.
    `unread`: why the model did not read the change, in words; "" where it did or none took part."""

    number: int
    change: Change
    place: str
    kind: str
    lane: str
    significance: str
    old: tuple[Line, ...]
    new: tuple[Line, ...]
    sentence: str
    explanations: tuple[Statement, ...]
    unread: str
    interpretation: str
    decision: Decision
    warnings: tuple[str, ...]

    @property
    def old_text(self) -> str:
        """The old side without its marks."""
        return plain(self.old)

    @property
    def new_text(self) -> str:
        """The new side without its marks."""
        return plain(self.new)

    @property
    def told(self) -> tuple[str, ...]:
        """What stands as the model's part: its sentences, else why there are none."""
        found = tuple(worded(statement, self.interpretation) for statement in self.explanations)
        return found or ((self.unread,) if self.unread else ())

    @property
    def explanation(self) -> str:
        """What the model said of it, as one paragraph; empty where it said nothing that was verified."""
        return " ".join(self.told)


def worded(statement: Statement, lead: str) -> str:
    """An interpretation is never taken for a fact."""
    return f"{lead} {statement.text}" if statement.interprets else statement.text


def told(data: ReportData) -> dict[str, tuple[str, ...]]:
    """By change: the model's part in words, as comments and annotations carry it; none where it is not wanted."""
    if not data.options.with_model:
        return {}
    lead = words(data.language)("Interpretation:")
    said = {change: tuple(worded(one, lead) for one in found) for change, found in trusted(data.analysis).items()}
    return {change: (why,) for change, why in _unread(data).items()} | said


def trusted(analysis: Analysis | None) -> dict[str, tuple[Statement, ...]]:
    """The model's statements by change that were verified; what was not never leaves the quarantine."""
    found: dict[str, tuple[Statement, ...]] = {}
    for statement in analysis.statements if analysis else ():
        if statement.origin is Origin.MODEL and statement.verdict is not Verdict.QUARANTINED:
            for change in statement.changes:
                found[change] = (*found.get(change, ()), statement)
    return found


def rows(data: ReportData, context: int | None = 240) -> tuple[Row, ...]:
    """The selected changes as rows, numbered from 1 in the order of the comparison."""
    old, new = blocks_of(data.old), blocks_of(data.new)
    cells = {side: cells_of(document) for side, document in ((Side.OLD, data.old), (Side.NEW, data.new))}
    statements = trusted(data.analysis) if data.options.with_model else {}
    unread = _unread(data)
    _ = words(data.language)

    def lines(change: Change, side: Side, blocks: Mapping[str, Block]) -> tuple[Line, ...]:
        found, anchors = side_lines(change, side, blocks, context), change.old if side is Side.OLD else change.new
        several = change.kind is ChangeKind.CELL_CHANGED and len(found) > 1
        return with_names(found, anchors, cells[side]) if several else found

    def row(number: int, change: Change) -> Row:
        return Row(
            number=number,
            change=change,
            place=place_of(change, data.language),
            kind=_(KINDS[change.called]),
            lane=_(LANES[change.lane.value]),
            significance=_(SIGNIFICANCE[change.significance.value]),
            old=lines(change, Side.OLD, old),
            new=lines(change, Side.NEW, new),
            sentence=sentence_of(change, data.language),
            explanations=statements.get(change.id, ()),
            unread=unread.get(change.id, ""),
            interpretation=_("Interpretation:"),
            decision=data.decisions.get(change.id, Decision()),
            warnings=warnings_of(change, data.language),
        )

    return tuple(row(number, change) for number, change in enumerate(select(data).shown, start=1))


def _unread(data: ReportData) -> dict[str, str]:
    """By change: that the model did not read it, and why."""
    if data.analysis is None or not data.options.with_model:
        return {}
    _ = words(data.language)
    told = ((one.change, unread_word(one.reason, data.language)) for one in data.analysis.not_analysed)
    return {change: _("Not read by the model: {reason}.").format(reason=reason) for change, reason in told}


def sentence_of(change: Change, language: str) -> str:
    """What the change is, in one sentence: "ru", else English."""
    return change.sentence.ru if language == "ru" else change.sentence.en


def totals_by(data: ReportData, prefix: str) -> Mapping[str, int]:
    """The comparison's totals under one heading: totals_by(data, "lane") is {"substance": 12, …}."""
    start = f"{prefix}."
    return {key.removeprefix(start): count for key, count in data.comparison.totals.items() if key.startswith(start)}


KEY_ROWS = 7
"""So many changes stand in a summary."""


def key_rows(made: tuple[Row, ...]) -> list[Row]:
    """The rows of a summary: unmarked edits first, then the most significant; none without effect."""
    by_change = {row.change.id: row for row in made}
    worth = [row.change for row in made if row.change.significance.rank > 0 or "unmarked" in row.change.reasons]
    return [by_change[change.id] for change in leading(worth)[:KEY_ROWS]]
