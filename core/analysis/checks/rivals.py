"""Whose figure it is where a sentence of the change has several of a kind: a word that leads to one of them, or follows it, is
not said of another. "The annual leave is 7 days", of "annual leave of 28 days and additional leave of 7 days"."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final, NamedTuple

from core.analysis.checks.ground import Ground
from core.analysis.checks.measured import UNIT_WORDS
from core.analysis.checks.scope import Scope
from core.analysis.checks.siblings import SORTS
from core.analysis.claims import Item
from core.analysis.figures import LOGIC, Key
from core.analysis.lemmas import cyrillic, noun
from core.analysis.lexicon import Act, lexicon
from core.analysis.places import LEADS, Figure, Place, is_verb
from core.analysis.side_evidence import SideEvidence
from core.model.change import ValueType
from core.model.document import Side

_NO_FIGURES: Final = LOGIC | {ValueType.NAME, ValueType.REFERENCE}
_LEADING: Final = re.compile(r"\s*[—–:]\s*\Z")
"""What stands between a thing and its figure: "the leave: now 7 days"."""
_MOVED: Final = frozenset({Act.UP, Act.DOWN})
_UNITS: Final = frozenset("day week month quarter year hour день неделя месяц квартал год час сутки раз".split())
_SHORTEST: Final = 4
"""Letters of a word that a figure can be of."""
_NEAR: Final = 3
"""Words before the first figure of a sentence that lead to it alone."""
_REST: Final = frozenset("остальной прочий другой other rest remaining".split())
"""«На остальные — 8 часов»: the thing is left away."""
_OF_THEM: Final = frozenset("them which whom них которых".split())
""" "52 of them": what they are stands before another figure."""
_TWO: Final = 2
"""Figures of a kind in one sentence, between which a word can be mixed up."""
Owned = dict[str, frozenset[Key]]


class _Told(NamedTuple):
    """Of a stretch of the sentence: its words, and the figures by their kind."""

    words: list[Item]
    figures: list[Item]


def hold(scope: Scope) -> bool:
    """Of each clause with a figure, and of what a dash or colon leads from to one."""
    owned = scope.ground.kept(_owned)
    if not owned or not scope.figures():
        return True
    return not any(_mixed(scope, told, owned) for told in _stretches(scope))


def _stretches(scope: Scope) -> Iterator[_Told]:
    before: list[Item] = []
    for _, items in scope.clauses:
        leads = bool(before) and _LEADING.search(scope.text, before[-1].end, items[0].start) is not None
        mine = [*before, *items] if leads else items
        figures = [one for one in mine if one.value is not None and one.kind not in _NO_FIGURES and not one.delta]
        if figures or scope.claims.acts.get(items[0].clause, set()) & _MOVED:
            yield _Told([one for one in mine if one.word is not None], figures)
        before = items if not figures else []


def _kind(key: Key) -> str:
    """What a figure counts: of quantities the unit too, for a mass is no temperature."""
    return f"{key[0]} {key[2]}" if key[0] == "quantity" else key[0]


def _mixed(scope: Scope, told: _Told, owned: dict[Side, Owned]) -> bool:
    if any(not one.word.forms.isdisjoint(_REST) for one in told.words if one.word is not None):
        return False
    twins = scope.ground.kept(_twins)
    if not told.figures:
        return any(
            _is_of_another(scope, one, kind, set(twins), owned) for one in told.words for kind in {_kind(key) for key in twins}
        )
    for kind in {_kind(scope.key(one)) for one in told.figures}:
        said = {scope.key(one) for one in told.figures if _kind(scope.key(one)) == kind}
        said |= {twin for key in said for twin in twins.get(key, ())}
        if any(_is_of_another(scope, one, kind, said, owned) for one in told.words):
            return True
    return False


def _is_of_another(scope: Scope, item: Item, kind: str, said: set[Key], owned: dict[Side, Owned]) -> bool:
    """Whether all that the word leads to or follows, of that kind, are figures that the clause has not."""
    if not _says(scope, item):
        return False
    own = _keys_of(item, kind, owned)
    if not own or not own.isdisjoint(said):
        return False
    after = next(iter(scope.near(item, 1, 1)), None)
    if after is None or after.clause != item.clause:
        return True
    if after.value is not None:
        return False  # "phase two now takes 70 days": of both phases
    told = _keys_of(after, kind, owned) if after.word is not None and not cyrillic(item.text) else set()
    return not told or not told <= said  # "the shaft tolerance"


def _says(scope: Scope, item: Item) -> bool:
    """A word of the change that a figure can be of."""
    assert item.word is not None
    if item.small or item.acts or item.ended is not None or len(item.text) < _SHORTEST or not scope.in_source(item.word):
        return False
    if _is_verb(scope, item) or _compares(item):
        return False
    if scope.is_party(item.word) or _is_unit(item):
        return False
    return scope.titles.isdisjoint(item.word.forms)


def _compares(item: Item) -> bool:
    """A noun of comparing ("amount", «размер»), no word of a sort ("single", «основной»)."""
    if item.word is None or not item.meta or not item.word.forms.isdisjoint(SORTS):
        return False
    return noun(item.text) if cyrillic(item.text) else True


def _is_unit(item: Item) -> bool:
    """But "daily" is none."""
    assert item.word is not None
    found = item.word.forms if cyrillic(item.text) else {item.lower.removesuffix("s")}
    return item.lower in UNIT_WORDS or not _UNITS.isdisjoint(found)


def _is_verb(scope: Scope, item: Item) -> bool:
    """What is done may be done with all of the figures."""
    before = next(iter(scope.near(item, -1, -1)), None)
    led = before is not None and (before.kind is ValueType.MODALITY or (before.word is not None and scope.is_party(before.word)))
    return is_verb(item.text) or (led and not cyrillic(item.text))


def _keys_of(item: Item, kind: str, owned: dict[Side, Owned]) -> set[Key]:
    assert item.word is not None
    return {key for side in owned for form in item.word.forms for key in owned[side].get(form, ()) if _kind(key) == kind}


def _twins(ground: Ground) -> dict[Key, set[Key]]:
    """Value → those that it gave way to, or that gave way to it."""
    found: dict[Key, set[Key]] = {}
    for one in ground.evidence:
        for pair in one.pairs:
            if pair.old is not None and pair.new is not None:
                found.setdefault(pair.old, set()).add(pair.new)
                found.setdefault(pair.new, set()).add(pair.old)
    return found


def _owned(ground: Ground) -> dict[Side, Owned]:
    """By version: word form → the figures of its sentences that are its own, where a sentence has two of a kind."""
    found: dict[Side, Owned] = {}
    for side in Side:
        mine: dict[str, set[Key]] = {}
        for one in ground.texts(side):
            for form, keys in _own_of(one):
                mine.setdefault(form, set()).update(keys)
        if mine:
            found[side] = {form: frozenset(keys) for form, keys in mine.items()}
    return found


def _own_of(side: SideEvidence) -> Iterator[tuple[str, frozenset[Key]]]:
    sentences: dict[tuple[int, int], list[Figure]] = {}
    for one in side.figures:
        sentences.setdefault((id(side.runs[one.run]), one.sentence), []).append(one)
    if not _has_two(side.figures):
        return
    places = {(id(place.run), place.at): place for group in side.places.values() for place in group}
    bare = {id(figure) for here in sentences.values() for figure in here if _is_bare(figure, side, places)}
    referring = {run for (run, _), place in places.items() if not place.word.forms.isdisjoint(_OF_THEM)}
    for place in places.values():
        if id(place.run) in referring:
            continue
        here = sentences.get((id(place.run), place.sentence), [])
        keys = frozenset(key for figure in _beside(place, here, bare) for key in figure.keys)
        yield from ((form, keys) for form in place.word.forms)


def _has_two(figures: list[Figure]) -> bool:
    kinds = [_kind(next(iter(one.keys))) for one in figures if one.keys]
    return any(kinds.count(kind) >= _TWO for kind in kinds)


def _is_bare(figure: Figure, side: SideEvidence, places: dict[tuple[int, int], Place]) -> bool:
    """Whether its part of the sentence has no word before it: ", up to 5 %" is of what the figure before is of."""
    run = side.runs[figure.run]
    at = bisect_left([word.start for word in run], figure.start) - 1
    place = places.get((id(run), at))
    return place is not None and not _content(place, run[place.begin].start - 1, figure.start)


def _beside(place: Place, figures: list[Figure], bare: set[int]) -> Iterator[Figure]:
    """The first figures behind a word, and the last before it in its own part; of what a whole sentence stands under, all."""
    after = [one for one in figures if one.start > place.word.start]
    before = [one for one in figures if one.start < place.word.start]
    if not before and after and len(_content(place, place.word.end, after[0].start)) >= _NEAR:
        yield from figures
        return
    yield from _listed(place, after, bare)
    mine = [at for at, one in enumerate(before) if one.start >= place.run[place.begin].start or not _is_parted(place, one)]
    leads = after and id(after[0]) not in bare and not _content(place, place.word.end, after[0].start)
    if mine and not (leads and _parted_by_lead(place, before[-1])):
        yield before[-1]
        yield from (one for one in after[:1] if id(one) in bare)


def _parted_by_lead(place: Place, figure: Figure) -> bool:
    """ "250 mm with a tolerance of ±0.5 mm", but not "412 respondents from five regions"."""
    return any(figure.start < word.start < place.word.start and word.text.lower() in LEADS for word in place.run)


def _listed(place: Place, figures: list[Figure], bare: set[int]) -> Iterator[Figure]:
    """The first of them, and those that stand with it: "from 9 to 18", "5 %, up to 10 %"."""
    for at, one in enumerate(figures):
        if at and id(one) not in bare and _content(place, figures[at - 1].start, one.start):
            return
        yield one


def _content(place: Place, start: int, end: int) -> list[str]:
    """The words between two places that are no units and no small words."""
    words = (word for word in place.run if start < word.start < end and word.text.lower() not in UNIT_WORDS)
    return [word.text for word in words if word.forms.isdisjoint(_UNITS | lexicon().function)]


def _is_parted(place: Place, figure: Figure) -> bool:
    """Whether a word stands between a figure and the word's part of the sentence: else that part begins at the figure."""
    return place.run[place.begin].start > figure.start and place.begin > 0 and place.run[place.begin - 1].start > figure.start
