"""The page of one comparison: the overview's cells, the desk, the report.

The modules, from the outside in; the first line of each says what it is.

- The way: `page` reads its `address`, has `data` read the comparison once, and shows one of three views of it.
- The overview: `overview`, with questions in `asking`; tables by `columns`.
- The desk: `desk` lets `filtering` choose and mounts the component of `workbench`, whose rows come from `view`, what stands
  beside them from `bodies` with both `sides`; `picked` keeps what a report is to be of.
- What is sent: `report`, by mail `letter`; its looks by `template`, on the Settings page.
- `deleting` takes the comparison away.
"""
