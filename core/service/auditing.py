"""The audit: who did what, when."""

from core.model.record import AuditRecord, User
from core.service.base import UseCases
from core.storage import audit as rows


class Auditing(UseCases):
    def audit(self, user: User, limit: int = 200, user_id: str | None = None, action: str | None = None) -> list[AuditRecord]:
        """The latest first. Administrators see everybody's, others their own."""
        whose = user_id if user.is_admin else user.id
        with self.parts.database.read() as tx:
            return rows.listed(tx, user_id=whose, action=action, limit=limit)
