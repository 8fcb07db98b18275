"""The log: one JSON line an event, with ids and codes, never with a document's text."""

import json
import logging
import sys
from datetime import UTC, datetime
from typing import Any, Final

from core.traces import chain

LOGGER = logging.getLogger("sverka")
OURS: Final = ("sverka", "core", "pages", "tasks")
PLACES: Final = 12
"""How many places an error names."""


class Lines(logging.Formatter):
    """A record as one line of JSON. Of an exception the field `traceback` tells types and places, never its words; what a library
    says of one is told as its pattern, without what stood in it."""

    def format(self, record: logging.LogRecord) -> str:
        """One JSON object, without line breaks."""
        ours = record.name.split(".")[0] in OURS
        fault = record.exc_info[1] if record.exc_info else None
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": record.getMessage() if ours or fault is None else str(record.msg),
            **({} if ours else {"logger": record.name}),
            **getattr(record, "fields", {}),
        }
        if fault is not None:
            line["traceback"] = chain(fault, PLACES)
        return json.dumps(line, ensure_ascii=False, default=str)


def log_to_stderr() -> None:
    """Sends the log's lines to standard error, and warnings of everything else as such lines. Called by the composition root,
    once a process."""
    if not LOGGER.handlers:
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(Lines())
        LOGGER.addHandler(handler)
        LOGGER.propagate = False
        LOGGER.setLevel(logging.INFO)
        logging.getLogger().addHandler(handler)


class Journal:
    """Writes events. Fields that are None or empty are left out."""

    def event(self, event: str, **fields: Any) -> None:
        """Writes one line. `fields`: ids, codes, numbers; never the text of a document."""
        LOGGER.info(event, extra={"fields": _given(fields)})

    def bug(self, event: str, **fields: Any) -> None:
        """An internal error, with its traceback: called from an except block."""
        LOGGER.error(event, exc_info=True, extra={"fields": _given(fields)})


def _given(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value not in (None, "")}
