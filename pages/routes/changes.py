"""GET /api/comparisons/ID/changes: what the desk shows of changes. POST /api/comparisons/ID/decisions: a decision on some.
No run of the page is needed for a step or a decision."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from core.errors import Forbidden, NotFound, SverkaError
from core.limits import DECISIONS_AT_ONCE, MIB, NAME_CHARACTERS
from core.model.record import Choice, DecisionRecord, User
from pages import door
from pages.routes.cookie import session_id

BODIES_AT_ONCE = 100
"""Changes of one answer."""
BODY_BYTES = MIB
"""A post with the most changes and the longest note is under a megabyte."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A decision on changes, each with the row version that the browser knows; `note` None leaves the notes as they are."""

    read: dict[str, int]
    decision: Choice
    note: str | None


async def changes(request: Request) -> Response:
    """?ids=A,B&language=ru: their bodies, in the order asked; 404 where the comparison is another's or not over."""
    ids = [one for one in request.query_params.get("ids", "").split(",") if one][:BODIES_AT_ONCE]
    language = request.query_params.get("language", "")
    return await _answered(request, lambda user: _bodies(user, request.path_params["id"], ids, language))


async def decide(request: Request) -> Response:
    """What is kept now of each change, and of those on which somebody was first what they decided."""
    asked = _asked(await _body(request))
    if asked is None:
        return JSONResponse({"error": "INVALID"}, 400)
    return await _answered(request, lambda user: _decided(user, request.path_params["id"], asked))


async def _answered(request: Request, answer: Callable[[User], Any]) -> Response:
    user = await run_in_threadpool(door.user_of, session_id(request))
    if user is None:
        return JSONResponse({"error": "SIGN_IN"}, 401)
    try:
        return JSONResponse(await run_in_threadpool(answer, user), headers={"cache-control": "private, no-store"})
    except (NotFound, Forbidden):
        return JSONResponse({"error": "NOT_FOUND"}, 404)
    except SverkaError as error:
        return JSONResponse({"error": error.code}, 409)


def _bodies(user: User, identity: str, ids: list[str], language: str) -> list[dict[str, Any]]:
    # Half a second of imports, which the server does not need before it answers its first request.
    from pages.notebook.bodies import bodies
    from pages.notebook.data import load
    from pages.shell.words import speaking

    with speaking(language):
        data = load(user, door.service().comparison(user, identity))
        if data is None:
            raise NotFound
        return [asdict(body) for body in bodies(data, ids)]


def _decided(user: User, identity: str, asked: Asked) -> dict[str, dict[str, Any]]:
    kept, refused = door.service().set_decisions(user, identity, asked.read, asked.decision, asked.note)
    return {"kept": _told(kept), "refused": _told(refused)}


def _told(known: dict[str, DecisionRecord]) -> dict[str, Any]:
    return {
        one.change: {"decision": one.decision.value, "note": one.note, "version": one.row_version, "by": one.user_name}
        for one in known.values()
    }


async def _body(request: Request) -> bytes:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > BODY_BYTES:
            return b""
    return body


def _asked(body: bytes) -> Asked | None:
    """The post's meaning; None for what has none."""
    try:
        told = json.loads(body)
        read = {str(name): int(version) for name, version in told["changes"].items()}
        decision, note = Choice(told["decision"]), told.get("note")
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        return None
    known = 0 < len(read) <= DECISIONS_AT_ONCE and all(one.isascii() and 0 < len(one) <= NAME_CHARACTERS for one in read)
    in_range = all(0 <= version < 2**31 for version in read.values())
    if not (known and in_range and isinstance(note, str | None)):
        return None
    # Half of a pair of UTF-16 is valid JSON and no text.
    return Asked(read=read, decision=decision, note=note.encode("utf-8", "ignore").decode() if note is not None else None)
