"""Decisions and notes on changes."""

from collections.abc import Mapping

from sqlalchemy import Connection

from core.errors import BadSetting, Conflict
from core.limits import DECISIONS_AT_ONCE, NAME_CHARACTERS, NOTE_CHARACTERS
from core.model.record import Choice, DecisionRecord, User
from core.service.base import UseCases, owned_row
from core.storage import comparisons as rows
from core.storage.tables import comparisons


class Decisions(UseCases):
    def set_decision(
        self,
        user: User,
        comparison_id: str,
        change_id: str,
        decision: Choice,
        note: str | None = None,
        row_version: int = 0,
    ) -> DecisionRecord:
        """Decides a change. `note` None keeps the note. `row_version` is the one that was read (0: none was there).
        Raises Conflict (with `by` and `decision` of whoever was first in its values), NotFound, BadSetting."""
        with self.parts.database.write() as tx:
            owned_row(tx, user, comparisons, comparison_id)
            return self._decide(tx, user, comparison_id, change_id, decision, note, row_version)

    def set_decisions(
        self, user: User, comparison_id: str, read: Mapping[str, int], decision: Choice, note: str | None = None
    ) -> tuple[dict[str, DecisionRecord], dict[str, DecisionRecord]]:
        """The same decision on many changes at once: `read` has the row version of each. What was written, and what is kept
        where somebody was first. Raises NotFound, BadSetting."""
        if len(read) > DECISIONS_AT_ONCE:
            raise BadSetting(field="changes")
        kept, refused = {}, []
        with self.parts.database.write() as tx:
            owned_row(tx, user, comparisons, comparison_id)
            for change_id, row_version in read.items():
                try:
                    kept[change_id] = self._decide(tx, user, comparison_id, change_id, decision, note, row_version)
                except Conflict:
                    refused.append(change_id)
            present = rows.decision_records(tx, comparison_id) if refused else {}
        return kept, {one: present.get(one) or DecisionRecord(change=one) for one in refused}

    def _decide(
        self, tx: Connection, user: User, comparison_id: str, change_id: str, decision: Choice, note: str | None, row_version: int
    ) -> DecisionRecord:
        if not 0 < len(change_id) <= NAME_CHARACTERS:
            raise BadSetting(field="change")
        before = rows.decision_record(tx, comparison_id, change_id)
        kept = (before.note if before else "") if note is None else note.replace("\0", "")[:NOTE_CHARACTERS]
        values = {"decision": Choice(decision).value, "note": kept, "user_id": user.id, "at": self.now}
        if not rows.decide(tx, comparison_id, change_id, row_version, **values):
            raise Conflict(by=before.user_name if before else "", decision=before.decision.value if before else "")
        self._record(tx, user, "change.decide", comparison_id, detail=f"{change_id} {values['decision']}")
        return rows.decision_record(tx, comparison_id, change_id) or DecisionRecord(change=change_id)

    def decisions(self, user: User, comparison_id: str) -> dict[str, DecisionRecord]:
        """By change id; a change without a row is open."""
        with self.parts.database.read() as tx:
            owned_row(tx, user, comparisons, comparison_id)
            return rows.decision_records(tx, comparison_id)
