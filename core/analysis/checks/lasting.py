"""Still and besides: what is still so was so; what is so "in addition to" something leaves that in force."""

import re
from functools import cache
from typing import Final

from core.analysis.checks import rhythm
from core.analysis.checks.ground import other
from core.analysis.checks.scope import STEM, Scope, beginnings, content, is_new, whole
from core.analysis.claims import Item, What
from core.analysis.figures import LOGIC
from core.analysis.lexicon import Act, concepts_of, lexicon
from core.analysis.modals import named
from core.marks import has_any
from core.model.change import ValueType
from core.model.document import Side

_STILL: Final = re.compile(
    r"\b(?:still|as (?:(?:it|they|that) (?:was|were|had been) )?before|по-прежнему|всё ещё|все еще|"
    r"как (?:(?:это )?был[аои]? )?и (?:раньше|прежде|ранее)|как (?:это )?был[аои]? (?:раньше|прежде|ранее)|continues? to)\b",
    re.IGNORECASE,
)
_NO_SUCH: Final = re.compile(
    r"\bthere (?:was|were|had been) no such\b|\bno such \w+ (?:existed|stood|was there)\b|"
    r"\bdid not exist (?:before|previously)\b|"
    r"\b(?:раньше|прежде|ранее)\s(?:\w+\s){0,3}(?:не было|не существовало|отсутствовал\w*)|"
    r"\bтак\w+\s(?:\w+\s)?(?:раньше|прежде|ранее)\s(?:не было|не существовало)",
    re.IGNORECASE,
)
_ABSENT: Final = frozenset("such exis было суще отсу".split())
_ALIKE: Final = re.compile(
    r"\bin both (?:the )?(?:versions|editions|texts|wordings|documents)\b|"
    r"\b(?:as|like|just as) in the (?:old|previous|former|earlier|prior) (?:version|text|wording|edition|document)\b|"
    r"\bв об(?:еих|оих) (?:верси|редакци|документ|текст|вариант)\w+|"
    r"\bкак и в (?:прежн|стар|предыдущ|прошл)\w+ (?:верси|редакци|документ|текст|вариант)\w+",
    re.IGNORECASE,
)
_VERSIONS: Final = beginnings("version edition text wording document верси редак докум текст вариа")
_WRITTEN: Final = ("written", "worded", "phrased", "expressed", "записан", "сформулирован", "выражен")
_WRITING: Final = beginnings(" ".join(_WRITTEN))
_BESIDES: Final = re.compile(
    r"\b(?:in addition to|as well as|besides|along with|together with|помимо|наряду с|вместе с|в дополнение к)\b", re.IGNORECASE
)
_CLASH: Final = re.compile(
    r"\b(?:previously|formerly|earlier|still|no longer|раньше|ранее|прежде|по-прежнему|больше не)\b(?P<between>[^.;:—()]{0,80}?)"
    r"(?:,? а не\b|\bвместо\b|\binstead of\b|\brather than\b|, not\b)|"
    r"\A(?:вместо|instead of)\b[^.;]{0,120}\b(?:раньше|ранее|previously|formerly)\b|\bstill\b[^.]{0,120}[;(,] ?before,|"
    r"\b(?:теперь|now)\s(?:\w+\s){0,3}(?:составлял\w*|равнял\w*|был[аои]?|was|were)\b"
)
""" "Previously daily, not weekly" of what is so now; "now was": in lower case, which is found in half the time."""
_ALIKE_WORDS: Final = frozenset({"same", "alike", "likewise", "же", "также", "тоже", "так", "таким", "такой", "такое"})
_DENIED: Final = frozenset({"не", "not", "no", "longer"})
_SETTING: Final = frozenset("не вмес inst rath not сост равн был была было были was were befo".split())
_ADDING: Final = frozenset("addi well besi alon toge поми наря вмес допо".split())
_TIMES: Final = frozenset(
    {"prev", "form", "earl", "stil", "no", "рань", "ране", "преж", "по-п", "боль", "тепе", "now", "вмес", "inst"}
)
_ALIKE_DUTIES: Final = {"must": {"must", "shall"}, "shall": {"must", "shall"}, "may": {"may", "can"}, "can": {"may", "can"}}
_NOW: Final = re.compile(r"\b(?:теперь|now|стал[аои]?|became)\b", re.IGNORECASE)
_KEPT: Final = re.compile(
    r"\b(?:was|were|been) (?:kept|retained|preserved|maintained|left)\b|\b(?:сохранен|сохранён|оставлен)[аоы]?\b",
    re.IGNORECASE,
)
_KEEPING: Final = frozenset("kept reta pres main left сохр оста".split())
"""The first letters of the words of each turn: without one nothing is looked for."""
_STAYING: Final = frozenset({Act.SAME})
_MOVES: Final = frozenset({Act.UP, Act.DOWN})
_ONCE: Final = frozenset({"once", "twice", "monthly", "weekly", "daily"})
_NEXT: Final = 2
"""Clauses after the one that says "still" which may say what was before."""
_NEW: Final = frozenset({"new", "новый"})
_BY: Final = frozenset({"by", "на"})
_LIABLE: Final = frozenset({"responsible", "liability"})
_AGAINST: Final = (
    ["сравнению", "с"], ["сравнению", "со"], ["compared", "with"], ["compared", "to"], ["with", "the"], ["to", "the"],
)  # fmt: skip
""" "Compared with the previous version", «по сравнению с прежней редакцией»: against what, not when."""
_TIMED: Final = frozenset({"вместо", "взамен", "instead"})

_STILL_MARKS: Final = tuple(
    "still|as before|was before|were before|been before|прежн|ещё|еще|как и |как был|как это|continu".split("|")
)


def hold(scope: Scope) -> bool:
    if has_any(scope.lower, _STILL_MARKS) and not _still_holds(scope):
        return False
    return (
        _versions_hold(scope)
        and _was_written(scope)
        and _besides_hold(scope)
        and _times_hold(scope)
        and not _clashes(scope)
        and not _was_alike(scope)
        and _kept_holds(scope)
        and _came_to_be(scope)
    )


def _clashes(scope: Scope) -> bool:
    if not _may_clash(scope):
        return False
    return any(
        not scope.quoted(match.start()) and _NOW.search(match["between"] or "") is None for match in _CLASH.finditer(scope.lower)
    )


def _was_alike(scope: Scope) -> bool:
    """ "It was the same before", «раньше было так же»: a piece that says that and nothing else, of what changed."""
    if _ALIKE_WORDS.isdisjoint(scope.tokens):
        return False
    for _, items in scope.clauses:
        words = [one for one in items if one.word is not None]
        old = any(one.word is not None and not one.word.forms.isdisjoint(lexicon().old) for one in words)
        bare = not any(one.carries or content(one) for one in items)
        if old and bare and not _ALIKE_WORDS.isdisjoint([one.lower for one in words]) and not _DENIED.intersection(scope.tokens):
            return True
    return False


def _may_clash(scope: Scope) -> bool:
    return not scope.stems.isdisjoint(_TIMES) and not scope.stems.isdisjoint(_SETTING)


def _kept_holds(scope: Scope) -> bool:
    """ "Was kept from 30 to 20 days", "was kept" of what is gone."""
    for match in _KEPT.finditer(scope.text) if not scope.stems.isdisjoint(_KEEPING) else ():
        here = next((one.clause for one in scope.claims.items if one.end > match.start()), 0)
        mine = [one for one in scope.claims.items if one.clause == here]
        if any(one.word is not None and not one.word.forms.isdisjoint(_NEW) and one.start < match.start() for one in mine):
            return False  # "a new condition was kept"
        if any(one.carries and scope.before(one) in _BY for one in mine):
            return False
        if any(_only_old(scope, one) for one in mine if one.value is not None and one.kind not in LOGIC and not one.delta):
            return False  # "the rule that it is $380 was kept"
        if any((one.partner is not None and one.fixed) or one.delta or scope.in_fraction(one) for one in mine):
            return False
        if all(one.deletes and whole(one) for one in scope.evidence):
            return False
    return True


def _came_to_be(scope: Scope) -> bool:
    """ "There was no such term before", of what stood there with another figure."""
    for match in _NO_SUCH.finditer(scope.text) if not scope.stems.isdisjoint(_ABSENT) else ():
        paired = all(any(pair.old and pair.new for pair in one.pairs) for one in scope.evidence)
        if not scope.quoted(match.start()) and (paired or all(one.deletes for one in scope.evidence)):
            return False
    return True


def _still_holds(scope: Scope) -> bool:
    for match in _STILL.finditer(scope.text):
        if scope.quoted(match.start()) or scope.written(match.group()):
            continue
        here = next((one.clause for one in scope.claims.items if one.end > match.start()), 0)
        items = [one for one in scope.claims.items if one.clause == here and one.ended is None]
        if _is_of_liability(items) and _turned_down(scope):
            return False  # "still liable", of who is not liable now
        beyond = [one for one in scope.claims.items if here < one.clause <= here + _NEXT]
        if any(_turned(one) or one.acts & _MOVES for one in items) or any(_contrasts(one) for one in beyond[:3]):
            return False  # "still 9 months, not 18", "still six times longer"
        told = [one for one in items if one.word is not None or one.start >= match.end() or one.kind is ValueType.MODALITY]
        if not all(_on_both(scope, one) for one in told) or not _all_stays(scope, match, items):
            return False
        if not _rates_stay(scope, here) or not _writing_stays(scope, items):
            return False
    return True


def _all_stays(scope: Scope, match: re.Match[str], items: list[Item]) -> bool:
    """ "…, as before": a turn that has its piece of the sentence to itself is said of the clause before, or of what it leads to;
    nothing may have happened in that, nor be of one version alone."""
    if any(one.carries or content(one) for one in items):
        return True
    ends = [one.clause for one in scope.claims.items if (one.end <= match.start() if match.start() else one.start >= match.end())]
    of = (ends[-1] if match.start() else ends[0]) if ends else None
    told = [one for one in scope.claims.clauses.get(of, ()) if one not in items] if of is not None else []
    if any((one.acts and one.acts.isdisjoint(_STAYING)) or _turned(one) or one.ended is not None or is_new(one) for one in told):
        return False
    return all(_on_both(scope, one) for one in told)


def _versions_hold(scope: Scope) -> bool:
    """ "In both versions", "as in the old version": nothing that happened, and no quote, value or word of one alone."""
    for match in _ALIKE.finditer(scope.text) if scope.begins(_VERSIONS) else ():
        if scope.quoted(match.start()) or scope.written(match.group()):
            continue
        here = next((one.clause for one in scope.claims.items if one.end > match.start()), 0)
        last = here + (match.start() == 0)
        items = [one for one in scope.claims.items if here <= one.clause <= last and not match.start() <= one.start < match.end()]
        if any(one.acts - {Act.SAME} for one in items) or not all(_on_both(scope, one) for one in items):
            return False
    return True


def _was_written(scope: Scope) -> bool:
    """ "Was formerly written as 12 months", of what was written as one year."""
    if not scope.begins(_WRITING):
        return True
    old = {one.clause for one in scope.claims.items if one.word is not None and not one.word.forms.isdisjoint(lexicon().old)}
    return all(_writing_stays(scope, [one for one in items if one.side is Side.OLD]) for at, items in scope.clauses if at in old)


def _writing_stays(scope: Scope, items: list[Item]) -> bool:
    """ "Is still written as 2 weeks", of what was 14 days: the same, but not in the same words."""
    if not any(one.lower.startswith(_WRITTEN) for one in items):
        return True
    texts = [passage.text.lower() for one in scope.evidence for passage in one.passages if passage.side is Side.OLD]
    return all(any(one.lower in text for text in texts) for one in items if one.carries and one.what is What.VALUE)


def _contrasts(item: Item) -> bool:
    """Whether the next clause begins with what was before."""
    cue = item.word is not None and not item.word.forms.isdisjoint(lexicon().old) and item.lower not in _TIMED
    return cue or (item.fixed and item.side is Side.OLD and item.carries)


def _is_of_liability(items: list[Item]) -> bool:
    """Whether a clause denies nothing and speaks of liability, or, elliptical ("but still is"), of nothing else."""
    if any(one.kind is ValueType.NEGATION or one.carries for one in items):
        return False
    words = [one.word for one in items if one.word is not None]
    liable = any(not concepts_of(word.forms).isdisjoint(_LIABLE) for word in words)
    return liable or not any(content(one) for one in items)


def _turned_down(scope: Scope) -> bool:
    """Whether all that changed is that something is denied now."""
    pairs = [[pair for pair in one.pairs if pair.kind is ValueType.NEGATION] for one in scope.evidence]
    return all(pairs) and all(pair.old is None for found in pairs for pair in found)


def _duty_stays(scope: Scope, names: frozenset[str]) -> bool:
    """ "Is still prohibited": a duty, right or ban that one version alone has is not still so."""
    if not any(pair.kind is ValueType.MODALITY for one in scope.evidence for pair in one.pairs):
        return True
    alike = frozenset(one for name in names for one in _ALIKE_DUTIES.get(name, {name}))
    found = [any(not alike.isdisjoint(one.modal) for one in scope.texts(side)) for side in Side]
    return found[0] is found[1]


def _rates_stay(scope: Scope, clause: int) -> bool:
    """Of how often, every rate of the clause is of both versions."""
    rates = [
        rate
        for rate, _ in scope.rates
        if any(one.clause == clause and rate.start <= one.start < rate.end for one in scope.claims.items)
    ]
    return all(any(rate.same(one) for found in scope.texts(side) for one in found.rates) for rate in rates for side in Side)


def _turned(item: Item) -> bool:
    return item.fixed and item.side is Side.OLD and item.ended is None


def _on_both(scope: Scope, item: Item) -> bool:
    """No value, quote or word of the new version alone."""
    if item.what is What.QUOTE:
        return all(any(one.quote(side, item.text) for one in scope.evidence) for side in Side)
    if item.carries and item.kind not in LOGIC and item.value is not None and not item.delta:
        key = scope.key(item)
        return all(scope.stands(key, side) for side in Side) or not any(scope.stands(key, side) for side in Side)
    if item.kind is ValueType.MODALITY and item.value is not None:
        return _duty_stays(scope, frozenset({item.value.value}))
    if item.kind is ValueType.NEGATION:
        return not any(pair.kind is ValueType.NEGATION for one in scope.evidence for pair in one.pairs)
    if item.word is not None and (duties := named(item.word.forms)):
        return _duty_stays(scope, frozenset(duties))
    if item.kind is ValueType.RANGE and item.value is not None:
        return all(any(item.value.value in found.bounds for found in scope.texts(side)) for side in Side)
    if item.word is None or not content(item):
        return True
    old, new = (scope.marks(item.word, side) for side in Side)
    if old and new and old.isdisjoint(new):
        return False  # "still pays with instalments", of what was "without" them
    return not any(scope.only_on(item.word, side) and scope.in_source(item.word) for side in Side)


def _besides_hold(scope: Scope) -> bool:
    """What stands after "in addition to" is not of the old version alone."""
    for match in _BESIDES.finditer(scope.text) if not scope.stems.isdisjoint(_ADDING) else ():
        if scope.quoted(match.start()) or scope.written(match.group()):
            continue
        after = [one for one in scope.claims.items if one.start >= match.end()]
        first = next((one for one in after if one.clause == after[0].clause and (one.carries or content(one))), None)
        often = any(rate.start >= match.end() for rate, _ in scope.rates) or (after and after[0].lower in _ONCE)
        if (often and rhythm.changed(scope)) or (first is not None and _only_old(scope, first)):
            return False
    return True


def _only_old(scope: Scope, item: Item) -> bool:
    if item.what is What.QUOTE:
        return not any(one.quote(Side.NEW, item.text) for one in scope.evidence)
    if item.value is not None and item.kind not in LOGIC:
        keys = [scope.key(item), *(key for one in scope.claims.values() if (key := scope.like(item, one)) is not None)]
        return any(scope.stands(key, Side.OLD) for key in keys) and not any(scope.stands(key, Side.NEW) for key in keys)
    return item.word is not None and scope.only_on(item.word, Side.OLD)


@cache
def _old() -> frozenset[str]:
    """The first letters of the words of the time before."""
    return frozenset(word[:STEM] for word in lexicon().old)


def _times_hold(scope: Scope) -> bool:
    """ "Previously 20 instead of 30" of what is 20 now: one clause of both times."""
    for item in scope.claims.items if not scope.stems.isdisjoint(_old()) else ():
        if item.word is None or item.word.forms.isdisjoint(lexicon().old) or item.lower in _TIMED or Act.SAME in item.acts:
            continue
        if [one.lower for one in scope.near(item, -2, -1)] in _AGAINST:
            continue
        behind = [one for one in scope.claims.items[item.index + 1 :] if one.clause == item.clause]
        turn = next((one.index for one in behind if one.word is not None and not one.word.forms.isdisjoint(lexicon().new)), None)
        mine = [one for one in behind if turn is None or one.index < turn]
        if any(one.fixed and one.side is other(Side.OLD) and one.carries for one in mine) and any(_turned(one) for one in mine):
            return False
    return True
