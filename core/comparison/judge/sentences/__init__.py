"""What code says of a change, in Russian and in English.

- `choice` takes the one sentence for each kind and lane.
- By what changed: `values`, `stand_ins` for them, `wording` without any, `blocks`, `cells`, `formulas`, `links`, `remarks`,
  `fields`, `lists`, `properties` of the file and what it hides,
  `settings`, `renumbering`.
- By how: `moved`, `cosmetic`, `turned` into another kind, `looks`, and in many cells `steps` and `zones`.
- `patterns` are the forms that they share; `places` name the clause or section.
"""
