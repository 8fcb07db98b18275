"""Tables as tables.

- `grid` is one table as rows and columns; `axes` says which of them are which in the other version, by `rows`.
- Cells and tables that became others: `merged_cells`, `cut_tables`, `continuations` of one on the next page.
- `shape` is where each cell stands after the changes; `row_numbers` is the column that counts rows; `derived_cells` say no more
  than the other cells do.
"""
