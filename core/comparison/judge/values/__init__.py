"""Typed values in a text.

- `find` asks all of them and keeps the longest: `numbers`, `numerals`, `compounds`, `lone_periods`, `amounts` (`money` with
  `currencies`, `periods`, `quantities`, each of what is `counted`, by `units`), `dates`, `shares`, `spans`, `logic`, `names`,
  `references`.
- `measure` says how far two are from one another; `spelled` holds an amount against its words in brackets.
- `subjects` say what a value is the value of, from the `subject_table`.
"""
