"""The session's cookie: its name, and how long it lives."""

from starlette.requests import HTTPConnection

from core.limits import SESSION_DAYS

COOKIE = "sverka_sid"
MAX_AGE_SECONDS = SESSION_DAYS * 86_400


def session_id(connection: HTTPConnection) -> str | None:
    """The cookie's value, None where there is none."""
    return connection.cookies.get(COOKIE) or None


def is_https(connection: HTTPConnection) -> bool:
    """Whether the browser speaks https to us or to the proxy before us: the cookie is then never sent in the clear."""
    return connection.url.scheme in ("https", "wss") or connection.headers.get("x-forwarded-proto", "") == "https"
