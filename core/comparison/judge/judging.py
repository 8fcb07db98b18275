"""One drafted change, judged."""

from collections.abc import Mapping
from dataclasses import replace

from core.comparison.judge.letters import normal_word
from core.model.change import Change, Lane, Sentence, Significance
from core.model.document import Block

_KEPT = (Lane.NUMBERING, Lane.FORMATTING, Lane.LAYOUT)


def judge(change: Change, old: Mapping[str, Block], new: Mapping[str, Block]) -> Change:
    """The change with its values, lane, significance, reasons and sentence."""
    before = " ".join(old[e.old.block].text[e.old.start : e.old.end] for e in change.edits if e.old)
    after = " ".join(new[e.new.block].text[e.new.start : e.new.end] for e in change.edits if e.new)
    lane = change.lane
    if lane not in _KEPT:
        same = [normal_word(w) for w in before.split()] == [normal_word(w) for w in after.split()]
        lane = Lane.COSMETIC if same else Lane.SUBSTANCE if any(c.isdigit() for c in before + after) else Lane.WORDING
    weight = Significance.NONE if lane is Lane.COSMETIC else Significance.LOW
    sentence = Sentence(ru=f"Изменено: «{before}» → «{after}»", en=f"Changed: “{before}” → “{after}”")
    return replace(change, lane=lane, significance=weight, sentence=sentence)
