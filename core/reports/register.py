"""XLSX: the register of changes, one row a change, and sheets for values, ledger and what was not verified."""

import io
import re
from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from core.model.change import FoundValue, Value
from core.reports.data import ReportData
from core.reports.differences import counted, measured, unit_word
from core.reports.labels import DECISIONS, N_, pictured, type_word, words
from core.reports.packing import repacked, xml_text
from core.reports.reasons import reason_word
from core.reports.rows import Row, rows
from core.reports.sheets import DOUBTS, EVIDENCE, LEDGER, OVERALL, QUARANTINE, TABLES, Cell, Sheet
from core.reports.valued import value_lines

CELL_CHARACTERS = 32_767
"""Characters that a cell of the format can hold; longer text is cut with an ellipsis, and the JSON has it whole."""

HEADINGS = (
    (N_("№"), 6),
    (N_("Place"), 28),
    (N_("Kind"), 16),
    (N_("Category"), 16),
    (N_("Significance"), 14),
    (N_("Old"), 48),
    (N_("New"), 48),
    (N_("Description"), 48),
    (N_("Explanation of the model"), 40),
    (N_("Author of the edit"), 18),
    (N_("Reasons"), 22),
    (N_("Review"), 16),
    (N_("Note"), 24),
    (N_("Identifier"), 18),
)
VALUE_HEADINGS = (
    (N_("№"), 6),
    (N_("Value"), 14),
    (N_("Old"), 24),
    (N_("New"), 24),
    (N_("Old as a number or date"), 18),
    (N_("New as a number or date"), 18),
    (N_("Unit"), 10),
    (N_("Difference"), 14),
    (N_("Difference, %"), 14),
    (N_("Place"), 32),
)
_HEAD = PatternFill("solid", fgColor="DDE5EE")
_WRAP = Alignment(wrap_text=True, vertical="top")
_FIGURES = Alignment(horizontal="right", vertical="top", indent=1)
_PLAIN, _BOLD = Font(name="Calibri", size=10), Font(name="Calibri", size=10, bold=True)
_LINES = Border(bottom=Side(style="hair", color="AEB6BF"))
A4, A3 = 9, 8
"""The papers' numbers in the format (ISO/IEC 29500-1, 18.3.1.63)."""
NARROW = 10
"""A sheet with more columns is printed on the larger paper: fitted to the smaller one it could not be read."""
_ESCAPED = re.compile("_x(?=[0-9A-Fa-f]{4}_)")
"""What the format takes for a character by its number (ISO/IEC 29500-1, 22.9.2.19)."""
LINE_POINTS, HIGHEST_POINTS = 13.5, 409.0
"""A line of 10 points, and the highest row that the format knows."""
_TINTS = {"high": "F8D7D7", "medium": "FCE8C8", "low": "DCE9F6"}


def register_cells(row: Row, language: str) -> list[Cell]:
    """The cells of one change, in the order of HEADINGS."""
    _, change = words(language), row.change
    return [
        row.number,
        row.place,
        row.kind,
        row.lane,
        row.significance,
        row.old_text,
        row.new_text,
        row.sentence,
        row.explanation,
        _author(row),
        ", ".join(reason_word(code, language) for code in change.reasons),
        _(DECISIONS[row.decision.decision]),
        row.decision.note,
        change.id,
    ]


def render(data: ReportData) -> bytes:
    """The workbook's bytes. No text of a document ever becomes a formula."""
    _ = words(data.language)
    book, made = Workbook(write_only=True), rows(data, context=None)
    _extra(book, data, DOUBTS)
    _sheet(
        book,
        _("Changes"),
        [(_(name), width) for name, width in HEADINGS],
        _pictured((register_cells(row, data.language) for row in made), data.language),
        made,
    )
    parts = data.options.parts
    if "values" in parts:
        _sheet(book, _("Values"), [(_(name), width) for name, width in VALUE_HEADINGS], _values(data, made))
    _extra(book, data, TABLES, OVERALL, QUARANTINE, LEDGER, EVIDENCE)
    stamp = datetime.fromisoformat(data.made.replace("Z", "+00:00")).replace(tzinfo=None)
    book.properties.creator, book.properties.created, book.properties.modified = data.options.author, stamp, stamp
    out = io.BytesIO()
    book.save(out)
    # Saving writes the present time over `modified`; the report's time is part of its data.
    return _with_time(repacked(out.getvalue()), stamp)


def _extra(book: Any, data: ReportData, *sheets: Sheet) -> None:
    """Those of the sheets that have something to say."""
    _ = words(data.language)
    for sheet in sheets:
        if sheet.wanted(data):
            headings = [(_(name), width) for name, width in sheet.headings]
            _sheet(book, _(sheet.title), headings, _pictured(sheet.lines(data), data.language))


def _pictured(lines: Iterable[list[Cell]], language: str) -> Iterable[list[Cell]]:
    for line in lines:
        yield [pictured(cell, language) if isinstance(cell, str) else cell for cell in line]


def _with_time(package: bytes, stamp: datetime) -> bytes:
    import re
    import zipfile

    from core.reports.packing import packed

    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    text = stamp.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    core = "docProps/core.xml"
    parts[core] = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + text, parts[core])
    return packed(parts)


def _values(data: ReportData, made: tuple[Row, ...]) -> Iterable[list[Cell]]:
    for line in value_lines(data, made):
        old, new = line.value.old, line.value.new
        yield [
            line.number,
            type_word(line.value, data.language),
            old.text if old else "",
            new.text if new else "",
            _figure(old),
            _figure(new),
            _unit(line.value, data.language),
            _difference(line.value),
            typed(line.value.delta_percent or ""),
            line.place,
        ]


def typed(text: str) -> Cell:
    """A decimal string as a number, an ISO date as a date; nothing for any other text."""
    try:
        return Decimal(text)
    except InvalidOperation:
        pass
    try:
        return datetime.fromisoformat(text) if len(text) == len("2026-01-01") else None
    except ValueError:
        return None


def _figure(found: FoundValue | None) -> Cell:
    """A number, a date, or the number of a period's units."""
    period = counted(found)
    if period is not None:
        return Decimal(f"{period[0]:g}")
    return typed(found.value) if found is not None else None


def _difference(value: Value) -> Cell:
    return None if value.delta is None else typed(measured(value)[0])


def _unit(value: Value, language: str) -> str:
    """The unit of the figures, of time in words; of figures in two units both: ten working days are no ten months."""
    units = [_unit_of(found, language) for found in (value.old, value.new) if found is not None]
    codes = dict.fromkeys(code for code, _word in units)
    return " → ".join(word for _code, word in units) if len(codes) > 1 else units[-1][1] if units else ""


def _unit_of(found: FoundValue, language: str) -> tuple[str, str]:
    """Its code, and as it is said after the figure."""
    period = counted(found)
    code = period[1] if period is not None else found.unit or ""
    return code, unit_word(code, f"{period[0]:g}" if period is not None else found.value, language) or code


def _sheet(
    book: Any, title: str, headings: list[tuple[str, int]], lines: Iterable[list[Cell]], made: tuple[Row, ...] = ()
) -> None:
    sheet = book.create_sheet(title[:31])
    sheet.freeze_panes = "A2"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", A4 if len(headings) <= NARROW else A3
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"
    for number, (_name, width) in enumerate(headings, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    if made:
        _fitted(sheet, made)
    sheet.row_dimensions[1].height = _height([name for name, _width in headings], headings)
    sheet.append([_cell(sheet, name, head=True) for name, _width in headings])
    count = 1
    for index, line in enumerate(lines):
        tint = _TINTS.get(made[index].change.significance.value) if made else None
        count += 1
        sheet.row_dimensions[count].height = _height(line, headings)
        sheet.append([_cell(sheet, cell, tint=tint if number == 4 else None) for number, cell in enumerate(line)])
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(headings))}{count}"


def _fitted(sheet: Any, made: tuple[Row, ...]) -> None:
    """For print: not the identifiers, which stand last, and no column of others' words that is empty all the way down."""
    names = [name for name, _width in HEADINGS]
    said = (("Explanation of the model", any(row.explanation for row in made)), ("Author of the edit", any(map(_author, made))))
    for name, filled in said:
        sheet.column_dimensions[get_column_letter(names.index(name) + 1)].hidden = not filled
    sheet.print_area = f"A1:{get_column_letter(len(names) - 1)}{len(made) + 1}"


def _author(row: Row) -> str:
    return row.change.tracked.author or "" if row.change.tracked else ""


def _height(line: list[Cell], headings: list[tuple[str, int]]) -> float:
    """Points for the longest cell of a row: programs that open the file do not work it out themselves."""
    longest = 1
    for cell, (_name, width) in zip(line, headings, strict=False):
        if isinstance(cell, str):
            longest = max(longest, sum(1 + len(part) // max(width - 1, 1) for part in cell.split("\n")))
    return min(LINE_POINTS * longest + 1, HIGHEST_POINTS)


def _cell(sheet: Any, value: Cell, *, head: bool = False, tint: str | None = None) -> Any:
    if isinstance(value, str):
        clean = _ESCAPED.sub("_x005F_x", xml_text(value))
        value = clean if len(clean) <= CELL_CHARACTERS else clean[: CELL_CHARACTERS - 1] + "…"
    cell: Any = WriteOnlyCell(sheet, value)  # type: ignore[arg-type]  # the stubs lack Decimal
    if isinstance(value, str):
        cell.data_type = "s"
        # Excel shows the text as typed and does not turn it into a formula when the cell is edited.
        cell.quotePrefix = value[:1] in "=+-@\t\r" if value else False
    if isinstance(value, datetime):
        cell.number_format = "DD.MM.YYYY"
    cell.alignment, cell.border = _WRAP if isinstance(value, str) else _FIGURES, _LINES
    cell.font = _BOLD if head else _PLAIN
    if head:
        cell.fill = _HEAD
    elif tint:
        cell.fill = PatternFill("solid", fgColor=tint)
    return cell
