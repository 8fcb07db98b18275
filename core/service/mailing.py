"""A letter with a report, as text and as HTML, and its way to the mail server."""

import html
import re
import smtplib
import ssl
from collections.abc import Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP

from core.errors import MailRefused, MailUnavailable
from core.limits import MIB, SMTP_SECONDS
from core.locale import catalogue
from core.model.record import ReportFile, Settings

_ADDRESS = re.compile(r"[^\s@<>,;:\"()\[\]\\]{1,64}@[^\s@<>,;:\"()\[\]\\]{1,190}")


def is_address(text: str) -> bool:
    """Whether it is one plain address: no name, no line break, nothing that a header could be made of."""
    return _ADDRESS.fullmatch(text) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """`link`: where the file can be fetched; it goes instead of a file above the limit."""

    identity: str
    recipients: Sequence[str]
    title: str
    note: str
    file: ReportFile
    link: str
    language: str


def attached(letter: Letter, settings: Settings) -> bool:
    """Whether the file goes with the letter; one over the limit (MiB, of the settings) is only named in it."""
    return len(letter.file.data) <= settings.mail_limit_mib * MIB


def message(letter: Letter, settings: Settings) -> EmailMessage:
    """The same letter always has the same id: a mailbox that gets it twice shows it once."""
    _ = catalogue("reports", letter.language).gettext
    made = EmailMessage(policy=SMTP)
    made["From"] = settings.mail_from
    made["To"] = ", ".join(letter.recipients)
    made["Subject"] = _line(letter.title)
    made["Message-ID"] = f"<{letter.identity}@{settings.mail_from.rpartition('@')[2]}>"
    whole = attached(letter, settings)
    where = _("The report is attached: {name}") if whole else _("The file is too large for a letter; it is here: {link}")
    said = where.format(name=letter.file.filename, link=letter.link)
    lines = [*letter.note.splitlines(), "", said] if letter.note else [said]
    made.set_content("\n".join(lines) + "\n")
    made.add_alternative(_html(lines, "" if whole else letter.link, letter.language), subtype="html")
    if whole:
        kind, _slash, subtype = letter.file.media_type.partition(";")[0].partition("/")
        made.add_attachment(letter.file.data, maintype=kind, subtype=subtype, filename=letter.file.filename)
    return made


def _line(text: str) -> str:
    return " ".join(text.split())[:200]


def _html(lines: Sequence[str], link: str, language: str) -> str:
    shown = "".join(f"<p>{html.escape(line)}</p>" for line in lines if line)
    if link:
        safe = html.escape(link, quote=True)
        shown = shown.replace(safe, f'<a href="{safe}">{safe}</a>')
    return f'<!doctype html><html lang="{language}"><meta charset="utf-8"><body>{shown}</body></html>'


def send(made: EmailMessage, settings: Settings, password: str | None) -> None:
    """Raises MailUnavailable where the server is away or busy, MailRefused where it wants none of it."""
    try:
        with _connected(settings) as server:
            if settings.smtp_user:
                server.login(settings.smtp_user, password or "")
            refused = server.send_message(made)
    except smtplib.SMTPRecipientsRefused as error:
        code = min((code for code, _text in error.recipients.values()), default=550)
        raise _failure(code, f"{code} {', '.join(error.recipients)}") from error
    except smtplib.SMTPResponseException as error:
        raise _failure(error.smtp_code, f"{error.smtp_code} {_text(error.smtp_error)}") from error
    except smtplib.SMTPNotSupportedError as error:
        raise MailRefused(what=str(error)[:200]) from error
    except (smtplib.SMTPException, ssl.SSLError, OSError) as error:
        raise MailUnavailable(what=type(error).__name__) from error
    if refused:
        raise MailRefused(what=", ".join(refused))


def _connected(settings: Settings) -> smtplib.SMTP:
    if settings.smtp_security == "tls":
        context = ssl.create_default_context()
        return smtplib.SMTP_SSL(settings.smtp_host, settings.smtp_port, timeout=SMTP_SECONDS, context=context)
    server = smtplib.SMTP(settings.smtp_host, settings.smtp_port, timeout=SMTP_SECONDS)
    if settings.smtp_security == "starttls":
        server.starttls(context=ssl.create_default_context())
    return server


def _failure(code: int, what: str) -> MailUnavailable | MailRefused:
    """4xx is for now, 5xx for good (RFC 5321, 4.2.1)."""
    return MailUnavailable(what=what) if 400 <= code < 500 else MailRefused(what=what)


def _text(answer: bytes | str) -> str:
    return (answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer)[:200]
