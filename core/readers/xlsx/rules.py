"""Rules of a sheet's cells: what may be entered (18.3.1.32), and when they are shown otherwise (18.3.1.18). Both also stand in
extensions of later programs, with names of their own."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from core.model.setting import Setting, SettingKind
from core.readers.xlsx.names import Element, S, is_true

X14: Final = "{http://schemas.microsoft.com/office/spreadsheetml/2009/9/main}"
XM: Final = "{http://schemas.microsoft.com/office/excel/2006/main}"
_BOUNDS: Final = {
    "between": "{1} ≤ {0} ≤ {2}",
    "notBetween": "{0} < {1} ∨ {0} > {2}",
    "equal": "{0} = {1}",
    "notEqual": "{0} ≠ {1}",
    "greaterThan": "{0} > {1}",
    "greaterThanOrEqual": "{0} ≥ {1}",
    "lessThan": "{0} < {1}",
    "lessThanOrEqual": "{0} ≤ {1}",
}
_SUBJECTS: Final = {"textLength": "len(x)", "whole": "int(x)"}
_DAY_ZERO: Final = date(1899, 12, 30)
_SERIAL: Final = re.compile(r"\d{3,6}")
_NEWER: Final = frozenset({"cellIs", "expression", "containsText", "notContainsText", "beginsWith", "endsWith"})
"""Rules that stand in an extension alone; bars and icons there repeat one of the sheet's own."""


def entry_rules(root: Element, story: str) -> Iterator[Setting]:
    """What cells take, and what a program says of it."""
    newer = f"{S}extLst/{S}ext/{X14}dataValidations/{X14}dataValidation"
    for one in (*root.iterfind(f"{S}dataValidations/{S}dataValidation"), *root.iterfind(newer)):
        cells, kind = _cells(one), one.get("type") or "none"
        if not cells:
            continue
        if kind != "none":
            yield Setting(kind=SettingKind.ENTRIES, story=story, name=cells, value=_entries(one, kind))
        said = [" ".join((one.get(name) or "").split()) for name in ("promptTitle", "prompt", "errorTitle", "error")]
        if any(said):
            yield Setting(kind=SettingKind.HINT, story=story, name=cells, value=" · ".join(filter(None, said)))


def _entries(rule: Element, kind: str) -> str:
    first, second = _formula(rule, "formula1"), _formula(rule, "formula2")
    if kind == "list":
        said = _listed(first)
    elif kind == "custom":
        said = f"={first}"
    else:
        first, second = (_as_date(one) if kind == "date" else one for one in (first, second))
        said = _BOUNDS.get(rule.get("operator") or "between", "{1}").format(_SUBJECTS.get(kind, "x"), first, second)
    return said + _force(rule)


def _force(rule: Element) -> str:
    """What happens to another entry where it is not refused."""
    if not is_true(rule.get("showErrorMessage")):
        return " [not enforced]"
    style = rule.get("errorStyle") or "stop"
    return "" if style == "stop" else f" [{style}]"


def _listed(formula: str) -> str:
    """The entries in quotes, or the cells that hold them."""
    if not formula.startswith('"'):
        return f"={formula}"
    return '"' + "; ".join(entry.strip() for entry in formula.strip('"').split(",")) + '"'


def _as_date(number: str) -> str:
    return (_DAY_ZERO + timedelta(days=int(number))).isoformat() if _SERIAL.fullmatch(number) else number


def highlights(root: Element, story: str) -> Iterator[Setting]:
    """When cells are shown otherwise; how is a matter of looks and not told."""
    for group in root.iterfind(S + "conditionalFormatting"):
        for rule in group.iterfind(S + "cfRule"):
            yield Setting(kind=SettingKind.HIGHLIGHT, story=story, name=_cells(group), value=_condition(rule))
    for group in root.iterfind(f"{S}extLst/{S}ext/{X14}conditionalFormattings/{X14}conditionalFormatting"):
        for rule in group.iterfind(X14 + "cfRule"):
            if rule.get("type") in _NEWER:
                yield Setting(kind=SettingKind.HIGHLIGHT, story=story, name=_cells(group), value=_condition(rule))


def _condition(rule: Element) -> str:
    kind = rule.get("type") or ""
    formulas = [one.text or "" for one in rule.iter(S + "formula", XM + "f")]
    if kind == "cellIs":
        return _BOUNDS.get(rule.get("operator") or "", "{1}").format("x", *formulas, "", "")
    if kind == "expression":
        return f"={formulas[0]}" if formulas else kind
    steps = [" ".join(filter(None, (one.get("type"), one.get("val")))) for one in rule.iter(S + "cfvo")]
    said = [rule.get("text"), rule.get("timePeriod"), _ranked(rule) if kind == "top10" else "", _average(rule, kind), *steps]
    return "; ".join(filter(None, [kind, *said]))


def _ranked(rule: Element) -> str:
    share = " %" if is_true(rule.get("percent")) else ""
    return f"{'−' if is_true(rule.get('bottom')) else ''}{rule.get('rank') or 10}{share}"


def _average(rule: Element, kind: str) -> str:
    return "" if kind != "aboveAverage" else ">" if is_true(rule.get("aboveAverage"), True) else "<"


def _cells(rule: Element) -> str:
    """The cells that a rule holds for, as a formula names them; "" where it names none."""
    places = (rule.get("sqref") or rule.findtext(XM + "sqref") or "").split()
    return "=" + ",".join(places) if places else ""


def _formula(rule: Element, name: str) -> str:
    found = rule.find(S + name)
    if found is not None:
        return (found.text or "").strip()
    return (rule.findtext(f"{X14}{name}/{XM}f") or "").strip()
