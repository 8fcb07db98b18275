"""What a change does to somebody: costs, a burden, protection, control, freedom that grow or shrink. Each is told of one kind of
change only, goes the way that it goes, and is of the party that the change makes bear or have it."""

from collections.abc import Callable
from typing import Final, NamedTuple

from core.analysis.checks import payers, rhythm, severity
from core.analysis.checks.scope import Scope
from core.analysis.claims import Item
from core.analysis.lexicon import lexicon
from core.model.change import ValueType
from core.model.document import Side

_MORE: Final = frozenset(
    "увеличение рост повышение увеличить увеличивать повысить повышать усилить усиливать ужесточить расширить расширять "
    "продлить укрепить больше дольше более increase raise strengthen extend expand enhance improve more longer greater "
    "stronger better heavy high higher".split()
)
_LESS: Final = frozenset(
    "уменьшение снижение сокращение уменьшить снизить снижать сократить сокращать ослабить ослаблять смягчить смягчать "
    "ограничить меньше менее лишить reduce decrease low lower weaken limit restrict soften ease lessen cut less shorter "
    "weaker fewer light".split()
)
_QUALIFYING: Final = frozenset(
    "финансовый административный общий дополнительный денежный financial administrative overall total additional "
    "reporting".split()
)
_FINANCIAL: Final = frozenset({"финансовый", "денежный", "financial"})
_COSTS: Final = frozenset("расход затрата издержка cost expense expenditure spending".split())
_BURDENS: Final = frozenset("нагрузка burden workload".split())
_PROTECTION: Final = frozenset("защита protection".split())
_CONTROL: Final = frozenset("контроль control oversight".split())
_FREEDOM: Final = frozenset("свобода гибкость freedom flexibility discretion".split())
_CONSEQUENCES: Final = frozenset("последствие consequence".split())
_NO_PRICE: Final = frozenset(
    "ответственность неустойка пеня штраф лимит предел заработный оклад премия вознаграждение обеспечение "
    "liability liable penalty fine limit cap salary wage bonus deposit security discount скидка".split()
)
_PENALTIES: Final = frozenset("неустойка пеня штраф penalty fine".split())
_COVER: Final = frozenset("гарантия гарантийный warranty guarantee".split())
_SECRET: Final = frozenset("конфиденциальный конфиденциальность тайна confidential confidentiality".split())
_CONSENT: Final = frozenset("согласие одобрение согласование разрешение consent approval permission".split())
_BUYERS: Final = frozenset("заказчик клиент покупатель customer client buyer purchaser".split())
_PAYERS: Final = _BUYERS | frozenset("арендатор наниматель лицензиат заемщик tenant lessee licensee borrower".split())
_LEAVING: Final = frozenset("расторгнуть расторжение отказаться выйти terminate termination end withdraw".split())
_EASIER: Final = frozenset(
    "упростить упрощать облегчить ускорить легкий легко простой легче проще simplify ease easy easier".split()
)
_HARDER: Final = frozenset("усложнить усложнять затруднить трудный сложный труднее сложнее complicate hard harder hinder".split())
_NOTICES: Final = frozenset("уведомить уведомление предупредить предупреждение notice notify".split())
_LIABLE: Final = frozenset("ответственность liability".split())
_LIMITS: Final = frozenset("ограничить лимит предел превышать limit cap exceed".split())
_RISKS: Final = frozenset({"риск", "risk"})
_THINGS: Final = _COSTS | _BURDENS | _PROTECTION | _CONTROL | _FREEDOM | _CONSEQUENCES | _LEAVING | _LIABLE | _RISKS
_CAUTIONS: Final = frozenset({"может", "могут", "may", "could", "might", "can"})
_RECEIVES: Final = frozenset("получать получить receive earn".split())
_FAR: Final = 7
"""Words from what moves a thing to the thing."""
_OF_CONSENT: Final = 4
"""Words around "consent" in which stands whose it is."""


class Effect(NamedTuple):
    """The words of it, and whether the change has it."""

    items: tuple[Item, ...]
    stands: bool


def hold(scope: Scope) -> bool:
    """Of what "may" follow: the change has it so."""
    if scope.tokens.isdisjoint(_CAUTIONS):
        return True
    effect = told(scope)
    return effect is None or effect.stands


def told(scope: Scope) -> Effect | None:
    """What a sentence says to follow for somebody; None where it speaks of none of these things."""
    if scope.forms.isdisjoint(_THINGS):
        return None
    for thing in scope.claims.words:
        for kind in _KINDS:
            if thing.word is None or thing.word.forms.isdisjoint(kind.things):
                continue
            if not (scope.known(thing.word, None) if kind.own else not scope.in_source(thing.word)):
                continue
            if (effect := _effect(scope, thing, kind)) is not None:
                return effect
    return None


def _effect(scope: Scope, thing: Item, kind: "_Kind") -> Effect | None:
    mine = scope.clause(thing)
    near = [one for one in mine if one.word is not None and abs(thing.index - one.index) <= _FAR]
    moving = [(one, sense) for one in near if one is not thing and (sense := _sense(one, kind))]
    if len(moving) != 1:
        return None
    mover, sense = moving[0]
    qualities = [one for one in near if one.word is not None and not one.word.forms.isdisjoint(_QUALIFYING)]
    people = [one for one in mine if one.word is not None and not one.word.forms.isdisjoint(lexicon().parties)]
    pressed = kind.things is _BURDENS and any(one.word and not one.word.forms.isdisjoint(_FINANCIAL) for one in qualities)
    sign = _pressure(scope) if pressed else kind.sign(scope)
    if not sign:
        return None
    whose = _pays if pressed else kind.whose
    stands = sign == sense and all(whose(scope, one) for one in people)
    return Effect((mover, thing, *qualities, *people), stands)


def _sense(item: Item, kind: "_Kind") -> int:
    assert item.word is not None
    return (not item.word.forms.isdisjoint(kind.more)) - (not item.word.forms.isdisjoint(kind.less))


def _written(scope: Scope) -> frozenset[str]:
    """The forms of all words of the change."""
    return frozenset[str]().union(*(side.forms for side in scope.texts(None)))


def _moved(scope: Scope, *kinds: ValueType) -> int:
    """Which way all changed values of these kinds went, 0 where not all went one way or there are none."""
    signs = {pair.sign for one in scope.evidence for pair in one.pairs if pair.kind in kinds}
    return signs.pop() if len(signs) == 1 else 0


def _price(scope: Scope) -> int:
    return _moved(scope, ValueType.MONEY) if _written(scope).isdisjoint(_NO_PRICE) else 0


def _pressure(scope: Scope) -> int:
    """Less time to pay presses, as a higher price does."""
    paying = not _written(scope).isdisjoint(payers.PAYS)
    return -_moved(scope, ValueType.PERIOD) if paying and not _price(scope) else _price(scope)


def _pace(scope: Scope) -> int:
    moved = rhythm.changed(scope)
    return 0 if moved is None else 1 if moved[1] > moved[0] else -1


def _cover(scope: Scope) -> int:
    """A warranty, a secret that lasts longer protects more."""
    return 0 if _written(scope).isdisjoint(_COVER | _SECRET) else _moved(scope, ValueType.PERIOD)


def _penalty(scope: Scope) -> int:
    return 0 if _written(scope).isdisjoint(_PENALTIES) else _moved(scope, ValueType.MONEY, ValueType.PERCENT)


def _consent(scope: Scope) -> int:
    """Who has to consent now controls more."""
    if _written(scope).isdisjoint(_CONSENT):
        return 0
    item = scope.claims.items[0]
    return severity.turned(scope, 1, item) - severity.turned(scope, -1, item)


def _freedom(scope: Scope) -> int:
    return -_consent(scope)


def _pays(scope: Scope, party: Item) -> bool:
    """Who pays in the change; where it names nobody, who pays in contracts of that kind."""
    assert party.word is not None
    written, paying = _written(scope), payers.paying(scope)
    if written.isdisjoint(lexicon().parties):
        return not party.word.forms.isdisjoint(_PAYERS)
    if paying.isdisjoint(lexicon().parties) and written.isdisjoint(_RECEIVES):
        return _does(scope, party)  # "the Contractor maintains insurance of …"
    return not party.word.forms.isdisjoint(paying)


def _does(scope: Scope, party: Item) -> bool:
    assert party.word is not None
    doing = {form for side in scope.texts(Side.NEW) for of in side.subjects.values() for form in of}
    return not party.word.forms.isdisjoint(doing)


def _is_covered(scope: Scope, party: Item) -> bool:
    """The buyer of a warranty; whose a secret is, is not known."""
    assert party.word is not None
    return not _written(scope).isdisjoint(_COVER) and not party.word.forms.isdisjoint(_BUYERS)


def _consents(scope: Scope, party: Item) -> bool:
    """Whose consent it is."""
    assert party.word is not None
    forms = party.word.forms
    for run in (run for side in scope.texts(None) for run in side.runs):
        for at, one in enumerate(run):
            if not one.forms.isdisjoint(_CONSENT):
                behind = [word for word in run[at + 1 : at + 1 + _OF_CONSENT] if not word.forms.isdisjoint(lexicon().parties)]
                before = [word for word in run[max(0, at - 2) : at] if word.text.lower().endswith(("'s", "’s"))]
                if any(not word.forms.isdisjoint(forms) for word in (*behind[:1], *before)):
                    return True
    return False


def _is_free_to(scope: Scope, party: Item) -> bool:
    """Who has the right that needs consent, and not who gives it."""
    return _does(scope, party) and not _consents(scope, party)


def _leave(scope: Scope) -> int:
    """Who may leave on a shorter notice leaves more easily."""
    written = _written(scope)
    rights = any(not {"may", "can"}.isdisjoint(side.modal) for side in scope.texts(None))
    return -_moved(scope, ValueType.PERIOD) if rights and not written.isdisjoint(_NOTICES) else 0


def _limit(scope: Scope) -> int:
    written = _written(scope)
    return _moved(scope, ValueType.MONEY) if not written.isdisjoint(_LIABLE) and not written.isdisjoint(_LIMITS) else 0


def _exposure(scope: Scope) -> int:
    """What one party is not liable for is the other's risk."""
    return -_limit(scope)


def _is_named(scope: Scope, party: Item) -> bool:
    assert party.word is not None
    return scope.in_source(party.word)


def _is_not_named(scope: Scope, party: Item) -> bool:
    return not _is_named(scope, party)


class _Kind(NamedTuple):
    """`own`: whether the thing is one that the change itself names."""

    things: frozenset[str]
    sign: Callable[[Scope], int]
    whose: Callable[[Scope, Item], bool]
    own: bool = False
    more: frozenset[str] = _MORE
    less: frozenset[str] = _LESS


_KINDS: Final = (
    _Kind(_COSTS, _price, _pays),
    _Kind(_BURDENS, _pace, _does),
    _Kind(_PROTECTION, _cover, _is_covered),
    _Kind(_CONTROL, _consent, _consents),
    _Kind(_FREEDOM, _freedom, _is_free_to),
    _Kind(_CONSEQUENCES, _penalty, _pays),
    _Kind(_LEAVING, _leave, _is_named, own=True, more=_EASIER, less=_HARDER),
    _Kind(_LIABLE, _limit, _is_named, own=True),
    _Kind(_RISKS, _exposure, _is_not_named),
)
