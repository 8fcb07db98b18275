"""The document's own words, and what they say of a hyphen at a line's end."""

import re
from collections import Counter
from collections.abc import Iterable

from core.readers.pdf.sheet import HYPHEN

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_LAST = re.compile(r"[^\W\d_]+(?:[-\u2011][^\W\d_]+)*$")
_FIRST = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
SOFT = "\u00ad"
HYPHENS = (HYPHEN, "-", SOFT, "\u2011")
_KEPT_AFTER = frozenset({"по", "во", "из", "кое", "какого", "non", "co", "self"})
_KEPT_BEFORE = frozenset({"то", "либо", "нибудь", "таки", "ка", "за", "под", "based", "like", "free"})
_ADDRESS = re.compile(r"(?:https?://|www\.|ftp://)\S*$")
_PATH = re.compile(r"[!-~]*(?:[\w.]/[\w.-]+/|[\w-]+_[\w-]+_|[?&]\w+=)[!-~]*")
"""A last word with the signs of an address, but not its beginning."""
_SCHEME = re.compile(r"(?:https?|ftp|file|git|ssh):/?")
_NAMED = re.compile(r"[^\W\d_]+(?:[\d_]|[\w.-]*@\w)")
"""A name with a figure in it, an e-mail address."""
_NAME = re.compile(r"[a-z\d-]+(?:\.[a-z\d-]+)+")
"""A host's or a file's, in small letters."""
_LAST_LABEL = 4
"""Letters of the longest last part of a host's name that is usual: org, com, info."""
_CLOSING = frozenset(",;)]}>»”\"'")
_FIGURES = re.compile(r"[\w.,]*\d[\w.,]*|[.,]\d+|\d+[.,]?")
_CODE = 3
"""Letters of the longest code that a narrow cell cuts before its number: CWE-20."""
_REST = 3
"""Letters at most of a word's end that stands alone on its line."""
_FIGURE = 3
"""Signs of figures that are seldom the halves of one."""
_CJK = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]")


class Words:
    """Counts the words that stand whole within lines; `lines` in reading order."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._counts: Counter[str] = Counter()
        self._parts: set[str] = set()
        self._drawn = False
        cut = False
        for text in lines:
            whole = text.casefold().replace("\u2011", "-")
            if SOFT in whole:
                self._drawn |= SOFT in whole[:-1]
                whole = whole.replace(SOFT, "-")
            if cut:
                whole = whole.partition(" ")[2]
            cut = whole.endswith(HYPHENS)
            if cut:
                whole = whole.rpartition(" ")[0]
            self._counts.update(_WORD.findall(whole))
        for word in self._counts:
            if "-" in word:
                self._parts.update(word.split("-"))

    def joined(self, above: str, below: str) -> str:
        """Two lines of one paragraph as one text."""
        if not above or not below:
            return above + below
        last = above[-1]
        if last == SOFT and not self._drawn:
            return above[:-1] + below
        if last in HYPHENS:
            return self._unhyphenated(above[:-1], below, "\u2011" if last == "\u2011" else "-")
        if _CJK.match(last) and _CJK.match(below):
            return above + below
        if last in "/.?&=_%#" and not below[0].isupper() and _ADDRESS.search(above.rpartition(" ")[2]):
            return above + below
        if last == "/" and len(above) > 1 and above[-2].isalnum():
            return above + below
        if last in ":/.@" and _goes_on(above.rpartition(" ")[2], below.partition(" ")[0]):
            return above + below
        return f"{above} {below}"

    def broken(self, above: str, below: str) -> bool:
        """Whether a cell too narrow for a word cut it between two lines without a hyphen: numbers, or a known word."""
        last, first = above.rpartition(" ")[2], below.partition(" ")[0]
        if not last or not first or last.endswith(HYPHENS):
            return False
        if _FIGURES.fullmatch(last) and _FIGURES.fullmatch(first):
            return not _are_two(last, first)
        whole = self._counts[(last + first).casefold().strip(".,;:()")]
        return whole > 0 and not (self._counts[last.casefold()] > whole and self._counts[first.casefold()] > whole)

    def goes_on(self, above: str, below: str, *, sure: bool) -> bool:
        """Whether a word that no hyphen parts goes on to the next line of a narrow cell, whose program writes the space between
        two words. `sure`: it would have found room; else only so few letters are left over that they are no word."""
        last, first = above.rpartition(" ")[2], below.partition(" ")[0]
        if sure and last[-1].isalpha() and first[0].islower():
            return True
        return (sure or len(first) <= _REST) and not self._apart(last, first)

    def _apart(self, last: str, first: str) -> bool:
        """Whether two lines of a narrow cell end and begin with words of their own: one of them stands elsewhere too, or a
        number or a capital follows a word."""
        if self._counts[(last + first).casefold().strip(".,;:()")]:
            return False
        if len(last) > _CODE and last[-1].islower() and (first[0].isdigit() or first[0].isupper()):
            return True
        return any(len(word) > _CODE and self._counts[word.casefold().strip(".,;:()")] > 1 for word in (last, first))

    def _unhyphenated(self, above: str, below: str, hyphen: str) -> str:
        if above.endswith(" ") or not above:
            return f"{above}{hyphen} {below}"
        word = above.rpartition(" ")[2]
        before, after = _LAST.search(word), _FIRST.match(below)
        if before is None or after is None or _ADDRESS.search(word) or _PATH.fullmatch(word) or _is_name(word, below):
            return f"{above}{hyphen}{below}"
        return above + below if self._soft(before.group(), after.group()) else f"{above}{hyphen}{below}"

    def _soft(self, before: str, after: str) -> bool:
        """Whether the hyphen was only the line's: the words elsewhere in the document decide, else what is usual."""
        left, right = before.casefold().replace("\u2011", "-"), after.casefold()
        whole, split = self._counts[left + right], self._counts[f"{left}-{right}"]
        if whole != split:
            return whole > split
        if after[0].isupper() or right in _KEPT_BEFORE or left.rpartition("-")[2] in _KEPT_AFTER:
            return False
        chained = "-" in left or "-" in right
        known = self._known(left.rpartition("-")[2]) and self._known(right.partition("-")[0])
        return not (known and (chained or (len(left) > 3 and len(right) > 3)))

    def _known(self, word: str) -> bool:
        return self._counts[word] > 0 or word in self._parts


def _is_name(above: str, below: str) -> bool:
    """Whether an e-mail address, or a name with figures in it, was cut at a hyphen, which no program puts there itself."""
    return "@" in above[1:] or _NAMED.match(below) is not None


def _goes_on(last: str, first: str) -> bool:
    """Whether a word that ends at a sign inside an address or a file's name goes on with the first word of the next line."""
    if first.startswith("/"):
        return _SCHEME.fullmatch(last) is not None and "//" in last + first
    first = first.rstrip(".,;:)»”>")
    if "@" in last[1:]:
        whole = _NAME.fullmatch(first) is not None
        return whole or (last[-1] == "." and len(first) <= _LAST_LABEL and first.isascii() and first.islower())
    return last[-1] == "." and "_" in last and _NAME.fullmatch(first) is not None


def _are_two(last: str, first: str) -> bool:
    """Whether two figures are numbers of their own: as long as each other, or each with a point inside."""
    if len(last) == len(first) >= _FIGURE and (last + first).isdecimal():
        return True
    return all(len(figure.strip(".,")) > _FIGURE and not figure.strip(".,").isdecimal() for figure in (last, first))


def is_address(above: str, below: str) -> bool:
    """Whether an address or a path stands at a line's end, and what the next line begins with may go on it."""
    last, first = above.rpartition(" ")[2], below.partition(" ")[0]
    if not last or not first or not first[0].isascii() or last[-1] in _CLOSING:
        return False
    return _ADDRESS.search(last) is not None or _PATH.fullmatch(last) is not None


def settled(text: str) -> str:
    """The text with the hyphens that were not at a line's end as plain ones; a soft one that is drawn is no other."""
    return text.replace(HYPHEN, "-").replace(SOFT, "-")
