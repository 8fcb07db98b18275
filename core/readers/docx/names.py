"""Names of WordprocessingML and of what it embeds (ISO/IEC 29500-1), as lxml spells them."""

from typing import Any, Final

Element = Any
"""An lxml element: lxml ships no types."""

_OFFICE: Final = "http://schemas.openxmlformats.org"
_MICROSOFT: Final = "http://schemas.microsoft.com/office"


def _name(namespace: str) -> str:
    return "{" + namespace + "}"


W: Final = _name(_OFFICE + "/wordprocessingml/2006/main")
R: Final = _name(_OFFICE + "/officeDocument/2006/relationships")
M: Final = _name(_OFFICE + "/officeDocument/2006/math")
MC: Final = _name(_OFFICE + "/markup-compatibility/2006")
A: Final = _name(_OFFICE + "/drawingml/2006/main")
WP: Final = _name(_OFFICE + "/drawingml/2006/wordprocessingDrawing")
PIC: Final = _name(_OFFICE + "/drawingml/2006/picture")
C: Final = _name(_OFFICE + "/drawingml/2006/chart")
DGM: Final = _name(_OFFICE + "/drawingml/2006/diagram")
CX: Final = _name(_MICROSOFT + "/drawing/2014/chartex")
WPS: Final = _name(_MICROSOFT + "/word/2010/wordprocessingShape")
W14: Final = _name(_MICROSOFT + "/word/2010/wordml")
W15: Final = _name(_MICROSOFT + "/word/2012/wordml")
V: Final = "{urn:schemas-microsoft-com:vml}"
O: Final = "{urn:schemas-microsoft-com:office:office}"  # noqa: E741 - the usual prefix
XML_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"

VAL: Final = W + "val"
ID: Final = W + "id"
R_ID: Final = R + "id"

FALSE: Final = frozenset({"0", "false", "off", "none"})
"""The values of ST_OnOff that switch a property off; a missing value switches it on."""

KNOWN_EXTENSIONS: Final = frozenset(
    {"wps", "wpg", "wpc", "wpi", "w14", "w15", "w16", "w16se", "w16cid", "wp14", "a14", "c14", "cx"}
)
"""Prefixes of extensions whose text this reader finds: an mc:Choice that requires others is left for the fallback."""


def first(parent: Element, tag: str) -> Element | None:
    """The first child with this tag. For the few children of properties this is four times as fast as lxml's find."""
    for child in parent:
        if child.tag == tag:
            return child
    return None


def is_on(element: Element) -> bool:
    """The value of a toggle element such as w:b."""
    said = element.get(VAL)
    return said is None or said.lower() not in FALSE


def value(parent: Element, name: str, default: str = "") -> str:
    """The w:val of the child `name` (without prefix) of an element that may be None."""
    child = None if parent is None else first(parent, W + name)
    return default if child is None else child.get(VAL, default)


def whole(text: str | None, default: int = 0) -> int:
    """A decimal attribute as an int; what is no number, or absurd, gives the default."""
    if not text or len(text) > 12:
        return default
    try:
        return int(text)
    except ValueError:
        return default


def chosen(alternate: Element) -> Element | None:
    """What counts of an mc:AlternateContent: the first choice that is understood, or else the fallback; never both."""
    fallback = None
    for child in alternate:
        if child.tag == MC + "Choice":
            required = (child.get("Requires") or "").split()
            if all(prefix in KNOWN_EXTENSIONS or prefix.startswith("cx") for prefix in required):
                return child
        elif child.tag == MC + "Fallback":
            fallback = child
    return fallback


def shows_placeholder(control: Element) -> bool:
    """A content control that still shows what should be typed into it."""
    properties = control.find(W + "sdtPr")
    shown = None if properties is None else first(properties, W + "showingPlcHdr")
    return shown is not None and is_on(shown)


def keeps_space(element: Element) -> bool:
    """xml:space of the nearest element that has it: without "preserve" Word drops white space at the ends of a text."""
    while element is not None:
        found = element.get(XML_SPACE)
        if found is not None:
            return bool(found == "preserve")
        element = element.getparent()
    return False
