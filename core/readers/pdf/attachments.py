"""What a PDF carries beside its pages and no reader opens: attached files, of the file itself and behind a paper clip on a page,
and a form in a language of its own (XFA). They are named in the ledger, with the hash of their bytes."""

import ctypes
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

import pypdfium2.raw as raw

from core.limits import ATTACHED_BYTES
from core.model.document import Part, PartStatus
from core.readers.pdf.file import utf16

_NAMED: Final = 200
"""Attached files that have lines of their own; the others are one line together."""
_NAME_CHARACTERS: Final = 200
_EMPTY: Final = hashlib.sha256().hexdigest()


Attached = tuple[str, str | None]
"""A file's name and the hash of its bytes; None where they cannot be had, or are too many with those before."""


def attached(document: Any) -> tuple[Attached, ...]:
    """The files that an open file carries as a whole."""
    handles = (raw.FPDFDoc_GetAttachment(document, index) for index in range(raw.FPDFDoc_GetAttachmentCount(document)))
    return tuple(_told(handles))


def clipped(page: Any) -> tuple[Attached, ...]:
    """The files that hang on an open page of pdfium's."""
    return tuple(_told(_handles(page)))


def unread(document: Any, on_pages: Iterable[Attached]) -> tuple[Part, ...]:
    """Lines of the ledger for an open file. `on_pages`: what hangs on its pages."""
    files = [*attached(document), *on_pages]
    found = [_line(name, 1, digest) for name, digest in files[:_NAMED]]
    if rest := files[_NAMED:]:
        found.append(_line(f"… +{len(rest)}", len(rest), _together(rest)))
    if raw.FPDF_GetFormType(document) == raw.FORMTYPE_XFA_FULL:
        found.append(Part(story="body", place="XFA", units=1, status=PartStatus.NOT_COMPARED, reason="foreign_form"))
    return tuple(found)


def _line(name: str, units: int, digest: str | None) -> Part:
    return Part(
        story="attachments", place=name, units=units, status=PartStatus.NOT_COMPARED, reason="embedded_object", digest=digest
    )


def _together(files: Sequence[Attached]) -> str | None:
    """One hash for all of them in their order; None where one of them has none."""
    digests = [digest for _, digest in files if digest]
    return hashlib.sha256(" ".join(digests).encode()).hexdigest() if len(digests) == len(files) else None


def _told(handles: Iterable[Any]) -> Iterator[Attached]:
    room = ATTACHED_BYTES
    for handle in handles:
        if handle:
            digest, size = _digest(handle) if room > 0 else (None, 0)
            room -= size
            yield _name(handle), digest


def _handles(page: Any) -> Iterator[Any]:
    for index in range(raw.FPDFPage_GetAnnotCount(page)):
        note = raw.FPDFPage_GetAnnot(page, index)
        if not note:
            continue
        if raw.FPDFAnnot_GetSubtype(note) == raw.FPDF_ANNOT_FILEATTACHMENT:
            yield raw.FPDFAnnot_GetFileAttachment(note)
        raw.FPDFPage_CloseAnnot(note)


def _name(attachment: Any) -> str:
    size = raw.FPDFAttachment_GetName(attachment, None, 0)
    buffer = ctypes.create_string_buffer(max(size, 2))
    raw.FPDFAttachment_GetName(attachment, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    name = " ".join(utf16(buffer.raw[:size]).split())
    return (name if len(name) <= _NAME_CHARACTERS else name[:_NAME_CHARACTERS] + "…") or "attachment"


def _digest(attachment: Any) -> tuple[str | None, int]:
    """The hash of a file's bytes, and how many there are."""
    size = ctypes.c_ulong()
    if not raw.FPDFAttachment_GetFile(attachment, None, 0, ctypes.byref(size)):
        return None, 0
    if not size.value:
        return _EMPTY, 0
    buffer = ctypes.create_string_buffer(size.value)
    if not raw.FPDFAttachment_GetFile(attachment, buffer, size.value, ctypes.byref(size)):
        return None, size.value
    return hashlib.sha256(memoryview(buffer)).hexdigest(), size.value
