"""Letters with reports, sent to a real SMTP server on loopback: what arrives, what is tried again, what is refused."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session

from core.errors import BadSetting, MailUnset, NotFound, NotReady
from core.model.job import JobState
from core.model.record import MailRecord, User
from core.service.memory import HandClock
from core.service.sweeper import sweep
from tests.integration.pages_bench import Bench, open_bench
from tests.supervised import free_port

START = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)


@dataclass
class Mailbox:
    """Keeps what arrives; gives the answers of `answers` first."""

    letters: list[tuple[list[str], EmailMessage]] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    names: list[bytes] = field(default_factory=list)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        if self.answers:
            return self.answers.pop(0)
        letter = message_from_bytes(bytes(envelope.content or b""), policy=default)
        assert isinstance(letter, EmailMessage)
        self.letters.append((envelope.rcpt_tos, letter))
        return "250 kept"


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    made = open_bench(tmp_path / "data", monkeypatch, HandClock(START))
    yield made
    made.service.parts.database.dispose()


@pytest.fixture
def mailbox() -> Iterator[tuple[Mailbox, int]]:
    box, port = Mailbox(), free_port()
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    yield box, port
    controller.stop()


def with_mail(bench: Bench, user: User, port: int, **more: object) -> None:
    values = {"smtp_host": "127.0.0.1", "smtp_port": port, "smtp_security": "none", "mail_from": "sverka@example.org", **more}
    bench.service.save_settings(user, replace(bench.service.settings(user), **values))


def report_of(bench: Bench, user: User, name: str = "docx") -> str:
    record = bench.compared(user)
    made = bench.service.start_report(user, record.id, name)
    bench.work()
    return made.id


def only(bench: Bench, user: User) -> MailRecord:
    (found,) = bench.service.mails(user)
    return found


def test_a_letter_arrives_with_text_html_and_the_file(bench: Bench, mailbox: tuple[Mailbox, int]) -> None:
    box, port = mailbox
    user = bench.administrator()
    report = report_of(bench, user)
    with_mail(bench, user, port)
    note = "Добрый день!\n<script>alert(1)</script>"
    bench.service.send_report(user, report, ["anna@example.org", " ivan@example.org", "anna@example.org"], note)
    assert only(bench, user).sent is None
    bench.work()
    ((recipients, letter),) = box.letters
    assert recipients == ["anna@example.org", "ivan@example.org"]
    file = bench.service.report_preview(user, report)
    attachments = list(letter.iter_attachments())
    assert [(one.get_filename(), one.get_payload(decode=True)) for one in attachments] == [(file.filename, file.data)]
    text, page = (letter.get_body((kind,)).get_content() for kind in ("plain", "html"))
    assert "Добрый день!" in text
    assert file.filename in text
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    kept = only(bench, user)
    assert (kept.sent, kept.linked, kept.job.state) == (START, False, JobState.COMPLETED)
    assert "report.send" in [one.action for one in bench.service.audit(user)]


def test_a_large_file_is_replaced_by_a_link(bench: Bench, mailbox: tuple[Mailbox, int], monkeypatch: pytest.MonkeyPatch) -> None:
    from core.service import mailing

    monkeypatch.setattr(mailing, "MIB", 1)
    box, port = mailbox
    user = bench.administrator()
    report = report_of(bench, user)
    with_mail(bench, user, port, public_url="https://sverka.example.org/", mail_limit_mib=1)
    bench.service.send_report(user, report, ["anna@example.org"])
    bench.work()
    ((_recipients, letter),) = box.letters
    link = f"https://sverka.example.org/api/reports/{report}"
    assert list(letter.iter_attachments()) == []
    assert link in letter.get_body(("plain",)).get_content()
    assert f'<a href="{link}">' in letter.get_body(("html",)).get_content()
    assert only(bench, user).linked is True


def test_a_busy_server_is_tried_again_and_the_letter_keeps_its_id(bench: Bench, mailbox: tuple[Mailbox, int]) -> None:
    box, port = mailbox
    box.answers = ["451 try later"]
    user = bench.administrator()
    with_mail(bench, user, port)
    sent = bench.service.send_report(user, report_of(bench, user), ["anna@example.org"])
    bench.work()
    waiting = only(bench, user).job
    assert (waiting.state, box.letters) == (JobState.PENDING, [])
    clock = bench.service.parts.clock
    assert isinstance(clock, HandClock)
    clock.move(300)
    sweep(bench.service.parts)
    bench.work()
    ((_recipients, letter),) = box.letters
    assert letter["Message-ID"] == f"<{sent.id}@example.org>"
    assert only(bench, user).job.state is JobState.COMPLETED


def test_a_server_that_is_away_is_tried_again(bench: Bench) -> None:
    user = bench.administrator()
    with_mail(bench, user, free_port())
    bench.service.send_report(user, report_of(bench, user), ["anna@example.org"])
    bench.work()
    assert only(bench, user).job.state is JobState.PENDING


def test_a_refusal_is_final_and_says_why(bench: Bench, mailbox: tuple[Mailbox, int]) -> None:
    box, port = mailbox
    box.answers = ["550 no such mailbox"]
    user = bench.administrator()
    with_mail(bench, user, port)
    bench.service.send_report(user, report_of(bench, user), ["nobody@example.org"])
    bench.work()
    job = only(bench, user).job
    assert (job.state, job.error) == (JobState.ERROR, "MAIL_REFUSED")
    assert "no such mailbox" in job.error_values["what"]


@pytest.mark.parametrize("wrong", [[], ["anna"], ["a@b\r\nBcc: c@d"], ["A <a@b.org>"], [f"a{n}@b.org" for n in range(21)]])
def test_wrong_addresses_are_refused(bench: Bench, wrong: list[str]) -> None:
    user = bench.administrator()
    with_mail(bench, user, 25)
    with pytest.raises(BadSetting):
        bench.service.send_report(user, report_of(bench, user), wrong)


def test_without_a_server_a_file_or_the_right_nothing_is_sent(bench: Bench) -> None:
    user = bench.administrator()
    record = bench.compared(user)
    unmade = bench.service.start_report(user, record.id, "docx")
    with pytest.raises(NotReady):
        bench.service.send_report(user, unmade.id, ["anna@example.org"])
    bench.work()
    with pytest.raises(MailUnset):
        bench.service.send_report(user, unmade.id, ["anna@example.org"])
    with pytest.raises(NotFound):
        bench.service.send_report(bench.analyst(user, "other"), unmade.id, ["anna@example.org"])


def test_the_name_and_the_password_from_the_environment(bench: Bench) -> None:
    box, port = Mailbox(), free_port()

    def authenticate(server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: object) -> AuthResult:
        right = (getattr(data, "login", b""), getattr(data, "password", b"")) == (b"sverka", b"secret")
        box.names.append(getattr(data, "login", b""))
        return AuthResult(success=right, handled=False)

    options = {"authenticator": authenticate, "auth_require_tls": False}
    controller = Controller(box, hostname="127.0.0.1", port=port, **options)
    controller.start()
    try:
        user = bench.administrator()
        with_mail(bench, user, port, smtp_user="sverka")
        parts = bench.service.parts
        object.__setattr__(parts, "config", replace(parts.config, smtp_password="secret"))
        bench.service.send_report(user, report_of(bench, user), ["anna@example.org"])
        bench.work()
        assert (len(box.letters), box.names) == (1, [b"sverka"])
        object.__setattr__(parts, "config", replace(parts.config, smtp_password="wrong"))
        bench.service.send_report(user, bench.service.reports(user)[0].id, ["anna@example.org"])
        bench.work()
        # Both letters are of one moment here, so that no order says which is which.
        assert {mail.job.error for mail in bench.service.mails(user)} == {None, "MAIL_REFUSED"}
    finally:
        controller.stop()
