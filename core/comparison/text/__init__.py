"""Inside one text and its other version: tokens, the edits between them, what those keep, how the text looks.

- `tokens` never cut a number, a date, a code; `edits` are those of words, as a person would mark them: `trim` takes off the
  sentences that both texts share, `bridges` weighs what lies between two edits.
- `value_edits` puts together what belongs to one value; `kept_values` says whether all values are still there.
- `right_to_left` is the order of scripts that a page shows otherwise; `looks` is bold, colour, size and the like.
"""
