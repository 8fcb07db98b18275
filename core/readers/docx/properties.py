"""Properties as the file writes them on runs and paragraphs, before styles are brought in."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from core.readers.docx.names import FALSE, VAL, Element, W, is_on, value, whole

RunItem = tuple[str, str | bool | float]
"""One property of a run: bold, italic, strike, caps, hidden (bool), underline, colour, highlight, shade, vertical, style (str),
size (float, in points)."""
RunItems = tuple[RunItem, ...]

TOGGLES: Final = frozenset({"bold", "italic", "strike", "caps", "hidden"})
"""Properties that a character style switches over rather than sets (17.7.3)."""
NO_FILL: Final = frozenset({"", "auto", "ffffff", "none", "white"})


def fill_of(shading: Element) -> str:
    """The background of a w:shd as six hexadecimal digits, "" for none or white; a pattern counts by its own colour."""
    fill = shading.get(W + "fill", "").lower()
    if shading.get(W + "themeFill") and fill in ("", "auto"):
        fill = "theme"
    if fill in NO_FILL and shading.get(VAL, "clear") not in ("clear", "nil"):
        fill = shading.get(W + "color", "").lower()
    return "" if fill in NO_FILL else fill


def _toggle(name: str) -> Callable[[Element], RunItem]:
    return lambda element: (name, is_on(element))


def _size(element: Element) -> RunItem:
    text = element.get(VAL, "")
    try:
        points = float(text[:-2]) if text.endswith("pt") else float(text) / 2
    except ValueError:
        points = 0.0
    return "size", points if 0 < points < 5_000 else 10.0


def _colour(element: Element) -> RunItem:
    if element.get(W + "themeColor") in ("background1", "light1"):
        return "colour", "" if element.get(W + "themeShade") else "ffffff"
    text = element.get(VAL, "auto").lower().lstrip("#")
    return "colour", "" if text in ("auto", "000000") else text


def _underline(element: Element) -> RunItem:
    kind = element.get(VAL, "single")
    return "underline", "" if kind.lower() in FALSE else kind


def _text(name: str, nothing: str = "none") -> Callable[[Element], RunItem]:
    return lambda element: (name, "" if element.get(VAL, nothing) == nothing else element.get(VAL))


_READERS: Final[dict[str, Callable[[Element], RunItem]]] = {
    W + "b": _toggle("bold"),
    W + "i": _toggle("italic"),
    W + "strike": _toggle("strike"),
    W + "dstrike": _toggle("strike"),
    W + "caps": _toggle("caps"),
    W + "smallCaps": _toggle("caps"),
    W + "vanish": _toggle("hidden"),
    W + "specVanish": _toggle("hidden"),
    W + "u": _underline,
    W + "sz": _size,
    W + "color": _colour,
    W + "highlight": _text("highlight"),
    W + "shd": lambda element: ("shade", fill_of(element)),
    W + "vertAlign": _text("vertical", "baseline"),
    W + "rStyle": lambda element: ("style", element.get(VAL, "")),
}


def run_items(properties: Element | None) -> RunItems:
    """The properties of a w:rPr that say something of how its text looks, in the file's order."""
    if properties is None:
        return ()
    readers = _READERS
    found = []
    for child in properties:
        reader = readers.get(child.tag)
        if reader is not None:
            found.append(reader(child))
    return tuple(found)


@dataclass(slots=True, kw_only=True)
class ParagraphItems:
    """What a w:pPr says itself. `num_id` "" means that it says nothing, "0" that numbering is switched off."""

    style: str = ""
    num_id: str = ""
    num_level: int | None = None
    outline: int | None = None
    align: str = ""
    shade: str | None = None


NOTHING: Final = ParagraphItems()


def paragraph_items(properties: Element | None, *, rejected: bool = False) -> ParagraphItems:
    """With `rejected`, numbering that a tracked change put there does not count."""
    if properties is None or not len(properties):
        return NOTHING
    found = ParagraphItems()
    for child in properties:
        tag = child.tag
        if tag == W + "pStyle":
            found.style = child.get(VAL, "")
        elif tag == W + "jc":
            found.align = child.get(VAL, "")
        elif tag == W + "numPr":
            _numbering(child, found, rejected)
        elif tag == W + "outlineLvl":
            found.outline = whole(child.get(VAL), 9)
        elif tag == W + "shd":
            found.shade = fill_of(child)
    return found


def _numbering(element: Element, found: ParagraphItems, rejected: bool) -> None:
    if rejected and element.find(W + "ins") is not None:
        return
    found.num_id = value(element, "numId")
    level = value(element, "ilvl")
    found.num_level = min(max(whole(level), 0), 8) if level else None
