"""Two Word files compared, with all that a report of them needs."""

from dataclasses import replace

from core.comparison import compare
from core.model.change import Change
from core.model.document import Document
from core.ports import ReadOptions
from core.readers import reader_for
from core.reports import ReportData, ReportOptions


def read(data: bytes, view: str = "accepted") -> Document:
    return reader_for("docx")(data, name="x.docx", options=ReadOptions(revisions=view))


def changes_of(old: bytes, new: bytes) -> tuple[Change, ...]:
    """What changed from one Word file to another, the proof checked."""
    found = compare(read(old), read(new))
    assert found.proof.holds
    return found.changes


def report_data_of(
    old_bytes: bytes,
    new_bytes: bytes,
    *,
    names: tuple[str, str] = ("x.docx", "x.docx"),
    made: str = "2026-01-02T03:04:05Z",
    author: str = "Рецензент",
) -> ReportData:
    old, new = (replace(read(data), name=name) for data, name in zip((old_bytes, new_bytes), names, strict=True))
    return ReportData(
        comparison=compare(old, new),
        old=old,
        new=new,
        old_bytes=old_bytes,
        new_bytes=new_bytes,
        read=read,
        made=made,
        options=ReportOptions(author=author),
    )
