"""The commands' bodies; each returns the exit status."""

import os
import sys
import time
import traceback
from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path

from core.cli.inputs import data_of, opened, password_of, read_claim, read_files, refusal
from core.errors import SverkaError
from core.jsonform import publish
from core.model.analysis import Analysis
from core.model.comparison import Comparison, Options
from core.model.document import Document, PartStatus
from core.model.exchange import Exchange
from core.plain import plain

SAME, CHANGED, REFUSED, INCOMPLETE = 0, 1, 2, 3
"""The exit statuses."""
_REPORTS = {
    "html": "html",
    "docx": "redline",
    "table": "docx",
    "xlsx": "xlsx",
    "pdf": "pdf",
    "md": "md",
    "csv": "csv",
    "evidence": "evidence",
}


class Timings:
    """Seconds of each stage, to standard error where they were asked for."""

    def __init__(self, wanted: bool) -> None:
        self._wanted, self._last = wanted, time.perf_counter()

    def stage(self, name: str) -> None:
        """The seconds since the last stage ended."""
        now = time.perf_counter()
        if self._wanted:
            print(f"{name}: {now - self._last:.3f} s", file=sys.stderr)
        self._last = now


def write(target: str, data: bytes) -> None:
    """To a file, or to standard output for "-"."""
    if target == "-":
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    try:
        Path(target).write_bytes(data)
    except OSError as error:
        raise refusal(target, error) from error


def read(arguments: Namespace, language: str) -> int:
    """Exit status 0, or 3 where a part was not read whole. Raises an InputError."""
    timings = Timings(arguments.timings)
    data = data_of(arguments.file)
    (document,) = read_files((arguments.file, data, arguments.revisions), password=password_of(arguments.password_file))
    timings.stage("read")
    if arguments.json:
        write(arguments.json, publish(document))
    else:
        from core.cli.shown import document_text

        print(document_text(document), end="")
    whole = all(part.status is PartStatus.COMPARED for part in document.ledger)
    return SAME if whole else INCOMPLETE


def compare(arguments: Namespace, language: str) -> int:
    """Writes what was asked for, then says how it went as an exit status: SAME, CHANGED or INCOMPLETE. Raises a SverkaError."""
    timings = Timings(arguments.timings)
    inputs = data_of(arguments.old), data_of(arguments.new)
    options = Options(lanes=arguments.lanes, old_revisions=arguments.old_revisions, new_revisions=arguments.new_revisions)
    password = password_of(arguments.password_file)
    old, new = read_files(
        (arguments.old, inputs[0], options.old_revisions),
        (arguments.new, inputs[1], options.new_revisions),
        password=password,
        meanwhile=lambda: import_module("core.comparison.engine"),
    )
    claimed = read_claim(arguments.new, inputs[1], new, password)
    timings.stage("read")
    from core.comparison import compare as compare_documents

    comparison = compare_documents(old, new, options, claimed=claimed)
    timings.stage("compare")
    said: list[Exchange] = []
    analysis = _analysis(arguments, comparison, old, new, language, said.append) if arguments.analyse else None
    if analysis is not None:
        timings.stage("analyse")
    made = Compared(arguments, inputs, old, new, comparison, analysis, tuple(said))
    _outputs(made, language, password)
    timings.stage("write")
    if not comparison.complete:
        return INCOMPLETE
    return CHANGED if any(change.lane in options.lanes for change in comparison.changes) else SAME


@dataclass(frozen=True, slots=True)
class Compared:
    """What came of one comparison, for its outputs. `inputs`: both files' bytes; `said`: each prompt with its answer."""

    arguments: Namespace
    inputs: tuple[bytes, bytes]
    old: Document
    new: Document
    comparison: Comparison
    analysis: Analysis | None
    said: tuple[Exchange, ...]


def _outputs(made: Compared, language: str, password: str | None) -> None:
    arguments, inputs, comparison, analysis = made.arguments, made.inputs, made.comparison, made.analysis
    asked = {name: getattr(arguments, name) for name in _REPORTS if getattr(arguments, name)}
    if arguments.json:
        write(arguments.json, publish(replace(comparison, analysis=analysis) if analysis else comparison))
    if not asked and arguments.json:
        return
    from core.cli.shown import comparison_text
    from core.reports import ReportData, ReportOptions, render

    data = ReportData(
        comparison=comparison,
        old=made.old,
        new=made.new,
        analysis=analysis,
        exchanges=made.said,
        language=language,
        old_bytes=inputs[0],
        new_bytes=inputs[1],
        opened=(opened(arguments.old, inputs[0], password), opened(arguments.new, inputs[1], password)),
        made=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        options=ReportOptions(lanes=arguments.lanes),
        read=lambda data, view: read_files(("redline.docx", data, view))[0],
    )
    if not asked:
        print(comparison_text(data), end="")
    for name, target in asked.items():
        write(target, render(_REPORTS[name], data))


def _analysis(
    arguments: Namespace, comparison: Comparison, old: Document, new: Document, language: str, heard: Callable[[Exchange], None]
) -> Analysis:
    from core.cli.analysing import analyse_here

    return analyse_here(comparison, old, new, arguments.model, language, heard)


def evidence(arguments: Namespace, language: str) -> int:
    """Compares again what a pack holds: status 0 where the result is the same, 1 where it is not."""
    from core.comparison import compare as compare_documents
    from core.locale import catalogue
    from core.model.change import Lane
    from core.reports.evidence import digest_of, opened

    _ = catalogue("cli", language).gettext
    pack = opened(data_of(arguments.pack))
    if pack.damaged:
        print(_("Files of the pack were changed: {names}").format(names=", ".join(pack.damaged)))
        return CHANGED
    if pack.old is None or pack.new is None:
        print(_("The pack does not hold the compared files; only its own files could be checked: they are unchanged."))
        return INCOMPLETE
    options = Options(
        lanes=tuple(Lane(str(lane)) for lane in _list(pack.options["lanes"])),
        old_revisions=str(pack.options["old_revisions"]),
        new_revisions=str(pack.options["new_revisions"]),
    )
    password = password_of(arguments.password_file)
    old, new = read_files(
        (pack.old_name, pack.old, options.old_revisions),
        (pack.new_name, pack.new, options.new_revisions),
        password=password,
    )
    claimed = read_claim(pack.new_name, pack.new, new, password)
    same = digest_of(compare_documents(old, new, options, claimed=claimed)) == pack.comparison
    print(
        _("The same comparison came out.")
        if same
        else _("Another comparison came out; the engine was {engine}.").format(engine=pack.engine)
    )
    return SAME if same else CHANGED


def score(arguments: Namespace, language: str) -> int:
    """Status 0 where the model meets the bar, 1 where it is below it."""
    from core.cli.scoring import card_text, score_here
    from core.model.scorecard import ScoreReport

    card = score_here(arguments.model, arguments.sample)
    if arguments.json:
        write(arguments.json, publish(ScoreReport(card=card, good_enough=card.good_enough)))
    if arguments.json != "-":
        print(card_text(card, language), end="")
    return SAME if card.good_enough else CHANGED


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


COMMANDS = {"read": read, "compare": compare, "evidence": evidence, "score": score}


def run(arguments: Namespace, language: str) -> int:
    """The command's exit status; whatever fails is one line on standard error and status 2, never a status that means more."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        status = COMMANDS[arguments.command](arguments, language)
        sys.stdout.flush()
    except SverkaError as error:
        return _failed(error, language)
    except BrokenPipeError:  # whoever read our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return REFUSED
    except Exception as fault:  # noqa: BLE001 - the edge of the program: a bug must not look like a result
        place = traceback.extract_tb(fault.__traceback__)[-1]
        print(f"{type(fault).__name__} at {place.filename}:{place.lineno}", file=sys.stderr)
        return _failed(SverkaError(), language)
    return status


def _failed(error: SverkaError, language: str) -> int:
    said = ": ".join([*getattr(error, "__notes__", [])[:1], error.message(language)])
    print(f"error[{error.code}]: {plain(said)}", file=sys.stderr)
    return REFUSED
