"""A question: it claims only what it takes for granted. Its figures, names and directions are checked like a fact's; who asks
for a reason takes for granted all that the sentence says, who asks anything else only that there is what it names."""

from typing import Final

from core.analysis.checks import vocabulary
from core.analysis.checks.conclusions import is_known
from core.analysis.checks.scope import Scope
from core.analysis.claims import Item
from core.analysis.lemmas import future
from core.analysis.lexicon import NEGATION_NAMES, acts_of, lexicon
from core.analysis.modals import NAMES

_REASONS: Final = frozenset("why почему зачем отчего reason reasons причина причине причинам чем вызвано обосновано".split())
_WHETHER: Final = "ли"
_AUXILIARY: Final = frozenset("do does will would can could should is are may".split())
_WHO: Final = frozenset({"who", "кто"})
_ASKING: Final = frozenset("how what when where which как чем что когда где сколько каким какой какие".split())
_WILL: Final = frozenset("will would can could should happens будет будут может могут".split())
_LEAD: Final = 4
"""Words in which a question says what kind it is."""
_MOST_OWN: Final = 3
"""Words of the model's own in one question."""


def is_one(scope: Scope) -> bool:
    """Whether the sentence ends with a question mark, quotation marks behind it aside."""
    return scope.text.rstrip('»”" ').endswith("?")


def for_a_reason(scope: Scope) -> bool:
    """Whether it asks why, for what reason, by what that is caused."""
    return any(word.text.lower() in _REASONS for word in scope.words)


def is_open(scope: Scope) -> bool:
    """Whether it asks what will be or whether something is so ("Do the prices stay …?", «Сохранятся ли …?»): of what happens
    and who does it nothing is taken for granted."""
    first = [word.text.lower() for word in scope.words[:_LEAD]]
    if for_a_reason(scope) or not first:
        return False
    if _WHETHER in first or first[0] in _AUXILIARY:
        return True
    return first[0] in _WHO or (first[0] in _ASKING and any(one in _WILL or future(one) for one in first[1:]))


def words_hold(scope: Scope) -> bool:
    """Whether it asks about words or values of the change, and what words of its own it has name nobody and nothing that a
    document would have to say."""
    reason, own = for_a_reason(scope), vocabulary.unknown_items(scope)
    if not reason:
        own = [item for item in own if item.word is None or not scope.known(item.word, None)]
    named = any(item.carries or is_known(scope, item) for item in scope.claims.items)
    return named and len(own) <= _MOST_OWN and all(_is_free(item, strictly=reason) for item in own)


def _is_free(item: Item, *, strictly: bool) -> bool:
    if item.word is None or (item.text[:1].isupper() and item.index > 0) or acts_of(item.text):
        return False
    forms, known = item.word.forms, lexicon()
    if not forms.isdisjoint(known.parties | NEGATION_NAMES | vocabulary.QUANTIFIERS | NAMES.keys()):
        return False
    return not strictly or forms.isdisjoint(known.subjects)
