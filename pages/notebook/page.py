"""The page of a comparison: the line with both names, the verdict, and one of three views."""

from collections.abc import Sequence

import streamlit as st

from core.errors import NotFound
from core.model.job import Job, JobState
from core.model.record import AnalysisRecord, Choice, ComparisonRecord, User
from core.reports import ReportData
from core.reports.doubts import doubt_lines
from core.reports.verdict import read_line
from pages import door
from pages.notebook import data as data_of
from pages.notebook import deleting, desk, overview, report, view
from pages.notebook.address import View, current_view, open_batch, open_comparison
from pages.shell import gate, progress, safe
from pages.shell.edge import stored_sentence
from pages.shell.figures import number
from pages.shell.words import N_, _

VIEW_NAMES = {View.OVERVIEW: N_("Overview"), View.DESK: N_("Desk"), View.REPORT: N_("Report")}
VIEW_KEY = "comparison_view"


def render(identity: str) -> None:
    user = gate.user()
    try:
        record = door.service().comparison(user, identity)
    except NotFound:
        deleting.missing()
        return
    # Of many open tabs one finds the right one by its name.
    st.set_page_config(page_title=f"{safe.line(record.title, 80)} · {_('Sverka')}")
    running = data_of.analyses(user, record)
    _head(user, record)
    _status(user, record, running)
    data = data_of.load(user, record)
    if data is None:
        _not_ready(user, record)
        return
    _verdict(data)
    chosen = current_view()
    for one in View:
        # Each view has a place of its own, so that the one before leaves the screen at once.
        if one is not chosen:
            st.empty()
            continue
        with st.container():
            _show(one, user, record, data, running)


def _show(chosen: View, user: User, record: ComparisonRecord, data: ReportData, running: Sequence[AnalysisRecord]) -> None:
    match chosen:
        case View.OVERVIEW:
            _warnings(data)
            overview.render(user, record, data, running)
        case View.DESK:
            desk.render(user, record, data)
        case View.REPORT:
            report.render(user, record, data)


def _head(user: User, record: ComparisonRecord) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="comparison_head"):
        names = f"{safe.line(record.old.name, 70)} → {safe.line(record.new.name, 70)}"
        with st.container(gap=None, width="stretch"):
            st.title(safe.markdown(record.title, 140), anchor=False)
            st.caption(safe.markdown(names))
        if record.job.parent and st.button(_("To the batch"), key="to_batch", icon=":material/arrow_upward:", type="tertiary"):
            open_batch(record.job.parent)
        other_way = _("Compare the other way round")
        if st.button(other_way, key="swap_versions", help=other_way):
            open_comparison(door.service().start_comparison(user, record.new.id, record.old.id, record.options).id)
        deleting.button(user, record)
        st.session_state[VIEW_KEY] = current_view()
        st.segmented_control(
            _("View"),
            list(View),
            format_func=lambda one: _(VIEW_NAMES[one]),
            key=VIEW_KEY,
            required=True,
            label_visibility="collapsed",
            on_change=_choose_view,
        )


def _choose_view() -> None:
    st.query_params["view"] = View(st.session_state[VIEW_KEY]).value


def _status(user: User, record: ComparisonRecord, running: Sequence[AnalysisRecord]) -> None:
    """The only part of the page that asks again by itself, and only while something runs."""
    service = door.service()

    def states() -> tuple[object, ...]:
        """Changes when a job does, and at the overview, which shows them, when another batch of explanations has arrived."""
        shown = current_view() is View.OVERVIEW
        told = tuple((one.id, one.state, one.analysed if shown else 0) for one in data_of.analyses(user, record))
        return (service.comparison(user, record.id).state, told)

    def show() -> None:
        _at_work(user, service.comparison(user, record.id).job)
        for one in data_of.analyses(user, record):
            _at_work(user, one.job, _("Neural analysis"))

    active = record.state.active or any(one.state.active for one in running)
    progress.watch(states, show, active=active, every=service.settings(user).refresh_seconds, key=f"status_{record.id}")


def _at_work(user: User, job: Job, name: str = "") -> None:
    """A job that runs or waits, and the way to end it where one watches it."""
    if not job.state.active:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        with st.container(width="stretch"):
            progress.bar(job, name=name)
            progress.worker_warning(job)
        if st.button(_("Cancel"), key=f"stop_{job.id}", type="tertiary"):
            door.service().cancel(user, job.id)
            st.rerun(scope="app")


def _not_ready(user: User, record: ComparisonRecord) -> None:
    """While it runs: what will stand here. When it failed: which file, why, and what one can do."""
    if record.state.active:
        overview.empty()
        return
    for version, side in ((record.old, _("Old")), (record.new, _("New"))):
        if version.error:
            st.warning(safe.markdown(f"{side}, {version.name}: {stored_sentence(version.error, version.error_values)}", 700))
    if record.state is JobState.CANCELLED:
        st.info(_("The comparison was cancelled."))
    elif record.job.error and not (record.old.error or record.new.error):
        st.error(safe.markdown(stored_sentence(record.job.error), 700))
    with st.container(horizontal=True):
        _ways_on(user, record, [error for error in (record.old.error, record.new.error) if error])


def _ways_on(user: User, record: ComparisonRecord, unread: list[str]) -> None:
    """Another file where one could not be read; another try where that can change anything."""
    if unread and st.button(_("Compare other files"), key="other_files", type="primary"):
        st.query_params.clear()
        st.rerun()
    if any(map(door.service().lasting, unread)):
        return
    if st.button(_("Try again"), key="retry_comparison", type="secondary" if unread else "primary"):
        door.service().retry(user, record.job.id)
        st.rerun()


def _verdict(data: ReportData) -> None:
    """Line 2: what was found, and whether everything was read. Never a bare 0."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{safe.markdown(view.verdict(data.comparison.totals, data.comparison.complete))}**", width="content")
        if data.comparison.complete:
            st.badge(read_line(data), color="green", icon=":material/check:")
        else:
            shown = f":orange-badge[:material/warning: {read_line(data)}]"
            if st.button(shown, key="open_ledger", type="tertiary", help=_("What was read, part by part")):
                st.dialog(_("Completeness of the comparison"), width="large")(overview.completeness)(data, key="ledger_opened")
        # The desk counts by itself, with every decision.
        known = sum(one.decision != Choice.OPEN for one in data.decisions.values())
        if known and current_view() is not View.DESK:
            total = len(data.comparison.changes)
            st.caption(_("Reviewed: {n} of {total}").format(n=number(known), total=number(total)), width="content")


def _warnings(data: ReportData) -> None:
    for doubt in doubt_lines(data):
        st.warning(doubt)
