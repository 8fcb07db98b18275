"""What is checked before anything starts, each with one sentence and exit status 2."""

import fcntl
import os
import socket
from pathlib import Path
from typing import IO

from core.errors import SetupError
from tasks.words import words


def writable_home(home: Path) -> None:
    """Makes the data folder. Raises SetupError where it cannot be written."""
    _ = words()
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        probe = home / ".writable"
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        what = _("The data folder {home} cannot be written ({why}). Choose another with SVERKA_HOME.")
        raise SetupError(what=what.format(home=home, why=error.strerror)) from error


def only_supervisor(home: Path) -> IO[str]:
    """Takes the folder's lock, held until the returned file is closed. Raises SetupError where another holds it."""
    _ = words()
    (home / "run").mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = (home / "run" / "supervisor.lock").open("a+")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        with lock:
            lock.seek(0)
            holder = lock.read().strip() or "?"
        what = _("Sverka already runs on the data folder {home} (process {pid}). Stop it, or set SVERKA_HOME.")
        raise SetupError(what=what.format(home=home, pid=holder)) from error
    lock.truncate(0)
    lock.write(str(os.getpid()))
    lock.flush()
    return lock


def free_page_port(port: int) -> None:
    """Raises SetupError where another program listens on the page's port."""
    _ = words()
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            what = _("Port {port} is taken by another program. Stop it, or choose another port with SVERKA_PORT.")
            raise SetupError(what=what.format(port=port)) from error
