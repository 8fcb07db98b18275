"""python -m core: the command line. See docs/command-line.md."""

import gc
import os
import sys

from core.cli.arguments import parser
from core.cli.commands import run


def language_of(asked: str | None) -> str:
    """ "ru" or "en": as asked for, else the terminal's locale."""
    named = asked or next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    return "ru" if named.lower().startswith("ru") else "en"


def main(words: list[str] | None = None) -> int:
    gc.set_threshold(200_000, 20, 20)  # many values, few cycles, a short life
    arguments = parser().parse_args(words)
    return run(arguments, language_of(arguments.lang))


if __name__ == "__main__":
    sys.exit(main())
