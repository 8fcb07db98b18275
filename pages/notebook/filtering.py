"""The desk's filters: their widgets, and their choice, which the session keeps for the other views and the address for others."""

from collections import Counter
from collections.abc import Callable, Sequence

import streamlit as st

from core.model.change import Change
from core.model.record import Choice
from core.reports.labels import KINDS, LANES, SIGNIFICANCE
from pages.notebook import view, workbench
from pages.notebook.address import SECTION
from pages.shell import safe
from pages.shell.figures import number
from pages.shell.words import N_, _

ORDERS = {"document": N_("in document order"), "significance": N_("the most significant first")}
MANY = {"lane": "desk_lanes", "significance": "desk_significances", "kind": "desk_kinds", "state": "desk_states"}
"""Several values each: the name in the address, and the key of the widget whose choice it carries."""
ORDER, TEXT, UNMARKED = "desk_order", "desk_text", "desk_unmarked"
ONE = {"order": ORDER, "find": TEXT, "unmarked": UNMARKED}
"""One value each, likewise."""
WIDGETS = (*MANY.values(), *ONE.values())
KEPT = "desk_filters"
TEXT_CHARACTERS = 200


def chosen(comparison: str, changes: Sequence[Change]) -> view.Filters:
    """Shows the widgets; what they let through. What another view hid meanwhile, or the address asks for, stands there again."""
    options = _options(changes)
    _remembered(comparison, options)
    lanes = st.pills(
        _("Category"),
        options["lane"],
        selection_mode="multi",
        format_func=_counted(changes),
        key=MANY["lane"],
        label_visibility="collapsed",
    )
    with st.container(key="desk_filters"):
        row = st.columns(5, vertical_alignment="bottom")
    levels = row[0].multiselect(
        _("Significance"), options["significance"], format_func=lambda x: view.word(SIGNIFICANCE, x), key=MANY["significance"],
        placeholder=_("any significance"), label_visibility="collapsed",
    )  # fmt: skip
    kinds = row[1].multiselect(
        _("Type"), options["kind"], format_func=lambda x: view.word(KINDS, x), key=MANY["kind"],
        placeholder=_("all types"), label_visibility="collapsed",
    )  # fmt: skip
    states = row[2].multiselect(
        _("Decision"), options["state"], format_func=lambda x: _(workbench.STATES[Choice(x)]), key=MANY["state"],
        placeholder=_("any decision"), label_visibility="collapsed",
    )  # fmt: skip
    row[3].selectbox(_("Order"), list(ORDERS), format_func=lambda x: _(ORDERS[x]), key=ORDER, label_visibility="collapsed")
    text = row[4].text_input(
        _("Search"), key=TEXT, placeholder=_("search: words, section"), live=True, label_visibility="collapsed",
    )  # fmt: skip
    found = view.Filters(
        lanes=tuple(lanes or ()),
        significances=tuple(levels),
        kinds=tuple(kinds),
        states=tuple(states),
        section=_section(),
        unmarked=_unmarked(changes),
        text=text or "",
    )
    _remember(comparison)
    return found


def addressed() -> dict[str, list[str]]:
    """The choice as the address carries it, by name. The desk's component writes it there: the browser's way back shall not lead
    through every letter of a search."""
    _of, kept = st.session_state.get(KEPT, ("", {}))
    order = kept.get(ORDER)
    return {
        **{name: list(kept.get(key) or ()) for name, key in MANY.items()},
        "order": [order] if order and order != next(iter(ORDERS)) else [],
        "find": [kept[TEXT]] if kept.get(TEXT) else [],
        "unmarked": ["1"] if kept.get(UNMARKED) else [],
    }


def by_significance() -> bool:
    """Whether the list stands in the order of significance, and not of the document."""
    return st.session_state.get(ORDER) == "significance"


def forget() -> None:
    """Every filter lets all through again; the order stays."""
    of, kept = st.session_state.get(KEPT, ("", {}))
    for key in WIDGETS:
        if key != ORDER:
            st.session_state.pop(key, None)
    st.session_state[KEPT] = (of, {key: value for key, value in kept.items() if key == ORDER})
    st.query_params.pop(SECTION, None)


def _options(changes: Sequence[Change]) -> dict[str, list[str]]:
    """What can be chosen: by the name in the address, what the changes have."""
    lanes = {change.lane.value for change in changes}
    levels = {change.significance.value for change in changes}
    kinds = {change.called for change in changes}
    return {
        "lane": [lane for lane in LANES if lane in lanes],
        "significance": [level for level in SIGNIFICANCE if level in levels],
        "kind": [kind for kind in KINDS if kind in kinds],
        "state": [choice.value for choice in Choice],
    }


def _counted(changes: Sequence[Change]) -> Callable[[str], str]:
    counts = Counter(change.lane.value for change in changes)
    return lambda lane: f"{view.word(LANES, lane)} {number(counts[lane])}"


def _remembered(comparison: str, options: dict[str, list[str]]) -> None:
    """A widget that was not shown for a while has forgotten its choice; that of another comparison is none of this one's."""
    of, kept = st.session_state.get(KEPT, ("", {}))
    if of != comparison:
        for key in WIDGETS:
            st.session_state.pop(key, None)
        kept = _asked_for(options)
    for key, value in kept.items():
        st.session_state.setdefault(key, value)


def _asked_for(options: dict[str, list[str]]) -> dict[str, object]:
    """The choice in the address, by widget; what cannot be chosen here is passed over."""
    asked = st.query_params
    found: dict[str, object] = {}
    for name, key in MANY.items():
        if values := [one for one in options[name] if one in asked.get_all(name)]:
            found[key] = values
    if asked.get("order") in ORDERS:
        found[ORDER] = asked["order"]
    if text := asked.get("find", ""):
        found[TEXT] = text[:TEXT_CHARACTERS]
    if asked.get("unmarked"):
        found[UNMARKED] = True
    return found


def _remember(comparison: str) -> None:
    chosen = {key: st.session_state[key] for key in WIDGETS if key in st.session_state}
    st.session_state[KEPT] = (comparison, chosen)


def _section() -> str:
    """The section that the address asks for, as the overview makes it do, with a button that lets it go."""
    section = str(st.query_params.get(SECTION, ""))
    if section and st.button(_("Section: {title} ✕").format(title=safe.markdown(section, 80)), key="desk_section_off"):
        st.query_params.pop(SECTION)
        st.rerun()
    return section


def _unmarked(changes: Sequence[Change]) -> bool:
    if not any("unmarked" in change.reasons for change in changes):
        return False
    return bool(st.toggle(_("Only those not marked by the author"), key=UNMARKED))
