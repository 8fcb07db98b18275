"""Numbers that were typed at the start of a paragraph, against labels that a program counted."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from core.comparison.text.tokens import fold, label_length
from core.model.document import Block, BlockKind

_WORD = re.compile(r"[^\W\d_]{3,}")
_FIGURES, _LETTERS = re.compile(r"\d+"), re.compile(r"[^\W\d_]+")
_OPENING = re.compile(r"\W{0,3}[^\W\d_]+")
_GLUED = re.compile(r"\s*\d{1,3}(?:\.\d{1,3})*[.)]")
_NUMBER_LINE = re.compile(
    r"\s*(?i:chapter|part|section|appendix|annex|schedule|exhibit|глава|часть|раздел|приложение)\s+(?:№\s?)?"
    r"(?:\d{1,3}|[IVXLC]{1,6}|[A-ZА-ЯЁ])[.:]?\s*"
)
"""The number of a chapter on a line of its own."""
_SIGNS = frozenset("-–—•·▪‣*")


def typed_length(block: Block) -> int:
    """How many characters of a block's text are the number that was typed at its start, and the white space after it; all of a
    line above a title that is nothing else."""
    if block.table is None and is_number_line(block.text):
        return len(block.text)
    return label_length(block.text, title=block.kind is BlockKind.HEADING)


def is_number_line(text: str) -> bool:
    """Whether a text is nothing but the number of a chapter or an annex, whose title stands on the next line."""
    return _NUMBER_LINE.fullmatch(text) is not None


def is_in_brackets(text: str) -> bool:
    """«(обязательное)»: what kind of annex it is."""
    return text.startswith("(") and text.endswith(")")


def shown_number(typed: str) -> str:
    """A typed number as sentences show it: without the signs that part it from the text."""
    plain = typed.strip(" \t\u00a0")
    return plain if plain in _SIGNS or plain.startswith("(") else plain.strip(" \t\u00a0.):–—-")


def typed_label(one: Block, two: Block) -> tuple[int, int] | None:
    """Where both texts begin with typed numbers that differ, or one with the number that is the other's label: how long
    they are. A paragraph that lost or gained another number was edited."""
    if two.label and one.label is None and (length := _length_of(two.label, one.text, two.text)):
        return (length, 0)
    if one.label and two.label is None and (length := _length_of(one.label, two.text, one.text)):
        return (0, length)
    left, right = typed_length(one), typed_length(two)
    if left and right:
        before, after = one.text[:left], two.text[:right]
        return (left, right) if before != after and _names(before) == _names(after) else None
    if two.label and one.label is None and (length := _restyled(one, two)):
        return (length, 0)
    if one.label and two.label is None and (length := _restyled(two, one)):
        return (0, length)
    return None


def _restyled(typed: Block, counted: Block) -> int:
    """How long the typed number of a paragraph is, where it is made as the number of a counted one is (7.2 and 7.3), or where
    both say else the same: the list was set otherwise."""
    length = typed_length(typed) or _glued_length(typed.text, counted.text)
    if not length or not counted.label:
        return 0
    same = _made(typed.text[:length]) == _made(counted.label) or typed.text[length:] == counted.text
    return length if same else 0


def is_restyled(typed: Block, counted: Block, number: str) -> bool:
    """Whether a text is the typed number of one block, made as the number of the other that is counted."""
    length = typed_length(typed)
    own = length > 0 and typed.text[:length].strip() == number
    return own and _made(number) == _made(counted.label or "")


def number_of(block: Block) -> str:
    """The number of a block, whether a program counted it or somebody typed it; "" where it has none."""
    return block.label or block.text[: typed_length(block)]


def _made(label: str) -> str:
    """How a number is made: figures as 0, letters as a, with what stands between them."""
    return _LETTERS.sub("a", _FIGURES.sub("0", shown_number(label).strip("()[]")))


def _names(label: str) -> list[str]:
    """The words of a label: a table that became a figure was edited."""
    return _WORD.findall(fold(label))


def _length_of(label: str, text: str, behind: str) -> int:
    """How many characters of a text are the label of the other side and the white space after it; none is needed before the
    first word of that side (`behind`), which a page sets at once behind a number as wide as its tab."""
    plain = plain_label(label)
    found = text.lstrip()
    if not plain or not found.casefold().startswith(plain):
        return 0
    rest = found[len(plain) :].lstrip(".)")
    apart = rest[:1].isspace() or (len(rest) < len(found) - len(plain) and _first(rest) == _first(behind) != "")
    return len(text) - len(rest.lstrip()) if apart else 0


def _glued_length(text: str, behind: str) -> int:
    """The same for any number, at once before the first word of the other side."""
    found = _GLUED.match(text)
    return found.end() if found and _first(text[found.end() :]) == _first(behind) != "" else 0


def _first(text: str) -> str:
    """The first word of a text with the signs before it."""
    found = _OPENING.match(text)
    return fold(found.group()) if found else ""


def plain_label(label: str) -> str:
    """A label without its brackets, points and spaces at the ends."""
    return label.strip(" \t\u00a0.()").casefold()


def set_apart(blocks: Sequence[Block], taken: Collection[int], other: Sequence[Block], mates: Mapping[int, int]) -> Iterator[int]:
    """The blocks, by their places, that hold nothing but the number which the other side counts the block behind them with: a
    page set the number on a line of its own. `mates`: the place on the other side of each block that has one."""
    for at, block in enumerate(blocks[1:]):
        mate = mates.get(at + 1)
        label = other[mate].label if mate is not None and not block.label else None
        if label and at not in taken and not blocks[at].table and plain_label(blocks[at].text) == plain_label(label):
            yield at
