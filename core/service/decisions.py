"""Decisions and notes on changes."""

from core.model.record import Choice, DecisionRecord, User
from core.service.base import UseCases


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
        Raises Conflict (with `by` and `decision` of whoever was first in its values), NotFound, ValidationError."""
        raise NotImplementedError

    def decisions(self, user: User, comparison_id: str) -> dict[str, DecisionRecord]:
        """By change id; a change without a row is open."""
        raise NotImplementedError
