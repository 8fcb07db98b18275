"""A question: it claims only what it takes for granted. Its figures, names and directions are checked like a fact's; who asks
for a reason takes for granted all that the sentence says, who asks anything else only that there is what it names."""

from typing import Final

from core.analysis.checks import vocabulary
from core.analysis.checks.conclusions import is_known
from core.analysis.checks.scope import Scope
from core.analysis.claims import Item
from core.analysis.lexicon import NEGATION_NAMES, acts_of, lexicon
from core.analysis.modals import NAMES

_REASONS: Final = frozenset("why почему зачем отчего reason reasons причина причине причинам чем вызвано обосновано".split())
_MOST_OWN: Final = 3
"""Words of the model's own in one question."""


def is_one(scope: Scope) -> bool:
    """Whether the sentence ends with a question mark, quotation marks behind it aside."""
    return scope.text.rstrip('»”" ').endswith("?")


def for_a_reason(scope: Scope) -> bool:
    """Whether it asks why, for what reason, by what that is caused."""
    return any(word.text.lower() in _REASONS for word in scope.words)


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
