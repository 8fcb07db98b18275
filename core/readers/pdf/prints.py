"""What a page looks like, as a hash: two pages of the same looks say the same, whatever could be read of them. And what else a
file carries that is not read: attached files, a form that only its own program can show."""

import ctypes
import hashlib
from collections.abc import Iterator, Sequence
from time import process_time
from typing import Any

import pypdfium2.raw as raw

from core.errors import InputError
from core.model.document import Part, PartStatus
from core.readers.pdf.file import opened, utf16
from core.readers.pdf.ledger import Judgement
from core.readers.pdf.page import Page
from core.readers.pdf.picture import drawn_page

_SCALE = 1.5
"""Pixels a point; what is smaller than that is in the hash of the page's images."""
_SECONDS = 4.0
"""Of one file's pages: the rest stays as it was judged."""
_SEEN = frozenset({"no_text", "ocr_layer", "picture_page", "unmapped_glyphs", "unsure_characters", "readers_disagree"})
"""Why a page is doubtful although it can be drawn for certain."""
_ATTACHED = 200
"""Attached files that are named one by one."""


def prints(data: bytes, password: str | None, pages: Sequence[Page], judgements: Sequence[Judgement]) -> dict[int, str]:
    """The hash of the looks of each page that could not be read for certain; none for one that shows nothing."""
    asked = [judgement.page for judgement in judgements if judgement.reason in _SEEN]
    if not asked:
        return {}
    found, start = {}, process_time()
    try:
        with opened(data, password) as file:
            for number in asked:
                if process_time() - start > _SECONDS:
                    break
                if digest := _print(file.handle, pages[number - 1]):
                    found[number] = digest
    except InputError:
        return found
    return found


def _print(document: Any, page: Page) -> str:
    handle = raw.FPDF_LoadPage(document, page.number - 1)
    if not handle:
        return ""
    try:
        picture = drawn_page(handle, 1, _SCALE)
    finally:
        raw.FPDF_ClosePage(handle)
    if not picture.pixels.strip(b"\xff"):
        return ""
    told = [f"{picture.columns} {picture.rows}", *sorted(f"{p.digest} {p.x0:.1f} {p.y0:.1f}" for p in page.drawings.pictures)]
    return hashlib.sha256("\n".join(told).encode() + picture.pixels).hexdigest()


def unread(document: Any) -> tuple[Part, ...]:
    """Lines of the ledger for an open file's attachments, and for a form in a language of its own (XFA)."""
    found = [
        Part(story="attachments", place=name, units=1, status=PartStatus.NOT_COMPARED, reason="embedded_object", digest=digest)
        for name, digest in _attached(document)
    ]
    if raw.FPDF_GetFormType(document) == raw.FORMTYPE_XFA_FULL:
        found.append(Part(story="body", place="XFA", units=1, status=PartStatus.NOT_COMPARED, reason="foreign_form"))
    return tuple(found)


def _attached(document: Any) -> Iterator[tuple[str, str | None]]:
    """The name and the hash of each file; no hash where its bytes cannot be had."""
    for index in range(min(raw.FPDFDoc_GetAttachmentCount(document), _ATTACHED)):
        attachment = raw.FPDFDoc_GetAttachment(document, index)
        if attachment:
            yield _name(attachment), _digest(attachment)


def _name(attachment: Any) -> str:
    size = raw.FPDFAttachment_GetName(attachment, None, 0)
    buffer = ctypes.create_string_buffer(max(size, 2))
    raw.FPDFAttachment_GetName(attachment, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    return utf16(buffer.raw[:size]) or "attachment"


def _digest(attachment: Any) -> str | None:
    size = ctypes.c_ulong()
    if not raw.FPDFAttachment_GetFile(attachment, None, 0, ctypes.byref(size)) or not size.value:
        return None
    buffer = ctypes.create_string_buffer(size.value)
    if not raw.FPDFAttachment_GetFile(attachment, buffer, size.value, ctypes.byref(size)):
        return None
    return hashlib.sha256(buffer.raw).hexdigest()
