"""The eighth list: as the seventh, with other documents, other wordings and other operators.

- `operators`: those that need more than a word for a word; `strikes` and `seventh.material` read the rest.
"""
