"""The seventh list of operators that make true sentences false: each in every place where it can strike.

- `material`: the written changes (`changes_ru.toml`, `changes_en.toml`) as documents, and their true sentences
  (`templates.toml`).
- `strikes`: what an operator on every place is made of; those of `swaps.toml` and `tails.toml`.
- `operators`: those that need more than a word for a word.
"""
