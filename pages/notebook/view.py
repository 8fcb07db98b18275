"""What the page of a comparison reads: the comparison with both documents, computed once a run and kept by its bytes."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas

from core.model.change import Change, Value
from core.model.comparison import Comparison
from core.model.document import Part, PartStatus, Side
from core.model.job import JobState
from core.model.leading import leading
from core.model.record import Choice, ComparisonRecord, DecisionRecord
from core.reports import ReportData
from core.reports.cells import NAMED, cells_of, names_of
from core.reports.differences import difference, percent
from core.reports.labels import STATUSES, place_of, type_word
from core.reports.labels import words as report_words
from core.reports.places import part_name
from core.reports.reasons import TRICKS, gap_word
from core.reports.rows import rows as report_rows
from core.reports.rows import sentence_of
from core.reports.sections import sections_of
from pages.shell import progress, safe
from pages.shell.figures import day_of, number
from pages.shell.words import _, language, ngettext

KEY_POINTS = 7
"""Sentences of the first cell: what one can read before deciding where to look."""
IN_BRACKETS = re.compile(r"\s*\([^()]*\)")
CONTEXT_CHARACTERS = 40
"""Unchanged text on each side of the changed words in the preview of a report."""
CELL_CHARACTERS = 400
"""Of a text in a table's cell; the whole stands at the desk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What the desk's list shows; an empty choice means all."""

    lanes: tuple[str, ...] = ()
    significances: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    section: str = ""
    unmarked: bool = False
    text: str = ""


def verdict(totals: Mapping[str, int], complete: bool) -> str:
    """«12 по существу · 31 редакционная · 140 прочих · 3 не отмечены автором», as plain text; never a bare 0."""
    lanes = {key.removeprefix("lane."): count for key, count in totals.items() if key.startswith("lane.")}
    substance, wording = lanes.get("substance", 0), lanes.get("wording", 0)
    other, unmarked = sum(lanes.values()) - substance - wording, totals.get("unmarked", 0)
    parts = [
        ngettext("{n} of substance", "{n} of substance", substance).format(n=number(substance)) if substance else "",
        ngettext("{n} of wording", "{n} of wording", wording).format(n=number(wording)) if wording else "",
        ngettext("{n} other", "{n} others", other).format(n=number(other)) if other else "",
        ngettext("{n} not marked by the author", "{n} not marked by the author", unmarked).format(n=unmarked) if unmarked else "",
    ]
    found = " · ".join(part for part in parts if part)
    if found:
        return found
    return _("No differences") if complete else _("No differences in what could be read")


def outcome(record: ComparisonRecord) -> str:
    """The verdict once it is known, else how the work stands."""
    if record.state is JobState.COMPLETED and record.complete is not None:
        return verdict(record.totals, record.complete)
    return progress.state_word(record.state)


def positions(data: ReportData) -> dict[str, float]:
    """How far down the new version each change stands, 0 to 1, by its id; for what is gone, where it would stand."""
    places = {block.block: at for at, block in enumerate(data.new.blocks)}
    last = max(len(places) - 1, 1)
    return {change.id: _block_at(change, places) / last for change in data.comparison.changes}


def _block_at(change: Change, places: Mapping[str, int]) -> int:
    near = next((anchor.block for anchor in change.new), change.at.new.after)
    return places.get(near, 0) if near else 0


def key_points(changes: Sequence[Change]) -> list[Change]:
    """The changes with an effect: unmarked edits first, then from high to low, sums behind what they come of."""
    worth = [change for change in changes if change.significance.rank > 0 or "unmarked" in change.reasons]
    # A sum in figures and the same sum in words are two edits that say one thing.
    said: dict[str, Change] = {}
    for change in leading(worth):
        said.setdefault(sentence(change), change)
    return list(said.values())


def tricks(comparison: Comparison) -> list[Change]:
    """The changes that can slip past a reader, whether their author marked them or not. A figure that disagrees with its words
    is left to the check that tells of it."""
    told = {change for check in comparison.checks for change in check.changes}
    return [
        change
        for change in comparison.changes
        if not {code for code in TRICKS if code != "words_disagree" or change.id not in told}.isdisjoint(change.reasons)
    ]


def word(table: dict[str, str], code: str) -> str:
    """The word that papers and pages share, in the page's language."""
    return report_words(language())(table[code]) if code in table else code


def sentence(change: Change) -> str:
    """What the change is, in the page's language, safe to print."""
    return safe.line(sentence_of(change, language()))


def place(change: Change, *, named: bool = False) -> str:
    """Where it stands, in at most 120 characters, safe to print; `named`: words say already where in a document's table."""
    in_sheet = any(anchor.story.startswith("sheet") for anchor in (*change.new, *change.old))
    return safe.line(place_of(change, language(), cell=in_sheet or not named), 120)


def marked_by(change: Change) -> str:
    """Who marked the change in the new file and on which day; "" where nobody is named, or a comment's own words name them."""
    remark = all(anchor.story.startswith("comment") for anchor in (*change.old, *change.new))
    if remark or change.tracked is None or not change.tracked.author:
        return ""
    author = safe.line(change.tracked.author, 60)
    try:
        day = date.fromisoformat((change.tracked.date or "")[:10])
    except ValueError:
        return _("marked by: {author}").format(author=author)
    return _("marked by: {author}, {day}").format(author=author, day=day_of(day))


def values_frame(changes: Sequence[Change], data: ReportData) -> pandas.DataFrame:
    """One row a value: change (id), what, old, new, difference, percent, place, and a number to sort the difference by.

    What was replaced comes before what came or went alone; in both, the most significant first, then as in the document.
    A value that two changes touch is one row. A cell's place is the words at the head of its row and column, where it has both;
    that of a row that came or went is the words of the row.
    """
    told = [pair for change in changes for pair in change.by_value()]
    named = _cell_names([change for change, _ in told], data)
    found = {_identity(change, value): (change, value) for change, value in reversed(told)}
    in_order = list(found.values())[::-1]
    ordered = sorted(in_order, key=lambda one: (not (one[1].old and one[1].new), -one[0].significance.rank))
    rows = [
        {
            "change": change.id,
            "what": type_word(value, language()),
            "old": figure(value.old.text) if value.old else "—",
            "new": figure(value.new.text) if value.new else "—",
            "difference": difference(value, language()),
            "percent": percent(value, language()),
            "place": _named(change, *named.get(_block(change), ((), False))),
            "by": _as_number(value.delta),
        }
        for change, value in ordered
    ]
    return pandas.DataFrame(rows, columns=["change", "what", "old", "new", "difference", "percent", "place", "by"])


def _named(change: Change, names: tuple[str, ...], enough: bool) -> str:
    return " · ".join(filter(None, (*names, place(change, named=enough))))


def _cell_names(changes: Sequence[Change], data: ReportData) -> dict[tuple[bool, str], tuple[tuple[str, ...], bool]]:
    """By the first block of a change: what names its cell or its row, and whether that suffices."""
    of_cells = [change for change in changes if change.values and change.kind in NAMED]
    places = {_block(change): (change.new or change.old)[0] for change in of_cells}
    wanted = {(place.table.id, place.table.row) for place in places.values() if place.table is not None}
    if not wanted:
        return {}
    sides = {bool(change.new) for change in of_cells}
    cells = {side: cells_of(data.new if side else data.old, wanted) for side in sides}
    said = {_block(change): names_of(change, cells[bool(change.new)]) for change in of_cells}
    return {block: (tuple(map(safe.line, names)), enough) for block, (names, enough) in said.items()}


def _block(change: Change) -> tuple[bool, str]:
    """The block in which a change begins, and whether it is one of the new version."""
    anchors = change.new or change.old
    return bool(change.new), anchors[0].block if anchors else ""


def _identity(change: Change, value: Value) -> tuple[object, ...]:
    """The place of the value in both documents."""
    sides = ((value.old, change.old), (value.new, change.new))
    return (value.type, *((v.start, v.end, v.text, anchors[0].block if anchors else "") if v else None for v, anchors in sides))


def figure(text: str) -> str:
    """The value without the words that repeat it in brackets: those stand at the desk."""
    return safe.line(IN_BRACKETS.sub("", text), 120) or safe.line(text, 120)


def _as_number(text: str | None) -> float | None:
    try:
        return abs(float(text)) if text else None
    except ValueError:
        return None


def sections_frame(data: ReportData) -> pandas.DataFrame:
    """One row a section in the order of the document: section, changes, of substance, old and new number where it moved."""
    counted: dict[str, Counter[str]] = {}
    sections = sections_of(data.comparison.changes, data.old, data.new)
    for change in data.comparison.changes:
        counted.setdefault(sections[change.id], Counter())[change.lane.value] += 1
    rows = [
        {
            "section": safe.line(title) or _("Without a section"),
            "key": title,
            "changes": sum(lanes.values()),
            "substance": _count(lanes["substance"]),
            "wording": _count(lanes["wording"]),
            "other": _count(sum(lanes.values()) - lanes["substance"] - lanes["wording"]),
        }
        for title, lanes in counted.items()
    ]
    return pandas.DataFrame(rows, columns=["section", "key", "changes", "substance", "wording", "other"])


def _count(number_of: int) -> str:
    """Nothing instead of a bare 0."""
    return number(number_of) if number_of else ""


def ledger_frame(parts: Sequence[Part]) -> pandas.DataFrame:
    """One row a part of either file, what was not compared first."""
    order = [PartStatus.NOT_COMPARED, PartStatus.DOUBTFUL, PartStatus.COMPARED]
    rows = [
        {
            "side": _("Old") if part.side is Side.OLD else _("New"),
            "part": safe.line(part_name(part, language()), 160),
            "words": part.units,
            "state": word(STATUSES, part.status.value),
            "reason": gap_word(part.reason, language()),
        }
        for part in sorted(parts, key=lambda part: order.index(part.status))
    ]
    return pandas.DataFrame(rows, columns=["side", "part", "words", "state", "reason"])


def rows_frame(data: ReportData) -> pandas.DataFrame:
    """The rows of the report's own table, with some words around each change."""
    rows = [
        {
            "place": safe.line(row.place, 120),
            "significance": row.significance,
            "kind": row.kind,
            "old": safe.line(row.old_text, CELL_CHARACTERS),
            "new": safe.line(row.new_text, CELL_CHARACTERS),
            "sentence": safe.line(row.sentence),
            "explanation": safe.line(row.explanation, CELL_CHARACTERS),
        }
        for row in report_rows(data, context=CONTEXT_CHARACTERS)
    ]
    return pandas.DataFrame(rows)


def filtered(
    changes: Sequence[Change],
    filters: Filters,
    decided: Mapping[str, DecisionRecord] | None = None,
    *,
    texts: Mapping[tuple[Side, str], str] | None = None,
    sections: Mapping[str, str] | None = None,
) -> list[Change]:
    """The changes that the filters let through, in their order. `texts`: the `paragraphs` in which words are looked for too.
    `sections`: by change the title of its section; without them no section lets anything through."""
    wanted = _plain(filters.text).split()
    return [
        change
        for change in changes
        if (not filters.states or state_of(change, decided or {}).value in filters.states)
        and _passes(change, filters, sections or {})
        and (not wanted or _holds(change, wanted, texts or {}))
    ]


def state_of(change: Change, decided: Mapping[str, DecisionRecord]) -> Choice:
    """What was decided of it; open where nothing was."""
    known = decided.get(change.id)
    return known.decision if known is not None else Choice.OPEN


def _passes(change: Change, filters: Filters, sections: Mapping[str, str]) -> bool:
    return (
        (not filters.lanes or change.lane.value in filters.lanes)
        and (not filters.significances or change.significance.value in filters.significances)
        and (not filters.kinds or change.called in filters.kinds)
        and (not filters.section or sections.get(change.id) == filters.section)
        and (not filters.unmarked or "unmarked" in change.reasons)
    )


def paragraphs(data: ReportData) -> dict[tuple[Side, str], str]:
    """The text of every block, by its side and name."""
    both = ((Side.OLD, data.old), (Side.NEW, data.new))
    return {(side, block.block): block.text for side, document in both for block in document.blocks}


def _holds(change: Change, wanted: Sequence[str], texts: Mapping[tuple[Side, str], str]) -> bool:
    """What one remembers of a clause is seldom the word that changed: its whole paragraph counts."""
    anchors = [(Side.OLD, anchor) for anchor in change.old] + [(Side.NEW, anchor) for anchor in change.new]
    found = (texts.get((side, anchor.block), anchor.text) for side, anchor in anchors)
    whole = _plain(" ".join((*found, sentence_of(change, language()), place_of(change, language()))))
    return all(piece in whole for piece in wanted)


def _plain(text: str) -> str:
    return text.casefold().replace("ё", "е")


def doubted(count: int) -> str:
    """How many of a model's sentences the check did not bear out."""
    return ngettext("{n} sentence was not verified", "{n} sentences were not verified", count).format(n=number(count))


def gaps(data: ReportData) -> int:
    """How many parts of the files were not compared for certain."""
    return sum(part.status is not PartStatus.COMPARED for part in data.comparison.ledger)
