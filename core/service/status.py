"""How the system is."""

from core.model.record import SystemStatus, User
from core.service.base import UseCases


class Status(UseCases):
    def system_status(self, user: User) -> SystemStatus:
        """Every part with its state, never longer than 2 s. Jobs of others are shown to administrators only."""
        raise NotImplementedError

    def ready(self) -> dict[str, bool]:
        """Database, redis and worker: whether each answers. For /api/ready; takes no user and tells nothing else."""
        raise NotImplementedError
