"""The pages' edge: whatever goes wrong inside becomes one sentence on the page, never a traceback."""

import functools
import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
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


@contextmanager
def edge() -> Iterator[None]:
    """Shows an error of ours as its sentence; logs any other and says that it was logged."""
    try:
        yield
    except SverkaError as error:
        tell(error)
    except Exception:
        # The page's edge: a bug is logged, the visitor reads a sentence.
        log.exception("page failed")
        st.error(_("Something went wrong on this page. It has been logged; please try again."))


def guarded(render: Callable[P, R]) -> Callable[P, R | None]:
    """The same function inside the edge: for pages and for fragments, which run by themselves."""

    @functools.wraps(render)
    def inside(*args: P.args, **kwargs: P.kwargs) -> R | None:
        with edge():
            return render(*args, **kwargs)
        return None

    return inside
