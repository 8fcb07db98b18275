"""Computed numbering (numbering.xml): the label that Word shows before a paragraph (ISO/IEC 29500-1, 17.9)."""

import re
from dataclasses import dataclass, field
from typing import Final

from core.readers.docx.names import VAL, Element, W, first, is_on, value, whole
from core.readers.docx.styles import ParagraphStyle, Styles
from core.readers.symbols import BULLET, bullet

from core.readers.docx.numerals import written  # isort: skip

LEVELS: Final = 9
_PLACE: Final = re.compile(r"%([1-9])")
_DEEPEST: Final = 10
"""Lists that point to one another by styles; a ring of them ends here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """`restart`: the level (from 1) whose number starts this one again, 0 for none, None for any higher one."""

    start: int = 1
    number_format: str = "decimal"
    text: str = ""
    legal: bool = False
    restart: int | None = None
    style: str = ""
    font: str = ""


@dataclass(slots=True, kw_only=True)
class _Abstract:
    levels: dict[int, Level]
    num_style_link: str = ""


@dataclass(slots=True, kw_only=True)
class _Number:
    """A w:num: an abstract list with its own levels and first numbers."""

    abstract: str
    levels: dict[int, Level] = field(default_factory=dict)
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The lists of a document. Counters are apart, one set a story."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract_elements: dict[str, Element] = {}
        self._number_elements: dict[str, Element] = {}
        self._abstracts: dict[str, _Abstract] = {}
        self._resolved: dict[str, tuple[str, dict[int, Level], dict[int, int]]] = {}
        if root is not None:
            for element in root.iterchildren(W + "abstractNum"):
                self._abstract_elements[element.get(W + "abstractNumId", "")] = element
            for element in root.iterchildren(W + "num"):
                self._number_elements[element.get(W + "numId", "")] = element

    def _abstract(self, abstract_id: str) -> _Abstract | None:
        """Read when it is first needed: long-lived documents gather hundreds of lists that nothing uses any more."""
        found = self._abstracts.get(abstract_id)
        if found is None and abstract_id in self._abstract_elements:
            found = self._abstracts[abstract_id] = self._read_abstract(self._abstract_elements[abstract_id])
        return found

    def _read_abstract(self, element: Element) -> _Abstract:
        levels = {whole(level.get(W + "ilvl")): self._level(level) for level in element.iterchildren(W + "lvl")}
        return _Abstract(levels=levels, num_style_link=value(element, "numStyleLink"))

    def _level(self, element: Element) -> Level:
        said: dict[str, Element] = {}
        for child in element:
            said.setdefault(child.tag, child)
        looks, restart, legal = said.get(W + "rPr"), _said(said, "lvlRestart"), said.get(W + "isLgl")
        fonts = None if looks is None else first(looks, W + "rFonts")
        number_format = _format_of(element, said.get(W + "numFmt"))
        if number_format == "ordinal" and self._styles.language.lower().startswith("ru"):
            number_format = "ordinal:ru"
        return Level(
            start=whole(_said(said, "start"), 1) if W + "start" in said else 0,
            number_format=number_format,
            text=BULLET if W + "lvlPicBulletId" in said else _said(said, "lvlText"),
            legal=legal is not None and is_on(legal),
            restart=whole(restart) if restart else None,
            style=_said(said, "pStyle"),
            font="" if fonts is None else fonts.get(W + "ascii") or fonts.get(W + "hAnsi") or "",
        )

    def _number(self, num_id: str) -> _Number | None:
        element = self._number_elements.get(num_id)
        if element is None:
            return None
        number = _Number(abstract=value(element, "abstractNumId"))
        for override in element.iterchildren(W + "lvlOverride"):
            level = whole(override.get(W + "ilvl"))
            own = override.find(W + "lvl")
            if own is not None:
                number.levels[level] = self._level(own)
            start = value(override, "startOverride")
            if start:
                number.starts[level] = whole(start, 1)
        return number

    def list_of(self, num_id: str) -> tuple[str, dict[int, Level], dict[int, int]] | None:
        """The list behind a numId: the id that its counters go by, its levels, its first numbers."""
        if num_id not in self._resolved:
            number = self._number(num_id)
            if number is None:
                return None
            abstract_id = self._real_abstract(number.abstract)
            abstract = self._abstract(abstract_id)
            levels = {**(abstract.levels if abstract else {}), **number.levels}
            self._resolved[num_id] = (abstract_id, levels, number.starts)
        return self._resolved[num_id]

    def _real_abstract(self, abstract_id: str) -> str:
        """Follows a list that is only the name of a numbering style to the list which defines that style."""
        for _ in range(_DEEPEST):
            abstract = self._abstract(abstract_id)
            if abstract is None or not abstract.num_style_link:
                break
            definer = self._definer(abstract.num_style_link)
            if definer is None or definer == abstract_id:
                break
            abstract_id = definer
        return abstract_id

    def _definer(self, style_id: str) -> str | None:
        """The list that defines a numbering style, or else the one which the style points to."""
        for abstract_id, element in self._abstract_elements.items():
            if value(element, "styleLink") == style_id:
                return abstract_id
        number = self._number(self._styles.numbering_of(style_id))
        return number.abstract if number else None

    def place_of(self, style: ParagraphStyle, num_id: str, level: int | None) -> tuple[str, int] | None:
        """The list and level of a paragraph, from its own properties or its style's; None for a paragraph without number."""
        if num_id == "0":
            return None
        if num_id:
            return num_id, level or 0
        if not style.num_id or style.num_id == "0":
            return None
        return style.num_id, level if level is not None else self._level_of_style(style)

    def _level_of_style(self, style: ParagraphStyle) -> int:
        """A level that names the style wins over the level which the style names."""
        found = self.list_of(style.num_id)
        for level, definition in (found[1] if found else {}).items():
            if definition.style and definition.style == style.id:
                return level
        return style.num_level or 0


def _said(children: dict[str, Element], name: str) -> str:
    """The w:val of one of a level's children, "" where it has none."""
    child = children.get(W + name)
    return "" if child is None else child.get(VAL, "")


def _format_of(element: Element, direct: Element | None) -> str:
    """The level's format; in the newer markup it stands in a choice whose fallback says decimal."""
    if direct is not None:
        custom = direct.get(W + "format", "")
        if direct.get(VAL) == "custom":
            return "decimalZero" if custom.startswith("0") else "decimal"
        return str(direct.get(VAL, "decimal"))
    nested = element.find(f".//{W}numFmt")
    return "decimal" if nested is None else "decimalZero" if nested.get(W + "format", "").startswith("0") else "decimal"


class Counters:
    """The running numbers of one story."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._counts: dict[str, dict[int, int]] = {}
        self._started: set[tuple[str, int]] = set()

    def label(self, num_id: str, level: int) -> str | None:
        """Counts one paragraph and gives its label, None where the list or its level is unknown or shows nothing."""
        found = self._numbering.list_of(num_id)
        if found is None or level not in found[1]:
            return None
        list_id, levels, starts = found
        counts = self._counts.setdefault(list_id, {})
        self._count(counts, levels, starts, num_id, level)
        return _shown(levels, counts, level) or None

    def _count(self, counts: dict[int, int], levels: dict[int, Level], starts: dict[int, int], num_id: str, level: int) -> None:
        for higher in range(level):
            if higher in starts and (num_id, higher) not in self._started:
                self._started.add((num_id, higher))
                counts.pop(higher, None)
            if higher not in counts:
                counts[higher] = starts.get(higher, _start(levels, higher))
        if level in starts and (num_id, level) not in self._started:
            self._started.add((num_id, level))
            counts[level] = starts[level]
        elif level in counts:
            counts[level] += 1
        else:
            counts[level] = starts.get(level, _start(levels, level))
        for lower in range(level + 1, LEVELS):
            restart = levels[lower].restart if lower in levels else None
            if restart is None or level < restart:
                counts.pop(lower, None)


def _start(levels: dict[int, Level], level: int) -> int:
    return levels[level].start if level in levels else 1


def _shown(levels: dict[int, Level], counts: dict[int, int], level: int) -> str:
    definition = levels[level]
    if definition.number_format == "bullet":
        blank = definition.text.isspace()  # as pandoc numbers what goes on inside an item: nothing is shown there
        return "" if blank else bullet(definition.text, definition.font).strip() or BULLET
    if definition.number_format == "none":
        return _PLACE.sub("", definition.text).strip()

    def number(place: re.Match[str]) -> str:
        index = int(place[1]) - 1
        number_format = levels[index].number_format if index in levels else "decimal"
        if definition.legal and number_format not in ("decimal", "decimalZero", "none", "bullet"):
            number_format = "decimal"
        return written(counts.get(index, _start(levels, index)), number_format)

    return _PLACE.sub(number, definition.text).strip()
