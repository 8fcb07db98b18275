"""A conclusion: what a change may lead to and for whom, said as such («это может …», "which means", "the Buyer may miss"). All
that can be checked in it is checked like a fact; only words that name nothing of a document's own kind may be the model's."""

from typing import Final

from core.analysis.checks import duties, framing, vocabulary
from core.analysis.checks.scope import Scope, content
from core.analysis.claims import Item
from core.analysis.lemmas import short_participle
from core.analysis.lexicon import NEGATION_NAMES, acts_of, lexicon
from core.analysis.modals import NAMES
from core.analysis.polarity import LOOSE, STRICT
from core.model.change import ValueType

_MARKS: Final = frozenset(
    "вероятно возможно по-видимому видимо означать значит следовательно поэтому важный важно выгодный выгодно "  # noqa: SIM905
    "невыгодный невыгодно риск преимущество might likely probably possibly potentially presumably mean imply suggest "
    "therefore thus hence important favourable favorable unfavourable unfavorable beneficial risk advantage disadvantage "
    "significant considerable существенный значительный".split()
)
_CAUTIONS: Final = frozenset({"может", "могут", "may", "could", "can"})
_OF_CHANGES: Final = frozenset(
    "это что изменение правка он она оно они такой this that it which these they change edit also and также и".split()  # noqa: SIM905
)
"""Before «может», "may": of a party or a thing it would be a right."""
_BEFALLS: Final = frozenset(
    "miss face lose suffer incur fail overlook struggle forget need find experience encounter run "  # noqa: SIM905
    "упустить пропустить столкнуться потерять понести успеть лишиться забыть понадобиться потребоваться оказаться испытать "
    "испытывать остаться нуждаться недополучить".split()
)
"""What happens to somebody: of a party it is a caution, since nobody has a right to miss a deadline."""
_DUE: Final = frozenset({"must", "shall"})
""" "May have to"."""
_HEDGES: Final = frozenset({"может", "могут", "might", "could"})
""" "May not" is a ban; «может не» says only that it may come otherwise."""
_SOFT: Final = frozenset({"may", "can", "should", "will"})
_BE: Final = frozenset({"be", "быть"})
_JOINING: Final = _BE | {"also", "now", "теперь", "не", "not"}
_MOST_OWN: Final = 6
"""Words of the model's own in one conclusion."""


def hold(scope: Scope) -> bool:
    """Whether a sentence that no rule but those of words and of caution rejects is a conclusion that may be shown as one."""
    own = vocabulary.unknown_items(scope)
    known = any(item.carries or is_known(scope, item) for item in scope.claims.items)
    soft = [item for item in scope.claims.items if not duties.holds_of(scope, item)]
    cautious = all(_is_caution(scope, item) for item in soft)
    if any(item.lower in framing.NOT_SO for item in scope.claims.words):
        return False  # "it is wrong that this may …"
    if not own and not soft:
        return False  # "perhaps 6 kg was replaced by 8 kg": a finding that is doubted, nothing that follows from it
    return _is_marked(scope) and known and cautious and len(own) <= _MOST_OWN and all(_is_free(item) for item in own)


def is_known(scope: Scope, item: Item) -> bool:
    """Whether a word claims something of the document and is of the changes."""
    return content(item) and item.word is not None and scope.known(item.word, None)


def _is_marked(scope: Scope) -> bool:
    """The mark is the sentence's own, no word of the document."""
    for item in scope.claims.items:
        if item.lower in _CAUTIONS and _is_caution(scope, item):
            return True
        if item.word is not None and not item.word.forms.isdisjoint(_MARKS) and not scope.in_source(item.word):
            return True
    return False


def _is_free(item: Item) -> bool:
    """No party, name, amount, duty, denial, no deed of raising or removing, nor anything that documents
    are about (a penalty, a court, a delivery)."""
    if item.word is None or (item.text[:1].isupper() and item.index > 0):
        return False
    if acts_of(item.text):
        return False  # "may raise prices": what a party may do
    forms = item.word.forms
    tied = lexicon().parties | NEGATION_NAMES | vocabulary.QUANTIFIERS
    return forms.isdisjoint(tied) and forms.isdisjoint(NAMES) and forms.isdisjoint(lexicon().subjects)


def _is_caution(scope: Scope, item: Item) -> bool:
    """A "may" of the sentence's own: what it may do is none of the document's words."""
    soft = item.kind is ValueType.MODALITY and item.value is not None and item.value.value in _SOFT
    if not soft and item.lower not in _CAUTIONS:
        return False
    after = next((one for one in scope.near(item, 1, 3) if one.lower not in _JOINING), None)
    before = scope.near(item, -1, -1)
    if not before or (before[0].word is not None and not before[0].word.forms.isdisjoint(_OF_CHANGES)):
        return after is not None and after.word is not None and not scope.in_source(after.word)
    return after is not None and _is_feared(scope, item, after)


def _is_feared(scope: Scope, item: Item, after: Item) -> bool:
    """ "The Buyer may miss", "the repair could exceed": of a party what befalls it, of a thing what the change does not say."""
    if after.word is None:
        return after.value is not None and after.value.value in _DUE
    if not after.word.forms.isdisjoint(_BEFALLS):
        return True
    done = len(after.word.forms) > 1 or short_participle(after.text)
    if done and any(one.lower in _BE for one in scope.near(item, 1, 2)):
        return False  # "may be printed in normal type" permits it
    mine = (one.word for one in scope.claims.items[: item.index] if one.clause == item.clause and one.word is not None)
    return not any(scope.is_party(word) for word in mine) and not scope.in_source(after.word) and not acts_of(after.text)


def denies_in_part(scope: Scope) -> bool:
    """Whether the sentence denies nothing but what it says may not come: «место может не отвечать требованиям»."""
    denials = [item for item in scope.claims.items if item.kind is ValueType.NEGATION or item.lower in STRICT | LOOSE]
    return bool(denials) and all(scope.before(item) in _HEDGES for item in denials)
