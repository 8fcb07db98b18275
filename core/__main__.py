"""python -m core: the command line. See docs/command-line.md."""

import gc
import os
import sys
from collections.abc import Sequence
from itertools import pairwise

from core.cli.arguments import parser
from core.cli.commands import run
from core.cli.words import speak


def language_of(words: Sequence[str]) -> str:
    """ "ru" or "en": as asked for, else the terminal's locale. Read before the arguments: what is wrong in them is said in it."""
    asked = next((word for before, word in pairwise(words) if before == "--lang"), "")
    asked = asked or next((word.partition("=")[2] for word in words if word.startswith("--lang=")), "")
    named = asked or next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    return "ru" if named.lower().startswith("ru") else "en"


def main(words: list[str] | None = None) -> int:
    gc.set_threshold(200_000, 20, 20)  # many values, few cycles, a short life
    language = language_of(sys.argv[1:] if words is None else words)
    speak(language)
    return run(parser().parse_args(words), language)


if __name__ == "__main__":
    sys.exit(main())
