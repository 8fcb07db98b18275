"""The ninth list: what a model that wants to be believed says of a change, written before its writer had read a rule.

- `changes_ru.toml`, `changes_en.toml`: changes with true sentences and with false ones of each, by manner.
- `halves.toml`: false sentences of the two true halves of a change; the other files are as in the eighth.
- `operators`: the words of a change's own that stand in each other's place, and what the files hold.
"""
