"""The DOCX reader: WordprocessingML, all of it that says something, or a line in the ledger about what is missing.

The modules, from the outside in; the first line of each says what it is.

- The way: `reader` opens the package, `stories` finds its stories, `flow` reads one block by block in the `context` of all.
- In a paragraph: `inline` and its `draft`; `inserts`, `pointers`, `fieldmarks`, `edits`, `drawing`, `math`.
- What it is and how it looks: `kinds`, `styles`, `properties`; its number: `numbering`, `numerals`.
- Beside paragraphs: `tables` and `rows`, `comments`, `charts`, `fields`, `revisions`; unseen `settings`, `bound_data`.
- `names` of the elements.
"""

from core.readers.docx.reader import read

__all__ = ["read"]
