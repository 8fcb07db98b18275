"""Which unit of the old version is which of the new one.

- `units` are what is aligned: a paragraph or a whole table, prepared with all that is asked of it later.
- `align` finds their pairs, exact ones by `sequence`, others by `similarity`, one that became several by `splits`.
- `neighbours` tell short texts apart that stand many times, `twins` a title and the line of contents that names it in a print.
"""
