"""XLSX (ISO/IEC 29500-1, SpreadsheetML) to Document: one table a sheet, one block a cell."""

import re
from dataclasses import dataclass, field
from itertools import islice
from typing import Final
from urllib.parse import unquote

from lxml import etree

from core import limits
from core.errors import Damaged, InputError, WrongType
from core.model.document import Block, Document, Part
from core.model.setting import Setting
from core.ports import ReadOptions
from core.readers.outline import document, part, words_of
from core.readers.package import Package
from core.readers.xlsx.aside import Aside
from core.readers.xlsx.names import Element, R, S, is_true
from core.readers.xlsx.settings import of_sheet, of_workbook
from core.readers.xlsx.sheet import Book, Sheet
from core.readers.xlsx.strings import Text, rich_text
from core.readers.xlsx.styles import Styles

_UNREADABLE: Final = (AttributeError, LookupError, TypeError, ValueError, ArithmeticError, RecursionError, etree.LxmlError)
"""What a tree can raise that is well-formed but holds nonsense."""
_PROPERTIES: Final = ("title", "subject", "creator", "lastModifiedBy", "created", "modified", "keywords", "description")
_LETTERS: Final = re.compile(r"[A-Za-z]")
_CYRILLIC: Final = re.compile(r"[А-яЁё]")
_SHEETS: Final = (S + "worksheet", S + "chartsheet", S + "dialogsheet")
_SAMPLE: Final = 2_000
"""Texts that the guess of the workbook's language looks at."""
_RUSSIAN_FORMAT: Final = re.compile(rb"\[\$[^\]]*-(?:FC19|419)\]", re.IGNORECASE)


def read(data: bytes, *, name: str, options: ReadOptions) -> Document:
    """Raises an InputError: Damaged, Encrypted, WrongPassword, Unsafe, LimitExceeded, EmptyFile or WrongType."""
    try:
        package = Package(data, options.password)
        return _Workbook(package, package.main_part()).read(data, name)
    except InputError:
        raise
    except _UNREADABLE as fault:
        raise Damaged from fault


@dataclass(slots=True)
class _Workbook:
    package: Package
    main: str
    blocks: list[Block] = field(default_factory=list)
    ledger: list[Part] = field(default_factory=list)
    settings: list[Setting] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)
    """Hidden sheets without a cell."""
    _cells: int = 0

    def read(self, data: bytes, name: str) -> Document:
        root = self.package.root(self.main)
        if root.tag != S + "workbook":
            raise WrongType
        book = self._book(root)
        people = self._people()
        relationships = self.package.relationships(self.main)
        for number, one in enumerate(root.iterfind(f"{S}sheets/{S}sheet"), start=1):
            found = relationships.get(one.get(R + "id") or "")
            hidden = one.get("state") in ("hidden", "veryHidden")
            title = one.get("name") or str(number)
            if found is None or found.external or not self.package.has(found.target):
                self.ledger.append(part(f"sheet:{title}", title, 1, "missing", lost=True))
            elif found.kind in ("worksheet", "chartsheet", "dialogsheet"):
                self._sheet(book, found.target, title, number, hidden, people)
            else:
                self.ledger.append(part(f"sheet:{title}", title, 1, "macros", lost=True))
        if any(entry.lower().endswith("vbaproject.bin") for entry in self.package.names()):
            self.ledger.append(part("macros", "vbaProject.bin", 1, "macros", lost=True))
        self.settings += of_workbook(root, self.package, self.main)
        properties = self._properties(book.language)
        return document(data, name, "xlsx", self.blocks, self.ledger, properties, self.settings)

    def _sheet(self, book: Book, target: str, title: str, number: int, hidden: bool, people: dict[str, str]) -> None:
        story = f"sheet:{title}"
        try:
            root = self.package.root(target)
        except Damaged:
            self.ledger.append(part(story, title, max(1, self.package.size(target) // 60), "damaged", lost=True))
            return
        links = {found.id: found.target for found in self.package.relationships(target).values() if found.kind == "hyperlink"}
        if root.tag not in _SHEETS:
            self.ledger.append(part(story, title, max(1, self.package.size(target) // 60), "damaged", lost=True))
            return
        sheet = Sheet(book, title, number, hidden, links, limits.TABLE_CELLS - self._cells)
        blocks = sheet.read(root)
        self._cells += len(blocks)
        doubt = self._doubt(blocks, sheet.strange and root.tag == S + "worksheet")
        self.ledger.append(part(story, title, max(words_of(blocks), 1 if doubt else 0), doubt))
        if hidden and not blocks:
            self.unseen.append(story)
        aside = Aside(self.package, title, number, hidden)
        aside.read(target, root, people)
        self.blocks += [*blocks, *aside.blocks]
        self.ledger += aside.ledger
        self.settings += [*of_sheet(root, self.package, target, title, sheet.opened), *sheet.texts, *aside.settings]
        self.ledger += [
            part(block.story, title, len(block.text.split())) for block in aside.blocks if "sheet:" not in block.story
        ]

    def _doubt(self, blocks: list[Block], strange: bool) -> str | None:
        """A cell that points at a text that is not there has lost it; what no sheet has was not read."""
        return "missing" if any(block.text == "\ufffd" for block in blocks) else "unknown_element" if strange else None

    def _book(self, root: Element) -> Book:
        strings = self._strings()
        styles = self._related("styles")
        language = self._language(strings)
        settings = root.find(S + "workbookPr")
        from_1904 = settings is not None and is_true(settings.get("date1904"))
        others = tuple(self._other_book(one.get(R + "id") or "") for one in root.iterfind(f"{S}externalReferences/*"))
        return Book(strings=strings, styles=Styles(styles, language), language=language, from_1904=from_1904, others=others)

    def _other_book(self, link: str) -> str:
        """The name of a workbook that formulas refer to, without its folder; "" where the file does not say it."""
        found = self.package.relationships(self.main).get(link)
        if found is None or found.external or not self.package.has(found.target):
            return ""
        books = (one.target for one in self.package.relationships(found.target).values() if one.external)
        return unquote(next(books, "")).replace("\\", "/").rpartition("/")[2]

    def _strings(self) -> list[Text]:
        """The shared texts; where their part is damaged every cell that uses one says so."""
        root = self._related("sharedStrings")
        return [rich_text(one) for one in root.iterchildren(S + "si")] if root is not None else []

    def _related(self, kind: str) -> Element | None:
        target = next((found.target for found in self.package.related(self.main, kind) if not found.external), "")
        if not target or not self.package.has(target):
            return None
        try:
            return self.package.root(target)
        except Damaged:
            self.ledger.append(part("body", target, 1, "damaged", lost=True))
            return None

    def _language(self, strings: list[Text]) -> str:
        """Whose number formats a reader of this workbook sees: those of the language of its texts."""
        sample = "".join(text.text for text in strings[:_SAMPLE])
        target = next((found.target for found in self.package.related(self.main, "styles") if not found.external), "")
        if not sample:
            sample = self._inline_sample()
        if target and self.package.has(target) and _RUSSIAN_FORMAT.search(self.package.read(target)):
            return "ru"
        return "ru" if len(_CYRILLIC.findall(sample)) > len(_LETTERS.findall(sample)) else "en"

    def _inline_sample(self) -> str:
        """Texts of the first sheet where they stand in the cells themselves."""
        found = next((one for one in self.package.related(self.main, "worksheet") if not one.external), None)
        if found is None or not self.package.has(found.target):
            return ""
        try:
            texts = self.package.root(found.target).iter(S + "t")
        except Damaged:
            return ""
        return " ".join(one.text or "" for one in islice(texts, _SAMPLE))

    def _people(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for related in self.package.related(self.main, "person"):
            if not related.external and self.package.has(related.target):
                for one in self.package.root(related.target):
                    found[one.get("id") or ""] = one.get("displayName") or ""
        return found

    def _properties(self, language: str) -> dict[str, str]:
        """Core properties, the language whose formats the numbers have, and hidden sheets without a cell."""
        found = {"language": language, **dict.fromkeys(self.unseen, "hidden")}
        target = next((one.target for one in self.package.related("", "core-properties") if not one.external), "")
        if target and self.package.has(target):
            try:
                values = {str(one.tag).rpartition("}")[2]: one.text for one in self.package.root(target)}
            except Damaged:
                return found
            found.update({name: text for name in _PROPERTIES if (text := values.get(name))})
        return found
