"""A picture inside a paragraph of a DOCX (ECMA-376, DrawingML), and which bytes are one."""

import struct
import zlib

from lxml import etree

from core.limits import LOGO_PIXELS
from core.reports.wordml import Element, R, element

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_WP, _A, _PIC = f"{_DRAWING}/wordprocessingDrawing", f"{_DRAWING}/main", f"{_DRAWING}/picture"
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
MM = 36_000
"""English metric units in a millimetre."""
HEIGHT, WIDTH = 14 * MM, 90 * MM
"""The box that a picture fills in one direction."""


def png_size(data: bytes) -> tuple[int, int] | None:
    """Width and height of a whole PNG (ISO/IEC 15948) that programs can be made to draw; None for any other bytes."""
    if not data.startswith(_SIGNATURE) or data[12:16] != b"IHDR" or not _whole(data):
        return None
    width, height = struct.unpack(">II", data[16:24])
    return (width, height) if 0 < width * height <= LOGO_PIXELS else None


def _whole(data: bytes) -> bool:
    """Whether every chunk has its checksum, up to the last one, and what is packed in them unpacks."""
    at, packed = len(_SIGNATURE), b""
    while at + 12 <= len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        if data[at + 8 + length : at + 12 + length] != zlib.crc32(kind + body).to_bytes(4, "big"):
            return False
        if kind == b"IEND":
            return _unpacks(packed)
        packed, at = packed + (body if kind == b"IDAT" else b""), at + 12 + length
    return False


def _unpacks(packed: bytes) -> bool:
    reader = zlib.decompressobj()
    try:
        reader.decompress(packed, LOGO_PIXELS * 8 + 65_536)
    except zlib.error:
        return False
    return reader.eof


def picture(png: bytes, relation: str) -> Element | None:
    """A run with the PNG of that relationship; None where the bytes are none."""
    size = png_size(png)
    if size is None:
        return None
    return element("r", element("drawing", _inline(*scaled(*size), relation)))


def scaled(width: int, height: int) -> tuple[int, int]:
    """The size in English metric units at which a picture of so many pixels fills the box."""
    scale = min(WIDTH / width, HEIGHT / height)
    return max(int(width * scale), 1), max(int(height * scale), 1)


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
