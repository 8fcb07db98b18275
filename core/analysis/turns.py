"""Turns of phrase that say which word is of which version: «A заменено на B», "B instead of A", "A became B", "from A to B"."""

import re
from itertools import pairwise
from typing import Final

from core.analysis.claims import Claims, Item, What, passive
from core.analysis.lemmas import cyrillic, dative, finite, nominative, short_participle
from core.analysis.lexicon import Act
from core.analysis.modals import NAMES
from core.marks import has_any
from core.model.change import ValueType
from core.model.document import Side

ARROW: Final = re.compile(r"→|=>|->")
_ARROW_MARKS: Final = ("→", ">")
_INSTEAD: Final = re.compile(
    r"\b(?:вместо|взамен|instead of|rather than|а не|в отличие от|unlike|in place of|по сравнению с|против|"
    r"(?:as )?compared (?:to|with)|in contrast to|as opposed to|and not|but not)\b|,\s*not\b"
)
"""In lower case: nearly every other sentence is searched for it, and so in half the time."""
_BECAME: Final = re.compile(
    r"\b(?:bec(?:ame|omes)|(?:has|have) become|(?:gave|gives|given) way to|уступил[аои]? место|"
    r"стал[аои]?|превратил\w*|turned into)\b"
    r"(?!\s(?:an? )?(?:pre-?condition|prerequisite|condition|условием))",
    re.IGNORECASE,
)
_REPLACES: Final = re.compile(
    r"\b(?:replaces|takes over|took over|(?:takes|took|taken) the place of|replaced|supersedes|"
    r"(?:за|с)менил[аои]?|заменяет|заменяют|сменяет)\b",
    re.IGNORECASE,
)
_NOW: Final = frozenset({"теперь", "now", "ныне"})
_DASHES: Final = frozenset({"-", "–", "—"})
_NOT_BUT: Final = re.compile(r"\b(?:не|not)\s+([^,;.]{1,60}),?\s(?:а|but)\s", re.IGNORECASE)
TO: Final = frozenset({"до", "to"})
FROM: Final = frozenset({"с", "со", "from", "от"})
INTO: Final = frozenset({"на", "by", "with", "в", "into"})
MAKES_NEW: Final = frozenset({Act.CHANGE, Act.REPLACE, Act.MOVE, Act.LATER, Act.EARLIER, Act.UP, Act.DOWN})


_REPLACE_MARKS: Final = ("replace", "supersede", "takes", "took", "taken", "мени", "меня")
_INSTEAD_MARKS: Final = (
    "вместо",
    "взамен",
    "instead",
    "than",
    " а не",
    "отлич",
    "unlike",
    "place",
    "сравн",
    "против",
    "compar",
    "contrast",
    "oppos",
    " not",
)
_BECOME_MARKS: Final = ("bec", " way to", "уступ", "turned", "стал", "преврат")
"""What the patterns above begin with: looking for it is cheaper than they are."""


def apply(claims: Claims) -> None:
    """All of them, in this order: a later one wins."""
    lower = claims.lower
    _arrows(claims)
    _replaced(claims)
    if has_any(lower, _REPLACE_MARKS):
        _replaces(claims)
    if has_any(lower, _BECOME_MARKS):
        _became(claims)
    if has_any(lower, _INSTEAD_MARKS):
        _instead(claims)
    if " а " in lower or " but " in lower:
        _not_but(claims)
    _from_to_words(claims)


def fix(item: Item, side: Side) -> None:
    """Says that an item's place in the sentence makes it of that version."""
    item.side, item.fixed = side, True


def before(claims: Claims, item: Item) -> str:
    """The word before, in lower case."""
    return claims.items[item.index - 1].lower if item.index else ""


def _around(claims: Claims, start: int, end: int, *, words: bool = False) -> tuple[Item | None, Item | None]:
    """The last item before a place and the first after it, in one clause: values and quotes, or content of any kind."""
    left = [item for item in claims.items if item.end <= start and (words or item.what is not What.WORD)]
    right = [item for item in claims.items if item.start >= end and (words or item.what is not What.WORD)]
    return (left[-1] if left else None), (right[0] if right else None)


def _arrows(claims: Claims) -> None:
    """What stands on either side, up to the piece's end; words before a figure («Срок 8 → 14 дней») name what is told."""
    for match in ARROW.finditer(claims.text) if has_any(claims.text, _ARROW_MARKS) else ():
        left, right = _around(claims, match.start(), match.end(), words=True)
        if left is None or right is None:
            continue
        mine = [item for item in claims.clauses[left.clause] if item.end <= match.start()]
        first = next((item.start for item in mine if item.carries), left.start if left.carries else mine[0].start)
        for item in mine:
            if item.start >= first:
                fix(item, Side.OLD)
            else:
                item.side = None
        for item in claims.clauses[right.clause]:
            if item.start >= match.end():
                fix(item, Side.NEW)


def _replaced(claims: Claims) -> None:
    """«A заменено на B», «заменён B», "A was replaced by B"."""
    for act in claims.words:
        if not act.acts or Act.REPLACE not in act.acts or not passive(act, claims.items):
            continue
        mine = claims.clauses[act.clause]
        left = [item for item in mine if item.carries and item.end <= act.start]
        right = [item for item in mine if item.carries and item.start >= act.end]
        if left and right:
            fix(left[-1], Side.OLD)
            fix(right[0], Side.NEW)
        elif all(item.what is What.WORD for item in mine) and _before_is_into(claims, act):
            for item in mine:
                if item is not act:
                    fix(item, Side.OLD if item.end <= act.start else Side.NEW)


def _before_is_into(claims: Claims, act: Item) -> bool:
    return act.index + 1 < len(claims.items) and claims.items[act.index + 1].lower in INTO


def _replaces(claims: Claims) -> None:
    """«B заменил A», "B replaces A": the other way round."""
    for match in _REPLACES.finditer(claims.text):
        verb = next((item for item in claims.items if item.start == match.start()), None)
        if verb is None or passive(verb, claims.items) or (verb.lower == "replaced" and _before_is_into(claims, verb)):
            continue
        turned = _object_first(claims, verb)
        for item in claims.items:
            if item.clause == verb.clause and item is not verb:
                fix(item, Side.NEW if (item.end <= verb.start) is not turned else Side.OLD)


def _object_first(claims: Claims, verb: Item) -> bool:
    """«Президента сменил директор»: who went stands before the verb, in no case of a subject."""
    if not verb.index or verb.index + 1 >= len(claims.items) or not cyrillic(verb.text):
        return False
    before, after = (claims.items[verb.index + step].text.split()[0] for step in (-1, 1))
    return not nominative(before) and nominative(after)


def _became(claims: Claims) -> None:
    """«A стало B», "A became B": the values and quotes on either side."""
    for match in _BECAME.finditer(claims.text):
        if claims.inside(match.start()):
            continue
        left, right = _around(claims, match.start(), match.end())
        if left is not None and right is not None and left.clause == right.clause:
            fix(left, Side.OLD)
            fix(right, Side.NEW)
        named = [item for item in claims.items if item.word is not None and not item.word.forms.isdisjoint(NAMES)]
        for item in named if left is None and right is None else ():
            fix(item, Side.OLD if item.end <= match.start() else Side.NEW)  # "the right became a duty"
        mine = [item for item in claims.items if item.clause == _clause_at(claims, match.start())] if not named else []
        for item in mine if left is None and right is None else ():
            if item.end <= match.start() and not item.fixed:
                fix(item, Side.OLD)  # "packing group III became packing group II"
        for item in claims.items if any(item.end <= match.start() for item in named) else ():
            if item not in named and item.end <= match.start() and not item.fixed:
                item.side = None  # «рекомендация о длине стала требованием»


def _whole(claims: Claims, values: list[Item]) -> Item | None:
    """The first value; of a range («вместо 2–8 °C») its end."""
    last = values[0] if values else None
    for one, item in pairwise(values):
        if claims.text[one.end : item.start].strip() not in _DASHES:
            break
        last = item
    return last


def _clause_at(claims: Claims, at: int) -> int:
    return next((item.clause for item in claims.items if item.end > at), 0)


def _instead(claims: Claims) -> None:
    """«B вместо A», «вместо A указано B»: what follows «вместо», up to the clause's end or the next value, is old."""
    for match in _INSTEAD.finditer(claims.lower):
        after = [item for item in claims.items if item.start >= match.end()]
        if not after or claims.inside(match.start()):
            continue
        clause = after[0].clause
        own = [item for item in claims.items if item.end <= match.start() and item.what is not What.WORD]
        first = _whole(claims, [item for item in after if item.carries])
        here = [item for item in own if item.clause == clause]
        said = next((item.start for item in after[1:] if item.clause == clause and _says(item)), len(claims.text))
        leads = match.start() == 0 or claims.text[: match.start()].rstrip().endswith(":")
        for item in after:
            if item.clause == clause and item.ended is None:
                if (leads or not here) and item.start >= said:
                    fix(item, Side.NEW)
                    continue
                beyond = first is not None and not here and item.start > first.end and match.start() == 0
                fix(item, Side.NEW if beyond else Side.OLD)
        if own and not own[-1].fixed:
            fix(own[-1], Side.NEW)
        rest = [item for item in after if item.clause == clause + 1 and item.what is not What.WORD]
        alone = sum(item.carries for item in after if item.clause == clause) <= 1
        if match.start() == 0 and rest and alone:  # in "instead of A the text says B; …" both have been said
            fix(rest[0], Side.NEW)


def _says(item: Item) -> bool:
    """«Вместо A требуется B», «вместо A теперь B»: the word after which the new begins."""
    verb = item.word is not None and cyrillic(item.text) and (finite(item.text) or short_participle(item.text))
    return item.kind is ValueType.MODALITY or verb or item.lower in _NOW


def _not_but(claims: Claims) -> None:
    """«не 10, а 15 дней»: the first is old."""
    for match in _NOT_BUT.finditer(claims.text):
        if match.start() in claims.contrasts:
            for item in claims.items:
                if match.start(1) <= item.start and item.end <= match.end(1):
                    fix(item, Side.OLD)


def _receiver(act: Item, rest: list[Item]) -> Item | None:
    """«Передано от заказчика проектировщику»: to whom, without a preposition."""
    if Act.MOVE not in act.acts or not cyrillic(act.text):
        return None
    return next((item for item in rest[1:] if item.kind is ValueType.NAME or dative(item.text.split()[0])), None)


def _from_to_words(claims: Claims) -> None:
    """ "Was changed from Scotland to England", «перешло от продавца к покупателю»: words alone, each on its side."""
    for act in claims.words:
        if not act.acts or act.acts.isdisjoint(MAKES_NEW):
            continue
        after = [item for item in claims.clauses[act.clause] if item.start >= act.end]
        if any(item.carries and item.kind is not ValueType.NAME for item in after):
            continue
        start = next((item for item in after if item.lower in FROM | {"из"}), None)
        rest = [item for item in after if start is not None and item.start > start.start]
        end = next((item for item in rest if item.lower in INTO | TO | {"к"}), None) or _receiver(act, rest)
        if start is None or end is None:
            continue
        for item in after:
            if item.start > start.start:
                fix(item, Side.OLD if item.start < end.start else Side.NEW)
