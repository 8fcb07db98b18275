"""What code says of a change, in Russian and in English.

- `choice` takes the one sentence for each kind and lane.
- By what changed: `values`, `stand_ins` for them, `wording` without any, `blocks`, `cells`, `formulas`, `links`, `remarks`,
  `fields`, `lists`.
- By how: `moved`, `cosmetic`, `turned` into another kind, `looks`, and in many cells `steps` and `zones`.
- `places` name the clause or section.
"""
