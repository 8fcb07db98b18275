"""DOCX: the table of correspondence: which section of the old version is which of the new one."""

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Mapping

from core.model.document import Block, BlockKind, Document
from core.reports.data import ReportData, select
from core.reports.labels import words
from core.reports.letterhead import paper
from core.reports.verdict import counts_line, made_line, read_line, scope_line
from core.reports.wordml import ASIDE, paragraph, run, table

WIDTHS = (6_800, 6_800, 1_500)


def title_of(block: Block) -> str:
    """A heading with the number before it, also where the file's program made that number."""
    return f"{block.label} {block.text}".strip() if block.label else block.text


def headings(source: Document) -> list[Block]:
    """The headings of the body, in order."""
    return [block for block in source.blocks if block.kind is BlockKind.HEADING and block.story == "body"]


def pairs(data: ReportData) -> list[tuple[Block | None, Block | None]]:
    """Old and new headings side by side: those that a change names together, those that stayed, those of one side only."""
    old, new = ({block.block: block for block in headings(document)} for document in (data.old, data.new))
    partners, touched = _together(data, old, new)
    # Headings that no change names are equal and in equal order. Of the others a title that went may have come again.
    for passed_over in (touched, (frozenset[str](), frozenset[str]())):
        used = set(partners.values())
        free: dict[str, deque[str]] = defaultdict(deque)
        for name, block in new.items():
            if name not in used and name not in passed_over[1]:
                free[block.text].append(name)
        for name, block in old.items():
            if name not in partners and name not in passed_over[0] and free[block.text]:
                partners[name] = free[block.text].popleft()
    used = set(partners.values())
    found = [(block, new.get(partners.get(name, ""))) for name, block in old.items()]
    return [*found, *((None, block) for name, block in new.items() if name not in used)]


def _together(
    data: ReportData, old: Mapping[str, Block], new: Mapping[str, Block]
) -> tuple[dict[str, str], tuple[set[str], set[str]]]:
    """Old to new heading of those that one change names, and all that changes name on each side."""
    partners: dict[str, str] = {}
    touched: tuple[set[str], set[str]] = set(), set()
    for change in data.comparison.changes:
        gone = dict.fromkeys(anchor.block for anchor in change.old if anchor.block in old)
        came = dict.fromkeys(anchor.block for anchor in change.new if anchor.block in new)
        used = set(partners.values())
        partners |= {a: b for a, b in zip(gone, came, strict=False) if a not in partners and b not in used}
        touched[0].update(gone)
        touched[1].update(came)
    return partners, touched


def render(data: ReportData) -> bytes:
    """Landscape; the last column counts the changes shown under the new heading (the old one where there is no new)."""
    _ = words(data.language)
    names = (f"{_('Old')}: {data.comparison.old.name}", f"{_('New')}: {data.comparison.new.name}", _("Changes"))
    lines = [[[paragraph(run(text))] for text in texts] for texts in _lines(data)]
    body = table(WIDTHS, names, lines) if lines else paragraph(run(_("Neither version has headings.")))
    scope = paragraph(run(f"{counts_line(data)}. {read_line(data)}. {scope_line(data)}.", ASIDE))
    made = paragraph(run(made_line(data), ASIDE))
    return paper(data, _("Table of correspondence"), [scope, body, paragraph(), made], landscape=True)


def _lines(data: ReportData) -> Iterable[tuple[str, str, str]]:
    found = pairs(data)
    if not found:
        return
    new_of = {old.block: new.block for old, new in found if old is not None and new is not None}
    counts = _counts(data, new_of)
    for old, new in found:
        count = counts[("new", new.block) if new else ("old", old.block if old else "")]
        yield title_of(old) if old else "—", title_of(new) if new else "—", str(count or "")
    if counts[_OUTSIDE]:
        outside = words(data.language)("Without a section")
        yield outside, outside, str(counts[_OUTSIDE])


_Place = tuple[str, str]
_OUTSIDE: _Place = ("", "")


def _counts(data: ReportData, new_of: Mapping[str, str]) -> Counter[_Place]:
    """The changes shown by the heading that they stand under: each is counted once."""
    under_old, under_new = _under(data.old), _under(data.new)
    found: Counter[_Place] = Counter()
    for change in select(data).shown:
        if change.new:
            heading = under_new.get(change.new[0].block)
            found[("new", heading) if heading else _OUTSIDE] += 1
        else:
            heading = under_old.get(change.old[0].block) if change.old else None
            found[(("new", new_of[heading]) if heading in new_of else ("old", heading)) if heading else _OUTSIDE] += 1
    return found


def _under(document: Document) -> dict[str, str]:
    """The heading of each block that stands in a section, both by id. A note stands where its section's title stands first."""
    first = {title_of(block): block.block for block in reversed(headings(document))}
    found: dict[str, str] = {}
    current = ""
    for block in document.blocks:
        if block.story == "body" and block.kind is BlockKind.HEADING:
            current = block.block
        heading = current if block.story == "body" else first.get(block.section[-1], "") if block.section else ""
        if heading:
            found[block.block] = heading
    return found
