"""What was compared and what was not, of both versions."""

from collections import Counter
from collections.abc import Container, Iterable
from dataclasses import replace

from core.model.document import Document, Part, PartStatus, Side

COARSE = "deadline"
"""The reason of a part whose words were compared more coarsely, for want of time."""
SAME = "same"
"""The reason of a part that no reader knows the inside of, and that both files have byte by byte: so it is compared."""
LOOKS_SAME = "looks_same"
"""The reason of a page that was not read for certain and looks the same in both: it stays so, for whoever reads text alone."""
DRAWN_SAME = "drawn_same"
"""The reason of a page on which letters are drawn as shapes, and that looks the same in both: as of every drawing, that is how
they are compared."""
_DRAWN = "few_characters"
_BYTES = frozenset({"embedded_object", "embedded_part", "macros", "script"})
_BESIDE = "attachments"
"""The story of what stands in no text, so that no change tells of one that came or went."""


def ledger(old: Document, new: Document, coarse: Iterable[str]) -> tuple[Part, ...]:
    """All parts of both documents with their side, then those that the deadline cut short."""
    both = _in_both(old, new)
    parts = [replace(_settled(part, both), side=Side.OLD) for part in old.ledger]
    parts += [replace(_settled(part, both), side=Side.NEW) for part in new.ledger]
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


def _in_both(old: Document, new: Document) -> set[str]:
    """The hashes that both have; of what stands beside the text, those that both have equally often."""
    one, two = ({part.digest for part in side.ledger if part.digest} for side in (old, new))
    beside = [Counter(part.digest for part in side.ledger if part.story == _BESIDE) for side in (old, new)]
    return {digest for digest in one & two if beside[0][digest] == beside[1][digest]}


def _settled(part: Part, both: Container[str | None]) -> Part:
    if part.digest is None or part.digest not in both or part.status is PartStatus.COMPARED:
        return part
    if part.reason in _BYTES:
        return replace(part, status=PartStatus.COMPARED, reason=SAME)
    if part.reason == _DRAWN:
        return replace(part, status=PartStatus.COMPARED, reason=DRAWN_SAME)
    return replace(part, reason=LOOKS_SAME)


def all_compared(parts: Iterable[Part]) -> bool:
    """Whether nothing was doubtful or left out."""
    return all(part.status is PartStatus.COMPARED for part in parts)
