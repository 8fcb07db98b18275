"""CSV of the register: for Excel (a byte order mark, semicolons in Russian) and guarded against formulas."""

import csv
import io

from core.reports.data import ReportData, select
from core.reports.doubts import doubt_lines
from core.reports.labels import pictured, words
from core.reports.register import HEADINGS, register_cells
from core.reports.rows import rows
from core.reports.verdict import model_line, scope_line

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def guarded(text: str) -> str:
    """Text that no spreadsheet takes for a formula (OWASP, "CSV Injection"): an apostrophe stands before it."""
    return "'" + text if text.lstrip(" \u00a0\n").startswith(_FORMULA) or text.startswith(_FORMULA) else text


def render(data: ReportData) -> bytes:
    """UTF-8 with a byte order mark; lines end in CR LF (RFC 4180). The last lines say what speaks against
    the pair and count the changes that are hidden, where there are any, and those that a model has read, where one took part."""
    _ = words(data.language)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";" if data.language == "ru" else ",")
    writer.writerow([_(heading) for heading, _width in HEADINGS])
    for row in rows(data, context=None):
        writer.writerow([guarded(cell) if isinstance(cell, str) else cell for cell in register_cells(row, data.language)])
    last = [*doubt_lines(data), *([scope_line(data)] if select(data).hidden else [])]
    if data.analysis is not None and data.options.with_model:
        last.append(model_line(data))
    at = [heading for heading, _width in HEADINGS].index("Description")
    for line in last:
        writer.writerow([guarded(line) if column == at else "" for column in range(len(HEADINGS))])
    return b"\xef\xbb\xbf" + pictured(out.getvalue(), data.language).encode("utf-8")
