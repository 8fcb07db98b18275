"""Words: every one is of the cited changes, in any form or as a plain synonym, or speaks only of the comparison itself."""

from functools import lru_cache
from typing import Final

from core.analysis.checks import charges, conditions, exceptions, holders, needs, payers, rhythm
from core.analysis.checks.amounts import BOUND_WORDS
from core.analysis.checks.ground import other
from core.analysis.checks.scope import Scope, is_meta
from core.analysis.claims import AUXILIARY, Item
from core.analysis.context import in_table
from core.analysis.figures import RATIO_WORDS
from core.analysis.lemmas import Word, cyrillic, plural, short_participle, verbal, words
from core.analysis.lexicon import NEGATION_NAMES, Act, acts_of, concepts_of, lexicon
from core.analysis.modals import NAMES
from core.model.change import ValueType
from core.model.document import Side

QUANTIFIERS: Final = frozenset(
    {"любой", "каждый", "весь", "все", "только", "оба", "лишь", "исключительно", "любая"}
    | {"any", "each", "every", "all", "only", "both", "either", "solely", "exclusively"}
)


_STRICT: Final = frozenset(
    {"любой", "любая", "оба", "all", "any", "both", "either", "весь", "исключительно", "exclusively", "solely"}
)
_ARTICLES: Final = frozenset({"the", "a", "an", "of", "these", "its"})
_ANY: Final = frozenset({"любой", "любая", "any", "either"})
_OF_COMPARING: Final = frozenset({"изменение", "правка", "версия", "редакция", "change", "edit", "version", "wording", "more"})
_NOUN_ENDINGS: Final = ("ion", "ment", "ance", "ence", "al", "ure", "ing", "ity", "ship")
_BY_ITSELF: Final = frozenset(f"{verb}{end}" for verb in ("end", "expire", "lapse", "begin", "start", "run") for end in ("", "s"))
"""What "ends" was not ended by anybody."""
_WHEN: Final = frozenset({"when", "once", "if", "where", "after", "until", "before", "если", "когда", "после", "пока"})
"""A verb after one of them is no claim: "when the defect is discovered"."""
_CONDITIONS: Final = frozenset({"unless", "if", "если", "until"})
_BEEN: Final = AUXILIARY | {"be", "being", "it", "they"}
_USED_TO: Final = frozenset({"to", "as", "for", "in", "by", "with"})
_NEAR: Final = 6
_FREED: Final = frozenset({"освободить", "освобождать", "release", "relieve", "exempt"})
_FROM: Final = frozenset({"from", "of", "от"})
_LIABLE: Final = frozenset({"liability", "responsible"})
_DEEDS: Final = frozenset({"заниматься", "делать", "сделать"})
_COMPANIES: Final = frozenset({"company", "firm", "компания", "фирма", "организация"})
_GRANTS: Final = frozenset({"предоставить", "предоставлять", "grant", "give", "accord"})
_OF_ITS_KIND: Final = _FREED | _DEEDS | _COMPANIES | _GRANTS
_CHECKED: Final = frozenset().union(NEGATION_NAMES, BOUND_WORDS, NAMES)
"""Words that are checked as what they say: denials, bounds, duties."""
_RIGHT: Final = frozenset({"право", "right"})
_OF_TABLES: Final = frozenset({"таблица", "ячейка", "столбец", "колонка", "table", "cell", "column", "row"})
_DOCUMENTS: Final = frozenset({"документ", "договор", "контракт", "соглашение", "document", "contract", "agreement"})
_TWO: Final = frozenset({"both", "two", "these", "оба", "обоих", "обоим", "обоими", "двух", "два", "этих", "сравниваемых"})
_IN_ALL: Final = "всего"
_COUNTED: Final = 3
"""Words between "both" and the documents."""
_WHICH: Final = frozenset(
    "other another each either third any neither no both every другая другой другую третья любая каждая".split()
)
_PARTIES_WORD: Final = frozenset({"сторона", "party"})


def hold(scope: Scope) -> bool:
    return not unknown(scope)


def unknown(scope: Scope) -> list[str]:
    """The words that neither the changes nor the language of comparing hold."""
    return [item.text for item in unknown_items(scope)]


def unknown_items(scope: Scope) -> list[Item]:
    """Those words as items of the sentence, with their places and clauses."""
    found = [item for item in scope.claims.words if item.word is not None and not _holds(scope, item, item.word)]
    return [item for item in found if not rhythm.covers(scope, item) and not payers.pays(scope, item)]


def _holds(scope: Scope, item: Item, word: Word) -> bool:
    if item.acts or len(item.text) == 1 or scope.in_fraction(item) or item.lower in RATIO_WORDS:
        return True
    if item.lower == _IN_ALL and any(one.value is not None for one in scope.near(item, 1, 2)):
        return True  # «всего за 10 дней»
    plain = _is_plain(word.forms)
    if not plain and not word.forms.isdisjoint(_CHECKED):
        return True
    if not plain and not word.forms.isdisjoint(_OF_ITS_KIND) and _is_of_its_kind(scope, item, word):
        return True
    if charges.speaks(scope, item):
        return charges.stands(scope, item)
    if not plain and not word.forms.isdisjoint(_OF_TABLES) and not any(in_table(one.change) for one in scope.evidence):
        return scope.in_source(word)  # where it stands is a claim too
    if item.ended is not None:
        return item.meta or scope.known(word, item.side) or needs.newly(scope, item)
    if not plain and not word.forms.isdisjoint(lexicon().parties) and not _literal(scope, word):
        return (
            _has_role(scope, word) or scope.party(word) != word.forms or _any_party(scope, item, word)
        )  # another synonym of a party is another party
    if item.text[0].isupper() and _is_defined(item, scope) and not _literal(scope, word) and not _of_country(word):
        return False
    if not plain and not word.forms.isdisjoint(QUANTIFIERS) and not _quantified(scope, item, word):
        return False
    if scope.is_party(word) and any(holders.loses(scope, one) for one in scope.near(item, 1, 1)):
        return True  # of whom that may be said is looked at there
    if conditions.lacked(scope, item):
        return True
    if item.side is Side.OLD and scope.only_on(word, Side.NEW) and _is_excepted(scope, item):
        return True
    if scope.known(word, item.side):
        return item.meta or not _is_predicate(scope, item) or _said_so(scope, word)
    if item.meta and not item.text.isupper():
        return not (_moved_on(scope, item, word) or _second_hand(scope, item) or _many(scope, item, word))
    if item.side is None and scope.known(word, None):
        return True
    return "-" in item.text and all(_part_holds(scope, item, part) for part in words(item.text.replace("-", " ")))


def _is_excepted(scope: Scope, item: Item) -> bool:
    """ "Vessels for gas were excluded": what the new version excepts by its name."""
    return any(exceptions.newly(scope, one) for one in scope.claims.words if one.clause == item.clause)


@lru_cache(maxsize=50_000)
def _is_plain(forms: frozenset[str]) -> bool:
    """Whether a word of these forms is on none of the lists below."""
    lists = (_CHECKED, _OF_ITS_KIND, _OF_TABLES, QUANTIFIERS, lexicon().parties)
    return all(forms.isdisjoint(one) for one in lists)


def _is_of_its_kind(scope: Scope, item: Item, word: Word) -> bool:
    """ "Released from liability", of who is not liable now; «право предоставлено покупателю», a right that is checked as one;
    "the company", of one that is named; what anybody may be said to do."""
    if not word.forms.isdisjoint(_DEEDS) or (not word.forms.isdisjoint(_COMPANIES) and _names_one(scope)):
        return True
    if not word.forms.isdisjoint(_FREED) and _is_unborne(scope, item):
        return True
    return not word.forms.isdisjoint(_GRANTS) and _is_power(scope, item)


def _is_unborne(scope: Scope, item: Item) -> bool:
    """Whether it is liability, borne in the old version and denied in the new one, of the party before."""
    after = scope.near(item, 1, 3)
    if not any(one.lower in _FROM for one in after):
        return False
    if not any(one.word is not None and not _LIABLE.isdisjoint(concepts_of(one.word.forms)) for one in after):
        return False
    flips = [pair for one in scope.evidence for pair in one.pairs if pair.kind is ValueType.NEGATION]
    return any(pair.new is not None and pair.old is None for pair in flips) and _bears(scope, item)


def _bears(scope: Scope, item: Item) -> bool:
    """Whether the last party before the word is one who does something in the change."""
    before = [one.word for one in scope.claims.items[: item.index] if one.word is not None and scope.is_party(one.word)]
    doing = {form for side in scope.texts(Side.NEW) for of in side.subjects.values() for form in of}
    return bool(before) and not scope.party(before[-1]).isdisjoint(doing)


def _names_one(scope: Scope) -> bool:
    return any(key[0] == "name" for side in scope.texts(None) for key in side.values)


def _is_power(scope: Scope, item: Item) -> bool:
    """Whether a right is named beside the word, in its clause."""
    near = (one.word for one in scope.clause(item) if one.word is not None)
    return any(not word.forms.isdisjoint(_RIGHT) for word in near)


def _part_holds(scope: Scope, item: Item, part: Word) -> bool:
    """ "Carried-over", by its parts."""
    return is_meta(part) or scope.known(part, item.side)


def _is_defined(item: Item, scope: Scope) -> bool:
    """Of a word with a capital: whether it is a defined term, which has no synonyms: inside the sentence or after its article."""
    before = scope.before(item)
    return (item.index > 1 or before == "the") and not item.text.isupper() and before not in (".", "—")


def _has_role(scope: Scope, word: Word) -> bool:
    """ "The tenant" of a rent, where the text names no party but the landlord."""
    written = frozenset[str]().union(*(side.forms for side in scope.sides(None)))
    fields = [lexicon().roles[form] for form in word.forms if form in lexicon().roles]
    return any(written & field and not (written & lexicon().parties) - field for field in fields)


def _any_party(scope: Scope, item: Item, word: Word) -> bool:
    """ "The party obliged to insure": one of those that the text names, no other one, no both."""
    if word.forms.isdisjoint(_PARTIES_WORD) or plural(item.text) or scope.before(item) in _WHICH:
        return False
    return any(not lexicon().parties.isdisjoint(side.forms) for side in scope.texts(None))


def _of_country(word: Word) -> bool:
    """ "English" of England, «российский», "Sunday": a capital that defines nothing."""
    return any(name.startswith(("country_", "week")) for name in concepts_of(word.forms))


def _quantified(scope: Scope, item: Item, word: Word) -> bool:
    """ "Any", "all", "both" of the document's things is written so there; of the comparison's («все изменения») it is free."""
    if item.side is not None and _only_elsewhere(scope, word, item.side):
        return False
    if word.forms.isdisjoint(_STRICT) or scope.in_source(word):
        return True
    after = next((one for one in scope.near(item, 1, 2) if one.lower not in _ARTICLES), None)
    if after is None or after.word is None:
        return True
    if word.forms & _ANY:
        return bool(after.acts) or not after.word.forms.isdisjoint(_OF_COMPARING)
    return not (scope.in_source(after.word) or after.word.forms & _PARTIES_WORD)


def _moved_on(scope: Scope, item: Item, word: Word) -> bool:
    """ "Costs rose", where they rose only in the other version: a word of comparing that is the document's own there."""
    if item.side is None or not acts_of(item.text) & {Act.UP, Act.DOWN}:
        return False
    return _only_elsewhere(scope, word, item.side) and not scope.known(word, item.side)


def _many(scope: Scope, item: Item, word: Word) -> bool:
    """ "Documents", "contracts": things of which the comparison has one, or two where it says so."""
    if word.forms.isdisjoint(_DOCUMENTS) or not plural(item.text) or scope.in_source(word):
        return False
    return not any(one.lower in _TWO for one in scope.near(item, -_COUNTED, -1))


def _second_hand(scope: Scope, item: Item) -> bool:
    """ "Used items" are of a kind; "may be used", "used to be" are not."""
    after = next((one.lower for one in scope.near(item, 1, 1)), "")
    return item.lower == "used" and scope.before(item) not in _BEEN and after not in _USED_TO


def _only_elsewhere(scope: Scope, word: Word, side: Side) -> bool:
    """ "Any", "only", where the other version alone has it."""
    here, there = (any(not word.forms.isdisjoint(one.forms) for one in scope.sides(s)) for s in (side, other(side)))
    return there and not here


def _is_predicate(scope: Scope, item: Item) -> bool:
    """«расторгнут», "was terminated": what the sentence says was done."""
    if cyrillic(item.text):
        done = short_participle(item.text)
    else:
        done = item.lower.endswith("ed") and scope.before(item) in ("was", "were", "been", "is", "are")
    return done and not any(one.lower in _WHEN and one.clause == item.clause for one in scope.near(item, -_NEAR, -1))


def _said_so(scope: Scope, word: Word) -> bool:
    """Whether the change has that very verb, and not only as what somebody may do; of a foreign text, its meaning."""
    return (
        _foreign(scope, word)
        or any(not word.forms.isdisjoint(side.forms) and word.forms.isdisjoint(side.governed) for side in scope.sides(None))
        or _meant(scope, word)
    )


def _meant(scope: Scope, word: Word) -> bool:
    """A plain synonym, where none of that meaning is merely what somebody may do."""
    meanings = concepts_of(word.forms)
    governed = {name for side in scope.sides(None) for form in side.governed for name in concepts_of(frozenset({form}))}
    if meanings & governed:
        return False
    runs = (run for side in scope.sides(None) for run in side.runs)
    return any(meanings & concepts_of(word.forms) and _is_verb(run, at) for run in runs for at, word in enumerate(run))


def _is_verb(run: list[Word], at: int) -> bool:
    """No noun of happening: a "termination", "the end" say not that anything was terminated, nor does "unless cancelled"."""
    text = run[at].text.lower()
    if text in _BY_ITSELF or any(word.text.lower() in _CONDITIONS for word in run[max(0, at - _NEAR) : at]):
        return False
    if cyrillic(text):
        return verbal(text) or short_participle(text)
    led = at > 0 and run[at - 1].text.lower() in _ARTICLES
    return not led and not text.endswith(_NOUN_ENDINGS)


def _foreign(scope: Scope, word: Word) -> bool:
    """Whether the change is in the other language."""
    own = cyrillic(word.text)
    return not any(cyrillic(one.text) == own for side in scope.sides(None) for run in side.runs for one in run)


def _literal(scope: Scope, word: Word) -> bool:
    return scope.in_source(word) or _foreign(scope, word)


def in_language(scope: Scope, language: str) -> bool:
    """Words outside quotes are in the language that was asked for; a word of the document may stand as it is."""
    own = foreign = 0
    russian = language == "ru"
    for item in scope.claims.words:
        if len(item.text) > 1 and item.word is not None:
            if cyrillic(item.text) is russian:
                own += 1
            elif scope.in_source(item.word):
                foreign += 1
            else:
                return False
    return own > foreign or own == foreign == 0
