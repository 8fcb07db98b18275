"""GET /api/comparisons/ID/pages/SIDE/N: a page of one of the two files as a picture, for the desk."""

import io

import anyio
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from core.errors import Forbidden, NotFound, SverkaError
from core.limits import PAGE_PICTURES_AT_ONCE
from core.model.document import Side
from core.model.picture import PagePicture
from core.model.record import User
from pages import door
from pages.routes.cookie import session_id

DRAWING = anyio.CapacityLimiter(PAGE_PICTURES_AT_ONCE)
PNG_EFFORT = 2
"""Of 9: a page of text becomes half as large again as at the best, in a fifth of the time."""


async def page_picture(request: Request) -> Response:
    """A PNG, and in X-Page the page's width and height in points and the file's number of pages. 401 without a session, 404 where
    it is not one's own, 409 with a code where the page cannot be drawn."""
    user = await run_in_threadpool(door.user_of, session_id(request))
    if user is None:
        return JSONResponse({"error": "SIGN_IN"}, 401)
    asked = request.path_params
    if asked["side"] not in list(Side):
        return JSONResponse({"error": "NOT_FOUND"}, 404)
    try:
        picture, png = await anyio.to_thread.run_sync(
            _drawn, user, asked["id"], Side(asked["side"]), asked["page"], limiter=DRAWING
        )
    except (NotFound, Forbidden):
        return JSONResponse({"error": "NOT_FOUND"}, 404)
    except SverkaError as error:
        return JSONResponse({"error": error.code}, 409)
    told = f"{picture.width:g} {picture.height:g} {picture.pages}"
    return Response(png, media_type="image/png", headers={"x-page": told, "cache-control": "private, no-store"})


def _drawn(user: User, identity: str, side: Side, page: int) -> tuple[PagePicture, bytes]:
    service = door.service()
    record = service.comparison(user, identity)
    version = record.old if side is Side.OLD else record.new
    picture = service.page_picture(user, version.id, page)
    return picture, _png(picture)


def _png(picture: PagePicture) -> bytes:
    # A library for pictures, which the server does not need before somebody looks at a page.
    from PIL import Image

    out = io.BytesIO()
    image = Image.frombytes("RGB", (picture.columns, picture.rows), picture.pixels)
    image.save(out, "PNG", compress_level=PNG_EFFORT)
    return out.getvalue()
