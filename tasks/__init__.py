"""The Celery app, the task bodies, the worker's keeper, the launcher, the operator's commands and the composition root."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from celery import Celery


def __getattr__(name: str) -> "Celery":
    """`celery -A tasks` finds the app here; whoever only wants the launcher does not import Celery."""
    if name in ("app", "celery"):
        # The `celery` program looks for modules in the current folder only while it imports this one.
        root = str(Path(__file__).parent.parent)
        if root not in sys.path:
            sys.path.insert(0, root)
        from tasks.app import app

        return app
    raise AttributeError(name)
