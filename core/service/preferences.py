"""Settings: each user's own and the installation's."""

from dataclasses import asdict, fields, replace
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import Connection

from core.config import Config
from core.errors import BadSetting, Forbidden
from core.limits import NAME_CHARACTERS
from core.locale import LANGUAGES
from core.model.record import Settings, User
from core.reports import FORMATS
from core.service.base import UseCases
from core.service.mailing import is_address
from core.service.report_options import TEMPLATE, report_options
from core.storage import preferences as rows
from core.storage.database import Database

OWN = ("report_format", "report_options", "report_language", "model", "language", "spoken", "refresh_seconds", "auto_analyse")
SYSTEM = (
    *("ollama_url", "open_browser", "retention_days", "smtp_host", "smtp_port", "smtp_security", "smtp_user", "mail_from"),
    *("mail_limit_mib", "public_url"),
)
REFRESH_LONGEST = 600
PORT_HIGHEST = 65_535
MAIL_LIMIT_HIGHEST = 100
RETENTION_LONGEST = 36_500


class Preferences(UseCases):
    """Values are checked here; what the environment gives cannot be changed."""

    def settings(self, user: User) -> Settings:
        """With the environment's values in place and named in `fixed`."""
        with self.parts.database.read() as tx:
            return load_settings(tx, self.parts.config, user.id)

    def save_settings(self, user: User, settings: Settings) -> Settings:
        """Raises BadSetting with the field's name, Forbidden where an analyst changes what is the installation's."""
        _check(settings)
        values = asdict(settings)
        with self.parts.database.write() as tx:
            before = asdict(load_settings(tx, self.parts.config, user.id))
            changed = {name for name in (*OWN, *SYSTEM) if values[name] != before[name]} - before["fixed"]
            if changed & set(SYSTEM) and not user.is_admin:
                raise Forbidden
            rows.save(tx, user.id, {name: values[name] for name in sorted(changed & set(OWN))})
            rows.save(tx, rows.SYSTEM, {name: values[name] for name in sorted(changed & set(SYSTEM))})
            self._record(tx, user, "settings.save", user.id, detail=" ".join(sorted(changed)))
        return self.settings(user)

    def speak(self, user: User, language: str) -> None:
        """Keeps the language that the user's browser chose; nobody's decision, so the audit does not hold it."""
        if language not in LANGUAGES:
            raise BadSetting(field="spoken")
        with self.parts.database.write() as tx:
            rows.save(tx, user.id, {"spoken": language})


def load_settings(tx: Connection, config: Config, user_id: str) -> Settings:
    """The defaults, what is kept, and over both what the environment says."""
    kept: dict[str, Any] = {k: v for k, v in rows.load(tx, rows.SYSTEM).items() if k in SYSTEM}
    kept |= {k: v for k, v in rows.load(tx, user_id).items() if k in OWN}
    known = {field.name for field in fields(Settings)}
    settings = Settings(**{name: value for name, value in kept.items() if name in known})
    if config.ollama_url_fixed:
        settings = replace(settings, ollama_url=config.ollama_url, fixed=frozenset({"ollama_url"}))
    return settings


def _check(settings: Settings) -> None:
    url = urlsplit(settings.ollama_url)
    allowed = {
        "report_format": settings.report_format in FORMATS,
        "model": len(settings.model) <= 2 * NAME_CHARACTERS and settings.model.isprintable(),
        "language": settings.language in ("", *LANGUAGES),
        "spoken": settings.spoken in ("", *LANGUAGES),
        "report_language": settings.report_language in ("", *LANGUAGES),
        "refresh_seconds": 1 <= settings.refresh_seconds <= REFRESH_LONGEST,
        "ollama_url": url.scheme in ("http", "https") and bool(url.hostname),
        "smtp_host": len(settings.smtp_host) <= NAME_CHARACTERS and not any(map(str.isspace, settings.smtp_host)),
        "smtp_port": 1 <= settings.smtp_port <= PORT_HIGHEST,
        "smtp_security": settings.smtp_security in ("starttls", "tls", "none"),
        "mail_from": not settings.mail_from or is_address(settings.mail_from),
        "mail_limit_mib": 1 <= settings.mail_limit_mib <= MAIL_LIMIT_HIGHEST,
        "public_url": not settings.public_url or urlsplit(settings.public_url).scheme in ("http", "https"),
        "retention_days": 0 <= settings.retention_days <= RETENTION_LONGEST,
    }
    if settings.report_options.keys() - TEMPLATE:
        raise BadSetting(field="report_options")
    report_options(settings.report_options)
    for field, fits in allowed.items():
        if not fits:
            raise BadSetting(field=field)


def stored_choice(database: Database, name: str, *, default: Any) -> Any:
    """One of the installation's values as it is kept, before anybody has signed in."""
    with database.read() as tx:
        return rows.load(tx, rows.SYSTEM).get(name, default)
