"""Running heads that a program filled in: they repeat the titles of the chapters and sections of the pages."""

import re
from collections.abc import Iterable, Sequence

_NUMBER = (
    r"(?:(?:глава|раздел|часть|приложение|chapter|section|part|appendix|annex)\s+(?:[ivxlc]{1,6}|[^\W_]|\d{1,3})"
    r"|\d{1,3}|(?:[ivxlc]{1,6}|[^\W_])(?=\.))(?:\.\d{1,3})*[.:]?"
)
_LABEL = re.compile(_NUMBER + r"\s+", re.IGNORECASE)
_NAMED = re.compile(_NUMBER, re.IGNORECASE)
_CUT = ("…", "...")
_NOT_LETTERS = re.compile(r"[\W_]+")
_PREFIX = 6
"""Letters of a title that was cut short by which it is known."""


class Titles:
    """The titles of one document, with and without their numbers, in any case."""

    def __init__(self, titles: Iterable[str]) -> None:
        self._keys = {key for title in titles for key in (letters_of(title), _bare(title)) if key}

    def named(self, parts: Sequence[str]) -> str | None:
        """What a row in these parts names, if it names titles alone; a number or "Chapter 3" may stand beside them."""
        names = [part for part in parts if not _NAMED.fullmatch(part.strip())]
        known = names and all(self._is_title(name) for name in names)
        return " ".join(map(_bare, names)) if known else None

    def _is_title(self, text: str) -> bool:
        for key in dict.fromkeys((letters_of(text), _bare(text))):
            if key in self._keys:
                return True
            if text.rstrip().endswith(_CUT) and len(key) >= _PREFIX and any(known.startswith(key) for known in self._keys):
                return True
        return False


def _bare(title: str) -> str:
    """The title's letters without its number."""
    return letters_of(_LABEL.sub("", title.lstrip(), count=1))


def letters_of(text: str) -> str:
    """The letters and figures of a title, in small letters: what two writings of it have in common."""
    return _NOT_LETTERS.sub("", text.casefold())
