"""Markdown (CommonMark with tables, strikethrough and footnotes) to Document: structure as blocks, emphasis and links as marks.

Source lines that the parser makes nothing of (unused link definitions, nesting beyond its depth) become blocks of their own,
so that no visible character is lost.
"""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

from core.errors import EmptyFile
from core.model.document import OBJECT, Block, BlockKind, CellPlace, Document, Flag, Mark
from core.ports import ReadOptions
from core.readers.asides import is_comment, story_of, uncommented, with_notes
from core.readers.encoding import decode
from core.readers.listed import with_contents
from core.readers.outline import Outline, document, flags_of, part, words_of

_MARKS: Final = {"strong": "bold", "em": "italic", "s": "strike"}
_DEFINITION: Final = re.compile(r"\s{0,3}\[[^\]]+\]:\s*\S")
_FRONT_MATTER: Final = re.compile(r"\A---\n(.*?\n)---(?:\n|\Z)", re.DOTALL)
_DEPTH: Final = 100
"""Nesting that is followed; deeper lines are read as they stand."""


def read(data: bytes, *, name: str, options: ReadOptions) -> Document:
    """Raises EmptyFile."""
    if not data:
        raise EmptyFile
    decoded = decode(data)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    blocks = with_contents(_Walk(text).read())
    doubt = None if decoded.sure else "encoding"
    stories = dict.fromkeys(["body", *(block.story for block in blocks)])
    ledger = [part(story, "text", words_of(block for block in blocks if block.story == story), doubt) for story in stories]
    return document(data, name, "md", blocks, ledger, {"encoding": decoded.encoding})


def _parser() -> MarkdownIt:
    return with_notes(MarkdownIt("commonmark", {"maxNesting": _DEPTH}).enable(["table", "strikethrough"]))


@dataclass(slots=True)
class _List:
    """An open list: the next item's number (None for bullets) and the sign after it."""

    number: int | None
    sign: str


@dataclass(slots=True)
class _Table:
    id: str
    row: int = -1
    column: int = -1
    header: bool = False
    line: int | None = None


@dataclass(slots=True)
class _Walk:
    """Goes through the parser's tokens once and collects blocks."""

    text: str
    blocks: list[Block] = field(default_factory=list)
    _outline: Outline = field(default_factory=Outline)
    _lists: list[_List] = field(default_factory=list)
    _table: _Table | None = None
    _tables: int = 0
    _heading: int | None = None
    _label: str | None = None
    _story: str = "body"
    _around: tuple[list[_List], str | None] = field(default_factory=lambda: ([], None))
    """The open lists around a note, and the label of the item that it stands in."""
    _quotes: int = 0
    _parsed: dict[str, object] = field(default_factory=dict)
    """What the parser keeps of the whole text: link definitions, labels of notes."""
    _covered: list[bool] = field(default_factory=list)
    _lines: list[int] = field(default_factory=list)

    def read(self) -> list[Block]:
        front = _FRONT_MATTER.match(self.text)
        body = self.text
        if front:
            body = "\n" * front[0].count("\n") + self.text[front.end() :]
        self._covered = [False] * (self.text.count("\n") + 2)
        if front:
            self._add(BlockKind.CODE, front[1].rstrip("\n"), lines=(0, front[0].count("\n")))
            self._cover(0, front[0].count("\n"))
        for token in _parser().parse(body, self._parsed):
            self._token(token)
        self._uncovered()
        return _noted(self.blocks)

    def _token(self, token: Token) -> None:
        handler = getattr(self, f"_on_{token.type}", None)
        if handler:
            handler(token)
        if token.map and token.nesting == 0:
            self._cover(token.map[0], token.map[1])

    def _on_heading_open(self, token: Token) -> None:
        self._heading = int(token.tag[1])
        self._cover_of(token)

    def _on_heading_close(self, token: Token) -> None:
        self._heading = None

    def _on_blockquote_open(self, token: Token) -> None:
        self._quotes += 1

    def _on_blockquote_close(self, token: Token) -> None:
        self._quotes -= 1

    def _on_note_open(self, token: Token) -> None:
        self._story = story_of(token.meta["label"])
        self._around = self._lists, self._label
        self._lists, self._label = [], None
        self._cover_of(token)

    def _on_note_close(self, token: Token) -> None:
        if not self.blocks or self.blocks[-1].story != self._story:
            self._add(BlockKind.PARAGRAPH, "")
        self._lists, self._label = self._around
        self._story = "body"

    def _on_bullet_list_open(self, token: Token) -> None:
        self._lists.append(_List(number=None, sign=token.markup))

    def _on_ordered_list_open(self, token: Token) -> None:
        start = token.attrs.get("start", 1)
        self._lists.append(_List(number=int(start), sign=token.markup))

    def _on_bullet_list_close(self, token: Token) -> None:
        self._lists.pop()

    _on_ordered_list_close = _on_bullet_list_close

    def _on_list_item_open(self, token: Token) -> None:
        current = self._lists[-1]
        self._label = current.sign if current.number is None else f"{current.number}{current.sign}"
        if current.number is not None:
            current.number += 1
        if token.map:
            self._cover(token.map[0], token.map[0] + self._is_bare(token.map[0]))

    def _on_list_item_close(self, token: Token) -> None:
        if self._label is not None:
            self._add(BlockKind.LIST_ITEM, "")

    def _on_table_open(self, token: Token) -> None:
        self._tables += 1
        self._table = _Table(id=f"t{self._tables}")
        self._cover_of(token)

    def _on_table_close(self, token: Token) -> None:
        self._table = None

    def _on_tr_open(self, token: Token) -> None:
        if self._table:
            self._table.row += 1
            self._table.column = -1
            self._table.line = token.map[0] if token.map else None

    def _on_tr_close(self, token: Token) -> None:
        """The parser leaves out what a row has beyond its heads; the reader does not."""
        table = self._table
        if table is None or table.header or table.line is None:
            return
        for text in _cells(self.text.split("\n", table.line + 1)[table.line])[table.column + 1 :]:
            table.column += 1
            said, marks = _inline(_parser().parseInline(text, self._parsed)[0].children or [])
            self._add(BlockKind.PARAGRAPH, said, marks, lines=(table.line, table.line + 1))

    def _on_th_open(self, token: Token) -> None:
        if self._table:
            self._table.column += 1
            self._table.header = True

    def _on_td_open(self, token: Token) -> None:
        if self._table:
            self._table.column += 1
            self._table.header = False

    def _on_inline(self, token: Token) -> None:
        text, marks = _inline(token.children or [])
        if self._heading:
            self._add(BlockKind.HEADING, text, marks, level=self._heading, lines=_map(token))
        elif self._table or text or marks:
            self._add(BlockKind.LIST_ITEM if self._label else BlockKind.PARAGRAPH, text, marks, lines=_map(token))

    def _on_fence(self, token: Token) -> None:
        self._add(BlockKind.CODE, token.content.rstrip("\n"), lines=_map(token))
        if token.info.strip():
            last = self.blocks[-1]
            self.blocks[-1] = _with_mark(last, Mark(start=0, end=len(last.text), type="style", value=token.info.strip()))

    def _on_code_block(self, token: Token) -> None:
        self._add(BlockKind.CODE, token.content.rstrip("\n"), lines=_map(token))

    def _on_html_block(self, token: Token) -> None:
        text, marks = uncommented(token.content.rstrip("\n"))
        self._add(BlockKind.PARAGRAPH if is_comment(token.content) else BlockKind.CODE, text, marks, lines=_map(token))

    def _add(
        self,
        kind: BlockKind,
        text: str,
        marks: tuple[Mark, ...] = (),
        *,
        level: int | None = None,
        lines: tuple[int, int] | None = None,
    ) -> None:
        label, self._label = self._label, None
        section = self._outline.enter(level, label, text) if level and self._story == "body" else self._outline.section
        if kind is BlockKind.LIST_ITEM:
            level = len(self._lists)
        if self._quotes:
            marks = (*marks, Mark(start=0, end=len(text), type="style", value="quote"))
        self.blocks.append(
            Block(
                block=f"b{len(self.blocks)}",
                story=self._story,
                kind=kind,
                level=level,
                label=label,
                text=text,
                section=section,
                table=self._cell(),
                marks=marks,
                flags=_hidden(marks) + self._row_flags() + flags_of(text),
            )
        )
        self._lines.append(lines[0] if lines else (self._lines[-1] if self._lines else 0))

    def _cell(self) -> CellPlace | None:
        table = self._table
        return CellPlace(id=table.id, row=table.row, column=table.column) if table else None

    def _row_flags(self) -> tuple[Flag, ...]:
        return (Flag.HEADER_ROW,) if self._table and self._table.header else ()

    def _cover(self, first: int, end: int) -> None:
        for line in range(first, min(end, len(self._covered))):
            self._covered[line] = True

    def _cover_of(self, token: Token) -> None:
        if token.map:
            self._cover(token.map[0], token.map[1])

    def _is_bare(self, line: int) -> bool:
        """Whether an item's first line holds nothing but its marker."""
        return not self.text.split("\n", line + 1)[line].strip(" \t-*+.)0123456789>")

    def _uncovered(self) -> None:
        """Reads the lines that the parser dropped as plain blocks, at the place where they stand."""
        lines = self.text.split("\n")
        used = {mark.value for block in self.blocks for mark in block.marks if mark.type == "link"}
        missing = [
            number
            for number, line in enumerate(lines)
            if line.strip(" \t>") and not self._covered[number] and not _is_used_definition(line, used)
        ]
        for number in reversed(missing):
            place = sum(line <= number for line in self._lines)
            text = lines[number].strip()
            marks = (Mark(start=0, end=len(text), type="hidden"),) if _DEFINITION.match(lines[number]) else ()
            flags = _hidden(marks) + flags_of(text)
            block = Block(block=f"l{number}", story="body", kind=BlockKind.CODE, text=text, marks=marks, flags=flags)
            self.blocks.insert(place, block)


def _noted(blocks: Sequence[Block]) -> list[Block]:
    """The text, then its notes in the order of their signs, each in the section of its sign; last those without one, or whose
    label another note has, which no page shows."""
    section = {mark.value: block.section for block in reversed(blocks) for mark in block.marks if mark.type == "note"}
    signs = dict.fromkeys(mark.value for block in blocks for mark in block.marks if mark.type == "note")
    shown = {story: [replace(block, section=section[story]) for block in blocks if block.story == story] for story in signs}
    rest = [replace(block, flags=(Flag.HIDDEN, *block.flags)) for block in blocks if block.story not in ("body", *signs)]
    return [*(block for block in blocks if block.story == "body"), *(one for note in shown.values() for one in note), *rest]


def _hidden(marks: Iterable[Mark]) -> tuple[Flag, ...]:
    return (Flag.HIDDEN,) if any(mark.type == "hidden" for mark in marks) else ()


def _is_used_definition(line: str, used: set[str]) -> bool:
    if not _DEFINITION.match(line):
        return False
    target = line.split("]:", 1)[1].split(maxsplit=1)[0].strip("<>")
    return target in used


def _cells(line: str) -> list[str]:
    """The cells of a table's source line; signs of quotes and lists before it are none of them."""
    cells = escapedSplit(line.strip().lstrip("> "))
    if cells and not cells[0].strip():
        cells = cells[1:]
    if cells and not cells[-1].strip():
        cells = cells[:-1]
    return [cell.strip() for cell in cells]


def _with_mark(block: Block, mark: Mark) -> Block:
    return replace(block, marks=(*block.marks, mark))


def _map(token: Token) -> tuple[int, int] | None:
    return (token.map[0], token.map[1]) if token.map else None


def _inline(children: list[Token]) -> tuple[str, tuple[Mark, ...]]:
    """The text of inline tokens and its marks: emphasis, code, links, pictures."""
    text = ""
    marks: list[Mark] = []
    open_: list[tuple[int, Token]] = []
    for child in children:
        kind = child.type.removesuffix("_open").removesuffix("_close")
        if child.nesting == 1:
            open_.append((len(text), child))
        elif child.nesting == -1:
            start, opened = open_.pop()
            marks += _span(opened, kind, start, len(text))
        elif kind == "image":
            marks += _image(child, len(text))
            text += OBJECT
        elif kind == "note":
            marks.append(Mark(start=len(text), end=len(text), type="note", value=story_of(child.content)))
        elif kind == "html_inline":
            said, hidden = uncommented(child.content, len(text))
            text, marks = text + said, [*marks, *hidden]
        elif kind == "softbreak":
            text += " "
        elif kind == "hardbreak":
            text += "\n"
        else:
            if kind == "code_inline":
                marks.append(Mark(start=len(text), end=len(text) + len(child.content), type="style", value="code"))
            text += child.content
    return text, tuple(marks)


def _span(opened: Token, kind: str, start: int, end: int) -> list[Mark]:
    """The marks of an emphasis or a link; a link's title, which is shown on hovering, is its alternative text."""
    marks = [Mark(start=start, end=end, type=_MARKS.get(kind, kind), value=str(opened.attrs.get("href", "")))]
    if opened.attrs.get("title"):
        marks.append(Mark(start=start, end=end, type="alt", value=str(opened.attrs["title"])))
    return marks


def _image(token: Token, place: int) -> list[Mark]:
    """A picture by its address, which is all that the file holds of it, and its alternative text."""
    source = str(token.attrs.get("src", ""))
    digest = hashlib.sha256(source.encode()).hexdigest()
    alternative, _ = _inline(token.children or [])
    return [
        Mark(start=place, end=place + 1, type="image", value=digest),
        Mark(start=place, end=place + 1, type="link", value=source),
        Mark(start=place, end=place + 1, type="alt", value=alternative),
    ]
