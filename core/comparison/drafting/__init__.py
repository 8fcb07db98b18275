"""The drafts of which one change covers several blocks, or a place that no words alone explain; `build.py` asks each.

- `table_lines` are rows and columns that came, went or moved; `reflowed_blocks` were split or merged.
- `runs` came or went as a whole; `contents` are generated lists; `content_controls` are blanks that were filled.
"""
