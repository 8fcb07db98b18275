"""GET /api/metrics: figures in Prometheus' text format, for administrators."""

from collections.abc import Iterator, Mapping

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from core.model.record import SystemStatus, User
from pages import door
from pages.routes.cookie import session_id

FORMAT = "text/plain; version=0.0.4; charset=utf-8"
"""Prometheus' exposition format."""


async def metrics(request: Request) -> Response:
    """404 for anyone but an administrator: a stranger does not even learn that figures are kept."""
    text = await run_in_threadpool(_text, session_id(request))
    return PlainTextResponse("not found", 404) if text is None else PlainTextResponse(text, media_type=FORMAT)


def _text(sid: str | None) -> str | None:
    user: User | None = door.user_of(sid)
    if user is None or not user.is_admin:
        return None
    return "\n".join(lines(door.service().system_status(user))) + "\n"


def lines(status: SystemStatus) -> Iterator[str]:
    """Each figure with its help and type."""
    yield from _family("sverka_jobs", "Jobs by state.", {f'state="{_label(k)}"': v for k, v in sorted(status.counts.items())})
    yield from _family("sverka_jobs_oldest_seconds", "Age of the oldest waiting job.", {"": status.oldest_s or 0})
    yield from _family("sverka_jobs_active", "Jobs that wait or run.", {"": len(status.active)})
    states = {f'part="{_label(name)}"': int(part.state == "running") for name, part in sorted(status.parts.items())}
    yield from _family("sverka_part_up", "Whether the part runs.", states)
    yield from _family("sverka_disk_free_bytes", "Free space of the data folder's disk.", {"": status.disk.free})
    yield from _family("sverka_disk_total_bytes", "Size of the data folder's disk.", {"": status.disk.total})
    yield from _family("sverka_models_installed", "Models that the model's server has.", {"": len(status.models)})


def _family(name: str, what: str, samples: Mapping[str, float]) -> Iterator[str]:
    yield f"# HELP {name} {what}"
    yield f"# TYPE {name} gauge"
    for labels, value in samples.items():
        yield f"{name}{'{' + labels + '}' if labels else ''} {value:g}"


def _label(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
