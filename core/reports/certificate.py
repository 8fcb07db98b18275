"""DOCX: the certificate of comparison, one page: what was read, what was not, how many changes, whether the proof holds."""

from collections import Counter
from collections.abc import Iterable

from core.model.document import Document, Flag
from core.reports.data import Decision, ReportData
from core.reports.dates import file_dates, moment
from core.reports.labels import KINDS, LANES, SIGNIFICANCE, words
from core.reports.letterhead import paper
from core.reports.rows import totals_by
from core.reports.verdict import counts_line, gap_lines, model_line, proof_line, read_line
from core.reports.wordml import Element, Look, paragraph, run, table

WIDTHS = (2_700, 7_500)


def render(data: ReportData) -> bytes:
    """A portrait page with both files' hashes."""
    _ = words(data.language)
    lines = [
        [[paragraph(run(name, Look(colour="5B6470")))], [paragraph(run(text, _look(text))) for text in texts]]
        for name, texts in _facts(data)
    ]
    body: list[Element] = [
        paragraph(run(f"{counts_line(data)}. {read_line(data)}.", Look(bold=True, size=22))),
        table(WIDTHS, (_("Field"), _("Value")), lines),
        paragraph(),
    ]
    return paper(data, _("Certificate of comparison"), body, landscape=False)


def _look(text: str) -> Look:
    """A hash stands on one line."""
    return Look(size=16) if text.startswith("SHA-256 ") else Look()


def _facts(data: ReportData) -> Iterable[tuple[str, list[str]]]:
    _, comparison = words(data.language), data.comparison
    for label, side, document, uploaded in (
        (_("Old"), comparison.old, data.old, data.uploaded[0]),
        (_("New"), comparison.new, data.new, data.uploaded[1]),
    ):
        pages = f", {_('pages')}: {side.pages}" if side.pages else ""
        dates = file_dates(document, uploaded, data.language)
        facts = f"{side.format.upper()}, {_('words')}: {side.words}{pages}{'; ' if dates else ''}{dates}"
        yield label, [side.name, f"SHA-256 {side.sha256}", facts]
    yield _("What was read"), [read_line(data), *gap_lines(data)]
    yield _("Categories compared"), [", ".join(_(LANES[lane.value]) for lane in comparison.options.lanes)]
    yield _("Proof"), [proof_line(data)]
    for name, prefix, labels in (
        (_("Changes by category"), "lane", LANES),
        (_("Changes by significance"), "significance", SIGNIFICANCE),
        (_("Changes by kind"), "kind", KINDS),
    ):
        counts = totals_by(data, prefix)
        yield name, ["; ".join(f"{_(labels[key])}: {counts[key]}" for key in labels if counts.get(key)) or "—"]
    yield _("Edits not marked by the author"), [str(comparison.totals.get("unmarked", 0))]
    yield _("Hidden text"), [f"{_('Old')}: {_hidden(data.old)}; {_('New')}: {_hidden(data.new)}"]
    yield _("Model"), [model_line(data)]
    yield _("Checked by eye"), [_reviewed(data)]
    yield _("Made"), [f"{moment(data.made, data.language)} · {comparison.engine} · {data.options.author}"]


def _hidden(document_: Document) -> int:
    """Blocks with text that is in the file but not to be seen."""
    return sum(Flag.HIDDEN in block.flags for block in document_.blocks)


def _reviewed(data: ReportData) -> str:
    """How many changes somebody decided on, and who."""
    _, changes = words(data.language), data.comparison.changes
    done = [found for change in changes if (found := data.decisions.get(change.id, Decision())).decision != "open"]
    by = Counter(decision.by for decision in done if decision.by)
    names = ", ".join(f"{name}: {count}" for name, count in sorted(by.items(), key=lambda one: (-one[1], one[0])))
    told = _("{done} of {total} changes").format(done=len(done), total=len(changes))
    return f"{told} ({names})" if names else told
