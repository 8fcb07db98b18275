"""Operators that make a true sentence false in each place where they can strike: one false draft a place."""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from benchmarks.verifier.falsehoods.material import Material
from benchmarks.verifier.falsehoods.seventh.material import read
from core.analysis.draft import Cited, Draft
from core.model.document import Side

Strikes = Callable[[Material], Iterator[Draft]]
NUMBER: Final = re.compile(r"\d{4}-\d\d-\d\d|\d+(?:[   ]\d{3})*(?:[.,]\d+)*")
QUOTED: Final = re.compile(r"[«“]([^»”]+)[»”]")
_INNER: Final = re.compile(r"(?=[;)])|(?=, (?:а|но|and|but|while) )")


def texts(made: Callable[[Material], Iterator[str]]) -> Strikes:
    """An operator that changes the text alone."""

    def strikes(one: Material) -> Iterator[Draft]:
        for text in made(one):
            if text != one.draft.text:
                yield replace(one.draft, text=text)

    return strikes


def named_on(
    list_: dict[str, Strikes],
) -> Callable[[str], Callable[[Callable[[Material], Iterator[str]]], Callable[[Material], Iterator[str]]]]:
    """A decorator that puts operators on the text on a list, as `kind: manner`."""

    def named(name: str) -> Callable[[Callable[[Material], Iterator[str]]], Callable[[Material], Iterator[str]]]:
        def add(made: Callable[[Material], Iterator[str]]) -> Callable[[Material], Iterator[str]]:
            list_[name] = texts(made)
            return made

        return add

    return named


def put(text: str, start: int, end: int, new: str) -> str:
    """The text with `new` for [start, end), a capital at its beginning."""
    done = text[:start] + new + text[end:]
    return done[:1].upper() + done[1:]


def lowered(text: str) -> str:
    """A sentence as it stands after words put before it: names and signs keep their capitals."""
    name = text[:1].isupper() and (text[1:2].isupper() or " " not in text or text.split()[0].strip(",.:") in _NAMES)
    return text if name else text[:1].lower() + text[1:]


_NAMES: Final = frozenset("Заказчик Исполнитель Поставщик Покупатель Арендатор Исполнителем Alder Business Clause".split())


def numbers(change: Callable[[str], Iterator[str]]) -> Strikes:
    """Each number of the sentence as `change` makes it, one at a time."""

    def made(one: Material) -> Iterator[str]:
        for found in NUMBER.finditer(one.draft.text):
            for new in change(found.group()):
                if new not in (found.group(), ""):
                    yield put(one.draft.text, *found.span(), new)

    return texts(made)


def places(word: str, text: str) -> Iterator[re.Match[str]]:
    """Where a word or words stand whole; at the beginning of a sentence with a capital too."""
    first = f"[{re.escape(word[0])}{re.escape(word[0].upper())}]" if word[0].islower() else re.escape(word[0])
    left = r"(?<![\w-])" if word[0].isalnum() else ""
    right = r"(?![\w-])" if word[-1].isalnum() else ""
    return re.finditer(left + first + re.escape(word[1:]) + right, text)


def swaps(rows: dict[str, list[list[str]]]) -> Strikes:
    """Each of the rows' words where it stands, by each of those beside it."""

    def made(one: Material) -> Iterator[str]:
        for word, *others in rows[one.case.language]:
            for found in places(word, one.draft.text):
                for other in others:
                    yield put(one.draft.text, *found.span(), _like(other, found.group()))

    return texts(made)


def _like(word: str, model: str) -> str:
    return word[:1].upper() + word[1:] if model[:1].isupper() else word


def _foreign_to(one: Material, added: dict[str, list[str]]) -> list[str]:
    """What is put in, where no two words of it in turn are the change's own."""
    own = f"{one.case.old} {one.case.new}".lower()
    runs = {words: words.strip(" ,").lower().split() for words in added[one.case.language]}
    return [words for words, run in runs.items() if not any(" ".join(run[at : at + 2]) in own for at in range(len(run) - 1))]


def ends(added: dict[str, list[str]]) -> Strikes:
    """Words put at the end of each clause."""

    def made(one: Material) -> Iterator[str]:
        text = one.draft.text
        at = [found.start() for found in _INNER.finditer(text)] + [len(text.rstrip("."))]
        for tail in _foreign_to(one, added):
            yield from (text[:place] + tail + text[place:] for place in at)

    return texts(made)


def fronts(added: dict[str, list[str]]) -> Strikes:
    """Words put before the sentence, and before its second clause."""

    def made(one: Material) -> Iterator[str]:
        text = one.draft.text
        for front in _foreign_to(one, added):
            yield front + lowered(text)
            for found in re.finditer(r"; ", text):
                yield text[: found.end()] + front[:1].lower() + front[1:] + text[found.end() :]

    return texts(made)


def after(added: dict[str, list[str]]) -> Strikes:
    """A second sentence, and the same as a clause after a semicolon."""

    def made(one: Material) -> Iterator[str]:
        for sentence in added[one.case.language]:
            yield f"{one.draft.text} {sentence}"
            yield f"{one.draft.text.rstrip('.')}; {sentence[:1].lower()}{sentence[1:]}"

    return texts(made)


def of_swaps(folder: Path, list_: dict[str, Strikes]) -> None:
    """Puts the operators of a folder's `swaps.toml` and `tails.toml` on a list."""
    for name, rows in read(folder, "swaps").items():
        list_[name] = swaps(rows)
    for name, rows in read(folder, "tails").items():
        for where, make in (("end", ends), ("front", fronts), ("next", after)):
            if where in rows["ru"]:
                list_[f"{name}, {where}"] = make({language: found[where] for language, found in rows.items()})


def one_of(strikes: Strikes) -> Callable[[Material, random.Random], Draft | None]:
    """The operator as the draw takes it: any one of its places."""

    def operator(one: Material, chance: random.Random) -> Draft | None:
        found = list(strikes(one))
        return chance.choice(found) if found else None

    return operator


def quoted(change: Callable[[Cited, Material], Iterator[Cited]]) -> Strikes:
    """Each quote beside the sentence as `change` makes it, one at a time."""

    def strikes(one: Material) -> Iterator[Draft]:
        for at, quote in enumerate(one.draft.quotes):
            for new in change(quote, one):
                yield replace(one.draft, quotes=(*one.draft.quotes[:at], new, *one.draft.quotes[at + 1 :]))

    return strikes


def other_side(quote: Cited, one: Material) -> Iterator[Cited]:
    """The quote said to stand in the other version, where it does not."""
    side = Side.NEW if quote.side is Side.OLD else Side.OLD
    if quote.text not in (one.case.new if side is Side.NEW else one.case.old):
        yield Cited(side=side, text=quote.text)
