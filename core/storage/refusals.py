"""Why a disk or a database took nothing, as an error of ours: a disk that is full is one that a person can mend."""

import errno
import sqlite3
from collections.abc import Mapping
from typing import Final

from core.errors import DiskFull, StorageError

_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT})
_POSTGRES_FULL: Final = "53100"
"""disk_full among PostgreSQL's error codes (Appendix A of its manual)."""


def of_system(error: OSError) -> StorageError:
    """DiskFull where a person can make room, else a StorageError that names the system's reason."""
    if error.errno in _FULL:
        return DiskFull()
    return StorageError(what=error.strerror or type(error).__name__)


def of_driver(error: Exception) -> StorageError:
    """The driver's own first line: no statement and no values, which may hold text of documents."""
    cause = getattr(error, "orig", None) or error
    if _is_full(cause):
        return DiskFull()
    said = (_told(cause).get("M") or str(cause)).splitlines()
    return StorageError(what=said[0][:200] if said else type(cause).__name__)


def code_of(error: object) -> str:
    """The five characters of Appendix A of PostgreSQL's manual for a driver's error; "" where no server said any."""
    return _told(error).get("C", "")


def _told(error: object) -> Mapping[str, str]:
    """What PostgreSQL said, by the letters of its protocol: C the code, M the sentence; D, left out, names values of rows."""
    arguments = getattr(error, "args", ())
    return arguments[0] if arguments and isinstance(arguments[0], dict) else {}


def _is_full(cause: object) -> bool:
    if isinstance(cause, sqlite3.Error):
        return getattr(cause, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL or "disk is full" in str(cause)
    return code_of(cause) == _POSTGRES_FULL
