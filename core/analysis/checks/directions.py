"""What the sentence says happened (added, cut, raised, moved, stayed) happened to what it names."""

from typing import Final

from core.analysis.checks import amounts, exceptions, holders, lists, majorities, rhythm, severity
from core.analysis.checks.duties import modal_only, moods_of
from core.analysis.checks.ground import other
from core.analysis.checks.measured import narrowed
from core.analysis.checks.scope import Scope, content, is_meta, whole
from core.analysis.claims import COMPARATIVES, Item, What
from core.analysis.figures import LOGIC, Key, Pair
from core.analysis.lemmas import Word
from core.analysis.lexicon import NEGATION_NAMES, Act, acts_of, concepts_of, lexicon
from core.analysis.modals import named
from core.analysis.polarity import PLAIN
from core.analysis.turns import FROM
from core.model.change import MOVES, ChangeKind, ValueType
from core.model.document import Side

_ARTICLES: Final = frozenset({"the", "a", "an"})
_UP_DOWN: Final = frozenset({Act.UP, Act.DOWN})
_CHANGES: Final = frozenset(Act) - {Act.SAME}
_NONE: Final = frozenset(
    {"не", "нет", "без", "отсутствует", "отсутствуют", "никаких", "ничего", "no", "not", "nothing", "without", "none", "never"}
)
_NOT_THERE: Final = frozenset({"нет", "отсутствуют", "отсутствует"})
_PASSES: Final = frozenset({"passes", "pass", "переходит", "переходят"})
_OWNED: Final = frozenset({"belong", "own_property", "own", "own_word", "transfer"})
"""Whose a thing is: it passes in the text, and no text was moved."""
_EXPECTED: Final = frozenset({"expect", "expected", "forecast", "ожидаться", "прогнозироваться", "прогноз"})
_OF_PLANS: Final = frozenset("expe fore plan targ esti proj ожид прог план цел оцен буде will".split())
_FELL: Final = ("fell", "rose", "grew", "dropped", "упал", "вырос", "снизил", "увеличил", "сократил", "уменьшил")
_NEW: Final = ("new", "нов")
_INCLUDED: Final = ("includ", "включ")
_STILL: Final = frozenset({"still", "по-прежнему", "также", "also"})
_WITHIN, _WITHOUT = ("includ", "в том числе", "включая"), ("exclud", "без ", "не включая", "кроме")
_HANDED: Final = ("передан", "handed", "transferred")
_LIMITS: Final = frozenset({"cap", "maximum", "minimum"})
_RULED_OUT: Final = ("exclud", "исключ")
_RIGHTS: Final = frozenset({"may", "can"})
_BANS: Final = frozenset({"must not", "cannot"})
_REACH: Final = 3
"""Words between a denial and what it denies."""
_KINDS: Final = {
    Act.MOVE: MOVES,
    Act.SPLIT: frozenset({ChangeKind.SPLIT}),
    Act.MERGE: frozenset({ChangeKind.MERGED}),
    Act.RENUMBER: frozenset({ChangeKind.RENUMBERED}),
}


def hold(scope: Scope) -> bool:
    """A deletion that is told in the present, as if it still stood, does not hold either."""
    if not scope.claims.acts and all(one.deletes and whole(one) for one in scope.evidence):
        return any(item.side is Side.OLD for item in scope.claims.items)
    moved = [one for one in scope.evidence if not one.still]
    if not moved:
        return all(not item.acts or (item.word is not None and scope.in_source(item.word)) for item in scope.claims.items)
    acting = [item for item in scope.claims.items if item.acts]
    if any(item.lower.startswith(_FELL) for item in acting) and _is_expected(scope):
        return False
    return all(happened(scope, item) for item in acting) and not _denies_change(scope)


def happened(scope: Scope, item: Item) -> bool:
    """Whether one of the things that a word says happened did."""
    return any(_act_holds(scope, act, item) for act in item.acts)


def _is_expected(scope: Scope) -> bool:
    """Whether the change speaks of what is expected and the sentence as if it had happened: "passenger numbers fell"."""
    if not scope.stems.isdisjoint(_OF_PLANS):
        return False
    return all(any(not one.forms.isdisjoint(_EXPECTED) for one in scope.texts(side)) for side in Side)


def _denies_change(scope: Scope) -> bool:
    """«Изменений нет», "nothing was changed": false of what is cited, unless the clause names what stands on both sides."""
    if scope.tokens.isdisjoint(_NONE):
        return False
    bare = not any(content(item) or item.carries for item in scope.claims.items)
    for item in scope.claims.items:
        acts = acts_of(item.text) if bare else item.acts
        if item.word is None or item.ended is not None or acts.isdisjoint(_CHANGES):
            continue
        near = (one for one in (*scope.near(item, -_REACH, -1), *scope.near(item, 1, 1)) if one.clause == item.clause)
        denied = any(one.lower in _NONE and one.start not in scope.claims.contrasts for one in near)
        if denied or _there_are_none(scope, item):
            values = [value for value in scope.claims.values() if value.clause == item.clause + 1]
            if any(not _on_both(scope, value) for value in values if value.kind is not ValueType.NAME):
                return True
            if not (_stays(scope, item) or _untouched(scope, item) or rhythm.same(scope, item)):
                return True
    return False


def _there_are_none(scope: Scope, item: Item) -> bool:
    """«Изменений срока оплаты нет»: at the end of its clause, of what stands in the genitive at its beginning."""
    mine = scope.clause(item)
    return mine[0] is item and Act.CHANGE in item.acts and mine[-1].lower in _NOT_THERE


def _act_holds(scope: Scope, act: Act, item: Item) -> bool:
    turned = -1 if item.lower in COMPARATIVES and _before(scope, item) else 1  # «раньше срок был короче»
    if act is Act.DELETE and (holders.loses(scope, item) or exceptions.newly(scope, item) or _is_ruled_out(scope, item)):
        return True
    if act in (Act.UP, Act.LATER):
        return _moves_by(scope, turned, item, dates=act is Act.LATER)
    if act in (Act.DOWN, Act.EARLIER):
        return _moves_by(scope, -turned, item, dates=act is Act.EARLIER)
    if act is Act.ADD and item.lower.startswith(_NEW) and scope.claims.acts.get(item.clause, set()) & {Act.UP, Act.DOWN}:
        return True  # "the new price is 25 % lower"
    if act in (Act.ADD, Act.DELETE) and _is_still_included(scope, item):
        return True
    if act in (Act.ADD, Act.DELETE) and (_from_one_to_another(scope, item) or _moved(scope, item)):
        return False
    if act is Act.ADD:
        alone = not any(one.deletes for one in scope.evidence)
        return (alone and any(one.inserts for one in scope.evidence)) or _one_sided(scope, Side.NEW, item)
    if act is Act.DELETE:
        if _ban_stays(scope, item):
            return False
        alone = not any(one.inserts for one in scope.evidence)  # else text was rewritten: what it names must be of one side
        return (alone and any(one.deletes for one in scope.evidence)) or _one_sided(scope, Side.OLD, item)
    if act in (Act.REPLACE, Act.CHANGE):
        denied = any(one.lower in _NONE and one.clause == item.clause for one in scope.near(item, -_REACH, 1))
        return any(not whole(one) and not one.still for one in scope.evidence) and (
            denied or not (_untouched(scope, item) or _came(scope, act, item))
        )
    if act is Act.SAME:
        return _stays(scope, item)
    if act in (Act.STRICTER, Act.LOOSER):
        return severity.turned(scope, 1 if act is Act.STRICTER else -1, item)
    return _of_kind(scope, act, item)


def _is_ruled_out(scope: Scope, act: Item) -> bool:
    """ "Termination before May is excluded", of what was a right and is banned: the text is not gone."""
    if not act.lower.startswith(_RULED_OUT):
        return False
    things = [one.word for one in scope.clause(act) if one.word is not None and content(one)]
    moods = [(moods_of(scope, word, Side.OLD), moods_of(scope, word, Side.NEW)) for word in things]
    return any(old & _RIGHTS and new & _BANS and not new & _RIGHTS for old, new in moods)


def _ban_stays(scope: Scope, act: Item) -> bool:
    """ "The ban on piloting was removed", of what narrowed it: all that the clause names is banned still."""
    mine = [one for one in scope.clause(act) if one is not act and one.word is not None]
    lead = next((one for one in mine if one.lower not in _ARTICLES), None)
    if lead is None or lead.word is None or "must not" not in named(lead.word.forms):
        return False
    of = [one.word for one in mine if one is not lead and content(one) and one.word is not None]
    banned = {form for side in scope.texts(Side.NEW) for form, under in side.moods.items() if "must not" in under}
    return bool(of) and all(not word.forms.isdisjoint(banned) for word in of)


def _from_one_to_another(scope: Scope, act: Item) -> bool:
    """ "Was dropped from 45 to 52": what has a figure before and after neither came nor went."""
    after = scope.near(act, 1, 1)
    if not after or after[0].lower not in FROM:
        return False
    return any(one.partner is not None and one.clause == act.clause for one in scope.claims.items[act.index :])


def _moved(scope: Scope, act: Item) -> bool:
    """ "Dropped", «опущен», of what has figures, is a direction: «было 6, стало 12»."""
    signed = [pair for one in scope.evidence for pair in one.pairs if pair.sign]
    return bool(act.acts & _UP_DOWN and signed and _mentioned(scope, signed, None))


def _before(scope: Scope, item: Item) -> bool:
    """Whether a comparative is said of the old version: behind a word of that time, in its clause."""
    lead = (one.word for one in scope.claims.items[: item.index] if one.clause == item.clause and one.word is not None)
    return item.side is Side.OLD and any(not word.forms.isdisjoint(lexicon().old) for word in lead)


def _is_still_included(scope: Scope, item: Item) -> bool:
    """ "VAT is still not included" of "excluding VAT" on both sides."""
    mine = scope.clause(item)
    things = [one.word for one in mine if content(one) and one.word is not None]
    if not item.lower.startswith(_INCLUDED) or not things or not any(one.lower in _STILL for one in mine):
        return False
    wanted = _WITHOUT if any(one.lower in _NONE for one in mine) else _WITHIN
    texts = [text.lower() for one in scope.evidence for text in (passage.text for passage in one.passages)]
    return all(any(mark in text for mark in wanted) for text in texts) and all(scope.in_source(word) for word in things)


def _untouched(scope: Scope, act: Item) -> bool:
    """«Требования к влажности не изменились»: none of the changed values is of what the clause names, and it stands on both
    sides."""
    named = [one.word for one in scope.clause(act) if content(one) and one.word is not None]
    own = [value for value in scope.claims.values() if value.clause == act.clause]
    if own and not named:
        turned = {key for one in scope.evidence for pair in one.pairs if pair.old and pair.new for key in (pair.old, pair.new)}
        if all(_on_both(scope, value) and scope.key(value) not in turned for value in own):
            return True  # «сам срок в 14 дней изменился»
    after = [value for value in scope.claims.values() if value.clause == act.clause + 1 and value.kind is not ValueType.NAME]
    if after and not own and all(_on_both(scope, value) for value in after):
        return True
    if own or not named or not all(scope.in_source(word) for word in named):
        return False
    changed = {key for one in scope.evidence for pair in one.pairs for key in (pair.old, pair.new) if key is not None}
    if not changed:
        return False
    of = {key for word in named for side in scope.sides(None) for form in word.forms for key in side.around.get(form, ())}
    return bool(of) and of.isdisjoint(changed)


def _came(scope: Scope, act: Act, item: Item) -> bool:
    """«Изменено требование о проверке знаний», of what one version alone has: it came, or went."""
    mine = [one for one in scope.claims.items if one.clause in _told(scope, item) and one is not item]
    came = all(one.inserts for one in scope.evidence) or all(one.deletes for one in scope.evidence)
    if act is not Act.CHANGE or not came or any(one.fixed or one.delta for one in mine):
        return False
    if any(one.word is not None and one.word.forms & NEGATION_NAMES for one in mine):
        return any(_denial_only(scope, side) for side in Side)
    named = [one for one in mine if one.what is What.QUOTE or (content(one) and one.word and scope.in_source(one.word))]
    return bool(named) and not scope.claims.values() and any(all(_only_there(scope, side, one) for one in named) for side in Side)


def _told(scope: Scope, act: Item) -> set[int]:
    """The clause of an act, and what it announces: «изменено требование: «…»»."""
    after = next((one for one in scope.claims.items[act.index :] if one.clause == act.clause + 1), None)
    announced = after is not None and scope.text[: after.start].rstrip().endswith(":")
    return {act.clause, act.clause + 1} if announced else {act.clause}


def _of_kind(scope: Scope, act: Act, item: Item) -> bool:
    if any(one.change.kind in _KINDS[act] or (act is Act.MOVE and one.change.moves_words) for one in scope.evidence):
        return True
    if act is Act.SPLIT:
        return len(amounts.parts(scope)) > 1
    if act is not Act.MOVE:
        return False
    if item.lower in _PASSES and any(not _OWNED.isdisjoint(side.concepts) for side in scope.texts(item.side)):
        return True
    sides = {one.side for one in scope.clause(item) if one.fixed}
    if item.lower.startswith(_HANDED) and any(_is_receiver(scope, one) for one in _after(scope, item)):
        return True
    dated = any(pair.kind is ValueType.DATE and pair.sign for pair in scope.pairs(item))
    return dated or sides >= {Side.OLD, Side.NEW}  # what moved from one to another is checked word by word


def _is_receiver(scope: Scope, item: Item) -> bool:
    """Whether the new side alone has a word, and has it as it is said: "to third parties" is not of "two thirds"."""
    return item.word is not None and scope.in_source(item.word) and _only_there(scope, Side.NEW, item)


def _after(scope: Scope, act: Item) -> list[Item]:
    return [one for one in scope.clause(act) if one.start > act.start and content(one)]


def _moves_by(scope: Scope, sign: int, item: Item, *, dates: bool) -> bool:
    """Whether the values that the clause names all went that way; of a clause without values, all those of its changes."""
    if not dates and lists.of_scope(scope, item):
        return lists.grew(scope, sign) or _members_moved(scope, sign)
    way = 0 if dates else rhythm.sign(scope, item)
    if way:
        return way == sign
    signed = [pair for one in scope.evidence for pair in one.pairs if pair.sign]
    named = _mentioned(scope, signed, item.clause)
    own = (one for one in scope.claims.values() if one.clause == item.clause and not one.delta)
    if not named and any(scope.key(one)[2] != "times" for one in own):
        return _held_by_words(scope, sign, item)
    if not dates and not signed and not named and (way := majorities.sign(scope)):
        return way == sign
    if not signed and not named and lists.extends(item):
        return lists.grew(scope, sign)
    here = named or _measured(scope, signed, item) or _mentioned(scope, signed, None) or signed
    here = here if named else narrowed(scope, here, item)
    if dates:
        here = [pair for pair in here if pair.kind is ValueType.DATE] or [p for p in here if p.kind is ValueType.PERIOD]
        if here and all(severity.counted_back(scope, pair) for pair in here):
            sign = -sign
    return bool(here) and all(pair.sign == sign for pair in here)


def _members_moved(scope: Scope, sign: int) -> bool:
    """«Состав расширен: пять членов вместо трёх»: numbers that the sentence names both, and that count its things."""
    numbers = [pair for one in scope.evidence for pair in one.pairs if pair.kind is ValueType.NUMBER and pair.sign]
    said = {scope.key(value) for value in scope.claims.values()}
    told = [pair for pair in numbers if pair.old in said and pair.new in said]
    return bool(told) and all(pair.sign == sign for pair in told)


def _measured(scope: Scope, pairs: list[Pair], act: Item) -> list[Pair]:
    """Of a clause without values: the pairs that its words stand before, and of them those of the difference that it says."""
    items = scope.clause(act)
    placed = [found for one in items if content(one) and (found := scope.around(one))]
    own = [pair for pair in pairs if placed and all({pair.old, pair.new} & found for found in placed)]
    percents = [said for start, _, said in scope.fractions if items[0].start <= start <= items[-1].end]
    deltas = [scope.key(one) for one in items if one.delta and one.value is not None]
    if percents:
        return [pair for pair in own or pairs if pair.percent is not None and abs(pair.percent - percents[0]) <= 1]
    if deltas:
        return [pair for pair in own or pairs if any(deltas[0][1] == delta[1] for delta in pair.deltas)] or own
    return own


def _held_by_words(scope: Scope, sign: int, item: Item) -> bool:
    """A clause whose own values did not change: the direction must be that of a bare number beside them."""
    keys = {
        key
        for value in scope.claims.values()
        if value.clause == item.clause and value.kind is ValueType.NUMBER
        for one in scope.claims.values()
        if (key := scope.like(value, one)) is not None
    }
    here = [pair for one in scope.evidence for pair in one.pairs if pair.sign and (pair.old in keys or pair.new in keys)]
    bare = (amounts.pair_without_unit(scope, one) for one in scope.claims.values() if one.clause == item.clause)
    here += [pair for pair in bare if pair is not None and pair.sign]
    return bool(here) and all(pair.sign == sign for pair in here)


def _mentioned(scope: Scope, pairs: list[Pair], clause: int | None) -> list[Pair]:
    keys = {scope.key(value) for value in scope.claims.values() if clause in (None, value.clause) and not value.delta}
    return [pair for pair in pairs if pair.old in keys or pair.new in keys]


def _one_sided(scope: Scope, side: Side, act: Item) -> bool:
    """Whether the clause names a value, quote or word that stands on that side alone."""
    others = [one for one in scope.claims.items if one is not act]
    near = [one for one in others if one.clause in (act.clause, act.clause + 1)]
    alone = not any(content(one) or one.carries for one in near)  # «указание на то, что …, убрано»
    named = [one for one in others if one.clause < act.clause] if alone else near
    return any(_only_there(scope, side, item) for item in named)


def _only_there(scope: Scope, side: Side, item: Item) -> bool:
    if item.what is What.QUOTE:
        places = scope.quotes.get(item.start)
        elsewhere = any(one.quote(other(side), item.text) is not None for one in scope.evidence)
        return bool(places) and not elsewhere and all(quote.side is side for quote in places or ())
    if item.what is What.VALUE:
        if item.kind is ValueType.MODALITY:
            return False
        key = scope.key(item) if item.kind not in LOGIC else None
        return key is not None and scope.stands(key, side) and not scope.stands(key, other(side))
    assert item.word is not None
    limits = not concepts_of(item.word.forms).isdisjoint(_LIMITS)
    if (limits or not is_meta(item.word)) and (scope.only_on(item.word, side) or _lacks(scope, item.word, other(side))):
        return True
    if modal_only(scope, item.word, side):
        return True
    return bool(item.word.forms & NEGATION_NAMES) and _denial_only(scope, side)


def _lacks(scope: Scope, word: Word, side: Side) -> bool:
    """«Комиссия отменена» of what is now done «без комиссии»: plain on one side, denied or lacking on this one."""
    here, there = scope.marks(word, side), scope.marks(word, other(side))
    return PLAIN in there and bool(here) and PLAIN not in here


def _denial_only(scope: Scope, side: Side) -> bool:
    pairs = [pair for one in scope.evidence for pair in one.pairs if pair.kind is ValueType.NEGATION]
    return any((pair.new and not pair.old) if side is Side.NEW else (pair.old and not pair.new) for pair in pairs)


def _stays(scope: Scope, act: Item) -> bool:
    """What is said to stay stands on both sides."""
    values = [one for one in scope.claims.items if one.what is not What.WORD and one.kind not in LOGIC]
    named = [one for one in values if one.clause == act.clause] or [one for one in values if one.clause == act.clause + 1]
    return all(_on_both(scope, item) for item in named) if named else _words_stay(scope, act)


def _words_stay(scope: Scope, act: Item) -> bool:
    """ "The deadline for visible defects is unchanged": both versions have the same figures for what the clause names."""
    words = [one.word for one in scope.clause(act) if content(one) and one.word is not None]
    old, new = ([_figures(scope, word, side) for word in words] for side in (Side.OLD, Side.NEW))
    return any(old) and all(scope.in_source(word) for word in words) and old == new


def _figures(scope: Scope, word: Word, side: Side) -> set[Key]:
    own = (one.old if side is Side.OLD else one.new for one in scope.evidence)
    return {key for one in own for form in word.forms for key in one.around.get(form, ())}


def _on_both(scope: Scope, item: Item) -> bool:
    for side in (Side.OLD, Side.NEW):
        if item.what is What.VALUE and not scope.stands(scope.key(item), side):
            return False
        if item.what is What.QUOTE and not any(one.quote(side, item.text) for one in scope.evidence):
            return False
    return True
