"""The state of running work: the one part of a page that asks again by itself, only while something runs."""

from collections.abc import Callable, Hashable
from datetime import UTC, datetime

import streamlit as st

from core.model.job import Job, JobKind, JobState
from pages import door
from pages.shell import gate, safe
from pages.shell.edge import guarded, stored_sentence
from pages.shell.figures import number, size, span
from pages.shell.words import N_, _, ngettext

STATES = {
    JobState.PENDING: N_("pending"),
    JobState.PROCESSING: N_("processing"),
    JobState.COMPLETED: N_("completed"),
    JobState.ERROR: N_("error"),
    JobState.CANCELLED: N_("cancelled"),
}
STAGES = {
    "preparing": N_("the model is being loaded"),
    "reading": N_("reading the files"),
    "comparing": N_("comparing"),
    "changes": N_("the model reads the changes"),
    "summary": N_("the model writes the summary"),
    "tone": N_("the model weighs the tone of the sections"),
    "reporting": N_("the report is being made"),
    "scoring": N_("the model reads the built-in changes"),
    "describing": N_("the model reads the document"),
    "asking": N_("the model looks for the answer"),
    "sending": N_("the letter is being sent"),
    "pulling": N_("the model is being downloaded"),
}
"""The stages that jobs tell of."""

PATIENCE_SECONDS = 5
"""A waiting job is nothing to speak of for so long."""


def state_word(state: JobState) -> str:
    """The state as a person reads it."""
    return _(STATES[state])


def standing(job: Job) -> JobState:
    """How a job stands for a reader: many pairs of which some are over are at work, whoever's turn is next."""
    begun = job.kind is JobKind.BATCH and job.state is JobState.PENDING and job.done > 0
    return JobState.PROCESSING if begun else job.state


def stage_word(stage: str | None) -> str:
    """What is being done now; a stage without words of its own is "processing"."""
    return _(STAGES[stage]) if stage in STAGES else state_word(JobState.PROCESSING)


def watch(signature: Callable[[], Hashable], show: Callable[[], None], *, active: bool, every: float, key: str) -> None:
    """Shows, and shows again every `every` seconds while `active`. When the signature changes the whole page runs once more;
    that run also ends the timer, since it is set anew only while something is active.

    `active` was read before the signature is: what ended between the two would never change again. So the page runs once more
    for each new signature, at the first tick, unless it has done so."""
    before, mark, drawn = signature(), f"watched_{key}", False
    confirmed = st.session_state.get(mark) == before

    @st.fragment(run_every=every if active else None, key=key)
    @guarded
    def again() -> None:
        nonlocal drawn
        stale = active and (signature() != before or (drawn and not confirmed))
        drawn = True
        # Shown even where all runs again: this may be the run that brings a press on one of its buttons.
        show()
        if stale:
            st.session_state[mark] = before
            st.rerun(scope="app")

    again()


def bar(job: Job, name: str = "") -> None:
    """One line with what it is, its stage, done of total, and the time left where the job's own speed tells it."""
    at_work = job.state is JobState.PROCESSING and job.stage
    parts = [name, stage_word(job.stage) if at_work else state_word(standing(job))]
    if job.total > 1:
        told = size if job.kind is JobKind.PULL else number
        parts.append(_("{done} of {total}").format(done=told(job.done), total=told(job.total)))
    if job.estimate_s is not None and job.state is JobState.PROCESSING:
        parts.append(_("about {time} left").format(time=span(job.estimate_s)))
    share = min(1.0, job.done / job.total) if job.total else 0.0
    st.progress(share, text=safe.markdown(" · ".join(part for part in parts if part)))


def worker_warning(job: Job) -> None:
    """Says within seconds why a job does not begin: no Redis, no worker, a pause after a failed try, how many are before it."""
    if job.state is not JobState.PENDING or (datetime.now(UTC) - job.created).total_seconds() < PATIENCE_SECONDS:
        return
    parts = door.service().ready()
    if not parts.get("redis", True):
        st.warning(_("Redis does not answer. The job is kept and will run when Redis is back."))
    elif not parts.get("worker", True):
        st.warning(_("The worker does not run. The job is kept; start the worker with ./start_celery_worker.sh."))
    elif job.next_try is not None and (pause := (job.next_try - datetime.now(UTC)).total_seconds()) > 0:
        # The rest of such a sentence says what to press; here nothing need be pressed.
        why = stored_sentence(job.error, job.error_values).partition(". ")[0]
        said = _("It did not work this time ({why}). The next try begins by itself in {time}.")
        st.caption(safe.markdown(said.format(why=why.rstrip(".") or _("error"), time=span(pause)), 900))
    else:
        st.caption(_queue_line(door.service().ahead(gate.user(), job.id)))


def _queue_line(ahead: int) -> str:
    """How many jobs come first; this one begins by itself."""
    if not ahead:
        return _("It begins by itself in a moment.")
    line = ngettext(
        "{count} job is before this one. It begins by itself.", "{count} jobs are before this one. It begins by itself.", ahead
    )
    return line.format(count=number(ahead))
