"""Headings and captions: by the outline, by size and weight, by their numbers."""

import re
from collections import defaultdict
from collections.abc import Sequence

from core.readers.pdf.file import OutlineEntry
from core.readers.pdf.label import named_label
from core.readers.pdf.paragraph import Paragraph
from core.readers.pdf.running import letters_of

_LARGE = 1.09
"""A heading's size against the body's."""
_LONGEST = 250
_SENTENCE = 12
"""Words from which a paragraph is running text and no line of a title page."""
_LEVELS = 9
_NUMBERED = re.compile(r"\d+(?:\.\d+)*|[A-ZА-Я](?:\.\d+)+")
_CAPTION = re.compile(
    r"(?:Рис(?:унок|\.)|Таблица|Табл\.|Схема|Листинг|График|Диаграмма|Figure|Fig\.|Table|Listing|Chart|Equation)"
    r"\s*[A-ZА-Я]?\.?\s?\d+(?:[.\-]\d+)*\s*(?:[.:—–-]|$|\s{2})",
)
_SLACK = 40
"""Characters, white space as a rule, by which a heading is longer than its entry in the outline."""
_LETTERS = re.compile(r"[^\W\d_]")
Style = tuple[float, bool]
"""The size in points, to the half, and whether it is bold."""


def is_caption(text: str) -> bool:
    """«Рисунок 3 – …», "Table 2: …"."""
    return len(text) < 400 and _CAPTION.match(text) is not None


class Headings:
    """Levels for the paragraphs of one document."""

    def __init__(self, body: float, outline: Sequence[OutlineEntry], candidates: Sequence[Paragraph]) -> None:
        self._body = body
        self._outline: dict[str, list[OutlineEntry]] = defaultdict(list)
        for entry in outline:
            self._outline[letters_of(entry.title)].append(entry)
        self._longest = max((len(entry.title) for entry in outline), default=0)
        ranked = sorted(self._styles(candidates), key=lambda s: (-s[0], not s[1]))
        self._rank = {style: min(k + 1, _LEVELS) for k, style in enumerate(ranked)}

    def _styles(self, candidates: Sequence[Paragraph]) -> set[Style]:
        """The styles of headings. What stands only above the first text, as titles and the lines of a title page do, is a
        heading of level 1: nothing of the document stands under it."""
        looks = [self._looks(paragraph) for paragraph in candidates]
        texts = (n for n, (p, heads) in enumerate(zip(candidates, looks, strict=True)) if not heads and _is_text(p))
        begin = next(texts, 0)
        return {_style(paragraph) for paragraph, heads in zip(candidates[begin:], looks[begin:], strict=True) if heads}

    def level(self, paragraph: Paragraph, text: str) -> int | None:
        """The level from 1, or None where the paragraph is no heading."""
        if not text.strip() or len(text) > _LONGEST or not _LETTERS.search(text):
            return None
        entry = self._entry(paragraph, text)
        if entry is not None:
            return min(entry.level, _LEVELS)
        if not self._looks(paragraph):
            return None
        label = paragraph.label.text.strip(".)") if paragraph.label else ""
        if _NUMBERED.fullmatch(label):
            return min(label.count(".") + 1, _LEVELS)
        return self._rank.get(_style(paragraph), 1)

    def _entry(self, paragraph: Paragraph, text: str) -> OutlineEntry | None:
        label = paragraph.label.text if paragraph.label else ""
        if not self._outline or paragraph.size < 0.85 * self._body or len(text) > self._longest + _SLACK:
            return None
        for key in dict.fromkeys((letters_of(f"{label} {text}"), letters_of(text))):
            for entry in self._outline.get(key, ()):
                if entry.page is None or abs(entry.page - paragraph.page) <= 1:
                    return entry
        return None

    def _looks(self, paragraph: Paragraph) -> bool:
        """Larger than the body, or bold throughout and short, and no sentence."""
        text = paragraph.plain
        if len(text) > _LONGEST or len(paragraph.lines) > 4 or not _LETTERS.search(text) or paragraph.lines[0].mono:
            return False
        if paragraph.label is not None and paragraph.label.bullet:
            return False
        if paragraph.size >= _LARGE * self._body:
            return True
        if not paragraph.bold or text[-1:] in ",;":
            return False
        return len(text) <= 150 and (text[-1:] not in ".:" or named_label(text) is not None or paragraph.label is not None)


def _is_text(paragraph: Paragraph) -> bool:
    return len(paragraph.plain.split()) >= _SENTENCE


def _style(paragraph: Paragraph) -> Style:
    return round(paragraph.size * 2) / 2, paragraph.bold
