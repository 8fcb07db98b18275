"""Models: what is installed, how well each did, which fit this machine; installing, checking, removing."""

from collections.abc import Sequence

import pandas
import streamlit as st

from core.errors import ModelMissing
from core.model.job import Job, JobKind
from core.model.record import ModelState, User
from core.model.scorecard import ScoreCard
from core.ports import ModelInfo
from pages import door
from pages.modelling import memory
from pages.shell import progress, safe
from pages.shell.edge import stored_sentence
from pages.shell.figures import NBSP, number, size
from pages.shell.tables import Column, table
from pages.shell.words import _

SUGGESTED = "qwen2.5:7b"
"""Where nothing is installed and the settings name none: small enough for a desk machine, reads Russian."""
KINDS = (JobKind.PULL, JobKind.SCORE)


def render(user: User, state: ModelState) -> None:
    """Folded, unless something runs or nothing is installed."""
    service = door.service()
    running = [job for job in service.jobs(user, active_only=True) if job.kind in KINDS]
    opened = bool(running) or (state.reachable and not state.installed)
    with st.expander(_("Models"), key="analysis_models", expanded=opened):
        _server(state)
        if state.installed:
            _table(state, service.score_cards(user))
            _one(user, state, running)
        _pull(user, state, running)
        progress.watch(
            lambda: tuple((job.id, job.state) for job in service.jobs(user) if job.kind in KINDS),
            lambda: _running(user, state),
            active=bool(running),
            every=service.settings(user).refresh_seconds,
            key="model_jobs",
        )


def warning(user: User, state: ModelState, name: str) -> None:
    """Below the choice of a model: what its score card says against it; a grey line where it has none."""
    info = _named(state, name)
    if info is None:
        if state.reachable and name and state.error is None:
            st.caption(safe.markdown(stored_sentence(ModelMissing.code, {"model": name}), 500))
        return
    card = door.service().score_cards(user).get(info.digest)
    if against := memory.caution(state, info):
        st.warning(against)
    if state.replaces and info.name == state.chosen:
        st.caption(replaced(state))
    if card is None:
        st.caption(_("This model has not been checked yet: its score card is made under “Models”."))
    elif card.stopped:
        st.warning(_stopped(_("This model is below the bar:"), card))
    elif not card.good_enough:
        st.warning(
            _("This model is below the bar: it explained {share} of the changes that matter. Check what it writes.").format(
                share=_percent(card.recall)
            )
        )


def replaced(state: ModelState) -> str:
    """That the model which worked last is gone, and which one works now, as Markdown."""
    said = _("The model {old} is no longer on the server; {new} works in its place.")
    return said.format(old=safe.markdown(state.replaces, 80), new=safe.markdown(state.chosen, 80))


def below_bar(user: User, state: ModelState) -> bool:
    """Whether the chosen model was checked and found too weak."""
    info = _named(state, state.chosen)
    card = door.service().score_cards(user).get(info.digest) if info is not None else None
    return card is not None and not card.good_enough


def _stopped(lead: str, card: ScoreCard) -> str:
    """How far a check came whose time was over."""
    said = _(
        "its check ran out of time with {read} of {total} changes read; {valid} of its {answers} answers had the asked shape."
    )
    read, valid = card.changes - card.not_analysed, round(card.json_valid * card.answers)
    counts = {"read": read, "total": card.changes, "valid": valid, "answers": card.answers}
    return f"{lead} {said.format(**{name: number(count) for name, count in counts.items()})}"


def _named(state: ModelState, name: str) -> ModelInfo | None:
    return next((one for one in state.installed if name in (one.name, one.name.removesuffix(":latest"))), None)


def _server(state: ModelState) -> None:
    if not state.reachable:
        return
    if state.safe:
        st.caption(_("Ollama {version}").format(version=safe.markdown(state.version, 20)))
        for line in memory.loaded(state):
            st.caption(line)
    else:
        st.warning(
            _("Ollama {version} has a known leak (CVE-2026-7482). Update it to 0.17.1 or newer.").format(
                version=safe.markdown(state.version or "?", 20)
            )
        )


def _table(state: ModelState, cards: dict[str, ScoreCard]) -> None:
    """The models beside each other, with their cards."""
    columns = (
        Column("name", _("Model"), 190),
        Column("size", _("Size"), 80),
        Column("quantisation", _("Quantisation"), 115),
        Column("context", _("Window"), 80),
        Column("memory", _("In memory"), 165),
        Column("bar", _("Check"), 110),
        Column("recall", _("Right"), 75),
        Column("significance", _("Significance"), 105),
        Column("citations", _("Citations"), 80),
        Column("false", _("False"), 80),
        Column("json", _("Shape"), 80),
        Column("seconds", _("Seconds"), 80),
        Column("tokens", _("Tokens"), 85),
    )
    rows = [_row(state, info, cards.get(info.digest)) for info in state.installed]
    table(pandas.DataFrame(rows), columns, key="models_table", rows=8)
    if cards:
        st.caption(
            _(
                "Right: of the changes that matter, those explained. False: sentences known to be false, caught / missed. "
                "Seconds and tokens are a change's."
            )
        )
    for info in state.installed:
        card = cards.get(info.digest)
        if card is not None and card.stopped:
            st.caption(_stopped(f"{safe.markdown(info.name, 80)}:", card))


def _row(state: ModelState, info: ModelInfo, card: ScoreCard | None) -> dict[str, str]:
    said = {
        "bar": _("not checked"),
        **dict.fromkeys(("recall", "significance", "citations", "false", "json", "seconds", "tokens"), ""),
    }
    if card is not None:
        said = {
            "bar": _("meets the bar") if card.good_enough else _("below the bar"),
            "recall": _percent(card.recall),
            "significance": _percent(card.significance),
            "citations": _percent(card.citations),
            "false": f"{number(card.caught)} / {number(card.missed)}",
            "json": _percent(card.json_valid),
            # Of a stopped check they are of each change that was read: of none there is no such figure.
            "seconds": number(card.seconds, 1) if card.changes > card.not_analysed else "",
            "tokens": number(card.tokens) if card.changes > card.not_analysed else "",
        }
    return {
        "name": safe.line(info.name, 80),
        "size": size(info.size),
        "quantisation": safe.line(info.quantisation, 20),
        "context": number(info.context) if info.context else "",
        "memory": memory.told(state, info),
        **said,
    }


def _percent(share: float) -> str:
    return f"{number(share * 100)}{NBSP}%"


def _one(user: User, state: ModelState, running: Sequence[Job]) -> None:
    """One model: checked, or removed."""
    service = door.service()
    names = [info.name for info in state.installed]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        name = st.selectbox(_("Model to check or remove"), names, format_func=lambda one: safe.line(one, 80), key="model_named")
        busy = any(job.kind is JobKind.SCORE for job in running)
        if st.button(_("Check the model"), key="score_start", disabled=busy):
            service.score_model(user, name)
            st.rerun()
        if user.is_admin:
            # One popover a model: it does not stay open over the next one, whose turn a second press would be.
            with st.popover(_("Remove"), key=f"model_remove_{name}"):
                st.text(_("The model {name} is removed from the server, for everybody.").format(name=safe.line(name, 80)))
                if st.button(_("Remove for good"), type="primary", key="model_delete"):
                    service.delete_model(user, name)
                    st.rerun()


def _pull(user: User, state: ModelState, running: Sequence[Job]) -> None:
    busy = any(job.kind is JobKind.PULL for job in running)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        name = st.text_input(_("Install a model"), placeholder=SUGGESTED, key="pull_name")
        if st.button(_("Download"), key="pull_start", disabled=not state.reachable or busy):
            door.service().pull_model(user, name.strip() or SUGGESTED)
            st.rerun()


def _running(user: User, state: ModelState) -> None:
    """What is under way, each with its way to stop it; why the last one failed."""
    service = door.service()
    listed = [job for job in service.jobs(user) if job.kind in KINDS]
    for kind in KINDS:
        latest = next((job for job in listed if job.kind is kind), None)
        if latest is None:
            continue
        if latest.state.active:
            progress.bar(latest, name=safe.line(_what(state, latest), 120))
            progress.worker_warning(latest)
            if st.button(_("Cancel"), key=f"cancel_{latest.id}"):
                service.cancel(user, latest.id)
                st.rerun(scope="app")
        elif latest.error:
            values = {"model": latest.subject, "url": state.url, **latest.error_values}
            st.warning(safe.markdown(stored_sentence(latest.error, values), 500))


def _what(state: ModelState, job: Job) -> str:
    """The model that is installed or checked; a check's job knows it by its digest."""
    if job.kind is JobKind.PULL:
        return job.subject
    checked = next((info.name for info in state.installed if job.subject.endswith(f":{info.digest}")), "")
    return _("check of a model") + (f" {checked}" if checked else "")
