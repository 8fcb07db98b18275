"""Sends a report by e-mail, and shows what was sent."""

import re

import streamlit as st

from core.errors import SverkaError
from core.limits import NOTE_CHARACTERS
from core.model.job import JobState
from core.model.record import MailRecord, ReportRecord, User
from pages import door
from pages.shell import progress, safe
from pages.shell.edge import sentence, stored_sentence
from pages.shell.figures import when
from pages.shell.words import _


def render(user: User, record: ReportRecord) -> None:
    sent = door.service().mails(user, record.id)
    if not sent and not door.service().settings(user).smtp_host:
        return
    with st.expander(_("Send by e-mail")):
        with st.form(f"letter_{record.id}", clear_on_submit=True):
            to = st.text_input(_("To"), placeholder=_("addresses, separated by commas"), key=f"letter_to_{record.id}")
            note = st.text_area(_("Words with it"), max_chars=NOTE_CHARACTERS, key=f"letter_note_{record.id}")
            if st.form_submit_button(_("Send")):
                _send(user, record, to, note)
        progress.watch(
            lambda: tuple((one.id, one.job.state) for one in door.service().mails(user, record.id)),
            lambda: _log(door.service().mails(user, record.id)),
            active=any(one.job.state.active for one in sent),
            every=2,
            key=f"mails_{record.id}",
        )


def _send(user: User, record: ReportRecord, to: str, note: str) -> None:
    try:
        door.service().send_report(user, record.id, re.split(r"[,;\s]+", to), note)
    except SverkaError as error:
        st.warning(sentence(error))
    else:
        st.rerun()


def _log(sent: list[MailRecord]) -> None:
    for one in sent[:20]:
        state = when(one.sent) if one.sent else progress.state_word(one.job.state)
        if one.job.state is JobState.ERROR:
            state = stored_sentence(one.job.error, one.job.error_values) or state
        link = " · " + _("a link instead of the file") if one.linked else ""
        st.caption(safe.markdown(f"{', '.join(one.recipients)} · {state}{link}", 400))
