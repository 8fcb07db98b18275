"""What the comments of a redline stand on, read from the file itself."""

import io
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from core.model.change import Anchor, Change, Lane
from core.model.document import Document
from core.reports import ReportData, select
from core.reports.redline.columns import COLUMN_KINDS

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FORMULA = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"
_COMES, _GOES = {W + "ins", W + "moveTo"}, {W + "del", W + "moveFrom"}
_TEXTS = {W + "t", W + "delText", "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"}
_NO_COMMENTS = ("footnote", "endnote", "header", "footer", "textbox", "comment", "chart", "diagram")
"""Stories inside which Word allows no comment: it stands at the reference."""


@dataclass(frozen=True, slots=True)
class Under:
    """The texts under a comment: what came, what went, and what stayed."""

    said: str
    came: str
    gone: str
    stayed: str
    formula: bool
    """Whether a formula is among them: its text is written otherwise than the reader writes it."""


def comments(made: bytes) -> list[Under]:
    """Every comment of the document, in the order of their ids."""
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        if "word/comments.xml" not in archive.namelist():
            return []
        root = etree.fromstring(archive.read("word/document.xml"))
        notes = etree.fromstring(archive.read("word/comments.xml"))
    said = {
        note.get(W + "id"): "\n".join("".join(p.itertext()) for p in note.iter(W + "p")) for note in notes.iter(W + "comment")
    }
    open_, found, formulae = set(), {name: ["", "", ""] for name in said}, set()
    for element in root.iter():
        if element.tag == W + "commentRangeStart":
            open_.add(element.get(W + "id"))
        elif element.tag == W + "commentRangeEnd":
            open_.discard(element.get(W + "id"))
        elif element.tag == _FORMULA:
            formulae |= open_
        elif element.tag in _TEXTS and open_:
            for name in open_:
                found[name][_fate(element)] += element.text or ""
    return [Under(said[name], *found[name], name in formulae) for name in sorted(said, key=int)]


def _fate(element: etree._Element) -> int:
    tags = {above.tag for above in element.iterancestors()}
    return 0 if tags & _COMES else 1 if tags & _GOES else 2


def misplaced(made: bytes, data: ReportData) -> tuple[int, list[tuple[Change, Under | None]]]:
    """How many changes of substance were looked at, and those whose comment stands on other words than theirs."""
    wrong: list[tuple[Change, Under | None]] = []
    wanted = [change for change in select(data).shown if change.lane is Lane.SUBSTANCE]
    ours = iter(comments(made))
    for change in wanted:
        sentence = change.sentence.ru if data.language == "ru" else change.sentence.en
        under = next((one for one in ours if one.said.startswith(sentence)), None)
        if under is None or not _right(change, under, data):
            wrong.append((change, under))
    return len(wanted), wrong


def _right(change: Change, under: Under, data: ReportData) -> bool:
    if (change.new or change.old)[0].story.startswith(_NO_COMMENTS):
        return True
    came, gone = (_squeezed("".join(_edits(change, side, d))) for side, d in (("new", data.new), ("old", data.old)))
    if under.formula:
        return Counter(filter(str.isalnum, came)) <= Counter(filter(str.isalnum, under.came))
    if change.kind in COLUMN_KINDS:
        return _squeezed(under.came or under.gone) == _squeezed((change.new or change.old)[0].text)
    exact = _squeezed(under.came) == came and _squeezed(under.gone) == gone
    anchors = {_squeezed(_anchored(side)) for side in (change.new, change.old)}
    return (
        exact or _squeezed(under.came + under.stayed) in anchors - {""} or _squeezed(under.gone + under.stayed) in anchors - {""}
    )


def _edits(change: Change, side: str, document: Document) -> Iterator[str]:
    texts = {block.block: block.text for block in document.blocks}
    for edit in change.edits:
        span = getattr(edit, side)
        if span is not None:
            yield texts[span.block][span.start : span.end]


def _anchored(anchors: tuple[Anchor, ...]) -> str:
    return "".join(anchor.text for anchor in anchors)


def _squeezed(text: str) -> str:
    """Without spaces and what Word writes as elements of its own: pictures, hyphens that are no breaks, symbols of a font."""
    return "".join(character for character in text if not character.isspace() and character not in "\ufffc\u2011\u00ad\u2217")
