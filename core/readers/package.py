"""An Office package (ISO/IEC 29500-2): parts in a zip, opened so that no file can take more than the limits allow.

Everything that a damaged or hostile package can raise comes out as an InputError.
"""

import io
import lzma
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import unquote

from lxml import etree

from core import limits
from core.errors import Damaged, EmptyFile, Encrypted, LimitExceeded, Unsafe, WrongType

OLE_MAGIC: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The start of an OLE compound file: what Office puts around an encrypted package."""
_ENCRYPTED_STREAM: Final = "EncryptedPackage".encode("utf-16-le")
_ZIP_FAULTS: Final = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    RuntimeError,
    NotImplementedError,
    ValueError,
    KeyError,
    OverflowError,
)
_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BOMS: Final = (b"\xff\xfe", b"\xfe\xff")
_PROLOG: Final = re.compile(rb"(?:\xef\xbb\xbf)?(?:\s|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)
_STRICT: Final = re.compile(rb"http://purl\.oclc\.org/ooxml/([A-Za-z]+)/([A-Za-z/]+)")
_TOO_DEEP: Final = etree.XPath("boolean(" + "/*" * (limits.XML_DEPTH + 1) + ")")
_SHORTEST: Final = len("<a/>")
"""Bytes of the shortest element there can be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relationship:
    """`kind`: the last word of the type's URI (header, image, hyperlink). `target`: a part's name, or a URL if `external`."""

    id: str
    kind: str
    target: str
    external: bool


class Package:
    """The parts of a DOCX or XLSX. Names are compared without case and without a leading slash.

    Raises EmptyFile, Encrypted, WrongPassword, Damaged, Unsafe or LimitExceeded, and nothing else, from every method.
    """

    def __init__(self, data: bytes, password: str | None = None) -> None:
        if not data:
            raise EmptyFile
        if data.startswith(OLE_MAGIC):
            data = _unlocked(data, password)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            entries = self._zip.infolist()
        except _ZIP_FAULTS as fault:
            raise Damaged from fault
        _check_directory(entries, len(data))
        self._entries = _by_name(entries)
        self._unpacked = 0
        self._relationships: dict[str, dict[str, Relationship]] = {}
        self._types: tuple[dict[str, str], dict[str, str]] | None = None

    def names(self) -> list[str]:
        """Every part's name as the zip spells it, in the zip's order, without a leading slash."""
        return [entry.filename.replace("\\", "/").lstrip("/") for entry in self._entries.values()]

    def has(self, name: str) -> bool:
        """Whether the part is there, in whatever case the zip spells it."""
        return _key(name) in self._entries

    def size(self, name: str) -> int:
        """The unpacked size that the zip's directory declares, in bytes; 0 for a part that is not there."""
        entry = self._entries.get(_key(name))
        return entry.file_size if entry else 0

    def read(self, name: str) -> bytes:
        """The part's bytes. Raises Damaged where there is no such part or its checksum is wrong."""
        entry = self._entries.get(_key(name))
        if entry is None:
            raise Damaged
        if entry.flag_bits & 1:
            raise Encrypted
        if entry.compress_type not in _METHODS:
            raise Damaged
        try:
            with self._zip.open(entry) as stream:
                data = stream.read(limits.ZIP_PART_BYTES + 1)
        except _ZIP_FAULTS as fault:
            raise Damaged from fault
        self._unpacked += len(data)
        if len(data) > limits.ZIP_PART_BYTES:
            raise LimitExceeded(limit=f"ZIP_PART_BYTES {limits.ZIP_PART_BYTES}")
        if self._unpacked > limits.ZIP_TOTAL_BYTES:
            raise LimitExceeded(limit=f"ZIP_TOTAL_BYTES {limits.ZIP_TOTAL_BYTES}")
        return data

    def root(self, name: str) -> Any:
        """The root element of an XML part, its elements counted before the tree is built; Strict names become Transitional."""
        return parse(self.read(name))

    def stream(self, name: str, *tags: str) -> Iterator[Any]:
        """Each element of the part with one of the tags ({namespace}local), when it is whole. The caller clears it."""
        return stream(self.read(name), *tags)

    def relationships(self, name: str) -> dict[str, Relationship]:
        """The part's relationships by id; of the package itself for the name "". Targets are part names from the root."""
        key = _key(name)
        if key not in self._relationships:
            self._relationships[key] = self._read_relationships(name)
        return self._relationships[key]

    def related(self, name: str, kind: str) -> list[Relationship]:
        """The relationships of one kind, in the file's order, external ones too."""
        return [found for found in self.relationships(name).values() if found.kind == kind]

    def main_part(self) -> str:
        """The part that the package's own relationships name. Raises WrongType where they name none: it is no Office file;
        Damaged where the part is missing."""
        main = next((found.target for found in self.related("", "officeDocument") if not found.external), "")
        if not main:
            raise WrongType
        if not self.has(main):
            raise Damaged
        return main

    def content_type(self, name: str) -> str:
        """The part's declared content type, in lower case; "" where none is declared."""
        if self._types is None:
            self._types = self._read_types()
        overrides, defaults = self._types
        return overrides.get(_key(name)) or defaults.get(_key(name).rpartition(".")[2], "")

    def _read_relationships(self, name: str) -> dict[str, Relationship]:
        folder, file = posixpath.split(name.lstrip("/"))
        part = posixpath.join(folder, "_rels", f"{file}.rels")
        if not self.has(part):
            return {}
        found = {}
        for element in self.root(part):
            if isinstance(element.tag, str) and element.get("Id"):
                found[element.get("Id")] = _relationship(element, folder)
        return found

    def _read_types(self) -> tuple[dict[str, str], dict[str, str]]:
        overrides: dict[str, str] = {}
        defaults: dict[str, str] = {}
        if self.has("[Content_Types].xml"):
            for element in self.root("[Content_Types].xml"):
                kind = (element.get("ContentType") or "").lower()
                if element.get("PartName"):
                    overrides[_key(element.get("PartName"))] = kind
                elif element.get("Extension"):
                    defaults[element.get("Extension").lower()] = kind
        return overrides, defaults


def parse(data: bytes) -> Any:
    """The root element of an XML text within the limits of elements and depth, without DOCTYPE, entities or network."""
    data = _checked(data)
    if len(data) > _SHORTEST * limits.XML_ELEMENTS and elements_bound(data) > limits.XML_ELEMENTS:
        _count(data)
    try:
        root = etree.fromstring(data, _parser())
    except (etree.LxmlError, ValueError) as fault:
        raise Damaged from fault
    if root is None:
        raise Damaged
    if root.getroottree().docinfo.internalDTD is not None:
        raise Unsafe(what="DOCTYPE")
    if _TOO_DEEP(root):
        raise LimitExceeded(limit=f"XML_DEPTH {limits.XML_DEPTH}")
    return root


def stream(data: bytes, *tags: str) -> Iterator[Any]:
    """Each element with one of the tags, when it is whole; elements and depth are counted on the way."""
    wanted = frozenset(tags)
    for ended, element in _events(_checked(data)):
        if ended and element.tag in wanted:
            yield element


def elements_bound(data: bytes) -> int:
    """No XML text has more elements than this many: each opens with its own "<". A scan at memory speed."""
    return data.count(b"<") - data.count(b"</")


def _parser() -> Any:
    """Without comments and processing instructions, which would cut a text in two for whoever reads the tree."""
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )


def _checked(data: bytes) -> bytes:
    """The text with a DOCTYPE refused and the namespaces of Strict documents renamed to those of Transitional ones."""
    if data[:2] in _BOMS or b"\0" in data[:4]:
        data = _from_utf16(data)
    prolog = _PROLOG.match(data)
    start = prolog.end() if prolog else 0
    if data.startswith(b"<!", start):
        raise Unsafe(what="DOCTYPE")
    if not data.startswith(b"<", start):
        raise Damaged
    if b"http://purl.oclc.org/ooxml/" in data:
        data = _STRICT.sub(_transitional, data)
    return data


def _from_utf16(data: bytes) -> bytes:
    """UTF-16 as UTF-8 without its declaration, so that the scans see what the parser will see."""
    plain = "utf-16-le" if data[1:2] == b"\0" else "utf-16-be"
    try:
        text = data.decode("utf-16" if data[:2] in _BOMS else plain)
    except UnicodeDecodeError as fault:
        raise Damaged from fault
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", text).encode("utf-8", "replace")


def _transitional(found: re.Match[bytes]) -> bytes:
    group, rest = found.groups()
    if group == b"officeDocument" and rest in (b"math", b"relationships", b"sharedTypes", b"bibliography"):
        return b"http://schemas.openxmlformats.org/officeDocument/2006/" + rest
    return b"http://schemas.openxmlformats.org/" + group + b"/2006/" + rest


def _events(data: bytes) -> Iterator[tuple[bool, Any]]:
    """(ended, element) in document order. Raises LimitExceeded, Unsafe and Damaged."""
    depth = count = 0
    try:
        events = etree.iterparse(
            io.BytesIO(data),
            events=("start", "end"),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        for event, element in events:
            if event == "end":
                depth -= 1
                yield True, element
                continue
            depth, count = depth + 1, count + 1
            if count > limits.XML_ELEMENTS:
                raise LimitExceeded(limit=f"XML_ELEMENTS {limits.XML_ELEMENTS}")
            if count == 1 and element.getroottree().docinfo.internalDTD is not None:
                raise Unsafe(what="DOCTYPE")
            if depth > limits.XML_DEPTH:
                raise LimitExceeded(limit=f"XML_DEPTH {limits.XML_DEPTH}")
            yield False, element
    except (etree.LxmlError, ValueError) as fault:
        raise Damaged from fault


def _count(data: bytes) -> None:
    """Counts for real, without keeping a tree: markup in comments and CDATA makes the bound too high."""
    for ended, element in _events(data):
        if ended:
            element.clear()
            parent = element.getparent()
            if parent is not None:
                parent.remove(element)


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _unlocked(data: bytes, password: str | None) -> bytes:
    """The package inside an encrypted file."""
    if _ENCRYPTED_STREAM not in data:
        raise Damaged
    if not password:
        raise Encrypted
    from core.readers.locked import unlocked

    return unlocked(data, password)


def _check_directory(entries: list[zipfile.ZipInfo], packed: int) -> None:
    """The limits that the zip's directory alone can break; what it hides is met again while unpacking."""
    total = sum(entry.file_size for entry in entries)
    if len(entries) > limits.ZIP_ENTRIES:
        raise LimitExceeded(limit=f"ZIP_ENTRIES {limits.ZIP_ENTRIES}")
    if total > limits.ZIP_TOTAL_BYTES:
        raise LimitExceeded(limit=f"ZIP_TOTAL_BYTES {limits.ZIP_TOTAL_BYTES}")
    drawn = sum(entry.file_size for entry in entries if entry.filename.lower().endswith(limits.ZIP_DRAWINGS))
    if total - drawn > limits.ZIP_RATIO * packed + limits.MIB:
        raise LimitExceeded(limit=f"ZIP_RATIO {limits.ZIP_RATIO}")


def _by_name(entries: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    """The parts by key. Two different parts of one name would let two readers see two documents: refused."""
    found: dict[str, zipfile.ZipInfo] = {}
    for entry in entries:
        if entry.is_dir():
            continue
        key = _key(entry.filename)
        if key in found and (found[key].CRC, found[key].file_size) != (entry.CRC, entry.file_size):
            raise Unsafe(what=f"zip: 2 x {entry.filename[:80]}")
        found[key] = entry
    return found


def _relationship(element: Any, folder: str) -> Relationship:
    target = element.get("Target") or ""
    external = element.get("TargetMode") == "External"
    if not external:
        path = unquote(target.partition("#")[0].replace("\\", "/"))
        target = path.lstrip("/") if path.startswith("/") else posixpath.normpath(posixpath.join(folder, path)).lstrip("/")
    kind = (element.get("Type") or "").rpartition("/")[2]
    return Relationship(id=element.get("Id"), kind=kind, target=target, external=external)
