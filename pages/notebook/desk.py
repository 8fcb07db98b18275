"""Разбор: filters and order, then the desk's component with the list, the chosen change and its decision."""

from collections.abc import Mapping, Sequence

import streamlit as st

from core.model.change import Change
from core.model.leading import leading
from core.model.record import Choice, ComparisonRecord, DecisionRecord, User
from core.reports import ReportData
from core.reports.sections import sections_of
from pages import door
from pages.notebook import filtering, picked, view, workbench
from pages.shell.figures import number
from pages.shell.words import _, ngettext


def render(user: User, record: ComparisonRecord, data: ReportData) -> None:
    changes = data.comparison.changes
    if not changes:
        st.info(_("There is nothing to go through: no change was found."))
        return
    decided = door.service().decisions(user, record.id)
    filters = filtering.chosen(record.id, changes)
    texts = view.paragraphs(data) if filters.text else None
    sections = sections_of(changes, data.old, data.new) if filters.section else None
    shown = view.filtered(changes, filters, decided, texts=texts, sections=sections)
    hidden = len(changes) - len(shown)
    picked.keep(record.id, shown if hidden else [])
    if hidden:
        _count(len(shown), hidden)
    if not shown:
        st.info(_("No change fits these filters."))
        return
    grouped = not filtering.by_significance()
    listed = shown if grouped else leading(shown)
    done = data.analysis
    rows = workbench.rows(data, listed, decided, grouped=grouped)
    workbench.show(
        user,
        record,
        rows,
        chosen=_chosen(listed, decided),
        filters=filtering.addressed(),
        grouped=grouped,
        pictured="pdf" in (data.old.format, data.new.format),
        stamp=f"{done.model} {done.analysed} {len(done.statements)}" if done else "",
    )


def _count(shown: int, hidden: int) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="desk_count"):
        line = ngettext("{n} change", "{n} changes", shown).format(n=number(shown))
        st.caption(line + " · " + _("hidden: {n}").format(n=number(hidden)), width="content")
        st.button(_("Show all"), key="desk_all", type="tertiary", on_click=filtering.forget)


def _chosen(listed: Sequence[Change], decided: Mapping[str, DecisionRecord]) -> str:
    """The change in the address where the list has it, else the first of the most significant ones that wait for a decision;
    an edit that nobody marked goes before all."""
    named = st.query_params.get("change")
    if any(change.id == named for change in listed):
        return str(named)
    waiting = [change for change in listed if view.state_of(change, decided) is Choice.OPEN] or list(listed)
    return leading(waiting)[0].id
