"""Everything that one comparison's page shows, read once: the comparison, both documents, the model's work."""

from collections.abc import Sequence

import streamlit as st

from core.model.analysis import Analysis
from core.model.document import Document
from core.model.record import AnalysisRecord, ComparisonRecord, User
from core.reports import Decision, ReportData, ReportOptions
from pages import door
from pages.shell.words import language

DOCUMENTS_KEPT = 12
"""Read documents kept in memory for the pages of all users."""


def load(user: User, record: ComparisonRecord, analysis_id: str | None = None) -> ReportData | None:
    """What papers are made from too; None until the comparison is completed."""
    service = door.service()
    comparison = service.comparison_result(user, record.id)
    if comparison is None:
        return None
    options = record.options
    old = _document(record.old.id, options.old_revisions, user)
    new = _document(record.new.id, options.new_revisions, user)
    if old is None or new is None:
        return None
    analysis = _analysis(user, record, analysis_id)
    shown = ReportOptions(lanes=options.lanes)
    decided = {
        change: Decision(decision=one.decision.value, note=one.note, by=one.user_name)
        for change, one in service.decisions(user, record.id).items()
    }
    return ReportData(
        comparison=comparison, old=old, new=new, analysis=analysis, language=language(), options=shown, decisions=decided
    )


@st.cache_resource(max_entries=DOCUMENTS_KEPT, show_spinner=False)
def _document(version_id: str, revisions: str, _user: User) -> Document | None:
    """A read version never changes, so it is kept by its id; the service has checked the comparison's owner before."""
    return door.service().read_document(_user, version_id, revisions=revisions)


def _analysis(user: User, record: ComparisonRecord, analysis_id: str | None) -> Analysis | None:
    """The named analysis' work so far, else the latest's that has any."""
    service = door.service()
    if analysis_id:
        return service.analysis_result(user, analysis_id)
    results = (service.analysis_result(user, one.id) for one in analyses(user, record))
    return next((result for result in results if result is not None), None)


def analyses(user: User, record: ComparisonRecord) -> Sequence[AnalysisRecord]:
    """The latest five of the comparison, the latest first; questions are not among them."""
    return door.service().analyses(user, record.id, limit=5)
