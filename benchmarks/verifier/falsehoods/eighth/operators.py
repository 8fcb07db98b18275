"""The operators of the eighth list that need more than a word for a word."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Final

from benchmarks.verifier.falsehoods.material import Material
from benchmarks.verifier.falsehoods.strikes import (
    NUMBER,
    QUOTED,
    Strikes,
    named_on,
    numbers,
    of_swaps,
    places,
    put,
    quoted,
)
from core.analysis.draft import Cited, Draft

STRIKES: Final[dict[str, Strikes]] = {}
named = named_on(STRIKES)


def _nearby(number: str) -> Iterator[str]:
    if number[-1].isdigit():
        yield number[:-1] + str((int(number[-1]) + 1) % 10)
        yield "1" + number
        yield number[0] + number


STRIKES["number: a little or a digit more"] = numbers(_nearby)
STRIKES["number: with a share"] = numbers(lambda number: iter((f"{number} с половиной", f"{number} and a half")))
STRIKES["number: not it"] = numbers(lambda number: iter((f"{number} ± 1", f"~{number}", f">{number}")))


@named("number: in words, and others")
def _in_words(one: Material) -> Iterator[str]:
    words = ("девяносто девять", "сто один") if one.case.language == "ru" else ("ninety-nine", "a hundred and one")
    for found in NUMBER.finditer(one.draft.text):
        for word in words:
            yield put(one.draft.text, found.end(), found.end(), f" ({word})")
            yield put(one.draft.text, *found.span(), word)


@named("number: those of both versions in each other's place")
def _turned(one: Material) -> Iterator[str]:
    for a, b in combinations(list(NUMBER.finditer(one.draft.text)), 2):
        if a.group() != b.group():
            yield put(put(one.draft.text, *b.span(), a.group()), *a.span(), b.group())
            yield put(one.draft.text, *a.span(), b.group())
            yield put(one.draft.text, *b.span(), a.group())


@named("number: a wrong step told")
def _step(one: Material) -> Iterator[str]:
    if "way" in one.case.slots and one.case.slots["way"] != "date":
        tails = (
            (" (разница 77)", ", то есть втрое с половиной", " на 91 % больше")
            if one.case.language == "ru"
            else (" (a difference of 77)", ", three and a half times", ", 91% more")
        )
        for tail in tails:
            yield one.draft.text.rstrip(".") + tail + "."


@named("date: another one")
def _date(one: Material) -> Iterator[str]:
    for found in re.finditer(r"(\d{1,2}) ([^\W\d]+) (20\d\d)", one.draft.text):
        yield put(one.draft.text, *found.span(1), str(int(found.group(1)) % 28 + 1))
        yield put(one.draft.text, *found.span(3), str(int(found.group(3)) + 1))
        yield put(one.draft.text, *found.span(1), "29")


@named("direction: the clause of the other version")
def _clause(one: Material) -> Iterator[str]:
    was, now = one.case.slots.get("was", ""), one.case.slots.get("now", "")
    for this, other in ((was, now), (now, was)) if was else ():
        for found in places(this, one.draft.text):
            new = other[:1].upper() + other[1:] if found.group()[:1].isupper() else other
            yield put(one.draft.text, *found.span(), new)


@named("name: another subject for the figure")
def _subject(one: Material) -> Iterator[str]:
    others = {
        "what": {"ru": ["расход топлива", "размер залога"], "en": ["the fuel consumption", "the size of the security"]},
        "of": {"ru": ["расхода топлива", "размера залога"], "en": []},
    }
    for name, by in others.items():
        for found in places(one.case.slots[name], one.draft.text) if name in one.case.slots else ():
            for other in by[one.case.language]:
                yield put(one.draft.text, *found.span(), other)


@named("invented: a word before the figure or behind it")
def _beside(one: Material) -> Iterator[str]:
    before = (
        ("минимум ", "максимум ", "лишь до ", "условные ")
        if one.case.language == "ru"
        else ("no fewer than ", "a maximum of ", "only up to ", "a notional ")
    )
    for name in ("a", "b"):
        value = one.case.slots.get(name, "")
        own = one.case.old + one.case.new
        bounded = any(word in own for word in ("не должна", "at least", "not exceed", "until", "до "))
        for found in places(value, one.draft.text) if value and not bounded else ():
            for word in before:
                yield put(one.draft.text, found.start(), found.start(), word)


@named("invented: another change in the same breath")
def _another(one: Material) -> Iterator[str]:
    joint = ", как и то, что " if one.case.language == "ru" else ", just as "
    for other in one.others[:4]:
        yield f"{one.draft.text.rstrip('.')}{joint}{other.text[:1].lower()}{other.text[1:]}"
        yield f"{other.text} {one.draft.text}"


def _citations(one: Material) -> Iterator[Draft]:
    for other in one.others[:4]:
        yield replace(one.draft, changes=other.changes)
        yield replace(one.draft, changes=(*other.changes, *one.draft.changes), quotes=(*other.quotes, *one.draft.quotes))
        yield replace(one.draft, quotes=other.quotes)


STRIKES["citation: of another change, or its quotes"] = _citations


def _broken(quote: str) -> Iterator[str]:
    for at in range(1, len(quote) - 1):
        if quote[at].isalpha() and quote[at + 1].isalpha() and quote[at] != quote[at + 1] and at % 3 == 0:
            yield quote[:at] + quote[at + 1] + quote[at] + quote[at + 2 :]
        if quote[at].isdigit():
            yield quote[:at] + str((int(quote[at]) + 5) % 10) + quote[at + 1 :]
    yield quote + (" и прочее" if re.search("[а-я]", quote) else " et cetera")


STRIKES["quote: beside the sentence, letters or digits"] = quoted(
    lambda quote, _: (Cited(side=quote.side, text=text) for text in _broken(quote.text))
)


@named("quote: in the sentence, letters or digits")
def _inline(one: Material) -> Iterator[str]:
    for found in QUOTED.finditer(one.draft.text):
        for new in _broken(found.group(1)):
            yield put(one.draft.text, *found.span(1), new)


of_swaps(Path(__file__).parent, STRIKES)
