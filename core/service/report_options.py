"""A report's options as text: what pages, the command line and the template of the settings give."""

import base64
from collections.abc import Container
from datetime import UTC, datetime

from core.errors import BadSetting
from core.limits import LOGO_BYTES
from core.model.change import DEFAULT_LANES, Lane, Significance
from core.reports import ReportOptions
from core.reports.data import PARTS
from core.reports.picture import png_size

OPTIONS = {"lanes", "least", "changes", "with_model", "heading", "author", "date", "earlier", "parts", "logo", "inputs"}
TEMPLATE = OPTIONS - {"changes", "date"}
"""The options that a template in the settings can hold: not what belongs to one comparison."""
OPTION_CHARACTERS = 200_000
"""All ids of the largest comparison fit."""


def report_options(options: dict[str, str], lanes: tuple[Lane, ...] = DEFAULT_LANES) -> ReportOptions:
    """The options that a page or the command line gives as text; `lanes` are those of the comparison, which a report shows
    where nothing else is asked. Raises BadSetting with the name of the one that is wrong."""
    for name, value in options.items():
        if name not in OPTIONS or len(value) > OPTION_CHARACTERS:
            raise BadSetting(field=name[:50])
    defaults = ReportOptions()
    return ReportOptions(
        lanes=tuple(Lane(one_of(lane, set(Lane), "lanes")) for lane in _listed(options.get("lanes"))) or lanes,
        least=Significance(one_of(options.get("least", defaults.least.value), set(Significance), "least")),
        changes=_listed(options["changes"]) if options.get("changes") else None,
        with_model=one_of(options.get("with_model", "yes"), ("yes", "no"), "with_model") == "yes",
        heading=options.get("heading", defaults.heading),
        author=options.get("author") or defaults.author,
        date=_moment(options.get("date", "")),
        earlier=one_of(options.get("earlier", defaults.earlier), ("accepted", "kept"), "earlier"),
        parts=tuple(one_of(part, PARTS, "parts") for part in _listed(options.get("parts"))) or defaults.parts,
        inputs=one_of(options.get("inputs", "yes"), ("yes", "no"), "inputs") == "yes",
        logo=_logo(options.get("logo", "")),
    )


def _logo(text: str) -> bytes | None:
    """A PNG as base64 text. Raises BadSetting where it is none, broken or too large."""
    if not text:
        return None
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError as error:
        raise BadSetting(field="logo") from error
    if len(data) > LOGO_BYTES or png_size(data) is None:
        raise BadSetting(field="logo")
    return data


def _moment(text: str) -> str:
    """An ISO 8601 date or time as it stands on tracked changes; "" for the time of making."""
    if not text:
        return ""
    try:
        found = datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError as error:
        raise BadSetting(field="date") from error
    return (found.astimezone(UTC) if found.tzinfo else found).strftime("%Y-%m-%dT%H:%M:%SZ")


def _listed(text: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (text or "").split(",") if part.strip())


def one_of(value: str, allowed: Container[str], field: str) -> str:
    """The value itself. Raises BadSetting with the field's name where it is none of those allowed."""
    if value not in allowed:
        raise BadSetting(field=field)
    return value
