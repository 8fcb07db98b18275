"""DOCX: the table of correspondence: which section of the old version is which of the new one."""

from collections import Counter
from collections.abc import Iterable

from core.model.document import Block, BlockKind, Document
from core.reports.data import ReportData
from core.reports.labels import words
from core.reports.letterhead import paper
from core.reports.wordml import paragraph, run, table

WIDTHS = (6_800, 6_800, 1_500)


def title_of(block: Block) -> str:
    return f"{block.label} {block.text}".strip() if block.label else block.text


def headings(source: Document) -> list[Block]:
    """The headings of the body, in order."""
    return [block for block in source.blocks if block.kind is BlockKind.HEADING and block.story == "body"]


def pairs(data: ReportData) -> list[tuple[Block | None, Block | None]]:
    """Old and new headings side by side: those that a change names together, those that stayed, those of one side only."""
    together = {
        anchor.block: change.new[0].block
        for change in data.comparison.changes
        if change.old and change.new
        for anchor in change.old[:1]
    }
    new = {block.block: block for block in headings(data.new)}
    by_text = {block.text: block for block in reversed(list(new.values()))}
    found: list[tuple[Block | None, Block | None]] = []
    used: set[str] = set()
    for block in headings(data.old):
        partner = new.get(together.get(block.block, "")) or by_text.get(block.text)
        if partner is not None and partner.block in used:
            partner = None
        used |= {partner.block} if partner else set()
        found.append((block, partner))
    return found + [(None, block) for name, block in new.items() if name not in used]


def render(data: ReportData) -> bytes:
    """Landscape; the last column counts the changes under the new heading (the old one where there is no new)."""
    _ = words(data.language)
    names = (f"{_('Old')}: {data.comparison.old.name}", f"{_('New')}: {data.comparison.new.name}", _("Changes"))
    counts = _counts(data)
    lines = [[[paragraph(run(text))] for text in texts] for texts in _lines(data, counts)]
    body = table(WIDTHS, names, lines) if lines else paragraph(run(_("Neither version has headings.")))
    return paper(data, _("Table of correspondence"), [body, paragraph()], landscape=True)


def _counts(data: ReportData) -> Counter[str]:
    places = [(change.new or change.old) for change in data.comparison.changes]
    return Counter(anchors[0].section[-1] for anchors in places if anchors and anchors[0].section)


def _lines(data: ReportData, counts: Counter[str]) -> Iterable[tuple[str, str, str]]:
    for old, new in pairs(data):
        shown = new or old
        count = counts[title_of(shown)] if shown else 0
        yield title_of(old) if old else "—", title_of(new) if new else "—", str(count or "")
