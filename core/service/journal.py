"""The log: one JSON line an event, with ids and codes, never with a document's text."""

import json
import logging
import sys
from datetime import UTC, datetime
from typing import Any

LOGGER = logging.getLogger("sverka")


class Lines(logging.Formatter):
    """A record as one line of JSON; an exception becomes the field `traceback`."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": record.getMessage(),
            **getattr(record, "fields", {}),
        }
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)


def log_to_stderr() -> None:
    """Sends the log's lines to standard error. Called by the composition root, once a process."""
    if not LOGGER.handlers:
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(Lines())
        LOGGER.addHandler(handler)
        LOGGER.propagate = False
        LOGGER.setLevel(logging.INFO)


class Journal:
    """Writes events. Fields that are None or empty are left out."""

    def event(self, event: str, **fields: Any) -> None:
        LOGGER.info(event, extra={"fields": _given(fields)})

    def bug(self, event: str, **fields: Any) -> None:
        """An internal error, with its traceback: called from an except block."""
        LOGGER.error(event, exc_info=True, extra={"fields": _given(fields)})


def _given(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value not in (None, "")}
