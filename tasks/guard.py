"""What bounds a task from outside, as errors of ours: its time, which Celery keeps, and its memory, which the kernel keeps."""

import resource
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from billiard.exceptions import SoftTimeLimitExceeded

from core.errors import OutOfTime, TaskMemory
from core.limits import MIB, TASK_BYTES, TASK_SOFT_SECONDS


@contextmanager
def bounded() -> Iterator[None]:
    """Raises OutOfTime, TaskMemory."""
    try:
        yield
    except SoftTimeLimitExceeded as error:
        raise OutOfTime(minutes=TASK_SOFT_SECONDS // 60) from error
    except MemoryError as error:
        raise TaskMemory(limit_mib=TASK_BYTES // MIB) from error


def limit_memory(most: int = TASK_BYTES) -> None:
    """Bounds what this process may hold of its own. On Linux alone: elsewhere the kernel does not keep this limit."""
    if sys.platform == "linux":
        _soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_DATA, (most, hard))
