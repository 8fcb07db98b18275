"""How a change bears upon its parties: harder for who has to do, pay or bear more of something or may do less, easier for the
other one. Read from the values that moved, the rights and duties that came or went, and who does or pays."""

from collections.abc import Callable
from decimal import Decimal
from typing import Final, NamedTuple

from core.analysis.checks import parties, payers, rhythm, severity
from core.analysis.checks.scope import Scope, whole
from core.analysis.claims import Item
from core.analysis.figures import Pair
from core.analysis.lemmas import Word
from core.analysis.lexicon import lexicon
from core.model.change import ValueType
from core.model.document import Side

_AMOUNTS: Final = (ValueType.MONEY, ValueType.PERCENT)
_LIABLE: Final = frozenset("ответственность отвечать liability liable".split())
_LIMITS: Final = frozenset("ограничить ограничивать лимит предел превышать limit cap exceed".split())
_NOTICES: Final = frozenset(
    "уведомить уведомление предупредить предупреждение известить извещение notice notify advance prior".split()
)
_PENALTIES: Final = frozenset("неустойка пеня штраф просрочка penalty fine delay late overdue".split())
_COVER: Final = frozenset("гарантия гарантийный warranty guarantee warrant".split())
_TRIAL: Final = frozenset("испытательный probation probationary".split())
_SECRET: Final = frozenset("конфиденциальный конфиденциальность тайна confidential confidentiality".split())
_ENTITLED: Final = frozenset(
    "отпуск оклад зарплата заработный премия стипендия пособие льгота leave vacation salary wage bonus allowance grant "
    "entitle скидка discount".split()
)
_DISCOUNTS: Final = frozenset({"скидка", "discount"})
_EXCLUSIVE: Final = frozenset({"exclusive", "исключительный"})
_CONSENTS: Final = frozenset({"consent", "approve", "agree", "accept"})
_OWNED: Final = frozenset({"belong", "own_property", "own", "transfer"})
_BUYERS: Final = frozenset("заказчик клиент покупатель customer client buyer purchaser".split())
_SELLERS: Final = frozenset("исполнитель подрядчик поставщик продавец contractor supplier provider vendor seller".split())
_PAYERS: Final = _BUYERS | frozenset("арендатор наниматель лицензиат заемщик tenant lessee licensee borrower".split())
_OTHERS: Final = frozenset(
    "арендодатель займодавец кредитор лицензиар работодатель landlord lessor lender licensor employer".split()
)
_STAFF: Final = frozenset("работник сотрудник employee worker staff".split())
_PAYING: Final = ("pay", "reimburse", "bear", "cover", "оплачивать", "возмещать", "компенсировать", "нести")
_BORNE: Final = frozenset("bear borne pay paid cover нести оплачиваться возмещаться".split())
_YEAR: Final = 12
"""Months."""
_BY: Final = 3
"""Words from "borne by" to the party."""
_OWED: Final = frozenset({"interest", "advance", "royalty", "remuneration", "price", "rent", "loan"})
_PAID: Final = frozenset({"pay"})
_DONE: Final = frozenset({"delivery", "perform", "begin_end", "provide", "resolve", "support"})
_IN_FORCE: Final = frozenset("действовать expire valid validity term remain force".split())
_RIGHTS: Final = ("=may", "=can")
_DUTIES: Final = ("=must", "=shall")
_BANS: Final = ("=must not", "=cannot")
Forms = frozenset[str]


class Bearing(NamedTuple):
    """`sign`: 1, harder for the `bearers`; -1, easier. Without bearers: a rule that is stricter (more) or looser (less)."""

    sign: int
    bearers: Forms = frozenset()


def of(scope: Scope) -> Bearing | None:
    """None where it cannot be told, or one cited change bears otherwise than another."""
    for find in _KINDS:
        if (found := find(scope)) is not None and found.sign:
            return found
    return None


def upon(scope: Scope, party: Item, found: Bearing | None) -> int:
    """1 where the change is good for a party, -1 where it is bad, 0 where that is not known."""
    if found is None or not found.bearers or party.word is None:
        return 0
    if not scope.party(party.word).isdisjoint(found.bearers):
        return -found.sign
    return found.sign if may_name(scope, party.word) else 0


def may_name(scope: Scope, word: Word) -> bool:
    """Whether an opinion may speak of a party: one of the change, the one opposite to it, any usual one where it names none."""
    if not scope.is_party(word):
        return False
    if scope.in_source(word) or parties.is_opposite(scope, word):
        return True
    return not _named(scope) and not word.forms.isdisjoint(_PAYERS | _SELLERS | _OTHERS | _STAFF)


def _written(scope: Scope, side: Side | None = None) -> Forms:
    return frozenset[str]().union(*(one.forms for one in scope.texts(side)))


def _named(scope: Scope) -> list[Forms]:
    """The parties that the texts of the change name, by their forms."""
    able = lexicon().parties | _doers(scope)
    words = (word for one in scope.texts(None) for run in one.runs for word in run)
    return list(dict.fromkeys(word.forms for word in words if not word.forms.isdisjoint(able)))


def _only(scope: Scope) -> Forms:
    """The forms of the one party that is named; none where there are several."""
    named = _named(scope)
    return frozenset[str]().union(*named) if len(named) == 1 or _are_one(named) else frozenset()


def _are_one(named: list[Forms]) -> bool:
    return bool(named) and all(one & named[0] for one in named)


def _doers(scope: Scope, *names: str, side: Side | None = None) -> Forms:
    """Who does anything, or what is named, on a side."""
    found = (of for one in scope.texts(side) for name, of in one.subjects.items() if not names or name in names)
    return frozenset(form for forms in found for form in forms)


def _moved(scope: Scope, *kinds: ValueType) -> int:
    signs = {pair.sign for one in scope.evidence for pair in one.pairs if pair.kind in kinds and pair.sign}
    return signs.pop() if len(signs) == 1 else 0


def _payers(scope: Scope) -> Forms:
    return frozenset(payers.paying(scope)) & lexicon().parties


def _who_pays(scope: Scope) -> Bearing | None:
    """The cost passed from one party to another."""
    able = {form for forms in _named(scope) for form in forms}
    once, now = (_paying(scope, side) & able for side in Side)
    return Bearing(1, now) if once and now and once.isdisjoint(now) else None


def _paying(scope: Scope, side: Side) -> Forms:
    """Who pays on a side: as the subject, as whose expense it is, or "borne by" whom."""
    found = {form for one in scope.texts(side) for form in payers.payers(one)} | _doers(scope, *_PAYING, side=side)
    for run in (run for one in scope.texts(side) for run in one.runs):
        for at, word in enumerate(run):
            if not word.forms.isdisjoint(_BORNE):
                found |= {form for near in run[at + 1 : at + 1 + _BY] for form in near.forms}
    return frozenset(found)


def _who_owns(scope: Scope) -> Bearing | None:
    """What belonged to one party is another's."""
    if all(_OWNED.isdisjoint(one.concepts) for one in scope.texts(None)):
        return None
    once, now = (_parties_of(scope, side) for side in Side)
    return Bearing(1, once - now) if once - now and now - once else _passes(scope, once, now)


def _parties_of(scope: Scope, side: Side) -> Forms:
    words = (word for one in scope.texts(side) for run in one.runs for word in run if scope.is_party(word))
    return frozenset(form for word in words for form in word.forms)


def _passes(scope: Scope, once: Forms, now: Forms) -> Bearing | None:
    """The one that the old version alone, or first, names loses it."""
    return Bearing(1, once - now) if now and once - now else None


def _rights(scope: Scope) -> Bearing | None:
    """A right, duty or ban that came, went or became another."""
    held = [tuple(_doers(scope, *names, side=side) for side in Side) for names in (_RIGHTS, _DUTIES, _BANS)]
    gone = sum(_step(*pair) * weight for pair, weight in zip(held, (-1, 1, 1), strict=True))
    who = frozenset[str]().union(*(form for pair in held if pair[0] != pair[1] for form in pair))
    return Bearing(1 if gone > 0 else -1, who) if gone and who else None


def _step(once: Forms, now: Forms) -> int:
    return bool(now) - bool(once)


def _exclusive(scope: Scope) -> Bearing | None:
    """A right that nobody else has now, or that others have now too."""
    once, now = (any(not one.forms.isdisjoint(_EXCLUSIVE) for one in scope.texts(side)) for side in Side)
    return Bearing(once - now, _only(scope)) if once is not now and _only(scope) else None


def _tied(scope: Scope) -> Bearing | None:
    """A right that needs a condition now, or does not any more."""
    holders = _doers(scope, *_RIGHTS)
    tied = severity.tied(scope) or _asks(scope, Side.NEW) - _asks(scope, Side.OLD)
    return Bearing(tied, holders) if tied and holders else None


def _asks(scope: Scope, side: Side) -> bool:
    """Whether somebody's consent is spoken of on a side: "subcontractors approved by the Customer"."""
    return any(not _CONSENTS.isdisjoint(one.concepts) for one in scope.texts(side))


def _came(scope: Scope) -> Bearing | None:
    """What a party does in a text that came or went: a duty in the plain present."""
    if not all(whole(one) for one in scope.evidence):
        return None
    came = all(one.inserts for one in scope.evidence)
    doers = _doers(scope)
    return Bearing(1 if came else -1, doers) if doers else None


def _limit(scope: Scope) -> Bearing | None:
    written = _written(scope)
    if written.isdisjoint(_LIABLE) or written.isdisjoint(_LIMITS):
        return None
    return Bearing(_moved(scope, *_AMOUNTS, ValueType.PERIOD), _only(scope))


def _penalty(scope: Scope) -> Bearing | None:
    if _written(scope).isdisjoint(_PENALTIES):
        return None
    return Bearing(_moved(scope, *_AMOUNTS), _doers(scope) or _payers(scope) or _PAYERS)


def _cover(scope: Scope) -> Bearing | None:
    if _written(scope).isdisjoint(_COVER):
        return None
    return Bearing(_moved(scope, ValueType.PERIOD), _doers(scope) & _SELLERS or _SELLERS)


def _secret(scope: Scope) -> Bearing | None:
    return None if _written(scope).isdisjoint(_SECRET) else Bearing(_moved(scope, ValueType.PERIOD), _doers(scope))


def _entitled(scope: Scope) -> Bearing | None:
    """Leave, a salary: more of it is better for who has it."""
    if _written(scope).isdisjoint(_ENTITLED):
        return None
    usual = _STAFF if _written(scope).isdisjoint(_DISCOUNTS) else _BUYERS
    has = frozenset(form for forms in _named(scope) if forms & usual for form in forms) or _only(scope) or usual
    return Bearing(-_moved(scope, *_AMOUNTS, ValueType.PERIOD), has)


def _notice(scope: Scope) -> Bearing | None:
    """Who may do something on a longer notice is less free; who may do more of it is freer."""
    holders = _doers(scope, *_RIGHTS)
    if not holders or _written(scope).isdisjoint(_NOTICES):
        return Bearing(-_moved(scope, *_AMOUNTS, ValueType.PERIOD, ValueType.NUMBER), holders) if holders else None
    return Bearing(_moved(scope, ValueType.PERIOD), holders) if not severity.bounded(scope) else None


def _banned(scope: Scope) -> Bearing | None:
    """Who may not do something for longer is less free."""
    held = _doers(scope, *_BANS)
    return Bearing(_moved(scope, ValueType.PERIOD), held) if held else None


def _probation(scope: Scope) -> Bearing | None:
    """A trial of an employee is longer or shorter."""
    return None if _written(scope).isdisjoint(_TRIAL) else Bearing(_moved(scope, ValueType.PERIOD), _STAFF)


def _lasting(scope: Scope) -> Bearing | None:
    """What a party does for years, or "for" some time, is a duty that lasts: longer is harder."""
    pairs = [pair for one in scope.evidence for pair in one.pairs if pair.sign and pair.kind is ValueType.PERIOD]
    lasts = [pair for pair in pairs if _is_long(pair) or not severity.is_time_to_act(scope, pair)]
    doers = _doers(scope)
    return Bearing(_moved(scope, ValueType.PERIOD), doers) if pairs and lasts == pairs and doers else None


def _is_long(pair: Pair) -> bool:
    """A year or more, on both sides."""
    keys = [key for key in (pair.old, pair.new) if key is not None]
    return all(key[2] == "M" and isinstance(key[1], Decimal) and key[1] >= _YEAR for key in keys)


def _time_to_act(scope: Scope) -> Bearing | None:
    pairs = [pair for one in scope.evidence for pair in one.pairs if pair.sign]
    if not pairs or not all(severity.is_time_to_act(scope, pair) and not _is_long(pair) for pair in pairs):
        return None
    return Bearing(-_moved(scope, ValueType.PERIOD), _doers(scope))


def _pace(scope: Scope) -> Bearing | None:
    if (moved := rhythm.changed(scope)) is None:
        return None
    more, holders = 1 if moved[1] > moved[0] else -1, _doers(scope, *_RIGHTS)
    return Bearing(-more, holders) if holders else Bearing(more, _doers(scope))


def _price(scope: Scope) -> Bearing | None:
    if severity.bounded(scope):
        return None
    if sign := _moved(scope, ValueType.MONEY):
        return Bearing(sign, _doers(scope) or _payers(scope) or _PAYERS)
    owed = not all(_OWED.isdisjoint(one.concepts) for one in scope.texts(None))
    paying = _doers(scope, *_PAYING) or (_only(scope) or _PAYERS if owed else frozenset())
    return Bearing(_moved(scope, ValueType.PERCENT), paying) if paying else None


def _deadline(scope: Scope) -> Bearing | None:
    """A day by which something is done, a time of delivery or payment that names nobody: earlier is harder."""
    if not _written(scope).isdisjoint(_IN_FORCE):
        return None
    if sign := _moved(scope, ValueType.DATE):
        return Bearing(-sign, _doers(scope) & lexicon().parties)
    concepts = frozenset[str]().union(*(one.concepts for one in scope.texts(None)))
    who = _PAYERS if concepts & _PAID else _SELLERS if concepts & _DONE else frozenset()
    return Bearing(-_moved(scope, ValueType.PERIOD), who) if who and not _doers(scope) else None


def _strict(scope: Scope) -> Bearing | None:
    """A floor that rose, a ceiling that fell; of a number with neither, more is more."""
    item = scope.claims.items[0]
    turned = severity.turned(scope, 1, item) - severity.turned(scope, -1, item)
    return Bearing(turned or _moved(scope, ValueType.NUMBER), _doers(scope) & frozenset(_only(scope)))


_KINDS: Final[tuple[Callable[[Scope], Bearing | None], ...]] = (
    _who_pays, _limit, _penalty, _cover, _secret, _entitled, _exclusive, _rights, _who_owns, _tied, _came, _banned,
    _probation, _time_to_act,
    _notice, _pace, _lasting, _price, _deadline, _strict,
)  # fmt: skip
"""In the order in which they are asked: the first that can tell decides."""
