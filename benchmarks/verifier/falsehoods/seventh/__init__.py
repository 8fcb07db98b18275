"""The seventh list of operators that make true sentences false: each in every place where it can strike.

- `material`: the written changes (`changes_ru.toml`, `changes_en.toml`) as documents, and their true sentences
  (`templates.toml`).
- `operators`: those that need more than a word for a word; `strikes` reads `swaps.toml` and `tails.toml`.
"""
