"""Where an edit stands on both sides: the two texts, the spans that changed, and the values that the edit touches."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from core.comparison.judge.values.find import find_values
from core.comparison.judge.values.numbers import RAISED
from core.comparison.numbering.typed_numbers import typed_length
from core.model.change import Anchor, Change, Found, FoundValue, Place, Span
from core.model.document import Block

WINDOW: Final = 48
"""Characters around an edit in which a value that it touches is looked for."""
LABEL_REACH: Final = 12
"""Characters from which a value cannot be a paragraph's own number."""
WHOLE: Final = 120
"""Texts up to this length are searched whole, once for all of their edits."""


class Half(NamedTuple):
    """One side of an edit: the block's text and the span [start, end); `empty`: nothing of this side changed here."""

    block: Block
    start: int
    end: int

    @property
    def text(self) -> str:
        """What stands in the span."""
        return self.block.text[self.start : self.end]


class Site(NamedTuple):
    """An edit on both sides. A half is None where that side has no place for it (a whole block came or went)."""

    old: Half | None
    new: Half | None

    @property
    def before(self) -> str:
        """What the old version has here; "" where it has no place for it."""
        return self.old.text if self.old else ""

    @property
    def after(self) -> str:
        """What the new version has here; "" where it has no place for it."""
        return self.new.text if self.new else ""


def is_number(site: Site) -> bool:
    """Whether both sides are the numbers that paragraphs begin with: «2.2.» → «3.3.»."""
    return all(
        half is not None and half.start == 0 < half.end <= typed_length(half.block) and half.block.table is None
        for half in (site.old, site.new)
    )


def sites_of(change: Change, old: Mapping[str, Block], new: Mapping[str, Block]) -> list[Site]:
    """The change's edits with their texts; spans widened to whole words on both sides."""
    return [_widened(site) for site in _sites(change, old, new)]


def _sites(change: Change, old: Mapping[str, Block], new: Mapping[str, Block]) -> Iterator[Site]:
    for edit in change.edits:
        before, after = _half(edit.old, old), _half(edit.new, new)
        if before is None and after is not None:
            before = _counterpart(after, change.old, change.at.old, old)
        elif after is None and before is not None:
            after = _counterpart(before, change.new, change.at.new, new)
        if before is not None or after is not None:
            yield Site(before, after)


def _half(span: Span | None, blocks: Mapping[str, Block]) -> Half | None:
    if span is None or span.block not in blocks:
        return None
    return Half(blocks[span.block], span.start, span.end)


def _counterpart(half: Half, anchors: tuple[Anchor, ...], place: Place, blocks: Mapping[str, Block]) -> Half | None:
    """The point on the other side where this half's text is missing: the same words stand before and after it."""
    text = half.block.text
    if half.start == 0 and half.end == len(text):
        return None
    left, right = text[max(0, half.start - 12) : half.start], text[half.end : half.end + 12]
    known = [place.after, *(anchor.block for anchor in anchors)]
    for name in known:
        block = blocks.get(name) if name is not None else None
        if block is None:
            continue
        point = _point(block.text, left, right, place.offset if name == place.after else -1)
        if point is not None:
            return Half(block, point, point)
    return None


def _point(text: str, left: str, right: str, offset: int) -> int | None:
    if 0 <= offset <= len(text) and _meets(text, left, right, offset):
        return offset
    found = text.find(left + right)
    if found >= 0 and len(left + right) >= 6:
        return found + len(left)
    trimmed = left.rstrip() + right if left[-1:].isspace() else left + right.lstrip()
    found = text.find(trimmed)
    return found + len(left.rstrip() if left[-1:].isspace() else left) if found >= 0 and len(trimmed) >= 6 else None


def _meets(text: str, left: str, right: str, offset: int) -> bool:
    before = text[max(0, offset - len(left)) : offset]
    after = text[offset : offset + len(right)]
    same_left = before.rstrip()[-6:] == left.rstrip()[-6:]
    same_right = after.lstrip()[:6] == right.lstrip()[:6]
    return same_left and same_right


def _widened(site: Site) -> Site:
    """Both halves grown to whole words, by the same words: what is outside an edit is equal."""
    if site.old is None or site.new is None:
        return site
    left = max(_left(site.old), _left(site.new))
    right = max(_right(site.old), _right(site.new))
    if not left and not right:
        return site
    return Site(_grown(site.old, left, right), _grown(site.new, left, right))


_HEAD: Final = re.compile(r"[\w.,]*\Z")


def _left(half: Half) -> int:
    text, start = half.block.text, half.start
    if not start or half.start == half.end or not (text[start - 1].isalnum() and text[start].isalnum()):
        return 0
    position = start
    while position and text[position - 1].isalnum():
        position -= 1
    return start - position


def _right(half: Half) -> int:
    text, end = half.block.text, half.end
    if end >= len(text) or half.start == half.end or not (text[end].isalnum() and text[end - 1].isalnum()):
        return 0
    position = end
    while position < len(text) and text[position].isalnum():
        position += 1
    return position - end


def _grown(half: Half, left: int, right: int) -> Half:
    return half._replace(start=max(0, half.start - left), end=min(len(half.block.text), half.end + right))


def touched(half: Half) -> list[Found]:
    """The values that the half's span overlaps or touches, with their spans in the whole block."""
    half = _spaced(half)
    if len(half.block.text) <= WHOLE:
        return unlabelled(half.block, _near(half, 0, len(half.block.text)))
    low, high = _window(half, WINDOW)
    found = _near(half, low, high)
    if any(value.start <= low + 1 or value.end >= high - 1 for _, value in found):
        found = _near(half, *_window(half, 5 * WINDOW))
    return unlabelled(half.block, found)


def unlabelled(block: Block, found: list[Found]) -> list[Found]:
    """Without the number that a paragraph begins with: it names the paragraph and says nothing."""
    if not found or block.table is not None or found[0][1].start > LABEL_REACH:
        return found
    end = typed_length(block)
    return [item for item in found if item[1].end > end] if end else found


def _window(half: Half, reach: int) -> tuple[int, int]:
    text = half.block.text
    return _border(text, half.start - reach, -1), _border(text, half.end + reach, 1)


def in_force(block: Block) -> str:
    """The block's text as it counts: white space where it is crossed out, for a struck "30" before "50" is no 3050, and raised
    figures behind a figure as the power that they are, for 2 to the power of 24 is no 224."""
    text = block.text
    for mark in block.marks:
        if mark.type == "strike":
            text = text[: mark.start] + " " * (mark.end - mark.start) + text[mark.end :]
        elif mark.type == "superscript" and text[mark.start - 1 : mark.start].isdecimal():
            text = text[: mark.start] + text[mark.start : mark.end].translate(RAISED) + text[mark.end :]
    return text


def is_struck(block: Block) -> bool:
    """Whether something of a block is crossed out."""
    return any(mark.type == "strike" for mark in block.marks)


def _near(half: Half, low: int, high: int) -> list[Found]:
    start, end = half.start - low, half.end - low
    return [
        item if not low else (item[0], _shifted(item[1], low))
        for item in _values(in_force(half.block)[low:high])
        if item[1].end >= start and item[1].start <= end
    ]


def _spaced(half: Half) -> Half:
    """With the space on either side: what is inserted beside «may» can make it "may not"."""
    text, start, end = half.block.text, half.start, half.end
    start -= start > 0 and text[start - 1].isspace()
    end += end < len(text) and text[end].isspace()
    return half._replace(start=start, end=end)


def _border(text: str, position: int, step: int) -> int:
    """A place near `position`, outwards, where no word or number is cut."""
    position = max(0, min(len(text), position))
    while 0 < position < len(text) and not (text[position - 1] in ".;!?\n" and text[position].isspace()):
        if text[position].isspace() and text[position - 1].isalpha() and text[position + 1 : position + 2].isalpha():
            break
        position += step
    return position


@lru_cache(maxsize=16_384)
def _values(text: str) -> tuple[Found, ...]:
    return find_values(text)


def values_in(text: str) -> tuple[Found, ...]:
    """All values of a text; remembered for a while."""
    return _values(text) if len(text) <= 10 * WHOLE else find_values(text)


def _shifted(found: FoundValue, by: int) -> FoundValue:
    return FoundValue(text=found.text, start=found.start + by, end=found.end + by, value=found.value, unit=found.unit)


def hidden_spans(block: Block) -> list[tuple[int, int]]:
    """The stretches of a block that are marked as hidden."""
    return [(mark.start, mark.end) for mark in block.marks if mark.type == "hidden"]


REMARK: Final = 400
"""Characters of a remark in brackets on either side of an edit; a publisher's note lists all acts that changed a provision."""


def in_brackets(half: Half) -> str:
    """What stands in the round brackets around a span, with them; "" where none do."""
    text = half.block.text
    opened, shut = text.rfind("(", max(0, half.start - REMARK), half.start + 1), text.find(")", half.end, half.end + REMARK)
    if opened < 0 or shut < 0 or ")" in text[opened : half.end] or "(" in text[half.start + 1 : shut]:
        return ""
    return text[opened : shut + 1]


_SENTENCE_END: Final = re.compile(r"[.!?;]\s+(?=[А-ЯЁA-Z«\"“(\d])|\n")


def sentence_around(half: Half, reach: int = 240) -> tuple[int, int]:
    """The span of the sentence that holds the half's start, at most `reach` characters to either side."""
    text, low = half.block.text, max(0, half.start - reach)
    for match in _SENTENCE_END.finditer(text, low, half.start):
        if not _ABBREVIATION.search(text, max(low, match.start() - _SHORTENED), match.start() + 1):
            low = match.end()
    after = _SENTENCE_END.search(text, half.end, half.end + reach)
    return low, after.start() + 1 if after else min(len(text), half.end + reach)


_ABBREVIATION: Final = re.compile(
    r"(?:(?<!\w)(?:п|пп|ст|г|руб|коп|тыс|млн|млрд|т|др|им|ул|д|No|Art|Sec|Inc|Ltd|Mr|Ms|Dr|[А-ЯA-Z]))\.\Z"
)


_SHORTENED: Final = 4
"""Letters of the longest of them."""


def forget() -> None:
    """Lets the remembered values go."""
    _values.cache_clear()
