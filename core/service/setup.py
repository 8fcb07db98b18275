"""The one-time code by which the first administrator is made."""

import hmac
import os
import secrets
from contextlib import suppress
from pathlib import Path

from core.service.secrets import token_digest
from core.storage import preferences as rows
from core.storage import users
from core.storage.database import Database

FILE = "setup-code"
NAME = "setup_code"
CODE_BYTES = 12


def ensure_setup_code(database: Database, home: Path) -> str | None:
    """The code while no user exists, else None. Whoever comes first makes it; the others find it in the private file.

    The database keeps its hash. A file that was lost, or whose code is not the one that counts, gets a new code.
    """
    with database.write() as tx:
        if users.any_user(tx):
            return None
        kept = rows.load(tx, rows.SYSTEM).get(NAME)
        code = _written(home)
        if code is None or kept is None or not hmac.compare_digest(token_digest(code), str(kept)):
            code = secrets.token_urlsafe(CODE_BYTES)
            rows.save(tx, rows.SYSTEM, {NAME: token_digest(code)})
            _write(home, code)
    return code


def forget_setup_code(home: Path) -> None:
    """Takes the file away once there is an administrator; the code has no use then."""
    with suppress(OSError):
        (home / FILE).unlink(missing_ok=True)


def _written(home: Path) -> str | None:
    try:
        return (home / FILE).read_text(encoding="ascii").strip() or None
    except (OSError, UnicodeDecodeError):
        return None


def _write(home: Path, code: str) -> None:
    """Readable by its owner only from the first byte on."""
    path = home / FILE
    path.unlink(missing_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(code + "\n")
