"""Why a disk or a database took nothing, as an error of ours: a disk that is full is one that a person can mend."""

import errno
import sqlite3
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
    return StorageError(what=str(cause).splitlines()[0][:200] if str(cause) else type(cause).__name__)


def _is_full(cause: object) -> bool:
    if isinstance(cause, sqlite3.Error):
        return getattr(cause, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL or "disk is full" in str(cause)
    return getattr(cause, "sqlstate", None) == _POSTGRES_FULL
