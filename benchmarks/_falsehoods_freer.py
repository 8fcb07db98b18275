"""More operators that make a true sentence false, of the kinds that a model gets wrong: who, which side, why, how far, what else.
Each takes a true draft and a source of chance, and gives a false draft, or None where the sentence offers nothing to falsify."""

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from benchmarks._falsehoods import Material, Operator
from core.analysis.draft import Draft

Pairs = Mapping[str, Sequence[tuple[str, str]]]


def parties(material: Material, chance: random.Random) -> Draft | None:
    """Two parties of the sentence change places."""
    text = material.draft.text
    names = _PARTIES[material.case.language]
    present = [name for name in names if re.search(rf"\b{name}\b", text)]
    if len(present) < 2:
        return None
    a, b = chance.sample(present, 2)
    return _said(material, re.sub(rf"\b(?:{a}|{b})\b", lambda match: b if match.group() == a else a, text))


_PARTIES: Final = {
    "ru": "Заказчик Исполнитель Поставщик Покупатель Арендатор Подрядчик Арендодатель Банк Работник Работодатель".split(),  # noqa: SIM905
    "en": "Customer Contractor Supplier Buyer Tenant Provider Lessor Landlord Bank Employee Employer Company".split(),  # noqa: SIM905
}


def sides(material: Material, chance: random.Random) -> Draft | None:
    """What is now is said to have been, or to be still, or no longer to be."""
    return _turned(material, chance, _SIDES)


_SIDES: Final[Pairs] = {
    "ru": [
        (r"\b[Тт]еперь", "раньше"),
        (r"\bтеперь", "по-прежнему"),
        (r"\bтеперь", "больше не"),
        (r"\b[Рр]аньше\b", "теперь"),
        (r"\bв новой (редакции|версии)", r"в старой \1"),
        (r"\bв старой (редакции|версии)", r"в новой \1"),
        (r"\bбольше не\b", "по-прежнему"),
        (r"\bбольше не\b", "теперь"),
        (r"\bвместо\b", "помимо"),
        (r"\bпо-прежнему\b", "больше не"),
    ],
    "en": [
        (r"\bis now\b", "is still"),
        (r"\bis now\b", "is no longer"),
        (r"\bis now\b", "was formerly"),
        (r"\bnow (?=[a-z]+s\b)", "still "),
        (r"\bnow (?=must|may|shall)", "formerly "),
        (r"\bpreviously\b", "now"),
        (r"\bin the new version", "in the old version"),
        (r"\bin the old version", "in the new version"),
        (r"\bno longer\b", "still"),
        (r"\bno longer\b", "now"),
        (r"\bstill\b", "no longer"),
        (r"\binstead of\b", "in addition to"),
        (r"\brather than\b", "as well as"),
    ],
}


def ways(material: Material, chance: random.Random) -> Draft | None:
    """The opposite way, in other words than the operator of directions has."""
    return _turned(material, chance, _WAYS)


_WAYS: Final[Pairs] = {
    "ru": [
        (r"\bвырос(?=ла|ло|ли|\b)", "снизил|ся"),
        (r"\bбольше\b(?! не)", "меньше"),
        (r"\bменьше\b", "больше"),
        (r"\bдольше\b", "короче"),
        (r"\bпозже\b", "раньше"),
        (r"\bдороже\b", "дешевле"),
        (r"\bдешевле\b", "дороже"),
        (r"\bвыше\b", "ниже"),
        (r"\bниже\b", "выше"),
        (r"\bбыстрее\b", "медленнее"),
        (r"\bвдвое\b", "втрое"),
        (r"\bвдвое\b", "в полтора раза"),
        (r"\bрасширен", "сужен"),
        (r"\bсужен", "расширен"),
        (r"\bужесточен", "смягчен"),
        (r"\bсмягчен", "ужесточен"),
        (r"\bудвоен", "сокращен вдвое"),
        (r"\bпродлен", "сокращен"),
        (r"\bсократил", "увеличил"),
        (r"\bувеличил", "сократил"),
        (r"\bпоявил", "исчез"),
        (r"\bзапрещен", "разрешен"),
        (r"\bразрешен", "запрещен"),
    ],
    "en": [
        (r"\bmore\b(?! than)", "less"),
        (r"\bless\b", "more"),
        (r"\blonger\b(?<!no longer)", "shorter"),
        (r"\bshorter\b", "longer"),
        (r"\blater\b(?<!no later)", "earlier"),
        (r"\bearlier\b", "later"),
        (r"\bhigher\b", "lower"),
        (r"\blower\b", "higher"),
        (r"\bdoubled\b", "tripled"),
        (r"\bdoubled\b", "halved"),
        (r"\bhalved\b", "doubled"),
        (r"\brose\b", "fell"),
        (r"\bfell\b", "rose"),
        (r"\bgrew\b", "shrank"),
        (r"\bwent up\b", "went down"),
        (r"\bstricter\b", "looser"),
        (r"\bwider\b", "narrower"),
        (r"\bcheaper\b", "dearer"),
        (r"\btwice\b", "three times"),
        (r"\bsooner\b", "later"),
        (r"\bbrought forward\b", "pushed back"),
        (r"\bmandatory\b", "optional"),
        (r"\boptional\b", "mandatory"),
        (r"\bgains\b", "loses"),
        (r"\bloses\b", "gains"),
        (r"\ballowed\b", "forbidden"),
        (r"\bforbidden\b", "allowed"),
        (r"\bprohibited\b", "permitted"),
    ],
}


def converse(material: Material, chance: random.Random) -> Draft | None:
    """Who gives is said to get."""
    return _turned(material, chance, _CONVERSE)


_CONVERSE: Final[Pairs] = {
    "ru": [
        (r"\bоплачивает", "получает"),
        (r"\bуплачивает", "получает"),
        (r"\bпередаёт", "принимает"),
        (r"\bотгружает", "принимает"),
        (r"\bвозмещает", "получает"),
        (r"\bнаправляет\b", "получает"),
        (r"\bвозвращает", "получает"),
        (r"\bпредоставляет", "получает"),
        (r"\bпосле\b", "до"),
        (r"\bдо начала\b", "после начала"),
        (r"\bс согласия", "без согласия"),
        (r"\bс уведомлением", "без уведомления"),
        (r"\bвключая\b", "кроме"),
        (r"\bкроме\b", "включая"),
    ],
    "en": [
        (r"\bpays\b", "receives"),
        (r"\bpay\b", "receive"),
        (r"\bhands over\b", "receives"),
        (r"\bships\b", "receives"),
        (r"\breimburses\b", "is reimbursed"),
        (r"\bsends\b", "receives"),
        (r"\bprovides\b", "receives"),
        (r"\breturns\b", "keeps"),
        (r"\bafter\b", "before"),
        (r"\bbefore\b(?! now)", "after"),
        (r"\bwith (?=\w+ consent|the consent|consent)", "without "),
        (r"\bincluding\b", "excluding"),
        (r"\bexcluding\b", "including"),
    ],
}


def rates(material: Material, chance: random.Random) -> Draft | None:
    """Another rhythm, or one where the text has none."""
    text, language = material.draft.text, material.case.language
    fit = [(a, b) for a, b in _RATES[language] if re.search(a, text)]
    if fit:
        a, b = chance.choice(fit)
        return _said(material, re.sub(a, b, text, count=1))
    added = chance.choice(_OFTEN[language])
    return None if re.search(_RHYTHM[language], f"{material.case.old} {material.case.new}") else _added(material, added)


_RHYTHM: Final = {
    "ru": r"(?i)ежегодн|ежемесячн|ежедневн|в год|в месяц|раз",
    "en": r"(?i)year|month|daily|week|quarter|annual|once",
}
_RATES: Final[Pairs] = {
    "ru": [
        (r"в квартал\b", "в месяц"),
        (r"за каждый день\b", "за каждый месяц"),
        (r"в день\b", "в неделю"),
        (r"в месяц\b", "в год"),
        (r"\bежемесячно\b", "ежегодно"),
        (r"\bежегодно\b", "ежеквартально"),
        (r"\bраз в год\b", "дважды в год"),
    ],
    "en": [
        (r"\b(a|per) quarter\b", r"\1 month"),
        (r"\b(each|a|per) day\b", r"\1 month"),
        (r"\b(each|a|per) month\b", r"\1 year"),
        (r"\bmonthly\b", "yearly"),
        (r"\bannually\b", "monthly"),
        (r"\bevery year\b", "every month"),
        (r"\bonce a year\b", "twice a year"),
        (r"\bdaily\b", "weekly"),
    ],
}
_OFTEN: Final = {
    "ru": [" раз в год", " ежемесячно", " два раза в месяц", " ежедневно"],
    "en": [" once a year", " every month", " twice a week", " daily"],
}


def foreign(material: Material, chance: random.Random) -> Draft | None:
    """What is true of another change, as a clause of this one's sentence."""
    other = chance.choice(material.others).text
    first = material.draft.text.rstrip(".")
    join = chance.choice([", а ", ", и ", "; ", ". "] if material.case.language == "ru" else [", and ", ", while ", "; ", ". "])
    turned = other if join == ". " else other[:1].lower() + other[1:]
    return _said(material, f"{first}{join}{turned}" if chance.random() < 0.7 else f"{other.rstrip('.')}{join}{_lowered(first)}.")


def comparing(material: Material, chance: random.Random) -> Draft | None:
    """A second half that is false, in words that merely compare."""
    return _added(material, chance.choice(_COMPARING[material.case.language]), joined=True)


_COMPARING: Final = {
    "ru": [
        ", а остальная часть пункта удалена",
        ", и весь раздел переписан",
        ", и пункт перенесён в другой раздел",
        ", и добавлены ещё два пункта",
        ", но позднее это изменение отменено",
        ", и это относится ко всему документу",
        ", при этом прежнее условие тоже сохранено",
        ", и всё остальное тоже изменено",
        ", а прежняя редакция восстановлена",
        ", и то же изменение внесено ещё в три пункта",
        ", и это единственное изменение в документе",
        ", и раздел разделён на два",
        ", и нумерация изменена",
        ", хотя значение осталось прежним",
        ", и срок тоже сокращён",
        ", и сумма тоже изменена",
        ", и условия стали строже для обеих сторон",
        ", и добавлено исключение",
        ", и это условие теперь необязательно",
        ", и введено ограничение",
    ],
    "en": [
        ", and the rest of the clause was deleted",
        ", and the whole section was rewritten",
        ", and the clause was moved to another section",
        ", and two more clauses were added",
        ", but this change was later reversed",
        ", and this applies to the whole document",
        ", while the old condition was also kept",
        ", and everything else was changed too",
        ", and the old wording was restored",
        ", and the same change was made in three other clauses",
        ", and this is the only change in the document",
        ", and the section was split in two",
        ", and the numbering was changed",
        ", although the value stayed the same",
        ", and the period was shortened too",
        ", and the amount was changed as well",
        ", and the terms became stricter for both parties",
        ", and an exception was added",
        ", and this condition is now optional",
        ", and a restriction was introduced",
    ],
}


def reasons(material: Material, chance: random.Random) -> Draft | None:
    """A reason that stands nowhere; also of the change's own party."""
    text, language = material.draft.text, material.case.language
    own = [name for name in _PARTIES[language] if re.search(rf"\b{name}\b", f"{material.case.old} {material.case.new}")]
    named = [reason.format(name=chance.choice(own)) for reason in _NAMED[language]] if own else []
    if any(word in text for word in ("because", "потому", "since ", "так как")):
        return None
    return _added(material, chance.choice([*_REASONS[language], *named]), joined=True)


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
    own = [name for name in _PARTIES[language] if re.search(rf"\b{name}\b", text)]
    tail = chance.choice(_TAILS[language])
    if not own or chance.random() < 0.5:
        return _added(material, tail)
    name = chance.choice(own)
    if language == "ru":
        return _said(material, re.sub(rf"\b{name}\b", chance.choice([f"только {name}", f"любой {name}"]), text, count=1))
    changed = re.sub(
        rf"\b(?:the )?{name}\b", chance.choice([f"only the {name}", f"any {name}"]), text, count=1, flags=re.IGNORECASE
    )
    return _said(material, changed)


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
    return _added(material, chance.choice(_CONDITIONS[material.case.language]))


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
    return _said(material, f"{text[:at]}{chance.choice(_BOUNDS[language])} {text[at:]}")


_OTHER: Final = r"(?i)above|over|below|ниже|выше|миним|минимум"
_LEAST: Final = {"ru": ["не менее", "свыше", "более", "миним"], "en": ["at least", "more than", "over", "minimum", "at most"]}
_BOUNDS: Final = {"ru": ["не менее", "более", "свыше", "как минимум"], "en": ["at least", "more than", "over", "a minimum of"]}


def headings(material: Material, chance: random.Random) -> Draft | None:
    """Another section or clause than the one in which it stands."""
    language = material.case.language
    text = _lowered(material.draft.text)
    own = f"{material.case.section} {material.case.old} {material.case.new}".lower()
    named = [one for one in _HEADINGS[language] if one[1] not in own]
    return _said(material, chance.choice(named)[0] + text) if named else None


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
    return _turned(material, chance, _KINDS)


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
    return _said(material, f"{text[: found.end()]} {measure}{text[found.end() :]}")


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


FREER: dict[str, Operator] = {
    "parties": parties,
    "sides": sides,
    "ways": ways,
    "converse": converse,
    "rates": rates,
    "foreign": foreign,
    "comparing": comparing,
    "reasons": reasons,
    "scopes": scopes,
    "conditions": conditions,
    "bounded": bounded,
    "headings": headings,
    "kinds": kinds,
    "measures": measures,
}


def _turned(material: Material, chance: random.Random, pairs: Pairs) -> Draft | None:
    text = material.draft.text
    fit = [(a, b) for a, b in pairs[material.case.language] if re.search(a, text)]
    if not fit:
        return None
    a, b = chance.choice(fit)
    return _said(material, re.sub(a, b, text, count=1))


def _added(material: Material, words: str, *, joined: bool = False) -> Draft | None:
    text = material.draft.text
    return _said(material, f"{text.rstrip('.')}{words}." if text.endswith(".") or joined else f"{text}{words}")


def _lowered(text: str) -> str:
    """A sentence as it goes on behind other words."""
    first = text.split()[0].strip(",") if text.split() else ""
    keep = first.isupper() or any(first in names for names in _PARTIES.values())
    return text if keep or text[:1] in '«“"' else text[:1].lower() + text[1:]


def _said(material: Material, text: str) -> Draft | None:
    return replace(material.draft, text=text) if text != material.draft.text else None
