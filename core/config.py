"""Settings from the environment, read once. The rest lives in the database, on the Settings page."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from core.errors import SetupError


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """`redis_url` and `database_url` are None where the environment names none: the launcher's Valkey, SQLite in `home`."""

    home: Path
    port: int
    redis_url: str | None
    database_url: str | None
    blobs_url: str | None
    ollama_url: str
    ollama_url_fixed: bool
    worker_concurrency: int
    model_parallel: int = 1
    metrics_token: str | None = None
    smtp_password: str | None = None

    @property
    def database(self) -> str:
        """The SQLAlchemy URL of the database."""
        return self.database_url or f"sqlite:///{self.home / 'sverka.db'}"


def read_config(environ: Mapping[str, str] | None = None) -> Config:
    """Raises SetupError with the name of the setting that cannot be understood."""
    source = os.environ if environ is None else environ
    return Config(
        home=Path(source.get("SVERKA_HOME") or "data").resolve(),
        port=_whole(source, "SVERKA_PORT", 8501, 1, 65_535),
        redis_url=source.get("SVERKA_REDIS_URL") or None,
        database_url=source.get("SVERKA_DATABASE_URL") or None,
        blobs_url=source.get("SVERKA_BLOBS_URL") or None,
        ollama_url=source.get("SVERKA_OLLAMA_URL") or "http://localhost:11434",
        ollama_url_fixed=bool(source.get("SVERKA_OLLAMA_URL")),
        worker_concurrency=_whole(source, "SVERKA_WORKER_CONCURRENCY", 1, 1, 64),
        model_parallel=_whole(source, "OLLAMA_NUM_PARALLEL", 1, 1, 64),
        metrics_token=source.get("SVERKA_METRICS_TOKEN") or None,
        smtp_password=source.get("SVERKA_SMTP_PASSWORD") or None,
    )


def _whole(source: Mapping[str, str], name: str, default: int, low: int, high: int) -> int:
    text = source.get(name) or str(default)
    if not text.isdecimal() or not low <= int(text) <= high:
        raise SetupError(what=f"{name} must be a whole number from {low} to {high}, not {text!r}.")
    return int(text)
