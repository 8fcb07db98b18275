"""Разбор, in its plain form: filters, the list of changes, and the chosen one with both sides in context."""

import streamlit as st

from core.model.change import Change
from core.model.record import ComparisonRecord, User
from core.reports import ReportData
from core.reports.differences import difference, percent
from core.reports.labels import KINDS, LANES, SIGNIFICANCE, VALUE_TYPES, VERDICTS
from core.reports.reasons import reason_word
from core.reports.rows import trusted
from pages.notebook import decision, picked, sides, view
from pages.notebook.address import SECTION_KEY
from pages.shell import safe
from pages.shell.prose import both_sides
from pages.shell.tables import Column, table
from pages.shell.words import _, language, ngettext

STEPS = "desk_steps"


def render(user: User, record: ComparisonRecord, data: ReportData) -> None:
    changes = data.comparison.changes
    if not changes:
        st.info(_("There is nothing to go through: no change was found."))
        return
    shown = view.filtered(changes, _filters(changes))
    hidden = len(changes) - len(shown)
    picked.keep(record.id, shown if hidden else [])
    line = ngettext("{n} change", "{n} changes", len(shown)).format(n=len(shown))
    if hidden:
        line += " · " + _("hidden: {n}").format(n=hidden)
    st.caption(line)
    if not shown:
        st.info(_("No change fits these filters."))
        return
    left, right = st.columns([0.42, 0.58], gap="medium")
    with left:
        chosen = _list(shown)
    with right:
        _card(chosen, shown, data)
        decision.render(user, record, chosen)


def _filters(changes: tuple[Change, ...]) -> view.Filters:
    lanes = [lane for lane in LANES if any(change.lane.value == lane for change in changes)]
    levels = [level for level in SIGNIFICANCE if any(change.significance.value == level for change in changes)]
    kinds = [kind for kind in KINDS if any(change.kind.value == kind for change in changes)]
    first, second, third, fourth = st.columns([1.5, 1.3, 1.1, 1.1], vertical_alignment="bottom")
    chosen_lanes = first.multiselect(
        _("Category"), lanes, format_func=lambda x: view.word(LANES, x), key="desk_lanes", placeholder=_("all categories")
    )
    chosen_levels = second.multiselect(
        _("Significance"), levels, format_func=lambda x: view.word(SIGNIFICANCE, x), key="desk_significances",
        placeholder=_("any significance"),
    )  # fmt: skip
    chosen_kinds = third.multiselect(
        _("Type"), kinds, format_func=lambda x: view.word(KINDS, x), key="desk_kinds", placeholder=_("all types")
    )
    text = fourth.text_input(_("Search"), key="desk_text", placeholder=_("words, number, section"), live=True)
    return view.Filters(
        lanes=tuple(chosen_lanes),
        significances=tuple(chosen_levels),
        kinds=tuple(chosen_kinds),
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


def _unmarked(changes: tuple[Change, ...]) -> bool:
    if not any("unmarked" in change.reasons for change in changes):
        return False
    return bool(st.toggle(_("Only those not marked by the author"), key="desk_unmarked"))


def _list(shown: list[Change]) -> Change:
    """The list; the selected row's change, else the one in the address, else the first of the highest significance."""
    named = st.query_params.get("change")
    start = next((at for at, change in enumerate(shown) if change.id == named), _first(shown))
    columns = (
        Column("significance", _("Significance"), 90),
        Column("sentence", _("Description"), 330),
        Column("place", _("Place"), 170),
        Column("kind", _("Type"), 150),
        Column("lane", _("Category"), 110),
    )
    # A table of another content, or after a step by button, is another widget: its selection starts anew.
    version = f"{hash(tuple(change.id for change in shown))}_{st.session_state.get(STEPS, 0)}"
    at = table(view.changes_frame(shown), columns, key=f"desk_list_{version}", rows=16, selectable=True, selected=start)
    chosen = shown[start if at is None else at]
    st.query_params["change"] = chosen.id
    return chosen


def _first(shown: list[Change]) -> int:
    """The first of the most significant ones; an edit that nobody marked goes before all."""
    return max(range(len(shown)), key=lambda at: ("unmarked" in shown[at].reasons, shown[at].significance.rank, -at))


def _card(change: Change, shown: list[Change], data: ReportData) -> None:
    facts = [
        view.word(KINDS, change.kind.value),
        view.word(LANES, change.lane.value),
        _("significance: {word}").format(word=view.word(SIGNIFICANCE, change.significance.value)),
        *[reason_word(code, language()) for code in change.reasons],
        *filter(None, [view.marked_by(change)]),
    ]
    panes = sides.panes(change, data.old, data.new)
    both_sides(panes, title=view.sentence(change), facts=" · ".join(facts), key=f"sides_{change.id}")
    _values(change)
    _explanations(change, data)
    _steps(change, shown)


def _values(change: Change) -> None:
    for value in change.values:
        old, new = (view.figure(found.text) if found else "—" for found in (value.old, value.new))
        by = ", ".join(x for x in (difference(value, language()), percent(value, language())) if x)
        st.text(f"{view.word(VALUE_TYPES, value.type.value)}: {old} → {new}" + (f" ({by})" if by else ""))


def _explanations(change: Change, data: ReportData) -> None:
    for statement in trusted(data.analysis).get(change.id, ()):
        st.text(statement.text)
        st.caption(_("explanation of the model") + ": " + view.word(VERDICTS, statement.standing))


def _steps(change: Change, shown: list[Change]) -> None:
    """Previous and next, in the order of the list."""
    at = next((at for at, other in enumerate(shown) if other.id == change.id), 0)
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button(_("Previous"), key="desk_previous", disabled=at == 0):
            _go(shown[at - 1])
        if st.button(_("Next"), key="desk_next", disabled=at + 1 >= len(shown)):
            _go(shown[at + 1])
        st.caption(_("{n} of {total}").format(n=at + 1, total=len(shown)))


def _go(change: Change) -> None:
    st.query_params["change"] = change.id
    st.session_state[STEPS] = st.session_state.get(STEPS, 0) + 1
    st.rerun()
