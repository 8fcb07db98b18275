"""Zip files of strangers: opened only where their directory is bearable, and checked before anything in them is unpacked."""

import io
import re
import zipfile
from typing import Final

from core import limits
from core.errors import Encrypted, LimitExceeded, Unsafe

_ENTRY: Final = b"PK\x01\x02"
"""What every entry of a directory begins with (APPNOTE 4.3.12)."""
_BAD_NAME: Final = re.compile(r"(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|^[A-Za-z]:|\0")


def open_zip(data: bytes) -> zipfile.ZipFile:
    """The zip file, its directory read. Raises LimitExceeded, and what zipfile raises on a damaged one.

    The standard library makes a value of each entry before anybody can count them: a million fit in an upload, and take seconds
    and half a gigabyte. They are counted first, with those of zip files that are kept unpacked inside.
    """
    if data.count(_ENTRY) > limits.ZIP_HEADERS:
        raise LimitExceeded(limit=f"ZIP_ENTRIES {limits.ZIP_ENTRIES}")
    return zipfile.ZipFile(io.BytesIO(data))


def check_entries(entries: list[zipfile.ZipInfo], packed: int) -> None:
    """A zip's directory against the limits, before anything is unpacked. Raises LimitExceeded, Unsafe or Encrypted."""
    total = sum(entry.file_size for entry in entries)
    for name, value in (
        ("ZIP_ENTRIES", len(entries)),
        ("ZIP_TOTAL_BYTES", total),
        ("ZIP_PART_BYTES", max((entry.file_size for entry in entries), default=0)),
    ):
        if value > getattr(limits, name):
            raise LimitExceeded(limit=f"{name} {getattr(limits, name)}")
    drawn = sum(entry.file_size for entry in entries if entry.filename.lower().endswith(limits.ZIP_DRAWINGS))
    if total - drawn > limits.ZIP_RATIO * packed + limits.MIB:
        raise LimitExceeded(limit=f"ZIP_RATIO {limits.ZIP_RATIO}")
    seen: set[str] = set()
    for entry in entries:
        if _BAD_NAME.search(entry.filename):
            raise Unsafe(what=f"zip: {entry.filename[:80]}")
        if entry.flag_bits & 1:
            raise Encrypted
        name = entry.filename.replace("\\", "/").lower()
        if name in seen:  # programs differ in which of the two they read
            raise Unsafe(what=f"zip: 2 x {entry.filename[:80]}")
        seen.add(name)
