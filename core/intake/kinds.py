"""What a file is, by its content. The name decides only between the kinds of text."""

from pathlib import PurePath
from typing import Final

from core.errors import Damaged, Encrypted, LimitExceeded, WrongType
from core.intake.zips import open_zip

PDF_MAGIC: Final = b"%PDF-"
_PDF_WITHIN: Final = 1024
"""Bytes before which a PDF's header may stand (PDF 32000-1, appendix H)."""
_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM: Final = "EncryptedPackage".encode("utf-16-le")
_FOREIGN: Final = (
    b"{\\rtf",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"Rar!",
    b"7z\xbc\xaf",
    b"%!PS",
    b"II*\0",
    b"MM\0*",
    b"\x7fELF",
    b"MZ\x90",
    b"AT&TFORM",
    b"BM",
)
_BINARY_NAMES: Final = frozenset({".docx", ".docm", ".dotx", ".xlsx", ".xlsm", ".xltx", ".pdf"})
_TEXT_NAMES: Final = {".md": "md", ".markdown": "md", ".mdown": "md", ".csv": "csv", ".tsv": "csv", ".tab": "csv"}
_UTF_MARKS: Final = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")
_CONTROL: Final = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b"))
_MOST_CONTROL: Final = 0.01


def format_of(data: bytes, name: str, password: str | None = None) -> str:
    """docx, xlsx, pdf, md, csv or txt. Raises WrongType, Encrypted (an Office file behind a password that is not given),
    Damaged or LimitExceeded. What stands behind a password is told by the name."""
    if PDF_MAGIC in data[:_PDF_WITHIN]:
        return "pdf"
    suffix = PurePath(name).suffix.lower()
    if data.startswith(OLE):
        return _locked(data, suffix, password)
    if data.startswith(_ZIP):
        return _office(data, suffix)
    if suffix in _BINARY_NAMES or not _is_text(data):
        raise WrongType
    return _TEXT_NAMES.get(suffix, "txt")


def _locked(data: bytes, suffix: str, password: str | None) -> str:
    if _ENCRYPTED_STREAM not in data:
        raise WrongType
    if not password:
        raise Encrypted
    return "xlsx" if suffix.startswith(".xl") else "docx"


def _office(data: bytes, suffix: str) -> str:
    """The kind of package by the names of its parts; a zip of neither kind is refused."""
    try:
        with open_zip(data) as package:
            names = [entry.filename.lower().lstrip("/").replace("\\", "/") for entry in package.infolist()]
    except LimitExceeded:
        raise
    except Exception as fault:
        raise (Damaged if suffix in _BINARY_NAMES else WrongType) from fault
    if "xl/workbook.bin" in names:
        raise WrongType
    for folder, format in (("word/", "docx"), ("xl/", "xlsx")):
        if any(name.startswith(folder) for name in names):
            return format
    if "[content_types].xml" in names and not any(name.startswith(("ppt/", "visio/")) for name in names):
        return "docx"
    raise WrongType


def _is_text(data: bytes) -> bool:
    """Whether bytes look like text in some encoding: hardly any control characters but white space."""
    if data.startswith(_UTF_MARKS):
        return True
    if data.startswith(_FOREIGN[:-1]) or (data.startswith(b"BM") and b"\0" in data[:32]):
        return False
    sample = data[: 1 << 20]
    zeros = sample.count(0)
    if zeros > 0.2 * len(sample):
        return _is_wide(sample)
    return len(sample) - len(sample.translate(None, _CONTROL)) <= max(_MOST_CONTROL * len(sample), 0)


def _is_wide(sample: bytes) -> bool:
    """Whether zeros stand in every second place: UTF-16 without a byte order mark."""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    return max(even, odd) > 20 * min(even, odd) and len(sample) % 2 == 0
