"""The address of a comparison's page: ?c=ID&view=overview|desk|report&change=K, with the desk's filters; of a batch's: ?b=ID.

A refresh loses nothing."""

from enum import StrEnum

import streamlit as st


class View(StrEnum):
    """The views of a comparison's page by their name in the address."""

    OVERVIEW = "overview"
    DESK = "desk"
    REPORT = "report"


SECTION = "section"
"""In the address: the one section whose changes the desk shows."""
OPENED_KEY = "desk_opened"
"""Counts the clicks elsewhere that opened the desk: each goes to its change, any other run stays at the one that is shown."""


def comparison_id() -> str | None:
    """Whose page the address asks for; None on the page of all comparisons. Not checked: the service says whether it is there."""
    value = st.query_params.get("c")
    return str(value) if value else None


def batch_id() -> str | None:
    """Of which batch the address asks; None where of none. Not checked."""
    value = st.query_params.get("b")
    return str(value) if value else None


def go_home() -> None:
    """To the page of all comparisons; ends this run of the page."""
    st.query_params.clear()
    st.rerun()


def open_batch(identity: str) -> None:
    """Goes to the page of many pairs."""
    st.query_params.from_dict({"b": identity})
    st.rerun()


def current_view() -> View:
    """The view in the address; what is none is the overview."""
    value = st.query_params.get("view", "")
    return View(value) if value in list(View) else View.OVERVIEW


def open_comparison(identity: str) -> None:
    """Goes to the comparison's page."""
    st.query_params.from_dict({"c": identity})
    st.rerun()


def open_change(change: str) -> None:
    """Goes to the change at the desk; nothing for an empty id."""
    if change:
        _opened()
        st.query_params["view"] = View.DESK.value
        st.query_params["change"] = change
        st.rerun()


def open_section(section: str) -> None:
    """Goes to the desk with that section alone."""
    if section:
        st.query_params[SECTION] = section
    open_desk()


def open_desk() -> None:
    """Goes to the desk, at no change of one's choice."""
    _opened()
    st.query_params["view"] = View.DESK.value
    if "change" in st.query_params:
        del st.query_params["change"]
    st.rerun()


def _opened() -> None:
    st.session_state[OPENED_KEY] = st.session_state.get(OPENED_KEY, 0) + 1
