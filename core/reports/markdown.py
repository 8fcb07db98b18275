"""Markdown: the changes as a document that any editor shows, with every text of the files escaped."""

import re

from core.reports.context import Line
from core.reports.data import ReportData
from core.reports.doubts import doubt_lines
from core.reports.labels import pictured, words
from core.reports.overall import Group, overall
from core.reports.rows import Row, rows
from core.reports.verdict import counts_line, gap_lines, made_line, model_line, proof_line, read_line, scope_line

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$:&@^=])")


def escaped(text: str) -> str:
    """Text that stays text: no link, image, HTML, table or emphasis comes of it; line breaks become spaces."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def render(data: ReportData) -> bytes:
    """UTF-8."""
    _ = words(data.language)
    title = f"# {escaped(data.comparison.old.name)} → {escaped(data.comparison.new.name)}"
    gaps = [line for gap in gap_lines(data) for line in (f"- {escaped(gap)}", "")]
    doubted = [line for doubt in doubt_lines(data) for line in (f"**{escaped(doubt)}**", "")]
    scope = f"{scope_line(data)}. {escaped(model_line(data))}"
    head = (title, "", counts_line(data), "", read_line(data), "", *gaps, *doubted, scope, "")
    body = [line for row in rows(data) for line in _change(row, data.language)]
    tail = (f"## {_('What was read')}", "", proof_line(data), "", *_files(data), "", escaped(made_line(data)), "")
    said = [line for group in overall(data) for line in (f"## {group.title}", "", *_points(group), "")]
    return pictured("\n".join((*head, *said, f"## {_('Changes')}", "", *body, *tail)), data.language).encode("utf-8")


def _points(group: Group) -> list[str]:
    return [f"- {escaped(one.whole)}" for one in group.said]


def _change(row: Row, language: str) -> list[str]:
    _ = words(language)
    lines = [f"### {row.number}. {escaped(row.sentence)}", ""]
    facts = (row.kind, row.lane, f"{_('significance')}: {row.significance}", escaped(row.place))
    warned = tuple(f"**{warning}**" for warning in row.warnings)
    lines += [" · ".join(fact for fact in (*facts, *warned) if fact), ""]
    for name, side, mark in ((_("Old"), row.old, "~~"), (_("New"), row.new, "**")):
        lines += [f"> **{name}**: {_marked(side, mark)}", ">"] if side else []
    lines += ["", escaped(row.explanation), ""] if row.explanation else [""]
    return lines


def _marked(lines: tuple[Line, ...], mark: str) -> str:
    def shown(text: str, changed: bool) -> str:
        safe = escaped(text)
        before, after = " " * text[:1].isspace(), " " * text[-1:].isspace()
        return f"{before}{mark}{safe}{mark}{after}" if changed and safe else f"{before}{safe}{after}"

    return " / ".join("".join(shown(piece.text, piece.changed) for piece in line) for line in lines)


def _files(data: ReportData) -> tuple[str, str]:
    old, new = data.comparison.old, data.comparison.new
    return f"- {escaped(old.name)}: `{old.sha256}`", f"- {escaped(new.name)}: `{new.sha256}`"
