"""What stands beside the cells of a sheet: comments, headers and footers, text in shapes, pictures, charts, objects."""

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Final

from core.errors import Damaged
from core.model.document import OBJECT, Block, BlockKind, Flag, Mark, Part, PartStatus
from core.model.setting import Setting, SettingKind
from core.readers.outline import flags_of, part
from core.readers.package import Package, Relationship
from core.readers.xlsx.names import TC, XDR, A, C, Element, R, S, is_true
from core.readers.xlsx.strings import rich_text

_LEGACY: Final = "[Threaded comment]"
_THREAD: Final = "tc="
"""With what the author of a note begins that stands for a thread, in every language of the program."""
_EXPLAINED: Final = "linkid=870924"
_PARTS: Final = re.compile(r"^\S[^\n]*:\n(?= )", re.MULTILINE)
_CODES: Final = re.compile(r'&(?:[LCR]|"[^"]*"|[0-9]+|K[0-9A-Fa-f]{6}|K[0-9]{2}[+-][0-9]{3}|[BIUESXYOH])')
_FIELDS: Final = {
    "&P": "[page]",
    "&N": "[pages]",
    "&D": "[date]",
    "&T": "[time]",
    "&F": "[file]",
    "&A": "[sheet]",
    "&Z": "[path]",
    "&G": "",
}
_RESULTS: Final = {"[page]": "PAGE", "[pages]": "NUMPAGES", "[date]": "DATE", "[time]": "TIME", "[sheet]": "SHEET"}
"""Of these the ones that a program computes anew, by the names that fields of text have."""
_RESULT: Final = re.compile("|".join(map(re.escape, _RESULTS)))
_HERE: Final = re.compile(r"\(?(?:'(?:[^'\[]|'')+'|[^'\[!]+)![$A-Z0-9:]+(?:,.*)?\)?")
"""Cells of a sheet of the same workbook, as a chart names them; those of another one begin with its number: [1]Sheet1!$A$1."""
_OBJECTS: Final = {"oleObject": "embedded_object", "package": "embedded_object", "control": "control"}


@dataclass(slots=True)
class Aside:
    """Reads the parts that a worksheet names. `blocks` and `ledger` grow with what is found."""

    package: Package
    sheet: str
    number: int
    hidden: bool
    blocks: list[Block] = field(default_factory=list)
    ledger: list[Part] = field(default_factory=list)
    settings: list[Setting] = field(default_factory=list)
    """The cells that its charts draw."""
    _comments: int = 0
    _boxes: int = 0

    def read(self, worksheet: str, root: Element, people: dict[str, str]) -> None:
        """What hangs on one sheet, into `blocks` and `ledger`; objects that are not read go into the ledger by content hash.
        `people`: names by id, for comments in threads."""
        self._page_texts(root)
        threads = self.package.related(worksheet, "threadedComment")
        for found in threads:
            self._part(found.target, lambda part: self._threads(part, people))
        for found in self.package.related(worksheet, "comments"):
            self._part(found.target, lambda part: self._notes(part, bool(threads)))
        for found in self.package.related(worksheet, "drawing"):
            self._part(found.target, partial(self._drawing, name=found.target))
        for kind, reason in _OBJECTS.items():
            for found in self.package.related(worksheet, kind):
                self.ledger.append(
                    replace(part(f"sheet:{self.sheet}", found.target, 1, reason, lost=True), digest=self._digest(found))
                )

    def _digest(self, found: Relationship) -> str | None:
        """By which a comparison knows what both versions have; None where it cannot be had."""
        try:
            return None if found.external else hashlib.sha256(self.package.read(found.target)).hexdigest()
        except Damaged:
            return None

    def _part(self, name: str, read: Callable[[Element], object]) -> None:
        try:
            read(self.package.root(name))
        except Damaged:
            self.ledger.append(part(f"sheet:{self.sheet}", name, 1, "damaged", lost=True))

    def _add(self, story: str, text: str, *, marks: tuple[Mark, ...] = (), flags: tuple[Flag, ...] = ()) -> None:
        flags += ((Flag.HIDDEN,) if self.hidden else ()) + flags_of(text)
        name = f"{story}:{self.number}:{len(self.blocks)}"
        self.blocks.append(
            Block(
                block=name,
                story=story,
                kind=BlockKind.PARAGRAPH,
                text=text,
                section=(self.sheet,),
                marks=marks,
                flags=flags,
            )
        )

    def _page_texts(self, root: Element) -> None:
        """Headers and footers of the printed sheet, their codes taken out."""
        for one in root.iterfind(f"{S}headerFooter/*"):
            local = str(one.tag).rpartition("}")[2]
            if one.text and local.endswith(("Header", "Footer")):
                kind = "header" if local.endswith("Header") else "footer"
                text = one.text.replace("&&", "\0")
                for code, word in _FIELDS.items():
                    text = text.replace(code, word)
                text = " ".join(_CODES.sub(" ", text).replace("\0", "&").split())
                results = [(*found.span(), _RESULTS[found[0]]) for found in _RESULT.finditer(text)]
                marks = tuple(Mark(start=start, end=end, type="field", value=value) for start, end, value in results)
                if text:
                    self._add(f"{kind}:{self.number}:{local[:-6]}", text, marks=marks)

    def _notes(self, root: Element, has_threads: bool) -> None:
        authors = [one.text or "" for one in root.iterfind(f"{S}authors/{S}author")]
        for one in root.iterfind(f"{S}commentList/{S}comment"):
            body = one.find(S + "text")
            said = rich_text(body) if body is not None else None
            if said is None or (has_threads and said.text.startswith(_LEGACY)):
                continue
            index = one.get("authorId") or ""
            author = authors[int(index)] if index.isdigit() and int(index) < len(authors) else ""
            if author.startswith(_THREAD):
                self._stand_in(one.get("ref") or "", said.text)
            else:
                self._comment(one.get("ref") or "", said.text, {"author": author.strip()})

    def _stand_in(self, place: str, text: str) -> None:
        """A thread of which a program that knows none kept only what Excel wrote for such programs: an explanation, and behind
        the address at its end what was said and answered, each below a line that says so. Nobody knows by whom."""
        _, address, said = text.partition(_EXPLAINED)
        told = [one.strip() for one in _PARTS.split(said)[1:]] if address else []
        first = self._comment(place, told[0] if told else text, {})
        for answer in told[1:]:
            self._comment(place, answer, {"reply": first})

    def _threads(self, root: Element, people: dict[str, str]) -> None:
        """Who said what, when, in answer to which comment; a thread is settled by its first one."""
        stories: dict[str | None, str] = {}
        for one in root.iterfind(TC + "threadedComment"):
            text = one.findtext(TC + "text") or ""
            known = {
                "author": people.get(one.get("personId") or "", "").strip(),
                "date": one.get("dT") or "",
                "reply": stories.get(one.get("parentId") or "", ""),
                "resolved": "true" if is_true(one.get("done")) else "",
            }
            stories[one.get("id")] = self._comment(one.get("ref") or "", text, known)

    def _comment(self, place: str, text: str, known: dict[str, str]) -> str:
        self._comments += 1
        story = f"comment:{self.number}.{self._comments}"
        said = {"anchor": place, **known}.items() if text else ()
        marks = tuple(Mark(start=0, end=len(text), type=type, value=value) for type, value in said if value)
        self._add(story, text, marks=marks)
        return story

    def _drawing(self, root: Element, name: str) -> None:
        relationships = self.package.relationships(name)
        for picture in root.iter(XDR + "pic"):
            blip = picture.find(f".//{A}blip")
            found = relationships.get(blip.get(R + "embed") or "") if blip is not None else None
            self._picture(found.target if found and not found.external else "", _described(picture))
        for shape in (*root.iter(XDR + "sp"), *root.iter(XDR + "cxnSp")):
            for text in _paragraphs(shape.find(XDR + "txBody")):
                self._boxes += 1
                self._add(f"textbox:{self.number}.{self._boxes}", text)
        for frame in root.iter(C + "chart"):
            found = relationships.get(frame.get(R + "id") or "")
            if found is not None and not found.external:
                self._part(found.target, self._chart)

    def _picture(self, target: str, alternative: str) -> None:
        story = f"sheet:{self.sheet}"
        if not target or not self.package.has(target):
            self.ledger.append(part(story, target or "picture", 1, "missing", lost=True))
            return
        digest = hashlib.sha256(self.package.read(target)).hexdigest()
        marks = (Mark(start=0, end=1, type="image", value=digest), Mark(start=0, end=1, type="alt", value=alternative))
        self._add(story, OBJECT, marks=marks[: 1 + bool(alternative)])
        self.ledger.append(Part(story=story, place=target, units=1, status=PartStatus.COMPARED))

    def _chart(self, root: Element) -> None:
        """A chart's titles and the points that it draws, a line a series; where the program kept no points, from which cells it
        draws them. What it draws from cells of this workbook is generated: the cells are compared themselves, and a program draws
        them anew."""
        for title in root.iter(C + "title"):
            for text in _paragraphs(title):
                self._boxes += 1
                self._add(f"textbox:{self.number}.{self._boxes}", text)
        self._boxes += 1
        if cells := _cells_of([root]):
            value = "=" + ",".join(cells)
            self.settings.append(Setting(kind=SettingKind.CHART, story=f"sheet:{self.sheet}", value=value))
        for series in root.iter(C + "ser"):
            parts = list(series.iterchildren())
            named = [part for part in parts if part.tag == C + "tx" and not _is_drawn_from_cells([part])]
            for name in filter(None, map(_points, named)):
                self._add(f"textbox:{self.number}.{self._boxes}", name)
            drawn = [part for part in parts if part not in named]
            if points := "; ".join(filter(None, map(_points, drawn))) or "; ".join(_cells_of(drawn)):
                flags = (Flag.GENERATED,) if _is_drawn_from_cells(drawn) else ()
                self._add(f"textbox:{self.number}.{self._boxes}", points, flags=flags)


def _points(part: Element) -> str:
    return "; ".join(value.text or "" for value in part.iter(C + "v"))


def _cells_of(parts: list[Element]) -> list[str]:
    """The names of the cells that parts of a series show."""
    return [one.text or "" for part in parts for one in part.iter(C + "f")]


def _is_drawn_from_cells(parts: list[Element]) -> bool:
    """Whether parts of a series name cells of the workbook, and nothing is typed into the chart."""
    named = _cells_of(parts)
    typed = any(next(part.iter(C + "numLit", C + "strLit"), None) is not None for part in parts)
    return not typed and bool(named) and all(_HERE.fullmatch(one.strip()) for one in named)


def _paragraphs(element: Element | None) -> Iterator[str]:
    for paragraph in element.iter(A + "p") if element is not None else ():
        text = "".join(one.text or "" for one in paragraph.iter(A + "t"))
        if text.strip():
            yield text


def _described(picture: Element) -> str:
    properties = picture.find(f".//{XDR}cNvPr")
    return (properties.get("descr") or "") if properties is not None else ""
