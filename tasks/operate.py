"""The operator's commands: `python -m tasks status|submit|retry|sweep|drain`, and those of `tasks.keeping`."""

import argparse
import json
import sys
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

from core.config import read_config
from core.model.job import Job
from core.model.record import User
from core.plain import plain
from core.service import Service
from core.service.sweeper import sweep
from tasks import keeping
from tasks.compose import process_parts
from tasks.pairs import matched
from tasks.words import terminal_language, words

JOB_KEYS = ("id", "kind", "state", "attempt", "stage", "done", "total", "error", "result")
DRAIN_LOOK_SECONDS = 0.5
NOT_DRAINED = 3


def operate(arguments: list[str]) -> int:
    """Runs one command; returns the exit status. Raises SverkaError."""
    parsed = _parser().parse_args(arguments)
    if parsed.command in keeping.COMMANDS:
        return keeping.COMMANDS[parsed.command](read_config(), parsed)
    acting = Service(process_parts())
    user = acting.terminal_user(getattr(parsed, "user", None))
    commands = {"status": status, "submit": submit, "retry": retry, "sweep": sweep_once, "drain": drain}
    return commands[parsed.command](acting, user, parsed)


def status(acting: Service, user: User, parsed: argparse.Namespace) -> int:
    """Every part and the latest jobs, as a table or as JSON."""
    found, jobs = acting.system_status(user), acting.jobs(user, limit=parsed.limit)
    if parsed.json:
        parts = {name: asdict(part) for name, part in found.parts.items()}
        print(json.dumps({"parts": parts, "jobs": [job_line(job) for job in jobs]}, ensure_ascii=False, indent=1))
        return 0
    for name, part in found.parts.items():
        print(f"{name:<10} {part.state:<9} {part.detail}")
    print(" ".join(f"{state}: {count}" for state, count in sorted(found.counts.items())))
    for job in jobs:
        why = acting.error_sentence(job.error, job.error_values, terminal_language())
        print(f"{job.id}  {job.kind:<8} {job.state:<10} {job.stage or '-':<10} {job.done}/{job.total} {why}".rstrip())
    return 0


def submit(acting: Service, user: User, parsed: argparse.Namespace) -> int:
    """Queues comparisons; prints a job's id a line."""
    _ = words()
    found = matched(parsed.old, parsed.new)
    for side, paths in zip((parsed.old, parsed.new), found.alone, strict=True):
        for path in paths:
            print(_("Belongs to nothing and is left out: {path}").format(path=plain(str(side / path))), file=sys.stderr)
    pairs = [((old.name, old.data), (new.name, new.data)) for old, new in found.pairs]
    if len(pairs) == 1:
        (old, new), *_rest = pairs
        print(acting.compare_files(user, old=old, new=new).job.id)
        return 0
    batch = acting.compare_pairs(user, f"{parsed.old.name} → {parsed.new.name}", pairs)
    for job in batch.children:
        print(job.id)
    return 0


def retry(acting: Service, user: User, parsed: argparse.Namespace) -> int:
    """The named jobs, or all that failed; prints a job's id a line."""
    again = [acting.retry(user, job_id) for job_id in parsed.jobs] if parsed.jobs else acting.retry_all_failed(user)
    for job in again:
        print(job.id)
    return 0


def sweep_once(acting: Service, user: User, parsed: argparse.Namespace) -> int:
    """Puts back what dead workers held and sends what is owed; prints how many messages went out."""
    print(sweep(acting.parts))
    return 0


def drain(acting: Service, user: User, parsed: argparse.Namespace) -> int:
    """Waits until nothing is owed. Exit status 3 where something still is after `--timeout` seconds."""
    _ = words()
    end = time.monotonic() + parsed.timeout
    while left := len(acting.jobs(user, active_only=True, limit=1)):
        if time.monotonic() > end:
            left = len(acting.jobs(user, active_only=True, limit=100_000))
            print(_("Jobs that still wait or run: {left}").format(left=left), file=sys.stderr)
            return NOT_DRAINED
        time.sleep(DRAIN_LOOK_SECONDS)
    return 0


def job_line(job: Job) -> dict[str, Any]:
    """A job as the JSON of `status` has it."""
    return {name: getattr(job, name) for name in JOB_KEYS}


def _parser() -> argparse.ArgumentParser:
    _ = words()
    parser = argparse.ArgumentParser(prog="python -m tasks", description=_("Without a command: starts everything."))
    commands = parser.add_subparsers(dest="command", required=True)
    shown = commands.add_parser("status", help=_("how every part is, and the latest jobs"))
    shown.add_argument("--json", action="store_true")
    shown.add_argument("--limit", type=int, default=200)
    put = commands.add_parser("submit", help=_("queue comparisons: two files, or two folders or zip files matched by name"))
    put.add_argument("old", type=Path)
    put.add_argument("new", type=Path)
    put.add_argument("--user", help=_("the account that will own them"))
    again = commands.add_parser("retry", help=_("try failed jobs again: the named ones, or all"))
    again.add_argument("jobs", nargs="*")
    commands.add_parser("sweep", help=_("put back what dead workers held, send what is owed"))
    waiting = commands.add_parser("drain", help=_("wait until nothing is owed"))
    waiting.add_argument("--timeout", type=float, default=3600.0)
    keeping.add_parsers(commands)
    return parser
