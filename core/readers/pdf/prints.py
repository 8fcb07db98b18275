"""What a page looks like, as a hash: two pages of the same looks say the same, whatever could be read of them."""

import hashlib
from collections.abc import Sequence

import numpy as np

from core.model.picture import PagePicture
from core.readers.pdf.ledger import Judgement
from core.readers.pdf.page import Page
from core.readers.pdf.picture import drawn_again

_SCALE = 1.5
"""Pixels a point; what is smaller than that is in the hash of the page's images."""
_WHITE = 255
_SECONDS = 4.0
"""Of one file's pages: the rest stays as it was judged."""
_SEEN = frozenset(
    {"no_text", "ocr_layer", "picture_page", "unmapped_glyphs", "unsure_characters", "readers_disagree", "few_characters"}
)
"""Why a page is doubtful although it can be drawn for certain."""


def prints(data: bytes, password: str | None, pages: Sequence[Page], judgements: Sequence[Judgement]) -> dict[int, str]:
    """The hash of the looks of each page that could not be read for certain; none for one that shows nothing."""
    asked = [judgement.page for judgement in judgements if judgement.reason in _SEEN]
    if not asked:
        return {}
    again = drawn_again(data, password, asked, _SCALE, _SECONDS)
    return {number: digest for number, picture in again if (digest := _print(picture, pages[number - 1]))}


def _print(picture: PagePicture, page: Page) -> str:
    if np.frombuffer(picture.pixels, np.uint8).min() == _WHITE:
        return ""
    told = [f"{picture.columns} {picture.rows}", *sorted(f"{p.digest} {p.x0:.1f} {p.y0:.1f}" for p in page.drawings.pictures)]
    return hashlib.sha256("\n".join(told).encode() + picture.pixels).hexdigest()
