"""The data of a file that its content controls are bound to (ISO/IEC 29500-1, 17.5.2.6)."""

import re
from typing import Final

from lxml import etree

from core.errors import Damaged
from core.readers.docx.names import Element
from core.readers.package import Package

_STEPS: Final = re.compile(r"(?:/(?:[\w.-]+:)?[\w.-]+(?:\[\d{1,6}\])?)+(?:/@(?:[\w.-]+:)?[\w.-]+)?")
"""A path of plain steps: what Word writes. No other expression is asked for."""
_PREFIX: Final = re.compile(r"""xmlns:([\w.-]+)=(["'])([^"']*)\2""")
_IS_DATA: Final = re.compile(r"(?:customXml/item\d+|docProps/(?:core|app))\.xml", re.IGNORECASE)


class BoundData:
    """The data of a file that its content controls are bound to: Word shows them in the place of the text that the file holds."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._roots: list[Element] | None = None

    def at(self, path: str, prefixes: str) -> str | None:
        """The text at a path of plain steps; None where there is none, or the path is of another kind."""
        if not _STEPS.fullmatch(path):
            return None
        spaces = {prefix: uri for prefix, _, uri in _PREFIX.findall(prefixes)}
        for root in self._parts():
            try:
                found = root.getroottree().xpath(path, namespaces=spaces)
            except etree.XPathError:
                return None
            if found:
                return str(found[0]) if isinstance(found[0], str) else "".join(found[0].itertext())
        return None

    def _parts(self) -> list[Element]:
        if self._roots is None:
            names = [name for name in self._package.names() if _IS_DATA.fullmatch(name)]
            self._roots = [root for name in names if (root := _optional(self._package, name)) is not None]
        return self._roots


def _optional(package: Package, name: str) -> Element | None:
    try:
        return package.root(name)
    except Damaged:
        return None
