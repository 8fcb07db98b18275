"""A picture inside a paragraph of a DOCX (ECMA-376, DrawingML)."""

import struct

from lxml import etree

from core.reports.wordml import Element, R, element

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_WP, _A, _PIC = f"{_DRAWING}/wordprocessingDrawing", f"{_DRAWING}/main", f"{_DRAWING}/picture"
_MM = 36_000
"""English metric units in a millimetre."""
HEIGHT, WIDTH = 14 * _MM, 90 * _MM
"""The box that a picture fills in one direction."""


def picture(png: bytes, relation: str) -> Element | None:
    """A run with the PNG of that relationship; None where the bytes are no PNG with a size (ISO/IEC 15948, IHDR)."""
    if len(png) < 24 or png[12:16] != b"IHDR":
        return None
    width, height = struct.unpack(">II", png[16:24])
    if not 0 < width < 1 << 31 or not 0 < height < 1 << 31:
        return None
    scale = min(WIDTH / width, HEIGHT / height)
    return element("r", element("drawing", _inline(max(int(width * scale), 1), max(int(height * scale), 1), relation)))


def _inline(width: int, height: int, relation: str) -> Element:
    extent = {"cx": str(width), "cy": str(height)}
    blip = _made(_A, "blip")
    blip.set(f"{{{R}}}embed", relation)
    offset, size = _made(_A, "off", x="0", y="0"), _made(_A, "ext", **extent)
    shape = _made(_PIC, "spPr", _made(_A, "xfrm", offset, size), _made(_A, "prstGeom", _made(_A, "avLst"), prst="rect"))
    names = _made(_PIC, "nvPicPr", _made(_PIC, "cNvPr", id="1", name="logo"), _made(_PIC, "cNvPicPr"))
    fill = _made(_PIC, "blipFill", blip, _made(_A, "stretch", _made(_A, "fillRect")))
    graphic = _made(_A, "graphic", _made(_A, "graphicData", _made(_PIC, "pic", names, fill, shape), uri=_PIC))
    edges = {"distT": "0", "distB": "0", "distL": "0", "distR": "0"}
    return _made(_WP, "inline", _made(_WP, "extent", **extent), _made(_WP, "docPr", id="1", name="logo"), graphic, **edges)


def _made(space: str, tag: str, /, *children: Element, **attributes: str) -> Element:
    made = etree.Element(f"{{{space}}}{tag}", attributes, nsmap={"wp": _WP, "a": _A, "pic": _PIC})
    made.extend(children)
    return made
