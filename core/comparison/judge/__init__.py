"""How Sverka understands a change: typed values, lanes, significance by rules, sentences, flags, knock-on checks. Pure.

From the outside in; each package says at its top what its modules do.

- The way: `judging` finds the `sites` of a change and its values in `pairs`, has `lanes/` weigh it, raises `flags`, takes its
  sentence from `sentences/`; `left_behind/` looks for what the change left elsewhere.
- In tables: `headers` name a cell, `results` are cells that others give.
- Below: `grammar` writes numbers, dates and quotes in both languages, `values/` finds them, `vocabulary/` knows words.
"""

from core.comparison.judge.flags import flag
from core.comparison.judge.judging import UNWEIGHED, forget, glance, judge
from core.comparison.judge.left_behind.checks import knock_on
from core.comparison.judge.results import COLUMN_TOTAL, ROW_RESULT, Sheet
from core.comparison.judge.sentences.cells import came_in_many, in_alike, in_many, written_in_cells
from core.comparison.judge.sentences.cosmetic import seen_in_many, without_yo
from core.comparison.judge.sentences.formulas import is_carried
from core.comparison.judge.sentences.links import readdressed, targets_of
from core.comparison.judge.sentences.steps import steps_of
from core.comparison.judge.sentences.zones import zone_turned
from core.comparison.judge.values.find import find_values
from core.comparison.judge.values.references import WORDS as REFERENCE_WORDS
from core.comparison.judge.vocabulary.letters import normal_word

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
