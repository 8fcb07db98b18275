"""The page of a batch, /?b=ID: its pairs with how each stands; a row opens its comparison. Left and come back to at will."""

from collections import Counter

import pandas
import streamlit as st

from core.errors import NotFound
from core.model.job import Job, JobState
from core.model.record import BatchRecord, User
from pages import door
from pages.notebook import address, deleting, view
from pages.shell import gate, progress, safe
from pages.shell.edge import stored_sentence
from pages.shell.figures import number
from pages.shell.tables import Column, table
from pages.shell.words import _

NAME_CHARACTERS = 120


def render(identity: str) -> None:
    user = gate.user()
    try:
        batch = door.service().batch(user, identity)
    except NotFound:
        deleting.missing()
        return
    st.title(safe.markdown(batch.job.subject, NAME_CHARACTERS), anchor=False)
    every = door.service().settings(user).refresh_seconds
    progress.watch(
        lambda: _signature(user, identity),
        lambda: _state(user, identity),
        active=batch.job.state.active,
        every=every,
        key=f"batch_{identity}",
    )
    _actions(user, batch)
    _pairs(batch)


def _signature(user: User, identity: str) -> tuple[JobState, ...]:
    return tuple(child.state for child in door.service().batch(user, identity).children)


def _state(user: User, identity: str) -> None:
    batch = door.service().batch(user, identity)
    if batch.job.state.active:
        progress.bar(batch.job)
        progress.worker_warning(batch.job)
    counts = Counter(child.state for child in batch.children)
    st.caption(" · ".join(f"{progress.state_word(state)}: {number(counts[state])}" for state in JobState if counts[state]))


def _actions(user: User, batch: BatchRecord) -> None:
    """Only what can be done now."""
    states = {child.state for child in batch.children}
    with st.container(horizontal=True):
        if batch.job.state.active and st.button(_("Cancel"), key="batch_cancel"):
            door.service().cancel(user, batch.job.id)
            st.rerun()
        if states & {JobState.ERROR, JobState.CANCELLED} and st.button(_("Try what failed again"), key="batch_retry"):
            door.service().retry(user, batch.job.id)
            st.rerun()


def _pairs(batch: BatchRecord) -> None:
    columns = (
        Column("old", _("Old"), 300),
        Column("new", _("New"), 300),
        Column("state", _("State"), 420),
    )
    rows = [
        {
            "old": safe.line(batch.comparisons[child.subject].old.name, NAME_CHARACTERS),
            "new": safe.line(batch.comparisons[child.subject].new.name, NAME_CHARACTERS),
            "state": _outcome(batch, child),
            "id": child.subject,
        }
        for child in batch.children
        if child.subject in batch.comparisons
    ]
    if not rows:
        st.caption(_("The comparisons of this batch were deleted."))
        return
    chosen = table(pandas.DataFrame(rows), columns, key="batch_pairs", rows=20, selectable=True)
    if chosen is not None:
        address.open_comparison(str(rows[chosen]["id"]))


def _outcome(batch: BatchRecord, child: Job) -> str:
    """The verdict, or why there is none."""
    record = batch.comparisons[child.subject]
    if child.state is JobState.COMPLETED and record.complete is not None:
        return view.verdict(record.totals, record.complete)
    if child.state is JobState.ERROR:
        return stored_sentence(child.error, child.error_values)
    return progress.state_word(child.state)


if __name__ == "__main__":
    from pages.shell.navigation import main

    main()
