"""No longer: what is said to have ended was there in the old version, and is not in the new one."""

from typing import Final

from core.analysis.checks import charges, conditions, holders, needs, payers, together
from core.analysis.checks.duties import modal_only, moods_of
from core.analysis.checks.scope import Scope, content, whole
from core.analysis.claims import AUXILIARY, Item, What
from core.analysis.figures import LOGIC
from core.analysis.lemmas import Word
from core.analysis.lexicon import concepts_of
from core.analysis.modals import NAMES, named
from core.analysis.polarity import DENIED, LACKING, LOOSE, PLAIN, STRICT
from core.model.change import ValueType
from core.model.document import Side

_DUTIES: Final = frozenset({"must", "shall"})
_OPTIONAL: Final = frozenset("optional voluntary option необязательный добровольный правом право".split())
_EXISTS_RU: Final = (
    "действовать применяться предусмотреть предусматривать содержать существовать нужно требоваться получать допускаться "
    "разрешить указать достаточно недостаточно"
)
_EXISTS_EN: Final = "apply be exist contain provide need require have allow receive get enough sufficient suffice"
_EXISTS: Final = frozenset(f"{_EXISTS_RU} {_EXISTS_EN}".split())
"""What may be said to have ended without being a word of the document."""
_SMALL: Final = frozenset({"a", "an", "the", "be", "been"})
_BEFORE_IT: Final = 5
"""Items before an elliptical "no longer is" among which its sentence ends."""
_TOLD: Final = frozenset({"сказано", "указано", "говорится", "упоминается", "предусмотрено"})
_THAT: Final = frozenset({"что", "как"})


def hold(scope: Scope) -> bool:
    return all(_holds(scope, number) for number in sorted(scope.claims.endings))


def _holds(scope: Scope, number: int) -> bool:
    """What follows "no longer" stood in the old version; in the new one a part of it is denied, or gone."""
    items = [item for item in scope.claims.items if item.ended == number]
    if any(item.lower in STRICT for item in items) or conditions.gone(scope, items):
        return False  # "no longer did not"
    if _replaced(scope, items) or needs.subject_gone(scope, number) or any(payers.pays(scope, item) for item in items):
        return True
    if any(charges.speaks(scope, item) and charges.stands(scope, item) for item in items):
        return True
    if items and (_freed(scope, items) or _bound_now(scope, items) or _borne_no_more(scope, items)):
        return True
    if items and together.parted(scope, items[0].clause):
        return True
    need = next((item for item in items if needs.is_need(item)), None)
    if need is not None and needs.stands(scope, need):
        return True
    if _said_no_more(scope, items):
        return True
    asked = [item for item in items if needs.newly(scope, item)]
    said = [one for one in items if content(one) and one.word is not None and one.word.forms.isdisjoint(NAMES)]
    said = [item for item in said if item not in asked]
    if not items or not all(scope.known(item.word, Side.OLD) for item in said if item.word is not None):
        return False
    predicate = next((item.word for item in items if item.word is not None and item.lower not in AUXILIARY | _SMALL), None)
    if predicate is not None and not predicate.forms & _EXISTS and not scope.known(predicate, Side.OLD):
        return False
    if predicate is not None and predicate.forms.isdisjoint(NAMES) and needs.marks(scope, predicate, Side.OLD) == {DENIED}:
        return False  # "is no longer frozen", of what was not to be frozen
    if all(one.deletes and whole(one) for one in scope.evidence):
        return bool(said)
    return (
        bool(asked)
        or holders.may_no_longer(scope, items[0])
        or any(_gone(scope, item) or _lacked(scope, item) for item in items)
        or _done_by_another(scope, number, items)
    )


def _said_no_more(scope: Scope, items: list[Item]) -> bool:
    """«Больше не сказано, что …», of words that came out as a whole: those behind it are of the old version."""
    if not items or items[-1].lower not in _TOLD or not all(one.deletes and whole(one) for one in scope.evidence):
        return False
    behind = [one for one in scope.claims.items if one.clause == items[-1].clause + 1]
    said = [one.word for one in behind if content(one) and one.word is not None]
    return bool(said) and behind[0].lower in _THAT and all(scope.known(word, Side.OLD) for word in said)


def _borne_no_more(scope: Scope, items: list[Item]) -> bool:
    """ "Liability no longer lies with the Contractor", "was liable, but no longer is": what stands before is denied now."""
    if any(one.word is not None and not scope.is_party(one.word) and _kin_denied(scope, one.word) for one in items):
        return True  # "no longer answers for", of who is not liable
    if any(content(one) and one.word is not None and not scope.is_party(one.word) for one in items):
        return False
    lead = [one for one in scope.claims.items if one.end <= items[0].start]
    clauses = {items[0].clause, *(one.clause for one in lead[-_BEFORE_IT:] if len(items) == 1)}
    before = [one for one in lead if one.clause in clauses]
    said = [one.word for one in before if one.word is not None and content(one)]
    return any(_denied_now(scope, word) for word in said) and all(scope.known(word, Side.OLD) for word in said)


def _kin_denied(scope: Scope, word: Word) -> bool:
    """A verb that the change has in other words, and denied now."""
    return not scope.in_source(word) and bool(concepts_of(word.forms)) and _denied_now(scope, word)


def _replaced(scope: Scope, items: list[Item]) -> bool:
    """ "Beam Ltd no longer carries out the cleaning": a name that the new version lacks, with what it did."""
    if not items:
        return False
    before = [one for one in scope.clause(items[0]) if one.end <= items[0].start]
    named = [one for one in before if one.kind is ValueType.NAME]
    gone = named and scope.stands(scope.key(named[-1]), Side.OLD) and not scope.stands(scope.key(named[-1]), Side.NEW)
    words = [one.word for one in items if content(one) and one.word is not None]
    return bool(gone) and all(scope.known(word, Side.OLD) for word in words)


def _freed(scope: Scope, items: list[Item]) -> bool:
    """ "Is no longer mandatory", of what stood under a duty and does not any more."""
    if not any(_is_duty(item) for item in items):
        return False
    clause = (item for item in scope.clause(items[0]) if content(item))
    return any(item.word is not None and _is_freed(scope, item.word) for item in clause)


def _bound_now(scope: Scope, items: list[Item]) -> bool:
    """ "Is no longer optional", of what might be done and has to be done now."""
    if not any(item.word is not None and not item.word.forms.isdisjoint(_OPTIONAL) for item in items):
        return False
    moods = [
        (moods_of(scope, one.word, Side.OLD), moods_of(scope, one.word, Side.NEW))
        for one in scope.clause(items[0])
        if one.word is not None and content(one)
    ]
    return any("may" in old and bool(new & _DUTIES) and "may" not in new for old, new in moods)


def _is_duty(item: Item) -> bool:
    if item.kind is ValueType.MODALITY and item.value is not None:
        return item.value.value in ("must", "shall", "need not")
    return item.word is not None and "must" in named(item.word.forms)


def _is_freed(scope: Scope, word: Word) -> bool:
    old, new = (moods_of(scope, word, side) for side in Side)
    return bool(old & _DUTIES) and bool(new) and not new & {*_DUTIES, ""}


def _lacked(scope: Scope, item: Item) -> bool:
    """ "May no longer … without consent": that it was lacking is what ended."""
    if item.word is None or not any(one.lower in LOOSE for one in scope.near(item, -3, -1)):
        return False
    old, new = (scope.marks(item.word, side) for side in (Side.OLD, Side.NEW))
    return LACKING in old and PLAIN in new and LACKING not in new


def _done_by_another(scope: Scope, number: int, items: list[Item]) -> bool:
    """«Подрядчик больше не предоставляет материалы»: another party does it now."""
    clause = items[0].clause
    before = [
        one.word for one in scope.claims.items if one.clause == clause and one.end <= items[0].start and one.word is not None
    ]
    parties = [word for word in before if scope.is_party(word)]
    deed = next((one.word for one in items if one.word is not None and content(one)), None)
    if not parties or deed is None:
        return False
    now = {name for side in scope.sides(Side.NEW) for form in deed.forms for name in side.subjects.get(form, ())}
    once = {name for side in scope.sides(Side.OLD) for form in deed.forms for name in side.subjects.get(form, ())}
    return bool(now) and bool(once & parties[-1].forms) and not now & parties[-1].forms


def _gone(scope: Scope, item: Item) -> bool:
    if item.what is What.QUOTE:
        return not any(one.quote(Side.NEW, item.text) for one in scope.evidence)
    if item.kind is ValueType.MODALITY and item.value is not None:
        modal = "may" if item.value.value in ("must not", "cannot") else item.value.value  # «больше не может»
        banned = modal == "may" and _in(scope, "must not", Side.NEW)
        lost = banned or (not _in(scope, modal, Side.NEW) and (modal != "may" or _deed_gone(scope, item)))
        return _in(scope, modal, Side.OLD) and (lost or (modal == "may" and holders.lost(scope, item)))
    if item.what is What.VALUE:
        return item.kind not in LOGIC and scope.stands(scope.key(item), Side.OLD) and not scope.stands(scope.key(item), Side.NEW)
    assert item.word is not None
    if not item.word.forms.isdisjoint(NAMES):
        return modal_only(scope, item.word, Side.OLD)
    if not content(item) and not scope.in_source(item.word):
        return False
    return scope.only_on(item.word, Side.OLD) or _denied_now(scope, item.word)


def _deed_gone(scope: Scope, item: Item) -> bool:
    """A right that became a duty to do the same is not what "may no longer" says."""
    deeds = [one.word for one in scope.claims.items if one.ended == item.ended and content(one)]
    return not deeds or any(word is not None and not scope.known(word, Side.NEW) for word in deeds)


def _in(scope: Scope, modal: str, side: Side) -> bool:
    return any(modal in found.modal for found in scope.sides(side))


def _denied_now(scope: Scope, word: Word) -> bool:
    """Denied in the new version, and not so in the old one; in other words too."""
    old, new = scope.marks(word, Side.OLD), scope.marks(word, Side.NEW)
    if not old and not new:
        old, new = frozenset(needs.marks(scope, word, Side.OLD)), frozenset(needs.marks(scope, word, Side.NEW))
    return PLAIN in old and bool(new - {PLAIN}) and (DENIED in new or PLAIN not in new)
