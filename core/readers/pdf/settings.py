"""What a PDF sets beside its pages (ISO 32000-1): what it forbids (7.6.3.2), signatures (12.8), fields that cannot be filled in
(12.7.3.1), titles of bookmarks that say something else than the text (12.3.3), scripts (12.6.4.16)."""

import ctypes
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

import pypdfium2.raw as raw

from core.model.document import Block, Part, PartStatus
from core.model.setting import Setting, SettingKind
from core.readers.pdf.file import OutlineEntry, utf16

_FORBIDDEN: Final = {3: "print", 4: "modify", 5: "copy", 6: "annotate", 9: "fill", 11: "assemble"}
"""Bits of the permissions, counted from 1 (table 22)."""
_NUMBER: Final = re.compile(r"\A(?:\d+\.)*\d+[.)]?\s+")
"""Of a title, which the heading in the text may lack."""
_READ_ONLY: Final = 1
_MOST: Final = 2_000
_CHARACTERS: Final = 100_000
"""Of a script that are hashed, in UTF-16 units."""


def of_file(document: Any) -> Iterator[Setting]:
    """Of an open file: what it forbids, who signed, as far as the file says it without a look at the signature itself."""
    if raw.FPDF_GetSecurityHandlerRevision(document) >= 0:
        allowed = raw.FPDF_GetDocUserPermissions(document)
        said = " ".join(word for bit, word in _FORBIDDEN.items() if not allowed >> (bit - 1) & 1)
        if said:
            yield Setting(kind=SettingKind.PROTECTION, value=said)
    for index in range(min(raw.FPDF_GetSignatureCount(document), _MOST)):
        found = raw.FPDF_GetSignatureObject(document, index)
        if found and raw.FPDFSignatureObj_GetContents(found, None, 0):
            yield Setting(kind=SettingKind.SIGNATURE, value=_reason(found) or "?")


def _reason(signature: Any) -> str:
    size = raw.FPDFSignatureObj_GetReason(signature, None, 0)
    buffer = ctypes.create_string_buffer(max(size, 2))
    raw.FPDFSignatureObj_GetReason(signature, buffer, size)
    return " ".join(utf16(buffer.raw[:size]).split())


def scripts(document: Any) -> Iterator[Part]:
    """Lines of the ledger for the scripts that run when the file is opened: what they write is known to nobody."""
    for index in range(min(raw.FPDFDoc_GetJavaScriptActionCount(document), _MOST)):
        action = raw.FPDFDoc_GetJavaScriptAction(document, index)
        if not action:
            continue
        name, script = (_text(ask, action) for ask in (raw.FPDFJavaScriptAction_GetName, raw.FPDFJavaScriptAction_GetScript))
        raw.FPDFDoc_CloseJavaScriptAction(action)
        digest = hashlib.sha256(script.encode("utf-8", "replace")).hexdigest()
        place = " ".join(name.split())[:80] or "JavaScript"
        yield Part(story="attachments", place=place, units=1, status=PartStatus.NOT_COMPARED, reason="script", digest=digest)


def _text(ask: Any, action: Any) -> str:
    size = min(ask(action, None, 0), 2 * _CHARACTERS)
    buffer = ctypes.create_string_buffer(max(size, 2))
    ask(action, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    return utf16(buffer.raw[:size])


def locked_fields(page: Any) -> tuple[str, ...]:
    """The names of the fields of an open page that nobody can fill in."""
    found: list[str] = []
    number = ctypes.c_float()
    for index in range(min(raw.FPDFPage_GetAnnotCount(page), _MOST)):
        note = raw.FPDFPage_GetAnnot(page, index)
        if not note:
            continue
        widget = raw.FPDFAnnot_GetSubtype(note) == raw.FPDF_ANNOT_WIDGET
        if widget and raw.FPDFAnnot_GetNumberValue(note, b"Ff", number) and int(number.value) & _READ_ONLY:
            found.append(_string(note, b"T"))
        raw.FPDFPage_CloseAnnot(note)
    return tuple(found)


def _string(annotation: Any, key: bytes) -> str:
    size = raw.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    buffer = ctypes.create_string_buffer(max(size, 2))
    raw.FPDFAnnot_GetStringValue(annotation, key, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_uint16)), size)
    return " ".join(utf16(buffer.raw[:size]).split())


def locks(names: Iterable[str]) -> Iterator[Setting]:
    """Fields that nobody can fill in."""
    yield from (Setting(kind=SettingKind.LOCK, name=name, value="readOnly") for name in names)


def bookmarks(outline: Sequence[OutlineEntry], blocks: Sequence[Block]) -> Iterator[Setting]:
    """The titles that the text of their pages does not hold: a title is known by the one before it."""
    pages = _letters_by_page(blocks) if outline else {}
    before = ""
    for entry in outline:
        near = "".join(pages.get((entry.page or 0) + step, "") for step in (-1, 0, 1))
        if entry.title and _letters(_NUMBER.sub("", entry.title)) not in near:
            yield Setting(kind=SettingKind.BOOKMARK, name=before, value=entry.title)
        before = entry.title


def _letters_by_page(blocks: Sequence[Block]) -> Mapping[int, str]:
    found: dict[int, list[str]] = {}
    for block in blocks:
        found.setdefault(block.page or 1, []).append(_letters((block.label or "") + block.text))
    return {page: "".join(texts) for page, texts in found.items()}


def _letters(text: str) -> str:
    """What stays of a text however its lines and spaces are set."""
    return "".join(filter(str.isalnum, text.casefold()))
