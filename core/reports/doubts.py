"""Whether these are the two files that were meant: what speaks against it, before anybody reads a change."""

from enum import StrEnum
from typing import Final

from core.model.change import Change, ChangeKind
from core.reports.data import ReportData
from core.reports.labels import words

DIFFERENT_BELOW: Final = 0.2
"""Share of common words below which the two are probably not versions of one document."""
_STAYED: Final = frozenset({ChangeKind.MOVED, ChangeKind.RENUMBERED, ChangeKind.ROW_MOVED, ChangeKind.COLUMN_MOVED})
_WENT: Final = frozenset({ChangeKind.DELETED, ChangeKind.ROW_DELETED, ChangeKind.COLUMN_DELETED})


class Doubt(StrEnum):
    """SAME_FILE: one file twice. DIFFERENT: hardly a word in common. TURNED: the new one was saved before the old one."""

    SAME_FILE = "same_file"
    DIFFERENT = "different"
    TURNED = "turned"


def doubts_of(data: ReportData) -> list[Doubt]:
    """What speaks against this pair; empty as a rule."""
    found = [Doubt.SAME_FILE] if data.old.sha256 == data.new.sha256 else []
    found += [Doubt.DIFFERENT] if common_share(data) < DIFFERENT_BELOW else []
    return found + ([Doubt.TURNED] if new_looks_older(data) else [])


def doubt_line(data: ReportData, doubt: Doubt) -> str:
    """The doubt as a sentence in the report's language."""
    _ = words(data.language)
    if doubt is Doubt.SAME_FILE:
        return _("Both are the same file, byte by byte. Perhaps the wrong one was taken.")
    if doubt is Doubt.DIFFERENT:
        share = round(common_share(data) * 100)
        return _("These look like different documents: {share} % of the text is common.").format(share=share)
    return _("The file given as new was saved before the old one. Perhaps they stand the wrong way round.")


def doubt_lines(data: ReportData) -> list[str]:
    """All of it, a sentence each: what every report tells its reader first."""
    return [doubt_line(data, doubt) for doubt in doubts_of(data)]


def common_share(data: ReportData) -> float:
    """The share of the old version's words that the new one keeps, 0 to 1; 1 for a version without words."""
    if not data.old.words:
        return 1.0
    gone = sum(len(_taken_out(change).split()) for change in data.comparison.changes)
    return max(0.0, 1 - gone / data.old.words)


def new_looks_older(data: ReportData) -> bool:
    """Whether both files say when they were last saved, and the one given as new was saved first."""
    old, new = (document.properties.get("modified", "") for document in (data.old, data.new))
    return bool(old and new and new < old)


def _taken_out(change: Change) -> str:
    """The words of the old version that a change takes out of the document."""
    if change.moves_words or change.kind in _STAYED:
        return ""
    if change.kind in _WENT:
        return " ".join(anchor.text for anchor in change.old)
    texts = {anchor.block: (anchor.start, anchor.text) for anchor in change.old}
    spans = {edit.old for edit in change.edits if edit.old is not None and edit.old.block in texts}
    return " ".join(_cut(*texts[span.block], span.start, span.end) for span in spans)


def _cut(start: int, text: str, first: int, last: int) -> str:
    return text[first - start : last - start]
