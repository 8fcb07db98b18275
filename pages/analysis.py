"""«Анализ нейросетью»: the model reads the changes of a comparison in the background."""

from collections.abc import Sequence

import streamlit as st

from core.model.analysis import Analysis, Statement, Verdict
from core.model.job import JobState
from core.model.record import AnalysisRecord, ModelState, User
from core.reports.labels import ROLES, VERDICTS
from core.reports.reasons import fault_word, unread_word
from core.reports.verdict import rates_line
from pages import door
from pages.modelling import models
from pages.modelling.models import SUGGESTED
from pages.notebook import view
from pages.shell import gate, places, progress, safe
from pages.shell.edge import stored_sentence
from pages.shell.figures import number, when
from pages.shell.points import Point, points
from pages.shell.words import NAMES, _, language, ngettext

JUST_STARTED = "analysis_just_started"
SHOWN = 20


def render() -> None:
    user = gate.user()
    st.title(_("Neural analysis"), anchor=False)
    state = door.service().model_state(user)
    _new(user, state)
    models.render(user, state)
    _all(user)


def _new(user: User, state: ModelState) -> None:
    """The form: which comparison, which model, in which language."""
    service = door.service()
    finished = {one.id: one for one in service.comparisons(user) if one.state is JobState.COMPLETED}
    with st.container(border=True, key="cell_new_analysis"):
        st.header(_("New analysis"), anchor=False)
        if not finished:
            st.caption(_("There is no finished comparison yet. Compare two files first."))
            return
        ids, named = list(finished), st.query_params.get("comparison", "")
        first, second, third = st.columns([2, 1.2, 0.8])
        chosen = first.selectbox(
            _("Comparison"),
            ids,
            index=ids.index(named) if named in ids else 0,
            format_func=lambda key: f"{safe.line(finished[key].named, 120)} · {when(finished[key].created)}",
            key="analysis_comparison",
        )
        names = _names(state)
        if st.session_state.get("analysis_model") == SUGGESTED and SUGGESTED not in names:
            # Suggested while no server answered; now there are models to choose from.
            del st.session_state["analysis_model"]
        model = second.selectbox(_("Model"), names, key="analysis_model", accept_new_options=True)
        spoken = third.selectbox(
            _("Language"),
            list(NAMES),
            index=list(NAMES).index(language()),
            format_func=NAMES.__getitem__,
            key="analysis_language",
        )
        _advice(state, "ask_model_again")
        models.warning(user, state, str(model))
        if st.button(_("Start the analysis"), type="primary", key="analysis_start") and model:
            service.start_analysis(user, chosen, model=str(model), language=spoken)
            st.session_state[JUST_STARTED] = True
            st.rerun()
        if st.session_state.pop(JUST_STARTED, False):
            st.success(_("The analysis runs in the background. You can leave this page; nothing will be lost."))


def _names(state: ModelState) -> list[str]:
    """The chosen model first, then the others that are installed; a suggestion where there is none."""
    names = [state.chosen or SUGGESTED, *(info.name for info in state.installed if not info.embeds)]
    return list(dict.fromkeys(names))


def _advice(state: ModelState, key: str) -> None:
    """What stands in the way of an analysis, before the click, in grey."""
    if state.error is not None:
        values = {"url": state.url, "model": state.chosen or SUGGESTED}
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(safe.markdown(stored_sentence(state.error, values), 500), width="content")
            # The press alone runs the page again, which asks the server again.
            st.button(_("Try again"), key=key, type="tertiary")


def _all(user: User) -> None:
    service = door.service()
    records = service.analyses(user, limit=SHOWN)
    if not records:
        return
    st.header(_("Analyses"), anchor=False)
    titles = {one.id: one.named for one in service.comparisons(user, limit=200)}
    progress.watch(
        lambda: tuple((one.id, one.state) for one in service.analyses(user, limit=SHOWN)),
        lambda: _running(user, service.analyses(user, limit=SHOWN), titles),
        active=any(one.state.active for one in records),
        every=service.settings(user).refresh_seconds,
        key="analyses",
    )
    for record in records:
        if not record.state.active:
            _finished(user, record, titles)


def _running(user: User, records: Sequence[AnalysisRecord], titles: dict[str, str]) -> None:
    for record in records:
        if record.state.active:
            with st.container(border=True, key=f"cell_running_{record.id}"):
                told = (safe.line(titles.get(record.comparison_id, ""), 100), safe.line(record.model, 60))
                st.text(" · ".join(one for one in told if one))
                progress.bar(record.job)
                progress.worker_warning(record.job)
                if st.button(_("Cancel"), key=f"cancel_{record.id}"):
                    door.service().cancel(user, record.job.id)
                    st.rerun(scope="app")


def _finished(user: User, record: AnalysisRecord, titles: dict[str, str]) -> None:
    service = door.service()
    named = (safe.line(titles.get(record.comparison_id, ""), 110), safe.line(record.model, 40))
    line = " · ".join(one for one in (*named, progress.state_word(record.state), when(record.created)) if one)
    with st.expander(safe.markdown(line), expanded=record.id == st.query_params.get("a"), key=f"analysis_{record.id}"):
        if record.job.error:
            values = {"model": record.model, "url": service.settings(user).ollama_url}
            st.warning(safe.markdown(stored_sentence(record.job.error, values), 600))
        with st.container(horizontal=True):
            if st.button(_("Open the comparison"), key=f"open_{record.id}"):
                places.go("", c=record.comparison_id)
            if record.state in (JobState.ERROR, JobState.CANCELLED) and st.button(_("Try again"), key=f"retry_{record.id}"):
                service.retry(user, record.job.id)
                st.rerun()
        found = service.analysis_result(user, record.id)
        if found is not None:
            _result(user, found, record.comparison_id, record.id)


def _unread(user: User, analysis: Analysis, comparison: str, key: str) -> None:
    """Each change that the model could not be made to read, with the reason; a click opens it."""
    count = len(analysis.not_analysed)
    if not count:
        return
    title = ngettext("{n} change was not read by the model", "{n} changes were not read by the model", count)
    with st.expander(title.format(n=number(count)), key=f"unread_{key}"):
        compared = door.service().comparison_result(user, comparison)
        changes = {change.id: change for change in compared.changes} if compared is not None else {}
        listed = [
            Point(
                id=one.change,
                sentence=view.sentence(changes[one.change]),
                place=unread_word(one.reason, language()),
                significance=changes[one.change].significance.value,
                significance_name="",
            )
            for one in analysis.not_analysed
            if one.change in changes
        ]
        opened = points(listed, key=f"unread_points_{key}")
        if opened:
            places.go("", c=comparison, view="desk", change=opened)


def _result(user: User, analysis: Analysis, comparison: str, key: str) -> None:
    """How many changes were read, the summary, then every explanation, folded; a click opens its change."""
    done, total = number(analysis.analysed), number(analysis.total)
    st.text(_("Changes analysed: {analysed} of {total}").format(analysed=done, total=total))
    st.caption(safe.markdown(rates_line(analysis.rates, language())))
    _unread(user, analysis, comparison, key)
    trusted = _trusted(analysis.summary)
    for role in ROLES:
        own = [one for one in trusted if one.role == role]
        if own:
            st.markdown(f"**{safe.markdown(view.word(ROLES, role))}**")
            _said(own, comparison, f"summary_{role}_{key}")
    told = {statement.text for statement in analysis.summary}
    rest = [statement for statement in _trusted(analysis.statements) if statement.text not in told]
    if rest:
        title = ngettext("{n} more explanation", "{n} more explanations", len(rest)).format(n=number(len(rest)))
        with st.expander(title, key=f"statements_{key}"):
            _said(rest, comparison, f"said_{key}")
    _quarantined([one for one in (*analysis.summary, *analysis.statements) if one.verdict is Verdict.QUARANTINED], key)


def _trusted(statements: Sequence[Statement]) -> list[Statement]:
    return [statement for statement in statements if statement.verdict is not Verdict.QUARANTINED]


def _said(statements: Sequence[Statement], comparison: str, key: str) -> None:
    if not statements:
        return
    listed = [
        Point(
            id=statement.changes[0] if statement.changes else "",
            sentence=safe.line(statement.text, 2_000),
            place="" if statement.role == "tone" else view.word(VERDICTS, statement.standing),
            significance=statement.significance.value if statement.significance else "none",
            significance_name="",
        )
        for statement in statements
    ]
    opened = points(listed, key=key)
    if opened:
        places.go("", c=comparison, view="desk", change=opened)


def _quarantined(statements: Sequence[Statement], key: str) -> None:
    """What the model wrote and its citations do not bear out: folded, named, never mixed with the rest."""
    if not statements:
        return
    with st.expander(view.doubted(len(statements)), key=f"quarantined_{key}"):
        st.caption(_("The model wrote these, but the cited text does not bear them out. They go into no report."))
        for statement in statements:
            st.text(safe.line(statement.text, 2_000))
            st.caption(safe.markdown(", ".join(fault_word(code, language()) for code in statement.reasons)))


if __name__ == "__main__":
    from pages.shell.navigation import main

    main()
