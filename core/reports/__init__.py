"""Comparison and Analysis to bytes, one module a format.

A format is a line in FORMATS and a module with `render(data: ReportData) -> bytes`. The same data give the same bytes.

The modules by what they are for:

- For reading: `page` (HTML), `paper` (PDF), `markdown`, `register` and its `sheets` (XLSX), `delimited` (CSV), `table`
  (DOCX), `marked_old` and `marked_new` (PDF, by `marked` at its `spots`).
- For the other side: `redline/`, `answer`, `protocol` (its `clauses`), `amendments` (`amending/`), `correspondence`.
- For the record: `certificate`, `evidence`, `contract` (JSON).
- What they are made from: `data`, `rows`, `valued`, `sections`, `context`, `overall`, `verdict`, `doubts`.
- Words: `labels`, `reasons`, `places`, `cells`, `differences`, `dates`.
- Files: `wordml`, `letterhead`, `picture`, `drawn`, `packing`.
"""

from dataclasses import dataclass
from importlib import import_module
from typing import cast

from core.errors import ValidationError
from core.reports.data import Decision, ReportData, ReportOptions, Selection, select
from core.reports.labels import FILES, words

__all__ = ["FORMATS", "Decision", "Format", "ReportData", "ReportOptions", "Selection", "file_name", "render", "select"]

_OFFICE = "application/vnd.openxmlformats-officedocument"
_WORD = f"{_OFFICE}.wordprocessingml.document"


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """`module` is imported when a report of the format is asked for. `review`: it shows the decisions on changes. `outgoing`: a
    paper for the other side, which holds no word of a model and says nothing of one (docs/decisions/0005)."""

    name: str
    extension: str
    media_type: str
    module: str
    review: bool = False
    outgoing: bool = False


FORMATS = {
    line.name: line
    for line in (
        Format(name="html", extension="html", media_type="text/html; charset=utf-8", module="page", review=True),
        Format(name="xlsx", extension="xlsx", media_type=f"{_OFFICE}.spreadsheetml.sheet", module="register", review=True),
        Format(name="docx", extension="docx", media_type=_WORD, module="table", review=True),
        Format(name="redline", extension="docx", media_type=_WORD, module="redline"),
        Format(name="answer", extension="docx", media_type=_WORD, module="answer", review=True, outgoing=True),
        Format(name="amendments", extension="docx", media_type=_WORD, module="amendments", outgoing=True),
        Format(name="protocol", extension="docx", media_type=_WORD, module="protocol", review=True, outgoing=True),
        Format(name="certificate", extension="docx", media_type=_WORD, module="certificate", review=True),
        Format(name="correspondence", extension="docx", media_type=_WORD, module="correspondence", outgoing=True),
        Format(name="pdf", extension="pdf", media_type="application/pdf", module="paper"),
        Format(name="marked_old", extension="pdf", media_type="application/pdf", module="marked_old"),
        Format(name="marked_new", extension="pdf", media_type="application/pdf", module="marked_new"),
        Format(name="json", extension="json", media_type="application/json", module="contract"),
        Format(name="evidence", extension="zip", media_type="application/zip", module="evidence", review=True),
        Format(name="md", extension="md", media_type="text/markdown; charset=utf-8", module="markdown"),
        Format(name="csv", extension="csv", media_type="text/csv; charset=utf-8", module="delimited", review=True),
    )
}


def render(name: str, data: ReportData) -> bytes:
    """The report's bytes. Raises ValidationError for an unknown format, ReportError where it cannot be made."""
    if name not in FORMATS:
        raise ValidationError(what=f"Unknown report format: {name}")
    module = import_module(f"core.reports.{FORMATS[name].module}")
    return cast(bytes, module.render(data))


def file_name(name: str, data: ReportData) -> str:
    """A name for the download: both documents, what it is, and the extension, without characters that file systems refuse."""
    stems = [side.name.rsplit(".", 1)[0] for side in (data.comparison.old, data.comparison.new)]
    if name.startswith("marked"):
        stems = stems[:1] if name == "marked_old" else stems[1:]
    joined = " – ".join(dict.fromkeys(stems)) or "sverka"
    safe = "".join(character if character.isalnum() or character in " -–_.,()№" else "_" for character in joined)
    return f"{safe[:120].strip()}, {words(data.language)(FILES[name])}.{FORMATS[name].extension}"
