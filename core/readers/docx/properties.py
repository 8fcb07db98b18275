"""Properties as the file writes them on runs and paragraphs, before styles are brought in."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from core.readers.docx.names import FALSE, VAL, Element, W, first, is_on, value, whole

RunItem = tuple[str, str | bool | float]
"""One property of a run: bold, italic, strike, caps, hidden (bool), underline, colour, highlight, shade, vertical, style (str),
size, raised (float, in points), stretched (float, per cent)."""
RunItems = tuple[RunItem, ...]
CHANGED: Final[RunItem] = ("changed", True)
"""Stands among a run's items where a tracked change of its format does."""

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
    return "colour", "" if text == "auto" else text


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
    W + "position": lambda element: ("raised", whole(element.get(VAL)) / 2),
    W + "w": lambda element: ("stretched", float(whole(element.get(VAL, "").rstrip("%"), 100))),
    W + "rPrChange": lambda _: CHANGED,
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


@dataclass(slots=True, eq=False)
class ParagraphItems:
    """What a w:pPr says itself. `num_id`: "" says nothing, "0" switches numbering off. Elements: `mark`, the w:rPr of the
    paragraph's mark; `change`, the w:pPrChange; `numbered`, the mark of a tracked change that put numbering there; `section`, the
    w:sectPr of the section that ends here."""

    style: str = ""
    num_id: str = ""
    num_level: int | None = None
    outline: int | None = None
    align: str = ""
    shade: str | None = None
    mark: Element | None = None
    change: Element | None = None
    numbered: Element | None = None
    section: Element | None = None


NOTHING: Final = ParagraphItems()


def paragraph_items(properties: Element | None, *, rejected: bool = False) -> ParagraphItems:
    """With `rejected`, tracked changes of the format and of numbering do not count."""
    if properties is None or not len(properties):
        return NOTHING
    found = ParagraphItems()
    for child in properties:
        tag = child.tag
        if tag == _STYLE:
            found.style = child.get(VAL, "")
        elif tag == _MARK:
            found.mark = child
        elif tag == _ALIGN:
            found.align = child.get(VAL, "")
        elif tag in _RARE:
            _RARE[tag](child, found)
    if rejected and found.numbered is not None:
        found.num_id, found.num_level = "", None
    if rejected and found.change is not None:
        former = _former(found.change)
        former.mark, former.change, former.numbered, former.section = found.mark, found.change, found.numbered, found.section
        return former
    return found


def _former(change: Element) -> ParagraphItems:
    found = paragraph_items(first(change, W + "pPr"))
    return ParagraphItems() if found is NOTHING else found


def _numbering(element: Element, found: ParagraphItems) -> None:
    found.numbered = first(element, W + "ins")
    found.num_id = value(element, "numId")
    level = value(element, "ilvl")
    found.num_level = min(max(whole(level), 0), 8) if level else None


def _setter(name: str, read: Callable[[Element], object]) -> Callable[[Element, ParagraphItems], None]:
    return lambda element, found: setattr(found, name, read(element))


_STYLE: Final = W + "pStyle"
_MARK: Final = W + "rPr"
_ALIGN: Final = W + "jc"
_RARE: Final[dict[str, Callable[[Element, ParagraphItems], None]]] = {
    W + "outlineLvl": _setter("outline", lambda element: whole(element.get(VAL), 9)),
    W + "shd": _setter("shade", fill_of),
    W + "pPrChange": _setter("change", lambda element: element),
    W + "sectPr": _setter("section", lambda element: element),
    W + "numPr": _numbering,
}
