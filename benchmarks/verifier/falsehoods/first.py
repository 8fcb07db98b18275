"""Named operators that make a true sentence false. Each takes a true draft and a source of chance, and gives a false draft, or
None where the sentence offers nothing to falsify."""

import random
import re
from dataclasses import replace

from benchmarks.verifier.falsehoods.material import Material, Operator
from benchmarks.verifier.falsehoods.second_list import MONTHS
from core.analysis.draft import Cited, Draft
from core.model.document import Side

_NUMBER = re.compile(r"\d+(?:[ ,.]\d+)*")


def number(material: Material, chance: random.Random) -> Draft | None:
    """Another number: a digit changed, added or dropped."""
    text, case = material.draft.text, material.case
    found = [m for m in _NUMBER.finditer(text) if not re.match(r"20\d\d\b", m.group())]
    if not found:
        return None
    match = chance.choice(found)
    for _ in range(50):
        digits = list(match.group())
        at = chance.choice([i for i, char in enumerate(digits) if char.isdigit()])
        how = chance.randrange(3)
        if how == 0:
            digits[at] = chance.choice([d for d in "123456789" if d != digits[at]])
        elif how == 1:
            digits.insert(at + 1, chance.choice("123456789"))
        elif sum(char.isdigit() for char in digits) > 1:
            digits.pop(at)
        new = "".join(digits)
        if (
            _plain(new)
            and _plain(new) not in {_plain(n) for n in _NUMBER.findall(f"{case.old} {case.new}")}
            and new[0] not in " ,."
            and not (re.search(r"[.,]\d\d?\Z", match.group()) and _plain(new).rstrip("0") == _plain(match.group()).rstrip("0"))
        ):
            return _with(material, text[: match.start()] + new + text[match.end() :])
    return None


def _plain(value: str) -> str:
    return re.sub(r"\D", "", value).lstrip("0")


def swapped(material: Material, chance: random.Random) -> Draft | None:
    """Old and new change places."""
    slots, text = material.case.slots, material.draft.text
    old, new = slots.get("a"), slots.get("b")
    if not old or not new or old not in text or new not in text or material.case.least.value == "none":
        return None
    return _with(material, re.sub(f"{re.escape(old)}|{re.escape(new)}", lambda m: new if m.group() == old else old, text))


def date(material: Material, chance: random.Random) -> Draft | None:
    """Another month or year."""
    text, case = material.draft.text, material.case
    months = MONTHS["ru"] if case.language == "ru" else MONTHS["en"]
    present = [m for m in months if m in text]
    if not present:
        return None
    if chance.random() < 0.3 and "2026" in text:
        return _with(material, text.replace("2026", chance.choice(["2025", "2027", "2028"]), 1))
    fresh = [m for m in months if m not in f"{case.old} {case.new}"]
    return _with(material, text.replace(chance.choice(present), chance.choice(fresh), 1))


_UNITS = {
    "ru": [
        ("рабочих дней", "месяцев"),
        ("рабочих дней", "календарных дней"),
        ("рублей", "долларов"),
        ("рублей", "евро"),
        (" %", " п. п."),
        (" кг", " т"),
        ("месяцев", "лет"),
        ("месяцев", "недель"),
        ("рублей", "тыс. рублей"),
        ("рабочих дней", "рабочих недель"),
        (" %", " ‰"),
        ("календарных", "банковских"),
        ("недели", "месяца"),
        ("тонн", "кг"),
    ],
    "en": [
        ("business days", "months"),
        ("business days", "calendar days"),
        ("EUR", "USD"),
        ("EUR", "RUB"),
        ("%", " pp"),
        (" kg", " t"),
        ("months", "years"),
        ("months", "weeks"),
        ("USD", "EUR"),
        ("USD", "GBP"),
        ("business days", "weeks"),
        ("calendar", "banking"),
        ("weeks", "months"),
        ("tonnes", "kg"),
    ],
}


def unit(material: Material, chance: random.Random) -> Draft | None:
    """Another unit or currency."""
    text = material.draft.text
    fit = [(a, b) for a, b in _UNITS[material.case.language] if a in text]
    if not fit:
        return None
    a, b = chance.choice(fit)
    return _with(material, text.replace(a, b) if chance.random() < 0.5 else text.replace(a, b, 1))


_NAMES = {
    "ru": ["ООО «Призма»", "АО «Комета»", "ИП Кузнецов А. В.", "ПАО «Горизонт»", "ООО «Север-2»"],
    "en": ["Prism Ltd", "Comet Inc", "Mr Smith", "Horizon plc", "North-Two Ltd"],
}
_PARTIES = {
    "ru": ["Заказчик", "Исполнитель", "Поставщик", "Покупатель", "Арендатор", "Подрядчик", "Арендодатель", "Банк"],
    "en": ["Customer", "Contractor", "Supplier", "Buyer", "Tenant", "Provider", "Lessor", "Bank"],
}


def name(material: Material, chance: random.Random) -> Draft | None:
    """Another company, or another party to the contract."""
    text, language = material.draft.text, material.case.language
    for old in (material.case.slots.get("a", ""), material.case.slots.get("b", "")):
        if old in text and ("«" in old or old.endswith(("Ltd", "Inc"))):
            return _with(material, text.replace(old, chance.choice(_NAMES[language]), 1))
    present = [party for party in _PARTIES[language] if re.search(rf"\b{party}\b", text)]
    if not present:
        return None
    new = chance.choice([party for party in _PARTIES[language] if party not in present])
    return _with(material, re.sub(rf"\b{chance.choice(present)}\b", new, text))


_OPPOSITES = {
    "ru": [
        ("увеличен", "уменьшен"),
        ("увеличена", "сокращена"),
        ("повышен", "снижен"),
        ("повышена", "снижена"),
        ("сокращён", "продлён"),
        ("уменьшен", "повышен"),
        ("уменьшена", "увеличена"),
        ("снижен", "повышен"),
        ("снижена", "увеличена"),
        ("Добавлено", "Удалено"),
        ("Добавлен", "Исключён"),
        ("Удалено", "Добавлено"),
        ("исключено", "добавлено"),
        ("Убрано", "Добавлено"),
        ("дополнен", "сокращён на"),
        ("Введено", "Отменено"),
        ("Отменено", "Введено"),
        ("появилась", "исчезла"),
        ("Появилось", "Исчезло"),
        ("позднюю", "раннюю"),
        ("раннюю", "позднюю"),
    ],
    "en": [
        ("increased", "reduced"),
        ("extended", "shortened"),
        ("shortened", "extended"),
        ("raised", "lowered"),
        ("reduced", "increased"),
        ("lowered", "raised"),
        ("was added", "was removed"),
        ("were added", "were deleted"),
        ("was removed", "was added"),
        ("was deleted", "was inserted"),
        ("was introduced", "was repealed"),
        ("was struck out", "was inserted"),
        ("no longer includes", "now includes"),
        ("now includes", "no longer includes"),
    ],
}


def direction(material: Material, chance: random.Random) -> Draft | None:
    """The opposite of what happened."""
    text = material.draft.text
    fit = [(a, b) for a, b in _OPPOSITES[material.case.language] if re.search(rf"\b{a}\b", text)]
    if not fit:
        return None
    a, b = chance.choice(fit)
    return _with(material, re.sub(rf"\b{a}\b", b, text, count=1))


_VERBS = {
    "ru": r"\b(увеличен|увеличена|повышен|снижен|снижена|сокращён|уменьшен|заменён|заменено|заменена|изменён|изменена|"
    r"составляет|составляют|оплачивает|производится|выполняет|перенесён|Добавлено|Удалено|указано|вправе|обязан|уплачивает|передаёт|отгружает|проводится|равен|несёт)\b",
    "en": r"\b(was increased|was reduced|was replaced|was raised|is carried out|was added|was removed|was deleted|"
    r"was moved|is made|may|shall|pays|ships|takes place|is now|hands over|is considered|is liable|were replaced|changed)\b",
}


def negation(material: Material, chance: random.Random) -> Draft | None:
    """A "not" put in, or taken out."""
    text, language = material.draft.text, material.case.language
    if re.search(r"\b(?:может|могут|вправе) не\b", text):
        return None  # what may be left undone may be done too
    if language == "ru" and (" не " in text) and "не более" not in text and "не позднее" not in text and chance.random() < 0.7:
        return _with(material, text.replace("больше не ", "", 1) if "больше не " in text else text.replace(" не ", " ", 1))
    if language == "en" and re.search(r"\b(is not|no longer|not)\b", text) and chance.random() < 0.7:
        new = text.replace("is no longer", "is").replace("is not", "is").replace("no longer", "still").replace(" not ", " ")
        return _with(material, new) if new != text else None
    verbs = list(re.finditer(_VERBS[language], _outside(text)))
    if not verbs:
        return None
    match = chance.choice(verbs)
    word = match.group()
    if language == "ru":
        return _with(material, text[: match.start()] + "не " + text[match.start() :])
    first, _, rest = word.partition(" ")
    denied = f"{first} not {rest}" if first in ("was", "is", "were", "may", "shall") else f"did not {word}"
    return _with(material, text[: match.start()] + denied.rstrip() + text[match.end() :])


def _outside(text: str) -> str:
    """The text with quoted stretches blanked."""
    return re.sub(r"«[^»]*»|“[^”]*”", lambda m: " " * len(m.group()), text)


_MODALS = {
    "ru": [("обязан", "вправе"), ("вправе", "обязан"), ("не должна", "может"), ("вправе", "не вправе"), ("обязан", "не обязан")],
    "en": [
        ("shall not", "may"),
        ("shall(?! not)", "may"),
        ("may(?! not)", "shall"),
        ("must", "may"),
        ("may", "may not"),
        ("shall", "need not"),
    ],
}


def modality(material: Material, chance: random.Random) -> Draft | None:
    """A duty becomes a right, a right a duty, or either is denied."""
    text = material.draft.text
    fit = [(a, b) for a, b in _MODALS[material.case.language] if re.search(rf"\b{a}\b(?! no longer)", text)]
    if not fit or material.case.family == "deleted":
        return None
    a, b = chance.choice(fit)
    return _with(material, re.sub(rf"\b{a}\b", b, text, count=1))


_BOUNDS = {
    "ru": [("не более", "не менее"), ("не менее", "не более"), ("не позднее", "не ранее"), ("не превыша", "превыша")],
    "en": [("at most", "at least"), ("at least", "at most"), ("no later than", "no earlier than"), ("within", "after")],
}


def bound(material: Material, chance: random.Random) -> Draft | None:
    """At most becomes at least."""
    text = material.draft.text
    fit = [(a, b) for a, b in _BOUNDS[material.case.language] if a in text]
    if not fit or material.case.family == "bound":
        return None
    a, b = chance.choice(fit)
    return _with(material, text.replace(a, b, 1))


def citation(material: Material, chance: random.Random) -> Draft | None:
    """The right sentence under another change; with its own quotes, with that change's, or with none."""
    other = chance.choice(material.others)
    quotes = chance.choice([material.draft.quotes, other.quotes, ()])
    return replace(material.draft, changes=other.changes, quotes=quotes)


def quote(material: Material, chance: random.Random) -> Draft | None:
    """A quote with one word changed, of the other version, or of another change."""
    quotes = list(material.draft.quotes)
    if not quotes:
        return None
    at = chance.randrange(len(quotes))
    how = chance.randrange(3)
    own = quotes[at]
    if how == 0:
        words = own.text.split()
        place = chance.randrange(len(words))
        words[place] = (
            words[place][::-1] if len(set(words[place])) > 1 and words[place] != words[place][::-1] else words[place] + "7"
        )
        quotes[at] = Cited(side=own.side, text=" ".join(words))
    elif how == 1:
        other = Side.OLD if own.side is Side.NEW else Side.NEW
        if own.text in (material.case.old if other is Side.OLD else material.case.new):
            return None
        quotes[at] = Cited(side=other, text=own.text)
    else:
        foreign = [q for draft in material.others for q in draft.quotes if q.text not in material.case.old + material.case.new]
        quotes[at] = chance.choice(foreign)
    return replace(material.draft, quotes=tuple(quotes))


_FACTS = {
    "ru": [
        "Кроме того, введён штраф за отказ от приёмки.",
        "При этом договор продлён на неопределённый срок.",
        "Стороны согласовали рассрочку.",
        "Это одобрено советом директоров.",
        "Спор передаётся в третейский суд.",
        "Аванс больше не возвращается.",
        "Суммы указаны без налога.",
        "Исполнитель получает премию.",
        "Скидка отменена.",
        "Банк выдаёт гарантию.",
        "Право собственности переходит после оплаты.",
        "Оплата производится в валюте.",
        "Договор расторгнут.",
        "Срок исковой давности сокращён.",
        "Это противоречит закону.",
        "Залог освобождён.",
        "Лицензия отозвана.",
        "Персонал сокращён вдвое.",
        "Данные переданы третьим лицам.",
        "Страховка обязательна.",
    ],
    "en": [
        "In addition, a fine for refusing acceptance was introduced.",
        "The contract was extended indefinitely.",
        "The parties agreed on instalments.",
        "This was approved by the board.",
        "Disputes go to arbitration.",
        "The advance is no longer returned.",
        "The amounts include a tip.",
        "The contractor receives a bonus.",
        "The discount was cancelled.",
        "The bank issues a guarantee.",
        "Title passes after payment.",
        "Payment is made in foreign currency.",
        "The agreement was terminated.",
        "The limitation period was shortened.",
        "This contradicts the law.",
        "The pledge was released.",
        "The licence was revoked.",
        "The staff was halved.",
        "The data were passed to third parties.",
        "Insurance is mandatory.",
    ],
}


def invented(material: Material, chance: random.Random) -> Draft | None:
    """A fact that stands nowhere, after the true sentence or instead of it."""
    fact = chance.choice(_FACTS[material.case.language])
    if any(word[:5].lower() in f"{material.case.old} {material.case.new}".lower() for word in fact.split()[:1] if len(word) > 4):
        return None  # it would speak of what the change is about, and might follow from it
    if chance.random() < 0.4:
        return _with(material, fact)
    if chance.random() < 0.5:
        joined = (
            material.draft.text.rstrip(".")
            + (", и " if material.case.language == "ru" else ", and ")
            + fact[0].lower()
            + fact[1:]
        )
        return _with(material, joined)
    return _with(material, f"{material.draft.text} {fact}")


def topic(material: Material, chance: random.Random) -> Draft | None:
    """The right values of the wrong thing."""
    what = material.case.slots.get("what", "")
    others = [d.text for d in material.others]
    if not what or what not in material.draft.text or len(what) > 30:
        return None
    words = {
        "ru": ["лицензии", "перевозки", "топлива", "рекламы", "обучения"],
        "en": ["licences", "carriage", "fuel", "advertising", "training"],
    }
    fresh = [w for w in words[material.case.language] if w[:5] not in f"{material.case.old}{material.case.new}" and others]
    return _with(material, material.draft.text.replace(what, chance.choice(fresh), 1))


OPERATORS: dict[str, Operator] = {
    "number": number,
    "swapped": swapped,
    "date": date,
    "unit": unit,
    "name": name,
    "direction": direction,
    "negation": negation,
    "modality": modality,
    "bound": bound,
    "citation": citation,
    "quote": quote,
    "invented": invented,
    "topic": topic,
}


def _with(material: Material, text: str) -> Draft | None:
    return replace(material.draft, text=text) if text != material.draft.text else None
