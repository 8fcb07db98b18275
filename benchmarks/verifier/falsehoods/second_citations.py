"""Falsehoods of the second list: citations and quotes."""

import random
import re
from collections.abc import Sequence
from dataclasses import replace

from benchmarks.verifier.falsehoods.material import Material
from benchmarks.verifier.falsehoods.second_list import both, operator, said
from core.analysis.draft import Cited, Draft
from core.model.document import Side

_OTHERS = {"ru": ("полностью", "срок", "сторона", "иной", "договор"), "en": ("fully", "term", "party", "other", "contract")}

# Citations


def _foreign(material: Material, kin: bool, chance: random.Random) -> Draft | None:
    """A draft of another change, of which this sentence cannot be true: it tells of something of its own that the other lacks."""
    own = _words(both(material)) & _words(material.draft.text)
    known: dict[tuple[str, ...], set[str]] = {}
    others = (*material.others, *material.kin)
    for draft in others:
        known.setdefault(draft.changes, set()).update(_words(" ".join([draft.text, *(quote.text for quote in draft.quotes)])))
    fits = {changes for changes, words in known.items() if own - words and (len(own & words) > 1) == kin}
    found = [draft for draft in others if draft.changes in fits and draft.changes != material.draft.changes]
    return chance.choice(found) if found else None


def _words(text: str) -> set[str]:
    """What tells one change from another: numbers and the beginnings of longer words."""
    return {word.lower()[:6] for word in re.findall(r"[\w.,]*\d\w*|\w{5,}", text)}


@operator("citation: another change, own quotes")
def _cite_other(material: Material, chance: random.Random) -> Draft | None:
    other = _foreign(material, False, chance)
    return other and replace(material.draft, changes=other.changes)


@operator("citation: another change with its quotes")
def _cite_whole(material: Material, chance: random.Random) -> Draft | None:
    other = _foreign(material, False, chance)
    return other and replace(material.draft, changes=other.changes, quotes=other.quotes)


@operator("citation: one more change, with its quotes")
def _cite_more(material: Material, chance: random.Random) -> Draft | None:
    other = _foreign(material, False, chance)
    if other is None:
        return None
    return replace(
        material.draft, changes=(*material.draft.changes, *other.changes), quotes=(*material.draft.quotes, *other.quotes)
    )


@operator("citation: a change in the same words, with its quotes")
def _cite_same(material: Material, chance: random.Random) -> Draft | None:
    other = _foreign(material, True, chance)
    return other and replace(material.draft, changes=other.changes, quotes=other.quotes)


@operator("citation: a change that is not")
def _cite_none(material: Material, chance: random.Random) -> Draft | None:
    own = material.draft.changes[0]
    other = chance.choice(
        (own[:-1], own[::-1], own[:-1] + ("0" if own[-1] != "0" else "1"), "C1", own.upper() if own.upper() != own else "C2")
    )
    return replace(material.draft, changes=(other,))


# Quotes


def _requoted(material: Material, quotes: Sequence[Cited]) -> Draft | None:
    return replace(material.draft, quotes=tuple(quotes)) if tuple(quotes) != material.draft.quotes else None


@operator("quote: of the other side")
def _other_side(material: Material, chance: random.Random) -> Draft | None:
    flipped = []
    for quote in material.draft.quotes:
        side = Side.NEW if quote.side == Side.OLD else Side.OLD
        if quote.text in (material.case.old if side == Side.OLD else material.case.new):
            return None
        flipped.append(Cited(side=side, text=quote.text))
    return _requoted(material, flipped)


@operator("quote: one word changed")
def _word_changed(material: Material, chance: random.Random) -> Draft | None:
    quotes = list(material.draft.quotes)
    if not quotes:
        return None
    at = chance.randrange(len(quotes))
    words = quotes[at].text.split()
    place = chance.randrange(len(words))
    others = _OTHERS[material.case.language]
    words[place] = chance.choice(others)
    text = " ".join(words)
    if text in both(material):
        return None
    quotes[at] = Cited(side=quotes[at].side, text=text)
    return _requoted(material, quotes)


@operator("quote: two pieces glued")
def _glued(material: Material, chance: random.Random) -> Draft | None:
    whole = material.case.new or material.case.old
    words = whole.split()
    if len(words) < 7:
        return None
    text = " ".join((*words[:2], *words[-2:])) if chance.random() < 0.5 else " ".join((*words[-3:], *words[:2]))
    side = Side.NEW if material.case.new else Side.OLD
    return None if text in whole else _requoted(material, [*material.draft.quotes, Cited(side=side, text=text)])


@operator("quote: of another change")
def _quote_elsewhere(material: Material, chance: random.Random) -> Draft | None:
    found = [d for d in material.others if d.quotes and not any(q.text in both(material) for q in d.quotes)]
    return _requoted(material, chance.choice(found).quotes) if found else None


@operator("quote: a number changed")
def _quote_number(material: Material, chance: random.Random) -> Draft | None:
    quotes = [Cited(side=q.side, text=re.sub(r"\d", lambda m: str((int(m[0]) + 1) % 10), q.text)) for q in material.draft.quotes]
    if any(quote.text in both(material) for quote in quotes):
        return None
    return _requoted(material, quotes)


_IN_TEXT = re.compile(r"«([^«»]+)»|“([^“”]+)”")


@operator("quote: words in the text's quotation marks")
def _in_marks(material: Material, chance: random.Random) -> Draft | None:
    found = [m for m in _IN_TEXT.finditer(material.draft.text) if " " in m[0]]
    if not found:
        return None
    match = chance.choice(found)
    words = (match[1] or match[2]).split()
    place = chance.randrange(len(words))
    manner = chance.randrange(3)
    others = _OTHERS[material.case.language]
    if manner == 0:
        words[place] = chance.choice(others)
    elif manner == 1:
        words.insert(place, chance.choice(others))
    else:
        words.reverse()
    text = " ".join(words)
    if text in both(material):
        return None
    whole = material.draft.text
    return said(material, whole[: match.start()] + whole[match.start()] + text + whole[match.end() - 1 :])


@operator("quote: of the text's quotation marks, exchanged")
def _marks_exchanged(material: Material, chance: random.Random) -> Draft | None:
    found = list(_IN_TEXT.finditer(material.draft.text))
    if len(found) != 2 or re.search("ООО|АО", material.draft.text):
        return None
    one, two = found
    text = material.draft.text
    return said(material, text[: one.start()] + two[0] + text[one.end() : two.start()] + one[0] + text[two.end() :])
