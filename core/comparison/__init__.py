"""Two Documents to a Comparison; pure."""

from typing import TYPE_CHECKING

from core.model.comparison import Comparison, Deadline, Options, never

if TYPE_CHECKING:
    from core.model.document import Document

_DEFAULTS = Options()


def compare(
    old: "Document",
    new: "Document",
    options: Options = _DEFAULTS,
    deadline: Deadline = never,
    claimed: "Document | None" = None,
) -> Comparison:
    """What changed from `old` to `new`, proved by applying and reverting; see docs/comparison.md. `claimed`: the new file with
    its tracked changes rejected, where it has any: needed to tell what was edited without a mark."""
    from core.comparison.engine import compare as engine

    return engine(old, new, options, deadline, claimed)


__all__ = ["compare"]
