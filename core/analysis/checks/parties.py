"""The other party of a contract: where the change names the Supplier, what it means for the Customer may be told."""

from typing import Final

from core.analysis.checks.scope import Scope
from core.analysis.claims import Item
from core.analysis.lemmas import Word, cyrillic, nominative

_OPPOSITE: Final = (
    ("заказчик клиент покупатель customer client buyer purchaser", "исполнитель подрядчик поставщик продавец contractor supplier "
     "provider vendor seller"),
    ("арендатор наниматель tenant lessee", "арендодатель наймодатель landlord lessor"),
    ("работник сотрудник employee", "работодатель employer"),
    ("заемщик borrower", "займодавец кредитор банк lender bank"),
    ("клиент client", "банк bank"),
    ("лицензиат licensee", "лицензиар licensor"),
    ("страхователь insured policyholder", "страховщик insurer"),
)  # fmt: skip
_SIDES: Final = tuple((frozenset(one.split()), frozenset(other.split())) for one, other in _OPPOSITE)
_LEADS: Final = frozenset({"for", "to", "of", "on", "against", "для", "у", "на", "к"})
_ARTICLES: Final = frozenset({"the", "a", "an"})
_OWN: Final = ("'s", "’s", "s'", "s’")


def is_for_the_other(scope: Scope, item: Item) -> bool:
    """Whether a word names the party opposite to one of the change, as the one for whom something is so: "is better for the
    Customer", «выгодно Заказчику». What it does or must do stands in the change or is not so."""
    return item.word is not None and not _acts(scope, item) and is_opposite(scope, item.word)


def is_opposite(scope: Scope, word: Word) -> bool:
    """Whether a word names the party opposite to one of the change."""
    written = {form for side in scope.sides(None) for form in side.forms}
    sides = ((one, other) for one, other in (*_SIDES, *(pair[::-1] for pair in _SIDES)) if not word.forms.isdisjoint(one))
    return any(bool(written & other) and not written & one for one, other in sides)


def _acts(scope: Scope, item: Item) -> bool:
    """Whether the word may be the subject."""
    before = [one.lower for one in scope.near(item, -2, -1) if one.lower not in _ARTICLES]
    if cyrillic(item.text):
        return nominative(item.text)
    return not (item.lower.endswith(_OWN) or (before and before[-1] in _LEADS))
