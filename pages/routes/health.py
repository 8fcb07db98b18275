"""GET /api/health: the page answers. GET /api/ready: database, Redis and a worker answer."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from core.errors import SverkaError
from pages import door


async def health(_request: Request) -> Response:
    return JSONResponse({"status": "ok"})


async def ready(_request: Request) -> Response:
    """200 or 503, with what each needed part answers and nothing else: anyone may ask."""
    parts = await run_in_threadpool(_parts)
    fine = bool(parts) and all(parts.values())
    return JSONResponse({"status": "ready" if fine else "not ready", "parts": parts}, 200 if fine else 503)


def _parts() -> dict[str, bool]:
    try:
        return door.service().ready()
    except SverkaError:  # this process was started while the database was away, and cannot even be composed
        return {"database": False, "redis": False, "worker": False}
