"""The parts of a Word package in memory, with their relationships, as the redline takes and makes them."""

import io
import posixpath
import zipfile
from typing import Any, Final

from lxml import etree

from core.errors import RedlineUnproved
from core.reports.packing import packed

Element = Any
"""An lxml element: lxml ships no types."""

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
W14: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_RELATIONSHIPS: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPES: Final = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PARSER: Final = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)


class Package:
    """Parts by name; XML parts are parsed once and written back when the package is saved."""

    def __init__(self, data: bytes) -> None:
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                self.parts = {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
            raise RedlineUnproved(what="zip") from error
        self._roots: dict[str, Element] = {}
        self.document = self._target_of("", "officeDocument") or "word/document.xml"

    def root(self, name: str) -> Element:
        """The part's root element; changes to it are saved. Raises RedlineUnproved where there is no such XML part."""
        if name not in self._roots:
            try:
                self._roots[name] = etree.fromstring(self.parts[name], _PARSER)
            except (KeyError, etree.XMLSyntaxError) as error:
                raise RedlineUnproved(what=name) from error
        return self._roots[name]

    def has(self, name: str) -> bool:
        return name in self.parts

    def related(self, kind: str) -> str | None:
        """The part to which the document has a relationship of this kind (styles, numbering, footnotes, …)."""
        return self._target_of(self.document, kind)

    def all_related(self, *kinds: str) -> list[str]:
        """The parts to which the document has relationships of these kinds."""
        return [
            resolve(self.document, line.get("Target", ""))
            for line in self._relations(self.document)
            if line.get("Type", "").rpartition("/")[2] in kinds and line.get("TargetMode") != "External"
        ]

    def texts(self) -> list[str]:
        """The parts that hold text with tracked changes: the document, notes, headers and footers."""
        notes = [name for kind in ("footnotes", "endnotes") if (name := self.related(kind)) is not None]
        return sorted({name for name in (self.document, *notes, *self.all_related("header", "footer")) if self.has(name)})

    def target(self, source: str, identifier: str) -> tuple[str, str, bool] | None:
        """Type, target (a part's name, or an address where external) and whether it is external."""
        for line in self._relations(source):
            if line.get("Id") == identifier:
                external = line.get("TargetMode") == "External"
                target = line.get("Target", "")
                return line.get("Type", ""), target if external else resolve(source, target), external
        return None

    def relations(self, source: str) -> list[tuple[str, str, str, bool]]:
        """The relationships of a part: id, type, target (a part's name, or an address) and whether it is external."""
        folder, name = posixpath.split(source)
        if not self.has(posixpath.join(folder, "_rels", name + ".rels")):
            return []
        identifiers = [line.get("Id", "") for line in self._relations(source)]
        return [(one, *found) for one in identifiers if (found := self.target(source, one)) is not None]

    def relate(self, source: str, kind: str, target: str, *, external: bool = False, identifier: str = "") -> str:
        """Adds a relationship and returns its id: `identifier`, or a new one. `kind` is a full type or the last word of an
        office type."""
        relations = self._relations(source)
        used = {line.get("Id") for line in relations}
        identifier = identifier or next(f"rSv{number}" for number in range(1, len(used) + 2) if f"rSv{number}" not in used)
        line = etree.SubElement(relations, _RELATIONSHIPS + "Relationship", Id=identifier)
        line.set("Type", kind if "/" in kind else _OFFICE + kind)
        line.set("Target", target if external else "/" + target)
        if external:
            line.set("TargetMode", "External")
        return identifier

    def add(self, name: str, data: bytes, content_type: str) -> None:
        """Adds a part with its content type."""
        self.parts[name] = data
        types = self.root("[Content_Types].xml")
        etree.SubElement(types, _TYPES + "Override", PartName="/" + name, ContentType=content_type)

    def content_type(self, name: str) -> str:
        types = self.root("[Content_Types].xml")
        for line in types.iter(_TYPES + "Override"):
            if line.get("PartName", "").lstrip("/") == name:
                return str(line.get("ContentType"))
        extension = name.rpartition(".")[2].lower()
        found = (
            line.get("ContentType") for line in types.iter(_TYPES + "Default") if line.get("Extension", "").lower() == extension
        )
        return str(next(found, "application/octet-stream"))

    def saved(self) -> bytes:
        """The package's bytes: the same parts, the same bytes."""
        for name, root in self._roots.items():
            self.parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        first = ["[Content_Types].xml"]
        return packed({name: self.parts[name] for name in first + [name for name in self.parts if name not in first]})

    def _relations(self, source: str) -> Element:
        folder, name = posixpath.split(source)
        part = posixpath.join(folder, "_rels", name + ".rels")
        if part not in self.parts:
            self.parts[part] = etree.tostring(etree.Element(_RELATIONSHIPS + "Relationships"))
        return self.root(part)

    def _target_of(self, source: str, kind: str) -> str | None:
        for line in self._relations(source):
            if line.get("Type", "").rpartition("/")[2] == kind and line.get("TargetMode") != "External":
                return resolve(source, line.get("Target", ""))
        return None


def resolve(source: str, target: str) -> str:
    """A relationship's target as a part's name."""
    if target.startswith("/"):
        return posixpath.normpath(target.lstrip("/"))
    return posixpath.normpath(posixpath.join(posixpath.dirname(source), target))
