"""A redline is handed out only when accepting all of it gives the new version and rejecting all of it the old one."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from core.errors import RedlineUnproved, SverkaError
from core.model.document import Block, Document, Flag
from core.reports.redline.fields import COMPUTED

Read = Callable[[bytes, str], Document]
"""Reads a DOCX with its tracked changes "accepted" or "rejected"."""


@dataclass(frozen=True, slots=True)
class Line:
    """What the proof compares of a block: its place (story, cell), what it is (kind, level, number) and its text."""

    story: str
    text: str
    cell: tuple[int, int, int, int] | None
    kind: str
    level: int | None
    label: str | None


def prove(made: bytes, old: Document, new: Document, read: Read) -> None:
    """Raises RedlineUnproved with the first place that differs. Comments of ours are no part of the text."""
    for view, wanted in (("accepted", new), ("rejected", old)):
        try:
            found = read(made, view)
        except SverkaError as error:
            raise RedlineUnproved(what=f"{view}: {error.code}") from error
        where = first_difference(lines(found), lines(wanted))
        if where is not None:
            raise RedlineUnproved(what=f"{view}: {where}")


def lines(document: Document, computed: frozenset[str] = COMPUTED) -> list[Line]:
    """Story by story what the proof looks at: texts, kinds, numbers, tables' shapes. What the program that shows the
    document computes anew (contents, page numbers, dates) is left out, and so are comments, where ours stand."""
    return [
        _line(block, computed)
        for block in document.blocks
        if not block.story.startswith("comment") and Flag.GENERATED not in block.flags and (block.text or block.table)
    ]


def _line(block: Block, computed: frozenset[str]) -> Line:
    place = block.table
    return Line(
        story=block.story.partition(":")[0],
        text=_own_text(block, computed),
        cell=None if place is None else (place.row, place.column, place.row_span, place.column_span),
        kind=block.kind.value,
        level=block.level,
        label=block.label,
    )


def _own_text(block: Block, computed: frozenset[str]) -> str:
    text = block.text
    for mark in sorted(block.marks, key=lambda mark: -mark.start):
        if mark.type == "field" and mark.value.split()[:1] and mark.value.split()[0].upper() in computed:
            text = text[: mark.start] + text[mark.end :]
    return text


def first_difference(found: Iterable[Line], wanted: Iterable[Line]) -> str | None:
    """Where two lists of lines part, shortened; None where they are equal."""
    one, other = list(found), list(wanted)
    for here, there in zip(one, other, strict=False):
        if here.text != there.text:
            return f"«{here.text[:60]}» / «{there.text[:60]}»"
        if here != there:
            names = ("story", "cell", "kind", "level", "label")
            apart = [(getattr(here, name), getattr(there, name)) for name in names if getattr(here, name) != getattr(there, name)]
            return f"«{here.text[:40]}»: {apart[0][0]} / {apart[0][1]}"
    return None if len(one) == len(other) else f"{len(one)} / {len(other)}"
