"""A clause that is joined on and names nothing of the document ("and the whole section was rewritten"): what it says happened
must have happened to the comparison's own things."""

import re
from typing import Final

from core.analysis.checks.scope import Scope, beginnings, content, is_meta, is_new, whole
from core.analysis.claims import AUXILIARY, Item
from core.analysis.evidence import Evidence
from core.analysis.figures import Pair
from core.analysis.lemmas import Word, akin, cyrillic, nominative, short_participle
from core.analysis.lexicon import Act, lexicon
from core.analysis.modals import NAMES
from core.analysis.places import LEADS
from core.model.change import ValueType
from core.model.document import Side

_JOINTS: Final = frozenset("and but while also plus though although а и но также хотя причем при".split())
_STRUCTURE: Final = frozenset({Act.ADD, Act.DELETE, Act.REPLACE, Act.CHANGE, Act.MOVE, Act.SPLIT, Act.MERGE, Act.RENUMBER})
_MOVES: Final = frozenset({Act.UP, Act.DOWN, Act.LATER, Act.EARLIER, Act.CHANGE, Act.REPLACE})
_KEPT: Final = ("kept", "retain", "preserv", "remain", "restor", "сохран", "остал", "оставл", "восстанов")
_BARE: Final = frozenset("restriction limitation exception exemption ограничение исключение".split())
_BINDING: Final = ("option", "mandat", "необязат", "обязат", "факульт")
_FREE: Final = ("option", "необязат", "факульт")
_DUTIES: Final = frozenset({"must", "shall"})
_WEIGHED: Final = frozenset({Act.STRICTER, Act.LOOSER})
_WEIGHING: Final = 4
"""Words between a contract and "stricter"."""
_CONTRACT: Final = frozenset("contract agreement document договор контракт соглашение документ".split())
_DEEMED: Final = frozenset({"считаться", "признаваться", "deem"})
_CONTRACTS: Final = frozenset("cont agre docu дого конт согл доку".split())
_PARTS: Final = frozenset("section chapter annex appendix schedule table footnote раздел глава приложение таблица сноска".split())
_PARTS_BEGIN: Final = beginnings(
    "section chapter annex appendices appendix schedule table footnote раздел глава статья статей приложение таблица сноска"
)
_OF_DUTIES: Final = frozenset({ValueType.MODALITY, ValueType.NEGATION})
""" "Now it is permitted", of what was "not permitted"."""
_COMES: Final = frozenset({Act.ADD, Act.DELETE})
_BESIDE: Final = 4
"""Words between a part of the document and what is said to have come or gone."""
_TOO: Final = frozenset({"too", "well", "also", "likewise", "тоже", "также", "равно"})
_TIME: Final = frozenset({ValueType.PERIOD, ValueType.DATE})
_SUM: Final = frozenset({ValueType.MONEY, ValueType.NUMBER})
KINDS: Final = {
    "amount": _SUM, "sum": _SUM, "price": _SUM, "cost": _SUM, "fee": _SUM, "сумма": _SUM, "цена": _SUM, "стоимость": _SUM,
    "period": _TIME, "term": _TIME, "deadline": _TIME, "duration": _TIME, "срок": _TIME, "период": _TIME, "date": _TIME,
    "дата": _TIME,
}  # fmt: skip
_ALL: Final = re.compile(
    r"\b(?:whole|entire|rest of the|remainder of the|all(?: of)?(?: the)?(?: other)?)\s"
    r"(?:document|agreement|contract|sections?|clauses?|text|paragraphs?|terms|provisions|conditions)\b|\beverything else\b|"
    r"\bвс(?:ё|е|его|ему|ем|ём|ей|ю) (?:остальн\w+|договор\w*|документ\w*|раздел\w*|текст\w*)|"
    r"\bостальн\w+ (?:част\w+|пункт\w*|текст\w*|услови\w+|положени\w+)|"
    r"\bonly (?:change|difference|amendment|edit)\b|\bединственн\w+ (?:изменени|правк|отличи|разниц)\w+",
    re.IGNORECASE,
)

_IT_WENT: Final = re.compile(
    r"\b(?:отпал|отмен|исключ|удал|убра|снят|упраздн)\w* (?:то|тот факт|(?:условие|положение) о том),? что\b|"
    r"\b(?:it|the fact|the provision) (?:was |has been )?(?:deleted|removed|dropped|lapsed|withdrawn) that\b",
    re.IGNORECASE,
)
_GONE: Final = beginnings("отпал отменено исключено удалено убрано снято упразднено deleted removed dropped lapsed withdrawn")
_HINTS: Final = frozenset("whol enti rest rema all ever only весь все всё всег всем всей всю оста един".split())


def hold(scope: Scope) -> bool:
    return (
        _wholes_hold(scope)
        and _parts_hold(scope)
        and _told_hold(scope)
        and _contract_holds(scope)
        and all(_clause_holds(scope, number, items) for number, items in scope.clauses if number and _joined(scope, items))
    )


def _joined(scope: Scope, items: list[Item]) -> bool:
    """Whether a clause is set beside the one before, not under it."""
    first = items[0]
    if first.lower in _JOINTS:
        return True
    before = scope.text[: first.start].rstrip()
    return before.endswith((";", ".", "!", "?"))


def _clause_holds(scope: Scope, number: int, items: list[Item]) -> bool:
    acts = scope.claims.acts.get(number, set())
    if any(_is_figure(item) or item.ended is not None or _says(scope, item, acts) for item in items):
        return True
    said = next((item.lower for item in items if item.lower.startswith(_BINDING)), None)
    if said is not None:
        return _binds(scope, said)
    if not _figures_hold(scope, acts, items) or _kept_old(items):
        return False
    if not acts & _STRUCTURE:
        return not any(_is_duty(item) for item in items) or any(pair.kind in _OF_DUTIES for pair in _pairs(scope))
    if any(item.word is not None and not item.acts and scope.in_source(item.word) and _names(item) for item in items):
        return True
    return Act.DELETE in acts and all(one.deletes for one in scope.evidence)


def _binds(scope: Scope, said: str) -> bool:
    """ "And this is now optional": a duty or right came or went, and the new version is not under a duty alone."""
    if not any(pair.kind is ValueType.MODALITY for pair in _pairs(scope)):
        return False
    modal = {name for side in scope.texts(Side.NEW) for name in side.modal}
    return not said.startswith(_FREE) or not modal or not modal <= _DUTIES


def _is_figure(item: Item) -> bool:
    """A quote or a value; "optional" is none."""
    return item.carries and item.kind is not ValueType.MODALITY


def _says(scope: Scope, item: Item, acts: set[Act]) -> bool:
    """Whether a word names something of the document: of what was added, more than "a restriction"; of what came, went or was
    changed, something of the changed text and not of what stands around it."""
    if item.word is None or not content(item) or (Act.ADD in acts and not item.word.forms.isdisjoint(_BARE)):
        return False
    return not acts & _STRUCTURE or _is_of_the_text(scope, item.word)


def _is_of_the_text(scope: Scope, word: Word) -> bool:
    return any(not word.forms.isdisjoint(side.forms) or akin(word.forms, side.roots) for side in scope.texts(None))


def _pairs(scope: Scope) -> list[Pair]:
    return [pair for one in scope.evidence for pair in one.pairs]


def _figures_hold(scope: Scope, acts: set[Act], items: list[Item]) -> bool:
    """ "And the period was shortened too": of a value of that kind, and of one more than the sentence has named."""
    if not acts & _MOVES:
        return True
    pairs = [pair for pair in _pairs(scope) if pair.old is not None and pair.new is not None]
    kinds = [KINDS[form] for item in items if item.word is not None for form in item.word.forms if form in KINDS]
    if kinds and not any(pair.kind in kind for pair in pairs for kind in kinds):
        return False
    return len(pairs) > 1 or not any(item.lower in _TOO for item in items)


def _kept_old(items: list[Item]) -> bool:
    """ "While the old condition was also kept"."""
    old = any(item.word is not None and not item.word.forms.isdisjoint(lexicon().old) for item in items)
    return old and any(item.lower.startswith(_KEPT) for item in items)


def _is_duty(item: Item) -> bool:
    return item.kind is ValueType.MODALITY or (item.word is not None and not item.word.forms.isdisjoint(NAMES))


def _names(item: Item) -> bool:
    """Something of the document, or a figure of it."""
    return item.word is not None and (not is_meta(item.word) or not item.word.forms.isdisjoint(KINDS))


def _told_hold(scope: Scope) -> bool:
    """ "It was deleted that the term was raised to 15 days": what is said to have gone is of the old version, and no change."""
    for match in _IT_WENT.finditer(scope.text) if scope.begins(_GONE) else ():
        if scope.quoted(match.start()):
            continue
        after = [one for one in scope.claims.items if one.start >= match.end()]
        if any(one.acts or one.ended is not None or (one.carries and one.side is Side.NEW) or is_new(one) for one in after):
            return False
    return True


def _contract_holds(scope: Scope) -> bool:
    """ "The agreement was terminated": what is said to be done with the contract itself is done there."""
    if scope.stems.isdisjoint(_CONTRACTS):
        return True
    for item in scope.claims.items:
        if item.word is None or item.word.forms.isdisjoint(_CONTRACT):
            continue
        if any(_deemed(scope, one) for one in scope.near(item, 1, 2) if one.clause == item.clause):
            return False  # «договор считается расторгнутым»
        if any(not place.lead for place in scope.places(item.word, None)) or not nominative(item.text):
            continue
        if any(one.lower in LEADS for one in scope.near(item, -2, -1)):
            continue
        if any(one.acts & _WEIGHED and one.clause == item.clause for one in scope.near(item, 1, _WEIGHING)):
            return False  # "so the whole contract has become stricter", of one change
        after = scope.near(item, 1, 2)
        done = [one for one in after if one.clause == item.clause and content(one) and _is_participle(one)]
        if done and (cyrillic(item.text) or after[0].lower in AUXILIARY):
            return False
    return True


def _deemed(scope: Scope, item: Item) -> bool:
    """Whether a word says what something is deemed to be, where the changes deem nothing."""
    return item.word is not None and not item.word.forms.isdisjoint(_DEEMED) and not scope.in_source(item.word)


def _is_participle(item: Item) -> bool:
    return short_participle(item.text) if cyrillic(item.text) else item.lower.endswith("ed")


def _parts_hold(scope: Scope) -> bool:
    """ "And a new annex was added": a part of the document comes or goes with whole paragraphs, or the changed text names it."""
    if scope.stems.isdisjoint(_PARTS_BEGIN) or any(whole(one) and not _is_sentence(one) for one in scope.evidence):
        return True
    return all(_part_stays(scope, item) for item in scope.claims.items if item.word is not None)


def _is_sentence(one: Evidence) -> bool:
    """Whether all that came or went ends as a sentence does: no heading, no cell."""
    return all(passage.text.rstrip().endswith(".") for passage in one.passages)


def _part_stays(scope: Scope, item: Item) -> bool:
    if item.word is None or item.word.forms.isdisjoint(_PARTS) or _is_literal(scope, item.word):
        return True
    near = [one for one in (*scope.near(item, -_BESIDE, -1), *scope.near(item, 1, _BESIDE)) if one.clause == item.clause]
    led = any(one.lower in LEADS for one in scope.near(item, -2, -1))
    return led or not any(one.acts & _COMES for one in near)


def _is_literal(scope: Scope, word: Word) -> bool:
    return any(not word.forms.isdisjoint(side.forms) for side in scope.texts(None))


def _wholes_hold(scope: Scope) -> bool:
    """ "The whole document", "everything else": of what stayed nothing is said that could be looked up, of what changed it is
    false, unless the text has those words."""
    for match in _ALL.finditer(scope.text) if not scope.stems.isdisjoint(_HINTS) else ():
        if scope.quoted(match.start()) or scope.written(match.group()):
            continue
        clause = next((item.clause for item in scope.claims.items if item.end > match.start()), 0)
        if Act.SAME not in scope.claims.acts.get(clause, set()):
            return False
    return True
