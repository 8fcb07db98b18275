"""The HTTP routes beside the pages: session, health, downloads; and the guard that every request passes."""

from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Route

from pages.routes.changes import changes, decide
from pages.routes.downloads import report, reports
from pages.routes.guard import Guard
from pages.routes.health import health, ready
from pages.routes.icon import icon
from pages.routes.metrics import metrics
from pages.routes.pictures import page_picture
from pages.routes.session import close_session, open_session


def routes() -> list[BaseRoute]:
    """All paths under /api; docs/pages.md says who may ask for which."""
    return [
        Route("/api/session", open_session, methods=["POST"]),
        Route("/api/session", close_session, methods=["DELETE"]),
        Route("/api/health", health),
        Route("/api/ready", ready),
        Route("/api/metrics", metrics),
        Route("/api/reports/{id}", report),
        Route("/api/reports", reports),
        Route("/api/comparisons/{id}/changes", changes),
        Route("/api/comparisons/{id}/decisions", decide, methods=["POST"]),
        Route("/api/comparisons/{id}/pages/{side}/{page:int}", page_picture),
        Route("/favicon.png", icon),
    ]


def middleware() -> list[Middleware]:
    """What every request passes, pages and routes alike."""
    return [Middleware(Guard)]
