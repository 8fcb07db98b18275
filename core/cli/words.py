"""The language of the command line's help, and of what the library that reads the arguments says by itself."""

import gettext
import os
from typing import Final

from core.locale import FOLDER


def N_(message: str) -> str:
    """Marks a message that somebody else asks the catalogue for."""
    return message


OF_ARGPARSE: Final = (
    N_("usage: "),
    N_("positional arguments"),
    N_("options"),
    N_("show this help message and exit"),
    N_("%(prog)s: error: %(message)s\n"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("the following arguments are required: %s"),
    N_("unrecognized arguments: %s"),
    N_("expected one argument"),
    N_("ambiguous option: %(option)s could match %(matches)s"),
)
"""What argparse itself says to who types; it asks the process's domain."""


def speak(language: str) -> None:
    """From here on argparse and `gettext.gettext` speak `language` ("ru", "en")."""
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain("cli", str(FOLDER))
    gettext.textdomain("cli")
