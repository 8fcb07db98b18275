"""How Sverka understands a change: typed values, lanes, significance by rules, sentences, flags, knock-on checks. Pure."""

from core.comparison.judge.cell_sentences import in_alike, in_many, written_in_cells
from core.comparison.judge.checks import knock_on
from core.comparison.judge.cosmetic_sentences import seen_in_many, without_yo
from core.comparison.judge.find import find_values
from core.comparison.judge.flags import flag
from core.comparison.judge.judging import UNWEIGHED, glance, judge
from core.comparison.judge.letters import normal_word
from core.comparison.judge.references import WORDS as REFERENCE_WORDS

__all__ = [
    "REFERENCE_WORDS",
    "UNWEIGHED",
    "find_values",
    "flag",
    "glance",
    "in_alike",
    "in_many",
    "judge",
    "knock_on",
    "normal_word",
    "seen_in_many",
    "without_yo",
    "written_in_cells",
]
