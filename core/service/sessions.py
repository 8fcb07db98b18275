"""Signing in and out: a password for a ticket, the ticket for a session that can be revoked."""

from datetime import timedelta

from sqlalchemy import Connection

from core.errors import SignInFailed, SignInThrottled
from core.limits import SESSION_DAYS, SIGN_IN_FREE, SIGN_IN_WAIT_SECONDS, TICKET_SECONDS
from core.model.record import User
from core.service.base import UseCases
from core.service.secrets import new_token, password_fits, token_digest
from core.storage import users as rows


class Sessions(UseCases):
    def sign_in(self, name: str, password: str) -> str:
        """A one-time ticket, good for a minute. Raises SignInFailed, or SignInThrottled after too many failures."""
        key = token_digest(rows.key_of(name))
        with self.parts.database.read() as tx:
            self._refuse_hurry(tx, key)
            found = rows.by_name(tx, name)
        fits = password_fits(found[1] if found else None, password)
        if found is None or not fits or not found[0].active:
            self._count_failure(key, found[0] if found else None)
            raise SignInFailed
        ticket = new_token()
        with self.parts.database.write() as tx:
            rows.forget_failures(tx, key)
            rows.add_ticket(tx, token_digest(ticket), found[0].id, self.now + timedelta(seconds=TICKET_SECONDS))
            self._record(tx, found[0], "session.sign_in", found[0].id)
        return ticket

    def redeem_ticket(self, ticket: str) -> str:
        """The session id for the cookie, in exchange for a ticket. Raises SignInFailed; a ticket works once."""
        sid = new_token()
        with self.parts.database.write() as tx:
            user_id = rows.take_ticket(tx, token_digest(ticket), self.now)
            if user_id is not None:
                rows.add_session(tx, token_digest(sid), user_id, self.now, self.now + timedelta(days=SESSION_DAYS))
        if user_id is None:
            raise SignInFailed
        return sid

    def user_of_session(self, sid: str) -> User | None:
        """Who is signed in; None where the session is unknown, over, or its account closed."""
        with self.parts.database.read() as tx:
            return rows.session_user(tx, token_digest(sid), self.now)

    def sign_out(self, sid: str) -> None:
        """Ends the session. An unknown one is no error."""
        with self.parts.database.write() as tx:
            user_id = rows.end_session(tx, token_digest(sid))
            if user_id is not None:
                self._record(tx, rows.get(tx, user_id), "session.sign_out", user_id)

    def _refuse_hurry(self, tx: Connection, key: str) -> None:
        _failures, until = rows.failures(tx, key)
        if until is not None and until > self.now:
            raise SignInThrottled(seconds=int((until - self.now).total_seconds()) + 1)

    def _count_failure(self, key: str, user: User | None) -> None:
        """Also for names that do not exist: nobody learns which do. The wait doubles with each failure after the free ones."""
        with self.parts.database.write() as tx:
            failures, _until = rows.failures(tx, key)
            over = failures + 1 - SIGN_IN_FREE
            wait = min(SIGN_IN_WAIT_SECONDS, 2.0 ** min(over, 20)) if over >= 0 else 0.0
            rows.count_failure(tx, key, timedelta(seconds=wait), self.now)
            self._record(tx, user, "session.refused", user.id if user else "", outcome="SIGN_IN")
