"""What can be asked on the command line."""

import argparse

from core.model.change import DEFAULT_LANES, Lane

OUTPUTS = ("json", "html", "docx", "table", "xlsx", "pdf", "md", "csv", "evidence")
"""Options that write a file; `docx` is the redline, `table` the comparison table."""
LANES = ",".join(DEFAULT_LANES)


def parser() -> argparse.ArgumentParser:
    """The whole command line; docs/command-line.md tells every option."""
    root = argparse.ArgumentParser(
        prog="python -m core", description="Compares two versions of a document and proves it complete."
    )
    commands = root.add_subparsers(dest="command", required=True, metavar="read | compare | evidence | score")
    _read(commands.add_parser("read", help="what a file says, block by block"))
    _compare(commands.add_parser("compare", help="what changed between two files"))
    pack = commands.add_parser("evidence", help="compare again what an evidence pack holds, and say whether it is the same")
    pack.add_argument("pack", metavar="PACK.zip")
    _password(pack)
    _language(pack)
    _score(commands.add_parser("score", help="have a model read the built-in changes, and say how well it did"))
    return root


def _language(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--lang", choices=("ru", "en"), default=None, help="language of what is written (default: the terminal's)"
    )


def _read(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", metavar="FILE")
    command.add_argument("--json", metavar="F", help="write the document's JSON to F (- for standard output)")
    command.add_argument("--revisions", choices=("accepted", "rejected"), default="accepted", help="tracked changes of the file")
    _common(command)


def _compare(command: argparse.ArgumentParser) -> None:
    command.add_argument("old", metavar="OLD")
    command.add_argument("new", metavar="NEW")
    for name in OUTPUTS:
        command.add_argument(f"--{name}", metavar="F", help=f"write {name} to F (- for standard output)")
    command.add_argument("--lanes", default=LANES, type=lanes, help=f"which changes, of {', '.join(Lane)} (default: {LANES})")
    for side in ("old", "new"):
        command.add_argument(f"--{side}-revisions", choices=("accepted", "rejected"), default="accepted")
    command.add_argument("--analyse", action="store_true", help="let the model read every change")
    command.add_argument("--model", help="the model's name (default: the first that is installed)")
    _common(command)


def _password(command: argparse.ArgumentParser) -> None:
    command.add_argument("--password-file", metavar="F", help="a file whose first line is the password")


def _score(command: argparse.ArgumentParser) -> None:
    command.add_argument("model", metavar="MODEL", help="the name of an installed model")
    command.add_argument("--json", metavar="F", help="write the score card's JSON to F (- for standard output)")
    command.add_argument("--sample", metavar="N", type=positive, help="only N of the built-in changes, half in each language")
    _language(command)


def positive(text: str) -> int:
    """Raises ArgumentTypeError."""
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError("a number of 1 or more")
    return int(text)


def _common(command: argparse.ArgumentParser) -> None:
    _password(command)
    command.add_argument("--timings", action="store_true", help="seconds of each stage, to standard error")
    _language(command)


def lanes(text: str) -> tuple[Lane, ...]:
    """A list of lanes, separated by commas. Raises ArgumentTypeError."""
    try:
        return tuple(Lane(name.strip()) for name in text.split(",") if name.strip())
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"unknown lane; choose of {', '.join(Lane)}") from error
