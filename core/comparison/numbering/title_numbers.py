"""Numbers of chapters that stand on a line of their own, above the title: "Chapter 9", «Приложение А», «(обязательное)».

Such a line says nothing of its own. It goes where its title went, and not to the chapter that has its number now.
"""

from typing import Final

from core.comparison.alignment.sequence import Pair
from core.comparison.alignment.units import Side
from core.comparison.match import Match
from core.comparison.numbering.typed_numbers import is_in_brackets, is_number_line
from core.model.document import Block, BlockKind

_MOST_LINES: Final = 3
"""Lines above a title at most: the number, and what kind of annex it is."""


def go_with_titles(old: Side, new: Side, match: Match) -> None:
    """Pairs the number lines of titles that have each other."""
    before, after = _numbers(old), _numbers(new)
    wanted: dict[int, int] = {}
    for title, lines in before.items():
        others = after.get(match.pairs.get(title, -1), ())
        if len(others) == len(lines):
            wanted.update(zip(lines, others, strict=True))
    fixed = {at for olds, _ in match.reflows for at in olds}, {at for _, news in match.reflows for at in news}
    wanted = {i: j for i, j in wanted.items() if match.pairs.get(i) != j and i not in fixed[0] and j not in fixed[1]}
    _part(match, wanted)
    match.pairs.update(wanted)
    _move_along(match, wanted)


def _numbers(side: Side) -> dict[int, tuple[int, ...]]:
    """The lines of its number by the place of each title that has some."""
    found = {}
    for at, block in enumerate(side.blocks):
        if block.table is None and is_number_line(block.text):
            end = at + 1
            while end < len(side.blocks) and end - at < _MOST_LINES and _belongs(side.blocks[end], block):
                end += 1
            if end < len(side.blocks) and _is_title(side.blocks[end], block):
                found[end] = tuple(range(at, end))
    return found


def _belongs(block: Block, number: Block) -> bool:
    return block.story == number.story and block.table is None and is_in_brackets(block.text)


def _is_title(block: Block, number: Block) -> bool:
    titled = BlockKind.HEADING in (block.kind, number.kind)
    return titled and block.story == number.story and block.table is None and not is_number_line(block.text)


def _part(match: Match, wanted: dict[int, int]) -> None:
    """Undoes the pairs in which one of these stands with another one."""
    taken = set(wanted.values())
    gone = {(i, j) for i, j in match.pairs.items() if i in wanted or j in taken}
    for i, _ in gone:
        del match.pairs[i]
    groups = ([pair for pair in group if pair not in gone] for group in match.moves)
    match.moves = [group for group in groups if group]


def _move_along(match: Match, wanted: dict[int, int]) -> None:
    """A number stands in the move of its title."""
    for group in match.moves:
        first: Pair = group[0]
        while (ahead := first[0] - 1) in wanted and wanted[ahead] == first[1] - 1:
            first = (ahead, wanted[ahead])
            group.insert(0, first)
