"""The style sheet (styles.xml): what a run and a paragraph look like once defaults, styles and direct formatting meet."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from core.readers.docx.names import FALSE, VAL, Element, W, first, value
from core.readers.docx.properties import TOGGLES, ParagraphItems, RunItems, fill_of, paragraph_items, run_items

_DEEPEST: Final = 30
"""Styles based on one another; a ring of them ends here."""
_HEADING_NAME: Final = re.compile(r"heading ([1-9])", re.IGNORECASE)
_GENERATED_NAME: Final = re.compile(r"(toc|index) [1-9]|table of figures|table of authorities", re.IGNORECASE)
_CODE_NAMES: Final = frozenset(
    {"html preformatted", "source code", "sourcecode", "code", "verbatim", "preformatted text", "code block", "macro"}
)
_TINY_POINTS: Final = 1.0
"""Text of this size or less cannot be seen."""
_WORD_DEFAULT_POINTS: Final = 10.0
"""What Word takes where no size is given anywhere (17.3.2.38)."""

_WHITE: Final = re.compile("(?:f[d-f]){3}")
"""What nobody tells from the white of the paper."""
_BLACK: Final = "000000"
_HIGHLIGHTS: Final = {
    "black": "000000",
    "blue": "0000ff",
    "cyan": "00ffff",
    "darkBlue": "000080",
    "darkCyan": "008080",
    "darkGray": "808080",
    "darkGreen": "008000",
    "darkMagenta": "800080",
    "darkRed": "800000",
    "darkYellow": "808000",
    "green": "00ff00",
    "lightGray": "c0c0c0",
    "magenta": "ff00ff",
    "red": "ff0000",
    "yellow": "ffff00",
}
"""The colours of highlighting (17.18.40); white is as none."""

RunDict = dict[str, str | bool | float]


@dataclass(frozen=True, slots=True)
class Look:
    """How a run looks: the (type, value) of its marks, and whether a reader would not see it."""

    marks: tuple[tuple[str, str], ...]
    hidden: bool


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Surroundings:
    """What a table's style gives to the runs of a cell. `fill`: the colour behind them, "" for the white of the paper. One of a
    kind: see `around`."""

    run: RunItems = ()
    fill: str = ""


PLAIN: Final = Surroundings()


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphStyle:
    """A paragraph style with all that it is based on. `outline`: 0 to 8 for headings, None for text. `align` as in w:jc."""

    id: str
    name: str
    run: RunDict
    num_id: str = ""
    num_level: int | None = None
    outline: int | None = None
    align: str = ""
    shade: str = ""
    generated: bool = False
    caption: bool = False
    code: bool = False


@dataclass(slots=True, kw_only=True, eq=False)
class _Style:
    id: str
    name: str
    based_on: str
    run: RunItems
    paragraph: ParagraphItems
    conditions: dict[str, tuple[RunItems, str]] = field(default_factory=dict)


class Styles:
    """Looks are computed once for each combination that the document uses."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._styles: dict[str, _Style] = {}
        self._default = ""
        self._default_table = ""
        self._paragraphs: dict[str, ParagraphStyle] = {}
        self._characters: dict[str, RunDict] = {}
        self._looks: dict[tuple[object, ...], Look] = {}
        self._around: dict[tuple[str, tuple[str, ...], str], Surroundings] = {}
        self._defaults: RunDict = {}
        self.language = ""
        if root is not None:
            self._read(root)
        normal = self.paragraph("")
        self.default_style = normal.id
        self.default_size = float(normal.run.get("size") or self._defaults.get("size") or _WORD_DEFAULT_POINTS)

    def _read(self, root: Element) -> None:
        defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self._defaults = dict(run_items(defaults))
        language = None if defaults is None else defaults.find(W + "lang")
        self.language = "" if language is None else language.get(VAL, "")
        for element in root.iterchildren(W + "style"):
            style_id = element.get(W + "styleId", "")
            self._elements.setdefault(style_id, element)
            if element.get(W + "default", "0").lower() not in FALSE:
                if element.get(W + "type") == "table":
                    self._default_table = self._default_table or style_id
                elif element.get(W + "type") == "paragraph":
                    self._default = self._default or style_id

    def _style(self, style_id: str) -> _Style | None:
        """Read when it is first needed: a template brings hundreds of styles along, a document uses ten."""
        found = self._styles.get(style_id)
        if found is None and style_id in self._elements:
            found = self._styles[style_id] = _style(self._elements[style_id])
        return found

    def paragraph(self, style_id: str) -> ParagraphStyle:
        """The style with this id; the default one where there is none."""
        found = self._paragraphs.get(style_id)
        if found is None:
            known = style_id if style_id in self._elements else self._default
            found = self._paragraphs[style_id] = self._resolved(known)
        return found

    def name(self, style_id: str) -> str:
        """As people see it; the id where the style sheet lacks it."""
        style = self._style(style_id)
        return style.name if style else style_id

    def numbering_of(self, style_id: str) -> str:
        """The numId that a numbering style points to, "" for none."""
        style = self._style(style_id)
        return style.paragraph.num_id if style else ""

    def _chain(self, style_id: str) -> list[_Style]:
        """The style and those below it, the nearest first."""
        chain: list[_Style] = []
        style = self._style(style_id)
        while style is not None and style not in chain and len(chain) < _DEEPEST:
            chain.append(style)
            style = self._style(style.based_on)
        return chain

    def _resolved(self, style_id: str) -> ParagraphStyle:
        chain = self._chain(style_id)
        run: RunDict = {}
        for style in reversed(chain):
            run.update(style.run)
        own = chain[0] if chain else None
        names = [style.name.lower() for style in chain]
        numbered = next((style for style in chain if style.paragraph.num_id), None)
        return ParagraphStyle(
            id=style_id,
            name=own.name if own else "",
            run=run,
            num_id=numbered.paragraph.num_id if numbered else "",
            num_level=next((s.paragraph.num_level for s in chain if s.paragraph.num_level is not None), None),
            outline=self._outline(chain),
            align=next((s.paragraph.align for s in chain if s.paragraph.align), ""),
            shade=next((s.paragraph.shade for s in chain if s.paragraph.shade is not None), ""),
            generated=any(_GENERATED_NAME.fullmatch(name) for name in names),
            caption="caption" in names,
            code=any(name in _CODE_NAMES for name in names),
        )

    @staticmethod
    def _outline(chain: list[_Style]) -> int | None:
        """The outline level: written, or that of the built-in heading which some programs leave unwritten."""
        for style in chain:
            if style.paragraph.outline is not None:
                return style.paragraph.outline if style.paragraph.outline < 9 else None
            built_in = _HEADING_NAME.fullmatch(style.name)
            if built_in:
                return int(built_in[1]) - 1
        return None

    def _character(self, style_id: str) -> RunDict:
        found = self._characters.get(style_id)
        if found is None:
            found = {}
            for style in reversed(self._chain(style_id)):
                found.update(style.run)
            self._characters[style_id] = found
        return found

    def look(self, paragraph: ParagraphStyle, around: Surroundings, fill: str, direct: RunItems) -> Look:
        """`fill`: the colour behind the paragraph, "" for the white of the paper."""
        key = (paragraph.id, around, fill, direct)
        found = self._looks.get(key)
        if found is None:
            found = self._looks[key] = self._look(self._effective(paragraph, around, dict(direct)), fill)
        return found

    def _effective(self, paragraph: ParagraphStyle, around: Surroundings, direct: RunDict) -> RunDict:
        character = self._character(str(direct.get("style", ""))) if "style" in direct else {}
        table = dict(around.run)
        effective: RunDict = {**self._defaults, **table, **paragraph.run, **character, **direct}
        for name in TOGGLES:
            if name in direct:
                continue
            votes = [bool(level.get(name)) for level in (table, paragraph.run, character)]
            effective[name] = bool(self._defaults.get(name)) or sum(votes) % 2 == 1
        return effective

    def _look(self, run: RunDict, fill: str) -> Look:
        size = float(run.get("size") or self.default_size)
        marks = [(name, "") for name in ("bold", "italic", "strike", "caps") if run.get(name)]
        marks += [
            (name, str(run[name])) for name in ("underline", "highlight", "colour") if run.get(name, "") not in ("", _BLACK)
        ]
        if size != self.default_size:
            marks.append(("size", f"{size:g}"))
        if run.get("raised"):
            marks.append(("raised", f"{run['raised']:g}"))
        if run.get("stretched", 100.0) != 100.0:
            marks.append(("stretched", f"{run['stretched']:g}"))
        if run.get("vertical"):
            marks.append((str(run["vertical"]), ""))
        if run.get("style"):
            marks.append(("style", self.name(str(run["style"]))))
        why = "vanish" if run.get("hidden") else _unseen(run, fill) or ("tiny" if size <= _TINY_POINTS else "")
        if why:
            marks.append(("hidden", why))
        return Look(tuple(marks), bool(why))

    def is_table(self, style_id: str) -> bool:
        """There is such a style, and it or what it is based on says something of runs or backgrounds."""
        return any(style.run or style.conditions for style in self._chain(style_id))

    def table(self, style_id: str, properties: Element | None) -> "TableStyle":
        """The style of a table with these w:tblPr; the default table style where it names none."""
        look = None if properties is None else first(properties, W + "tblLook")
        return TableStyle(self, style_id or self._default_table, look)

    def around(self, table_style: str, conditions: tuple[str, ...], fill: str) -> Surroundings:
        """What a table style gives to a cell of this fill. `conditions`: firstRow, lastCol, band1Horz, …, weakest first."""
        key = (table_style, conditions, fill)
        if key not in self._around:
            self._around[key] = self._surroundings(*key)
        return self._around[key]

    def _surroundings(self, table_style: str, conditions: tuple[str, ...], fill: str) -> Surroundings:
        run: RunDict = {}
        given = ""
        chain = self._chain(table_style)[::-1]
        for style in chain:
            run.update(style.run)
        for condition in ("wholeTable", *conditions):
            for style in chain:
                items, its_fill = style.conditions.get(condition, ((), ""))
                run.update(items)
                given = its_fill or given
        fill = fill or given
        return Surroundings(run=tuple(run.items()), fill=fill) if run or fill else PLAIN


def _unseen(run: RunDict, fill: str) -> str:
    """Why the run's colour cannot be seen on what is behind it; "" where it can. Text that has no colour of its own turns white
    on a dark shade, but stays black on black highlighting."""
    colour, highlight = str(run.get("colour") or ""), str(run.get("highlight") or "")
    behind = "" if highlight == "white" else highlight or str(run.get("shade") or "") or fill
    if not behind:
        return "white" if _WHITE.fullmatch(colour) else ""
    return "covered" if _HIGHLIGHTS.get(behind, behind) == (colour or (_BLACK if highlight else "")) else ""


def _style(element: Element) -> _Style:
    based, name = value(element, "basedOn"), value(element, "name")
    style_id = element.get(W + "styleId", "")
    style = _Style(
        id=style_id,
        name=name or style_id,
        based_on=based,
        run=run_items(element.find(W + "rPr")),
        paragraph=paragraph_items(element.find(W + "pPr")),
    )
    if element.get(W + "type") == "table":
        style.conditions = dict(_conditions(element))
        items, fill = style.conditions.get("wholeTable", ((), ""))
        fill = fill or _fill(element)
        if items or fill:
            style.conditions["wholeTable"] = (items, fill)
    return style


def _conditions(element: Element) -> Iterator[tuple[str, tuple[RunItems, str]]]:
    """The conditional parts of a table style."""
    for part in element.iterchildren(W + "tblStylePr"):
        yield part.get(W + "type", ""), (run_items(part.find(W + "rPr")), _fill(part))


def _fill(part: Element) -> str:
    """The colour that it puts behind the text; a paragraph's lies over its cell's, and that over the table's."""
    shadings = (part.find(f"{W}{holder}/{W}shd") for holder in ("pPr", "tcPr", "tblPr"))
    return next((fill for shading in shadings if shading is not None and (fill := fill_of(shading))), "")


_LOOK_BITS: Final = {
    "firstRow": 0x20,
    "lastRow": 0x40,
    "firstColumn": 0x80,
    "lastColumn": 0x100,
    "noHBand": 0x200,
    "noVBand": 0x400,
}


class TableStyle:
    """The style of one table: which of its parts hold for a cell goes by w:tblLook and the cell's place (17.7.6.6)."""

    def __init__(self, styles: Styles, style_id: str, look: Element | None) -> None:
        self._styles = styles
        self._id = style_id
        self._plain = not styles.is_table(style_id)
        bits = 0 if look is None else _whole_hex(look.get(VAL))
        self._on = {name: look is not None and _flag(look, name, bits & bit) for name, bit in _LOOK_BITS.items()}
        self._bands = look is not None
        self._cache: dict[tuple[object, ...], Surroundings] = {}

    def around(self, row: int, rows: int, column: int, last_column: int, fill: str) -> Surroundings:
        """What the cell's runs get from the table. `fill`: the cell's own background, "" for none."""
        if self._plain:
            return self._styles.around("", (), fill) if fill else PLAIN
        key = (min(row, 3 + row % 2), row == rows - 1, min(column, 3 + column % 2), column == last_column, fill)
        found = self._cache.get(key)
        if found is None:
            conditions = self._conditions(row, row == rows - 1, column, column == last_column)
            found = self._cache[key] = self._styles.around(self._id, conditions, fill)
        return found

    def _conditions(self, row: int, is_last_row: bool, column: int, is_last_column: bool) -> tuple[str, ...]:
        """Weakest first."""
        on, found = self._on, []
        if self._bands and not on["noVBand"]:
            found.append("band1Vert" if (column - on["firstColumn"]) % 2 == 0 else "band2Vert")
        if self._bands and not on["noHBand"]:
            found.append("band1Horz" if (row - on["firstRow"]) % 2 == 0 else "band2Horz")
        ends = (
            ("firstColumn", "firstCol", column == 0),
            ("lastColumn", "lastCol", is_last_column),
            ("firstRow", "firstRow", row == 0),
            ("lastRow", "lastRow", is_last_row),
        )
        return tuple(found + [name for setting, name, here in ends if here and on[setting]])


def _whole_hex(text: str | None) -> int:
    try:
        return int(text or "0", 16)
    except ValueError:
        return 0


def _flag(look: Element, name: str, bit: int) -> bool:
    text = look.get(W + name)
    return bool(bit) if text is None else text.lower() in ("1", "true", "on")
