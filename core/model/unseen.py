"""Characters that nobody sees: without width, or orders to write the other way round."""

import re
from typing import Final

Range = tuple[int, int]

_ORDERS: Final[tuple[Range, ...]] = ((0x200E, 0x200F), (0x202A, 0x202E), (0x2066, 0x2069), (0x061C, 0x061C))
_WIDTHLESS: Final[tuple[Range, ...]] = (
    (0x200B, 0x200D), (0x2060, 0x2064), (0x206A, 0x206F), (0x180E, 0x180E), (0xFEFF, 0xFEFF), (0xE0001, 0xE007F),
)  # fmt: skip


def _signs(ranges: tuple[Range, ...]) -> str:
    return "".join(chr(code) for first, last in ranges for code in range(first, last + 1))


def _written(ranges: tuple[Range, ...]) -> str:
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)


DIRECTIONS: Final = _signs(_ORDERS)
"""Marks and orders of direction: honest beside letters that are written from right to left, a trick elsewhere. With one of
them before it a reader sees "51" where the text says "15"."""
ZERO_WIDTH: Final = _signs(_WIDTHLESS) + DIRECTIONS
ZERO_WIDTH_RANGES: Final = _written(_WIDTHLESS + _ORDERS)
"""The same within the brackets of a pattern, where signs beyond U+FFFF that stand one by one are compared one by one."""
SOFT_HYPHEN: Final = "\u00ad"
WITHOUT_UNSEEN: Final = {ord(char): "" for char in ZERO_WIDTH + SOFT_HYPHEN}
"""For str.translate: the text as it is seen."""

_ZERO_WIDTH: Final = re.compile(f"[{ZERO_WIDTH_RANGES}]")
_OTHERS: Final = re.compile(f"[{_written(_WIDTHLESS)}]")
_LEFTWARD: Final = re.compile("[\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def has_unseen(text: str) -> bool:
    """Whether a text holds characters without width; marks of direction count where no letter of it needs them."""
    if text.isascii() or text.isprintable() or not _ZERO_WIDTH.search(text):
        return False
    return _LEFTWARD.search(text) is None or _OTHERS.search(text) is not None
