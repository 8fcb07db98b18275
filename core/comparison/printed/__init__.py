"""Versions rebuilt from printed pages: where the same words stand in other blocks, rows and lines than the author's.

- Blocks: `regrouper` groups them anew by the words between equal ones; `groups` cuts one stretch, `reflow` says whether words
  are the same in other blocks.
- A document's texts sought among those of its pages that are still `free`: `line_rows` where each line of a row became one,
  `side_cells` read across, `repeated_heads` of tables, `stray_texts` of boxes and running heads.
- Tables: `page_rows` that only pages made.
- Texts: `line_ends` that hide a space or a hyphen,
  `typeset_formulae` against built ones.
"""
