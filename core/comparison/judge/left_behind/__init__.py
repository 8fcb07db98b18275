"""What a change left behind elsewhere in the new version. Precision first.

- `checks` has `dates`, `references`, `tables` and `values` look over a `view` of the new version.
"""
