"""Office files behind a password, made with the library that opens them."""

import io
import random
import zipfile

from msoffcrypto.format.ooxml import OOXMLFile

FILLER = 6_000
"""Bytes that no compression makes smaller: below 4,096 bytes the library writes a compound file that nothing can read."""


def locked(package: bytes, password: str) -> bytes:
    """The package encrypted as Word does it now (agile, AES-256, SHA-512)."""
    filled, out = io.BytesIO(package), io.BytesIO()
    with zipfile.ZipFile(filled, "a") as opened:
        opened.writestr("docProps/filler.bin", random.Random(0).randbytes(FILLER))
    OOXMLFile(filled).encrypt(password, out)
    return out.getvalue()
