"""One paragraph that became several: its words lie in neighbours, in order."""

from collections.abc import Callable, Iterator, Mapping, Sequence

HELD = 0.7
"""So much of each part must lie in the whole."""
WHOLE = 0.6
"""So much of the whole must lie in its parts."""
WORDS = 2
"""A part with fewer words is no sign of a split."""
LONGEST = 12
"""More parts are not looked for."""
NEAR = 3
"""So many parts a whole without a partner may begin with."""
SEAM = 3
"""Words at each side of a seam, so that the beginning of one text and the end of another are a third one."""
LOOSE_SEAM = 5
"""The same where other words stand in the seam."""
SEAMED = 0.7
"""So much of such a text must be of the two."""

Shared = Callable[[str, str], int]
Texts = Callable[[int], str | None]


def find_splits(
    wholes: Texts,
    parts: Texts,
    partner: Mapping[int, int],
    free_wholes: set[int],
    free_parts: set[int],
    shared: Shared,
) -> Iterator[tuple[int, list[int]]]:
    """(whole, its parts in order). `partner` maps a whole to the one part found so far; texts are coded, None for a table or
    beyond the ends."""
    taken: set[int] = set()
    for place in sorted({*_beside(partner, free_parts), *free_wholes}):
        text = wholes(place)
        if not text or len(text) < 2 * WORDS:
            continue
        free = free_parts - taken
        if place in partner:
            found = _grow(text, parts, [partner[place]], free, shared)
            found = found or _seam(text, parts, partner[place], free, shared)
        else:
            found = _start(place, text, parts, partner, free, shared)
        if found:
            taken.update(found)
            yield place, found


def _beside(partner: Mapping[int, int], free: set[int]) -> Iterator[int]:
    """Wholes whose part has a free neighbour."""
    return (place for place, part in partner.items() if part + 1 in free or part - 1 in free)


def _grow(text: str, parts: Texts, held: list[int], free: set[int], shared: Shared) -> list[int] | None:
    """Takes in free neighbours as long as the whole has their words beyond what it shares already."""
    first = parts(held[0])
    if not first or len(first) > 1.5 * len(text):
        return None
    if (exact := _exact(text, parts, held[0], free)) is not None:
        return exact
    common = shared(text, first)
    if common > 0.95 * len(text):
        return None
    for step in (1, -1):
        while len(held) < LONGEST:
            near = (held[-1] if step > 0 else held[0]) + step
            more = parts(near) if near in free else None
            if not more or len(more) < WORDS:
                break
            grown = [*held, near] if step > 0 else [near, *held]
            total = shared(text, _joined(parts, grown))
            if total - common < HELD * len(more):
                break
            held, common = grown, total
    return held if len(held) > 1 and _holds(text, parts, held, common) else None


def _exact(text: str, parts: Texts, held: int, free: set[int]) -> list[int] | None:
    """A part and a neighbour that are the whole together, word for word: then a single word is a sign too, as that of a title
    with which a paragraph begins."""
    for pair in ([held, held + 1], [held - 1, held]):
        if not free.isdisjoint(pair) and _joined(parts, pair) == text and all(map(parts, pair)):
            return pair
    return None


def _start(
    place: int,
    text: str,
    parts: Texts,
    partner: Mapping[int, int],
    free: set[int],
    shared: Shared,
) -> list[int] | None:
    """A whole without a partner: begins after the part of the whole before it."""
    before = place - 1
    while before >= 0 and before not in partner:
        before -= 1
    spot = partner[before] + 1 if before >= 0 else 0
    near = [at for at in range(spot, spot + NEAR) if at in free]
    for at in near:
        first = parts(at)
        if first and len(first) >= WORDS and shared(text, first) >= HELD * len(first):
            return _grow(text, parts, [at], free - {at}, shared)
    return next((found for at in near if (found := _seam(text, parts, at, free - {at}, shared))), None)


def _seam(text: str, parts: Texts, held: int, free: set[int], shared: Shared) -> list[int] | None:
    """A whole that is the beginning of one part and the end of a later one: what stood between them was cut out, or typed in
    together with a paragraph's end. `held`: the part found so far, either of the two."""
    from rapidfuzz.distance import Postfix, Prefix

    known = parts(held)
    if not known or known == text or len(text) < 2 * SEAM:
        return None
    start, end = Prefix.similarity, Postfix.similarity
    for step, here, there in ((1, start, end), (-1, end, start)):
        first = here(text, known)
        for count in range(1, LONGEST) if first >= SEAM else ():
            more = parts(held + step * count) if held + step * count in free else None
            if more is None:
                break
            last = there(text, more)
            both = min(len(text), first + last)
            if _is_seam(len(text), both, min(first, last)) and both - shared(text, known) >= SEAM:
                return sorted(range(held, held + step * (count + 1), step))
    return None


def _is_seam(length: int, both: int, least: int) -> bool:
    """Whether a whole of that length is made of so many words of two parts, of which the shorter has `least`."""
    if least < SEAM:
        return False
    return both == length or (least >= LOOSE_SEAM and both >= SEAMED * length)


def _joined(parts: Texts, places: Sequence[int]) -> str:
    return "".join(parts(at) or "" for at in places)


def _holds(text: str, parts: Texts, held: Sequence[int], common: int) -> bool:
    return common >= WHOLE * len(text) and common >= HELD * len(_joined(parts, held))
