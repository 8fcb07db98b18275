"""The changes that the desk shows where it hides any, kept for the session so that a report can be made of just them."""

from collections.abc import Sequence

import streamlit as st

from core.model.change import Change

_KEY = "desk_picked"


def keep(comparison: str, shown: Sequence[Change]) -> None:
    """`shown` is empty where the desk hides nothing."""
    st.session_state[_KEY] = (comparison, tuple(change.id for change in shown))


def picked(comparison: str) -> tuple[str, ...]:
    """The ids that the desk showed last of this comparison."""
    of, ids = st.session_state.get(_KEY, ("", ()))
    return ids if of == comparison else ()
