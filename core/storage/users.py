"""Accounts, sessions, tickets and the count of failed sign-ins. Secrets are kept as hashes only."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from core.model.record import Role, User
from core.storage.tables import sessions, throttles, tickets, users

TERMINAL = "terminal"


def key_of(name: str) -> str:
    """How a name is looked up: without regard to case and outer spaces."""
    return " ".join(name.split()).casefold()


def any_user(tx: Connection) -> bool:
    """Whether anybody can sign in at all; the terminal's account is nobody."""
    return tx.execute(select(users.c.id).where(users.c.id != TERMINAL).limit(1)).first() is not None


def terminal(tx: Connection, now: datetime) -> User:
    """Who acts from the terminal of the machine: owns what it submits, sees everything, can never sign in."""
    if tx.execute(select(users.c.id).where(users.c.id == TERMINAL)).first() is None:
        row = {"id": TERMINAL, "name": TERMINAL, "key": f"\n{TERMINAL}", "role": Role.ANALYST.value, "password": ""}
        tx.execute(insert(users).values(active=False, created=now, **row))
    return User(id=TERMINAL, name=TERMINAL, role=Role.ADMIN, active=False, created=now)


def add(tx: Connection, *, name: str, role: Role, password: str, now: datetime) -> User:
    """`password` is its argon2id hash. Raises IntegrityError where the name is taken."""
    user = User(id=uuid4().hex, name=" ".join(name.split()), role=role, created=now)
    row = {"id": user.id, "name": user.name, "key": key_of(name), "role": role.value, "password": password}
    tx.execute(insert(users).values(active=True, created=now, **row))
    return user


def get(tx: Connection, user_id: str) -> User | None:
    """None where nobody has the id."""
    return _first(tx.execute(select(users).where(users.c.id == user_id)).first())


def by_name(tx: Connection, name: str) -> tuple[User, str] | None:
    """The account and its password's hash."""
    row = tx.execute(select(users).where(users.c.key == key_of(name))).first()
    return None if row is None else (as_user(row), row.password)


def password_of(tx: Connection, user_id: str) -> str | None:
    """The hash of the password, empty where the account has none; None where nobody has the id."""
    return tx.execute(select(users.c.password).where(users.c.id == user_id)).scalar()


def all_users(tx: Connection) -> list[User]:
    """By name, without the account that only the terminal has."""
    return [as_user(row) for row in tx.execute(select(users).where(users.c.id != TERMINAL).order_by(users.c.key))]


def names(tx: Connection, ids: Iterable[str]) -> dict[str, str]:
    """Ids to names; who is gone is left out."""
    return {row.id: row.name for row in tx.execute(select(users.c.id, users.c.name).where(users.c.id.in_(set(ids))))}


def change(tx: Connection, user_id: str, **values: Any) -> None:
    """Sets columns of one user; one who is gone stays so."""
    tx.execute(update(users).where(users.c.id == user_id).values(values))


def administrators(tx: Connection) -> int:
    """How many can still sign in."""
    query = select(func.count()).where(users.c.role == Role.ADMIN.value, users.c.active.is_(True))
    return int(tx.execute(query).scalar_one())


def add_ticket(tx: Connection, digest: str, user_id: str, expires: datetime) -> None:
    """`digest` is the ticket's hash: the ticket itself is kept nowhere."""
    tx.execute(insert(tickets).values(digest=digest, user_id=user_id, expires=expires))


def take_ticket(tx: Connection, digest: str, now: datetime) -> str | None:
    """The user's id, once; old tickets are swept out."""
    found = tx.execute(select(tickets.c.user_id).where(tickets.c.digest == digest, tickets.c.expires > now)).scalar()
    gone = tx.execute(delete(tickets).where(tickets.c.digest == digest)).rowcount
    tx.execute(delete(tickets).where(tickets.c.expires <= now))
    return found if gone == 1 else None


def add_session(tx: Connection, digest: str, user_id: str, now: datetime, expires: datetime) -> None:
    """`digest` is the hash of the session's id. Sessions that are over go on the way."""
    tx.execute(delete(sessions).where(sessions.c.expires <= now))
    tx.execute(insert(sessions).values(digest=digest, user_id=user_id, created=now, expires=expires))


def session_user(tx: Connection, digest: str, now: datetime) -> User | None:
    """Whose session it is; None where it is over or unknown, or the account is switched off."""
    query = select(users).join(sessions, sessions.c.user_id == users.c.id)
    query = query.where(sessions.c.digest == digest, sessions.c.expires > now, users.c.active.is_(True))
    return _first(tx.execute(query).first())


def end_session(tx: Connection, digest: str) -> str | None:
    """The id of the user whose session it was."""
    found = tx.execute(select(sessions.c.user_id).where(sessions.c.digest == digest)).scalar()
    tx.execute(delete(sessions).where(sessions.c.digest == digest))
    return found


def end_sessions(tx: Connection, user_id: str) -> None:
    """Ends all sessions and tickets of a user."""
    tx.execute(delete(sessions).where(sessions.c.user_id == user_id))
    tx.execute(delete(tickets).where(tickets.c.user_id == user_id))


def failures(tx: Connection, key: str) -> tuple[int, datetime | None]:
    """Failed sign-ins in a row, and until when the next is refused."""
    row = tx.execute(select(throttles).where(throttles.c.key == key)).first()
    return (0, None) if row is None else (row.failures, row.until)


def count_failure(tx: Connection, key: str, wait: timedelta, now: datetime) -> None:
    """One failed sign-in more under the key (the hash of a name): the next try counts from `now` + `wait` on."""
    done = tx.execute(update(throttles).where(throttles.c.key == key).values(failures=throttles.c.failures + 1, until=now + wait))
    if done.rowcount == 0:
        tx.execute(insert(throttles).values(key=key, failures=1, until=now + wait))


def forget_failures(tx: Connection, key: str) -> None:
    """A sign-in that succeeded begins the count anew."""
    tx.execute(delete(throttles).where(throttles.c.key == key))


def as_user(row: Row[Any]) -> User:
    """The row without its secrets."""
    return User(id=row.id, name=row.name, role=Role(row.role), active=row.active, created=row.created)


def _first(row: Row[Any] | None) -> User | None:
    return None if row is None else as_user(row)
