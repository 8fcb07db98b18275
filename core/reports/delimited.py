"""CSV of the register: for Excel (a byte order mark, semicolons in Russian) and guarded against formulas."""

import csv
import io

from core.reports.data import ReportData
from core.reports.labels import words
from core.reports.register import HEADINGS, register_cells
from core.reports.rows import rows

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def guarded(text: str) -> str:
    """Text that no spreadsheet takes for a formula (OWASP, "CSV Injection"): an apostrophe stands before it."""
    return "'" + text if text.lstrip(" \u00a0\n").startswith(_FORMULA) or text.startswith(_FORMULA) else text


def render(data: ReportData) -> bytes:
    """UTF-8 with a byte order mark; lines end in CR LF (RFC 4180)."""
    _ = words(data.language)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";" if data.language == "ru" else ",")
    writer.writerow([_(heading) for heading, _width in HEADINGS])
    for row in rows(data, context=None):
        writer.writerow([guarded(cell) if isinstance(cell, str) else cell for cell in register_cells(row, data.language)])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")
