"""What the readers of text and tables share: the ledger's line, the words' count, headings above a block."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from core.model.document import Block, Document, Flag, Part, PartStatus
from core.model.setting import Setting
from core.model.unseen import has_unseen

_LATIN: Final = re.compile(r"[A-Za-z]")
_CYRILLIC: Final = re.compile(r"[А-яЁё]")
_WORD: Final = re.compile(r"[A-Za-zА-яЁё]{2,}")


@dataclass(slots=True)
class Outline:
    """The headings above the place that a reader has come to."""

    _open: list[tuple[int, str]] = field(default_factory=list)

    @property
    def section(self) -> tuple[str, ...]:
        """Titles from the outside in."""
        return tuple(title for _, title in self._open)

    def enter(self, level: int, label: str | None, text: str) -> tuple[str, ...]:
        """Goes under a heading; answers what stands above the heading itself."""
        while self._open and self._open[-1][0] >= level:
            self._open.pop()
        above = self.section
        self._open.append((level, f"{label} {text}".strip() if label else text))
        return above


def flags_of(text: str) -> tuple[Flag, ...]:
    """Look-alike letters and invisible characters in a text."""
    flags = []
    if any(_LATIN.search(word) and _CYRILLIC.search(word) for word in _WORD.findall(text)):
        flags.append(Flag.LOOKALIKE)
    if has_unseen(text):
        flags.append(Flag.ZERO_WIDTH)
    return tuple(flags)


def words_of(blocks: Iterable[Block]) -> int:
    """As the ledger counts: what white space parts."""
    return sum(len(block.text.split()) for block in blocks)


def part(story: str, place: str, units: int, reason: str | None = None, *, lost: bool = False) -> Part:
    """A line of the ledger: compared without a reason, doubtful with one, not compared where it is lost."""
    status = PartStatus.COMPARED if reason is None else PartStatus.NOT_COMPARED if lost else PartStatus.DOUBTFUL
    return Part(story=story, place=place, units=units, status=status, reason=reason)


def document(
    data: bytes,
    name: str,
    format: str,
    blocks: Sequence[Block],
    ledger: Sequence[Part],
    properties: dict[str, str],
    settings: Sequence[Setting] = (),
) -> Document:
    """The Document of what a reader found; its completeness counts the ledger's words."""
    whole = sum(line.units for line in ledger)
    sure = sum(line.units for line in ledger if line.status is PartStatus.COMPARED)
    return Document(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        format=format,
        words=words_of(blocks),
        completeness=round(sure / whole, 4) if whole else 1.0,
        ledger=tuple(ledger),
        blocks=tuple(blocks),
        properties=properties,
        settings=tuple(settings),
    )
