"""Отчёт: what to send. One click makes the file in the background; it comes by itself when it is ready."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from core.model.change import Lane, Significance
from core.model.job import JobState
from core.model.record import ComparisonRecord, ReportRecord, User
from core.reports import FORMATS, ReportData, ReportOptions, select
from core.reports.labels import LANES, SIGNIFICANCE
from core.reports.verdict import model_line
from pages import door
from pages.notebook import picked, view
from pages.shell import fetch, places, progress, safe
from pages.shell.edge import guarded, stored_sentence
from pages.shell.figures import number, size, when
from pages.shell.words import N_, _, ngettext

OFFERED = {
    "redline": (N_("Word with tracked changes"), N_("The new version with every change marked, to accept or reject in Word")),
    "docx": (N_("Comparison table (Word)"), N_("Old, new and comment in three columns: to send to the other side")),
    "protocol": (N_("Protocol of differences (Word)"), N_("Each party's wording side by side, to agree on")),
    "amendments": (
        N_("Text of amendments (Word)"),
        N_("Clause by clause what to replace, add and delete, proved by applying it"),
    ),
    "answer": (
        N_("Answer to the other side (Word)"),
        N_("What you rejected is put back as tracked changes, your notes are comments"),
    ),
    "xlsx": (N_("Register of changes (Excel)"), N_("A row for each change; values and what was read on their own sheets")),
    "pdf": (N_("PDF"), N_("The comparison on paper")),
    "marked_new": (
        N_("New PDF with highlights"),
        N_("The new file itself, what changed in colour, with the descriptions as annotations"),
    ),
    "marked_old": (N_("Old PDF with highlights"), N_("The old file itself, what changed or went in colour")),
    "html": (N_("Page for the browser (HTML)"), N_("One file with everything, opens anywhere, asks no network")),
    "certificate": (N_("Certificate of comparison (Word)"), N_("What was compared, how it was proved, and what was not read")),
    "correspondence": (N_("Table of correspondence (Word)"), N_("Which section of the old version is which of the new one")),
    "csv": (N_("Register of changes (CSV)"), N_("The same rows as plain text, for other programs")),
    "md": (N_("Markdown"), N_("The changes as text for a wiki or a task")),
    "evidence": (
        N_("Evidence pack (zip)"),
        N_("Both files, their hashes and the whole record: anyone can make the comparison again and see whether it is the same"),
    ),
    "json": (N_("Data for programs (JSON)"), N_("All that was found, whole, for other systems")),
}
"""Format: what it is, what it is for; in the order in which they are sent most often."""
LISTED = 10
AWAITED = "reports_awaited"
"""The ids of the reports that were asked for in this session: each is fetched once it is made."""


def format_name(name: str) -> str:
    """What a report of the format is called on every page."""
    return _(OFFERED[name][0]) if name in OFFERED else name.upper()


def render(user: User, record: ComparisonRecord, data: ReportData) -> None:
    with st.container(border=True, key="cell_send"):
        st.header(_("What to send?"), anchor=False)
        shown = replace(data, options=_chosen(record, data, door.service().report_scope(user, record.id)))
        st.caption(safe.markdown(f"{_scope(shown)} {model_line(shown)}", 400))
        for name in OFFERED:
            if name in FORMATS and _possible(name, data):
                _format(user, record, shown, name)
    _made(user, record)


def _chosen(record: ComparisonRecord, data: ReportData, usual: ReportOptions) -> ReportOptions:
    """Which changes the files show this time; the template's choice stands there first."""
    with st.expander(_("Which changes to show")):
        left, right = st.columns([1.6, 1])
        present = {change.lane for change in data.comparison.changes} | set(usual.lanes)
        lanes = left.multiselect(
            _("Categories"),
            [lane for lane in Lane if lane in present],
            default=[lane for lane in Lane if lane in usual.lanes],
            format_func=lambda one: view.word(LANES, one.value),
            placeholder=_("as in the comparison"),
            key="report_lanes",
        )
        levels = sorted(Significance, key=lambda one: one.rank)
        least = right.selectbox(
            _("Significance from"),
            levels,
            index=levels.index(usual.least),
            format_func=lambda one: view.word(SIGNIFICANCE, one.value) if one is not Significance.NONE else _("any"),
            key="report_least",
        )
        ids = picked.picked(record.id)
        label = ngettext("Only the {n} change that the desk shows", "Only the {n} changes that the desk shows", len(ids))
        only = bool(ids) and st.checkbox(label.format(n=number(len(ids))), key="report_only")
    return replace(usual, lanes=tuple(lanes) or usual.lanes, least=least, changes=ids if only else None)


def _possible(name: str, data: ReportData) -> bool:
    """Whether the files allow it: highlights need a PDF, the answer two Word files."""
    formats = data.old.format, data.new.format
    needed = {"marked_old": formats[0] == "pdf", "marked_new": formats[1] == "pdf", "answer": formats == ("docx", "docx")}
    return needed.get(name, True)


def _scope(data: ReportData) -> str:
    """How many changes the file shows, and how many it hides where it hides any."""
    chosen = select(data)
    if not chosen.shown and not chosen.hidden:
        return _("No changes in the file.")
    shown = ngettext("{n} change in the file", "{n} changes in the file", len(chosen.shown)).format(n=number(len(chosen.shown)))
    return f"{shown}, " + _("hidden: {n}").format(n=number(chosen.hidden)) + "." if chosen.hidden else f"{shown}."


def _format(user: User, record: ComparisonRecord, data: ReportData, name: str) -> None:
    """A button that bears the format's name, and what it is for beside it: fourteen that all say "Download" say nothing to who
    hears them, and below one another in a narrow window do not tell whose they are."""
    title, use = OFFERED[name]
    left, right = st.columns([0.42, 1], vertical_alignment="center")
    asks = guarded(lambda: _ask(user, record, data, name))
    left.button(_(title), key=f"send_{name}", icon=":material/download:", width="stretch", on_click=asks)
    right.markdown(f":gray[{_(use)}]")


def _ask(user: User, record: ComparisonRecord, data: ReportData, name: str) -> None:
    """Runs before the page does: of several clicks in the time of one run each is heard."""
    asked = {"lanes": ",".join(data.options.lanes), "least": data.options.least.value}
    if data.options.changes is not None:
        asked["changes"] = ",".join(data.options.changes)
    language = door.service().settings(user).report_language or data.language
    made = door.service().start_report(user, record.id, name, asked, _analysis(user, record), language)
    st.session_state.setdefault(AWAITED, []).append(made.id)


def _analysis(user: User, record: ComparisonRecord) -> str | None:
    """The latest analysis that has anything to say."""
    for one in door.service().analyses(user, record.id, limit=5):
        if one.analysed:
            return one.id
    return None


def _made(user: User, record: ComparisonRecord) -> None:
    """The files that were made of this comparison; those just asked for start to download as soon as they are there."""
    service = door.service()
    reports = service.reports(user, record.id)
    _fetch(reports)
    if not reports:
        return
    with st.container(border=True, key="cell_made"):
        st.header(_("Files that were made"), anchor=False)
        progress.watch(
            lambda: tuple((one.id, one.state) for one in service.reports(user, record.id)),
            lambda: _list(record.id, service.reports(user, record.id)),
            active=any(one.state.active for one in reports),
            every=1,
            key=f"reports_{record.id}",
        )


def _fetch(reports: Sequence[ReportRecord]) -> None:
    """Downloads what was asked for and is ready; what failed is told in the list."""
    # Each is an element of the page that shows nothing: they take one place together.
    with st.container(gap=None):
        for one in reports:
            if one.state is JobState.COMPLETED and one.id in st.session_state.get(AWAITED, ()):
                fetch.file(f"/api/reports/{one.id}")


def _list(comparison: str, reports: Sequence[ReportRecord]) -> None:
    for one in reports[:LISTED]:
        with st.container(horizontal=True, vertical_alignment="center"):
            if one.state is JobState.COMPLETED:
                st.link_button(
                    safe.markdown(one.filename or format_name(one.format), 160), f"/api/reports/{one.id}", type="tertiary"
                )
                st.caption(f"{size(one.size or 0)} · {when(one.created)}", width="content")
            elif one.state.active:
                st.caption(f"{format_name(one.format)} · {progress.state_word(one.state)}")
            else:
                said = stored_sentence(one.job.error) or progress.state_word(one.state)
                st.caption(safe.markdown(f"{format_name(one.format)} · {said}", 500))
    if (left := len(reports) - LISTED) > 0:
        more = ngettext("and {n} more", "and {n} more", left).format(n=number(left))
        if st.button(more, key=f"more_reports_{comparison}", type="tertiary"):
            places.go("reports", r=reports[LISTED].id)
