"""When a file was changed and uploaded, and how a moment is written in a paper."""

from datetime import UTC, datetime

from core.model.document import Document
from core.reports.labels import words


def moment(stamp: str, language: str) -> str:
    """«26.11.2026 12:00 UTC» or "2026-11-26 12:00 UTC" for an ISO 8601 time; a date alone stays one; "" for what is neither."""
    try:
        found = datetime.fromisoformat(stamp.replace("Z", "+00:00"))
    except ValueError:
        return ""
    found = found.astimezone(UTC) if found.tzinfo else found
    day = "%d.%m.%Y" if language == "ru" else "%Y-%m-%d"
    return found.strftime(day if len(stamp) <= len("2026-11-26") else f"{day} %H:%M{' UTC' if found.tzinfo else ''}")


def file_dates(document: Document, uploaded: str, language: str) -> str:
    """What the file says of its last change, and when it was uploaded; "" where neither is known."""
    _ = words(language)
    told = (
        (_("last changed {moment}"), moment(document.properties.get("modified", ""), language)),
        (_("uploaded {moment}"), moment(uploaded, language)),
    )
    return "; ".join(text.format(moment=when) for text, when in told if when)
