"""Where a sentence says that a change stands: in which clause, or else in which section."""

import re
from typing import Final

from core.comparison.judge.sentences.blocks import last_section
from core.comparison.judge.sentences.renumbering import label_of
from core.comparison.judge.values.dates import date_at
from core.model.change import Anchor, Change, ChangeKind, Sentence
from core.model.document import Block, Blocks

_NUMBERED: Final = re.compile(r"(?:[A-ZА-Я]\.)?\d+(?:\.\d+)*[.)]?|[а-яa-z]\)")
_SECTION: Final = re.compile(r"((?:[A-Z]\.)?\d+(?:\.\d+)*)[.)]?(?=\s|$)")
_TYPED: Final = re.compile(r"(\d{1,3}(?:\.\d{1,3})+)(?:[.)]\s+|\s+(?=[A-ZА-ЯЁ«“\"(]))\S")
"""The number of a clause that was typed at its start; "1.5 km" begins with none."""
_LEADS: Final = re.compile(r"(?:clause|section)[ \u00a0](?=[^“])|“")
"""What a number stands behind that a sentence names or quotes."""
_GOES_ON: Final = re.compile(r"\.?\d")
_UNPLACED: Final = frozenset(
    {ChangeKind.RENUMBERED, ChangeKind.METADATA, ChangeKind.MOVED, ChangeKind.LAYOUT, ChangeKind.FORMATTING}
)


def placed(said: Sentence, change: Change, old: Blocks, new: Blocks) -> Sentence:
    """With the clause or section at the end, unless the sentence names it."""
    if change.kind in _UNPLACED:
        return said
    anchors, blocks = (change.new, new) if change.new else (change.old, old)
    clause = clause_of(anchors, blocks)
    if clause:
        return said if _names(said, clause) else _at(said, ("п.", "clause"), clause)
    title = last_section(anchors)
    match = _SECTION.match(title) if date_at(title, 0) is None else None
    if match is not None and not _names(said, match.group(1)):
        return _at(said, ("раздел", "section"), match.group(1))
    return said


def clause_of(anchors: tuple[Anchor, ...], blocks: Blocks) -> str:
    """The number of the clause, or "", whether a program counted it or somebody typed it."""
    label = label_of(anchors, blocks)
    if label:
        return label if _NUMBERED.fullmatch(label) and "." in label else ""
    block = blocks.get(anchors[0].block) if anchors else None
    return typed_number(block) if block is not None else ""


def typed_number(block: Block) -> str:
    """The number of a clause that was typed at its start, or ""."""
    typed = _TYPED.match(block.text) if block.table is None and block.text[:1].isdigit() else None
    return typed.group(1) if typed else ""


def _names(said: Sentence, number: str) -> bool:
    """Whether a sentence names the clause or section itself, or quotes its beginning; "from 3 to 5 days" names no section 3."""
    text, wanted = said.en.lower(), number.lower()
    ends = (match.end() for match in _LEADS.finditer(text))
    return any(text.startswith(wanted, end) and _GOES_ON.match(text, end + len(wanted)) is None for end in ends)


def _at(said: Sentence, words: tuple[str, str], number: str) -> Sentence:
    return Sentence(ru=f"{said.ru}, {words[0]}\u00a0{number}", en=f"{said.en}, {words[1]}\u00a0{number}")
