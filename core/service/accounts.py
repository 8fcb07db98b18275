"""Accounts: the first administrator, then users by administrators."""

import hmac
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from core.errors import Conflict, Forbidden, LastAdministrator, NameInvalid, NameTaken, NotFound, SignInFailed, WrongSetupCode
from core.limits import NAME_CHARACTERS
from core.model.record import Role, User
from core.service.base import UseCases, administrators_only
from core.service.secrets import hash_password, password_fits, token_digest
from core.service.setup import NAME as SETUP_CODE
from core.service.setup import forget_setup_code
from core.storage import preferences as setting_rows
from core.storage import users as rows


class Accounts(UseCases):
    def needs_setup(self) -> bool:
        """Whether no user exists yet."""
        with self.parts.database.read() as tx:
            return not rows.any_user(tx)

    def create_first_admin(self, code: str, name: str, password: str) -> User:
        """Makes the first administrator with the one-time code. Raises WrongSetupCode for a wrong code, PasswordTooShort,
        NameInvalid, Conflict where a user exists already."""
        name, hashed = _name(name), hash_password(password)
        with self.parts.database.write() as tx:
            if rows.any_user(tx):
                raise Conflict
            kept = setting_rows.load(tx, setting_rows.SYSTEM).get(SETUP_CODE)
            if kept is None or not hmac.compare_digest(token_digest(code.strip()), str(kept)):
                raise WrongSetupCode
            user = rows.add(tx, name=name, role=Role.ADMIN, password=hashed, now=self.now)
            self._record(tx, user, "user.first", user.id)
        forget_setup_code(self.parts.config.home)
        return user

    def terminal_user(self, name: str | None = None) -> User:
        """Who acts from the machine's own terminal: the named account, or one that only the terminal has. Raises NotFound."""
        with self.parts.database.write() as tx:
            if name is None:
                return rows.terminal(tx, self.now)
            found = rows.by_name(tx, name)
        if found is None or not found[0].active:
            raise NotFound
        return found[0]

    def create_user(self, user: User, name: str, password: str, role: Role = Role.ANALYST) -> User:
        """Administrators only. Raises Forbidden, NameInvalid, NameTaken, PasswordTooShort."""
        administrators_only(user)
        name, hashed = _name(name), hash_password(password)
        try:
            with self.parts.database.write() as tx:
                made = rows.add(tx, name=name, role=Role(role), password=hashed, now=self.now)
                self._record(tx, user, "user.create", made.id, detail=made.role.value)
        except IntegrityError as error:
            raise NameTaken from error
        return made

    def list_users(self, user: User) -> list[User]:
        """Administrators only. By name."""
        administrators_only(user)
        with self.parts.database.read() as tx:
            return rows.all_users(tx)

    def update_user(self, user: User, user_id: str, *, role: Role | None = None, active: bool | None = None) -> User:
        """Administrators only; the last active administrator stays one (LastAdministrator). A closed account is signed out."""
        administrators_only(user)
        values: dict[str, Any] = {} if role is None else {"role": Role(role).value}
        values |= {} if active is None else {"active": active}
        with self.parts.database.write() as tx:
            _existing(tx, user_id)
            if values:
                rows.change(tx, user_id, **values)
            if rows.administrators(tx) == 0:
                raise LastAdministrator
            if active is False:
                rows.end_sessions(tx, user_id)
            self._record(tx, user, "user.update", user_id, detail=" ".join(f"{k}={v}" for k, v in values.items()))
            return _existing(tx, user_id)

    def change_password(self, user: User, user_id: str, password: str, *, current: str | None = None) -> None:
        """One's own with the current one, or another's as an administrator. Ends all of that user's sessions."""
        own = user_id == user.id
        if not own and not user.is_admin:
            raise Forbidden
        with self.parts.database.read() as tx:
            kept = rows.password_of(tx, user_id)
        if kept is None:
            raise NotFound
        if own and not password_fits(kept, current or ""):
            raise SignInFailed
        hashed = hash_password(password)
        with self.parts.database.write() as tx:
            rows.change(tx, user_id, password=hashed)
            rows.end_sessions(tx, user_id)
            self._record(tx, user, "user.password", user_id)


def _existing(tx: Connection, user_id: str) -> User:
    found = rows.get(tx, user_id)
    if found is None or found.id == rows.TERMINAL:
        raise NotFound
    return found


def _name(name: str) -> str:
    """The name as it is kept. Raises NameInvalid."""
    clean = " ".join(name.split())
    if not 0 < len(clean) <= NAME_CHARACTERS or not clean.isprintable():
        raise NameInvalid(count=NAME_CHARACTERS)
    return clean
