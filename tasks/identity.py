"""Which worker this process belongs to: made once by the worker's main process, inherited by its children."""

import os
from uuid import uuid4

VARIABLE = "SVERKA_WORKER_ID"


def worker_id() -> str:
    """32 hex digits."""
    return os.environ.setdefault(VARIABLE, uuid4().hex)


def new_worker_id() -> str:
    """For a main process that starts: never that of the process which started it."""
    os.environ[VARIABLE] = uuid4().hex
    return os.environ[VARIABLE]
