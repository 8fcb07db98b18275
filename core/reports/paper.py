"""PDF by a typesetter (Typst): title page, chart, changes in context, values, ledger; data stay data."""

import json
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Any

import typst

from core.errors import ReportError
from core.model.change import Significance
from core.reports.context import Line, unbroken
from core.reports.data import ReportData
from core.reports.dates import file_dates, moment
from core.reports.differences import difference, percent
from core.reports.doubts import doubt_lines
from core.reports.drawn import named
from core.reports.labels import N_, SIGNIFICANCE, STATUSES, pictured, type_word, words
from core.reports.overall import overall
from core.reports.picture import MM, png_size, scaled
from core.reports.places import part_name
from core.reports.rows import Row, key_rows, rows
from core.reports.sections import by_section
from core.reports.valued import ValueLine, value_lines
from core.reports.verdict import counts_line, model_line, proof_line, read_line, scope_line

TEMPLATE = Path(__file__).parent / "templates" / "paper.typ"
CHART_SECTIONS = 12
"""Bars of the chart: the sections with the most changes."""

CONTENTS_FROM = 12
"""Changes from which on a report has contents: fewer stand on a page or two, where one sees them all."""

_WORDS = {
    "report": N_("Report on the comparison"),
    "chart": N_("Changes by section and significance"),
    "contents": N_("Contents"),
    "summary": N_("Key points"),
    "changes": N_("Changes"),
    "values": N_("Values"),
    "checks": N_("Connected places"),
    "ledger": N_("What was read"),
    "old": N_("Old"),
    "new": N_("New"),
}


def render(data: ReportData) -> bytes:
    """A tagged PDF with embedded fonts. Raises ReportError where the typesetter cannot lay it out."""
    fields = named(pictured(json.dumps(_fields(data), ensure_ascii=False), data.language))
    stamp = datetime.fromisoformat(data.made.replace("Z", "+00:00"))
    try:
        return typst.compile(
            TEMPLATE.read_bytes(), sys_inputs={"data": fields}, ignore_system_fonts=True, timestamp=int(stamp.timestamp())
        )
    except RuntimeError as error:
        raise ReportError(what="PDF") from error


def _fields(data: ReportData) -> dict[str, Any]:
    _, made, comparison, logo = words(data.language), rows(data), data.comparison, data.options.logo
    sections = [(name or _("Without a section"), found) for name, found in by_section(data, made)]
    labels = {name: _(text) for name, text in (_WORDS | SIGNIFICANCE).items()}
    return {
        "language": data.language,
        "words": labels,
        "title": f"{comparison.old.name} → {comparison.new.name}",
        "author": data.options.author,
        "heading": data.options.heading,
        "counts": counts_line(data),
        "doubts": doubt_lines(data),
        "read": read_line(data),
        "complete": comparison.complete,
        "scope": scope_line(data),
        "model": model_line(data),
        "proof": proof_line(data),
        "made": moment(data.made, data.language),
        "contents": len(made) >= CONTENTS_FROM,
        "footer": f"Sverka · {comparison.engine}",
        "files": [
            {"label": label, "name": side.name, "sha256": side.sha256, "dates": file_dates(side, uploaded, data.language)}
            for label, side, uploaded in zip((_("Old"), _("New")), (data.old, data.new), data.uploaded, strict=True)
        ],
        "parts": list(data.options.parts),
        "logo": list(logo) if logo and png_size(logo) else [],
        "logo_width": scaled(*size)[0] / MM if logo and (size := png_size(logo)) else 0,
        "chart": _chart(sections),
        "summary": [_point(row) for row in key_rows(made)],
        "overall": [{"title": group.title, "said": [one.whole for one in group.said]} for group in overall(data)],
        "sections": [{"name": name, "changes": [_change(row) for row in found]} for name, found in sections],
        "value_head": ["№", _("Value"), _("Old"), _("New"), _("Difference"), "%", _("Place")],
        "values": [_value(line, data.language) for line in value_lines(data, made)],
        "checks": [check.sentence.ru if data.language == "ru" else check.sentence.en for check in comparison.checks],
        "ledger_head": [_("Version"), _("Part"), _("Words"), _("State")],
        "ledger": _ledger(data),
    }


def _chart(sections: list[tuple[str, list[Row]]]) -> list[dict[str, Any]]:
    counts = {name: Counter(row.change.significance.value for row in made) for name, made in sections}
    bars: list[dict[str, Any]] = [
        {"name": name[:60], "total": count.total(), **{s.value: count[s.value] for s in Significance}}
        for name, count in counts.items()
    ]
    return sorted(bars, key=lambda bar: -int(bar["total"]))[:CHART_SECTIONS]


def _point(row: Row) -> dict[str, Any]:
    return {
        "number": row.number,
        "text": row.sentence,
        "warnings": list(row.warnings),
        "said": row.explanation,
    }


def _change(row: Row) -> dict[str, Any]:
    parts = (str(row.number), row.kind, row.lane, row.significance, row.place)
    return {
        "number": row.number,
        "significance": row.change.significance.value,
        "line": " · ".join(part for part in parts if part),
        "sentence": row.sentence,
        "warnings": list(row.warnings),
        "old": [_pieces(line) for line in row.old],
        "new": [_pieces(line) for line in row.new],
        "said": list(row.told),
    }


def _pieces(line: Line) -> list[dict[str, Any]]:
    # The typesetter gives a tab no width: words on both sides of it would run together.
    return [{"text": piece.text.replace("\t", "\u2003"), "changed": piece.changed} for piece in unbroken(line)]


def _value(line: ValueLine, language: str) -> list[str]:
    value = line.value
    return [
        str(line.number),
        type_word(value, language),
        value.old.text if value.old else "—",
        value.new.text if value.new else "—",
        difference(value, language),
        percent(value, language),
        line.place,
    ]


def _ledger(data: ReportData) -> list[list[str]]:
    _ = words(data.language)
    return [
        [
            _("Old") if part.side and part.side.value == "old" else _("New"),
            part_name(part, data.language),
            str(part.units),
            _(STATUSES[part.status.value]),
        ]
        for part in data.comparison.ledger
    ]
