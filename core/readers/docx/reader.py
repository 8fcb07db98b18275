"""DOCX (ISO/IEC 29500-1, WordprocessingML) to Document."""

import hashlib
import re
from typing import Final

from lxml import etree

from core.errors import Damaged, InputError, WrongType
from core.model.document import Document, Part, PartStatus
from core.ports import ReadOptions
from core.readers.docx.context import Context
from core.readers.docx.names import Element, W
from core.readers.docx.numbering import Numbering
from core.readers.docx.revisions import View
from core.readers.docx.settings import of_file
from core.readers.docx.stories import Stories
from core.readers.docx.styles import Styles
from core.readers.listed import with_contents
from core.readers.package import Package
from core.rings import no_search

_PROPERTIES: Final = (
    "title",
    "subject",
    "creator",
    "lastModifiedBy",
    "created",
    "modified",
    "keywords",
    "description",
    "language",
)
_MACROS: Final = re.compile(r"vbaProject\.bin$", re.IGNORECASE)
_UNREADABLE: Final = (AttributeError, LookupError, TypeError, ValueError, RecursionError, etree.LxmlError)
"""What a tree can raise that is well-formed but holds nonsense."""


def read(data: bytes, *, name: str, options: ReadOptions) -> Document:
    """Raises an InputError: Damaged, Encrypted, WrongPassword, Unsafe, LimitExceeded, EmptyFile or WrongType."""
    try:
        with no_search():
            return _read(data, name, options)
    except InputError:
        raise
    except _UNREADABLE as fault:
        raise Damaged from fault


def _read(data: bytes, name: str, options: ReadOptions) -> Document:
    package = Package(data, options.password)
    main = package.main_part()
    root = package.root(main)
    if root.tag != W + "document":
        raise WrongType
    damaged: list[str] = []
    styles_root, numbering_root, settings = (_aside(package, main, kind, damaged) for kind in ("styles", "numbering", "settings"))
    styles = Styles(styles_root)
    context = Context(package, styles, Numbering(numbering_root, styles), View(options.revisions))
    stories = Stories(context, main, settings)
    stories.read(root)
    for part in damaged:
        context.record("body", part, 0, PartStatus.DOUBTFUL, "damaged")
    _name_macros(package, context)
    found = context.found
    return Document(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        format="docx",
        words=stories.words,
        completeness=_completeness(stories.words, found.ledger),
        ledger=tuple(found.ledger),
        blocks=with_contents(found.blocks),
        revisions=tuple(found.revisions),
        settings=(*of_file(package, main, settings), *found.settings),
        properties=_properties(package, styles),
    )


def _aside(package: Package, main: str, kind: str, damaged: list[str]) -> Element | None:
    """The root of a part that only says how the text looks; where it is damaged the text can be read all the same."""
    part = next((found.target for found in package.related(main, kind) if not found.external), "")
    if not part:
        return None
    try:
        root = package.root(part)
    except Damaged:
        root = None
    if root is None or root.tag != W + kind:
        damaged.append(part)
        return None
    return root


def _name_macros(package: Package, context: Context) -> None:
    for part in package.names():
        if _MACROS.search(part):
            context.record("macros", part, 1, PartStatus.NOT_COMPARED, "macros", context.digest(part))


def _completeness(words: int, ledger: list[Part]) -> float:
    """The share of the words that were read without doubt. Doubtful words are among those that were read."""
    doubtful = sum(part.units for part in ledger if part.status is PartStatus.DOUBTFUL)
    unread = sum(part.units for part in ledger if part.status is PartStatus.NOT_COMPARED and part.reason == "damaged")
    whole = words + unread
    return round(max(words - doubtful, 0) / whole, 4) if whole else 1.0


def _properties(package: Package, styles: Styles) -> dict[str, str]:
    """The core properties by local name, and the document's own size of text in points."""
    found = {"default_size": f"{styles.default_size:g}"}
    part = next((related.target for related in package.related("", "core-properties") if not related.external), "")
    if part and package.has(part):
        try:
            root = package.root(part)
        except Damaged:
            return found
        values = {child.tag.rpartition("}")[2]: child.text for child in root if isinstance(child.tag, str)}
        found.update({name: text for name in _PROPERTIES if (text := values.get(name))})
    return found
