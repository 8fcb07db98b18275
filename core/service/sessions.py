"""Signing in and out."""

from core.model.record import User
from core.service.base import UseCases


class Sessions(UseCases):
    def sign_in(self, name: str, password: str) -> str:
        """A one-time ticket, good for a minute. Raises SignInFailed, or SignInThrottled after too many failures."""
        raise NotImplementedError

    def redeem_ticket(self, ticket: str) -> str:
        """The session id for the cookie, in exchange for a ticket. Raises SignInFailed; a ticket works once."""
        raise NotImplementedError

    def user_of_session(self, sid: str) -> User | None:
        """Who is signed in; None where the session is unknown, over, or its account closed."""
        raise NotImplementedError

    def sign_out(self, sid: str) -> None:
        """Ends the session. An unknown one is no error."""
        raise NotImplementedError
