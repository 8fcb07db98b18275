"""The operators of the ninth list: what its changes hold themselves, and its files of words."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from benchmarks.verifier.falsehoods.material import Material
from benchmarks.verifier.falsehoods.seventh.material import Written, read, written
from benchmarks.verifier.falsehoods.strikes import Strikes, named_on, of_swaps, places, put, quoted, texts
from core.analysis.draft import Cited
from core.model.document import Side

STRIKES: Final[dict[str, Strikes]] = {}
named = named_on(STRIKES)
_FOLDER: Final = Path(__file__).parent


@cache
def _by_name(language: str) -> dict[str, Written]:
    return {change["name"]: change for change in written(_FOLDER, language)}


def _change(one: Material) -> Written:
    return _by_name(one.case.language)[one.case.name]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _either(pairs: list[list[str]], text: str) -> Iterator[str]:
    """Each word of the pairs by the other one, a place at a time."""
    for first, second in pairs:
        for word, other in ((first, second), (second, first)):
            for found in places(word, text):
                yield put(text, *found.span(), _capital(other) if found.group()[:1].isupper() else other)


@named("party: one in the other's place")
def _party(one: Material) -> Iterator[str]:
    yield from _either(_change(one).get("parties", []), one.draft.text)


@named("party: both exchanged")
def _parties(one: Material) -> Iterator[str]:
    text = one.draft.text
    by = {word: other for a, b in _change(one).get("parties", []) for word, other in ((a, b), (b, a))}
    if by:
        words = "|".join(sorted(map(re.escape, by), key=len, reverse=True))
        yield _capital(re.sub(rf"(?<!\w)(?:{words})(?!\w)", lambda found: by[found.group()], text))


@named("party: the cases exchanged")
def _cases(one: Material) -> Iterator[str]:
    text, by = one.draft.text, _change(one).get("cases", {})
    if by and all(any(places(word, text)) for word in by):
        yield _capital(re.sub(rf"(?<!\w)(?:{'|'.join(by)})(?!\w)", lambda found: by[found.group()], text))


@named("object: another of the same clause")
def _object(one: Material) -> Iterator[str]:
    yield from _either(_change(one).get("near", []), one.draft.text)


@named("instead: a value beside it for that of a version")
def _beside(one: Material) -> Iterator[str]:
    for name in ("a", "b"):
        value = one.case.slots.get(name, "")
        for found in places(value, one.draft.text) if value else ():
            for other in _change(one).get("beside", []):
                yield put(one.draft.text, *found.span(), other)


_DEGREES: Final = {
    "ru": [
        "Удвоение {of}: {b}.",
        "Многократное изменение {of}: {b}.",
        "{What}: в десять раз иначе, {b}.",
        "Для {of} почти ничего не осталось: {b}.",
    ],
    "en": [
        "{What} doubled to {b}.",
        "{What} multiplied to {b}.",
        "A tenfold change of {what}: {b}.",
        "Hardly anything is left of {what}: {b}.",
    ],
}


@named("degree: in a word")
def _degree(one: Material) -> Iterator[str]:
    """Of what did not double, halve or grow many times over."""
    yield from _filled(one, _DEGREES[one.case.language]) if not _doubled(one) else ()


def _doubled(one: Material) -> bool:
    a, b = (re.search(r"\d[\d .,]*", one.case.slots.get(name, "0")) for name in ("a", "b"))
    if not a or not b:
        return True
    first, second = (float(found.group().replace(" ", "").replace(",", ".").rstrip(".")) for found in (a, b))
    return not first or not 0.6 < second / first < 1.9


def _filled(one: Material, templates: list[str]) -> Iterator[str]:
    """The templates with the change's facts, where it has all that they ask for."""
    slots = one.case.slots
    facts = slots | {name.capitalize(): _capital(slots[name]) for name in ("what", "was", "now") if name in slots}
    for template in templates if "way" in slots else ():
        yield _capital(template.format(**facts))


_BOUNDS: Final = (
    "не более",
    "не менее",
    "не превыша",
    "наимен",
    "до ",
    "at least",
    "exceed",
    "within",
    "up to",
)


def _bounded(one: Material) -> bool:
    """Whether its value is a bound already."""
    said = f"{one.case.old} {one.case.slots.get('what', '')}".lower()
    return any(word in said for word in _BOUNDS)


def _of_halves(name: str) -> None:
    by_language = read(_FOLDER, "halves")[name]
    STRIKES[name] = texts(
        lambda one: iter(()) if name.startswith("bound") and _bounded(one) else _filled(one, by_language[one.case.language])
    )


def _of_changes(name: str) -> None:
    STRIKES[name] = texts(lambda one: iter(_change(one)["lies"].get(name.removeprefix("written, "), ())))


def _wrong_side(quote: Cited, one: Material) -> Iterator[Cited]:
    """The whole of the other version as if it stood in this one."""
    side = Side.NEW if quote.side is Side.OLD else Side.OLD
    if quote.text not in (one.case.new if side is Side.NEW else one.case.old):
        yield Cited(side=side, text=quote.text)


STRIKES["quote: beside the sentence, told of the other version"] = quoted(_wrong_side)
for _name in read(_FOLDER, "halves"):
    _of_halves(_name)
for _name in sorted({name for one in ("ru", "en") for change in written(_FOLDER, one) for name in change["lies"]}):
    _of_changes(f"written, {_name}")
of_swaps(_FOLDER, STRIKES)
