"""A PostgreSQL server: its address as its own programs write it, its connections, and what its errors are.

pg8000 knows neither the words of libpq's addresses nor the kinds of errors but one, and its time limit for connecting goes on
for every answer afterwards: these three are set right here.
"""

import re
import ssl
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import pg8000
from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import IntegrityError

from core.errors import SetupError
from core.storage.refusals import code_of

DRIVER: Final = "postgresql+pg8000"
DEFAULT_PORT: Final = 5432
SSL_MODES: Final = ("disable", "allow", "prefer", "require", "verify-ca", "verify-full")
"""Of libpq's manual (SSL Support). `allow` is taken as `prefer`: encrypted where the server can."""
WORDS: Final = frozenset({"application_name", "connect_timeout", "host", "port", "sslcert", "sslkey", "sslmode", "sslrootcert"})
"""What may follow the question mark of an address; another word is a mistake that must not pass in silence."""
_REFUSED: Final = "Server refuses SSL"
_INTEGRITY: Final = "23"
_GOING_DOWN: Final = frozenset({"57P01", "57P02", "57P03", "25P03"})
"""Class 23 of the codes in Appendix A of PostgreSQL's manual: what a row must not break; and the codes after which the server
closes the connection."""
CONNECT_SECONDS: Final = 3
"""Long enough for any network; who waits for a page is told sooner that the database is away."""


def engine_of(url: URL, *, read_only: bool = False, **pool: Any) -> Engine:
    """With READ ONLY, what is read in one transaction is of one moment, and nothing has to be tried again. It is said for each
    transaction: a setting of the session would stay with the connection that a pooler lends to the next. Raises SetupError."""
    opened = opener(url)
    engine = create_engine(url.set(drivername=DRIVER, query={}), creator=opened, pool_pre_ping=True, **pool)
    event.listen(engine, "handle_error", _kind)
    if read_only:
        event.listen(engine, "begin", _read_only)
    return engine


class _Connection(pg8000.Connection):  # type: ignore[misc]  # pg8000 ships no types
    """One that takes its time once it is open, and that may be closed after the server is gone."""

    def __init__(self, **arguments: Any) -> None:
        super().__init__(**arguments)
        self._usock.settimeout(None)  # the time was for connecting: a long statement may take its own

    def close(self) -> None:
        with suppress(pg8000.InterfaceError):
            super().close()


def _read_only(connection: Connection) -> None:
    connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")


def opener(url: URL) -> Callable[[], Any]:
    """What opens one connection of pg8000. Raises SetupError for an address that cannot be meant."""
    words = _words(url)
    mode = words.get("sslmode", "prefer")
    context = _context(mode, words)
    arguments = {
        "user": url.username,
        "password": url.password,
        "database": url.database,
        "application_name": words.get("application_name"),
        "timeout": int(words.get("connect_timeout", CONNECT_SECONDS)),
        **_place(url, words),
    }

    def open_one() -> pg8000.Connection:
        try:
            return _Connection(ssl_context=context, **arguments)
        except pg8000.InterfaceError as error:
            if mode not in ("prefer", "allow") or str(error) != _REFUSED:
                raise
            return _Connection(ssl_context=False, **arguments)

    return open_one


def _words(url: URL) -> dict[str, str]:
    words = {name: value for name, value in url.query.items() if isinstance(value, str)}
    if unknown := sorted(set(url.query) - (WORDS & set(words))):
        raise _refused(f"Sverka knows no {', '.join(unknown)} there, or not twice")
    if words.get("sslmode", "prefer") not in SSL_MODES:
        raise _refused(f"sslmode must be one of {', '.join(SSL_MODES)}")
    for name in ("connect_timeout", "port"):
        if not re.fullmatch("[1-9][0-9]{0,4}", words.get(name, "1")):
            raise _refused(f"{name} must be a whole number from 1")
    return words


def _refused(why: str) -> SetupError:
    return SetupError(what=f"The address of the database cannot be used: {why}.")


def _place(url: URL, words: Mapping[str, str]) -> dict[str, Any]:
    """The server's name and port, or the file of its socket where the host is a folder."""
    host = url.host or words.get("host") or "localhost"
    port = url.port or int(words.get("port") or DEFAULT_PORT)
    if host.startswith("/"):
        return {"host": None, "unix_sock": str(Path(host) / f".s.PGSQL.{port}")}
    return {"host": host, "port": port}


def _context(mode: str, words: Mapping[str, str]) -> ssl.SSLContext | bool:
    """False: not encrypted. Names are checked in verify-full alone, certificates from verify-ca on, or where one is named."""
    if mode == "disable" or words.get("host", "").startswith("/"):
        return False
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = mode == "verify-full"
    root = words.get("sslrootcert")
    try:
        if mode.startswith("verify") or (mode == "require" and root):
            context.load_verify_locations(root) if root and root != "system" else context.load_default_certs()
        else:
            context.verify_mode = ssl.CERT_NONE
        if words.get("sslcert"):
            context.load_cert_chain(words["sslcert"], words.get("sslkey"))
    except OSError as error:
        raise _refused(f"a certificate that it names: {error.strerror}") from error
    return context


def _kind(context: ExceptionContext) -> BaseException | None:
    """pg8000 calls everything but a key that is there twice an error of the programmer."""
    code = code_of(context.original_exception)
    if code in _GOING_DOWN:
        context.is_disconnect = True
    if code.startswith(_INTEGRITY) and not isinstance(context.sqlalchemy_exception, IntegrityError):
        return IntegrityError(context.statement, context.parameters, context.original_exception)
    return None
