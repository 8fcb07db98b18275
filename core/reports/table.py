"""DOCX: the comparison table of the trade (old, new, comment), landscape."""

from core.reports.data import ReportData, select
from core.reports.labels import DECISIONS, capital, words
from core.reports.letterhead import paper
from core.reports.overall import overall
from core.reports.rows import Row, rows
from core.reports.verdict import counts_line, gap_lines, made_line, model_line, proof_line, read_line, scope_line
from core.reports.wordml import ASIDE, CAME, GONE, Element, Look, marked, paragraph, run, table

WIDTHS = (600, 2_300, 4_300, 4_300, 3_600)
"""Number, place, old, new, comment: twentieths of a point, together the width of an A4 page across."""


def render(data: ReportData) -> bytes:
    """The table of the selected changes with both files' hashes, the scope and the outcome of the proof."""
    _, selection = words(data.language), select(data)
    old, new = data.comparison.old, data.comparison.new
    head = [
        paragraph(run(f"{old.name} → {new.name}", Look(bold=True))),
        paragraph(run(f"{counts_line(data)}. {read_line(data)}. {scope_line(data, selection)}.")),
        *(paragraph(run(f"— {gap}", ASIDE)) for gap in gap_lines(data)),
    ]
    names = ("№", _("Place"), _("Old"), _("New"), _("Comment"))
    made = rows(data)
    body = table(WIDTHS, names, (_cells(row, data) for row in made)) if made else paragraph(run(_("No change to show.")))
    tail = [
        paragraph(),
        *_overall(data),
        paragraph(run(proof_line(data), ASIDE)),
        paragraph(run(model_line(data), ASIDE)),
        paragraph(run(f"{_('Old')}: {old.name}, SHA-256 {old.sha256}", ASIDE)),
        paragraph(run(f"{_('New')}: {new.name}, SHA-256 {new.sha256}", ASIDE)),
        paragraph(run(made_line(data), ASIDE)),
    ]
    return paper(data, _("Comparison table"), [*head, body, *tail], landscape=True)


def _overall(data: ReportData) -> list[Element]:
    """What the model says of the whole, kind by kind."""
    return [
        line
        for group in overall(data)
        for line in (
            paragraph(run(group.title, Look(bold=True)), keep=True),
            *(paragraph(run(one.whole, Look(italic=True))) for one in group.said),
        )
    ]


def _cells(row: Row, data: ReportData) -> tuple[list[Element], ...]:
    return (
        [paragraph(run(str(row.number)))],
        [*([paragraph(run(row.place))] if row.place else []), paragraph(run(row.kind, ASIDE))],
        [marked(line, GONE) for line in row.old] or [paragraph(run("—"))],
        [marked(line, CAME) for line in row.new] or [paragraph(run("—"))],
        _comment(row, data.language),
    )


def _comment(row: Row, language: str) -> list[Element]:
    _ = words(language)
    lines = [paragraph(run(row.sentence)), paragraph(run(f"{_('significance')}: {row.significance}", ASIDE))]
    lines += [paragraph(run(warning, Look(bold=True, colour="C22F2F"))) for warning in row.warnings]
    lines += [paragraph(run(said, Look(italic=True))) for said in row.told]
    said = decided(row, language)
    return lines + ([paragraph(run(said))] if said else [])


def decided(row: Row, language: str) -> str:
    """What the review said of a change: its decision and the note; "" where it said nothing."""
    name = DECISIONS[row.decision.decision] if row.decision.decision != "open" else ""
    return ". ".join(text for text in (capital(words(language)(name)) if name else "", row.decision.note) if text)
