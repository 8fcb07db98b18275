"""The lane of a change, its reasons and its weight.

- `weigh` gives lane and reasons, from the `changed_words`; `significance` gives the weight.
- What it asks: `context` around a word, `small_words`, `unit_words`, `operators`, `boxes`, and what stands `alone`.
"""
