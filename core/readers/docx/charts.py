"""The words and figures of charts and diagrams, which live in parts of their own."""

from decimal import Decimal, InvalidOperation
from typing import Final

from core.readers.docx.names import CX, DGM, A, C, Element
from core.readers.docx.names import whole as number

_SIGNIFICANT: Final = 15
"""Digits that the sheet behind a chart keeps of a number; more are noise of the binary form, which programs write or drop."""
_NUMBERS: Final = (C + "numCache", C + "numLit")


def chart_texts(root: Element) -> tuple[list[str], list[list[str]]]:
    """Written titles and labels, and the cached data as a table: categories down, series across, a header row first."""
    written = (one for one in root.iter(C + "title", C + "dLbl", CX + "title") if not _computed(one))
    texts = [text for one in written if (text := _rich(one))]
    if root.tag.startswith(CX):
        values = [node.text or "" for node in root.iter(CX + "pt") if node.text]
        return texts + values, []
    series = list(root.iter(C + "ser"))
    if not series:
        return texts, []
    names = [_points(one.find(C + "tx")).get(0, "") for one in series]
    categories = [_points(_first(one, "cat", "xVal")) for one in series]
    values_of = [_points(_first(one, "val", "yVal")) for one in series]
    shared = max(categories, key=len)
    last = max([*shared, *(index for values in values_of for index in values)], default=-1)
    rows = [["", *names]]
    rows += [[shared.get(index, ""), *(values.get(index, "") for values in values_of)] for index in range(min(last + 1, 10_000))]
    return texts, rows


def diagram_texts(root: Element) -> list[str]:
    """The paragraphs of a SmartArt's points, in the order of its data."""
    found = []
    for point in root.iter(DGM + "pt"):
        for text in point.iterchildren(DGM + "t"):
            found += [words for paragraph in text.iterchildren(A + "p") if (words := _runs(paragraph))]
    return found


def paragraph_texts(holder: Element) -> list[str]:
    """The texts of a shape's own paragraphs."""
    return [_runs(paragraph) for paragraph in holder.iterchildren(A + "p")]


def _first(series: Element, *names: str) -> Element | None:
    return next((child for name in names if (child := series.find(C + name)) is not None), None)


def _points(element: Element | None) -> dict[int, str]:
    """The cached values by index; the innermost level of categories that have several, the others before it."""
    found: dict[int, str] = {}
    if element is None:
        return found
    levels = list(element.iter(C + "lvl"))
    for cache in reversed(levels) if levels else [element]:
        for point in cache.iter(C + "pt"):
            value = point.find(C + "v")
            index = number(point.get("idx"), -1)
            if value is not None and index >= 0:
                said = _shortest(value.text or "") if point.getparent().tag in _NUMBERS else value.text or ""
                found[index] = f"{found[index]} {said}" if index in found else said
    if not found:
        value = element.find(C + "v")
        found = {0: value.text or ""} if value is not None else {}
    return found


def _shortest(text: str) -> str:
    """A number without the noise behind its fifteenth digit; anything shorter as it stands."""
    if len(text) <= _SIGNIFICANT:
        return text
    try:
        value = Decimal(format(float(text), f".{_SIGNIFICANT}g"))
    except (ValueError, InvalidOperation):
        return text
    return format(value.normalize(), "f") if value.is_finite() and abs(value.adjusted()) <= 2 * _SIGNIFICANT else text


def _computed(label: Element) -> bool:
    """A label of one point that shows its value or name: these stand in the data."""
    return label.tag == C + "dLbl" and next(label.iter(A + "fld"), None) is not None


def _rich(title: Element) -> str:
    paragraphs = [_runs(paragraph) for paragraph in title.iter(A + "p")]
    if any(paragraphs):
        return "\n".join(text for text in paragraphs if text)
    return " ".join(value.text or "" for value in title.iter(C + "v"))


def _runs(paragraph: Element) -> str:
    return "".join("\n" if node.tag == A + "br" else node.text or "" for node in paragraph.iter(A + "t", A + "br"))
