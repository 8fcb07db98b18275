"""The document's own words, and what they say of a hyphen at a line's end."""

import re
from collections import Counter
from collections.abc import Iterable

from core.readers.pdf.sheet import HYPHEN

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LAST = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*$")
_FIRST = re.compile(r"[^\W\d_]+")
_HYPHENS = (HYPHEN, "-", "\u00ad")
_KEPT_AFTER = frozenset({"по", "во", "из", "кое", "какого", "non", "co", "self", "ex"})
_KEPT_BEFORE = frozenset({"то", "либо", "нибудь", "таки", "ка", "за", "под", "based", "like", "free"})
_ADDRESS = re.compile(r"(?:https?://|www\.|ftp://)\S*$")
_CJK = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]")


class Words:
    """Counts the words that stand whole within lines."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._counts: Counter[str] = Counter()
        for text in lines:
            whole = text.casefold()
            if whole.endswith(_HYPHENS):
                whole = whole.rpartition(" ")[0]
            self._counts.update(_WORD.findall(whole))

    def joined(self, above: str, below: str) -> str:
        """Two lines of one paragraph as one text."""
        if not above or not below:
            return above + below
        last = above[-1]
        if last == "\u00ad":
            return above[:-1] + below
        if last in _HYPHENS:
            return self._unhyphenated(above[:-1], below)
        if _CJK.match(last) and _CJK.match(below):
            return above + below
        if _ADDRESS.search(above) and last in "/.?&=_%#" and not below[0].isupper():
            return above + below
        if last == "/" and len(above) > 1 and above[-2].isalnum():
            return above + below
        return f"{above} {below}"

    def _unhyphenated(self, above: str, below: str) -> str:
        if above.endswith(" ") or not above:
            return f"{above}- {below}"
        before, after = _LAST.search(above), _FIRST.match(below)
        if before is None or after is None or _ADDRESS.search(above):
            return f"{above}-{below}"
        return above + below if self._soft(before.group(), after.group()) else f"{above}-{below}"

    def _soft(self, before: str, after: str) -> bool:
        """Whether the hyphen was only the line's: the words elsewhere in the document decide, else what is usual."""
        left, right = before.casefold(), after.casefold()
        whole, split = self._counts[left + right], self._counts[f"{left}-{right}"]
        if whole != split:
            return whole > split
        if after[0].isupper() or right in _KEPT_BEFORE or left.rpartition("-")[2] in _KEPT_AFTER:
            return False
        known = self._counts[left.rpartition("-")[2]] > 0 and self._counts[right] > 0
        return not (known and len(left) > 3 and len(right) > 3)


def settled(text: str) -> str:
    """The text with the hyphens that were not at a line's end as plain ones."""
    return text.replace(HYPHEN, "-")
