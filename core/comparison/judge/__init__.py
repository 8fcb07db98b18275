"""How Sverka understands a change: typed values, lanes, significance by rules, sentences, flags, knock-on checks. Pure.

The modules, from the outside in; the first line of each says what it is.

- The way: `judging` finds the `sites` of a change and its values in `pairs`, has `weigh` give lane and reasons,
  `significance` the weight, `sentences` the sentence in both languages.
- Values in a text: `find` asks `numbers`, `numerals`, `compounds`, `lone_periods`, `amounts` (`currencies`, `units`), `dates`,
  `shares`, `spans`, `logic`, `names`, `references`; `measure` says how far two are from one another.
- Lanes and reasons: `changed_words`, `context`, `small_words`, `unit_words`, `operators`, `alone`, `boxes`; `flags` by `letters`,
  `spelled`.
- Sentences: `value_sentences`, `block_sentences`, `cell_sentences`, `moved_sentences`, `cosmetic_sentences`,
  `formula_sentences`, `link_sentences`, `remark_sentences`, `field_sentences`, `stand_ins`, `turned`, `listed`,
  `zones`, `steps`, `look_words`; in them `grammar`, `places`, `headers`, `subjects`.
- What a change left behind: `checks` has `check_dates`, `check_references`, `check_tables` (by `results`), `check_values` look
  over a `view` of the new version.
- Words as data: `lexicon`, `tables`, `stems`, `subject_table`, `tick_signs`.
"""

from core.comparison.judge.cell_sentences import came_in_many, in_alike, in_many, written_in_cells
from core.comparison.judge.checks import knock_on
from core.comparison.judge.cosmetic_sentences import seen_in_many, without_yo
from core.comparison.judge.find import find_values
from core.comparison.judge.flags import flag
from core.comparison.judge.formula_sentences import is_carried
from core.comparison.judge.judging import UNWEIGHED, forget, glance, judge
from core.comparison.judge.letters import normal_word
from core.comparison.judge.link_sentences import readdressed, targets_of
from core.comparison.judge.references import WORDS as REFERENCE_WORDS
from core.comparison.judge.results import COLUMN_TOTAL, ROW_RESULT, Sheet
from core.comparison.judge.steps import steps_of
from core.comparison.judge.zones import zone_turned

__all__ = [
    "COLUMN_TOTAL",
    "REFERENCE_WORDS",
    "ROW_RESULT",
    "UNWEIGHED",
    "Sheet",
    "came_in_many",
    "find_values",
    "flag",
    "forget",
    "glance",
    "in_alike",
    "in_many",
    "is_carried",
    "judge",
    "knock_on",
    "normal_word",
    "readdressed",
    "seen_in_many",
    "steps_of",
    "targets_of",
    "without_yo",
    "written_in_cells",
    "zone_turned",
]
