"""What runs first in every run of every page: navigation, then the gate, then the page itself.

`st.navigation` with functions comes before anything else, for visitors too: only its call switches off the library's own
habit of running each file in pages/ as a page, which would go round the gate.
"""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from core.model.record import User
from pages import analysis, compare, documents, door, monitoring, reports, settings, users
from pages.shell import gate, look, places, translate
from pages.shell.edge import guarded
from pages.shell.words import _, browser_language, use_language

Section = Mapping[str, Sequence[st.Page]]


def main() -> None:
    """One run of the page."""
    st.set_page_config(page_title=_("Sverka"), layout="wide")
    user = gate.visitor()
    if user is not None:
        guarded(_speak)(user)
    listed = sections(user)
    chosen = st.navigation(listed, position="top" if user else "hidden")
    places.remember({page.url_path: page for group in listed.values() for page in group})
    look.wear()
    translate.widgets_in_our_language()
    if user is None:
        guarded(gate.render)()
    else:
        chosen.run()


def _speak(user: User) -> None:
    """The language of the user's settings, else the browser's, which is kept for an analysis that begins by itself."""
    settings = door.service().settings(user)
    use_language(settings.language)
    if not settings.language and st.context.locale and settings.spoken != browser_language():
        door.service().speak(user, browser_language())


def sections(user: User | None) -> Section:
    """The pages by heading of the menu; a visitor's are the same, so that an address sent by mail leads there after sign-in."""
    system = [_page(settings.render, _("Settings"), "settings"), _page(monitoring.render, _("System status"), "monitoring")]
    if user is not None and user.is_admin:
        system.append(_page(users.render, _("Users"), "users"))
    return {
        "": [
            _page(compare.render, _("Compare"), "", default=True),
            _page(documents.render, _("Documents"), "documents"),
            _page(reports.render, _("Reports"), "reports"),
        ],
        _("Analysis"): [_page(analysis.render, _("Neural analysis"), "analysis")],
        _("System"): [*system, _page(gate.sign_out, _("Sign out"), "sign-out")],
    }


def _page(render: Callable[[], None], title: str, path: str, *, default: bool = False) -> st.Page:
    return st.Page(guarded(render), title=title, url_path=path or None, default=default)
