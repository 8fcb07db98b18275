"""«Настройки»: what one may choose, and for administrators what holds for all."""

from dataclasses import replace
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from core.errors import SverkaError
from core.model.record import Settings, User
from core.reports import FORMATS
from pages import door
from pages.notebook import template
from pages.notebook.report import format_name
from pages.shell import gate, safe
from pages.shell.edge import sentence
from pages.shell.words import N_, NAMES, _, ngettext

BY_ITSELF = ("docx", "xlsx", "html", "pdf", "json", "md", "csv", "redline", "protocol", "certificate")
"""Formats of the report that is made by itself: those that need no decision and no second file."""
REFRESH = (1, 2, 3, 5, 10, 30, 60)
SECURITY = {"starttls": N_("STARTTLS"), "tls": N_("TLS from the start"), "none": N_("none: only inside a trusted network")}
KEPT_DAYS = (0, 30, 90, 180, 365, 1_095)
SAVED = "settings_saved"
SHOWN_ONCE = "monitor_token"


def render() -> None:
    user = gate.user()
    st.title(_("Settings"), anchor=False)
    if st.session_state.pop(SAVED, False):
        st.success(_("Saved."))
    settings = door.service().settings(user)
    _own(user, settings)
    if template.render(user, settings):
        _saved()
    if user.is_admin:
        _installation(user, settings)
        _monitoring(user)
    _password(user)


def _save(user: User, settings: Settings) -> None:
    door.service().save_settings(user, settings)
    _saved()


def _saved() -> None:
    st.session_state[SAVED] = True
    st.rerun()


def _own(user: User, settings: Settings) -> None:
    formats = [name for name in BY_ITSELF if name in FORMATS]
    languages = ["", *NAMES]
    with st.form("own_settings"):
        st.header(_("Mine"), anchor=False)
        first, second = st.columns(2)
        language = first.selectbox(
            _("Language"),
            languages,
            index=languages.index(settings.language) if settings.language in languages else 0,
            format_func=lambda code: NAMES.get(code, _("as the browser's")),
        )
        made = second.selectbox(
            _("Report that is made by itself"),
            formats,
            index=formats.index(settings.report_format) if settings.report_format in formats else 0,
            format_func=format_name,
        )
        names = _models(user, settings)
        model = first.selectbox(
            _("Model"),
            names,
            index=names.index(settings.model),
            format_func=lambda name: safe.line(name, 80) or _("the best one installed, by its check"),
            accept_new_options=True,
            disabled="model" in settings.fixed,
        )
        every = second.selectbox(
            _("The page looks again every"),
            sorted({*REFRESH, settings.refresh_seconds}),
            index=sorted({*REFRESH, settings.refresh_seconds}).index(settings.refresh_seconds),
            format_func=lambda n: _("{n} s").format(n=n),
            help=_("Only while something runs."),
        )
        by_itself = st.toggle(_("Analyse by itself after a comparison, where a model answers"), value=settings.auto_analyse)
        if st.form_submit_button(_("Save"), type="primary"):
            mine = replace(settings, language=language, report_format=made, model=str(model or "").strip())
            _save(user, replace(mine, refresh_seconds=every, auto_analyse=by_itself))


def _models(user: User, settings: Settings) -> list[str]:
    """None named, what is installed, and what is named although it is not (any longer)."""
    installed = (info.name for info in door.service().model_state(user).installed if not info.embeds)
    return list(dict.fromkeys(["", *installed, settings.model]))


def _installation(user: User, settings: Settings) -> None:
    """What holds for everyone; what the environment sets is shown and cannot be changed here."""
    with st.form("installation_settings"):
        st.header(_("For everyone"), anchor=False)
        left, right = st.columns(2)
        changed = {**_keeping(left, right, settings), **_mail(left, right, settings)}
        changed["open_browser"] = st.toggle(_("Open the browser when Sverka starts"), value=settings.open_browser)
        if st.form_submit_button(_("Save"), type="primary"):
            _save_checked(user, replace(settings, **changed))


def _keeping(left: DeltaGenerator, right: DeltaGenerator, settings: Settings) -> dict[str, Any]:
    """Where the model answers, and how long what was given and made is kept."""
    fixed = "ollama_url" in settings.fixed
    address = left.text_input(
        _("Address of Ollama"),
        value=settings.ollama_url,
        disabled=fixed,
        help=_("Set by SVERKA_OLLAMA_URL.") if fixed else None,
    )
    offered = sorted({*KEPT_DAYS, settings.retention_days})
    days = right.selectbox(
        _("Keep documents and results"),
        offered,
        index=offered.index(settings.retention_days),
        format_func=lambda n: ngettext("{n} day", "{n} days", n).format(n=n) if n else _("always"),
    )
    return {"ollama_url": address.strip(), "retention_days": days}


def _mail(left: DeltaGenerator, right: DeltaGenerator, settings: Settings) -> dict[str, Any]:
    """How reports go out as letters."""
    host, port = left.columns([0.7, 0.3])
    smtp_host = host.text_input(_("Mail server"), value=settings.smtp_host, placeholder="smtp.example.org")
    smtp_port = port.number_input(_("Port"), 1, 65_535, value=settings.smtp_port)
    security = right.selectbox(
        _("Protection of the way to it"),
        list(SECURITY),
        index=list(SECURITY).index(settings.smtp_security),
        format_func=lambda one: _(SECURITY[one]),
    )
    smtp_user = left.text_input(
        _("Name at the mail server"), value=settings.smtp_user, help=_("The password comes from SVERKA_SMTP_PASSWORD.")
    )
    mail_from = right.text_input(_("Letters come from"), value=settings.mail_from, placeholder="sverka@example.org")
    limit = left.number_input(_("Attach files up to, MB"), 1, 100, value=settings.mail_limit_mib)
    public_url = right.text_input(
        _("Address of this page for others"),
        value=settings.public_url,
        placeholder="https://sverka.example.org",
        help=_("Links to files that are too large for a letter begin with it."),
    )
    return {
        "smtp_host": smtp_host.strip(),
        "smtp_port": int(smtp_port),
        "smtp_security": security,
        "smtp_user": smtp_user.strip(),
        "mail_from": mail_from.strip(),
        "mail_limit_mib": int(limit),
        "public_url": public_url.strip(),
    }


def _monitoring(user: User) -> None:
    """The token for Prometheus and the like: shown once, after it was made."""
    service = door.service()
    access = service.monitor_access(user)
    with st.container(border=True):
        st.header(_("Figures for monitoring"), anchor=False)
        st.caption(_("GET /api/metrics answers administrators, and who brings the token as “Authorization: Bearer …”."))
        if access.fixed:
            st.caption(_("One token is set by SVERKA_METRICS_TOKEN."))
        if token := st.session_state.pop(SHOWN_ONCE, ""):
            st.success(_("Copy the token now: it is not shown again."))
            st.code(token, language=None)
        make, drop = st.columns([0.3, 0.7])
        if make.button(_("Make a new token") if access.made else _("Make a token"), key="make_monitor_token"):
            st.session_state[SHOWN_ONCE] = service.make_monitor_token(user)
            st.rerun()
        if access.made and drop.button(_("Switch the token off"), key="drop_monitor_token"):
            service.drop_monitor_token(user)
            _saved()


def _save_checked(user: User, settings: Settings) -> None:
    try:
        door.service().save_settings(user, settings)
    except SverkaError as error:
        st.warning(sentence(error))
    else:
        _saved()


def _password(user: User) -> None:
    with st.form("password", clear_on_submit=True):
        st.header(_("Password"), anchor=False)
        left, right = st.columns(2)
        current = left.text_input(_("Present password"), type="password", autocomplete="current-password")
        new = right.text_input(_("New password"), type="password", autocomplete="new-password")
        if st.form_submit_button(_("Change the password")):
            door.service().change_password(user, user.id, new, current=current)
            _saved()


if __name__ == "__main__":
    from pages.shell.navigation import main

    main()
