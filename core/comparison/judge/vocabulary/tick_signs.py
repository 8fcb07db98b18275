"""Signs that say yes or no: boxes of forms, ticks and crosses, what marks a cell of a matrix (+, −, x, ●)."""

from enum import StrEnum
from typing import Final


class Tick(StrEnum):
    """What a mark says, whatever sign it is drawn with."""

    EMPTY = "empty"
    CHECKED = "checked"
    CROSSED = "crossed"
    EITHER = "either"
    """A box with a cross: ticked in a form, and no more is known."""

    def same_as(self, other: "Tick") -> bool:
        """Whether two signs may say the same."""
        return self is other or (Tick.EITHER in (self, other) and Tick.EMPTY not in (self, other))


_CLASSES: Final = {Tick.EMPTY: "☐□⬜◻❏❐❑❒", Tick.CHECKED: "☑✓✔✅🗹", Tick.CROSSED: "✗✘✖✕❌", Tick.EITHER: "☒⊠🗷"}
_OF: Final = {sign: tick for tick, signs in _CLASSES.items() for sign in signs}
SIGNS: Final = "".join(sorted(_OF))

_ALONE: Final = {Tick.EMPTY: "-–—−‒○◯◌", Tick.CHECKED: "+＋xXхХ●⬤•■◉"}
"""What says yes or no only where it is all of a cell."""
_IN_CELL: Final = _OF | {sign: tick for tick, signs in _ALONE.items() for sign in signs}
_VARIATIONS: Final = "\ufe0e\ufe0f"
"""How a sign is drawn: as text or in colours."""


def tick_of(sign: str) -> Tick | None:
    """What one character says inside a text."""
    return _OF.get(sign)


def cell_tick(text: str) -> Tick | None:
    """What a whole cell says where it holds nothing but such a sign, or nothing at all."""
    sign = text.strip().rstrip(_VARIATIONS)
    return _IN_CELL.get(sign) if sign else Tick.EMPTY
