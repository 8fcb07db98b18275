"""Titles between two parts of a table that a page's end cut: «Продолжение таблицы 3», "Table 3 (continued)". Whoever sets the
pages writes them; they say nothing of the matter."""

import re
from typing import Final

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
_LONGEST: Final = 60


def is_continuation(text: str) -> bool:
    """Whether a text is such a title and nothing else."""
    return len(text) < _LONGEST and _TITLE.fullmatch(text) is not None
