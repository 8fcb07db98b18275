"""One sheet to blocks: a block a cell with content, in the order of rows and columns."""

import re
from collections.abc import Container
from dataclasses import dataclass, field, replace
from typing import Final

from core import limits
from core.errors import LimitExceeded
from core.model.document import Block, BlockKind, CellPlace, Flag, Mark
from core.model.setting import Setting, SettingKind
from core.readers.outline import flags_of
from core.readers.xlsx.formulas import Formulas
from core.readers.xlsx.names import Element, R, S, area_of, is_true, place_of
from core.readers.xlsx.numbers import beneath, shown, shown_text
from core.readers.xlsx.strings import Text, plain, rich_text
from core.readers.xlsx.styles import Look, Styles

_WIDEST: Final = 16_384
_KINDS: Final = frozenset({"b", "d", "e", "inlineStr", "n", "s", "str"})
_TEXTS: Final = frozenset({"s", "inlineStr", "str"})
_COUNTABLE: Final = re.compile(r"\s*[-+−]?(?:0|[1-9]\d{0,2}(?:[ \u00a0\u202f]\d{3})+|[1-9]\d{0,14})(?:[.,]\d{1,15})?\s*%?\s*")
"""What a program would have counted; figures with a nought before them, or more than a number keeps, are a code."""
_PARTS: Final = frozenset({S + "f", S + "v", S + "is", S + "extLst"})
_IN_ROW: Final = frozenset({S + "c", S + "extLst"})
_SEEN: Final = 0.5
"""Below this height or width nothing of a row or column is on the screen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """What all the sheets of a workbook share. `language`: whose number formats are shown, ru or en. `others`: the names of the
    workbooks that its formulas refer to, in their order."""

    strings: list[Text]
    styles: Styles
    language: str
    from_1904: bool
    others: tuple[str, ...] = ()


@dataclass(slots=True)
class Sheet:
    """Reads one worksheet part. `links`: the targets of its hyperlinks by relationship. `room`: cells that may still come."""

    book: Book
    name: str
    number: int
    hidden: bool
    links: dict[str, str]
    room: int
    blocks: list[Block] = field(default_factory=list)
    strange: bool = False
    """Whether something stands among the cells that no sheet has: nobody knows what it says."""
    opened: list[tuple[int, int]] = field(default_factory=list)
    """Rows and columns of the cells that protection would leave open, also of blank ones."""
    texts: list[Setting] = field(default_factory=list)
    """The cells that keep a number as a text."""
    _formulas: Formulas = field(default_factory=Formulas)
    _columns: list[tuple[int, int]] = field(default_factory=list)
    _spans: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    _links: dict[tuple[int, int], str] = field(default_factory=dict)

    @property
    def story(self) -> str:
        """The story of all its blocks: a sheet is compared with the sheet of its name."""
        return f"sheet:{self.name}"

    def read(self, root: Element) -> list[Block]:
        """Raises LimitExceeded."""
        self._formulas.books = self.book.others
        self._columns = [_range(one) for one in root.iterfind(f"{S}cols/{S}col") if _unseen(one, "width")]
        self._spans = dict(filter(None, (_span(one) for one in root.iterfind(f"{S}mergeCells/{S}mergeCell"))))
        self._find_links(root)
        data = root.find(S + "sheetData")
        self.strange = data is None or _has_others(data, (S + "row",))
        row_number = -1
        for row in data.iterchildren(S + "row") if data is not None else ():
            self.strange = self.strange or _has_others(row, _IN_ROW)
            row_number = _number(row.get("r"), row_number + 2) - 1
            hidden = _unseen(row, "ht")
            column = -1
            for cell in row.iterchildren(S + "c"):
                place = place_of(cell.get("r") or "") or (row_number, column + 1)
                column = place[1]
                self._cell(cell, *place, hidden=hidden)
        self._mark_header()
        return self.blocks

    def _cell(self, cell: Element, row: int, column: int, *, hidden: bool) -> None:
        self.strange = self.strange or cell.get("t", "n") not in _KINDS or _has_others(cell, _PARTS)
        look = self.book.styles.look(cell.get("s"))
        if look.open:
            self.opened.append((row, column))
        formula = cell.find(S + "f")
        said, invisible = self._said(cell, look)
        made = self._formulas.text(formula, row, column) if formula is not None else ""
        if not said.text and made and cell.get("t") != "str" and not cell.findtext(S + "v"):
            said = Text(made)  # a formula that no program has worked out yet: itself is all that the file says
        if not said.text and not made:
            return
        self.room -= 1
        if self.room < 0:
            raise LimitExceeded(limit=f"TABLE_CELLS {limits.TABLE_CELLS}")
        unseen = hidden or self.hidden or invisible or any(first <= column <= last for first, last in self._columns)
        self._add(row, column, said, made, look, unseen)
        if not made and cell.get("t") in _TEXTS and _COUNTABLE.fullmatch(said.text):
            block = self.blocks[-1].block
            self.texts.append(Setting(kind=SettingKind.AS_TEXT, story=self.story, block=block, value=said.text))

    def _add(self, row: int, column: int, said: Text, formula: str, look: Look, unseen: bool) -> None:
        marks = [*look.over(said.text), *said.marks]
        if formula:
            marks.append(Mark(start=0, end=len(said.text), type="formula", value=formula))
        if (row, column) in self._links:
            marks.append(Mark(start=0, end=len(said.text), type="link", value=self._links[row, column]))
        rows, columns = self._spans.get((row, column), (1, 1))
        self.blocks.append(
            Block(
                block=f"s{self.number}r{row}c{column}",
                story=self.story,
                kind=BlockKind.PARAGRAPH,
                text=said.text,
                section=(self.name,),
                table=CellPlace(id=f"s{self.number}", row=row, column=column, row_span=rows, column_span=columns),
                marks=tuple(marks),
                flags=((Flag.HIDDEN,) if unseen else ()) + flags_of(said.text),
            )
        )

    def _said(self, cell: Element, look: Look) -> tuple[Text, bool]:
        """The text that a cell shows, and whether the file makes it invisible."""
        kind = cell.get("t") or "n"
        if kind == "inlineStr":
            inline = cell.find(S + "is")
            return (rich_text(inline) if inline is not None else Text("")), look.invisible
        value = cell.findtext(S + "v")
        if value is None or value == "":
            return Text(""), False
        if kind == "s":
            index = _number(value, -1)
            said = self.book.strings[index] if 0 <= index < len(self.book.strings) else Text("\ufffd")
            formatted = shown_text(said.text, look.code)
            return (said if formatted == said.text else Text(formatted or said.text)), look.invisible or not formatted
        text = self._value(kind, value, look)
        whole = beneath(value, look.code) if kind == "n" and text else ""
        marks = (Mark(start=0, end=len(text), type="stored", value=whole),) if whole else ()
        return Text(text or value, marks), look.invisible or not text

    def _value(self, kind: str, value: str, look: Look) -> str:
        if kind == "b":
            words = ("ЛОЖЬ", "ИСТИНА") if self.book.language == "ru" else ("FALSE", "TRUE")
            return words[is_true(value)]
        if kind == "n":
            return shown(value, look.code, self.book.language, from_1904=self.book.from_1904).strip()
        return shown_text(plain(value), look.code) if kind == "str" else value

    def _find_links(self, root: Element) -> None:
        for one in root.iterfind(f"{S}hyperlinks/{S}hyperlink"):
            area = area_of(one.get("ref") or "")
            target = self.links.get(one.get(R + "id") or "", "")
            if one.get("location"):
                target += "#" + one.get("location")
            if area and target:
                self._links[area[0], area[1]] = target

    def _mark_header(self) -> None:
        """The first row with two cells or more that only names things is the table's head."""
        rows: dict[int, list[int]] = {}
        for index, block in enumerate(self.blocks):
            if block.table is not None:
                rows.setdefault(block.table.row, []).append(index)
        first = next((row for row in sorted(rows) if len(rows[row]) > 1), None)
        if first is None or len(rows) < 2:
            return
        texts = [self.blocks[index].text for index in rows[first]]
        if len(set(texts)) == len(texts) and not any(_is_number(text) for text in texts):
            for index in rows[first]:
                block = self.blocks[index]
                self.blocks[index] = replace(block, flags=(*block.flags, Flag.HEADER_ROW))


def _has_others(element: Element, known: Container[str]) -> bool:
    return any(child.tag not in known and isinstance(child.tag, str) for child in element)


def _unseen(one: Element, size: str) -> bool:
    """Whether a row or column is hidden, or too low or narrow (in points, in characters) for anything to be seen of it."""
    try:
        return is_true(one.get("hidden")) or float(one.get(size) or 1) < _SEEN
    except ValueError:
        return False


def _range(column: Element) -> tuple[int, int]:
    return _number(column.get("min"), 1) - 1, _number(column.get("max"), _WIDEST) - 1


def _span(merge: Element) -> tuple[tuple[int, int], tuple[int, int]] | None:
    area = area_of(merge.get("ref") or "")
    return ((area[0], area[1]), (area[2] - area[0] + 1, area[3] - area[1] + 1)) if area else None


def _number(text: str | None, default: int) -> int:
    return int(text) if text and text.isdigit() and len(text) < 8 else default


def _is_number(text: str) -> bool:
    return any(map(str.isdigit, text)) and not any(map(str.isalpha, text))
