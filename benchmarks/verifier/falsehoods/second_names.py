"""Falsehoods of the second list: names."""

import random
import re
from collections.abc import Sequence

from benchmarks.verifier.falsehoods.material import Material
from benchmarks.verifier.falsehoods.second_list import both, operator, russian, said, swapped
from core.analysis.draft import Draft

_ENGLISH_ROLES = [
    "Customer",
    "Contractor",
    "Supplier",
    "Buyer",
    "Tenant",
    "Landlord",
    "Lender",
    "investor",
    "operator",
    "director",
    "manufacturer",
    "applicant",
    "employee",
    "student",
]
_ROLES: dict[str, list[tuple[str, str, str, str]]] = {
    "ru": [
        ("Заказчик", "Заказчика", "Заказчику", "Заказчиком"),
        ("Исполнитель", "Исполнителя", "Исполнителю", "Исполнителем"),
        ("Подрядчик", "Подрядчика", "Подрядчику", "Подрядчиком"),
        ("Поставщик", "Поставщика", "Поставщику", "Поставщиком"),
        ("Покупатель", "Покупателя", "Покупателю", "Покупателем"),
        ("Арендатор", "Арендатора", "Арендатору", "Арендатором"),
        ("Арендодатель", "Арендодателя", "Арендодателю", "Арендодателем"),
        ("Изготовитель", "Изготовителя", "Изготовителю", "Изготовителем"),
        ("директор", "директора", "директору", "директором"),
        ("заявитель", "заявителя", "заявителю", "заявителем"),
        ("работник", "работника", "работнику", "работником"),
        ("студент", "студента", "студенту", "студентом"),
        ("инвестор", "инвестора", "инвестору", "инвестором"),
        ("закупочная комиссия", "закупочной комиссии", "закупочной комиссии", "закупочной комиссией"),
        ("служба поддержки", "службы поддержки", "службе поддержки", "службой поддержки"),
    ],
    "en": [(one, one, one, one) for one in _ENGLISH_ROLES],
}


@operator("name: another party")
def _party(material: Material, chance: random.Random) -> Draft | None:
    roles = _ROLES[material.case.language]
    low = both(material).lower()
    pairs: list[tuple[str, Sequence[str]]] = []
    for role in roles:
        for at, form in enumerate(role):
            pairs.append((form, [other[at] for other in roles if other[0][:-2].lower() not in low]))
    return said(material, swapped(material.draft.text, pairs, chance))


@operator("name: a department of the party")
def _department(material: Material, chance: random.Random) -> Draft | None:
    ru = russian(material)
    found = [
        m for role in _ROLES[material.case.language] for m in re.finditer(rf"(?<!\w){role[0]}(?!\w)", material.draft.text, re.I)
    ]
    if not found:
        return None
    match, text = chance.choice(found), material.draft.text
    if ru:
        genitive = next(role[1] for role in _ROLES["ru"] if role[0].lower() == match[0].lower())
        other = f"{chance.choice(('бухгалтерия', 'юридический отдел', 'представитель', 'филиал'))} {genitive}"
    else:
        other = f"{match[0]}'s {chance.choice(('accounting department', 'legal department', 'representative', 'branch'))}"
    return said(
        material, text[: match.start()] + (other[0].upper() + other[1:] if not match.start() else other) + text[match.end() :]
    )


_PROPER = re.compile(r"(?<=«)[А-ЯЁ][\w ]{2,20}(?=»)|(?<=[А-ЯA-Z]\. )[А-ЯЁA-Z]\w{3,}|[A-Z]\w{3,}(?= (?:Ltd|plc|Inc|GmbH|LLC))")


def _proper(material: Material) -> list[re.Match[str]]:
    return [
        m for m in _PROPER.finditer(material.draft.text) if re.search(r"ООО|АО|Ltd|plc|Inc|GmbH|\w\. \w", material.draft.text)
    ]


@operator("name: a letter changed")
def _letter(material: Material, chance: random.Random) -> Draft | None:
    if not (found := _proper(material)):
        return None
    match = chance.choice(found)
    at = chance.randint(match.start() + 1, match.start() + 2)
    text = material.draft.text
    letters = "аеиоклнрст" if russian(material) else "aeioklnrst"
    other = text[:at] + chance.choice([one for one in letters if one != text[at]]) + text[at + 1 :]
    return said(material, other) if text[at].isalpha() else None


@operator("name: other initials")
def _initials(material: Material, chance: random.Random) -> Draft | None:
    found = list(re.finditer(r"\b[А-ЯЁA-Z](?=\. )", material.draft.text))
    if not found:
        return None
    match, text = chance.choice(found), material.draft.text
    letters = "БВГДЕКМНРТ" if russian(material) else "BCDEFKLMNR"
    return said(
        material, text[: match.start()] + chance.choice([one for one in letters if one != match[0]]) + text[match.end() :]
    )


@operator("name: another kind of company")
def _company(material: Material, chance: random.Random) -> Draft | None:
    pairs = [
        ("ООО", ("АО", "ПАО", "ИП", "ЗАО")),
        ("АО", ("ООО", "ПАО", "НКО")),
        ("Ltd", ("plc", "LLP", "Inc", "GmbH")),
        ("plc", ("Ltd", "Inc", "LLP")),
    ]
    made = swapped(material.draft.text, pairs, chance)
    return said(material, made)


_WHOLE_NAME = r"(?:ООО|АО) «[^»]+»|[А-ЯЁ]\. [А-ЯЁ]\. \w+|[A-Z]\w+ (?:Ltd|plc)|[A-Z]\. [A-Z]\. \w+"


@operator("name: old and new exchanged")
def _names_exchanged(material: Material, chance: random.Random) -> Draft | None:
    found = list(re.finditer(_WHOLE_NAME, material.draft.text))
    if len(found) != 2:
        return None
    one, two = found
    text = material.draft.text
    return said(material, text[: one.start()] + two[0] + text[one.end() : two.start()] + one[0] + text[two.end() :])


@operator("name: another name of the same kind")
def _other_name(material: Material, chance: random.Random) -> Draft | None:
    if not (found := _proper(material)):
        return None
    match, text = chance.choice(found), material.draft.text
    names = ("Вектор", "Гранит", "Орлова", "Заря") if russian(material) else ("Vector", "Granite", "Harlow", "Dawn")
    return said(material, text[: match.start()] + chance.choice(names) + text[match.end() :])
