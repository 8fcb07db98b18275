"""What a page looks like, as a hash: two pages of the same looks say the same, whatever could be read of them."""

import hashlib
from collections.abc import Sequence
from time import process_time
from typing import Any

import numpy as np
import pypdfium2.raw as raw

from core.errors import InputError
from core.readers.pdf.file import opened
from core.readers.pdf.ledger import Judgement
from core.readers.pdf.page import Page
from core.readers.pdf.picture import drawn_within

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
    found, start = {}, process_time()
    try:
        with opened(data, password) as file:
            for number in asked:
                left = start + _SECONDS - process_time()
                if left <= 0:
                    break
                if digest := _print(file.handle, pages[number - 1], left):
                    found[number] = digest
    except InputError:
        return found
    return found


def _print(document: Any, page: Page, seconds: float) -> str:
    handle = raw.FPDF_LoadPage(document, page.number - 1)
    if not handle:
        return ""
    try:
        picture = drawn_within(handle, 1, _SCALE, seconds)
    finally:
        raw.FPDF_ClosePage(handle)
    if picture is None or np.frombuffer(picture.pixels, np.uint8).min() == _WHITE:
        return ""
    told = [f"{picture.columns} {picture.rows}", *sorted(f"{p.digest} {p.x0:.1f} {p.y0:.1f}" for p in page.drawings.pictures)]
    return hashlib.sha256("\n".join(told).encode() + picture.pixels).hexdigest()
