"""What others say of a pair, as changed words: places in the words of both texts, one after another.

Each peer is asked in the way that its users ask it; what it says is read back as the words that it marks.
"""

import difflib
import re
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from core.model.document import Document, Revision, RevisionKind
from core.ports import ReadOptions
from core.readers.docx import read

Words = tuple[set[int], set[int]]
"""Places of the words of the old and of the new text that a tool marks as changed."""
_GONE = (RevisionKind.DELETED, RevisionKind.MOVED_FROM)
_COME = (RevisionKind.INSERTED, RevisionKind.MOVED_TO)


def words(document: Document) -> list[str]:
    """What the generator counts as words: all between two common spaces; tools that part at others meet a sign there."""
    return [word for block in document.blocks for word in words_in(block.text)]


def words_in(text: str) -> list[str]:
    """No-break spaces as a letter of their own, so that no tool parts there."""
    return [word.replace("\u00a0", "_") for word in _WORD.findall(text)]


_WORD = re.compile(r"[^ \t\n]+")


def git_words(old: Document, new: Document) -> Words:
    """git diff --word-diff=porcelain, one block a line, words parted by white space."""
    with tempfile.TemporaryDirectory() as folder:
        for name, document in (("old", old), ("new", new)):
            lines = "".join(" ".join(words_in(block.text)) + "\n" for block in document.blocks)
            Path(folder, name).write_text(lines, encoding="utf-8")
        size = max(len(old.blocks), len(new.blocks))
        command = ["git", "diff", "--no-index", "--word-diff=porcelain", f"-U{size}", "old", "new"]
        said = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False).stdout
    return _from_porcelain(said.splitlines())


def _from_porcelain(lines: Iterable[str]) -> Words:
    found: Words = (set(), set())
    places, began = [0, 0], False
    for line in lines:
        began = began or line.startswith("@@")
        if not began or line.startswith("@@") or line == "~":
            continue
        count = len(line[1:].split())
        for side, signs in ((0, " -"), (1, " +")):
            if line[0] in signs:
                if line[0] != " ":
                    found[side].update(range(places[side], places[side] + count))
                places[side] += count
    return found


def _from_opcodes(codes: Iterable[tuple[str, int, int, int, int]]) -> Words:
    found: Words = (set(), set())
    for kind, i, i_end, j, j_end in codes:
        if kind != "equal":
            found[0].update(range(i, i_end))
            found[1].update(range(j, j_end))
    return found


def difflib_words(old: Document, new: Document) -> Words:
    """The standard library's SequenceMatcher over words."""
    return _from_opcodes(difflib.SequenceMatcher(None, words(old), words(new), autojunk=False).get_opcodes())


def redlines_words(old: Document, new: Document) -> Words:
    """The words as one paragraph, so that its tokens are our words."""
    from redlines import Redlines

    return _from_opcodes(Redlines(" ".join(words(old)), " ".join(words(new))).opcodes)


def docxodus(old: bytes, new: bytes) -> bytes:
    """The redline of two Word files, as python-redlines makes it."""
    from python_redlines import DocxodusEngine

    return bytes(DocxodusEngine().run_redline("peer", old, new)[0])


@dataclass(frozen=True)
class Redline:
    """A redline read back. `old`, `new`: its texts with all rejected and all accepted. `ranges`: (block, from, to) that it
    marks in each. `count`: marked stretches, a replacement counted once. `moves`: those marked as moved."""

    old: Document
    new: Document
    ranges: tuple[list[tuple[str, int, int]], list[tuple[str, int, int]]]
    count: int
    moves: int

    @property
    def words(self) -> Words:
        """Words marked as deleted or inserted; those marked as moved are no changed words, as with us."""
        found: Words = (set(), set())
        for side, document in enumerate((self.old, self.new)):
            starts = starts_of(document)
            for revision in document.revisions:
                if revision.kind is (RevisionKind.DELETED, RevisionKind.INSERTED)[side] and revision.block in starts:
                    found[side].update(inside(starts, revision.block, revision.start, revision.end))
        return found


def read_redline(redline: bytes) -> Redline:
    """What a peer's redline says: both views of it, the spans that came and went, and its moves."""
    old, new = (read(redline, name="redline.docx", options=ReadOptions(revisions=view)) for view in ("rejected", "accepted"))
    ranges: tuple[list[tuple[str, int, int]], list[tuple[str, int, int]]] = ([], [])
    for side, (document, kinds) in enumerate(((old, _GONE), (new, _COME))):
        known = {block.block for block in document.blocks}
        for revision in document.revisions:
            if revision.kind in kinds and revision.block in known and revision.start < revision.end:
                ranges[side].append((revision.block or "", revision.start, revision.end))
    moves = sum(revision.kind is RevisionKind.MOVED_TO for revision in new.revisions)
    return Redline(old, new, ranges, _count(new.revisions), moves)


def _count(revisions: Sequence[Revision]) -> int:
    """A deletion that touches an insertion is one replacement with it; neighbouring whole blocks that came or went are one."""
    count, last = 0, None
    for revision in revisions:
        if revision.kind not in (*_GONE, *_COME):
            continue
        beside = last is not None and (
            (last.block == revision.block and last.end >= revision.start - 1 and last.block is not None)
            or (last.block is None and revision.block is None and last.kind is revision.kind)
        )
        count += not beside
        last = revision
    return count


def starts_of(document: Document) -> dict[str, tuple[int, str]]:
    """Block → how many words stand before it, and its text."""
    starts, at = {}, 0
    for block in document.blocks:
        starts[block.block] = (at, block.text)
        at += len(words_in(block.text))
    return starts


def inside(starts: dict[str, tuple[int, str]], block: str, low: int, high: int) -> range:
    """The words that a span of a block touches."""
    at, text = starts[block]
    cut = 0 < low < len(text) and text[low - 1] not in " \t\n" and text[low] not in " \t\n"
    return range(at + len(words_in(text[:low])) - cut, at + len(words_in(text[:high])))


TEXT_PEERS: dict[str, Callable[[Document, Document], Words]] = {
    "git --word-diff": git_words,
    "difflib, words": difflib_words,
    "redlines": redlines_words,
}
