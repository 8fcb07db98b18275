"""Falsehoods of the freer list: who, which side, which way, how often, with what beside."""

import random
import re
from typing import Final

from benchmarks.verifier.falsehoods.freer_ways import PARTIES, Pairs, lowered, reworded, said, with_tail
from benchmarks.verifier.falsehoods.material import Material
from core.analysis.draft import Draft


def parties(material: Material, chance: random.Random) -> Draft | None:
    """Two parties of the sentence change places."""
    text = material.draft.text
    names = PARTIES[material.case.language]
    present = [name for name in names if re.search(rf"\b{name}\b", text)]
    if len(present) < 2:
        return None
    a, b = chance.sample(present, 2)
    return said(material, re.sub(rf"\b(?:{a}|{b})\b", lambda match: b if match.group() == a else a, text))


def sides(material: Material, chance: random.Random) -> Draft | None:
    """What is now is said to have been, or to be still, or no longer to be."""
    return reworded(material, chance, _SIDES)


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
    return reworded(material, chance, _WAYS)


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
    return reworded(material, chance, _CONVERSE)


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
        return said(material, re.sub(a, b, text, count=1))
    added = chance.choice(_OFTEN[language])
    return None if re.search(_RHYTHM[language], f"{material.case.old} {material.case.new}") else with_tail(material, added)


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
    return said(material, f"{first}{join}{turned}" if chance.random() < 0.7 else f"{other.rstrip('.')}{join}{lowered(first)}.")


def comparing(material: Material, chance: random.Random) -> Draft | None:
    """A second half that is false, in words that merely compare."""
    return with_tail(material, chance.choice(_COMPARING[material.case.language]), joined=True)


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
