"""The words on the screen: gettext in the language of whoever looks at the page."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import streamlit as st

from core.locale import LANGUAGES, catalogue

KEY = "language"
NAMES = {"ru": "Русский", "en": "English"}
_spoken: ContextVar[str] = ContextVar("spoken", default="")


def language() -> str:
    """The page's language: chosen by hand, else the account's, else the browser's first that we speak, else English."""
    if spoken := _spoken.get():
        return spoken
    chosen = st.session_state.get(KEY)
    return chosen if chosen in LANGUAGES else browser_language()


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """The language inside: for HTTP routes, which have no page that knows one."""
    token = _spoken.set(language if language in LANGUAGES else "en")
    try:
        yield
    finally:
        _spoken.reset(token)


def browser_language() -> str:
    """What the browser asks for: Russian, or else English."""
    locale = str(st.context.locale or "")
    return "ru" if locale.lower().startswith("ru") else "en"


def use_language(chosen: str | None) -> None:
    """Fixes the language of this browser tab; None or "" goes back to the browser's."""
    if chosen in LANGUAGES:
        st.session_state[KEY] = chosen
    else:
        st.session_state.pop(KEY, None)


def _(message: str) -> str:
    """The message in the page's language."""
    return catalogue("pages", language()).gettext(message) if message else ""


def ngettext(one: str, many: str, count: int) -> str:
    """The plural form for `count`, of three in Russian; the caller fills {count}."""
    return catalogue("pages", language()).ngettext(one, many, count)


def N_(message: str) -> str:
    """Marks a message that is translated later, where it is shown."""
    return message
