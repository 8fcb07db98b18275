"""«Спросить по изменениям»: a question about this comparison, answered from its changes and blocks, each sentence checked."""

import streamlit as st

from core.limits import QUESTION_CHARACTERS
from core.model.analysis import Analysis, Statement, Verdict
from core.model.document import Block, Document, Side
from core.model.job import JobState
from core.model.record import QUESTION, AnalysisRecord, ComparisonRecord, User
from core.reports import ReportData
from core.reports.labels import VERDICTS
from core.reports.reasons import fault_word
from pages import door
from pages.notebook import view
from pages.notebook.address import open_change
from pages.shell import progress, safe
from pages.shell.edge import stored_sentence
from pages.shell.points import Point, points
from pages.shell.words import _, language

SHOWN = 5


def render(user: User, record: ComparisonRecord, data: ReportData) -> None:
    """The question's line, then what was asked before; only this cell asks again while an answer is awaited. Where no model
    answers, the line above says so, and there is nothing to ask."""
    service = door.service()
    before = service.questions(user, record.id, limit=SHOWN)
    away = service.model_state(user).error is not None
    if away and not before:
        return
    with st.form("ask_form", clear_on_submit=True, border=False):
        first, second = st.columns([5, 1], vertical_alignment="bottom")
        question = first.text_input(_("Ask the changes"), max_chars=QUESTION_CHARACTERS, key="ask_question", disabled=away)
        asked = second.form_submit_button(_("Ask"), width="stretch", disabled=away)
    if asked and question.strip():
        service.ask(user, record.id, question, language=data.language)
        st.rerun()
    progress.watch(
        lambda: tuple((one.id, one.state) for one in service.questions(user, record.id, limit=SHOWN)),
        lambda: _awaited(user, record),
        active=any(one.state.active for one in before),
        every=service.settings(user).refresh_seconds,
        key=f"asked_{record.id}",
    )
    for one in before:
        if not one.state.active:
            _answered(user, one, data)


def _awaited(user: User, record: ComparisonRecord) -> None:
    for one in door.service().questions(user, record.id, limit=SHOWN):
        if one.state.active:
            st.text(safe.line(one.options[QUESTION], QUESTION_CHARACTERS))
            progress.bar(one.job)
            progress.worker_warning(one.job)
            if st.button(_("Cancel"), key=f"cancel_{one.id}", type="tertiary"):
                door.service().cancel(user, one.job.id)
                st.rerun(scope="app")


def _answered(user: User, asked: AnalysisRecord, data: ReportData) -> None:
    st.markdown(f"**{safe.markdown(asked.options[QUESTION], QUESTION_CHARACTERS)}**")
    if asked.state is not JobState.COMPLETED:
        _unanswered(user, asked)
        return
    answer = door.service().analysis_result(user, asked.id)
    if answer is None:
        return
    trusted = [one for one in answer.summary if one.verdict is not Verdict.QUARANTINED]
    if not trusted:
        st.text(_nothing(answer))
    listed = [_point(one, data) for one in trusted]
    opened = points(listed, key=f"answer_{asked.id}") if listed else None
    if opened and opened in {change.id for change in data.comparison.changes}:
        open_change(opened)
    _doubted(answer)


def _unanswered(user: User, asked: AnalysisRecord) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        said = stored_sentence(asked.job.error, asked.job.error_values) if asked.job.error else _("The question was cancelled.")
        st.caption(safe.markdown(said, 400), width="content")
        if st.button(_("Try again"), key=f"again_{asked.id}", type="tertiary"):
            door.service().retry(user, asked.job.id)
            st.rerun()


def _nothing(answer: Analysis) -> str:
    if answer.summary:
        return _("The model's answer was not borne out by the documents, so it is not shown here.")
    return _("These documents do not say.")


def _point(said: Statement, data: ReportData) -> Point:
    cited = next((change for change in data.comparison.changes if change.id in said.changes), None)
    place = view.place(cited) if cited is not None else _block_place(said, data)
    return Point(
        id=cited.id if cited is not None else "",
        sentence=safe.line(said.text, 2_000),
        place=" · ".join(part for part in (place, view.word(VERDICTS, said.verdict.value)) if part),
        significance=cited.significance.value if cited is not None else "none",
        significance_name="",
    )


def _block_place(said: Statement, data: ReportData) -> str:
    """Where the cited words stand: the section's title and what is quoted of it."""
    for cited in said.changes:
        side, _sep, name = cited.partition(":")
        found = _block(data.old if side == Side.OLD else data.new, name)
        if found is not None:
            section = safe.line(found.section[-1], 60) if found.section else ""
            page = f" · {_('page')} {found.page}" if found.page else ""
            return f"{section}{page}"
    return ""


def _block(document: Document, name: str) -> Block | None:
    return next((block for block in document.blocks if block.block == name), None)


def _doubted(answer: Analysis) -> None:
    doubted = [one for one in answer.summary if one.verdict is Verdict.QUARANTINED]
    if not doubted:
        return
    with st.expander(view.doubted(len(doubted))):
        for one in doubted:
            st.text(safe.line(one.text, 2_000))
            st.caption(safe.markdown(", ".join(fault_word(code, language()) for code in one.reasons)))
