"""What a workbook sets beside its cells: names, what cells take, when they are shown otherwise, protection, where data come
from, how it counts (ISO/IEC 29500-1, 18.2 and 18.3)."""

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from core.errors import Damaged
from core.model.document import letters_of
from core.model.setting import Setting, SettingKind
from core.readers.package import Package
from core.readers.signatures import signatures
from core.readers.xlsx.names import Element, R, S, area_of, is_true
from core.readers.xlsx.rules import entry_rules, highlights

_OWN: Final = "_xl"
"""How the names begin that a program keeps for itself, but for those of what is printed."""
_PRINTED: Final = "_xlnm.Print_"
_ALLOWED: Final = (
    "autoFilter deleteColumns deleteRows formatCells formatColumns formatRows insertColumns insertHyperlinks insertRows "
    "pivotTables sort"
).split()
"""What protection forbids unless it says otherwise."""
_SECRET: Final = re.compile(r"(?:password|pwd)\s*=[^;]*;?", re.IGNORECASE)


def of_workbook(root: Element, package: Package, main: str) -> Iterator[Setting]:
    """Of the workbook part: names of cells, protection of the whole, how it counts, other workbooks and queries."""
    sheets = [one.get("name") or "" for one in root.iterfind(f"{S}sheets/{S}sheet")]
    yield from _names(root, sheets)
    lock = root.find(S + "workbookProtection")
    locked = [] if lock is None else [name for name in ("lockStructure", "lockWindows") if is_true(lock.get(name))]
    if locked:
        yield Setting(kind=SettingKind.PROTECTION, value=" ".join(locked + _secured(lock)))
    yield from _counting(root.find(S + "calcPr"))
    yield from _other_books(root, package, main)
    yield from _queries(package, main)
    yield from signatures(package)


def of_sheet(root: Element, package: Package, part: str, sheet: str, opened: list[tuple[int, int]]) -> Iterator[Setting]:
    """Of one sheet: what its cells take and how they are shown, filters, tables, protection. `opened`: rows and columns of the
    cells that protection leaves open."""
    story = f"sheet:{sheet}"
    yield from entry_rules(root, story)
    yield from highlights(root, story)
    yield from _filters(root.find(S + "autoFilter"), story)
    for found in package.related(part, "table"):
        yield from _table(package, found.target, story, sheet)
    lock = root.find(S + "sheetProtection")
    if lock is not None and is_true(lock.get("sheet")):
        allowed = [name for name in _ALLOWED if lock.get(name) in ("0", "false")]
        yield Setting(kind=SettingKind.PROTECTION, story=story, value=" ".join(["sheet", *allowed, *_secured(lock)]))
        if opened:
            yield Setting(kind=SettingKind.OPEN_CELLS, story=story, value="=" + ",".join(_ranges(opened)))


def _names(root: Element, sheets: list[str]) -> Iterator[Setting]:
    for one in root.iterfind(f"{S}definedNames/{S}definedName"):
        name, local = one.get("name") or "", one.get("localSheetId") or ""
        if one.text and (not name.startswith(_OWN) or name.startswith(_PRINTED)):
            at = int(local) if local.isdigit() else len(sheets)
            story = f"sheet:{sheets[at]}" if at < len(sheets) else ""
            yield Setting(kind=SettingKind.NAME, story=story, name=name, value=f"={one.text.strip().removeprefix('=')}")


def _secured(lock: Element) -> list[str]:
    """A word for a password, whichever way its hash is kept."""
    kept = ("password", "hashValue", "workbookPassword", "workbookHashValue")
    return ["password"] if any(lock.get(name) for name in kept) else []


def _counting(settings: Element | None) -> Iterator[Setting]:
    """Settings of 18.2.2 that change what cells show: nothing for those of a new workbook."""
    if settings is None:
        return
    told = [("manual", settings.get("calcMode") == "manual"), ("iterate", is_true(settings.get("iterate")))]
    for name, holds in (*told, ("as_shown", not is_true(settings.get("fullPrecision"), True))):
        if holds:
            yield Setting(kind=SettingKind.CALCULATION, name=name)


def _other_books(root: Element, package: Package, main: str) -> Iterator[Setting]:
    known = package.relationships(main)
    for one in root.iterfind(f"{S}externalReferences/*"):
        found = known.get(one.get(R + "id") or "")
        if found is None or found.external or not package.has(found.target):
            continue
        for book in package.relationships(found.target).values():
            if book.external:
                target = unquote(book.target).replace("\\", "/").removeprefix("file:///").lstrip("/")
                yield Setting(kind=SettingKind.SOURCE, name=target.rpartition("/")[2], value=target)


def _queries(package: Package, main: str) -> Iterator[Setting]:
    """What is asked of which source; never with a password."""
    for found in package.related(main, "connections"):
        root = _optional(package, found.target)
        for one in root.iterfind(S + "connection") if root is not None else ():
            said = [child.get(name) or "" for child in one for name in ("connection", "command", "url", "sourceFile")]
            value = "; ".join(_SECRET.sub("", part).strip("; ") for part in said if part)
            yield Setting(kind=SettingKind.SOURCE, name=one.get("name") or "", value=value)


def _optional(package: Package, part: str) -> Element | None:
    """A part that only sets something; one that is damaged or not there sets nothing."""
    try:
        return package.root(part) if package.has(part) else None
    except Damaged:
        return None


def _filters(filters: Element | None, story: str) -> Iterator[Setting]:
    """One for each column by whose entries rows are shown; the buttons alone filter nothing."""
    area = None if filters is None else area_of(filters.get("ref") or "")
    if filters is None or area is None:
        return
    for one in filters.iterfind(S + "filterColumn"):
        said = sorted(" ".join(value for _, value in sorted(each.attrib.items())) for each in one.iter() if each.get("val"))
        kinds = [str(each.tag).rpartition("}")[2] for each in one if each.tag not in (S + "filters", S + "customFilters")]
        column = area[1] + int(one.get("colId") or 0)
        cells = f"={letters_of(column)}{area[0] + 1}:{letters_of(column)}{area[2] + 1}"
        if said or kinds:
            yield Setting(kind=SettingKind.FILTER, story=story, name=cells, value="; ".join([*kinds, *said]))


def _table(package: Package, part: str, story: str, sheet: str) -> Iterator[Setting]:
    """A table is a name for its cells, by which formulas call them."""
    root = _optional(package, part)
    if root is not None and root.get("ref"):
        quoted = sheet.replace("'", "''")
        yield Setting(kind=SettingKind.NAME, name=root.get("displayName") or "", value=f"='{quoted}'!{root.get('ref')}")
        yield from _filters(root.find(S + "autoFilter"), story)


def _ranges(cells: list[tuple[int, int]]) -> Iterator[str]:
    """Cells as a formula names them, those below each other as a range."""
    columns: dict[int, list[int]] = {}
    for row, column in sorted(cells):
        columns.setdefault(column, []).append(row)
    for column, rows in sorted(columns.items()):
        first = last = rows[0]
        for row in [*rows[1:], -1]:
            if row == last + 1:
                last = row
                continue
            name = letters_of(column)
            yield f"{name}{first + 1}" + (f":{name}{last + 1}" if last > first else "")
            first = last = row
