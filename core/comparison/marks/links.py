"""Where links lead: words that stayed and lead elsewhere now, that became a link, or that are none now."""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from core.comparison.alignment.sequence import Pair
from core.comparison.build import Builder
from core.comparison.draft import Draft
from core.comparison.text.edits import TextEdit
from core.model.change import ChangeKind, Lane
from core.model.document import Block, Mark

_ESCAPED = 3
"""So often an address may have been escaped."""
_INSIDE = "#"
"""How the address of a place inside the document begins: such places shift with its pages."""
_AS_TYPED = {"md"}
"""Formats in which an address stands as somebody typed it."""
_UP = re.compile(r"\A(?:\./)+")
_HERE = re.compile(r"\A(?:\.{1,2}/)+")
"""What office programs put before the address of a file beside the document, by the folder in which they save it."""

Stretch = tuple[int, int, int]
"""Text that stayed: from, to in the old text, and how far it went."""
Turn = tuple[Mark | None, Mark | None]


def relinked(builder: Builder, pairs: Sequence[Pair]) -> Iterator[Draft]:
    """One change for each link whose words stayed, at least in part, and whose target did not. That words became a link or
    stopped being one is told of files of one format: another one may not know links."""
    formats = {builder.old.document.format, builder.new.document.format}
    same = len(formats) == 1
    for i, j in pairs:
        one, two = builder.old.blocks[i], builder.new.blocks[j]
        if not one.marks and not two.marks:
            continue
        olds, news = _links(one), _links(two)
        if (not olds and not news) or (olds == news and one.text == two.text):
            continue
        kept = list(stayed(builder.edits(i, j), len(one.text)))
        for before, after in _turned(olds, news, kept, _UP if formats == _AS_TYPED else _HERE):
            if same or (before and after):
                yield _draft(builder, (i, before or _carried(after, kept, back=True)), (j, after or _carried(before, kept)))


def _links(block: Block) -> list[Mark]:
    return [mark for mark in block.marks if mark.type == "link" and mark.start < mark.end]


def stayed(edits: Sequence[TextEdit], length: int) -> Iterator[Stretch]:
    """The text of an old block of that length that the edits leave as it was."""
    start, shift = 0, 0
    for edit in sorted(edits):
        if start < edit.old_start:
            yield start, edit.old_start, shift
        start, shift = edit.old_end, edit.new_end - edit.old_end
    if start < length:
        yield start, length, shift


def _turned(olds: Sequence[Mark], news: Sequence[Mark], kept: Sequence[Stretch], idle: re.Pattern[str]) -> Iterator[Turn]:
    """Old links beside their new ones, where they lead elsewhere; None: there is none. Links that lead where they led go
    first."""
    met = [(one, two) for one in olds for two in news if _meet(one, two, kept)]
    met.sort(key=lambda pair: _leads_elsewhere(pair[0].value, pair[1].value, idle))
    done: set[int] = set()
    for one, two in met:
        if id(one) not in done and id(two) not in done:
            done |= {id(one), id(two)}
            if _leads_elsewhere(one.value, two.value, idle):
                yield one, two
    for one in olds:
        if id(one) not in done and _tells(one) and _kept(one, kept) is not None:
            yield one, None
    for two in news:
        if id(two) not in done and _tells(two) and _kept(two, kept, back=True) is not None:
            yield None, two


def _tells(link: Mark) -> bool:
    return bool(link.value) and not link.value.startswith(_INSIDE)


def _meet(one: Mark, two: Mark, kept: Sequence[Stretch]) -> bool:
    """Whether some of the text of the one that stayed is text of the other."""
    return any(
        max(one.start, start, two.start - shift) < min(one.end, end, two.end - shift)
        for start, end, shift in kept
        if start < one.end and one.start < end
    )


def _kept(link: Mark, kept: Sequence[Stretch], *, back: bool = False) -> tuple[int, int] | None:
    """What stayed of a link's words, on the other side; `back`: the link is a new one."""
    found = []
    for start, end, shift in kept:
        here = shift if back else 0
        left, right = max(link.start, start + here), min(link.end, end + here)
        if left < right:
            found += [left + shift - 2 * here, right + shift - 2 * here]
    return (found[0], found[-1]) if found else None


def _carried(link: Mark | None, kept: Sequence[Stretch], *, back: bool = False) -> Mark:
    """The words of a link on the side where they are none."""
    assert link is not None
    start, end = _kept(link, kept, back=back) or (0, 0)
    return Mark(start=start, end=end, type="link")


def _leads_elsewhere(old: str, new: str, idle: re.Pattern[str]) -> bool:
    """Whether a link leads out of the document and to another address. `idle`: what may stand before it and says nothing."""
    inside = old.startswith(_INSIDE) and new.startswith(_INSIDE)
    return not inside and idle.sub("", _decoded(old)) != idle.sub("", _decoded(new))


def _decoded(target: str) -> str:
    """An address without its percent signs' escapes, however often programs escaped them."""
    for _ in range(_ESCAPED):
        target = unquote(target)
    return target.rstrip("/")


def _draft(builder: Builder, old: tuple[int, Mark], new: tuple[int, Mark]) -> Draft:
    make = builder.make
    (i, before), (j, after) = old, new
    return make.make(
        ChangeKind.LINK_CHANGED,
        ([make.anchor(builder.old, i, before.start, before.end)], [make.anchor(builder.new, j, after.start, after.end)]),
        (make.inside(builder.old, i, before.start), make.inside(builder.new, j, after.start)),
        order=(j, after.start, 1),
        lane=Lane.WORDING,
    )
