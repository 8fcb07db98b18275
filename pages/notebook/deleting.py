"""Deleting a comparison: what goes with it is said before, the files themselves stay."""

import streamlit as st

from core.model.record import Choice, ComparisonRecord, User
from pages import door
from pages.notebook import address
from pages.shell import safe
from pages.shell.figures import number
from pages.shell.words import _

ASKED = "delete_asked"
SAID = "comparison_deleted"
TITLE_CHARACTERS = 100


def button(user: User, record: ComparisonRecord) -> None:
    """The way to delete the comparison, from every view of its page and in every state."""
    opened = st.popover(_("Delete"), type="tertiary", on_change="rerun", key=ASKED)
    if not opened.open:
        return
    # What hangs on it is counted when one asks: decisions at the desk do not run the page.
    with opened:
        st.markdown(f"**{_('Delete the comparison?')}**")
        for line in _consequences(user, record):
            st.text(line)
        if st.button(_("Delete for good"), type="primary", key="delete_comparison"):
            door.service().delete_comparison(user, record.id)
            st.session_state[SAID] = record.title
            address.go_home()


def tell() -> None:
    """Says once, on the page that one comes to, what was deleted."""
    if title := st.session_state.pop(SAID, ""):
        st.toast(_("The comparison was deleted: {title}").format(title=safe.markdown(title, TITLE_CHARACTERS)))


def missing() -> None:
    """In place of a page whose comparison or batch is not there: why, and the way on."""
    st.warning(_("This comparison is not there: it was deleted, or it belongs to somebody else."))
    if st.button(_("All comparisons"), key="to_comparisons"):
        address.go_home()


def _consequences(user: User, record: ComparisonRecord) -> list[str]:
    """Whose it is where it is another's, what hangs on it, and what stays."""
    lines = []
    if record.owner_id != user.id:
        owner = next((one.name for one in door.service().list_users(user) if one.id == record.owner_id), "")
        lines.append(_("The comparison belongs to {name}.").format(name=safe.line(owner, TITLE_CHARACTERS)))
    if record.state.active:
        lines.append(_("It is still running and will be cancelled."))
    if hanging := _hanging(user, record):
        lines.append(_("What goes with it: {list}.").format(list=", ".join(hanging)))
    return [*lines, _("Both files stay under “Documents”.")]


def _hanging(user: User, record: ComparisonRecord) -> list[str]:
    service = door.service()
    decided = service.decisions(user, record.id).values()
    counts = (
        (_("decisions and notes: {n}"), sum(one.decision is not Choice.OPEN or bool(one.note) for one in decided)),
        (_("analyses by a model: {n}"), len(service.analyses(user, record.id))),
        (_("questions to the model: {n}"), len(service.questions(user, record.id))),
        (_("reports: {n}"), len(service.reports(user, record.id))),
    )
    return [said.format(n=number(count)) for said, count in counts if count]
