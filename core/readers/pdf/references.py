"""Whether a file has the objects that it refers to. What refers to nothing is nothing to every reader (ISO 32000-1, 7.3.10): a
page whose content is gone is blank, a figure with its words is not there, and nobody is told."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

_OBJECT: Final = re.compile(rb"(\d{1,8})\s+\d{1,5}\s+obj")
_REFERENCES: Final = re.compile(rb"(\d{1,8})\s+\d{1,5}\s+R")
_REFERENCE: Final = re.compile(rb"(?<![\d.])(\d{1,8})\s+\d{1,5}\s+\Z")
_FIRST: Final = re.compile(rb"/First\s+(\d+)")
_KEY: Final = re.compile(rb"/([A-Za-z]+)")
_NEAR: Final = 24
"""Bytes before a word in which the two numbers of its object stand."""
_BEFORE: Final = 400
"""Bytes in which the key of a reference is looked for: arrays hold many."""
_ASIDE: Final = frozenset(
    b"Metadata PieceInfo Thumb Info Parent Dest D A P Pg K StructTreeRoot ParentTree Outlines Names Dests Prev Next First Last "
    b"Popup IRT B Threads".split()
)
"""Keys of what no text of a page hangs on. Programs that take pages out of a file leave such references behind."""


def is_whole(data: bytes, object_streams: Sequence[tuple[bytes, bytes]]) -> bool:
    """Whether all that pages are made of is there. `object_streams`: dictionary and unpacked bytes of each; where one could not
    be unpacked nobody knows what it holds, and the file counts as whole."""
    if data.count(b"/ObjStm") > len(object_streams):
        return True
    texts, defined = [data], set(_defined(data))
    for head, plain in object_streams:
        first = _FIRST.search(head)
        start = int(first[1]) if first else len(plain)
        defined.update(int(number) for number in plain[:start].split()[::2] if number.isdigit())
        texts.append(plain[start:])
    if all(defined.issuperset(_all_referred(text)) for text in texts):
        return True
    return all(number in defined or _stands_aside(text, at) for text in texts for number, at in _referred(text))


def places(data: bytes, word: bytes) -> Iterator[int]:
    """The places of a word, found without a pattern: files are long, and most of their bytes are packed."""
    at = data.find(word)
    while at >= 0:
        yield at
        at = data.find(word, at + len(word))


def _before(data: bytes, word: bytes) -> bytes:
    """What stands before each place of the word with white space before it, and the word: all that a pattern has to look at."""
    parts = data.split(word)
    parts.pop()
    return word.join([part[-_NEAR:] for part in parts if part[-1:].isspace()]) + word


def _defined(data: bytes) -> Iterator[int]:
    return map(int, _OBJECT.findall(_before(data, b"obj")))


def _all_referred(text: bytes) -> Iterator[int]:
    """The numbers of the objects that a text refers to, and perhaps some more."""
    return map(int, set(_REFERENCES.findall(_before(text, b"R"))))


def _referred(text: bytes) -> Iterator[tuple[int, int]]:
    """The numbers of the objects that a text refers to, and where."""
    for at in places(text, b"R"):
        if text[at - 1 : at].isspace() and not text[at + 1 : at + 2].isalnum():
            match = _REFERENCE.search(text, max(0, at - _NEAR), at)
            if match:
                yield int(match[1]), at


def _stands_aside(text: bytes, at: int) -> bool:
    """Whether a reference is to something that no text of a page hangs on."""
    keys = _KEY.findall(text, max(0, at - _BEFORE), at)
    return bool(keys) and keys[-1] in _ASIDE
