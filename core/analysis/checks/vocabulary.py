"""Words: every one is of the cited changes, in any form or as a plain synonym, or speaks only of the comparison itself."""

from core.analysis.checks.amounts import BOUND_WORDS
from core.analysis.checks.duties import NAMES
from core.analysis.checks.scope import Scope, is_meta
from core.analysis.claims import Item, What
from core.analysis.figures import RATIO_WORDS
from core.analysis.lemmas import Word, cyrillic, short_participle
from core.analysis.lexicon import NEGATION_NAMES


def hold(scope: Scope) -> bool:
    return not unknown(scope)


def unknown(scope: Scope) -> list[str]:
    """The words that neither the changes nor the language of comparing hold."""
    return [item.text for item in scope.claims.items if item.word is not None and not _holds(scope, item, item.word)]


def _holds(scope: Scope, item: Item, word: Word) -> bool:
    if item.acts or len(item.text) == 1 or item.lower in RATIO_WORDS or word.forms & NEGATION_NAMES:
        return True
    if not word.forms.isdisjoint(NAMES) or not word.forms.isdisjoint(BOUND_WORDS):
        return True  # checked as what they say: duties, bounds
    if item.ended is not None:
        return is_meta(word) or scope.known(word, item.side)
    if scope.known(word, item.side):
        return is_meta(word) or not _is_predicate(scope, item) or _said_so(scope, word)
    if is_meta(word) and not item.text.isupper():
        return True
    return item.side is None and scope.known(word, None)


def _is_predicate(scope: Scope, item: Item) -> bool:
    """«расторгнут», "was terminated": what the sentence says was done."""
    if cyrillic(item.text):
        return short_participle(item.text)
    return scope.before(item) in ("was", "were", "been", "is", "are") and item.lower.endswith("ed")


def _said_so(scope: Scope, word: Word) -> bool:
    """Whether the change has that very verb; in a text of the other language its meaning is enough."""
    own = cyrillic(word.text)
    foreign = not any(cyrillic(other.text) == own for side in scope.sides(None) for run in side.runs for other in run)
    return foreign or scope.in_source(word)


def in_language(scope: Scope, language: str) -> bool:
    """Words outside quotes are in the language that was asked for; a word of the document may stand as it is."""
    own = other = 0
    for item in scope.claims.items:
        if item.what is What.WORD and item.word is not None and len(item.text) > 1:
            if cyrillic(item.text) == (language == "ru"):
                own += 1
            elif scope.in_source(item.word):
                other += 1
            else:
                return False
    return own > other
