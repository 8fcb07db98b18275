"""The terminal's language: Russian where the system's locale is, else English."""

import os
from collections.abc import Callable

from core.locale import catalogue


def terminal_language() -> str:
    """ "ru" or "en", from LC_ALL, LC_MESSAGES, LANG as POSIX orders them."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return "ru" if os.environ[name].lower().startswith("ru") else "en"
    return "en"


def words() -> Callable[[str], str]:
    """gettext of the domain `tasks` in the terminal's language."""
    return catalogue("tasks", terminal_language()).gettext
