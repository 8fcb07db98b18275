"""Changes that a person names as one, once all are known.

- `alike_edits`: the same edit in many cells or paragraphs, `addresses` and `recurring_words` among them.
- `throughout`: results and white space all over a document; `moved_words`: a sentence that stands elsewhere.
"""
