"""What was compared and what was not, of both versions."""

from collections.abc import Iterable
from dataclasses import replace

from core.model.document import Document, Part, PartStatus, Side

COARSE = "deadline"
"""The reason of a part whose words were compared more coarsely, for want of time."""


def ledger(old: Document, new: Document, coarse: Iterable[str]) -> tuple[Part, ...]:
    """All parts of both documents with their side, then those that the deadline cut short."""
    parts = [replace(part, side=Side.OLD) for part in old.ledger]
    parts += [replace(part, side=Side.NEW) for part in new.ledger]
    words = dict.fromkeys(coarse, 0)
    for block in new.blocks:
        for story in words:
            if block.story == story or block.story.partition(":")[0] == story:
                words[story] += len(block.text.split())
    parts += [
        Part(side=Side.NEW, story=story, place=story, units=count, status=PartStatus.COMPARED, reason=COARSE)
        for story, count in words.items()
    ]
    return tuple(parts)


def all_compared(parts: Iterable[Part]) -> bool:
    """Whether nothing was doubtful or left out."""
    return all(part.status is PartStatus.COMPARED for part in parts)
