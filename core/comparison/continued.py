"""Titles between two parts of a table that a page's end cut: «Продолжение таблицы 3», "Table 3 (continued)". Whoever sets the
pages writes them; they say nothing of the matter."""

import re
from collections.abc import Set
from typing import Final

from core.comparison.units import Side
from core.model.document import Block

_NUMBER: Final = r"(?:№\s*)?(?:[\w.()-]{0,8}\d[\w.()]{0,6}|\w)"
_TITLE: Final = re.compile(
    rf"""\s*(?:
        (?:продолжение|окончание)\s+(?:таблицы|табл\.|приложения|перечня|списка)(?:\s+{_NUMBER})?
        | (?:таблица|приложение|table|annex|appendix)\s+{_NUMBER}\s*[(,–—-]\s*
            (?:продолжение|окончание|continued|concluded|cont\.)\)?
        | continuation\s+of\s+table(?:\s+{_NUMBER})?
    )\s*[.:]?\s*""",
    re.IGNORECASE | re.VERBOSE,
)


def is_continuation(block: Block) -> bool:
    """Whether a block outside a table is such a title and nothing else."""
    return block.table is None and len(block.text) < 60 and _TITLE.fullmatch(block.text) is not None


def continuations(side: Side, taken: Set[int]) -> list[int]:
    """The titles without a counterpart."""
    return [place for place, block in enumerate(side.blocks) if place not in taken and is_continuation(block)]
