"""Falsehoods of the freer list: why, how far, on what condition, of what kind, how much."""

import random
import re
from typing import Final

from benchmarks.verifier.falsehoods.freer_ways import PARTIES, Pairs, lowered, reworded, said, with_tail
from benchmarks.verifier.falsehoods.material import Material
from core.analysis.draft import Draft


def reasons(material: Material, chance: random.Random) -> Draft | None:
    """A reason that stands nowhere; also of the change's own party."""
    text, language = material.draft.text, material.case.language
    own = [name for name in PARTIES[language] if re.search(rf"\b{name}\b", f"{material.case.old} {material.case.new}")]
    named = [reason.format(name=chance.choice(own)) for reason in _NAMED[language]] if own else []
    if any(word in text for word in ("because", "потому", "since ", "так как")):
        return None
    return with_tail(material, chance.choice([*_REASONS[language], *named]), joined=True)


_REASONS: Final = {
    "ru": [
        ", потому что прежнее условие было ошибочным",
        ", так как этого требует закон",
        " по взаимному согласию сторон",
        " из-за роста цен",
        " в связи с изменением законодательства",
        " по требованию другой стороны",
        ", чтобы снизить риски",
        ", поскольку прежний порядок не соблюдался",
        " на основании решения суда",
        ", чтобы устранить противоречие",
    ],
    "en": [
        ", because the old condition was wrong",
        ", because the law requires it",
        " by mutual agreement of the parties",
        " because prices have risen",
        " due to a change in the law",
        " at the request of the other party",
        ", to reduce the risks",
        ", since the old procedure was not followed",
        " on the basis of a court decision",
        ", in order to remove a contradiction",
    ],
}
_NAMED: Final = {
    "ru": [
        ", потому что {name} этого потребовал",
        ", так как {name} нарушил условия",
        ", и {name} с этим согласен",
        ", и это выгодно только тому, кто {name}",
    ],
    "en": [
        " because the {name} asked for it",
        " since the {name} broke the terms",
        ", and the {name} agrees with this",
        " at the request of the {name}",
    ],
}


def scopes(material: Material, chance: random.Random) -> Draft | None:
    """Only, both, all, any, always: where the text says none of it."""
    text, language = material.draft.text, material.case.language
    source = f"{material.case.old} {material.case.new}".lower()
    if any(word in source for word in _WIDE[language]):
        return None
    own = [name for name in PARTIES[language] if re.search(rf"\b{name}\b", text)]
    tail = chance.choice(_TAILS[language])
    if not own or chance.random() < 0.5:
        return with_tail(material, tail)
    name = chance.choice(own)
    if language == "ru":
        return said(material, re.sub(rf"\b{name}\b", chance.choice([f"только {name}", f"любой {name}"]), text, count=1))
    changed = re.sub(
        rf"\b(?:the )?{name}\b", chance.choice([f"only the {name}", f"any {name}"]), text, count=1, flags=re.IGNORECASE
    )
    return said(material, changed)


_WIDE: Final = {
    "ru": ["только", "лишь", "любо", "кажд", "все ", "всех", "всегда", "обе", "оба", "сторон", "случа"],
    "en": ["only", "each", "any", "all", "every", "always", "both", "part", "case", "sole"],
}
_TAILS: Final = {
    "ru": [
        " во всех случаях",
        " только в этом случае",
        " для обеих сторон",
        " в любое время",
        " без исключений",
        " в большинстве случаев",
    ],
    "en": [" in all cases", " only in this case", " for both parties", " at any time", " without exception", " in most cases"],
}


def conditions(material: Material, chance: random.Random) -> Draft | None:
    """A condition that the text does not have."""
    return with_tail(material, chance.choice(_CONDITIONS[material.case.language]))


_CONDITIONS: Final = {
    "ru": [
        ", если стороны не договорятся об ином",
        " с письменного согласия другой стороны",
        ", кроме случаев, предусмотренных законом",
        " при наличии уважительных причин",
        ", если это возможно",
        " по требованию любой стороны",
        " до конца срока договора",
        ", начиная с даты подписания",
    ],
    "en": [
        " unless the parties agree otherwise",
        " with the written consent of the other party",
        ", except in cases set out by law",
        " for good cause",
        " where possible",
        " upon request of either party",
        " until the end of the term",
        ", starting from the date of signing",
    ],
}


def bounded(material: Material, chance: random.Random) -> Draft | None:
    """A figure that is plain, or the most, as the least or as one that is passed."""
    text, language = material.draft.text, material.case.language
    source = f"{material.case.old} {material.case.new}".lower()
    value = material.case.slots.get(chance.choice(["a", "b"]), "")
    if not re.fullmatch(r"[\d ,.]+", value) or value not in text or any(word in source for word in _LEAST[language]):
        return None
    if re.search(_OTHER, text):
        return None
    start = text.rfind(value)
    words = re.search(r"(?:EUR|USD) \Z", text[:start])
    at = words.start() if words else start
    return said(material, f"{text[:at]}{chance.choice(_BOUNDS[language])} {text[at:]}")


_OTHER: Final = r"(?i)above|over|below|ниже|выше|миним|минимум"
_LEAST: Final = {"ru": ["не менее", "свыше", "более", "миним"], "en": ["at least", "more than", "over", "minimum", "at most"]}
_BOUNDS: Final = {"ru": ["не менее", "более", "свыше", "как минимум"], "en": ["at least", "more than", "over", "a minimum of"]}


def headings(material: Material, chance: random.Random) -> Draft | None:
    """Another section or clause than the one in which it stands."""
    language = material.case.language
    text = lowered(material.draft.text)
    own = f"{material.case.section} {material.case.old} {material.case.new}".lower()
    named = [one for one in _HEADINGS[language] if one[1] not in own]
    return said(material, chance.choice(named)[0] + text) if named else None


_HEADINGS: Final = {
    "ru": [
        ("В разделе о гарантии ", "гарант"),
        ("В разделе «Ответственность сторон» ", "ответственност"),
        ("В пункте 7.3 ", "7.3"),
        ("В преамбуле ", "преамбул"),
        ("В приложении ", "приложен"),
        ("В трёх пунктах ", "трёх"),
        ("В двух разделах ", "двух"),
        ("В таблице ", "таблиц"),
        ("В конце договора ", "договор"),
        ("В определениях ", "определен"),
        ("В заголовке ", "заголов"),
        ("В сноске ", "сноск"),
    ],
    "en": [
        ("In the section on warranties, ", "warrant"),
        ('In the section "Liability", ', "liab"),
        ("In clause 7.3, ", "7.3"),
        ("In the preamble, ", "preamble"),
        ("In the annex, ", "annex"),
        ("In three clauses, ", "three"),
        ("In two sections, ", "two"),
        ("In the table, ", "table"),
        ("At the end of the agreement, ", "agreement"),
        ("In the definitions, ", "defin"),
        ("In the heading, ", "heading"),
        ("In the footnote, ", "footnote"),
    ],
}


def kinds(material: Material, chance: random.Random) -> Draft | None:
    """What came is said to have been moved or reworded, and the like."""
    return reworded(material, chance, _KINDS)


_KINDS: Final[Pairs] = {
    "ru": [
        (r"\bДобавлен", "Перенесен"),
        (r"\bУдален", "Перенесен"),
        (r"\bДобавлено", "Изменено"),
        (r"\bИсключен", "Добавлен"),
        (r"\bзаменен", "дополнен"),
        (r"\bУбран", "Сохранен"),
        (r"\bдополнен", "сохранен"),
        (r"\bувеличен", "сохранен"),
        (r"\bснижен", "сохранен"),
    ],
    "en": [
        (r"\bwas added\b", "was moved"),
        (r"\bwas removed\b", "was moved"),
        (r"\bwas added\b", "was kept"),
        (r"\bwas deleted\b", "was kept"),
        (r"\bwas replaced by\b", "was supplemented by"),
        (r"\bwas (?:raised|increased|extended)\b", "was kept"),
        (r"\bwas (?:reduced|lowered|shortened)\b", "was kept"),
    ],
}


def measures(material: Material, chance: random.Random) -> Draft | None:
    """A change of a size that it has not: "by more than half", "several times", "slightly more than tenfold"."""
    text, language = material.draft.text, material.case.language
    found = re.search(_GREW[language], text)
    if found is None:
        return None
    measure = chance.choice(_MEASURES[language])
    if measure in _SEVERAL and _ratio(material) >= 3:
        return None
    return said(material, f"{text[: found.end()]} {measure}{text[found.end() :]}")


def _ratio(material: Material) -> float:
    """How many times as large, by the case's slots; as if ten where they say no numbers."""
    found = [re.sub(r"[ ,](?=\d{3})", "", material.case.slots.get(name, "")).replace(",", ".") for name in ("a", "b")]
    if not all(re.fullmatch(r"\d+(?:\.\d+)?", one) for one in found):
        return 10
    low, high = sorted(float(one) for one in found)
    return round(high / low, 2)


_SEVERAL: Final = ("в несколько раз", "several times over")
_GREW: Final = {
    "ru": r"\b(?:увеличен[аоы]?|повышен[аоы]?|снижен[аоы]?|сокращен[аоы]?|сокращён|вырос(?:ла|ло|ли)?|уменьшен[аоы]?)\b",
    "en": r"\b(?:was|were|has been) (?:increased|raised|reduced|lowered|extended|shortened|cut)\b|\b(?:rose|fell|grew)\b",
}
_MEASURES: Final = {
    "ru": [
        "в несколько раз",
        "более чем втрое",
        "в десять раз",
        "до максимума",
        "до нуля",
        "наполовину до нуля",
        "почти в семь раз",
    ],
    "en": [
        "several times over",
        "more than threefold",
        "tenfold",
        "to the maximum",
        "to zero",
        "by almost seven times",
        "without limit",
    ],
}
