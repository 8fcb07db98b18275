"""Why, for what, at whose wish: a reason that the sentence gives holds something that changed, a purpose something of the
change's own; a wish is the change's. What a change was made for stands in no comparison."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Final

from core.analysis.checks.ground import other
from core.analysis.checks.scope import STEM, Scope, content, is_new, whole
from core.analysis.claims import Item
from core.analysis.figures import LOGIC
from core.analysis.lemmas import Word, nominative, noun
from core.analysis.lexicon import concepts_of
from core.model.change import ValueType
from core.model.document import Side

_REASON: Final = re.compile(
    r"\b(?:because|since(?=\s+(?:the|it|its|they|their|no|there|this|these|now|only|both|any|all|some|prices?)\b)|due to|"
    r"owing to|as a result of|on account of|потому что|так как|поскольку|из-за(?: того,? что)?|"
    r"в связи с(?: тем,? что)?|ввиду|вследствие)\b",
    re.IGNORECASE,
)
_CAUSE: Final = re.compile(
    rf"{_REASON.pattern}|\b(?:as a (?:result|consequence)(?: of which)?|with the result that|therefore|hence|consequently|"
    r"so that|to (?:make up|compensate|offset)(?: for)?(?: the fact that)?|in (?:exchange|return) for|"
    r"(?:вследствие|в результате|из-за) чего|поэтому|следовательно|чтобы (?:компенсировать|уравновесить|возместить)|"
    r"в обмен на|взамен)\b|,\s(?:so|hence)\b",
    re.IGNORECASE,
)
"""What makes one thing the cause of another."""
_PURPOSE: Final = re.compile(
    r"\b(?:чтобы|с целью|в целях|ради|для того|in order to|so as to|with a view to)\b|,\s+to(?=\s+[a-z]{4,}\s)|"
    r"\bto(?=\s+(?:save|avoid|improve|ensure|protect|simplify|speed|help|prevent|comply|encourage)\b)|"
    r"\A\s*to(?=\s+[a-z]{4,}\s)"
)
_WISH: Final = frozenset(
    "request demand initiative discretion insistence consent agreement option wish требование просьба инициатива усмотрение "
    "желание согласие соглашение согласование запрос решение decision".split()
)
_OF: Final = (" of", " to", "из-за", "ввиду", "вследствие")
"""Reasons that are things, not happenings: "due to late payment"."""
_LEADING: Final = frozenset({"из-за", "ввиду", "вследствие"})
"""After them stand things, and no clause of its own."""
_LED: Final = frozenset("at upon on by with under without по с со без на".split())
_MIND: Final = frozenset(
    "agree ask demand insist confirm want wish approve согласиться согласный попросить просить потребовать требовать подтвердить "
    "хотеть настаивать одобрить согласовать согласовывать договориться возражать object notify".split()
)
"""What somebody thought of it."""
_MARKS: Final = frozenset("beca sinc due owin resu acco пото так поск из-з связ ввид всле".split())
_AIMS: Final = frozenset("чтоб цель целя ради того orde as view to".split())
_MINDS: Final = frozenset(word[:STEM] for word in _WISH | _MIND)
"""The first letters of the words of each: without one nothing is looked for."""
_CONSENTS: Final = frozenset({"consent", "approve", "agree"})
_SIDES: Final = frozenset({"сторона", "контрагент", "party", "counterparty", "everybody", "nobody"})
_IT: Final = frozenset({"это", "этим", "этому", "this", "it", "that"})
_AS: Final = frozenset({"as", "как"})
_WITH: Final = frozenset({"with", "to", "с"})
_AFTERMATH: Final = frozenset("following wake response light результатам итогам".split())
_OUTCOME: Final = re.compile(
    r"\b(?:following an?|in the wake of|in (?:response to|light of)|по (?:результатам|итогам))\s", re.IGNORECASE
)
_BEHIND: Final = re.compile(r"\b(?:follow|after|upon|wake|response|light|результат|итог|после|по\s)")
_NEAR: Final = 3


def hold(scope: Scope) -> bool:
    if not _reasons_hold(scope) or not _purposes_hold(scope) or not _outcomes_hold(scope):
        return False
    return scope.stems.isdisjoint(_MINDS) or all(_wish_holds(scope, item) for item in scope.claims.items)


def causes(scope: Scope) -> Iterator[tuple[Sequence[Item], Sequence[Item]]]:
    """The items on both sides of each turn that makes one thing the reason, the effect or the price of another; of one that
    begins the sentence, its clause and the rest."""
    for found in _CAUSE.finditer(scope.text):
        if scope.quoted(found.start()):
            continue
        before = [one for one in scope.claims.items if one.end <= found.start()]
        after = [one for one in scope.claims.items if one.start >= found.end()]
        if after and not before:
            span = _span(scope, found.end())
            yield span, [one for one in after if one.clause != span[0].clause]
        else:
            yield before, after


def _reasons_hold(scope: Scope) -> bool:
    if scope.stems.isdisjoint(_MARKS):
        return True
    for match in _REASON.finditer(scope.text):
        if not scope.quoted(match.start()) and not scope.written(match.group()):
            span = _span(scope, match.end())
            if not match.start() and match.group().lower() in _LEADING and not _leads(scope, span):
                return False
            own = match.group().lower().endswith(_OF) and not any(item.acts for item in span)
            if not any(_changed(scope, item, match.end()) or (own and _own(scope, item)) for item in span):
                return False
    return True


def _leads(scope: Scope, span: Sequence[Item]) -> bool:
    """Whether the things that a sentence begins with as its reason have a word of the change: «из-за роста цен работник …»."""
    group = list(takewhile(lambda one: not _ends_group(scope, one, span[0]), span))
    return not group or any(one.word is not None and scope.own(one.word) for one in group)


def _ends_group(scope: Scope, item: Item, first: Item) -> bool:
    if item is not first and noun(item.text) and nominative(item.text):
        return True
    return item.carries or is_new(item) or item.finite or (item.word is not None and scope.is_party(item.word))


def _outcomes_hold(scope: Scope) -> bool:
    """ "Following an audit", «по результатам проверки»: what a change came after is written in it, with such a word."""
    if scope.tokens.isdisjoint(_AFTERMATH):
        return True
    found = (match for match in _OUTCOME.finditer(scope.text) if not scope.quoted(match.start()))
    return all(any(_BEHIND.search(text) is not None for text in scope.written_texts) for _ in found)


def _purposes_hold(scope: Scope) -> bool:
    if scope.stems.isdisjoint(_AIMS):
        return True
    for match in _PURPOSE.finditer(scope.lower):
        if not scope.quoted(match.start()) and not any(_own(scope, item) for item in _span(scope, match.end())):
            return False
    return True


def _span(scope: Scope, start: int) -> Sequence[Item]:
    """The items of the clause that begins there."""
    after = [item for item in scope.claims.items if item.start >= start]
    return [item for item in after if item.clause == after[0].clause]


def _changed(scope: Scope, item: Item, start: int) -> bool:
    """Whether an item is of one version alone, or says in the clause from there on what ended."""
    if item.ended is not None:
        return all(one.start >= start for one in scope.claims.items if one.ended == item.ended)
    if item.kind in (ValueType.NEGATION, ValueType.MODALITY):
        return True
    if item.carries:
        if item.value is None or item.kind in LOGIC:
            return True
        key = scope.key(item)
        return any(scope.stands(key, side) and not scope.stands(key, other(side)) for side in Side)
    if item.word is None or scope.is_party(item.word) or not content(item):
        return False
    if all(whole(one) for one in scope.evidence) and not scope.in_source(item.word):
        return False  # of what came or went as a whole everything is of one version: a synonym says nothing
    return any(scope.only_on(item.word, side) for side in Side)


def _own(scope: Scope, item: Item) -> bool:
    return item.carries or (item.word is not None and content(item) and scope.in_source(item.word))


def _wish_holds(scope: Scope, item: Item) -> bool:
    """ "At the request of the Customer", "and the Supplier agrees": the change says so."""
    if item.word is None:
        return True
    if not item.word.forms.isdisjoint(_WISH):
        led = any(one.lower in _LED for one in scope.near(item, -_NEAR, -1) if one.clause == item.clause)
        return not led or _wished(scope, item)
    if not item.word.forms.isdisjoint(_MIND) and _of_the_change(scope, item):
        return False
    if (
        item.ended is not None
        or item.word.forms.isdisjoint(_MIND)
        or scope.known(item.word, None)
        or (_agrees(item.word) and _consented(scope))
    ):
        return True
    near = (one for one in scope.near(item, -_NEAR, -1) if one.clause == item.clause)
    return not any(scope.is_party(one.word) or one.word.forms & _SIDES for one in near if one.word is not None)


def _of_the_change(scope: Scope, item: Item) -> bool:
    """«Стороны согласовали это», "as the parties agreed": what both thought of the change itself, which no change tells."""
    before = [one for one in scope.near(item, -_NEAR, -1) if one.clause == item.clause]
    told = any(one.word is not None and (one.word.forms & _SIDES or scope.is_party(one.word)) for one in before)
    if not told or scope.quoted(item.start):
        return False
    beside = [*before, *scope.near(item, 1, 1)]
    if any(one.lower in _WITH for one in scope.near(item, 1, 1)):
        beside += scope.near(item, 2, 2)
    return any(one.lower in _IT for one in beside) or before[0].lower in _AS


def _wished(scope: Scope, item: Item) -> bool:
    """Whether the change has the wish, led as one, and, where the sentence says whose it is, of that party; of consent also in
    other words."""
    assert item.word is not None
    places = [place for place in scope.places(item.word, None) if place.lead in _LED]
    if not places:
        return _agrees(item.word) and _consented(scope)
    whose = next((one.word for one in scope.near(item, 1, _NEAR) if one.word is not None and scope.is_party(one.word)), None)
    near = (word for place in places for word in place.run[max(0, place.at - _NEAR - 1) : place.at + _NEAR + 2])
    return whose is None or any(not word.forms.isdisjoint(scope.party(whose)) for word in near)


def _agrees(word: Word) -> bool:
    return not concepts_of(word.forms).isdisjoint(_CONSENTS)


def _consented(scope: Scope) -> bool:
    """Whether the change speaks of consent, in any words."""
    return any(not _CONSENTS.isdisjoint(side.concepts) for side in scope.texts(None))
