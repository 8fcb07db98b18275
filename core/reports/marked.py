"""PDF: an original with the changes highlighted as standard annotations that carry the sentences and the statements."""

import io
from collections import defaultdict
from collections.abc import Iterator, Mapping

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.annotations import AnnotationDictionary, Highlight, Text
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, FloatObject, NameObject, TextStringObject

from core.errors import ReportError
from core.model.change import Change
from core.model.document import Block, Box, Side
from core.reports.context import blocks_of
from core.reports.data import ReportData, select
from core.reports.doubts import doubt_lines
from core.reports.labels import SIGNIFICANCE, plural, words
from core.reports.rows import sentence_of, told
from core.reports.spots import spots
from core.reports.verdict import model_note, scope_line

_TINTS = {"high": "ff8a80", "medium": "ffd180", "low": "a7d3ff", "none": "dfe3e8"}
_Rect = tuple[float, float, float, float]


def marked(data: ReportData, side: Side) -> bytes:
    """The PDF of that side; its pages stay as they are. Raises ReportError where it is no PDF or cannot be written again."""
    source, document = (data.old_file, data.old) if side is Side.OLD else (data.new_file, data.new)
    if source is None or document.format != "pdf":
        raise ReportError(what="PDF")
    try:
        reader = PdfReader(io.BytesIO(source))
        if reader.is_encrypted and not reader.decrypt(""):
            raise ReportError(what="PDF")
        writer = PdfWriter(clone_from=reader)
        for page, annotation in _annotations(data, side, writer):
            writer.add_annotation(page, annotation)
        if (said := "\n".join(filter(None, (*doubt_lines(data), _left_out(data, side), model_note(data))))) and len(writer.pages):
            writer.add_annotation(0, _note(said, writer.pages[0], data))
        out = io.BytesIO()
        writer.write(out)
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, NotImplementedError, RecursionError) as error:
        # pypdf raises these outside its own class for files that break the format.
        raise ReportError(what="PDF") from error
    return out.getvalue()


def _annotations(data: ReportData, side: Side, writer: PdfWriter) -> Iterator[tuple[int, Highlight]]:
    explained, blocks = told(data), blocks_of(data.old if side is Side.OLD else data.new)
    for change in select(data).shown:
        text = "\n".join([sentence_of(change, data.language), _level(change, data.language), *explained.get(change.id, ())])
        for page, boxes in _boxes(change, side, blocks).items():
            if 0 < page <= len(writer.pages):
                rects = [_in_file(box, writer.pages[page - 1]) for box in boxes]
                yield page - 1, _highlight(rects, text, change, data)


def _left_out(data: ReportData, side: Side) -> str:
    """How many changes the report hides, and how many have no place on these pages; "" where all are highlighted."""
    chosen, many = select(data), plural(data.language)
    blocks = blocks_of(data.old if side is Side.OLD else data.new)
    nowhere = sum(not _boxes(change, side, blocks) for change in chosen.shown)
    without = many("{n} has no place on these pages", "{n} have no place on these pages", nowhere).format(n=nowhere)
    told = [scope_line(data, chosen), without if nowhere else ""]
    return ". ".join(line for line in told if line) + "." if chosen.hidden or nowhere else ""


def _note(said: str, page: PageObject, data: ReportData) -> Text:
    """A note in the corner of the page."""
    corner = float(page.cropbox.left) + 6, float(page.cropbox.top) - 26
    made = Text(rect=(*corner, corner[0] + 20, corner[1] + 20), text=said)
    _sign(made, said, "scope", data)
    return made


def _level(change: Change, language: str) -> str:
    _ = words(language)
    return f"{_('significance')}: {_(SIGNIFICANCE[change.significance.value])}"


def _boxes(change: Change, side: Side, blocks: Mapping[str, Block]) -> dict[int, list[Box]]:
    """The boxes of the changed words by page, each once."""
    found: dict[int, list[Box]] = defaultdict(list)
    anchors = change.old if side is Side.OLD else change.new
    for name in dict.fromkeys(anchor.block for anchor in anchors if anchor.block in blocks):
        for box in spots(change, side, blocks[name], anchors):
            if box not in found[box.page]:
                found[box.page].append(box)
    return found


def _in_file(box: Box, page: PageObject) -> _Rect:
    """A box from the top left of the page as it is shown, in the file's coordinates (ISO 32000-1, 8.3.2.3)."""
    crop = page.cropbox
    left, bottom, width, height = (float(value) for value in (crop.left, crop.bottom, crop.width, crop.height))
    turn = (page.rotation // 90) % 4
    found = []
    for x, y in ((box.x0, box.y0), (box.x1, box.y1)):
        turned = (x, height - y), (y, x), (width - x, y), (width - y, height - x)
        found.append((left + turned[turn][0], bottom + turned[turn][1]))
    xs, ys = sorted(x for x, _y in found), sorted(y for _x, y in found)
    return xs[0], ys[0], xs[1], ys[1]


def _highlight(rects: list[_Rect], text: str, change: Change, data: ReportData) -> Highlight:
    """One annotation for all lines of a change on a page. The order of a quad's corners is the one that viewers take."""
    quads = [value for x0, y0, x1, y1 in rects for value in (x0, y1, x1, y1, x0, y0, x1, y0)]
    around = min(r[0] for r in rects), min(r[1] for r in rects), max(r[2] for r in rects), max(r[3] for r in rects)
    made = Highlight(
        rect=around,
        quad_points=ArrayObject([FloatObject(round(value, 2)) for value in quads]),
        highlight_color=_TINTS[change.significance.value],
        printing=True,
    )
    _sign(made, text, change.id, data)
    return made


def _sign(made: AnnotationDictionary, text: str, name: str, data: ReportData) -> None:
    """The annotation with its text, its author, a name of its own and the report's time."""
    made[NameObject("/Contents")] = TextStringObject(text)
    made[NameObject("/T")] = TextStringObject(data.options.author)
    made[NameObject("/NM")] = TextStringObject(f"sverka-{name}")
    made[NameObject("/M")] = TextStringObject("D:" + "".join(c for c in data.made[:19] if c.isdigit()) + "Z")
