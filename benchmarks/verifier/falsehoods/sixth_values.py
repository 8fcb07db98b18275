"""The sixth list: numbers, dates and units."""

import random
import re
from typing import Final

from benchmarks.verifier.falsehoods.fourth_list import by_language, lacks, two_numbers
from benchmarks.verifier.falsehoods.material import Material
from benchmarks.verifier.falsehoods.second_list import MONTHS, NUMBER, both, ended, russian, said
from benchmarks.verifier.falsehoods.sixth_list import planted, renumbered, swaps, tails
from benchmarks.verifier.falsehoods.third_list import numbers
from core.analysis.draft import Draft

_WORDS: Final = {
    "ru": dict(
        zip(range(2, 13), "два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать".split(), strict=True)
    ),
    "en": dict(zip(range(2, 13), "two three four five six seven eight nine ten eleven twelve".split(), strict=True)),
}


def _one(material: Material, chance: random.Random, pattern: str = r"\d+(?:[.,]\d+)?") -> re.Match[str] | None:
    """A whole number of the sentence that its change has, of the form asked for."""
    found = [match for match in numbers(material) if re.fullmatch(pattern, match[0])]
    return chance.choice(found) if found else None


@planted("number: two digits change places")
def _(material: Material, chance: random.Random) -> Draft | None:
    match = _one(material, chance, r"\d{2,}")
    if match is None:
        return None
    at = chance.randrange(len(match[0]) - 1)
    return renumbered(material, match, match[0][:at] + match[0][at + 1] + match[0][at] + match[0][at + 2 :])


@planted("number: one more or one less")
def _(material: Material, chance: random.Random) -> Draft | None:
    match = _one(material, chance, r"\d{1,4}")
    return renumbered(material, match, str(int(match[0]) + chance.choice((1, -1)))) if match and match[0] > "1" else None


@planted("number: one digit is another")
def _(material: Material, chance: random.Random) -> Draft | None:
    match = _one(material, chance, r"[\d., \u00a0]+")
    if match is None:
        return None
    at = chance.choice([i for i, sign in enumerate(match[0]) if sign.isdigit()])
    return renumbered(material, match, match[0][:at] + chance.choice("123456789") + match[0][at + 1 :])


@planted("number: ten times")
def _(material: Material, chance: random.Random) -> Draft | None:
    match = _one(material, chance, r"\d+")
    return renumbered(material, match, match[0] + "0") if match else None


@planted("number: a zero too few")
def _(material: Material, chance: random.Random) -> Draft | None:
    match = _one(material, chance, r"\d+0")
    return renumbered(material, match, match[0][:-1]) if match else None


@planted("number: the decimal sign elsewhere")
def _(material: Material, chance: random.Random) -> Draft | None:
    match = _one(material, chance, r"\d+[.,]\d{1,2}")
    if match is None:
        return None
    sign = "," if "," in match[0] else "."
    whole, part = match[0].split(sign)
    return renumbered(
        material, match, chance.choice((f"0{sign}0{part}" if whole == "0" else f"0{sign}{whole}{part}", whole + part))
    )


@planted("number: both values exchanged")
def _(material: Material, chance: random.Random) -> Draft | None:
    old, new = NUMBER.findall(material.case.old), NUMBER.findall(material.case.new)
    if len(old) != 1 or len(new) != 1 or old == new:
        return None
    told = list(NUMBER.finditer(material.draft.text))
    if {match[0] for match in told} != {old[0], new[0]} or len(told) != 2:
        return None
    text, (a, b) = material.draft.text, told
    return said(material, text[: a.start()] + b[0] + text[a.end() : b.start()] + a[0] + text[b.end() :])


@planted("number: of two values one is told twice")
def _(material: Material, chance: random.Random) -> Draft | None:
    told = [match for match in numbers(material) if match[0] in material.case.new and match[0] not in material.case.old]
    olds = [n for n in NUMBER.findall(material.case.old) if n not in NUMBER.findall(material.case.new)]
    if len(told) != 1 or len(olds) != 1 or olds[0] not in material.draft.text:
        return None
    text, match = material.draft.text, told[0]
    return said(material, text[: match.start()] + olds[0] + text[match.end() :])


@planted("number: a difference that is another")
def _(material: Material, chance: random.Random) -> Draft | None:
    pair = two_numbers(material)
    if pair is None:
        return None
    wrong = abs(pair[1] - pair[0]) + chance.choice((1, 2, 3))
    if wrong in (*pair[:2], 0) or wrong != int(wrong):
        return None
    return said(
        material,
        ended(material.draft.text, f"{' , то есть на' if russian(material) else ', that is by'} {int(wrong)}".replace(" ,", ",")),
    )


@planted("number: a percentage that is another")
def _(material: Material, chance: random.Random) -> Draft | None:
    pair = two_numbers(material)
    if pair is None:
        return None
    share = abs(pair[1] / pair[0] - 1) * 100
    wrong = round(share) + chance.choice((2, 3, 4, 6))
    unit = " %" if russian(material) else "%"
    tail = f"{' (разница' if russian(material) else ' (a difference of'} {wrong}{unit})"
    return said(material, ended(material.draft.text, tail)) if 5 < share < 1000 else None


@planted("number: times, in words")
def _(material: Material, chance: random.Random) -> Draft | None:
    pair = two_numbers(material)
    if pair is None:
        return None
    ratio = max(pair[:2]) / min(pair[:2])
    ru = [", то есть вдвое", ", то есть втрое", ", то есть в четыре раза", ", то есть в полтора раза"]
    en = [", that is twofold", ", that is threefold", ", that is four times", ", that is one and a half times"]
    chosen = chance.choice([i for i, times in enumerate((2, 3, 4, 1.5)) if abs(ratio - times) > 0.2 * times])
    return said(material, ended(material.draft.text, by_language(material, ru, en)[chosen]))


@planted("number: another number, in words")
def _(material: Material, chance: random.Random) -> Draft | None:
    match = _one(material, chance, r"\d|1[0-2]")
    if match is None or int(match[0]) < 2:
        return None
    language = material.case.language
    others = [n for n in _WORDS[language] if str(n) not in NUMBER.findall(both(material))]
    others = [n for n in others if not re.search(rf"\b{_WORDS[language][n][:4]}", both(material), re.I)]
    word = _WORDS[language][chance.choice(others)]
    text = material.draft.text
    return said(material, text[: match.start()] + word + text[match.end() :])


swaps("number: another ordinal, fraction or multiple")
swaps("number: the other bound")


@planted("number: another clause is named")
def _(material: Material, chance: random.Random) -> Draft | None:
    if not lacks(material, r"\b(?:пункт|раздел|стать|clause|section|article|глав|chapter)"):
        return None
    number = f"{chance.randint(90, 120)}.{chance.randint(2, 9)}"
    head = chance.choice(
        by_language(
            material, ("В пункте {}:", "Раздел {}:", "Согласно пункту {}"), ("In clause {}:", "Section {}:", "Under clause {}")
        )
    )
    text = material.draft.text
    return said(material, f"{head.format(number)} {text[0].lower()}{text[1:]}")


_MONTH: Final = {language: "|".join(sorted(set(names))) for language, names in MONTHS.items()}


@planted("date: another month")
def _(material: Material, chance: random.Random) -> Draft | None:
    language = material.case.language
    found = list(re.finditer(rf"(?<!\w)(?:{_MONTH[language]})(?!\w)", material.draft.text))
    if not found:
        return None
    match = chance.choice(found)
    others = [name for name in MONTHS[language] if name not in both(material)]
    text = material.draft.text
    return said(material, text[: match.start()] + chance.choice(others) + text[match.end() :])


@planted("date: a day earlier or later")
def _(material: Material, chance: random.Random) -> Draft | None:
    pattern = rf"\d{{1,2}}(?= (?:{_MONTH['ru']}))|(?<=\w )\d{{1,2}}(?= (?:{_MONTH['en']}))|(?<!\d)\d{{2}}(?=\.\d\d\.\d{{4}})"
    found = list(re.finditer(pattern, material.draft.text))
    if not found:
        return None
    match = chance.choice(found)
    other = int(match[0]) + (1 if int(match[0]) < 28 else -1)
    return renumbered(material, match, f"{other:0{len(match[0])}d}")


@planted("date: another year")
def _(material: Material, chance: random.Random) -> Draft | None:
    found = list(re.finditer(r"(?<!\d)(?:19|20)\d\d(?!\d)", material.draft.text))
    if not found:
        return None
    match = chance.choice(found)
    return renumbered(material, match, str(int(match[0]) + chance.choice((-1, 1, 10))))


@planted("date: day and month exchanged")
def _(material: Material, chance: random.Random) -> Draft | None:
    match = re.search(r"(?<!\d)(\d\d)\.(\d\d)\.(\d{4})(?!\d)", material.draft.text)
    if match is None or match[1] == match[2] or int(match[1]) > 12:
        return None
    text = material.draft.text
    return said(material, f"{text[: match.start()]}{match[2]}.{match[1]}.{match[3]}{text[match.end() :]}")


@planted("date: figures put in words, another month")
def _(material: Material, chance: random.Random) -> Draft | None:
    match = re.search(r"(?<!\d)(\d\d)\.(\d\d)\.(\d{4})(?!\d)", material.draft.text)
    if match is None:
        return None
    month = MONTHS["ru" if russian(material) else "en"][int(match[2]) % 12]
    told = f"{int(match[1])} {month} {match[3]}" + (" года" if russian(material) else "")
    text = material.draft.text
    return said(material, text[: match.start()] + told + text[match.end() :])


swaps("date: another day of the week, quarter or time of year")
tails(
    "date: a date that nobody gave",
    [" с 1 июля 2027 года", ", начиная с 15 сентября", " до конца 2029 года", " (действует с 01.02.2028)"],
    [" from 1 July 2027", ", starting on 15 September", " until the end of 2029", " (effective 1 February 2028)"],
    "июл|сентябр|2029|2028|2027|july|september|february",
)
swaps("unit: another currency")


@planted("unit: another currency sign")
def _(material: Material, chance: random.Random) -> Draft | None:
    found = list(re.finditer(r"[$€£₽]", material.draft.text))
    if not found:
        return None
    match = chance.choice(found)
    text = material.draft.text
    return said(
        material, text[: match.start()] + chance.choice([sign for sign in "$€£" if sign != match[0]]) + text[match.end() :]
    )


swaps("unit: another scale")
swaps("unit: another stretch of time")
swaps("unit: working and calendar days")
swaps("unit: the other kind of days")
swaps("unit: another measure")


@planted("unit: percent or not")
def _(material: Material, chance: random.Random) -> Draft | None:
    match = re.search(r"(?<=\d)\s?%", material.draft.text)
    if match is None:
        return None
    other = chance.choice(
        (" процентного пункта", " рублей", " промилле") if russian(material) else (" percentage points", " euros", " per mille")
    )
    text = material.draft.text
    return said(material, text[: match.start()] + other + text[match.end() :])
