"""The parts' logs, kept from filling the disk."""

import os
import shutil
from pathlib import Path

from core import limits


def keep_bounded(log: Path, most: int = limits.LOG_BYTES) -> bool:
    """Puts a log that outgrew `most` bytes aside as NAME.1, in place of the one before, and empties it. Answers whether it did.

    The part writes on into the same file, which it opened for appending: it need not be told. What it writes while the log is
    copied stays in the log; only a line of the very moment of emptying may be lost.
    """
    try:
        if log.stat().st_size <= most:
            return False
        aside = log.with_name(f"{log.name}.1")
        shutil.copyfile(log, aside)
        aside.chmod(0o600)
        _take_away(log, aside.stat().st_size)
    except OSError:  # no room, no right: the part goes on, and the next look tries again
        return False
    return True


def _take_away(log: Path, copied: int) -> None:
    with log.open("rb") as file:
        file.seek(copied)
        rest = file.read()
    os.truncate(log, 0)
    if rest:
        with log.open("ab") as file:
            file.write(rest)
