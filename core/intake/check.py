"""What is known of a file before anything in it is parsed: its kind, hash and size, and what it holds beside text."""

import hashlib
import re
import zipfile
from dataclasses import dataclass
from typing import Final

from core import limits
from core.errors import Damaged, EmptyFile, Encrypted, LimitExceeded, TooLarge, Unsafe
from core.intake.kinds import OLE, format_of
from core.intake.zips import check_entries, open_zip

_PARTS: Final = (
    ("macros", re.compile(r"(?i)(?:^|/)vbaProject\.bin$|/macrosheets/")),
    ("embedded_objects", re.compile(r"(?i)/(?:embeddings|activeX)/")),
)
_LINKED: Final = re.compile(rb"""<(?:[\w.-]++:)?Relationship\b(?:[^<>"']++|"[^"<]*+"|'[^'<]*+')*+>""", re.IGNORECASE)
"""One relationship. It holds no other "<", and nothing is tried a second time: a megabyte of beginnings takes no square time."""
_EXTERNAL: Final = re.compile(rb"""TargetMode\s*=\s*["']External""", re.IGNORECASE)
_HYPERLINK: Final = re.compile(rb"""/hyperlink["']""")
_RELATIONSHIPS_BYTES: Final = 4 * limits.MIB
_PDF_NAMES: Final = (
    ("scripts", re.compile(rb"/(?:JavaScript|JS)\b")),
    ("embedded_objects", re.compile(rb"/EmbeddedFiles?\b")),
    ("external_links", re.compile(rb"/(?:Launch|GoToR|SubmitForm|ImportData)\b")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """`format` is a key of core.readers.FORMATS. `holds`: macros, embedded_objects, external_links, scripts; named so far
    as they can be seen without opening the file, and never followed."""

    name: str
    format: str
    sha256: str
    size: int
    holds: tuple[str, ...] = ()


def check(data: bytes, name: str, password: str | None = None) -> Checked:
    """What is behind a password is checked when it is opened. Raises EmptyFile, TooLarge, WrongType, Encrypted, Damaged, Unsafe
    or LimitExceeded."""
    if not data:
        raise EmptyFile
    if len(data) > limits.UPLOAD_BYTES:
        raise TooLarge(limit_mib=limits.UPLOAD_BYTES // limits.MIB)
    format = format_of(data, name, password)
    holds: tuple[str, ...] = ()
    if format in ("docx", "xlsx") and not data.startswith(OLE):
        holds = _package(data)
    elif format == "pdf":
        holds = tuple(kind for kind, pattern in _PDF_NAMES if pattern.search(data))
    return Checked(name=name, format=format, sha256=hashlib.sha256(data).hexdigest(), size=len(data), holds=holds)


def _package(data: bytes) -> tuple[str, ...]:
    """Checks a zip's directory against the limits; answers what the package holds beside text."""
    try:
        with open_zip(data) as package:
            entries = package.infolist()
            check_entries(entries, len(data))
            holds = [kind for kind, pattern in _PARTS if any(pattern.search(entry.filename) for entry in entries)]
            if any(_has_external(package, entry) for entry in entries if entry.filename.lower().endswith(".rels")):
                holds.append("external_links")
    except (Encrypted, LimitExceeded, Unsafe):
        raise
    except Exception as fault:
        raise Damaged from fault
    return tuple(holds)


def _has_external(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    """Whether a part of relationships points outside by anything but a hyperlink, which nobody follows by opening. One that is
    too large to be looked through counts as such."""
    if entry.file_size > _RELATIONSHIPS_BYTES:
        return True
    content = package.read(entry).replace(b"\0", b"")  # UTF-16 is as good a way to write it
    return any(_EXTERNAL.search(found) and not _HYPERLINK.search(found) for found in _LINKED.findall(content))
