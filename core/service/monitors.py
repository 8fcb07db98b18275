"""Who may read the figures without signing in: the bearer of a token that an administrator makes, or of the environment's."""

import hmac
from dataclasses import dataclass

from core.model.record import User
from core.service.base import UseCases, administrators_only
from core.service.secrets import new_token, token_digest
from core.storage import preferences as rows

KEPT = "metrics_token_digest"
"""The installation's value that holds the token's digest; "" or none: no token is good."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MonitorAccess:
    """`made`: an administrator's token is good. `fixed`: the environment names another, which nobody changes here."""

    made: bool
    fixed: bool


class Monitors(UseCases):
    """The token's life: made, seen to be there, withdrawn, asked about."""

    def monitor_access(self, user: User) -> MonitorAccess:
        """Raises Forbidden."""
        administrators_only(user)
        return MonitorAccess(made=bool(self._kept()), fixed=self.parts.config.metrics_token is not None)

    def make_monitor_token(self, user: User) -> str:
        """A new token, shown this once: only its hash is kept, and the one before is good no more. Raises Forbidden."""
        administrators_only(user)
        token = new_token()
        self._keep_digest(user, token_digest(token), "monitor.token")
        return token

    def drop_monitor_token(self, user: User) -> None:
        """From now on the environment's token and administrators alone. Raises Forbidden."""
        administrators_only(user)
        self._keep_digest(user, "", "monitor.close")

    def monitor_may_ask(self, token: str) -> bool:
        """Whether the token is the environment's or the one that was made last."""
        fixed, kept = self.parts.config.metrics_token, self._kept()
        if fixed and hmac.compare_digest(token.encode(), fixed.encode()):
            return True
        return bool(kept) and hmac.compare_digest(token_digest(token), kept)

    def _kept(self) -> str:
        with self.parts.database.read() as tx:
            return str(rows.load(tx, rows.SYSTEM).get(KEPT) or "")

    def _keep_digest(self, user: User, digest: str, action: str) -> None:
        with self.parts.database.write() as tx:
            rows.save(tx, rows.SYSTEM, {KEPT: digest})
            self._record(tx, user, action)
