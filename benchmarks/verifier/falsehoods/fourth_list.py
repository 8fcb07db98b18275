"""The fourth list of operators that make true sentences false: what a careless or lying model does to a sentence about a change.
Written by reasoning about sentences alone, before any rule of the verifier was read."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

import pymorphy3

from benchmarks.verifier.falsehoods.material import Material, Operator
from benchmarks.verifier.falsehoods.second_list import NUMBER, both, russian, said
from core.analysis.draft import Draft

FOURTH: Final[dict[str, Operator]] = {}
_RU = "Заказчик Исполнитель Поставщик Покупатель Продавец Арендатор Арендодатель Подрядчик Банк Заёмщик Работник "
_RU += "Работодатель Клиент Перевозчик Хранитель Лицензиар Лицензиат Страховщик"
_EN = "Customer Contractor Supplier Buyer Seller Tenant Landlord Lessor Lessee Provider Bank Borrower Employee "
_EN += "Employer Company Client Carrier Licensor Licensee Manufacturer"
ROLES: Final = {"ru": tuple(_RU.split()), "en": tuple(_EN.split())}


def planted(name: str) -> Callable[[Operator], Operator]:
    """Puts an operator on the fourth list, as `kind: manner`."""

    def put(made: Operator) -> Operator:
        FOURTH[name] = made
        return made

    return put


@cache
def _morphology() -> pymorphy3.MorphAnalyzer:
    return pymorphy3.MorphAnalyzer()


def in_case_of(word: str, other: str) -> str | None:
    """`other` (a Russian noun) in the case that `word` stands in; capitals as `word` has them."""
    case = next((p.tag.case for p in _morphology().parse(word) if p.tag.POS == "NOUN" and p.tag.number == "sing"), None)
    made = _morphology().parse(other)[0].inflect({case, "sing"}) if case else None
    if made is None:
        return None
    return made.word.capitalize() if word[0].isupper() else made.word


def roles_in(text: str, language: str) -> list[tuple[re.Match[str], str]]:
    """Each word that names a party, with its dictionary form."""
    if language == "en":
        return [(m, m[0].capitalize()) for m in re.finditer(rf"\b(?:{'|'.join(ROLES['en'])})\b", text, re.I)]
    stems = {role[: max(4, len(role) - 2)].lower(): role for role in ROLES["ru"]}
    found = []
    for match in re.finditer(r"[А-Яа-яё]+", text):
        normal = {p.normal_form for p in _morphology().parse(match[0])}
        role = next((role for stem, role in stems.items() if match[0].lower().startswith(stem)), None)
        if role and role.lower() in normal:
            found.append((match, role))
    return found


def two_numbers(material: Material) -> tuple[float, float, str] | None:
    """The old and new value of a change that has one number a side (as floats), and the new one as written."""
    old, new = NUMBER.findall(material.case.old), NUMBER.findall(material.case.new)
    told = NUMBER.findall(material.draft.text)
    if len(old) != 1 or len(new) != 1 or old == new or new[0] not in told:
        return None
    a, b = value(old[0], material), value(new[0], material)
    return (a, b, new[0]) if a and b else None


def value(number: str, material: Material) -> float:
    """A number as its language writes it."""
    plain = re.sub(r"[ \u00a0]", "", number)
    plain = plain.replace(",", ".") if russian(material) else re.sub(r",(?=\d{3})", "", plain)
    return float(plain) if re.fullmatch(r"\d+(?:\.\d+)?", plain) else 0.0


def lacks(material: Material, pattern: str) -> bool:
    """Whether neither the change nor the sentence has the pattern."""
    return not re.search(pattern, f"{both(material)} {material.draft.text}", re.I)


def put_in(text: str, match: re.Match[str], instead: str) -> str:
    """The text with `instead` in the place of the match."""
    return text[: match.start()] + instead + text[match.end() :]


def once(material: Material, pattern: str, instead: str) -> Draft | None:
    """The one place of the sentence where a pattern stands, put otherwise."""
    found = list(re.finditer(pattern, material.draft.text))
    return said(material, put_in(material.draft.text, found[0], found[0].expand(instead))) if len(found) == 1 else None


def joined(material: Material, other: Draft, text: str) -> Draft:
    """A sentence about two changes that cites and quotes both."""
    changes = (*material.draft.changes, *other.changes)
    return replace(material.draft, text=text, changes=changes, quotes=(*material.draft.quotes, *other.quotes))


def by_language(material: Material, ru: Sequence[str], en: Sequence[str]) -> Sequence[str]:
    """Of two lists of words, that of the material's language."""
    return ru if russian(material) else en
