"""POST /api/session: a one-time ticket becomes the session's cookie. DELETE /api/session: the session ends."""

import json

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from core.errors import SverkaError
from pages import door
from pages.routes.cookie import COOKIE, MAX_AGE_SECONDS, is_https, session_id

BODY_BYTES = 4_096
"""A ticket is under a hundred bytes."""


async def open_session(request: Request) -> Response:
    """204 with the HttpOnly cookie; 400 for a body that is no ticket, 403 for a ticket that is used, old or unknown."""
    ticket = await _ticket(request)
    if ticket is None:
        return JSONResponse({"error": "INVALID"}, 400)
    try:
        sid = await run_in_threadpool(door.service().redeem_ticket, ticket)
    except SverkaError as error:
        return JSONResponse({"error": error.code}, 403)
    answer = Response(status_code=204)
    answer.set_cookie(COOKIE, sid, max_age=MAX_AGE_SECONDS, path="/", httponly=True, samesite="lax", secure=is_https(request))
    return answer


async def close_session(request: Request) -> Response:
    """204; the cookie is taken away and the session, if there was one, is no longer valid anywhere."""
    sid = session_id(request)
    if sid:
        await run_in_threadpool(door.service().sign_out, sid)
    answer = Response(status_code=204)
    answer.delete_cookie(COOKIE, path="/", httponly=True, samesite="lax", secure=is_https(request))
    return answer


async def _ticket(request: Request) -> str | None:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > BODY_BYTES:
            return None
    try:
        ticket = json.loads(body)["ticket"]
    except (ValueError, KeyError, TypeError):
        return None
    return ticket if isinstance(ticket, str) and ticket else None
