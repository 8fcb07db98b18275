"""A document as a Word file against what a PDF shows of it, for the tests of what printing hides."""

from collections.abc import Sequence
from dataclasses import replace

from core.comparison import compare
from core.model.change import Change, Lane
from core.model.document import Block, Mark
from tests.unit.made_documents import Item, document, note

TOLD = (Lane.SUBSTANCE, Lane.WORDING)
BEFORE = "Стороны подписали договор в двух экземплярах, по одному для каждой из них."
AFTER = "К договору прилагаются спецификация и график поставки по месяцам года."


def changes(written: Sequence[Item], shown: Sequence[Item]) -> list[Change]:
    """Changes of substance or wording from a Word file to a PDF, the proof checked."""
    comparison = compare(document(written, "o"), replace(document(shown, "n"), format="pdf"))
    assert comparison.proof.holds
    return [change for change in comparison.changes if change.lane in TOLD]


def told(written: Sequence[Item], shown: Sequence[Item]) -> int:
    """How many of them there are."""
    return len(changes(written, shown))


def field(text: str, shown: str, instruction: str, story: str = "body") -> Block:
    """A paragraph in which `shown` is the result of a field."""
    start = text.index(shown)
    return replace(note(text, story), marks=(Mark(start=start, end=start + len(shown), type="field", value=instruction),))


def lanes(written: Sequence[Item], shown: Sequence[Item], *, turned: bool = False) -> list[Lane]:
    """The lanes of the changes between a document and a print; `turned`: the print is the old version."""
    sides = [document([BEFORE, *written, AFTER], "w"), replace(document([BEFORE, *shown, AFTER], "p"), format="pdf")]
    comparison = compare(*(sides[::-1] if turned else sides))
    assert comparison.proof.holds, comparison.proof
    return [change.lane for change in comparison.changes]
