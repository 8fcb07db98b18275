"""Python's search for rings of values, put off while many small values are made that form none."""

import gc
from types import TracebackType


class no_search:
    """Looking for rings takes up to a tenth of the time of reading and comparing, and finds none."""

    __slots__ = ("_collecting",)

    def __enter__(self) -> None:
        self._collecting = gc.isenabled()
        gc.disable()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._collecting:
            gc.enable()
