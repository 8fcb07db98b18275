"""A conclusion: what a change may lead to and for whom, said as such («это может …», "which means", "the Buyer may miss"). All
that can be checked in it is checked like a fact; only words that name nothing of a document's own kind may be the model's."""

from typing import Final

from core.analysis.checks import directions, duties, effects, framing, parties, payers, severity, vocabulary
from core.analysis.checks.scope import Scope, beginnings, content, is_new
from core.analysis.claims import COMPARATIVES, Item
from core.analysis.lemmas import finite, short_participle
from core.analysis.lexicon import NEGATION_NAMES, Act, acts_of, lexicon
from core.analysis.modals import NAMES
from core.analysis.polarity import LOOSE, STRICT
from core.model.change import ValueType

_MARKS: Final = frozenset(
    "вероятно возможно по-видимому видимо означать значит следовательно поэтому важный важно выгодный выгодно "
    "невыгодный невыгодно риск преимущество might likely probably possibly potentially presumably mean imply suggest "
    "therefore thus hence important favourable favorable unfavourable unfavorable beneficial risk advantage disadvantage "
    "significant considerable существенный значительный".split()
)
_CAUTIONS: Final = frozenset({"может", "могут", "may", "could", "can"})
_OF_CHANGES: Final = frozenset(
    "это что изменение правка он она оно они такой this that it which these they change edit also and также и".split()
)
"""Before «может», "may": of a party or a thing it would be a right."""
_THIS: Final = frozenset({"это", "this"})
_IS: Final = frozenset({"is", "will", "would", "may", "might", "could", "can"})
_SEVERITY: Final = frozenset({Act.STRICTER, Act.LOOSER})
_COMES: Final = frozenset({Act.ADD})
_SIZES: Final = _SEVERITY | {Act.UP, Act.DOWN}
_COMPARED: Final = frozenset(
    {"easier", "simpler", "harder", "tougher", "softer", "легче", "проще", "мягче", "труднее", "сложнее"}
)
"""Words that weigh, where no bound says which way."""
_QUALITIES: Final = frozenset(
    "гибкость надежность удобство прозрачность представительность предсказуемость определенность приватность "
    "конфиденциальность защищенность нагрузка положение позиция репутация доверие уверенность бюджет вывод "
    "flexibility reliability convenience transparency predictability certainty privacy confidence trust strength position burden "
    "workload reputation budget conclusion leverage exposure".split()
)
"""What a change does to somebody, where the document does not speak of it."""
_ARTICLES: Final = frozenset({"the", "a", "an", "its", "their"})
_MORE: Final = frozenset({"more", "less", "fewer", "больше", "меньше", "более", "менее"})
_LIGHT: Final = frozenset(
    "leave give make put bring meet fulfil fulfill satisfy comply cost turn оставить оставлять дать давать сделать выполнить "
    "выполнять соблюсти соблюдать обойтись обходиться стать становиться".split()
)
"""Verbs that claim nothing by themselves ("leave less time", "harder to meet"): what stands behind them is checked."""
_COSTS: Final = frozenset({"обойтись", "обходиться"})
""" «Просрочка обойдётся дороже»: what follows, said of nobody's text."""
_BEFALLS: Final = frozenset(
    "learn miss face lose suffer incur fail overlook struggle forget need find experience encounter run узнать "
    "упустить пропустить столкнуться потерять понести успеть лишиться забыть понадобиться потребоваться оказаться испытать "
    "испытывать остаться нуждаться недополучить нарушить able breach violate".split()
)
"""What happens to somebody: of a party it is a caution, since nobody has a right to miss a deadline."""
_MISSES: Final = frozenset("miss fail able breach violate успеть пропустить упустить нарушить".split())
_DUE: Final = frozenset({"must", "shall"})
""" "May have to"."""
_HEDGES: Final = frozenset({"может", "могут", "might", "could"})
""" "May not" is a ban; «может не» says only that it may come otherwise."""
_SOFT: Final = frozenset({"may", "can", "should", "will"})
_DENYING: Final = STRICT | LOOSE | {"may not", "might not", "could not"}
_CANNOT: Final = frozenset({"may not", "might not", "could not"})
_BE: Final = frozenset({"be", "быть"})
_JOINING: Final = _BE | {"also", "now", "теперь", "не", "not"}
_WITHOUT: Final = frozenset({"без", "without"})
_LEFT: Final = frozenset({"leave", "left", "остаться", "оставаться", "оказаться"})
_PRICED: Final = beginnings("дороже дешевле costlier cheaper expensive dearer")
_BEFORE_IT: Final = 5
"""Words before what befalls a party in which it is named."""
_MOST_OWN: Final = 6
"""Words of the model's own in one conclusion."""


def hold(scope: Scope) -> bool:
    """Whether a sentence that no rule but those of words and of caution rejects is a conclusion that may be shown as one."""
    effect = effects.told(scope)
    if effect is not None and not effect.stands:
        return False
    own = [item for item in vocabulary.unknown_items(scope) if effect is None or item not in effect.items]
    known = effect is not None or any(item.carries or is_known(scope, item) for item in scope.claims.items)
    soft = [item for item in scope.claims.items if not duties.holds_of(scope, item)]
    cautious = all(_is_caution(scope, item) for item in soft)
    if not _late_enough(scope):
        return False
    if any(item.lower in framing.NOT_SO for item in scope.claims.words):
        return False  # "it is wrong that this may …"
    if not own and not soft and not evaluated(scope) and effect is None:
        return False  # "perhaps 6 kg was replaced by 8 kg": a finding that is doubted, nothing that follows from it
    return _is_marked(scope) and known and cautious and len(own) <= _MOST_OWN and all(_is_free(scope, item) for item in own)


def _late_enough(scope: Scope) -> bool:
    """Nobody misses a deadline for being given more time."""
    if scope.forms.isdisjoint(_MISSES):
        return True
    pairs = [pair for one in scope.evidence for pair in one.pairs if pair.sign and pair.kind is ValueType.PERIOD]
    return not pairs or any(pair.sign < 0 for pair in pairs) or not all(severity.is_time_to_act(scope, pair) for pair in pairs)


def is_known(scope: Scope, item: Item) -> bool:
    """Whether a word claims something of the document and is of the changes."""
    return content(item) and item.word is not None and scope.known(item.word, None)


def _is_marked(scope: Scope) -> bool:
    """The mark is the sentence's own, no word of the document."""
    if evaluated(scope) or _is_of_the_change(scope) or _is_for_somebody(scope):
        return True
    for item in scope.claims.items:
        if item.lower in _CAUTIONS and _is_caution(scope, item):
            return True
        if item.word is not None and not item.word.forms.isdisjoint(_MARKS | _COSTS) and not scope.in_source(item.word):
            return True
    return False


def _is_of_the_change(scope: Scope) -> bool:
    """ "This weakens the Customer's position": what is said of the change itself, not of the document."""
    first = scope.claims.items[:1]
    after = next((one for one in scope.near(first[0], 1, 2) if one.lower not in _JOINING), None) if first else None
    if after is None or first[0].lower not in _THIS or after.word is None or after.acts:
        return False
    if first[0].lower == "this":
        return after.lower in _IS or (after.lower.endswith("s") and not scope.in_source(after.word))
    return finite(after.text) or not after.word.forms.isdisjoint(_MARKS)


def _is_for_somebody(scope: Scope) -> bool:
    """ "More expensive for the employer": a comparison that holds, as the party sees it whom the change does not name."""
    compared = any(item.lower in COMPARATIVES or item.lower in _MORE for item in scope.claims.items if item.acts)
    return compared and any(parties.is_for_the_other(scope, item) for item in scope.claims.words)


def evaluated(scope: Scope) -> list[Item]:
    """The words of a direction that only weigh the change: "easier" where nothing says that it is harder, "more favourable",
    "more flexibility", of which the change has nothing that could have moved."""
    return [item for item in scope.claims.items if item.acts and _weighs(scope, item)]


def _weighs(scope: Scope, item: Item) -> bool:
    if item.acts <= _SEVERITY:
        sense = 1 if Act.STRICTER in item.acts else -1
        return not severity.turned(scope, -sense, item) and item.lower in _COMPARED
    after = next(iter(scope.near(item, 1, 1)), None)
    if item.acts == _COMES and after is not None and after.lower in _MORE and after.acts:
        return _weighs(scope, after)  # «появляется больше гибкости»
    if not item.acts <= _SIZES or any(one.carries for one in scope.near(item, -1, -1)):
        return False  # "5 more days"
    after = next((one for one in scope.near(item, 1, 2) if one.lower not in _ARTICLES), None)
    if after is None or after.word is None or after.clause != item.clause or after.acts:
        return False
    if not after.word.forms.isdisjoint(_QUALITIES) and not scope.known(after.word, None):
        return True
    if item.lower not in _MORE:
        return False
    if not after.word.forms.isdisjoint(_MARKS):
        return True
    return content(after) and not scope.known(after.word, None) and _is_free(scope, after) and after.kind is None


def weighs_only(scope: Scope) -> bool:
    """Whether no direction of the sentence is wrong but those that only weigh the change."""
    weighing = evaluated(scope)
    return bool(weighing) and all(
        item in weighing or directions.happened(scope, item) for item in scope.claims.items if item.acts
    )


def _is_free(scope: Scope, item: Item) -> bool:
    """No party, name, amount, duty, denial, no deed of raising or removing, nor anything that documents
    are about (a penalty, a court, a delivery)."""
    if item.word is None:
        return False
    if parties.is_for_the_other(scope, item):
        return not _is_anothers_cost(scope)
    if not item.word.forms.isdisjoint(_MISSES) and _is_of_party(scope, item):
        return True
    if not item.word.forms.isdisjoint(_LIGHT) and not scope.in_source(item.word):
        return True
    if item.text[:1].isupper() and item.index > 0:
        return False
    if acts_of(item.text):
        return False  # "may raise prices": what a party may do
    forms = item.word.forms
    if not forms.isdisjoint(_QUALITIES):
        return True
    tied = lexicon().parties | NEGATION_NAMES | vocabulary.QUANTIFIERS
    return forms.isdisjoint(tied) and forms.isdisjoint(NAMES) and forms.isdisjoint(lexicon().subjects)


def _is_of_party(scope: Scope, item: Item) -> bool:
    """ "The Seller may breach …", of a party of the change: feared of it, and no deed that the text gives anybody."""
    before = [one for one in scope.near(item, -_BEFORE_IT, -1) if one.clause == item.clause]
    people = [one.word for one in before if one.word is not None and scope.is_party(one.word)]
    cautious = any(one.lower in _CAUTIONS for one in before) and not scope.in_source(item.word or people[0])
    return cautious and bool(people) and all(scope.in_source(word) for word in people)


def _is_anothers_cost(scope: Scope) -> bool:
    """ "A delay is costlier for the Buyer", where the change says that the Supplier pays for it."""
    if scope.stems.isdisjoint(_PRICED):
        return False
    return not payers.paying(scope).isdisjoint(lexicon().parties)


def _is_caution(scope: Scope, item: Item) -> bool:
    """A "may" of the sentence's own: what it may do is none of the document's words."""
    if item.lower in _CANNOT:
        return _is_not_able(scope, item)
    soft = item.kind is ValueType.MODALITY and item.value is not None and item.value.value in _SOFT
    if not soft and item.lower not in _CAUTIONS:
        return False
    after = next((one for one in scope.near(item, 1, 3) if one.lower not in _JOINING), None)
    before = scope.near(item, -1, -1)
    if before and is_new(before[0]) and (after is None or after.word is None or after.word.forms.isdisjoint(_BEFALLS)):
        return False  # «теперь могут подойти»: a leave that is given, nothing feared
    if not before or (before[0].word is not None and not before[0].word.forms.isdisjoint(_OF_CHANGES)):
        return after is not None and after.word is not None and not scope.in_source(after.word)
    return after is not None and _is_feared(scope, item, after)


def _is_feared(scope: Scope, item: Item, after: Item) -> bool:
    """ "The Buyer may miss", "the repair could exceed": of a party what befalls it, of a thing what the change does not say."""
    if after.word is None:
        return after.value is not None and after.value.value in _DUE
    if not after.word.forms.isdisjoint(_BEFALLS):
        return True
    if after.lower in _COMPARED:
        return True  # "may be harder to meet"; which way is held elsewhere
    done = len(after.word.forms) > 1 or short_participle(after.text)
    if done and any(one.lower in _BE for one in scope.near(item, 1, 2)):
        return False  # "may be printed in normal type" permits it
    mine = (one.word for one in scope.claims.items[: item.index] if one.clause == item.clause and one.word is not None)
    return not any(scope.is_party(word) for word in mine) and not scope.in_source(after.word) and not acts_of(after.text)


def denies_in_part(scope: Scope) -> bool:
    """Whether the sentence denies nothing but what it says may not come: «место может не отвечать требованиям»."""
    denials = [item for item in scope.claims.items if item.kind is ValueType.NEGATION or item.lower in _DENYING]
    return bool(denials) and all(
        scope.before(item) in _HEDGES or _is_left_without(scope, item) or _is_not_able(scope, item) for item in denials
    )


def _is_not_able(scope: Scope, item: Item) -> bool:
    """ "May not be able to": a fear, and no ban."""
    return [one.lower for one in scope.near(item, 1, 2)] == ["be", "able"] and (
        scope.before(item) in _CAUTIONS or item.lower in _CANNOT
    )


def _is_left_without(scope: Scope, item: Item) -> bool:
    """ "May be left without cover": what is feared, of what befalls somebody."""
    verb = next(iter(scope.near(item, -1, -1)), None)
    if verb is None or item.lower not in _WITHOUT or verb.word is None or verb.word.forms.isdisjoint(_LEFT):
        return False
    return any(one.lower in _CAUTIONS for one in scope.near(verb, -2, -1))
