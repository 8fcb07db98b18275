"""Accounts: the first administrator, then users by administrators."""

from core.model.record import Role, User
from core.service.base import UseCases


class Accounts(UseCases):
    def needs_setup(self) -> bool:
        """Whether no user exists yet."""
        raise NotImplementedError

    def create_first_admin(self, code: str, name: str, password: str) -> User:
        """Makes the first administrator with the one-time code. Raises SignInFailed for a wrong code, ValidationError for a short
        password or an empty name, Conflict where a user exists already."""
        raise NotImplementedError

    def create_user(self, user: User, name: str, password: str, role: Role = Role.ANALYST) -> User:
        """Administrators only. Raises Forbidden, ValidationError."""
        raise NotImplementedError

    def list_users(self, user: User) -> list[User]:
        """Administrators only. By name."""
        raise NotImplementedError

    def update_user(self, user: User, user_id: str, *, role: Role | None = None, active: bool | None = None) -> User:
        """Administrators only; the last active administrator stays one (ValidationError). A closed account is signed out."""
        raise NotImplementedError

    def change_password(self, user: User, user_id: str, password: str, *, current: str | None = None) -> None:
        """One's own with the current one, or anybody's as an administrator. Ends that user's other sessions."""
        raise NotImplementedError
