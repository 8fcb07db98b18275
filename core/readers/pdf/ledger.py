"""How completely each page was read, with a second reader where there are signs of loss; the ledger's lines."""

import io
import logging
import re
import warnings
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from time import process_time
from typing import TYPE_CHECKING

from core.model.document import OBJECT, Block, Part, PartStatus, Source
from core.readers.pdf.page import Page
from core.readers.pdf.structure import Structure

if TYPE_CHECKING:
    import pypdf

_UNMAPPED = 0.002
"""The share of characters without a Unicode value that makes a page doubtful."""
_DISAGREE = 0.04
"""The share of the second reader's words that the first lacks, from which a page is doubtful."""
_SECONDS = 8.0
"""CPU time of the second reader on one file."""
_PICTURE_SHARE = 0.1
"""The share of a page that its pictures cover, from which a page without text is a scan."""
_OCR_SHARE = 0.5
_SHAPED, _SHAPED_SHARE = 100, 0.1
"""Letters drawn as shapes, and the share of the page's characters that they are, from which text is missing: not the words of
a logo, or of a diagram's axes."""
_WORD = re.compile(r"\w+")
_MIXED = re.compile("[\u0370-\u03ff\u0400-\u04ffA-Za-z][\u0590-\u06ff]|[\u0590-\u06ff][\u0370-\u03ff\u0400-\u04ffA-Za-z]")
_SEMITIC = re.compile("[\u0590-\u06ff]")
"""Looked for first: most pages have none."""
_GREEK_WITHIN = re.compile("[\u0430-\u045f][\u03b1-\u03ce][\u0430-\u045f]")
_WITHIN = 3
"""Greek letters between Cyrillic ones on a page, from which its letters are not what is drawn."""
_LEFTWARD = "\u05d0-\u05ea\u0621-\u064a"
_MIXED_LEFTWARD = re.compile(
    f"[\u0370-\u03ff\u0400-\u04ff][{_LEFTWARD}]|[{_LEFTWARD}][\u0370-\u03ff\u0400-\u04ff]|[A-Za-z][{_LEFTWARD}]|[{_LEFTWARD}]{{4}}[A-Za-z]"
)
"""The same on a page that is read from right to left: up to three letters before a Latin name are its preposition."""
_RARE = re.compile("[\u3400-\u4dbf\ue000-\uefff\ua000-\uabff\u0080-\u009f]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One page. `reason`: no_text, page_damaged, ocr_layer, unmapped_glyphs, unsure_characters,
    damaged_structure, readers_disagree, few_characters, picture_page,
    too_many_objects, or None."""

    page: int
    status: PartStatus
    reason: str | None
    words: int
    source: Source = Source.TEXT


def judge(data: bytes, password: str | None, pages: Sequence[Page], structure: Structure) -> list[Judgement]:
    """A judgement for each page; the second reader is asked only where something is amiss."""
    found = [_first(page, structure) for page in pages]
    asked = [j.page for j in found if j.reason in ("unmapped_glyphs", "damaged_structure", "page_damaged", "no_text")]
    if not asked:
        return found
    second = _second_reader(data, password, asked)
    return [_second(j, pages[j.page - 1], second.get(j.page)) for j in found]


def _first(page: Page, structure: Structure) -> Judgement:
    words = sum(len(sheet.text.split()) + len(sheet.pieces) - 1 for sheet in page.sheets)
    status, reason, source = PartStatus.COMPARED, None, Source.TEXT
    if page.failed:
        status, reason = PartStatus.NOT_COMPARED, "page_damaged"
    elif page.characters == 0:
        if pictured(page) >= _PICTURE_SHARE or structure.damaged or _drawn(page):
            status, reason = PartStatus.NOT_COMPARED, "no_text"
    elif _unmapped(page):
        status, reason = PartStatus.DOUBTFUL, "unmapped_glyphs"
    elif _unsure(page, structure):
        status, reason = PartStatus.DOUBTFUL, "unsure_characters"
    elif structure.damaged:
        status, reason = PartStatus.DOUBTFUL, "damaged_structure"
    elif _shaped(page):
        status, reason = PartStatus.DOUBTFUL, "few_characters"
    elif page.drawings.cut:
        status, reason = PartStatus.DOUBTFUL, "too_many_objects"
    if page.characters and _invisible(page) and pictured(page) >= _OCR_SHARE:
        status, reason, source = PartStatus.DOUBTFUL, "ocr_layer", Source.OCR
    elif page.characters and words <= 3 and pictured(page) >= 0.7:
        status, reason = PartStatus.DOUBTFUL, "picture_page"
    return Judgement(page=page.number, status=status, reason=reason, words=words, source=source)


def _unsure(page: Page, structure: Structure) -> bool:
    """Fonts without a map to Unicode, words of scripts that never meet (Arabic and Hebrew put prefixes to Latin names, Russian
    indices follow Greek letters but do not stand round them), signs that next to no text has."""
    if structure.identity_map:
        return True
    if structure.unmapped_fonts and any(s.font in structure.unmapped_fonts for sheet in page.sheets for s in sheet.styles):
        return True
    for sheet in page.sheets:
        if len(_GREEK_WITHIN.findall(sheet.text)) >= _WITHIN:
            return True
        rare = len(_RARE.findall(sheet.text))
        mixed = _MIXED_LEFTWARD if page.leftward else _MIXED
        if (_SEMITIC.search(sheet.text) and mixed.search(sheet.text)) or rare > 0.3 * len(sheet.text):
            return True
    return False


def _unmapped(page: Page) -> bool:
    return page.unmapped > 0 and page.unmapped >= _UNMAPPED * page.characters


def pictured(page: Page) -> float:
    """The share of the page that its pictures cover, overlaps counted twice, at most 1."""
    width, height = page.frame.shown
    total = 0.0
    for picture in page.drawings.pictures:
        if not picture.drawn:
            wide = min(picture.x1, width) - max(picture.x0, 0)
            high = min(picture.y1, height) - max(picture.y0, 0)
            total += max(wide, 0) * max(high, 0)
    return min(total / max(width * height, 1), 1.0)


def _drawn(page: Page) -> bool:
    """Whether curves stand where text would: letters drawn as outlines."""
    return page.drawings.letters > 0 or any(picture.drawn for picture in page.drawings.pictures)


def _shaped(page: Page) -> bool:
    """Whether so many letters are drawn as shapes that the page's characters are not all of its text."""
    return page.drawings.letters >= max(_SHAPED, _SHAPED_SHARE * page.characters)


def _invisible(page: Page) -> bool:
    """Whether most characters are drawn in the invisible mode."""
    hidden = sum(int((sheet.style == k).sum()) for sheet in page.sheets for k, s in enumerate(sheet.styles) if s.invisible)
    return hidden > 0.5 * sum(len(sheet.style) for sheet in page.sheets)


def _second(judgement: Judgement, page: Page, text: str | None) -> Judgement:
    """What the second reader's text of the page says about the first's."""
    if text is None or not text.strip():
        return judgement
    mine = Counter(_letters(" ".join(p.text for sheet in page.sheets for p in sheet.pieces)))
    other = Counter(_letters(text))
    lacking = sum((other - mine).values())
    if judgement.reason == "no_text" and sum(other.values()) >= 8:
        return Judgement(page=judgement.page, status=PartStatus.NOT_COMPARED, reason="readers_disagree", words=len(text.split()))
    if judgement.status is PartStatus.DOUBTFUL and lacking > max(_DISAGREE * sum(other.values()), 8):
        return Judgement(page=judgement.page, status=PartStatus.DOUBTFUL, reason="readers_disagree", words=judgement.words)
    return judgement


def _letters(text: str) -> list[str]:
    return [c for word in _WORD.findall(text) for c in word]


def _second_reader(data: bytes, password: str | None, pages: Sequence[int]) -> dict[int, str]:
    """pypdf's text of the pages that it can read. It raises errors of many kinds on damaged files, its own and others."""
    import pypdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    found: dict[int, str] = {}
    start = process_time()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            reader = pypdf.PdfReader(io.BytesIO(data), password=password)
            count = len(reader.pages)
            for number in pages:
                if number > count or process_time() - start > _SECONDS:
                    break
                found[number] = _page_text(reader, number)
        except Exception:  # noqa: BLE001 - the second opinion is optional; whatever ends it, the first reader's stands
            return found
    return found


def _page_text(reader: "pypdf.PdfReader", number: int) -> str:
    try:
        return str(reader.pages[number - 1].extract_text())
    except Exception:  # noqa: BLE001 - the same, for one page
        return ""


def ledger_of(
    pages: Sequence[Page], judgements: Sequence[Judgement], blocks: Sequence[Block], looks: Mapping[int, str]
) -> tuple[Part, ...]:
    """A line a page with the words of its blocks, a line a picture. `looks`: hashes of pages as they are seen."""
    words: Counter[int] = Counter()
    pictures: Counter[int] = Counter()
    for block in blocks:
        words[block.page or 1] += len(block.text.replace(OBJECT, " ").split())
        pictures[block.page or 1] += block.text.count(OBJECT)
    parts = []
    for judgement in judgements:
        number = judgement.page
        units = words[number] if judgement.status is not PartStatus.NOT_COMPARED else max(judgement.words, 1)
        parts.append(
            Part(
                story="body",
                place=f"page {number}",
                units=units,
                status=judgement.status,
                reason=judgement.reason,
                digest=looks.get(number),
            )
        )
        parts += [
            Part(story="body", place=f"page {number}, picture {k + 1}", units=1, status=PartStatus.COMPARED)
            for k in range(pictures[number])
        ]
    return tuple(parts)
