"""Decisions and notes on changes."""

from core.errors import BadSetting, Conflict
from core.limits import NAME_CHARACTERS, NOTE_CHARACTERS
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
        if not 0 < len(change_id) <= NAME_CHARACTERS:
            raise BadSetting(field="change")
        with self.parts.database.write() as tx:
            owned_row(tx, user, comparisons, comparison_id)
            before = rows.decision_records(tx, comparison_id).get(change_id)
            kept = (before.note if before else "") if note is None else note.replace("\0", "")[:NOTE_CHARACTERS]
            values = {"decision": Choice(decision).value, "note": kept, "user_id": user.id, "at": self.now}
            if not rows.decide(tx, comparison_id, change_id, row_version, **values):
                raise Conflict(by=before.user_name if before else "", decision=before.decision.value if before else "")
            self._record(tx, user, "change.decide", comparison_id, detail=f"{change_id} {values['decision']}")
            return rows.decision_records(tx, comparison_id)[change_id]

    def decisions(self, user: User, comparison_id: str) -> dict[str, DecisionRecord]:
        """By change id; a change without a row is open."""
        with self.parts.database.read() as tx:
            owned_row(tx, user, comparisons, comparison_id)
            return rows.decision_records(tx, comparison_id)
