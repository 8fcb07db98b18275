"""The audit: who did what, when."""

from core.model.record import AuditRecord, User
from core.service.base import UseCases


class Auditing(UseCases):
    def audit(self, user: User, limit: int = 200, user_id: str | None = None, action: str | None = None) -> list[AuditRecord]:
        """The latest first. Administrators see everybody's, others their own."""
        raise NotImplementedError
