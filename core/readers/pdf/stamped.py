"""Scanned pages on which a program set a few words: the mark of a signature, a number, "true copy". The words of the scan are
not among them, and the page is no page that was read."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from core.model.document import PartStatus
from core.model.picture import PagePicture
from core.readers.pdf.ledger import Judgement, pictured
from core.readers.pdf.page import Page
from core.readers.pdf.picture import drawn_again

_WORDS: Final = 60
"""Words of the largest mark of a signature, with the names of its certificates; more are the text of the page."""
_COVERED: Final = 0.7
"""The share of the page from which pictures are all of it."""
_PAPER, _INK = 200, 128
"""Of 255: the darkest paper, the palest ink."""
_LEAST_PAPER, _LEAST_INK = 0.6, 0.01
"""Shares of a page that make it a written one; a photograph or a coloured cover has less paper, an empty form less ink."""
_SCALE: Final = 0.5
_SECONDS: Final = 4.0
"""Of one file's pages: the rest stays as it was judged."""


def doubted(data: bytes, password: str | None, pages: Sequence[Page], judgements: Sequence[Judgement]) -> list[Judgement]:
    """The judgements, those of pages that are scans in truth turned to doubt."""
    asked = [j.page for j in judgements if j.status is PartStatus.COMPARED and _may_be(pages[j.page - 1], j)]
    written = _written(data, password, asked) if asked else frozenset()
    return [replace(j, status=PartStatus.DOUBTFUL, reason="picture_page") if j.page in written else j for j in judgements]


def _may_be(page: Page, judgement: Judgement) -> bool:
    return 0 < judgement.words <= _WORDS and pictured(page) >= _COVERED


def _written(data: bytes, password: str | None, numbers: Sequence[int]) -> frozenset[int]:
    """Those of the pages that look like ink on paper."""
    again = drawn_again(data, password, numbers, _SCALE, _SECONDS)
    return frozenset(number for number, picture in again if _is_written(picture))


def _is_written(picture: PagePicture) -> bool:
    light = np.frombuffer(picture.pixels, np.uint8).reshape(-1, 3).mean(axis=1)
    return bool((light >= _PAPER).mean() >= _LEAST_PAPER and (light < _INK).mean() >= _LEAST_INK)
