"""The verb of a figure: "is made every 90 days" is not said of what is made daily and kept for 90 days."""

from typing import Final

from core.analysis.checks.scope import Scope
from core.analysis.claims import Item
from core.analysis.figures import Key
from core.analysis.lemmas import ROOT, Word, akin
from core.analysis.lexicon import concepts_of
from core.analysis.places import is_verb

_COSTS: Final = frozenset("составлять составить стоить равняться cost be amount equal".split())
"""What a figure is, in any of these verbs."""
_LIMITS: Final = frozenset("limit cap ограничить ограничивать ограничиваться".split())
_MOST: Final = ("<=", "<")


def hold(scope: Scope) -> bool:
    """Of every figure of a clause that says what is, and not what came or went."""
    return all(_holds(scope, one, scope.key(one)) for one in scope.figures() if not scope.claims.acts.get(one.clause))


def _holds(scope: Scope, value: Item, key: Key) -> bool:
    """Whether the last verb before it is that of the change."""
    before = (one for one in reversed(scope.claims.items[: value.index]) if one.clause == value.clause)
    said = next((one for one in before if one.word is not None and is_verb(one.text)), None)
    verb = said.word if said is not None and said.ended is None else None
    if verb is None or not scope.known(verb, None) or _is_its_bound(scope, value, key, verb):
        return True
    written = [one.verb for side in scope.sides(value.side) for one in side.figures if key in one.keys]
    verbs = [one for one in written if one is not None]
    return not verbs or len(verbs) < len(written) or any(_same(one, verb) for one in verbs)


def _is_its_bound(scope: Scope, value: Item, key: Key, verb: Word) -> bool:
    """ "Is capped at 10 %", of «не более 10 %»: it is said of the bound, whatever the verb."""
    return not verb.forms.isdisjoint(_LIMITS) and any(
        (bound, key) in side.timed for bound in _MOST for side in scope.sides(value.side)
    )


def _same(first: Word, second: Word) -> bool:
    """One verb in two forms, or two of one meaning."""
    if (
        first.forms & second.forms
        or (first.forms & _COSTS and second.forms & _COSTS)
        or concepts_of(first.forms) & concepts_of(second.forms)
    ):
        return True
    return akin(second.forms, {form[:ROOT]: [form] for form in first.forms if len(form) >= ROOT})
