"""Versions rebuilt from printed pages: where the same words stand in other blocks, rows and lines than the author's.

- Blocks: `regrouper` groups them anew by the words between equal ones; `groups` cuts one stretch, `reflow` says whether words
  are the same in other blocks.
- Tables: `page_rows` that only pages made, `line_rows` where each line became a row, `side_cells` read across, heads repeated
  as text (`repeated_heads`).
- Texts: `stray_texts` of boxes and running heads among the others, `line_ends` that hide a space or a hyphen,
  `typeset_formulae` against built ones.
"""
