"""The deadline while a comparison runs."""

from core.model.comparison import Deadline


class Late:
    """Answers True once the time is up, and from then on: what is coarse stays coarse, whatever the clock says later."""

    __slots__ = ("_deadline", "_over")

    def __init__(self, deadline: Deadline) -> None:
        self._deadline, self._over = deadline, False

    def __call__(self) -> bool:
        self._over = self._over or self._deadline()
        return self._over
