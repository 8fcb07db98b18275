"""A thing's part is not the thing: "the agreement remains in force", of duties that do so after the end of the agreement."""

from typing import Final

from core.analysis.checks.scope import Scope
from core.analysis.claims import AUXILIARY, Item
from core.analysis.lemmas import (
    ROOT,
    Word,
    accusative,
    akin,
    cyrillic,
    finite,
    noun,
    plural,
    plural_present,
    short_participle,
    surely_nominative,
)
from core.analysis.lexicon import Act
from core.analysis.places import LEADS, Place
from core.model.change import ValueType

_ARTICLES: Final = frozenset({"the", "a", "an", "now", "теперь", "this", "any", "each"})
_SAME: Final = frozenset({Act.SAME})
_OWNS: Final = ("'s", "’s", "s'", "s’")


def hold(scope: Scope) -> bool:
    """Of the first noun of each clause that says what is."""
    acts = scope.claims.acts
    quiet = (items for clause, items in scope.clauses if not acts.get(clause) or acts[clause] <= _SAME)
    firsts = (next((one for one in items if one.word is not None and one.lower not in _ARTICLES), None) for items in quiet)
    return not any(_mere_part(scope, item) for item in firsts if item is not None)


def _mere_part(scope: Scope, item: Item) -> bool:
    """Whether the change has the noun only as what something else is of, and the clause has not that."""
    if item.word is None or item.acts or not scope.in_source(item.word) or not _is_subject(scope, item):
        return False
    places = scope.places(item.word, item.side if item.ended is None else None)
    heads = [head for place in places if (head := _head(place)) is not None]
    if not places or len(heads) < len(places):
        return False
    mine = [one.word for one in scope.clause(item) if one.word is not None]
    said = frozenset[str]().union(*(word.forms for word in mine))
    return not any(head.forms & said or any(_is_deed(head, word) for word in mine) for head in heads)


def _is_deed(head: Word, word: Word) -> bool:
    """«Товар доставляется», of «доставка товара»: the clause says as a verb what the thing is the object of."""
    return cyrillic(word.text) and finite(word.text) and akin(word.forms, {form[:ROOT]: [form] for form in head.forms})


def _is_subject(scope: Scope, item: Item) -> bool:
    after = next(iter(scope.near(item, 1, 1)), None)
    if after is None or after.clause != item.clause:
        return False
    if cyrillic(item.text):
        if plural_present(after.text) and not plural(item.text):
            return False  # «акт подписывают стороны»
        return noun(item.text) and surely_nominative(item.text) and (finite(after.text) or short_participle(after.text))
    return after.lower in AUXILIARY or after.kind is ValueType.MODALITY or (after.lower[-1] == "s" and after.kind is None)


def _head(place: Place) -> Word | None:
    """What the noun is of: «прекращение договора», "backup of the database"; None where it may stand for itself."""
    before = [word for word in place.run[max(0, place.at - 3) : place.at] if word.text.lower() not in _ARTICLES]
    if not before:
        return None
    if not cyrillic(place.word.text):
        of = before[-1].text.lower() == "of" and len(before) > 1
        return before[-2] if of else before[-1] if before[-1].text.lower().endswith(_OWNS) else None
    text = place.word.text
    if surely_nominative(text) or accusative(text) or before[-1].text.lower() in LEADS or not noun(before[-1].text):
        return None
    return before[-1]
