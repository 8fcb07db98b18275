"""The decision on a change, in a plain form: accepted, rejected or a question, with a note. The answer is made from these."""

import streamlit as st

from core.errors import Conflict
from core.limits import NOTE_CHARACTERS
from core.model.change import Change
from core.model.record import Choice, ComparisonRecord, DecisionRecord, User
from pages import door
from pages.shell import safe
from pages.shell.figures import when
from pages.shell.words import N_, _

NAMES = {
    Choice.OPEN: N_("not reviewed"),
    Choice.ACCEPTED: N_("accepted"),
    Choice.REJECTED: N_("rejected"),
    Choice.QUESTION: N_("question"),
}


def render(user: User, record: ComparisonRecord, change: Change) -> None:
    known = door.service().decisions(user, record.id).get(change.id) or DecisionRecord(change=change.id)
    with st.form(f"decide_{change.id}_{known.row_version}", border=True):
        chosen = st.segmented_control(
            _("Decision"),
            list(Choice),
            format_func=lambda one: _(NAMES[one]),
            default=known.decision,
            required=True,
            key=f"decision_{change.id}_{known.row_version}",
        )
        note = st.text_input(
            _("Note"),
            value=known.note,
            max_chars=NOTE_CHARACTERS,
            placeholder=_("goes into the answer as a comment"),
            key=f"note_{change.id}_{known.row_version}",
        )
        if st.form_submit_button(_("Save the decision")):
            _save(user, record, change, Choice(chosen or Choice.OPEN), note, known.row_version)
    if known.at is not None:
        st.caption(f"{safe.markdown(known.user_name, 80)} · {when(known.at)}")


def _save(user: User, record: ComparisonRecord, change: Change, chosen: Choice, note: str, row_version: int) -> None:
    try:
        door.service().set_decision(user, record.id, change.id, chosen, note, row_version)
    except Conflict as error:
        st.warning(_("{name} has decided on this change meanwhile.").format(name=safe.markdown(str(error.values.get("by")), 80)))
        return
    st.rerun()
