"""GET /api/metrics: figures in Prometheus' text format, for administrators, and for who brings a token: SVERKA_METRICS_TOKEN
or the one of the Settings page."""

from collections.abc import Iterator, Mapping

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from core.errors import SverkaError
from core.service.metering import Figures
from pages import door
from pages.routes.cookie import session_id

FORMAT = "text/plain; version=0.0.4; charset=utf-8"
"""Prometheus' exposition format."""
GROWN = (
    ("stage", "sverka_stage_seconds", "stage", "Time of each stage of the work."),
    ("job", "sverka_job_seconds", "kind", "Time of each attempt, by the job's kind."),
    ("model", "sverka_model_seconds", "model", "Time of each question to a model."),
)
"""Summaries: how often, and how many seconds in all."""
COUNTED = (
    ("retry", "sverka_job_retries_total", "code", "Attempts that failed and are tried again."),
    ("error", "sverka_job_errors_total", "code", "Jobs that ended in error."),
    ("lost", "sverka_jobs_lost_total", "cause", "Jobs that were put back because their worker, process or lease was gone."),
)


async def metrics(request: Request) -> Response:
    """404 for anyone else: a stranger does not even learn that figures are kept. 503 while the database is
    away."""
    try:
        allowed = await run_in_threadpool(_may_ask, request.headers.get("authorization", ""), session_id(request))
        if not allowed:
            return PlainTextResponse("not found", 404)
        return PlainTextResponse(await run_in_threadpool(_text), media_type=FORMAT)
    except SverkaError:
        return PlainTextResponse("not ready", 503)


def _may_ask(authorization: str, sid: str | None) -> bool:
    scheme, _space, token = authorization.partition(" ")
    if scheme == "Bearer" and door.service().monitor_may_ask(token):
        return True
    user = door.user_of(sid)
    return user is not None and user.is_admin


def _text() -> str:
    service = door.service()
    return "\n".join(lines(service.figures(), service.ready())) + "\n"


def lines(figures: Figures, ready: Mapping[str, bool]) -> Iterator[str]:
    """Each figure with its help and type."""
    yield from _family("sverka_jobs", "gauge", "Jobs by state.", _labelled("state", figures.states))
    yield from _family("sverka_jobs_waiting", "gauge", "Waiting jobs by kind.", _labelled("kind", figures.waiting))
    yield from _family("sverka_jobs_oldest_seconds", "gauge", "Age of the oldest waiting job.", {"": figures.oldest_s})
    yield from _family("sverka_workers", "gauge", "Workers that live.", {"": figures.workers})
    beats = _labelled("worker", figures.beats)
    yield from _family("sverka_worker_heartbeat_age_seconds", "gauge", "Since each worker was heard of.", beats)
    up = _labelled("part", {name: int(state) for name, state in ready.items()})
    yield from _family("sverka_part_up", "gauge", "Whether the part answers.", up)
    yield from _family("sverka_disk_free_bytes", "gauge", "Free space of the data folder's disk.", {"": figures.disk.free})
    yield from _family("sverka_disk_total_bytes", "gauge", "Size of the data folder's disk.", {"": figures.disk.total})
    yield from _grown(figures)


def _grown(figures: Figures) -> Iterator[str]:
    """What has been counted and timed since the tables were made."""
    for kind, name, label, what in GROWN:
        found = {key[1]: value for key, value in figures.grown.items() if key[0] == kind}
        yield f"# HELP {name} {what}"
        yield f"# TYPE {name} summary"
        for at, suffix in ((0, "count"), (1, "sum")):
            for labels, value in _labelled(label, {key: value[at] for key, value in found.items()}).items():
                yield f"{name}_{suffix}{{{labels}}} {value:.15g}"
    for kind, name, label, what in COUNTED:
        found = {key[1]: value for key, value in figures.grown.items() if key[0] == kind}
        yield from _family(name, "counter", what, _labelled(label, {key: value[0] for key, value in found.items()}))


def _labelled(label: str, values: Mapping[str, float]) -> dict[str, float]:
    return {f'{label}="{_label(name)}"': value for name, value in sorted(values.items())}


def _family(name: str, kind: str, what: str, samples: Mapping[str, float]) -> Iterator[str]:
    yield f"# HELP {name} {what}"
    yield f"# TYPE {name} {kind}"
    for labels, value in samples.items():
        yield f"{name}{'{' + labels + '}' if labels else ''} {value:.15g}"


def _label(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
