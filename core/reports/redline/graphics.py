"""Charts and diagrams: their words and figures live in parts of their own, where no change can be tracked. A drawing that shows
another one is another drawing: the old one goes and the new one comes."""

import zlib
from typing import Final

from lxml import etree

from core.model.comparison import Comparison
from core.reports.redline.package import MC, Element, Package, R, W

SAYS: Final = "{urn:sverka:redline}says"
"""Which sign stands for a drawing in the text of its paragraph, as long as the redline is being made."""
_STORIES: Final = ("chart:", "diagram:")
_DIAGRAM: Final = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
_REFERENCES: Final = (
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart",
    "{http://schemas.microsoft.com/office/drawing/2014/chartex}chart",
    _DIAGRAM,
)
_HOLDERS: Final = ("drawing", "AlternateContent", "pict", "object")
_ASIDE: Final = (W + "del", W + "moveFrom", W + "txbxContent", MC + "Fallback")
"""What stands in these is not shown, or numbered after what stands in the text."""
_SAYING: Final = ("v", "t", "pt", "f")
"""Elements that hold a chart's or a diagram's words and figures, and where these come from."""


def changed(comparison: Comparison) -> bool:
    """Whether a chart or a diagram says something else now."""
    anchors = (anchor for change in comparison.changes for anchor in (*change.old, *change.new))
    return any(anchor.story.startswith(_STORIES) for anchor in anchors)


def tell_apart(package: Package) -> None:
    """Gives each drawing that shows a chart or a diagram a sign for what that says."""
    for reference in package.root(package.document).iter(*_REFERENCES):
        said = _said(package, reference)
        child = next((one for one in (reference, *reference.iterancestors()) if _is_in_run(one)), None)
        if said is not None and child is not None:
            child.set(SAYS, chr(0xF0000 + zlib.crc32(said) % 0xFFFD))


def forget(package: Package) -> None:
    """Takes the signs away again."""
    for element in package.root(package.document).iter(*(f"{{*}}{name}" for name in _HOLDERS)):
        element.attrib.pop(SAYS, None)


def shown(root: Element, story: str) -> Element | None:
    """The run with the drawing that shows a chart or a diagram of the body now, by its story."""
    kind, _, number = story.partition(":")
    wanted = (_DIAGRAM,) if kind == "diagram" else _REFERENCES[:-1]
    found = [one for one in root.iter(*wanted) if not any(above.tag in _ASIDE for above in one.iterancestors())]
    if f"{kind}:" not in _STORIES or not number.isdecimal() or not 0 < int(number) <= len(found):
        return None
    return next((above for above in found[int(number) - 1].iterancestors() if above.tag == W + "r"), None)


def _is_in_run(element: Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == W + "r"


def _said(package: Package, reference: Element) -> bytes | None:
    """The words and figures of the part that a drawing refers to; None where there is no such part."""
    identifier = reference.get(R + ("dm" if reference.tag == _DIAGRAM else "id"), "")
    found = package.target(package.document, identifier)
    if found is None or found[2] or not package.has(found[1]):
        return None
    root = package.root(found[1])
    return "\0".join(node.text or "" for node in root.iter("*") if etree.QName(node).localname in _SAYING).encode()
