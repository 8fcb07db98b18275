"""How long a reader may take: longer for a PDF of many pages, which a child of its own counts first."""

from collections.abc import Callable
from dataclasses import replace
from math import ceil

from core import limits
from core.errors import InputError
from core.intake.wire import Bounds, Request, Task


def with_allowance(request: Request, size: int, count: Callable[[Request], int]) -> Request:
    """The request with the time that its file may take. `size` in bytes; `count` asks a child for the pages, and may raise an
    InputError: the reading then meets the same."""
    if request.reader != "pdf" or size <= limits.READER_PAGES * limits.READER_PAGE_BYTES:
        return request
    try:
        pages = count(replace(request, task=Task.COUNT))
    except InputError:
        return request
    return replace(request, bounds=_bounds(min(pages, limits.PDF_PAGES, size // limits.READER_PAGE_BYTES)))


def _bounds(pages: int) -> Bounds:
    more = ceil(max(0, pages - limits.READER_PAGES) * limits.READER_PAGE_SECONDS)
    slower = limits.READER_WALL_SECONDS / limits.READER_SECONDS
    return Bounds(cpu_seconds=limits.READER_SECONDS + more, wall_seconds=limits.READER_WALL_SECONDS + more * slower)
