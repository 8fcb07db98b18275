"""«Отчёты»: the files that were made; each can be looked at, part by part, before it is taken."""

from collections.abc import Sequence
from dataclasses import replace

import pandas
import streamlit as st

from core.limits import REPORTS_IN_ZIP
from core.model.job import JobState
from core.model.record import ReportRecord, User
from core.reports import FORMATS, ReportData, select
from core.reports.doubts import doubt_lines
from core.reports.verdict import counts_line, model_line, proof_line, read_line, scope_line
from pages import door
from pages.notebook import columns, letter, view
from pages.notebook.data import load
from pages.notebook.report import format_name
from pages.shell import gate, progress, safe
from pages.shell.edge import stored_sentence
from pages.shell.figures import size, when
from pages.shell.tables import Column, table
from pages.shell.words import _


def render() -> None:
    user, service = gate.user(), door.service()
    st.title(_("Reports"), anchor=False)
    records = service.reports(user)
    if not records:
        st.caption(_("No report yet. One is made by itself when an analysis completes; others on the page of a comparison."))
        return
    progress.watch(
        lambda: tuple((record.id, record.state) for record in service.reports(user)),
        lambda: None,
        active=any(record.state.active for record in records),
        every=service.settings(user).refresh_seconds,
        key="reports_watch",
    )
    _one(user, _list(records))
    _several(records)


def _list(records: Sequence[ReportRecord]) -> ReportRecord:
    shown = (
        Column("title", _("Comparison"), 430),
        Column("format", _("Format"), 250),
        Column("size", _("Size"), 90),
        Column("state", _("State"), 120),
        Column("when", _("Made"), 150),
    )
    rows = [
        {
            "title": safe.line(record.comparison_title, 160),
            "format": format_name(record.format),
            "size": size(record.size) if record.size else "",
            "state": _("outdated") if record.outdated else progress.state_word(record.state),
            "when": when(record.created),
        }
        for record in records
    ]
    named = st.query_params.get("r")
    start = next((at for at, record in enumerate(records) if record.id == named), 0)
    version = hash(tuple(record.id for record in records))
    at = table(pandas.DataFrame(rows), shown, key=f"reports_list_{version}", rows=8, selectable=True, selected=start)
    chosen = records[start if at is None else at]
    st.query_params["r"] = chosen.id
    return chosen


def _one(user: User, record: ReportRecord) -> None:
    if record.state.active:
        st.caption(_("The report is being made."))
        return
    _keys(user, record)
    if record.state is not JobState.COMPLETED:
        st.warning(safe.markdown(stored_sentence(record.job.error) or progress.state_word(record.state), 600))
        if not door.service().lasting(record.job.error) and st.button(_("Try again"), key="retry_report"):
            door.service().retry(user, record.job.id)
            st.rerun()
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.header(safe.markdown(record.filename or "", 160), anchor=False, width="stretch")
        st.link_button(_("Download"), f"/api/reports/{record.id}", type="primary")
    letter.render(user, record)
    data = load(user, door.service().comparison(user, record.comparison_id), record.analysis_id)
    if data is not None:
        shown = door.service().report_scope(user, record.comparison_id, record.options)
        for doubt in doubt_lines(data):
            st.warning(doubt)
        _model(record, replace(data, options=shown))
        _preview(replace(data, options=shown))


def _model(record: ReportRecord, data: ReportData) -> None:
    """How many changes the model read and which not, above the rest: papers for the other side cannot say it themselves."""
    said = model_line(data)
    if FORMATS[record.format].outgoing:
        said = _("This paper is for the other side and says nothing of a model. For you: {said}").format(said=said)
    st.caption(safe.markdown(said, 1_000))


def _keys(user: User, record: ReportRecord) -> None:
    """What can be done with a report that is over: made anew where it is outdated, deleted."""
    with st.container(horizontal=True, vertical_alignment="center"):
        if record.outdated and record.state is JobState.COMPLETED:
            st.caption(_("The analysis or the decisions have changed since."), width="content")
            if st.button(_("Make it anew"), key="renew_report"):
                st.query_params["r"] = door.service().renew_report(user, record.id).id
                st.rerun()
        with st.popover(_("Delete"), type="tertiary"):
            st.text(_("The file will be deleted; the comparison stays, and the file can be made again."))
            if st.button(_("Delete for good"), key="delete_report", type="primary"):
                door.service().delete_report(user, record.id)
                st.query_params.pop("r", None)
                st.rerun()


def _several(records: Sequence[ReportRecord]) -> None:
    """Some of the files at once, as a zip."""
    made = {one.id: one for one in records if one.state is JobState.COMPLETED}
    if len(made) < 2:
        return
    chosen = st.multiselect(
        _("Several at once"),
        list(made),
        format_func=lambda one: safe.line(made[one].filename or format_name(made[one].format), 160),
        placeholder=_("choose files for one zip"),
        max_selections=REPORTS_IN_ZIP,
        key="reports_zip",
    )
    if chosen:
        st.link_button(_("Download as a zip"), "/api/reports?ids=" + ",".join(chosen))


def _preview(data: ReportData) -> None:
    """The same data as the file's, as tables: changes, values, what was read, and what stands at the head."""
    changes, values, read, about = st.tabs([_("Changes"), _("Values"), _("What was read"), _("About")])
    with changes:
        _frame(view.rows_frame(data), columns.changes(), "preview_changes", _("No change was found."), lines=3)
    with values:
        frame = view.values_frame(select(data).shown, data)
        _frame(frame, columns.values(), "preview_values", _("No sum, date, period or other value changed."))
    with read:
        _frame(view.ledger_frame(data.comparison.ledger), columns.ledger(), "preview_ledger", "")
    with about:
        for line in (counts_line(data), scope_line(data), read_line(data), proof_line(data)):
            st.text(line)


def _frame(frame: pandas.DataFrame, shown: Sequence[Column], key: str, none: str, lines: int = 1) -> None:
    if frame.empty:
        st.caption(none)
    else:
        table(frame, shown, key=key, rows=14 if lines == 1 else 7, lines=lines)


if __name__ == "__main__":
    from pages.shell.navigation import main

    main()
