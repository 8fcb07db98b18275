"""«Пользователи»: who may sign in. For administrators."""

from collections.abc import Sequence

import pandas
import streamlit as st

from core.limits import PASSWORD_CHARACTERS
from core.model.record import Role, User
from pages import door
from pages.shell import gate, safe
from pages.shell.figures import when
from pages.shell.tables import Column, table
from pages.shell.words import N_, _

RENEWED = "user_password_renewed"
"""Whose password was just changed."""
ROLES = {Role.ADMIN: N_("administrator"), Role.ANALYST: N_("analyst")}


def render() -> None:
    user = gate.user()
    st.title(_("Users"), anchor=False)
    listed = door.service().list_users(user)
    chosen = _list(listed)
    if chosen is not None and chosen.id != user.id:
        _change(user, chosen)
    _new(user)


def _list(listed: Sequence[User]) -> User | None:
    columns = (
        Column("name", _("Name"), 300),
        Column("role", _("Role"), 180),
        Column("state", _("Account"), 140),
        Column("created", _("Added"), 180),
    )
    rows = [
        {
            "name": safe.line(one.name, 80),
            "role": _(ROLES[one.role]),
            "state": _("open") if one.active else _("closed"),
            "created": when(one.created),
        }
        for one in listed
    ]
    at = table(pandas.DataFrame(rows), columns, key="users", rows=10, selectable=True)
    return listed[at] if at is not None else None


def _change(user: User, chosen: User) -> None:
    service = door.service()
    if st.session_state.pop(RENEWED, None) == chosen.id:
        st.success(_("The password was changed; {name} has to sign in with it.").format(name=safe.markdown(chosen.name, 80)))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(safe.line(chosen.name, 80), width="content")
        if st.button(_("Close the account") if chosen.active else _("Open the account"), key="user_active"):
            service.update_user(user, chosen.id, active=not chosen.active)
            st.rerun()
        other = Role.ANALYST if chosen.role is Role.ADMIN else Role.ADMIN
        if st.button(_("Make {role}").format(role=_(ROLES[other])), key="user_role"):
            service.update_user(user, chosen.id, role=other)
            st.rerun()
        with st.popover(_("New password")), st.form(f"password_{chosen.id}", border=False, clear_on_submit=True):
            password = _password(_("New password"), key=f"user_password_{chosen.id}")
            if st.form_submit_button(_("Change password"), type="primary"):
                service.change_password(user, chosen.id, password)
                st.session_state[RENEWED] = chosen.id
                st.rerun()


def _password(label: str, key: str) -> str:
    return st.text_input(
        label,
        type="password",
        autocomplete="new-password",
        placeholder=_("at least {n} characters").format(n=PASSWORD_CHARACTERS),
        key=key,
    )


def _new(user: User) -> None:
    with st.form("new_user", clear_on_submit=True):
        st.header(_("New user"), anchor=False)
        left, right = st.columns(2)
        name = left.text_input(_("Name"), autocomplete="off")
        with right:
            password = _password(_("Password"), key="new_user_password")
        admin = st.checkbox(_("administrator"))
        if st.form_submit_button(_("Create"), type="primary"):
            door.service().create_user(user, name.strip(), password, Role.ADMIN if admin else Role.ANALYST)
            st.rerun()


if __name__ == "__main__":
    from pages.shell.navigation import main

    main()
