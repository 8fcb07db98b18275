"""Office mathematics (OMML, ISO/IEC 29500-1, 22.1) as one line of text, close to the notation of Unicode Technical Note 28."""

from collections.abc import Callable
from typing import Final

from core.readers.docx.names import FALSE, Element, M, W

_TEXTS: Final = frozenset({M + "t", W + "t", W + "delText"})
_MARKS: Final = frozenset(W + name for name in ("ins", "del", "moveFrom", "moveTo"))
Skip = Callable[[Element], bool]
"""Answers True for an element that the asked-for view of tracked changes lacks."""


def linear(element: Element, skip: Skip) -> str:
    """The text of an m:oMath or of anything inside it: a fraction is a/b, a power x^2, an index x_i, a root √x."""
    return "".join(_part(child, skip) for child in element)


def _part(element: Element, skip: Skip) -> str:
    tag = element.tag
    if not isinstance(tag, str) or skip(element):
        return ""
    handler = _HANDLERS.get(tag)
    if handler is not None:
        return handler(element, skip)
    if tag in (M + "t", W + "t", W + "delText"):
        return element.text or ""
    return "" if tag.endswith("Pr") else linear(element, skip)


def _slot(element: Element, name: str, skip: Skip) -> str:
    child = element.find(M + name)
    return "" if child is None else linear(child, skip)


def _setting(element: Element, properties: str, name: str, default: str) -> str:
    child = element.find(f"{M}{properties}/{M}{name}")
    return default if child is None else child.get(M + "val", "")


def _grouped(text: str) -> str:
    """The text in brackets unless it is one word or number."""
    return text if len(text) <= 1 or text.isalnum() else f"({text})"


def _fraction(element: Element, skip: Skip) -> str:
    top, bottom = _slot(element, "num", skip), _slot(element, "den", skip)
    kind = _setting(element, "fPr", "type", "bar")
    return f"{_grouped(top)}{'¦' if kind == 'noBar' else '/'}{_grouped(bottom)}"


def _scripts(element: Element, skip: Skip) -> str:
    base, low, high = (_slot(element, name, skip) for name in ("e", "sub", "sup"))
    scripts = (f"_{_grouped(low)}" if low else "") + (f"^{_grouped(high)}" if high else "")
    return scripts + base if element.tag == M + "sPre" else _grouped(base) + scripts


def _nary(element: Element, skip: Skip) -> str:
    sign = _setting(element, "naryPr", "chr", "∫")
    low, high, base = (_slot(element, name, skip) for name in ("sub", "sup", "e"))
    return sign + (f"_{_grouped(low)}" if low else "") + (f"^{_grouped(high)}" if high else "") + f" {base}"


def _root(element: Element, skip: Skip) -> str:
    hidden = element.find(f"{M}radPr/{M}degHide")
    shows = hidden is None or hidden.get(M + "val", "1").lower() in FALSE
    degree = _slot(element, "deg", skip) if shows else ""
    sign = {"3": "∛", "4": "∜"}.get(degree)
    base = _grouped(_slot(element, "e", skip))
    return f"{sign}{base}" if sign else f"√({degree}&{base})" if degree else f"√{base}"


def _delimited(element: Element, skip: Skip) -> str:
    begin, end = _setting(element, "dPr", "begChr", "("), _setting(element, "dPr", "endChr", ")")
    separator = _setting(element, "dPr", "sepChr", "|")
    return begin + separator.join(linear(child, skip) for child in element.iterchildren(M + "e")) + end


def _matrix(element: Element, skip: Skip) -> str:
    rows = ("&".join(linear(cell, skip) for cell in row.iterchildren(M + "e")) for row in element.iterchildren(M + "mr"))
    return f"■({'@'.join(rows)})"


def _lines(element: Element, skip: Skip) -> str:
    return f"█({'@'.join(linear(child, skip) for child in element.iterchildren(M + 'e'))})"


def _function(element: Element, skip: Skip) -> str:
    name, base = _slot(element, "fName", skip), _slot(element, "e", skip)
    return f"{name}{base}" if base.startswith(("(", "[", "{")) else f"{name} {base}"


def _accent(element: Element, skip: Skip) -> str:
    sign = _setting(element, "accPr", "chr", "̂")
    return f"{_grouped(_slot(element, 'e', skip))}{sign}"


def _bar(element: Element, skip: Skip) -> str:
    under = _setting(element, "barPr", "pos", "bot") == "bot"
    return f"{'▁' if under else '¯'}({_slot(element, 'e', skip)})"


def _limit(element: Element, skip: Skip) -> str:
    sign = "┬" if element.tag == M + "limLow" else "┴"
    return f"{_slot(element, 'e', skip)}{sign}{_grouped(_slot(element, 'lim', skip))}"


def _grouping(element: Element, skip: Skip) -> str:
    return f"{_setting(element, 'groupChrPr', 'chr', '⏟')}({_slot(element, 'e', skip)})"


def _run(element: Element, skip: Skip) -> str:
    """A run's text; Word puts a tracked change of a formula inside its run."""
    return "".join(_run_part(child, skip) for child in element)


def _run_part(child: Element, skip: Skip) -> str:
    if child.tag in _TEXTS:
        return child.text or ""
    return _run(child, skip) if child.tag in _MARKS and not skip(child) else ""


_HANDLERS: Final[dict[str, Callable[[Element, Skip], str]]] = {
    M + "r": _run,
    M + "f": _fraction,
    M + "sSup": _scripts,
    M + "sSub": _scripts,
    M + "sSubSup": _scripts,
    M + "sPre": _scripts,
    M + "nary": _nary,
    M + "rad": _root,
    M + "d": _delimited,
    M + "m": _matrix,
    M + "eqArr": _lines,
    M + "func": _function,
    M + "acc": _accent,
    M + "bar": _bar,
    M + "limLow": _limit,
    M + "limUpp": _limit,
    M + "groupChr": _grouping,
}
