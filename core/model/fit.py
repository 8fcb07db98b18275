"""Where a model would lie on this machine: on the graphics card, in memory, on both, or nowhere."""

from enum import StrEnum
from typing import Final

from core.limits import OLLAMA_NUM_CTX
from core.ports import ModelInfo

SPARE_BYTES: Final = 450_000_000
"""What a loaded model takes beside its file and its window: 0.21–0.42 GB were measured for five shapes of 1 to 14 billion weights
with a window of 8,192 tokens (docs/analysis.md)."""
UNTOLD_SHARE: Final = 1.3
"""Times its file, what a model takes that does not say what its window costs: 1.14–1.52 were measured for the same four."""
MEMORY_SHARE: Final = 0.8
"""Of the machine's memory a model may take so much: the rest is the system's, the browser's and ours."""
CARD_SHARE: Final = 0.94
"""Of a graphics card's memory: the driver and a screen keep some (0.6 GB of an empty card were measured, of any size)."""


class Place(StrEnum):
    """CARD: the whole model on the graphics card. MEMORY: in the machine's memory, where no card is known. BOTH: a part of it
    runs on the processor, slower. NOWHERE: it may not fit at all."""

    CARD = "card"
    MEMORY = "memory"
    BOTH = "both"
    NOWHERE = "nowhere"


def needed(info: ModelInfo) -> int:
    """Bytes that the model takes with the window that an analysis asks for; 0 where its size is not known."""
    if not info.token_bytes:
        return round(info.size * UNTOLD_SHARE)
    window = min(info.context or OLLAMA_NUM_CTX, OLLAMA_NUM_CTX)
    return info.size + info.token_bytes * window + SPARE_BYTES


def place_of(info: ModelInfo, memory: int, card: int) -> Place | None:
    """`memory`, `card`: bytes of the machine and of its graphics cards, 0 where not known. None where nothing can be said."""
    need = needed(info)
    if not memory or not need:
        return None
    if need <= card * CARD_SHARE:
        return Place.CARD
    if need > memory * MEMORY_SHARE + card * CARD_SHARE:
        return Place.NOWHERE
    return Place.BOTH if card else Place.MEMORY
