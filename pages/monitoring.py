"""«Состояние системы»: each part, the queue, what runs now, the models, the disk. The same as python -m tasks status."""

from collections.abc import Mapping, Sequence
from datetime import datetime

import pandas
import streamlit as st

from core.errors import NotFound
from core.model.job import Job, JobKind, JobState
from core.model.record import SystemStatus, User
from core.ports import PartState
from pages import door
from pages.shell import gate, progress, safe
from pages.shell.edge import guarded, stored_sentence
from pages.shell.figures import number, size, span, when
from pages.shell.tables import Column, table
from pages.shell.words import N_, _

ABOUT_CHARACTERS = 100
FAILED_SHOWN = 20
"""Failed jobs that are listed."""
PARTS = {
    "redis": N_("Queue (Redis)"),
    "worker": N_("Worker"),
    "database": N_("Database"),
    "model": N_("Model (Ollama)"),
    "disk": N_("Disk"),
    "sandbox": N_("Isolation of readers"),
}
HELD_BACK = {
    "files": N_("files"),
    "network": N_("network"),
    "processes": N_("other programs"),
    "memory": N_("memory and time"),
    "environment": N_("environment"),
    "user": N_("no rights of an administrator"),
}
"""What a reader's child is held back from, by the words that a worker found when it tried."""
PART_STATES = {
    "running": N_("running"),
    "stopped": N_("stopped"),
    "degraded": N_("with limits"),
    "unknown": N_("unknown"),
}
KINDS = {
    "read": N_("reading"),
    "compare": N_("comparison"),
    "analyse": N_("analysis"),
    "report": N_("report"),
    "mail": N_("letter"),
    "pull": N_("download of a model"),
    "score": N_("check of a model"),
    "describe": N_("analysis of a version"),
    "batch": N_("batch"),
}


def render() -> None:
    user = gate.user()
    st.title(_("System status"), anchor=False)
    every = max(2, door.service().settings(user).refresh_seconds)

    @st.fragment(run_every=every, key="monitoring")
    @guarded
    def look() -> None:
        _show(gate.user())

    look()


def _show(user: User) -> None:
    status = door.service().system_status(user)
    _parts(status.parts)
    _figures(status)
    _jobs(user, status.active)
    _models(status)
    st.caption(_("Version {version}").format(version=safe.markdown(status.version)))


def _parts(parts: Mapping[str, PartState]) -> None:
    columns = (
        Column("part", _("Part"), 160),
        Column("state", _("State"), 130),
        Column("since", _("Since"), 120),
        Column("detail", _("Details"), 730),
    )
    rows = [
        {
            "part": _(PARTS[name]) if name in PARTS else name,
            "state": _mark(part.state) + (_(PART_STATES[part.state]) if part.state in PART_STATES else part.state),
            "since": _since(part.since),
            "detail": _detail(name, part),
        }
        for name, part in parts.items()
    ]
    table(pandas.DataFrame(rows), columns, key="parts", rows=10)


def _detail(name: str, part: PartState) -> str:
    """The queue's detail is the number of its messages, the sandbox's what is in force."""
    if name == "sandbox" and part.detail:
        held = [_(HELD_BACK[word]) for word in part.detail.split() if word in HELD_BACK]
        lacking = [_(HELD_BACK[word]) for word in HELD_BACK if word not in part.detail.split()]
        shown = _("held back: {what}").format(what=", ".join(held))
        return shown + (" · " + _("not held back here: {what}").format(what=", ".join(lacking)) if lacking else "")
    if name == "redis" and part.detail.isdecimal():
        return _("messages: {n}").format(n=number(int(part.detail)))
    if name == "disk" and part.state == "degraded":
        return _("little space is left: free some, or nothing more can be kept")
    return safe.line(part.detail, 300)


def _mark(state: str) -> str:
    return {"running": "● ", "degraded": "◐ ", "stopped": "○ "}.get(state, "· ")


def _since(text: str | None) -> str:
    try:
        return when(datetime.fromisoformat(text)) if text else ""
    except ValueError:
        return text or ""


def _figures(status: SystemStatus) -> None:
    first, second, third, fourth = st.columns(4)
    first.metric(_("Waiting"), number(status.counts.get(JobState.PENDING.value, 0)))
    second.metric(_("Longest wait"), span(status.oldest_s) if status.oldest_s is not None else "—")
    third.metric(_("Failed"), number(status.counts.get(JobState.ERROR.value, 0)))
    free = _("{free} of {total}").format(free=size(status.disk.free), total=size(status.disk.total))
    fourth.metric(_("Free space"), free)


def _jobs(user: User, active: Sequence[Job]) -> None:
    st.header(_("Jobs"), anchor=False)
    if not active:
        st.caption(_("Nothing runs and nothing waits."))
    for job in active:
        with st.container(horizontal=True, vertical_alignment="center", key=f"job_{job.id}"):
            progress.bar(job, name=_named(user, job))
            if st.button(_("Cancel"), key=f"cancel_{job.id}"):
                door.service().cancel(user, job.id)
                st.rerun()
    _failed(user)
    if door.service().any_failed(user) and st.button(_("Try what failed again"), key="retry_all"):
        door.service().retry_all_failed(user)
        st.rerun()


def _failed(user: User) -> None:
    """What ended in an error, the latest first: what it was, why, when."""
    found = [job for job in door.service().jobs(user) if job.state is JobState.ERROR][:FAILED_SHOWN]
    if not found:
        return
    columns = (Column("what", _("Failed"), 480), Column("why", _("Reason"), 560), Column("when", _("When"), 120))
    rows = [
        {"what": _named(user, job), "why": stored_sentence(job.error, _values(job)), "when": when(job.finished)} for job in found
    ]
    table(pandas.DataFrame(rows), columns, key="failed_jobs", rows=8)


def _values(job: Job) -> dict[str, str]:
    """What fills the sentence of its error; a download names its model by its subject."""
    return {"model": job.subject, **job.error_values} if job.kind is JobKind.PULL else dict(job.error_values)


def _named(user: User, job: Job) -> str:
    """What is done, and to what: of five comparisons that wait one wants to cancel the right one."""
    about = _about(user, job)
    return _(KINDS[job.kind.value]) + (f": {safe.line(about, ABOUT_CHARACTERS)}" if about else "")


def _about(user: User, job: Job) -> str:
    service = door.service()
    try:
        match job.kind:
            case JobKind.BATCH | JobKind.PULL:
                return job.subject
            case JobKind.COMPARE:
                return service.comparison(user, job.subject).named
            case JobKind.ANALYSE:
                return service.comparison(user, service.analysis(user, job.subject).comparison_id).named
            case JobKind.REPORT:
                return service.report(user, job.subject).comparison_title
            case _:
                return ""
    except NotFound:
        return ""


def _models(status: SystemStatus) -> None:
    if not status.models:
        return
    st.header(_("Models"), anchor=False)
    columns = (
        Column("name", _("Model"), 300),
        Column("size", _("Size"), 110),
        Column("parameters", _("Parameters"), 120),
        Column("context", _("Window, tokens"), 150),
    )
    rows = [
        {
            "name": safe.line(model.name, 100),
            "size": size(model.size),
            "parameters": safe.line(model.parameters, 20),
            "context": number(model.context),
        }
        for model in status.models
    ]
    table(pandas.DataFrame(rows), columns, key="models", rows=10)


if __name__ == "__main__":
    from pages.shell.navigation import main

    main()
