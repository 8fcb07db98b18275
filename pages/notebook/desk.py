"""Разбор: filters and order, then the desk's component with the list, the chosen change and its decision."""

from collections import Counter
from collections.abc import Mapping, Sequence

import streamlit as st

from core.model.change import Change
from core.model.leading import leading
from core.model.record import Choice, ComparisonRecord, DecisionRecord, User
from core.reports import ReportData
from core.reports.labels import KINDS, LANES, SIGNIFICANCE
from pages import door
from pages.notebook import picked, view, workbench
from pages.notebook.address import SECTION_KEY
from pages.shell import safe
from pages.shell.figures import number
from pages.shell.words import N_, _, ngettext

ORDERS = {"document": N_("in the order of the document"), "significance": N_("the most significant first")}
FILTERS = ("desk_lanes", "desk_significances", "desk_kinds", "desk_states", "desk_order", "desk_text", "desk_unmarked")
"""The widgets whose choice is kept while one looks at the other views."""
KEPT = "desk_filters"


def render(user: User, record: ComparisonRecord, data: ReportData) -> None:
    changes = data.comparison.changes
    if not changes:
        st.info(_("There is nothing to go through: no change was found."))
        return
    decided = door.service().decisions(user, record.id)
    _remembered(record.id)
    filters = _filters(changes)
    _remember(record.id)
    texts = view.paragraphs(data) if filters.text else None
    shown = view.filtered(changes, filters, decided, texts=texts)
    hidden = len(changes) - len(shown)
    picked.keep(record.id, shown if hidden else [])
    if hidden:
        _count(len(shown), hidden)
    if not shown:
        st.info(_("No change fits these filters."))
        return
    grouped = st.session_state.get("desk_order") != "significance"
    listed = shown if grouped else leading(shown)
    done = data.analysis
    stamp = f"{done.model} {done.analysed} {len(done.statements)}" if done else ""
    rows = workbench.rows(data, listed, decided, grouped=grouped)
    pictured = "pdf" in (data.old.format, data.new.format)
    chosen = _chosen(listed, decided)
    workbench.show(user, record, rows, chosen=chosen, grouped=grouped, pictured=pictured, stamp=stamp)


def _remembered(comparison: str) -> None:
    """A widget that was not shown for a while has forgotten its choice; that of another comparison is none of this one's."""
    of, kept = st.session_state.get(KEPT, ("", {}))
    if of != comparison:
        for key in FILTERS:
            st.session_state.pop(key, None)
        return
    for key, value in kept.items():
        st.session_state.setdefault(key, value)


def _remember(comparison: str) -> None:
    st.session_state[KEPT] = (comparison, {key: st.session_state[key] for key in FILTERS if key in st.session_state})


def _count(shown: int, hidden: int) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="desk_count"):
        line = ngettext("{n} change", "{n} changes", shown).format(n=number(shown))
        st.caption(line + " · " + _("hidden: {n}").format(n=number(hidden)), width="content")
        st.button(_("Show all"), key="desk_all", type="tertiary", on_click=_forget)


def _forget() -> None:
    """Every filter lets all through again; the order stays."""
    for key in FILTERS:
        if key != "desk_order":
            st.session_state.pop(key, None)
    st.session_state[SECTION_KEY] = ""
    _of, kept = st.session_state.get(KEPT, ("", {}))
    st.session_state[KEPT] = (_of, {key: value for key, value in kept.items() if key == "desk_order"})


def _filters(changes: Sequence[Change]) -> view.Filters:
    counts = Counter(change.lane.value for change in changes)
    lanes = st.pills(
        _("Category"),
        [lane for lane in LANES if counts[lane]],
        selection_mode="multi",
        format_func=lambda lane: f"{view.word(LANES, lane)} {number(counts[lane])}",
        key="desk_lanes",
        label_visibility="collapsed",
    )
    levels = [level for level in SIGNIFICANCE if any(change.significance.value == level for change in changes)]
    kinds = [kind for kind in KINDS if any(change.called == kind for change in changes)]
    with st.container(key="desk_filters"):
        row = st.columns(5, vertical_alignment="bottom")
    chosen_levels = row[0].multiselect(
        _("Significance"), levels, format_func=lambda x: view.word(SIGNIFICANCE, x), key="desk_significances",
        placeholder=_("any significance"), label_visibility="collapsed",
    )  # fmt: skip
    chosen_kinds = row[1].multiselect(
        _("Type"), kinds, format_func=lambda x: view.word(KINDS, x), key="desk_kinds", placeholder=_("all types"),
        label_visibility="collapsed",
    )  # fmt: skip
    states = row[2].multiselect(
        _("Decision"), [choice.value for choice in Choice], format_func=lambda x: _(workbench.STATES[Choice(x)]),
        key="desk_states", placeholder=_("any decision"), label_visibility="collapsed",
    )  # fmt: skip
    row[3].selectbox(_("Order"), list(ORDERS), format_func=lambda x: _(ORDERS[x]), key="desk_order", label_visibility="collapsed")
    text = row[4].text_input(
        _("Search"), key="desk_text", placeholder=_("search: words, number, section"), live=True, label_visibility="collapsed"
    )
    return view.Filters(
        lanes=tuple(lanes or ()),
        significances=tuple(chosen_levels),
        kinds=tuple(chosen_kinds),
        states=tuple(states),
        section=_section(),
        unmarked=_unmarked(changes),
        text=text or "",
    )


def _section() -> str:
    """The section that the overview asked for, with a button that lets it go."""
    section = str(st.session_state.get(SECTION_KEY, ""))
    if section and st.button(_("Section: {title} ✕").format(title=safe.markdown(section, 80)), key="desk_section_off"):
        st.session_state[SECTION_KEY] = ""
        st.rerun()
    return section


def _unmarked(changes: Sequence[Change]) -> bool:
    if not any("unmarked" in change.reasons for change in changes):
        return False
    return bool(st.toggle(_("Only those not marked by the author"), key="desk_unmarked"))


def _chosen(listed: Sequence[Change], decided: Mapping[str, DecisionRecord]) -> str:
    """The change in the address where the list has it, else the first of the most significant ones that wait for a decision;
    an edit that nobody marked goes before all."""
    named = st.query_params.get("change")
    if any(change.id == named for change in listed):
        return str(named)
    waiting = [change for change in listed if view.state_of(change, decided) is Choice.OPEN] or list(listed)
    return leading(waiting)[0].id
