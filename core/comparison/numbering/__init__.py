"""What nobody wrote by hand, or wrote only to count: numbers of blocks, results of fields, references to pages.

- `labels` drafts what follows from numbers alone; `typed_numbers` are held against labels that a program counted.
- `title_numbers` stand on a line of their own; `moved_numbers` are told with the move of their paragraph.
- `fields` are computed anew; `page_references` are those that were typed.
"""
