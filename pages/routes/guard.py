"""What every request passes: no anonymous upload or file, no agent interface, no foreign posts, and the browser's own guards."""

import base64
import hashlib
import re
from functools import cache
from pathlib import Path

import streamlit
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages import door
from pages.routes.cookie import session_id

SIGNED_IN_ONLY = ("/_stcore/upload_file", "/media/")
"""Streamlit's own routes that take or give files, and ask nobody who they are."""
ABSENT = ("/_stcore/agent", "/_stcore/metrics", "/_stcore/script-health-check")
"""Streamlit's own routes that tell a stranger about the inside."""
SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
INLINE_SCRIPT = re.compile(rb"<script>(.*?)</script>", re.DOTALL)


class Guard:
    """ASGI middleware around the whole application."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        refusal = await _refusal(scope)
        await (refusal or self.app)(scope, receive, _with_headers(send))


async def _refusal(scope: Scope) -> PlainTextResponse | None:
    path, method = _path(scope), scope["method"]
    if path.startswith(ABSENT):
        return PlainTextResponse("not found", 404)
    if path.startswith("/api/") and method not in SAFE_METHODS and is_foreign(Headers(scope=scope)):
        return PlainTextResponse("forbidden", 403)
    if path.startswith(SIGNED_IN_ONLY) and method != "OPTIONS" and await _is_nobody(scope):
        return PlainTextResponse("sign in first", 401)
    return None


async def _is_nobody(scope: Scope) -> bool:
    return await run_in_threadpool(door.user_of, session_id(HTTPConnection(scope))) is None


def _path(scope: Scope) -> str:
    """The path as the router sees it, with doubled slashes taken for one, so that //media/ is no way round."""
    return re.sub(r"/{2,}", "/", scope["path"])


def is_foreign(headers: Headers) -> bool:
    """Whether another site's page sent this request, by what the browser itself adds and no page can forge."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site not in ("same-origin", "none")
    origin = headers.get("origin")
    return origin is not None and origin.partition("://")[2] != headers.get("host")


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in guarding_headers().items():
                headers.setdefault(name, value)
        await send(message)

    return sending


@cache
def guarding_headers() -> dict[str, str]:
    """Headers of every answer. The policy allows our own origin, the blobs of components, and the one inline script of the
    installed Streamlit's page, by its hash."""
    scripts = " ".join(["'self'", "blob:", *_hashes()])
    policy = {
        "default-src": "'self'",
        "script-src": scripts,
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": "'self'",
        "worker-src": "'self' blob:",
        "object-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-src": "'none'",
        "frame-ancestors": "'none'",
    }
    return {
        "content-security-policy": "; ".join(f"{name} {value}" for name, value in policy.items()),
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
        "referrer-policy": "same-origin",
        "cross-origin-opener-policy": "same-origin",
        "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=()",
    }


def _hashes() -> list[str]:
    page = Path(streamlit.__file__).parent / "static" / "index.html"
    found = INLINE_SCRIPT.findall(page.read_bytes())
    return [f"'sha256-{base64.b64encode(hashlib.sha256(script).digest()).decode()}'" for script in found]
