"""The PDF reader: pages are read one by one, then put together as one document."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from core.errors import NoText
from core.model.document import Block, Document, Part, PartStatus
from core.ports import ReadOptions
from core.readers.pdf import library
from core.readers.pdf.assembly import Assembly
from core.readers.pdf.attachments import unread
from core.readers.pdf.border import borders, room_of, rows_outside
from core.readers.pdf.covered import Patience
from core.readers.pdf.file import OutlineEntry, PdfFile, opened
from core.readers.pdf.furniture import find_furniture, is_continued
from core.readers.pdf.layout import Layout, PageText
from core.readers.pdf.ledger import judge, ledger_of
from core.readers.pdf.line import Row
from core.readers.pdf.notes import find_notes
from core.readers.pdf.page import Page, read_page
from core.readers.pdf.prints import prints
from core.readers.pdf.settings import bookmarks, locks, of_file, scripts
from core.readers.pdf.stamped import doubted
from core.readers.pdf.structure import inspect
from core.rings import no_search

FORMAT = "pdf"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """What is kept of a file once pdfium has closed it."""

    pages: tuple[Page, ...]
    properties: dict[str, str]
    outline: tuple[OutlineEntry, ...]
    labels: dict[int, str]


def read(data: bytes, *, name: str, options: ReadOptions) -> Document:
    """Raises EmptyFile, WrongType, Damaged, Encrypted, WrongPassword, LimitExceeded, NoText."""
    with library.LOCK, opened(data, options.password) as file, no_search():
        structure = inspect(data)
        settings = tuple(of_file(file.handle))  # before the pages: drawing a form takes its fields away
        found = _pages(file, Patience(layers=structure.layers))
        aside = (*unread(file.handle, (clip for page in found.pages for clip in page.clipped)), *scripts(file.handle))
        settings += tuple(locks(name for page in found.pages for name in page.locked))
    judgements = judge(data, options.password, found.pages, structure)
    judgements = doubted(data, options.password, found.pages, judgements)
    if not any(j.status is not PartStatus.NOT_COMPARED and j.words for j in judgements):
        raise NoText
    looks = prints(data, options.password, found.pages, judgements)
    with no_search():
        layout = _layout(found.pages, found.labels)
        blocks = Assembly(layout, found.outline, judgements, found.labels).blocks()
    parts = (*ledger_of(found.pages, judgements, blocks, looks), *aside)
    settings += tuple(bookmarks(found.outline, blocks))
    return replace(_document(data, name, found, parts, blocks), settings=settings)


def _pages(file: PdfFile, patience: Patience) -> _Read:
    return _Read(
        pages=tuple(read_page(file, number, patience) for number in range(1, file.pages + 1)),
        properties=file.properties,
        outline=file.outline,
        labels=file.labels,
    )


def _layout(pages: Sequence[Page], labels: Mapping[int, str]) -> Layout:
    """Sets furniture and notes apart from each page's text."""
    edges = find_furniture([(p.number, p.frame.shown[1], list(p.rows), p.drawings) for p in pages], labels)
    found = {page.number: room_of(page.drawings, page.frame.shown, page.rows) for page in pages}
    rooms, stamped = borders({number: room for number, room in found.items() if room is not None})
    body = body_size(pages)
    texts = []
    for page in pages:
        top, bottom = edges[page.number]
        rows, room = list(page.rows), rooms.get(page.number)
        if room is not None and page.number in stamped:
            above, below = rows_outside(rows, room)
            top, bottom = max(top, above), max(bottom, below)
        inner = rows[top : len(rows) - bottom]
        told = [row for row in inner if is_continued(row)]
        foot = find_notes(page, [row for row in inner if row not in told] if told else inner, body)
        texts.append(
            PageText(
                page=page,
                header=tuple(rows[:top]),
                body=foot.body,
                notes=foot.notes,
                footer=(*told, *rows[len(rows) - bottom :]),
                room=room,
            )
        )
    return Layout(pages=tuple(texts), body=body, running_pictures=_running_pictures(pages))


def _running_pictures(pages: Sequence[Page]) -> frozenset[str]:
    """Logos and backgrounds: the same picture at the same place on three pages, two of them near each other. The sign of a note
    or a warning, which stands anywhere else as often, only happens to do so."""
    found: dict[tuple[str, int, int], list[int]] = defaultdict(list)
    for page in pages:
        for picture in page.drawings.pictures:
            found[picture.digest, round(picture.x0 / 4), round(picture.y0 / 4)].append(page.number)
    times, settled = Counter[str](), Counter[str]()
    for (digest, _, _), on in found.items():
        times[digest] += len(on)
        if len(on) >= 3 and any(b - a <= 2 for a, b in pairwise(on)):
            settled[digest] += len(on)
    return frozenset(digest for digest, count in settled.items() if 2 * count > times[digest])


def body_size(pages: Sequence[Page]) -> float:
    """The size, in points, that most characters have."""
    weights: Counter[float] = Counter()
    for page in pages:
        for row in page.rows:
            _weigh(row, weights)
    return weights.most_common(1)[0][0] if weights else 11.0


def _weigh(row: Row, weights: Counter[float]) -> None:
    for piece in row:
        weights[piece.size] += piece.end - piece.start


def _document(data: bytes, name: str, found: _Read, parts: tuple[Part, ...], blocks: Sequence[Block]) -> Document:
    words = sum(len(block.text.split()) for block in blocks)
    doubtful = sum(p.units for p in parts if p.status is not PartStatus.COMPARED)
    whole = sum(p.units for p in parts)
    return Document(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        format=FORMAT,
        pages=len(found.pages),
        words=words,
        completeness=round(1 - doubtful / whole, 4) if whole else 0.0,
        ledger=parts,
        blocks=tuple(blocks),
        properties=found.properties,
    )
