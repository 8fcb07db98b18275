"""Two Documents to a Comparison; pure.

The modules, from the outside in; the first line of each says what it is.

- The way: `engine` has `matching` say which block is which, `build` make drafts of changes, `judge/` weigh them, `ids` name
  them, `ledger` and `proof` hold them to the documents; `late` is the deadline on the way.
- Which is which: `align` by `units`, exact (`sequence`) or `near`; `between` and `splits` where that does not do; the
  `title_numbers` go with their titles; `match` is what was found. Tables: `tables`, `rows`, `grid`, `merged` cells, `parted`
  ones, `ordinals` that count rows.
- Versions rebuilt from pages: `regroup`, `regrouper`, `reflow`, `relaid`, `scattered`, `interleaved`, `relined`, `repeated` and
  `continued` tables. `valued` says what must stay there.
- Edits of words: `words` over `tokens`, where `trim` shortens and `bridges` weighs what lies between; `joined` ones are one
  value.
- Drafts: `draft` puts one together; `lines` of tables, `reflown` blocks, `stretches` and `contents` as one, `shape` of a
  table.
- What nobody wrote: `computed`, `pagerefs`, `typed` numbers against counted ones, `numbering`, `carried`, `linebreaks`,
  `leftward`, `typeset` formulae, `controls`.
- Beside the words: `marks` (`looks`), `recounted` cells (`formulas`, `standing`), `derived` ones, `stored` numbers, `links`,
  `pictures`, `workbook`.
- Once all are known: `moved_words`, `alike` (`addresses`, `recurring`) and `together` are told as one; `tracked`, `unmarked` say
  who marked it.
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
