"""A model's server that is slow to answer at first: it is asked again for a while, and the page shows it when it answers."""

import time

import streamlit as st

from core.model.record import ModelState, User
from pages import door
from pages.shell import progress

CAME = "model_first_asked"
ASKED_AGAIN_SECONDS = 20
"""How long after the first look a server that did not answer is asked again."""
ASKED_EVERY_SECONDS = 4
"""Longer than an answer of the server is kept."""


def state(user: User, key: str) -> ModelState:
    """How the model stands now; the page runs again where that changes soon. `key`: of the place on the page."""
    found = door.service().model_state(user)
    came = st.session_state.setdefault(CAME, time.monotonic())
    progress.watch(
        lambda: (door.service().model_state(user).error, time.monotonic() - came > ASKED_AGAIN_SECONDS),
        lambda: None,
        active=found.error is not None and time.monotonic() - came <= ASKED_AGAIN_SECONDS,
        every=ASKED_EVERY_SECONDS,
        key=key,
    )
    return found
