"""Duties, rights and bans: each is one of the side that the sentence speaks of."""

from typing import Final

from core.analysis.checks.scope import Scope, content, is_meta, other, whole
from core.analysis.claims import Item
from core.analysis.evidence import SideEvidence
from core.analysis.lemmas import Word
from core.analysis.lexicon import lexicon
from core.model.change import ValueType
from core.model.document import Side

NAMES: Final = {
    "обязанность": "must", "обязательство": "must", "обязательный": "must", "обязательно": "must", "обязать": "must",
    "обязывать": "must", "обязаться": "must", "обязываться": "must", "требовать": "must",
    "требоваться": "must", "потребоваться": "must", "нужно": "must", "необходимо": "must", "следует": "must", "надлежать": "must",
    "duty": "must", "obligation": "must", "mandatory": "must", "obligatory": "must", "oblige": "must", "obligate": "must",
    "require": "must", "need": "must", "commitment": "must",
    "право": "may", "возможность": "may", "мочь": "may", "смочь": "may", "разрешение": "may", "разрешить": "may",
    "разрешать": "may", "разрешаться": "may", "допускаться": "may", "right": "may", "permission": "may", "allow": "may",
    "could": "may", "entitle": "may", "лишить": "may", "лишать": "may", "утратить": "may", "deprive": "may",
    "запрет": "must not", "запрещение": "must not", "запретить": "must not", "запрещать": "must not", "prohibition": "must not",
    "ban": "must not", "forbid": "must not", "prohibit": "must not", "forbidden": "must not",
    "рекомендация": "should", "recommendation": "should", "recommend": "should", "рекомендовать": "should",
}  # fmt: skip
"""Words that name a duty, a right, a ban; outside the document's own words they are checked as such."""
_SOFT: Final = frozenset({"may", "can", "should", "will"})
_NOT_DUTIES: Final = frozenset({"may", "should", "must not"})
_SAME: Final = {"may": {"may", "can"}, "can": {"may", "can"}, "must": {"must", "shall"}, "shall": {"must", "shall"}}
_DEED_AFTER, _DEED_BEFORE = 5, 3
"""How far from "must" that which must be done is looked for."""
LOST: Final = frozenset({"лишить", "лишать", "утратить", "deprive"})


def hold(scope: Scope) -> bool:
    """Also those that are only named: "the duty to report"."""
    return all(_holds(scope, item) for item in scope.claims.items)


def _holds(scope: Scope, item: Item) -> bool:
    if item.kind is ValueType.MODALITY and item.value is not None:
        return _stands(scope, item.value.value, item) or _own_caution(scope, item)
    if item.word is None or scope.in_source(item.word):
        return True
    if item.word.forms & LOST:
        return any(side.modal for side in scope.sides(Side.OLD))
    named = _named(item.word)
    return not named or any(_stands(scope, modal, item) for modal in named)


def _named(word: Word) -> set[str]:
    return {NAMES[form] for form in word.forms if form in NAMES}


def _stands(scope: Scope, modal: str, item: Item) -> bool:
    side = Side.OLD if item.ended is not None or _denied_right(scope, modal, item) else item.side
    if any(not found.modal.isdisjoint(_SAME.get(modal, {modal})) for found in scope.sides(side)):
        return True
    near = (*scope.near(item, 1, _DEED_AFTER), *scope.near(item, -_DEED_BEFORE, -1))
    deed = next((one.word for one in near if one.word is not None and content(one) and not _bare(one.word)), None)
    duty = any(_plain_duty(found, deed) for found in scope.sides(side))
    return modal == "must" and duty and (deed is None or scope.known(deed, side or Side.NEW))


def _bare(word: Word) -> bool:
    """A party, or another name of a duty: not what the duty is to do."""
    return not word.forms.isdisjoint(NAMES) or not word.forms.isdisjoint(lexicon().parties)


def _denied_right(scope: Scope, modal: str, item: Item) -> bool:
    """ "Lost the right", «лишён права»: the right is of the old version."""
    near = scope.near(item, -3, -1)
    return modal == "may" and any(one.word is not None and one.word.forms & LOST for one in near)


def _plain_duty(side: SideEvidence, deed: Word | None) -> bool:
    """A contract says a duty in the plain present too: «Исполнитель обеспечивает», "the Provider ensures"; but not of what
    stands under "may" or "must not"."""
    if not side.subjects:
        return False
    return not side.modal & _NOT_DUTIES or (deed is not None and deed.forms.isdisjoint(side.governed))


def _own_caution(scope: Scope, item: Item) -> bool:
    """ "May affect", «может повлиять»: the sentence's own caution, where a word of the comparison follows."""
    after = scope.near(item, 1, 1)
    soft = item.value is not None and item.value.value in _SOFT
    return soft and bool(after) and after[0].word is not None and is_meta(after[0].word) and not scope.in_source(after[0].word)


def modal_only(scope: Scope, word: Word, side: Side) -> bool:
    """Whether a named duty or right is one of that side alone."""
    named = _named(word)
    mine = any(named & found.modal for found in scope.sides(side))
    theirs = any(named & found.modal for found in scope.sides(other(side)))
    if mine and not theirs:
        return True
    return (
        "must" in named
        and any(_plain_duty(found, None) for found in scope.sides(side))
        and all(whole(one) for one in scope.evidence)
    )
