"""The pages with their furniture and notes set apart: what the document is put together from."""

from dataclasses import dataclass

from core.readers.pdf.border import Inside
from core.readers.pdf.line import Row
from core.readers.pdf.page import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class PageText:
    """One page's rows by what they are for. `notes`: sign, characters of the sign, rows; see `notes.Foot`. `room`: what the
    border round the page leaves, where it has one."""

    page: Page
    header: tuple[Row, ...]
    body: tuple[Row, ...]
    notes: tuple[tuple[str, int, tuple[Row, ...]], ...]
    footer: tuple[Row, ...]
    room: Inside | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """`body`: the usual size of text in points. `running_pictures`: digests of those that come back page by page."""

    pages: tuple[PageText, ...]
    body: float
    running_pictures: frozenset[str] = frozenset()
