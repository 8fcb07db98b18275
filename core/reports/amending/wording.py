"""Amendments of words inside one text: replaced, added after others, or taken out; each finds its words just once."""

import re
from dataclasses import dataclass

from core.reports.redline.pairing import Replacement, by_words

MOST_EDITS = 4
"""More edits of one text, and it is restated as a whole."""
MOST_SHARE = 0.5
"""More of the text named in the amendments, and it is restated as a whole."""
_WORD = re.compile(r"\S+")
_PAIRS = (("(", ")"), ("[", "]"), ("«", "»"), ("“", "”"))


@dataclass(frozen=True, slots=True)
class Words:
    """`verb`: replace (`old` by `new`), add (`new` after `old`) or drop (`old`)."""

    verb: str
    old: str
    new: str = ""


class NotOnePlace(ValueError):
    """The words stand in the text not once."""


def applied(words: Words, text: str) -> str:
    """The text after the amendment, as a reader would do it. Raises NotOnePlace."""
    at = _only(words.old, text)
    end = at + len(words.old)
    if words.verb == "replace":
        return text[:at] + words.new + text[end:]
    if words.verb == "add":
        return f"{text[:end]} {words.new}{text[end:]}"
    return text[: at - 1] + text[end:] if text[:at].endswith(" ") else text[:at] + text[end:].lstrip(" ")


def _only(words: str, text: str) -> int:
    """Where the words stand as whole words. Raises NotOnePlace unless that is one place."""
    found = [m.start() for m in re.finditer(re.escape(words), text) if _whole(text, m.start(), m.end())]
    if len(found) != 1 or not words:
        raise NotOnePlace(words)
    return found[0]


def _whole(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before + text[start : start + 1]).isalnum() * bool(before) and not (text[end - 1 : end] + after).isalnum() * bool(
        after
    )


def amendments(old: str, new: str) -> tuple[Words, ...] | None:
    """Amendments that turn one text into the other, one after the other; None where it has to be restated."""
    edits = by_words(old, new)
    if edits is None or len(edits) > 3 * MOST_EDITS:
        return None
    joined = _joined([_widened(edit, old, new) for edit in edits])
    if len(joined) > MOST_EDITS or sum(edit[1] - edit[0] for edit in joined) > MOST_SHARE * max(len(old), 1):
        return None
    text, found = old, []
    for edit in joined:
        target = new[: edit[3]] + old[edit[1] :]
        words = _form(edit, old, new, text, target)
        if words is None:
            return None
        found.append(words)
        text = target
    return tuple(found) if text == new else None


def _widened(edit: Replacement, old: str, new: str) -> Replacement:
    """Up to the spaces around, on both sides: nothing begins or ends inside a word."""
    old_start, old_end, new_start, new_end = edit
    gone, came = old[old_start:old_end], new[new_start:new_end]
    if any(text and not text[0].isspace() for text in (gone, came)):
        while old_start > 0 and not _border(old, old_start - 1):
            old_start, new_start = old_start - 1, new_start - 1
    if any(text and not text[-1].isspace() for text in (gone, came)):
        while old_end < len(old) and not _border(old, old_end):
            old_end, new_end = old_end + 1, new_end + 1
    return old_start, old_end, new_start, new_end


def _border(text: str, at: int) -> bool:
    """Whether a space there parts words: inside a number like 1 250 000 it does not."""
    return text[at].isspace() and not (text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit())


def _joined(edits: list[Replacement]) -> list[Replacement]:
    """Edits that have grown together, or stand one word apart, as one."""
    found: list[Replacement] = []
    for edit in edits:
        if found and edit[0] <= found[-1][1] + 1:
            last = found.pop()
            edit = last[0], max(edit[1], last[1]), last[2], max(edit[3], last[3])
        found.append(edit)
    return found


def _without_same_end(old: str, new: str) -> tuple[str, str]:
    """Both without the mark that closes both: a full stop is no part of the words."""
    while len(old) > 1 < len(new) and old[-1] == new[-1] and old[-1] in ".,;:":
        old, new = old[:-1], new[:-1]
    return old, new


def _mumbles(place: str) -> bool:
    """Whether a reader would be sent to "1)" instead of "(annex No. 1)": a place is told by words, and by brackets as a whole."""
    return not any(map(str.isalpha, place)) or any(place.count(a) != place.count(b) for a, b in _PAIRS)


def _form(edit: Replacement, old: str, new: str, text: str, target: str) -> Words | None:
    """The shortest form that gives exactly the target when it is applied."""
    gone, came = old[edit[0] : edit[1]].strip(), new[edit[2] : edit[3]].strip()
    if gone and not any(map(str.isalnum, gone)) and came.endswith(gone):
        # A mark that stays closes the words that are added before it.
        gone, came = "", came.removesuffix(gone).rstrip()
    if came and not any(map(str.isalnum, came)) and gone.endswith(came):
        # The same the other way round: what stood before it goes.
        gone, came = gone.removesuffix(came).rstrip(), ""
    before = [m.start() for m in _WORD.finditer(old, 0, edit[0])]
    candidates: list[Words] = []
    if gone and not came:
        candidates = [Words("drop", gone)]
    elif gone and came:
        short = _without_same_end(gone, came)
        if short[1].startswith(short[0] + " ") and len(short[1].split()) > len(short[0].split()):
            candidates = [Words("add", short[0], short[1].removeprefix(short[0] + " "))]
        candidates += [Words("replace", *short), Words("replace", gone, came)]
    for count in range(1, min(5, len(before)) + 1):
        lead = old[before[-count] : edit[0]].strip()
        if not gone:
            candidates.append(Words("add", lead, came))
        joint_old, joint_new = (
            old[before[-count] : edit[1]].strip(),
            f"{old[before[-count] : edit[0]]}{new[edit[2] : edit[3]]}".strip(),
        )
        candidates.append(Words("replace", joint_old, joint_new))
    for words in candidates if gone else sorted(candidates, key=lambda one: _mumbles(one.old)):
        try:
            if applied(words, text) == target:
                return words
        except NotOnePlace:
            continue
    return None
