"""The operator's commands on a whole installation: `python -m tasks backup|restore|copy`."""

import argparse
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from core.config import Config
from core.limits import WORKER_SILENT_SECONDS
from core.service import backup as work
from core.service.backup import Moved
from core.storage.blobs import open_blobs
from core.storage.database import Database
from tasks.compose import open_database
from tasks.launcher.database import worker_beats
from tasks.launcher.preflight import only_supervisor, writable_home
from tasks.words import words

NOT_WHOLE = 3


def back_up(config: Config, parsed: argparse.Namespace) -> int:
    """While the system runs or not. Exit status 3 where a blob was missing: all else is in the backup."""
    database = open_database(config)
    try:
        return _said(work.back_up(database, open_blobs(config.blobs_url, config.home), parsed.file))
    finally:
        database.dispose()


def restore(config: Config, parsed: argparse.Namespace) -> int:
    """Into an installation that stands still and holds nothing."""
    writable_home(config.home)
    with closing(only_supervisor(config.home)):
        database = Database(config.database)
        try:
            return _said(work.restore(parsed.file, database, open_blobs(config.blobs_url, config.home)))
        finally:
            database.dispose()


def copy(config: Config, parsed: argparse.Namespace) -> int:
    """From the configured installation, which stands still, to another database and store."""
    with closing(only_supervisor(config.home)):
        source, target = open_database(config), Database(parsed.database)
        blobs = open_blobs(config.blobs_url, config.home)
        try:
            kept = open_blobs(parsed.blobs, config.home) if parsed.blobs else blobs
            return _said(work.move(source, blobs, target, kept))
        finally:
            source.dispose()
            target.dispose()


def add_parsers(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The commands that are run by hand or by a container's health check, with their arguments."""
    _ = words()
    for name, what in (
        ("backup", _("write everything into one file, while the system runs")),
        ("restore", _("fill an empty installation from such a file")),
    ):
        commands.add_parser(name, help=what).add_argument("file", type=Path)
    commands.add_parser("alive", help=_("whether a worker of this machine lives: exit status 0 or 1"))
    moving = commands.add_parser("copy", help=_("copy the installation to another database, counts and hashes checked"))
    moving.add_argument("database", help="postgresql://…")
    moving.add_argument("--blobs", help=_("the store that the copy will use (s3://… or a folder); else the same one"))


def _said(moved: Moved) -> int:
    """What arrived, a line a table."""
    _ = words()
    for table, rows in moved.tables.items():
        print(f"{table:<14} {rows}")
    print(f"{_('blobs'):<14} {moved.blobs}")
    for digest in moved.missing:
        print(_("Missing or damaged: {digest}").format(digest=digest), file=sys.stderr)
    return NOT_WHOLE if moved.missing else 0


def alive(config: Config, parsed: argparse.Namespace) -> int:
    """Exit status 0 where a worker of this machine was heard of lately, else 1: for a container's health."""
    since = datetime.now(UTC) - timedelta(seconds=WORKER_SILENT_SECONDS)
    return 0 if worker_beats(config, since)() else 1


COMMANDS = {"backup": back_up, "restore": restore, "copy": copy, "alive": alive}
