"""The pages' edge: whatever goes wrong inside becomes one sentence on the page, never a traceback."""

import functools
import logging
from collections.abc import Callable, Mapping
from typing import ParamSpec, TypeVar

import streamlit as st

from core.errors import InputError, SverkaError
from pages import door
from pages.shell import safe
from pages.shell.words import _, language

P = ParamSpec("P")
R = TypeVar("R")
log = logging.getLogger("sverka.pages")


def sentence(error: SverkaError) -> str:
    """The error's sentence in the page's language, safe as Markdown (it may hold a file's name or a server's words)."""
    return safe.markdown(error.message(language()), limit=600)


def tell(error: SverkaError) -> None:
    """One sentence: amber for what the file lacks, red for what failed."""
    (st.warning if isinstance(error, InputError) else st.error)(sentence(error))


def stored_sentence(code: str | None, values: Mapping[str, str] | None = None) -> str:
    """The sentence of an error that a job ended with, as plain text."""
    return safe.line(door.service().error_sentence(code, dict(values or {}), language()), limit=600)


def tell_any(error: Exception) -> None:
    """An error of ours as its sentence; any other is a bug: it is logged, and the visitor reads that it was."""
    if isinstance(error, SverkaError):
        tell(error)
    else:
        log.error("page failed", exc_info=error)
        st.error(_("Something went wrong on this page. It has been logged; please try again."))


def guarded(render: Callable[P, R]) -> Callable[P, R | None]:
    """The same function inside the edge: for pages and for fragments, which run by themselves."""

    @functools.wraps(render)
    def inside(*args: P.args, **kwargs: P.kwargs) -> R | None:
        try:
            return render(*args, **kwargs)
        except Exception as error:  # noqa: BLE001  one of the few edges
            tell_any(error)
            return None

    return inside
