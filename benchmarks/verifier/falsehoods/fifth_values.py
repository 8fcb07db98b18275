"""Falsehoods of the fifth list about figures: rounded, bounded, said of each, compared, a neighbour's."""

import random
import re
from dataclasses import replace

from benchmarks.verifier.falsehoods.fifth_list import planted, tails
from benchmarks.verifier.falsehoods.fourth_list import by_language, joined, lacks, once, put_in, two_numbers, value
from benchmarks.verifier.falsehoods.material import Material
from benchmarks.verifier.falsehoods.second_list import NUMBER, both, ended, russian, said
from benchmarks.verifier.falsehoods.third_list import elsewhere, numbers, unlike
from core.analysis.draft import Draft
from core.model.change import Significance


def rounded(number: str, material: Material) -> str | None:
    """The number to one digit fewer of those that count, as its language writes it; None where that changes nothing."""
    held = value(number, material)
    digits = [d for d in re.sub(r"\D", "", number).lstrip("0").rstrip("0") if d]
    if not held or len(digits) < 2:
        return None
    made = float(f"{held:.{len(digits) - 1}g}")
    if made == held:
        return None
    written = f"{made:,.10g}" if made >= 10_000 else f"{made:.10g}"
    return written.replace(",", " ").replace(".", ",") if russian(material) else written


@planted("rounding: a rounder figure")
def rounder(material: Material, chance: random.Random) -> Draft | None:
    found = [(m, made) for m in numbers(material) if (made := rounded(m[0], material)) and unlike(material, made)]
    if not found:
        return None
    match, made = chance.choice(found)
    before = chance.choice(("", *by_language(material, ("круглых ", "ровно "), ("a round ", "exactly "))))
    return said(material, put_in(material.draft.text, match, f"{before}{made}"))


@planted("rounding: nearly or more than")
def nearly(material: Material, chance: random.Random) -> Draft | None:
    if not lacks(
        material, r"более|менее|свыше|почти|больше|меньше|не позднее|more|less|over|above|below|at least|up to|than|от|from"
    ):
        return None
    found = two_numbers(material)
    if not found:
        return None
    words = by_language(material, ("более ", "почти ", "чуть больше ", "свыше "), ("over ", "nearly ", "just over ", "almost "))
    return once(material, rf"(?<![\d«“]){re.escape(found[2])}(?![\d,.]*\d)", chance.choice(words) + found[2])


@planted("bound: told as exact")
def exact(material: Material, chance: random.Random) -> Draft | None:
    if russian(material):
        return once(material, r"(?<!«)\b(?:не позднее|не менее|не более|в течение|до)(?= \d)", chance.choice(("ровно", "строго")))
    return once(material, r"(?<!“)\b(?:not later than|no later than|at least|at most|within|up to)(?= \d)", "exactly")


tails(
    "unit: for each",
    (" за каждого человека", " за каждый случай", " с каждой стороны", " за каждую штуку"),
    (" per person", " per case", " from each party", " per piece"),
    fits=lambda material: two_numbers(material) is not None,
    but=r"кажд|\bза\b|штук|each|\bper\b",
)


@planted("antonym: it has not grown")
def not_grown(material: Material, chance: random.Random) -> Draft | None:
    found = two_numbers(material)
    if not found:
        return None
    grown = found[0] < found[1]
    ru = (
        ("и не вырос", "то есть больше не стало", "то есть прибавки нет")
        if grown
        else ("и не снизился", "то есть меньше не стало", "то есть убавки нет")
    )
    en = (
        ("so it has not grown", "which is no more than before")
        if grown
        else ("so it has not fallen", "which is no less than before")
    )
    return said(material, ended(material.draft.text, f", {chance.choice(by_language(material, ru, en))}"))


@planted("antonym: as low as, as high as")
def as_low(material: Material, chance: random.Random) -> Draft | None:
    found = two_numbers(material)
    if not found:
        return None
    grown = found[0] < found[1]
    ru = ", что ниже прежнего", ", то есть меньше, чем раньше", ", а прежде было больше"
    en = ", which is lower than before", ", less than it used to be", ", where it was higher before"
    more_ru = ", что выше прежнего", ", то есть больше, чем раньше", ", а прежде было меньше"
    more_en = ", which is higher than before", ", more than it used to be", ", where it was lower before"
    return said(
        material,
        ended(material.draft.text, chance.choice(by_language(material, ru if grown else more_ru, en if grown else more_en))),
    )


@planted("neighbour: own figures in its words")
def own_figures(material: Material, chance: random.Random) -> Draft | None:
    own = [m[0] for m in numbers(material)]
    fit = [
        other
        for other in elsewhere(material.others, material.draft.changes)
        if own and len(NUMBER.findall(other.text)) == len(own) and "«" not in other.text and "“" not in other.text
    ]
    if not fit:
        return None
    text, left = chance.choice(fit).text, list(own)
    return said(material, NUMBER.sub(lambda _: left.pop(0), text))


@planted("neighbour: its figures in own words, both cited")
def its_figures(material: Material, chance: random.Random) -> Draft | None:
    own = numbers(material)
    held = set(NUMBER.findall(both(material)))
    fit = [
        (other, found)
        for other in elsewhere(material.kin or material.others, material.draft.changes)
        if own and len(found := NUMBER.findall(other.text)) == len(own) and not set(found) & held
    ]
    if (
        not fit
        or "«" in material.draft.text
        or "“" in material.draft.text
        or len(own) != len(NUMBER.findall(material.draft.text))
    ):
        return None
    other, found = chance.choice(fit)
    left = list(found)
    return joined(material, other, NUMBER.sub(lambda _: left.pop(0), material.draft.text))


@planted("neighbour: one figure of each, both cited")
def one_of_each(material: Material, chance: random.Random) -> Draft | None:
    own = numbers(material)
    held = set(NUMBER.findall(both(material)))
    fit = [
        (other, found)
        for other in elsewhere(material.kin or material.others, material.draft.changes)
        if own and (found := [n for n in NUMBER.findall(other.text) if n not in held])
    ]
    if not fit or "«" in material.draft.text or "“" in material.draft.text:
        return None
    other, found = chance.choice(fit)
    return joined(material, other, put_in(material.draft.text, chance.choice(own), chance.choice(found)))


@planted("time: an hour of the day")
def an_hour(material: Material, chance: random.Random) -> Draft | None:
    if not re.search(r"20\d\d", material.draft.text) or not lacks(material, r"час|полдень|hour|noon|day"):
        return None
    return said(
        material,
        ended(
            material.draft.text,
            chance.choice(
                by_language(
                    material,
                    (" до полудня", " к концу рабочего дня", " с утра"),
                    (" by noon", " by close of business", " in the morning"),
                )
            ),
        ),
    )


@planted("sides: the new text told as the old one")
def told_as_old(material: Material, chance: random.Random) -> Draft | None:
    old, new = material.case.old, material.case.new
    if material.case.least is not Significance.HIGH or not old or not new or len(new) > 250:
        return None
    text, head = chance.choice(
        (
            (
                new,
                by_language(
                    material, ("Раньше было так:", "Прежняя редакция гласила:"), ("Before, it was:", "The old version read:")
                ),
            ),
            (old, by_language(material, ("Теперь так:", "Новая редакция гласит:"), ("Now it is:", "The new version reads:"))),
        )
    )
    return replace(material.draft, text=f"{chance.choice(head)} {text[0].lower()}{text[1:]}")
