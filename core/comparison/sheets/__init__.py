"""Workbooks beside what their cells show.

- `formulas` says whether a cell counts otherwise, `recounted` drafts it; `cell_places` knows where the cells stand now.
- `stored_numbers` are those of which a cell shows less than it holds, `kept_as_text` those that no sum counts.
- `workbook` is what stands beside the cells: names of sheets, what nobody sees.
"""
