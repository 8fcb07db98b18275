"""The pages of this run by their path, so that one page can lead to another without knowing the shell."""

from collections.abc import Mapping

import streamlit as st

KEY = "sverka_places"


def remember(pages: Mapping[str, st.Page]) -> None:
    """Keeps them for this run of this session."""
    st.session_state[KEY] = dict(pages)


def go(path: str, **query: str) -> None:
    """Shows the page at `path` ("" is home) with the query."""
    st.switch_page(st.session_state[KEY][path], query_params=query or None)
