"""What a model says of a single version, on demand: key points, risks, tables, tone."""

import streamlit as st

from core.model.analysis import Analysis, Statement, Verdict
from core.model.record import User, VersionRecord
from core.reports.labels import ROLES
from core.reports.rows import worded
from pages import door
from pages.notebook import view
from pages.shell import progress, safe
from pages.shell.edge import stored_sentence
from pages.shell.figures import number
from pages.shell.words import _, language


def render(user: User, version: VersionRecord) -> None:
    """A button; while it runs, its progress; then what was said, each sentence checked against the text that it cites."""
    service = door.service()
    spoken = language()
    job, found = service.description(user, version.id, spoken)
    active = job is not None and job.state.active
    with st.expander(_("What is in version {n}").format(n=version.number), key=f"described_{version.id}", expanded=active):
        if not active:
            again = found is not None
            label = _("Read again") if again else _("Let the model read it")
            if st.button(label, key=f"describe_{version.id}", disabled=service.model_state(user).error is not None):
                service.describe_version(user, version.id, spoken)
                st.rerun()
        progress.watch(
            lambda: getattr(service.description(user, version.id, spoken)[0], "state", None),
            lambda: _running(user, version, spoken),
            active=active,
            every=service.settings(user).refresh_seconds,
            key=f"describing_{version.id}",
        )
        if found is not None:
            _said(found)


def _running(user: User, version: VersionRecord, spoken: str) -> None:
    job, _found = door.service().description(user, version.id, spoken)
    if job is None:
        return
    if job.state.active:
        progress.bar(job)
        progress.worker_warning(job)
        if st.button(_("Cancel"), key=f"cancel_{job.id}"):
            door.service().cancel(user, job.id)
            st.rerun(scope="app")
    elif job.error:
        st.warning(safe.markdown(stored_sentence(job.error, job.error_values), 500))


def _said(found: Analysis) -> None:
    trusted = [one for one in found.statements if one.verdict is not Verdict.QUARANTINED]
    done, total = number(found.analysed), number(found.total)
    st.caption(_("Paragraphs read: {done} of {total}").format(done=done, total=total) + f" · {safe.markdown(found.model, 60)}")
    for role in ROLES:
        _group(view.word(ROLES, role), [one for one in trusted if one.role == role])
    doubted = len(found.statements) - len(trusted)
    if doubted:
        st.caption(view.doubted(doubted))


def _group(title: str, said: list[Statement]) -> None:
    if said:
        st.markdown(f"**{safe.markdown(title)}**")
        for one in said:
            st.text(safe.line(worded(one, _("Interpretation:")), 1_000))
