"""PDF to Document: pdfium's characters and boxes, put together here as words, lines, columns, tables and paragraphs.

The modules, from the outside in; the first line of each says what it is.

- The way: `reader` reads each `page` of a `file`, sets what is at its edges apart (`layout`), and has `assembly` make blocks.
- Is it all there: `ledger` of all pages; `prints` for pages alike, `stamped` for scans, `structure` and `references` for
  damage, `attachments` for what nobody opens, `settings` for what no page shows.
- Over pages: `flow` joins them: `span` tables, `paragraph` with `breaks` and `lineends`, `metrics` for what is usual.
- Beside the text: `furniture` and `running` heads, `border`, `notes`, `endnotes`, `contents`, `index`, `linked` contents,
  `pages` (links to them).
- What a paragraph is: `heading`, `label`; `text` is its characters with marks, `words` what the document says of its own
  hyphens.
- The order of a page: `items` of it, `columns` of prose, `leftward` scripts, `beside` a remark.
- Tables with rules: `grid` and `table`, `coarse` where rows have none, `striped` by colour, `boxed` drawings that are no
  table.
- Tables with borders across but none upright: `barred` builds them from `bars`, `barred_columns` finds their columns,
  `barred_heads` what comes back at a page's top.
- Tables without: `aligned` from `gutters` and `columned`, `centred` cells; `stretched` prose is none, nor are `terms`
  beside their explanations.
- What is seen: `covered` and `struck` words, `ticks` of `forms`, `annotations`, `holes` and `accents` that are drawn apart.
- The page in pieces: `line` and `sheet` of `glyphs`, whose `looks` and `mathsigns`; `drawings`, of `clusters` and `outlines`.
- pdfium: `library` binds it, `frame` and `matrix` turn its places into ours, `picture` draws a page, `unlocked` opens one.
"""

from core.readers.pdf.reader import read

__all__ = ["read"]
