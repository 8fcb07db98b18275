"""Who is looking, and what a visitor sees: the first administrator's page, or sign-in."""

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from core.errors import SverkaError, ValidationError
from core.limits import PASSWORD_CHARACTERS
from core.model.record import User
from pages import door
from pages.routes.cookie import COOKIE
from pages.shell import ticket
from pages.shell.edge import tell
from pages.shell.words import NAMES, _, browser_language, language, use_language

LANGUAGE_KEY = "gate_language"
SEEN = "gate_seen"
"""Somebody was signed in on this connection: who sees the form now has lost the session, and is told so."""


def visitor() -> User | None:
    """The signed-in user of this connection, asked anew in each run, so that a session that ended is gone at once."""
    value = st.context.cookies.get(COOKIE)
    found = door.user_of(value if isinstance(value, str) else None)
    if found is not None:
        st.session_state[SEEN] = True
    return found


def user() -> User:
    """The user, for a page or a fragment behind the gate; where the session has ended, the whole page runs again and shows it."""
    found = visitor()
    if found is None:
        st.rerun(scope="app")
    return found


def render() -> None:
    """The page of a visitor."""
    _left, middle, _right = st.columns([1, 1.05, 1])
    with middle:
        _language_choice()
        st.title(_("Sverka"), anchor=False)
        st.caption(_("Compares two versions of a document and shows that nothing was missed."))
        if SEEN in st.session_state:
            st.info(_("Your session has ended: sign in again. After a change of the password the new one counts."))
        given = _first_administrator() if door.service().needs_setup() else _sign_in()
        if given:
            ticket.exchange(given)


def sign_out() -> None:
    """Ends this browser's session."""
    st.caption(_("Signing out…"))
    ticket.give_up()


def _language_choice() -> None:
    """Two words at the right; chosen by the browser's language until one is pressed."""
    st.session_state.setdefault(LANGUAGE_KEY, language())
    with st.container(horizontal=True, horizontal_alignment="right"):
        st.segmented_control(
            _("Language"),
            list(NAMES),
            format_func=NAMES.__getitem__,
            key=LANGUAGE_KEY,
            required=True,
            label_visibility="collapsed",
            on_change=lambda: use_language(st.session_state[LANGUAGE_KEY]),
        )


def _first_administrator() -> str | None:
    """The ticket of the administrator who was just made, or None."""
    with st.form("first_administrator", enter_to_submit=True):
        st.header(_("First start: the administrator"), anchor=False)
        code = st.text_input(
            _("One-time code"),
            value=str(st.query_params.get("code", "")),
            help=_("Printed where Sverka was started, and kept in the file setup-code of the data folder."),
        )
        name = st.text_input(_("Name"), autocomplete="username")
        password = st.text_input(
            _("Password"),
            type="password",
            autocomplete="new-password",
            placeholder=_("at least {n} characters").format(n=PASSWORD_CHARACTERS),
        )
        if not st.form_submit_button(_("Create and start"), type="primary", width="stretch"):
            return None

    def create() -> str:
        service = door.service()
        made = service.create_first_admin(code.strip(), name.strip(), password)
        if language() != browser_language():
            service.save_settings(made, replace(service.settings(made), language=language()))
        return service.sign_in(name.strip(), password)

    return _asked(create, name, password)


def _sign_in() -> str | None:
    """The ticket of whoever just gave a right name and password, or None."""
    with st.form("sign_in", enter_to_submit=True):
        st.header(_("Sign in"), anchor=False)
        name = st.text_input(_("Name"), autocomplete="username")
        password = st.text_input(_("Password"), type="password", autocomplete="current-password")
        if not st.form_submit_button(_("Sign in"), type="primary", width="stretch"):
            return None
    return _asked(lambda: door.service().sign_in(name.strip(), password), name, password)


def _asked(ask: Callable[[], str], name: str, password: str) -> str | None:
    """The ticket, or None and a sentence under the form."""
    try:
        if not name.strip() or not password:
            raise ValidationError(what=_("Enter a name and a password."))
        return ask()
    except SverkaError as error:
        tell(error)
        return None
