"""Two Documents to a Comparison; pure.

From the outside in; each package says at its top what its modules do, and those below know none above (import contracts).

- The way: `engine` has `matching` say which block is which (`match` is what it found), `build` make drafts of changes,
  `judge/` weigh them, `ids` name them, `ledger` and `proof` hold them to the documents; `deadline` is kept on the way.
- Told as one: `grouping/`. Made from several blocks: `drafting/`. Beside the words: `marks/`.
- Which is which: `printed/` for versions rebuilt from pages, `numbering/`, `tables/`, `sheets/`, `alignment/`.
- At the bottom: `draft` puts a change together, `text/` knows the edits inside a text.
"""

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
