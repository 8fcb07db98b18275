"""Changes of one paragraph together: what parties negotiate is the clause, not each of its words."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from core.model.change import Change
from core.model.document import Side
from core.reports.context import Line, Piece, blocks_of, side_lines
from core.reports.data import ReportData
from core.reports.redline.pairing import Replacement, replacement, turns
from core.reports.rows import Row

_DECIDED = frozenset({"accepted", "rejected"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """`old` and `new` as in a Row, all changed words told apart; `agreed` is empty where not all was decided."""

    rows: tuple[Row, ...]
    old: tuple[Line, ...]
    new: tuple[Line, ...]
    agreed: tuple[Line, ...]

    @property
    def place(self) -> str:
        """Where it stands: the same for all of its changes."""
        return self.rows[0].place

    @property
    def notes(self) -> tuple[str, ...]:
        """The notes of its changes, each text once."""
        return tuple(dict.fromkeys(row.decision.note for row in self.rows if row.decision.note))


def clauses(data: ReportData, made: Iterable[Row]) -> list[Clause]:
    """In the order of the rows; what is more than words inside one paragraph stays by itself."""
    groups: dict[object, list[Row]] = {}
    for row in made:
        groups.setdefault(_pair(row.change) or row.change.id, []).append(row)
    return [_clause(data, rows) for rows in groups.values()]


def _pair(change: Change) -> tuple[str, str] | None:
    """The old and the new paragraph inside which all of a change stands; None where that is not one of each."""
    old = {edit.old.block for edit in change.edits if edit.old} | {anchor.block for anchor in change.old}
    new = {edit.new.block for edit in change.edits if edit.new} | {anchor.block for anchor in change.new}
    return (old.pop(), new.pop()) if change.edits and len(old) == len(new) == 1 else None


def _clause(data: ReportData, rows: list[Row]) -> Clause:
    changes = [row.change for row in rows]
    old, new = rows[0].old, rows[0].new
    if len(rows) > 1:
        whole = replace(
            changes[0],
            old=tuple(anchor for change in changes for anchor in change.old),
            new=tuple(anchor for change in changes for anchor in change.new),
            edits=tuple(edit for change in changes for edit in change.edits),
        )
        old = side_lines(whole, Side.OLD, blocks_of(data.old), None)
        new = side_lines(whole, Side.NEW, blocks_of(data.new), None)
    return Clause(rows=tuple(rows), old=old, new=new, agreed=_agreed(data, rows, old, new))


def _agreed(data: ReportData, rows: list[Row], old: tuple[Line, ...], new: tuple[Line, ...]) -> tuple[Line, ...]:
    """One side whole where all was decided alike, else the new paragraph with the rejected edits taken back. What the paper
    does not show counts as accepted."""
    decided = {row.decision.decision for row in rows}
    pair = _pair(rows[0].change)
    if not decided <= _DECIDED:
        return ()
    if pair is None or decided == {"accepted"}:
        return new if decided == {"accepted"} else old
    rejected = {row.change.id for row in rows if row.decision.decision == "rejected"}
    return _without(data, pair, rejected) or (old if decided == {"rejected"} else ())


def _without(data: ReportData, pair: tuple[str, str], rejected: set[str]) -> tuple[Line, ...]:
    """The new paragraph without these changes; nothing where the edits do not lead from the old text to the new one."""
    old, new = blocks_of(data.old)[pair[0]].text, blocks_of(data.new)[pair[1]].text
    edits: list[tuple[Replacement, bool]] = []
    for change in data.comparison.changes:
        if _pair(change) == pair:
            found = [replacement(change, edit) for edit in change.edits]
            edits += [(one, change.id in rejected) for one in found if one is not None]
    edits.sort()
    if not turns([edit for edit, _rejected in edits], old, new):
        return ()
    text = new
    for (old_start, old_end, new_start, new_end), goes in reversed(edits):
        if goes:
            text = text[:new_start] + old[old_start:old_end] + text[new_end:]
    return ((Piece(text=text, changed=False),),)
