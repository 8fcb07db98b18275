"""Falsehoods of the third list: names, citations, quotes, invented facts."""

import random
import re
from collections.abc import Sequence
from dataclasses import replace

from benchmarks.verifier.falsehoods.material import Material
from benchmarks.verifier.falsehoods.second_list import both, ended, russian, said, swapped
from benchmarks.verifier.falsehoods.third_list import elsewhere, lowered, planted, put_in
from core.analysis.draft import Cited, Draft
from core.model.document import Side

_PEOPLE_RU = (
    "Заказчик",
    "Исполнитель",
    "Поставщик",
    "Подрядчик",
    "Арендатор",
    "Арендодатель",
    "Покупатель",
    "Персонал",
    "Пациент",
)
_PEOPLE_EN = ("Customer", "Contractor", "Supplier", "Provider", "Lessor", "Tenant", "Buyer", "nurse", "physician")


@planted("name: another party")
def another_party(material: Material, chance: random.Random) -> Draft | None:
    people = _PEOPLE_RU if russian(material) else _PEOPLE_EN
    free = [name for name in people if name.lower() not in both(material).lower()]
    return said(material, swapped(material.draft.text, [(name, free) for name in people], chance))


_FIRM = r"(?:ООО|АО) «(?P<ru>\w+)»|(?P<en>[A-Z]\w+) (?:Ltd|Inc)"


@planted("name: another firm")
def another_firm(material: Material, chance: random.Random) -> Draft | None:
    found = list(re.finditer(_FIRM, material.draft.text))
    if not found:
        return None
    match = chance.choice(found)
    group = "ru" if match["ru"] else "en"
    instead = chance.choice(("Гранит", "Вега", "Орион", "Полюс") if group == "ru" else ("Granite", "Orion", "Summit", "Harbour"))
    text = material.draft.text
    return said(material, text[: match.start(group)] + instead + text[match.end(group) :])


@planted("name: another form of firm")
def another_form(material: Material, chance: random.Random) -> Draft | None:
    ru = (("ООО", ("АО", "ПАО", "ИП")), ("АО", ("ООО", "ПАО")))
    en = (("Ltd", ("Inc", "LLC", "PLC")), ("Inc", ("Ltd", "LLC")))
    table = [
        (form, [other for other in others if other not in both(material).split()])
        for form, others in (ru if russian(material) else en)
    ]
    return said(material, swapped(material.draft.text, [row for row in table if row[1]], chance))


@planted("name: a name with a wrong letter")
def wrong_letter(material: Material, chance: random.Random) -> Draft | None:
    found = list(re.finditer(_FIRM, material.draft.text))
    if not found:
        return None
    match = chance.choice(found)
    name = match["ru"] or match["en"]
    at = chance.randrange(1, len(name))
    letters = "аеиолнрст" if match["ru"] else "aeionrst"
    wrong = name[:at] + chance.choice([sign for sign in letters if sign != name[at]]) + name[at + 1 :]
    group = "ru" if match["ru"] else "en"
    return said(material, material.draft.text[: match.start(group)] + wrong + material.draft.text[match.end(group) :])


@planted("name: both names exchanged")
def names_exchanged(material: Material, chance: random.Random) -> Draft | None:
    found = list(re.finditer(_FIRM, material.draft.text))
    if len(found) != 2 or found[0][0] == found[1][0]:
        return None
    text = put_in(material.draft.text, found[1], found[0][0])
    return said(material, put_in(text, found[0], found[1][0]))


@planted("name: the thing of a like change")
def another_thing(material: Material, chance: random.Random) -> Draft | None:
    """What the sentence speaks of replaced by what a like change speaks of."""
    own = material.case.slots.get("what")
    text = material.draft.text
    if not own or own not in text or len(own) > 40:
        return None
    ru = ("саженцев", "программу", "мебель", "документы", "кабель", "автомобиль")
    en = ("furniture", "saplings", "vehicles", "cables", "manuals")
    free = [name for name in (ru if russian(material) else en) if name not in both(material)]
    instead = chance.choice(free)
    return said(material, text.replace(own, instead.capitalize() if own[0].isupper() else instead, 1))


@planted("citation: the sentence of another change")
def of_another_change(material: Material, chance: random.Random) -> Draft | None:
    others = elsewhere(material.others, material.draft.changes)
    return replace(material.draft, changes=chance.choice(others).changes) if others else None


@planted("citation: that of a like change")
def of_a_like_change(material: Material, chance: random.Random) -> Draft | None:
    others = elsewhere(material.kin, material.draft.changes)
    if not others or not re.search(r"\d", material.draft.text):
        return None
    other = chance.choice(others)
    if set(re.findall(r"\d+", material.draft.text)) <= set(re.findall(r"\d+", other.text)):
        return None
    return replace(material.draft, changes=other.changes, quotes=other.quotes)


@planted("citation: an id that is none")
def no_such_id(material: Material, chance: random.Random) -> Draft | None:
    own = material.draft.changes[0]
    made = "".join(chance.choice("0123456789abcdef") for _ in own) if chance.random() < 0.5 else f"{own}-{chance.randint(4, 9)}"
    return replace(material.draft, changes=(*material.draft.changes, made) if chance.random() < 0.5 else (made,))


@planted("citation: another change and its quotes")
def change_and_quotes(material: Material, chance: random.Random) -> Draft | None:
    others = elsewhere(material.others, material.draft.changes)
    if not others:
        return None
    other = chance.choice(others)
    return replace(material.draft, changes=other.changes, quotes=other.quotes)


@planted("citation: two changes told, one cited")
def one_of_two(material: Material, chance: random.Random) -> Draft | None:
    others = elsewhere(material.others, material.draft.changes)
    if not others:
        return None
    second = chance.choice(others).text
    word = (", а ", ", кроме того, ") if russian(material) else (", and ", "; moreover, ")
    return said(material, material.draft.text.rstrip(".") + chance.choice(word) + lowered(second))


@planted("citation: a clause that the document lacks")
def no_such_clause(material: Material, chance: random.Random) -> Draft | None:
    number = f"{chance.randint(11, 19)}.{chance.randint(1, 9)}"
    text = lowered(material.draft.text)
    ru = (
        f"В пункте {number} {text}",
        f"Согласно пункту {number}, {text}",
        f"{material.draft.text.rstrip('.')} (пункт {number}).",
    )
    en = (
        f"In clause {number}, {text}",
        f"Under section {number}, {text}",
        f"{material.draft.text.rstrip('.')} (clause {number}).",
    )
    return said(material, chance.choice(ru if russian(material) else en))


@planted("citation: a section of another title")
def another_section(material: Material, chance: random.Random) -> Draft | None:
    ru = ("Форс-мажор", "Термины и определения", "Реквизиты сторон", "Охрана труда")
    en = ("Force majeure", "Definitions", "Governing law", "Occupational safety")
    title = chance.choice(ru if russian(material) else en)
    text = lowered(material.draft.text)
    return said(material, f"В разделе «{title}» {text}" if russian(material) else f"In the section “{title}”, {text}")


def _quoted(material: Material, chance: random.Random, how: str) -> Draft | None:
    """The draft with one of its quotes turned."""
    quotes = list(material.draft.quotes)
    if not quotes:
        return None
    at = chance.randrange(len(quotes))
    words = quotes[at].text.split(" ")
    place = chance.randrange(len(words))
    if how == "crossed" and len(words) > 2:
        words[0], words[-1] = words[-1], words[0]
    elif how == "added":
        ru, en = ("также", "примерно", "иногда", "не"), ("also", "about", "sometimes", "not")
        words.insert(place, chance.choice(ru if russian(material) else en))
    elif how == "digits" and re.search(r"\d", quotes[at].text):
        words = re.sub(r"\d", lambda found: str((int(found[0]) + 3) % 10), quotes[at].text).split(" ")
    else:
        return None
    text = " ".join(words)
    if text in both(material) or text == quotes[at].text:
        return None
    quotes[at] = Cited(side=quotes[at].side, text=text)
    return replace(material.draft, quotes=tuple(quotes))


@planted("quote: other digits")
def quote_of_other_digits(material: Material, chance: random.Random) -> Draft | None:
    return _quoted(material, chance, "digits")


@planted("quote: a word more")
def quote_with_a_word_more(material: Material, chance: random.Random) -> Draft | None:
    return _quoted(material, chance, "added")


@planted("quote: words in another order")
def quote_crossed(material: Material, chance: random.Random) -> Draft | None:
    return _quoted(material, chance, "crossed")


@planted("quote: of the other version")
def quote_of_the_other_version(material: Material, chance: random.Random) -> Draft | None:
    quotes = list(material.draft.quotes)
    loose = [i for i, q in enumerate(quotes) if q.text not in (material.case.new if q.side is Side.OLD else material.case.old)]
    if not loose:
        return None
    at = chance.choice(loose)
    side = Side.NEW if quotes[at].side is Side.OLD else Side.OLD
    quotes[at] = Cited(side=side, text=quotes[at].text)
    return replace(material.draft, quotes=tuple(quotes))


@planted("quote: of another change")
def quote_of_another_change(material: Material, chance: random.Random) -> Draft | None:
    held = both(material)
    others = [q for other in material.others for q in other.quotes if q.text not in held]
    return replace(material.draft, quotes=(*material.draft.quotes, chance.choice(others))) if others else None


_WITHIN = re.compile(r"[«“]([^«»“”]+)[»”]")


@planted("quote: a word changed between the sentence's own marks")
def told_quote_changed(material: Material, chance: random.Random) -> Draft | None:
    found = [m for m in _WITHIN.finditer(material.draft.text) if " " in m[1]]
    if not found:
        return None
    match = chance.choice(found)
    words = match[1].split(" ")
    at = chance.randrange(len(words))
    own = set(both(material).split())
    ru, en = ("любой", "полностью", "срочно", "частично"), ("any", "fully", "promptly", "partly")
    words[at] = chance.choice([word for word in (ru if russian(material) else en) if word not in own])
    text = material.draft.text
    return said(material, text[: match.start(1)] + " ".join(words) + text[match.end(1) :])


@planted("quote: put into the other version's mouth")
def other_mouth(material: Material, chance: random.Random) -> Draft | None:
    """A true quote with the wrong version named for it."""
    loose = [q for q in material.draft.quotes if q.text not in (material.case.new if q.side is Side.OLD else material.case.old)]
    if not loose:
        return None
    quote = chance.choice(loose)
    old = quote.side is Side.OLD
    if russian(material):
        where = ("в новой редакции", "в новой версии") if old else ("в прежней редакции", "в старой версии")
        return said(material, ended(material.draft.text, f"; {chance.choice(where)} сказано «{quote.text}»"))
    where = ("the new version", "the new wording") if old else ("the old version", "the earlier wording")
    return said(material, ended(material.draft.text, f"; {chance.choice(where)} says “{quote.text}”"))


def _tailed(material: Material, chance: random.Random, ru: Sequence[str], en: Sequence[str]) -> Draft | None:
    return said(material, ended(material.draft.text, chance.choice(ru if russian(material) else en)))


@planted("invention: a cause")
def invented_cause(material: Material, chance: random.Random) -> Draft | None:
    ru = (
        " из-за роста цен на сырьё",
        " по просьбе другой стороны",
        " в связи с новыми требованиями закона",
        ", поскольку прежнее было ошибочным",
    )
    en = (
        " because of rising costs",
        " at the request of the other party",
        " owing to new legislation",
        ", since the old wording was an error",
    )
    return _tailed(material, chance, ru, en)


@planted("invention: an effect")
def invented_effect(material: Material, chance: random.Random) -> Draft | None:
    ru = (
        ", что снизит издержки",
        ", поэтому потребуется новое согласование",
        ", и это сократит число споров",
        ", что приведёт к штрафам",
    )
    en = (
        ", which will cut costs",
        ", so a new approval will be needed",
        ", and this will lead to fewer disputes",
        ", which will cause delays",
    )
    return _tailed(material, chance, ru, en)


@planted("invention: a further change")
def further_change(material: Material, chance: random.Random) -> Draft | None:
    ru = (
        ", а также уточнён порядок приёмки",
        " и добавлен новый раздел",
        ", также исключено приложение",
        ", кроме того, изменены реквизиты",
    )
    en = (
        ", and the acceptance procedure was clarified",
        " and a new annex was added",
        ", and the definitions were updated",
        "; the delivery address was updated",
    )
    return _tailed(material, chance, ru, en)


@planted("invention: an exception")
def invented_exception(material: Material, chance: random.Random) -> Draft | None:
    ru = (
        ", кроме выходных дней",
        ", за исключением срочных случаев",
        " только для постоянных клиентов",
        ", если сумма превышает 100 000",
    )
    en = (
        ", except at weekends",
        ", save in urgent cases",
        " only for regular customers",
        ", provided the amount exceeds 100,000",
    )
    return _tailed(material, chance, ru, en)


@planted("invention: an authority")
def invented_authority(material: Material, chance: random.Random) -> Draft | None:
    ru = (
        "По решению суда",
        "По согласованию с Минфином",
        "По инициативе генерального директора",
        "Дополнительным соглашением № 3",
    )
    en = (
        "By decision of the court,",
        "With the consent of the ministry,",
        "On the initiative of the director,",
        "By addendum No. 3,",
    )
    return said(material, f"{chance.choice(ru if russian(material) else en)} {lowered(material.draft.text)}")


@planted("invention: how it was done")
def invented_manner(material: Material, chance: random.Random) -> Draft | None:
    ru = (" временно", " впервые", " задним числом", " во всех филиалах", " до конца года", " в одностороннем порядке")
    en = (
        " temporarily",
        " for the first time",
        " retroactively",
        " in all branches",
        " until the end of the year",
        " unilaterally",
    )
    return _tailed(material, chance, ru, en)


@planted("invention: an opinion")
def invented_opinion(material: Material, chance: random.Random) -> Draft | None:
    ru = (
        ", что выгодно обеим сторонам",
        ", что противоречит закону",
        ", что соответствует рыночной практике",
        ", и это самое важное изменение",
    )
    en = (
        ", which benefits both parties",
        ", which is against the law",
        ", in line with market practice",
        ", and this is the most important change",
    )
    return _tailed(material, chance, ru, en)
