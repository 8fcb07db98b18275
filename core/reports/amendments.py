"""DOCX: the text of amendments, proved: applied to the old version, instruction by instruction, it gives the new one."""

from collections.abc import Iterator, Sequence

from core.errors import AmendmentsUnproved
from core.model.change import Lane
from core.reports.amending.items import covered
from core.reports.amending.making import Amendment, make, proved
from core.reports.amending.phrases import quoted, sentence, tables
from core.reports.data import ReportData
from core.reports.labels import plural, words
from core.reports.letterhead import paper
from core.reports.rows import sentence_of
from core.reports.wordml import ASIDE, Element, Look, paragraph, run, table

_WIDTH = 10_200


def render(data: ReportData) -> bytes:
    """A portrait paper. It always holds all changes: a part of them would not give the new version. Raises AmendmentsUnproved."""
    _ = words(data.language)
    found = make(data.comparison, data.old, data.new)
    where = proved(found, data.old, data.new)
    if where is not None:
        raise AmendmentsUnproved(what=where)
    head = [
        paragraph(run(f"{_('to')} {data.comparison.old.name}", Look(bold=True))),
        paragraph(run(f"SHA-256 {data.comparison.old.sha256}", ASIDE)),
        paragraph(),
    ]
    body = [element for number, one in enumerate(found, start=1) for element in _instruction(number, one, data.language)]
    whole = [*head, *(body or [paragraph(run(_("No differences in the text")))]), *_elsewhere(data), *_proof(data, found)]
    return paper(data, _("Text of amendments"), whole, landscape=False)


def _instruction(number: int, one: Amendment, language: str) -> Iterator[Element]:
    given, grids = list(quoted(one)), list(tables(one))
    yield paragraph(run(f"{number}. {sentence(one, language)}"), keep=bool(given or grids))
    opening, closing = ("«", "»") if language == "ru" else ("“", "”")
    for at, text in enumerate(given, start=1):
        before, after = opening if at == 1 else "", closing if at == len(given) else ""
        yield paragraph(run(f"{before}{text}{after}", Look(italic=True)))
    for rows in grids:
        yield _grid(rows)
        yield paragraph()


def _grid(rows: Sequence[Sequence[str]]) -> Element:
    widths = [_WIDTH // max(len(rows[0]), 1)] * len(rows[0])
    lines = [[[paragraph(run(text))] for text in row] for row in rows]
    return table(widths, (), lines)


def _elsewhere(data: ReportData) -> Iterator[Element]:
    """Changes in page headers, text boxes and comments: told, since amendments speak of body and notes alone."""
    _ = words(data.language)
    rest = [change for change in data.comparison.changes if not all(covered(a.story) for a in (*change.old, *change.new))]
    looks = sum(change.lane in (Lane.FORMATTING, Lane.LAYOUT) for change in data.comparison.changes if change not in rest)
    if looks:
        yield paragraph()
        many = plural(data.language)
        told = many("{n} change of looks: amendments tell of none", "{n} changes of looks: amendments tell of none", looks)
        yield paragraph(run(f"{told.format(n=looks)}.", ASIDE))
    if rest:
        yield paragraph()
        yield paragraph(run(_("Besides, outside the text:"), Look(bold=True)))
        yield from (paragraph(run(f"— {sentence_of(change, data.language)}")) for change in rest)


def _proof(data: ReportData, found: list[Amendment]) -> Iterator[Element]:
    _, many = words(data.language), plural(data.language)
    count = many("{n} amendment", "{n} amendments", len(found)).format(n=len(found))
    said = _("Proved by applying: the old version with these amendments is the new one")
    yield paragraph()
    yield paragraph(run(f"{said} ({data.comparison.new.name}, SHA-256 {data.comparison.new.sha256}). {count}.", ASIDE))
