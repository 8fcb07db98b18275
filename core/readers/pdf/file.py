"""A PDF file opened by pdfium: its pages, its properties, its outline; pdfium's refusals as errors of ours."""

import ctypes
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as raw

from core.errors import Damaged, EmptyFile, Encrypted, LimitExceeded, WrongPassword, WrongType
from core.limits import PDF_PAGES
from core.readers.pdf import library
from core.readers.pdf.forms import Forms

_SIGNATURE_BYTES = 1024
"""The signature may stand anywhere in so many bytes (ISO 32000-1, Annex H, note 13)."""
_DATE = re.compile(r"(?:D:)?(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?P<zone>[-+Z]?)(?P<hours>\d\d)?'?(?P<minutes>\d\d)?")
_OUTLINE_ENTRIES = 20_000
_OUTLINE_DEPTH = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineEntry:
    """One bookmark. `page` counts from 1, None where the target is no page of this file."""

    title: str
    level: int
    page: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfFile:
    """`handle` is pdfium's document, it and `forms` good only inside `opened`. `labels`: what the file calls its pages, by their
    number, where it calls them otherwise."""

    handle: Any
    forms: Forms
    pages: int
    labels: dict[int, str]
    properties: dict[str, str]
    outline: tuple[OutlineEntry, ...]


@contextmanager
def opened(data: bytes, password: str | None) -> Iterator[PdfFile]:
    """Raises EmptyFile, WrongType, Damaged, Encrypted, WrongPassword, LimitExceeded."""
    with _loaded(data, password) as (handle, pages):
        forms = Forms(handle)
        try:
            yield PdfFile(
                handle=handle,
                forms=forms,
                pages=pages,
                labels=_labels(handle, pages),
                properties=_properties(handle),
                outline=tuple(_outline(handle)),
            )
        finally:
            forms.close()


def page_count(data: bytes, password: str | None) -> int:
    """How many pages a file has, without a look at any. Raises what `opened` raises."""
    with _loaded(data, password) as (_, pages):
        return pages


@contextmanager
def _loaded(data: bytes, password: str | None) -> Iterator[tuple[Any, int]]:
    """pdfium's handle of the file, and its pages."""
    if not data:
        raise EmptyFile
    if b"%PDF-" not in data[:_SIGNATURE_BYTES] and b"%PDF-" not in data:
        raise WrongType
    library.start()
    handle = _load(data, password)
    try:
        pages = raw.FPDF_GetPageCount(handle)
        if pages > PDF_PAGES:
            raise LimitExceeded(limit=f"{PDF_PAGES} pages")
        if pages < 1:
            raise Damaged
        yield handle, pages
    finally:
        raw.FPDF_CloseDocument(handle)


def _load(data: bytes, password: str | None) -> Any:
    for secret in _encodings(password):
        handle = raw.FPDF_LoadMemDocument64(data, len(data), secret)
        if handle:
            return handle
        if raw.FPDF_GetLastError() != raw.FPDF_ERR_PASSWORD:
            raise Damaged
    raise WrongPassword if password else Encrypted


def _encodings(password: str | None) -> list[bytes | None]:
    """Revision 6 of the encryption takes UTF-8, the earlier ones one byte a character."""
    if not password:
        return [None]
    tried: list[bytes | None] = [password.encode("utf-8", "replace")]
    for encoding in ("latin-1", "cp1251"):
        try:
            tried.append(password.encode(encoding))
        except UnicodeEncodeError:
            continue
    return tried


def _properties(handle: Any) -> dict[str, str]:
    found = {key.lower(): _meta(handle, key) for key in ("Title", "Author", "Subject", "Keywords", "Creator", "Producer")}
    dates = {name: _date(_meta(handle, key)) for name, key in (("created", "CreationDate"), ("modified", "ModDate"))}
    return {key: value for key, value in (found | dates).items() if value}


def _labels(handle: Any, pages: int) -> dict[int, str]:
    found: dict[int, str] = {}
    for index in range(pages):
        size = raw.FPDF_GetPageLabel(handle, index, None, 0)
        if size > 2:
            buffer = ctypes.create_string_buffer(size)
            raw.FPDF_GetPageLabel(handle, index, buffer, size)
            found[index + 1] = utf16(buffer.raw[:size])
    return {number: label for number, label in found.items() if label != str(number)}


def _date(text: str) -> str:
    """ISO 8601 for "D:20260312101500+03'00'" (ISO 32000-1, 7.9.4); "" for anything else."""
    parts = _DATE.match(text)
    if parts is None:
        return ""
    offset = f"{parts['zone']}{parts['hours']}:{parts['minutes'] or '00'}" if parts["zone"] and parts["hours"] else ""
    zone = "Z" if parts["zone"] == "Z" else offset
    return f"{parts[1]}-{parts[2]}-{parts[3]}T{parts[4]}:{parts[5]}:{parts[6]}{zone}"


def _meta(handle: Any, key: str) -> str:
    size = raw.FPDF_GetMetaText(handle, key.encode(), None, 0)
    buffer = ctypes.create_string_buffer(max(size, 2))
    raw.FPDF_GetMetaText(handle, key.encode(), buffer, size)
    return utf16(buffer.raw[:size])


def utf16(data: bytes) -> str:
    """pdfium's strings: UTF-16, little-endian, with a final NUL; lone surrogates become U+FFFD."""
    return data[: len(data) // 2 * 2].decode("utf-16-le", "replace").rstrip("\0").replace("\0", "\ufffd")


def _outline(handle: Any) -> Iterator[OutlineEntry]:
    """Walks the bookmarks; a cycle ends at the limits."""
    seen: set[int] = set()
    stack = [(raw.FPDFBookmark_GetFirstChild(handle, None), 1)]
    while stack and len(seen) < _OUTLINE_ENTRIES:
        mark, level = stack.pop()
        where = library.address(mark)
        if not where or where in seen:
            continue
        seen.add(where)
        yield OutlineEntry(title=_title(mark), level=level, page=_target(handle, mark))
        stack.append((raw.FPDFBookmark_GetNextSibling(handle, mark), level))
        if level < _OUTLINE_DEPTH:
            stack.append((raw.FPDFBookmark_GetFirstChild(handle, mark), level + 1))


def _title(mark: Any) -> str:
    size = raw.FPDFBookmark_GetTitle(mark, None, 0)
    buffer = ctypes.create_string_buffer(max(size, 2))
    raw.FPDFBookmark_GetTitle(mark, buffer, size)
    return " ".join(utf16(buffer.raw[:size]).split())


def _target(handle: Any, mark: Any) -> int | None:
    target = raw.FPDFBookmark_GetDest(handle, mark)
    if not target:
        action = raw.FPDFBookmark_GetAction(mark)
        target = raw.FPDFAction_GetDest(handle, action) if action else None
    index = raw.FPDFDest_GetDestPageIndex(handle, target) if target else -1
    return index + 1 if index >= 0 else None
