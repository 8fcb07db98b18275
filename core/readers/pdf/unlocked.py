"""A PDF behind a password, written again without it."""

import ctypes
import io
from typing import Any

import pypdfium2.raw as raw

from core.errors import Damaged
from core.readers.pdf.file import opened

_NO_SECURITY = -1
"""What pdfium answers for a file that is not encrypted."""


def unlocked_pdf(data: bytes, password: str) -> bytes:
    """Empty where the file is not encrypted. Raises WrongPassword, Damaged, LimitExceeded."""
    with opened(data, password) as file:
        if raw.FPDF_GetSecurityHandlerRevision(file.handle) == _NO_SECURITY:
            return b""
        return _written(file.handle)


def _written(handle: Any) -> bytes:
    """pdfium hands the file over in pieces."""
    out = io.BytesIO()

    def take(_this: Any, piece: Any, size: int) -> int:
        out.write(ctypes.string_at(piece, size))
        return 1

    kind = dict(raw.FPDF_FILEWRITE._fields_)["WriteBlock"]
    writer = raw.FPDF_FILEWRITE(version=1, WriteBlock=kind(take))
    if not raw.FPDF_SaveAsCopy(handle, ctypes.byref(writer), raw.FPDF_REMOVE_SECURITY):
        raise Damaged
    return out.getvalue()
