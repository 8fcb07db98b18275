"""The lines that stand first in every report: how many changes, whether all was read, what is hidden, what the model read."""

from collections.abc import Mapping, Sequence

from core.model.analysis import Analysis, Rates
from core.model.change import Lane
from core.model.document import Part, PartStatus, Side
from core.reports.data import PARTS, ReportData, Selection, select
from core.reports.dates import moment
from core.reports.labels import LANES, N_, PART_NAMES, STATUSES, VERDICTS, plural, words
from core.reports.places import part_name
from core.reports.reasons import gap_word, unread_word
from core.reports.rows import totals_by

NBSP = "\u00a0"
GAPS_SHOWN = 8
"""Parts that were not read for certain, named one by one."""
_COUNTED = {"interpretation": N_("interpretations")}
"""Names that are shorter where they are counted."""


def counts_line(data: ReportData) -> str:
    """«12 по существу · 31 редакционная · 140 прочих · 3 не отмечены автором»; never a bare 0."""
    _, many = words(data.language), plural(data.language)
    lanes = totals_by(data, "lane")
    substance, wording = lanes.get("substance", 0), lanes.get("wording", 0)
    other = sum(lanes.values()) - substance - wording
    unmarked = data.comparison.totals.get("unmarked", 0)
    parts = [
        many("{n} of substance", "{n} of substance", substance).format(n=substance) if substance else "",
        many("{n} of wording", "{n} of wording", wording).format(n=wording) if wording else "",
        many("{n} other", "{n} others", other).format(n=other) if other else "",
        many("{n} not marked by the author", "{n} not marked by the author", unmarked).format(n=unmarked) if unmarked else "",
    ]
    found = " · ".join(part for part in parts if part)
    if found:
        return found
    return _("No differences") if data.comparison.complete else _("No differences in what could be read")


def read_line(data: ReportData) -> str:
    """«Прочитано всё», or how many parts were not compared or read with doubt."""
    _, many = words(data.language), plural(data.language)
    if data.comparison.complete:
        return _("Everything was read")
    gaps = sum(part.status is not PartStatus.COMPARED for part in data.comparison.ledger)
    if not data.comparison.proof.holds:
        return _("The proof does not hold")
    return many("Not compared for certain: {n} part", "Not compared for certain: {n} parts", gaps).format(n=gaps)


def gap_lines(data: ReportData) -> list[str]:
    """What was not compared for certain, a line a part, with the reason; the rest is counted, so that papers stay short."""
    gaps = [part for part in data.comparison.ledger if part.status is not PartStatus.COMPARED]
    more = [words(data.language)("and {n} more").format(n=len(gaps) - GAPS_SHOWN)] if len(gaps) > GAPS_SHOWN else []
    return [*(_gap(part, data.language) for part in gaps[:GAPS_SHOWN]), *more]


def _gap(part: Part, language: str) -> str:
    _ = words(language)
    side = _("Old") if part.side is Side.OLD else _("New")
    return f"{side}, {part_name(part, language)}: {gap_word(part.reason, language) or _(STATUSES[part.status.value])}"


def made_line(data: ReportData) -> str:
    """When the paper was made, and with what."""
    return f"{words(data.language)('Made')}: {moment(data.made, data.language)} · Sverka · {data.comparison.engine}"


def proof_line(data: ReportData) -> str:
    """The one line about completeness; it also says so where the proof does not hold."""
    _ = words(data.language)
    if data.comparison.proof.holds:
        return _("The proof holds: the old version with the changes is the new one, and the new one without them is the old one.")
    return _("The proof does not hold; the changes may not be all.")


def scope_line(data: ReportData, selection: Selection | None = None) -> str:
    """What the report shows and what it hides: always counted, changes and whole parts."""
    many, chosen = plural(data.language), selection or select(data)
    shown = many("{n} change shown", "{n} changes shown", len(chosen.shown)).format(n=len(chosen.shown))
    counted = many("{n} hidden", "{n} hidden", chosen.hidden).format(n=chosen.hidden)
    hidden = counted if chosen.hidden else words(data.language)("none hidden")
    missing = [words(data.language)(PART_NAMES[part]) for part in PARTS if part not in data.options.parts]
    without = f"; {words(data.language)('without the parts')}: {', '.join(missing)}" if missing else ""
    return f"{shown}, {hidden}{without}{_lanes_left_out(data)}"


def _lanes_left_out(data: ReportData) -> str:
    """Categories that were compared and that this report hides altogether, and those that nobody asked for."""
    _, compared, totals = words(data.language), data.comparison.options.lanes, totals_by(data, "lane")
    chosen = data.options.changes is not None
    hidden = [lane for lane in compared if lane not in data.options.lanes and totals.get(lane.value) and not chosen]
    unasked = [lane for lane in Lane if lane not in compared]
    named = ((_("categories hidden"), hidden), (_("not compared, as chosen"), unasked))
    return "".join(f"; {name}: {', '.join(_(LANES[lane.value]) for lane in lanes)}" for name, lanes in named if lanes)


def model_line(data: ReportData) -> str:
    """Which model read how many changes, or that none took part."""
    _ = words(data.language)
    if data.analysis is None or not data.options.with_model:
        return _("Without a model: every description is made by rules.")
    analysis, language = data.analysis, data.language
    line = _("{analysed} of {total} changes analysed").format(analysed=analysis.analysed, total=analysis.total)
    return f"{line} ({analysis.model}); {rates_line(analysis.rates, language)}{_unread(data, analysis)}"


def model_note(data: ReportData) -> str:
    """The same for a report that is the document itself; "" where no model took part."""
    return model_line(data) if data.analysis is not None and data.options.with_model else ""


def rates_line(rates: Rates, language: str) -> str:
    """How many statements were verified, repaired, not verified; what there is none of is not named."""
    _ = words(language)
    counted = [
        ("verified", rates.verified),
        ("repaired", rates.repaired),
        ("interpretation", rates.interpreted),
        ("quarantined", rates.quarantined),
    ]
    told = ", ".join(f"{_(_COUNTED.get(verdict, VERDICTS[verdict]))}\u00a0{count}" for verdict, count in counted if count)
    return _("explanations: {told}").format(told=told) if told else _("no explanation")


def _unread(data: ReportData, analysis: Analysis) -> str:
    """What the model could not be made to read, by reason, each with its number in the report; "" where it read all."""
    numbers = {change.id: number for number, change in enumerate(select(data).shown, start=1)}
    by_reason: dict[str, list[str]] = {}
    for one in analysis.not_analysed:
        by_reason.setdefault(one.reason, []).append(one.change)
    listed = [
        f"{unread_word(reason, data.language)} ({len(changes)}{_which(changes, numbers)})"
        for reason, changes in sorted(by_reason.items())
    ]
    return f"; {words(data.language)('not read')}: {', '.join(listed)}" if listed else ""


def _which(changes: Sequence[str], numbers: Mapping[str, int]) -> str:
    """ ": № 3–5, 9": where the report shows them; of those that it hides the count above speaks."""
    found = sorted(numbers[change] for change in changes if change in numbers)
    runs: list[tuple[int, int]] = []
    for number in found:
        runs = [*runs[:-1], (runs[-1][0], number)] if runs and runs[-1][1] == number - 1 else [*runs, (number, number)]
    told = ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in runs)
    return f": №{NBSP}{told}" if told else ""
