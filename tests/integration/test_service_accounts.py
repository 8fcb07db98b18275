"""Accounts and sessions: the first administrator, signing in, what is kept of secrets."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from core.config import read_config
from core.errors import (
    BadSetting,
    Conflict,
    Forbidden,
    LastAdministrator,
    NameInvalid,
    NameTaken,
    PasswordTooShort,
    SignInFailed,
    SignInThrottled,
    WrongSetupCode,
)
from core.limits import SESSION_DAYS, SIGN_IN_FREE, TICKET_SECONDS
from core.model.record import Role
from core.service import Service
from core.service.setup import FILE, ensure_setup_code
from core.storage.database import Database
from tests.stored import PASSWORD, Stand, parts_on


def signed_in(stand: Stand, name: str = "Admin", password: str = PASSWORD) -> str:
    return stand.service.redeem_ticket(stand.service.sign_in(name, password))


def test_the_code_is_private_and_the_same_until_it_is_used(database: Database, tmp_path: Path) -> None:
    code = ensure_setup_code(database, tmp_path)
    assert code is not None
    assert ensure_setup_code(database, tmp_path) == code
    assert (tmp_path / FILE).stat().st_mode & 0o777 == 0o600
    with database.read() as tx:
        assert code not in str(tx.execute(text("SELECT * FROM settings")).all())
    (tmp_path / FILE).unlink()
    assert ensure_setup_code(database, tmp_path) not in (None, code)


def test_the_first_administrator_is_the_only_one_by_code(stand: Stand, tmp_path: Path) -> None:
    assert not stand.service.needs_setup()
    assert not (tmp_path / FILE).exists()
    assert ensure_setup_code(stand.parts.database, tmp_path) is None
    with pytest.raises(Conflict):
        stand.service.create_first_admin("anything", "Second", PASSWORD)


def test_a_wrong_code_makes_nobody(database: Database, tmp_path: Path) -> None:
    code = ensure_setup_code(database, tmp_path)
    service = Service(parts_on(database, read_config({"SVERKA_HOME": str(tmp_path)})))
    with pytest.raises(WrongSetupCode):
        service.create_first_admin("wrong", "X", PASSWORD)
    assert service.needs_setup()
    assert ensure_setup_code(database, tmp_path) == code


def test_a_session_from_sign_in_to_sign_out(stand: Stand) -> None:
    sid = signed_in(stand, "  ADMIN ")
    user = stand.service.user_of_session(sid)
    assert user is not None
    assert user.id == stand.admin.id
    stand.service.sign_out(sid)
    assert stand.service.user_of_session(sid) is None
    assert stand.service.user_of_session("unknown") is None


def test_a_ticket_works_once_and_for_a_minute(stand: Stand) -> None:
    ticket = stand.service.sign_in("Admin", PASSWORD)
    stand.service.redeem_ticket(ticket)
    with pytest.raises(SignInFailed):
        stand.service.redeem_ticket(ticket)
    late = stand.service.sign_in("Admin", PASSWORD)
    stand.clock.move(TICKET_SECONDS + 1)
    with pytest.raises(SignInFailed):
        stand.service.redeem_ticket(late)


def test_a_session_ends_by_itself(stand: Stand) -> None:
    sid = signed_in(stand)
    stand.clock.move(SESSION_DAYS * 86_400 + 1)
    assert stand.service.user_of_session(sid) is None


def test_no_secret_is_in_the_database(stand: Stand) -> None:
    ticket = stand.service.sign_in("Admin", PASSWORD)
    sid = signed_in(stand)
    with stand.parts.database.read() as tx:
        kept = "".join(str(tx.execute(text(f"SELECT * FROM {t}")).all()) for t in ("users", "sessions", "tickets", "audit"))
    assert "argon2id" in kept
    assert not [secret for secret in (PASSWORD, ticket, sid) if secret in kept]


def test_guessing_is_slowed_also_for_names_that_do_not_exist(stand: Stand) -> None:
    for name in ("Admin", "nobody"):
        for _ in range(SIGN_IN_FREE):
            with pytest.raises(SignInFailed):
                stand.service.sign_in(name, "wrong")
        with pytest.raises(SignInThrottled):
            stand.service.sign_in(name, PASSWORD)
    stand.clock.move(600)
    assert stand.service.sign_in("Admin", PASSWORD)


def test_administrators_only(stand: Stand) -> None:
    anna = stand.user("anna")
    assert anna.role is Role.ANALYST
    for refused in (
        lambda: stand.service.create_user(anna, "eve", PASSWORD),
        lambda: stand.service.list_users(anna),
        lambda: stand.service.update_user(anna, anna.id, role=Role.ADMIN),
        lambda: stand.service.change_password(anna, stand.admin.id, PASSWORD),
    ):
        with pytest.raises(Forbidden):
            refused()


def test_input_is_checked(stand: Stand) -> None:
    with pytest.raises(PasswordTooShort):
        stand.service.create_user(stand.admin, "short", "123456789")
    for name in ("", "  ", "x" * 101, "a\x00b"):
        with pytest.raises(NameInvalid):
            stand.service.create_user(stand.admin, name, PASSWORD)
    with pytest.raises(NameTaken):
        stand.service.create_user(stand.admin, "aDMIN", PASSWORD)


def test_a_closed_account_is_out_at_once(stand: Stand) -> None:
    anna = stand.user("anna")
    sid = signed_in(stand, "anna")
    stand.service.update_user(stand.admin, anna.id, active=False)
    assert stand.service.user_of_session(sid) is None
    with pytest.raises(SignInFailed):
        stand.service.sign_in("anna", PASSWORD)


def test_the_last_administrator_stays(stand: Stand) -> None:
    for change in ({"active": False}, {"role": Role.ANALYST}):
        with pytest.raises(LastAdministrator):
            stand.service.update_user(stand.admin, stand.admin.id, **change)
    assert stand.service.list_users(stand.admin)[0].is_admin


def test_a_new_password_ends_the_sessions(stand: Stand) -> None:
    sid = signed_in(stand)
    with pytest.raises(SignInFailed):
        stand.service.change_password(stand.admin, stand.admin.id, "another long one", current="wrong")
    stand.service.change_password(stand.admin, stand.admin.id, "another long one", current=PASSWORD)
    assert stand.service.user_of_session(sid) is None
    assert signed_in(stand, password="another long one")


def test_settings_are_each_users_own_and_the_installations(stand: Stand) -> None:
    anna = stand.user("anna")
    saved = stand.service.save_settings(anna, replace(stand.service.settings(anna), report_format="xlsx", refresh_seconds=7))
    assert (saved.report_format, saved.refresh_seconds) == ("xlsx", 7)
    assert stand.service.settings(stand.admin).report_format == "html"
    with pytest.raises(Forbidden):
        stand.service.save_settings(anna, replace(saved, retention_days=1))
    stand.service.save_settings(stand.admin, replace(stand.service.settings(stand.admin), retention_days=30))
    assert stand.service.settings(anna).retention_days == 30
    for wrong in ({"report_format": "exe"}, {"refresh_seconds": 0}, {"language": "xx"}, {"ollama_url": "file:///etc/passwd"}):
        with pytest.raises(BadSetting) as refusal:
            stand.service.save_settings(stand.admin, replace(saved, **wrong))
        assert refusal.value.values["field"] == next(iter(wrong))


def test_what_happened_is_in_the_audit(stand: Stand) -> None:
    anna = stand.user("anna")
    signed_in(stand, "anna")
    with pytest.raises(SignInFailed):
        stand.service.sign_in("anna", "wrong")
    actions = [record.action for record in stand.service.audit(stand.admin)]
    assert actions[:3] == ["session.refused", "session.sign_in", "user.create"]
    assert {record.user_id for record in stand.service.audit(anna)} == {anna.id}
