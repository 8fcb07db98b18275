"""What can be asked on the command line."""

import argparse
from gettext import gettext as _

from core.model.change import DEFAULT_LANES, Lane

OUTPUTS = ("json", "html", "docx", "table", "xlsx", "pdf", "md", "csv", "evidence")
"""Options that write a file."""
LANES = ",".join(DEFAULT_LANES)


def parser() -> argparse.ArgumentParser:
    """The whole command line; docs/command-line.md tells every option."""
    root = argparse.ArgumentParser(
        prog="python -m core", description=_("Compares two versions of a document and proves it complete.")
    )
    commands = root.add_subparsers(dest="command", required=True, metavar="read | compare | evidence | score")
    _read(commands.add_parser("read", help=_("what a file says, block by block")))
    _compare(commands.add_parser("compare", help=_("what changed between two files")))
    pack = commands.add_parser("evidence", help=_("compare again what an evidence pack holds, and say whether it is the same"))
    pack.add_argument("pack", metavar="PACK.zip", help=_("an evidence pack"))
    _password(pack)
    _language(pack)
    _score(commands.add_parser("score", help=_("have a model read the built-in changes, and say how well it did")))
    return root


def _language(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--lang", choices=("ru", "en"), default=None, help=_("language of what is written (default: the terminal's)")
    )


def _read(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", metavar="FILE", help=_("a DOCX, PDF, TXT, MD, CSV or XLSX file"))
    command.add_argument("--json", metavar="F", help=_("write the document's JSON to F (- for standard output)"))
    command.add_argument(
        "--revisions", choices=("accepted", "rejected"), default="accepted", help=_("tracked changes of the file")
    )
    _common(command)


def _compare(command: argparse.ArgumentParser) -> None:
    command.add_argument("old", metavar="OLD", help=_("the version before"))
    command.add_argument("new", metavar="NEW", help=_("the version after"))
    for name in OUTPUTS:
        command.add_argument(f"--{name}", metavar="F", help=_written(name))
    command.add_argument(
        "--lanes",
        default=LANES,
        type=lanes,
        help=_("which changes, of {lanes} (default: {usual})").format(lanes=", ".join(Lane), usual=LANES),
    )
    for side in ("old", "new"):
        said = _("tracked changes of the version before") if side == "old" else _("tracked changes of the version after")
        command.add_argument(f"--{side}-revisions", choices=("accepted", "rejected"), default="accepted", help=said)
    command.add_argument("--analyse", action="store_true", help=_("let the model read every change"))
    command.add_argument("--model", help=_("the model's name (default: the first that is installed)"))
    _common(command)


def _written(name: str) -> str:
    """What an option of OUTPUTS writes."""
    if name == "json":
        return _("the comparison as JSON, to F (- for standard output)")
    if name == "docx":
        return _("the redline: the old version with tracked changes (DOCX)")
    if name == "table":
        return _("the comparison table (DOCX)")
    if name == "evidence":
        return _("a zip with which the comparison can be made again")
    return _("the report as {format}").format(format=name.upper())


def _password(command: argparse.ArgumentParser) -> None:
    command.add_argument("--password-file", metavar="F", help=_("a file whose first line is the password"))


def _score(command: argparse.ArgumentParser) -> None:
    command.add_argument("model", metavar="MODEL", help=_("the name of an installed model"))
    command.add_argument("--json", metavar="F", help=_("write the score card's JSON to F (- for standard output)"))
    command.add_argument("--sample", metavar="N", type=positive, help=_("only N of the built-in changes, half in each language"))
    _language(command)


def positive(text: str) -> int:
    """Raises ArgumentTypeError."""
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(_("a number of 1 or more"))
    return int(text)


def _common(command: argparse.ArgumentParser) -> None:
    _password(command)
    command.add_argument("--timings", action="store_true", help=_("seconds of each stage, to standard error"))
    _language(command)


def lanes(text: str) -> tuple[Lane, ...]:
    """A list of lanes, separated by commas. Raises ArgumentTypeError."""
    try:
        return tuple(Lane(name.strip()) for name in text.split(",") if name.strip())
    except ValueError as error:
        raise argparse.ArgumentTypeError(_("unknown lane; choose of {lanes}").format(lanes=", ".join(Lane))) from error
