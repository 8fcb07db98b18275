"""GET /api/reports/ID: a report's file, or several as a zip, for whom they belong to."""

from collections.abc import Callable, Iterator
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse

from core.errors import Forbidden, NotFound, SverkaError
from core.model.record import ReportFile, User
from pages import door
from pages.routes.cookie import session_id

CHUNK_BYTES = 256 * 1024


async def report(request: Request) -> Response:
    """The file as an attachment, never shown in the page's origin. 401 without a session, 404 where it is not one's own."""
    return await _sent(request, lambda user: door.service().report_bytes(user, request.path_params["id"]))


async def reports(request: Request) -> Response:
    """GET /api/reports?ids=A,B: several files as one zip."""
    ids = [one for one in request.query_params.get("ids", "").split(",") if one]
    return await _sent(request, lambda user: door.service().reports_zip(user, ids))


async def _sent(request: Request, take: Callable[[User], ReportFile]) -> Response:
    user = await run_in_threadpool(door.user_of, session_id(request))
    if user is None:
        return JSONResponse({"error": "SIGN_IN"}, 401)
    try:
        file = await run_in_threadpool(take, user)
    except (NotFound, Forbidden):
        return JSONResponse({"error": "NOT_FOUND"}, 404)
    except SverkaError as error:
        return JSONResponse({"error": error.code}, 409)
    headers = {
        "content-disposition": attachment(file.filename),
        "content-length": str(len(file.data)),
        "cache-control": "private, no-store",
        "content-security-policy": "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:",
    }
    return StreamingResponse(_chunks(file.data), media_type=file.media_type, headers=headers)


def attachment(name: str) -> str:
    """The header's value for any name: plain letters for old clients, UTF-8 for the others (RFC 6266)."""
    plain = "".join(c if c.isascii() and (c.isalnum() or c in " .-_()") else "_" for c in name)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


def _chunks(data: bytes) -> Iterator[bytes]:
    for at in range(0, len(data), CHUNK_BYTES):
        yield data[at : at + CHUNK_BYTES]
