"""How many tokens a text takes, before and after the model has said so."""

from dataclasses import dataclass
from typing import Final

CYRILLIC_PER_TOKEN: Final = 2.0
LATIN_PER_TOKEN: Final = 3.5
"""Characters a token to begin with: below what models reach, so that the first batch fits."""
ANSWER_SHARE: Final = 0.4
"""Of the window, for the answer."""
ANSWER_PER_CHANGE: Final = {"ru": 330, "en": 210}
"""Tokens of one change's answer."""
_LEAST_SCALE, _MOST_SCALE = 0.5, 4.0
_FITS_LEAST: Final = 12.0
"""More characters a token than this no tokenizer packs: the server has cut the text."""


def raw_tokens(text: str) -> float:
    """The first estimate, uncorrected."""
    latin = sum(1 for char in text if char.isascii())
    return latin / LATIN_PER_TOKEN + (len(text) - latin) / CYRILLIC_PER_TOKEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """Of one analysis. `scale` corrects the estimate by what the server counted."""

    num_ctx: int
    language: str
    scale: float = 1.0

    @property
    def answer(self) -> int:
        """Tokens left for the answer."""
        return max(64, int(self.num_ctx * ANSWER_SHARE))

    @property
    def prompt(self) -> int:
        """Tokens for all that is sent; a twentieth is kept for the chat's own marks."""
        return int((self.num_ctx - self.answer) * 0.95)

    @property
    def changes(self) -> int:
        """The most changes whose answers fit."""
        return max(1, self.answer // ANSWER_PER_CHANGE[self.language])

    def tokens(self, text: str) -> int:
        """About how many tokens a text takes, rather too many: by letters (two Cyrillic, 3.5 Latin), corrected by `scale`."""
        return int(raw_tokens(text) * self.scale) + 1

    def corrected(self, counts: "tuple[Count, ...]") -> "Budget":
        """The estimate after these answers: the most tokens that any of the last ones took, with a little to spare."""
        ratios = [count.actual / count.estimated for count in counts[-8:] if count.actual and count.estimated]
        scale = min(_MOST_SCALE, max(_LEAST_SCALE, max(ratios) * 1.05)) if ratios else self.scale
        return Budget(num_ctx=self.num_ctx, language=self.language, scale=scale)


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """Tokens of one prompt: the first estimate (uncorrected) and what the server counted (0 where it said nothing)."""

    estimated: float
    actual: int


def was_cut(characters: int, prompt_tokens: int, num_ctx: int) -> bool:
    """Whether the server read less than was sent: it counted a full window, or fewer tokens than any tokenizer needs."""
    return prompt_tokens > 0 and (prompt_tokens >= num_ctx or characters / prompt_tokens > _FITS_LEAST)
