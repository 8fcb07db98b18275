"""The sixth list: names, directions, negation and modality."""

import random
import re
from typing import Final

from benchmarks.verifier.falsehoods.fourth_list import ROLES, by_language, in_case_of, roles_in
from benchmarks.verifier.falsehoods.material import Material
from benchmarks.verifier.falsehoods.second_list import both, russian, said
from benchmarks.verifier.falsehoods.sixth_list import outside, planted, swaps, table
from benchmarks.verifier.falsehoods.third_list import lowered
from core.analysis.draft import Draft


@planted("name: the other party of the change")
def _(material: Material, chance: random.Random) -> Draft | None:
    language, text = material.case.language, material.draft.text
    told = roles_in(text, language)
    here = {role for _, role in roles_in(both(material), language)}
    if len({role for _, role in told}) != 1 or len(here) < 2:
        return None
    match, own = told[0]
    return _role_put(material, match, chance.choice(sorted(here - {own})))


@planted("name: a party from elsewhere")
def _(material: Material, chance: random.Random) -> Draft | None:
    language = material.case.language
    told = roles_in(material.draft.text, language)
    here = {role for _, role in roles_in(both(material), language)}
    return (
        _role_put(material, *chance.choice([(told[0][0], role) for role in ROLES[language] if role not in here]))
        if told
        else None
    )


def _role_put(material: Material, match: re.Match[str], role: str) -> Draft | None:
    text = material.draft.text
    other = in_case_of(match[0], role) if russian(material) else role if match[0][0].isupper() else role.lower()
    return said(material, text[: match.start()] + other + text[match.end() :]) if other else None


def _proper(material: Material) -> list[re.Match[str]]:
    """Words with a capital inside the sentence that no party, month or beginning is."""
    text = material.draft.text
    roles = {match.start() for match, _ in roles_in(text, material.case.language)}
    found = re.finditer(r"(?<=[\w,;:] )[A-ZА-ЯЁ][a-zа-яё]{3,}(?!\w)|(?<=[«“\"])[A-ZА-ЯЁ][a-zа-яё]{3,}(?=[»”\"])", text)
    months = "January February March April May June July August September October November December Monday Friday Sunday"
    return [match for match in found if match.start() not in roles and match[0] not in months and match[0] in both(material)]


@planted("name: one letter of it is another")
def _(material: Material, chance: random.Random) -> Draft | None:
    found = _proper(material)
    if not found:
        return None
    match, text = chance.choice(found), material.draft.text
    at = chance.randrange(1, len(match[0]) - 2)
    letters = "абвгдежзиклмнопрстуф" if russian(material) else "abcdefghiklmnoprstuw"
    other = match[0][:at] + chance.choice([x for x in letters if x != match[0][at]]) + match[0][at + 1 :]
    return said(material, text[: match.start()] + other + text[match.end() :])


@planted("name: another name altogether")
def _(material: Material, chance: random.Random) -> Draft | None:
    found = _proper(material)
    if not found:
        return None
    match, text = chance.choice(found), material.draft.text
    other = chance.choice(
        by_language(material, ("Рассвет", "Сириус", "Казань", "Петров"), ("Northgate", "Meridian", "Leeds", "Carter"))
    )
    return said(material, text[: match.start()] + other + text[match.end() :])


@planted("name: one that another change has")
def _(material: Material, chance: random.Random) -> Draft | None:
    found = _proper(material)
    names = sorted({name for other in material.others for name in re.findall(r"(?<=\w )[A-ZА-ЯЁ][a-zа-яё]{4,}", other.text)})
    names = [name for name in names if name.lower() not in both(material).lower()]
    if not found or not names:
        return None
    match, text = chance.choice(found), material.draft.text
    return said(material, text[: match.start()] + chance.choice(names) + text[match.end() :])


swaps("name: another body, place or paper")


_OPPOSITE: Final = table("direction: the opposite verb")


@planted("direction: the opposite verb")
def _(material: Material, chance: random.Random) -> Draft | None:
    text = material.draft.text
    found = []
    for pattern, others in _OPPOSITE[material.case.language]:
        found += [(match, others) for match in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", text, re.I)]
    if not found:
        return None
    match, others = chance.choice(found)
    other = chance.choice(others).format((match.groups() or ("",))[0] or "")
    other = other.capitalize() if match[0][0].isupper() else other
    return said(material, text[: match.start()] + other + text[match.end() :])


swaps("direction: the opposite comparative")
swaps("direction: what came has gone")
swaps("direction: now is then")


@planted("direction: it stayed as it was")
def _(material: Material, chance: random.Random) -> Draft | None:
    tails = by_language(material, (" — без изменений", ", как и прежде", "; содержание не изменилось"),
                        (" – unchanged", ", as before", "; the content did not change"))  # fmt: skip
    return said(material, f"{material.draft.text.rstrip('.')}{chance.choice(tails)}.")


@planted("direction: it was moved")
def _(material: Material, chance: random.Random) -> Draft | None:
    heads = by_language(material, ("Перенесено в другой раздел:", "Условие перенесено в конец документа:"),
                        ("Moved to another section:", "Moved to the end of the document:"))  # fmt: skip
    return said(material, f"{chance.choice(heads)} {lowered(material.draft.text)}")


@planted("direction: the sides of “instead of”")
def _(material: Material, chance: random.Random) -> Draft | None:
    text = material.draft.text
    match = re.search(r"(«[^»]+»|“[^”]+”)(.*?)(«[^»]+»|“[^”]+”)", text)
    if match is None or match[1] == match[3]:
        return None
    return said(material, text[: match.start()] + match[3] + match[2] + match[1] + text[match.end() :])


@planted("direction: from and to exchanged")
def _(material: Material, chance: random.Random) -> Draft | None:
    match = re.search(r"(?<!\w)(?:с|from) (\S+(?: [^\W\d]+)?) (до|на|to) (\S+(?: [^\W\d]+)?)", material.draft.text)
    if match is None or not re.match(r"\d", match[1]) or not re.match(r"\d", match[3]):
        return None
    text, a, b = material.draft.text, match[1], match[3].rstrip(".,;")
    return said(material, text[: match.start(1)] + b + text[match.end(1) : match.start(3)] + a + text[match.start(3) + len(b) :])


@planted("negation: a “not” is left out")
def _(material: Material, chance: random.Random) -> Draft | None:
    text = outside(material)
    found = list(
        re.finditer(r"(?<!\w)(?:не (?!более|менее|позднее|ранее|только)|not )|(?<=n)n't|\bcannot\b|(?<!\w)no longer ", text, re.I)
    )
    if not found:
        return None
    match = chance.choice(found)
    other = "can" if match[0] == "cannot" else ""
    made = text[: match.start()] + other + text[match.end() :]
    return said(material, made[0].upper() + made[1:])


@planted("negation: a “not” before the verb")
def _(material: Material, chance: random.Random) -> Draft | None:
    text = outside(material)
    if re.search(r"(?<!\w)не(?!\w)|\bno[t ]|запрещ|prohibit", text, re.I):
        return None
    ru = (
        r"(?<!\w)(?=(?:увелич|сокращ|добавл|удал|должен|должн|обязан|вправе|может|могут|оплачива|уплачива"
        r"|состав|действу|направля|предоставля|выполня|вырос|снижен|повышен|замен)\w*)"
    )
    en = r"(?<=\bis )|(?<=\bare )|(?<=\bwas )|(?<=\bmust )|(?<=\bmay )"
    en += r"|(?<=\bshall )|(?<=\bhas )|(?<=\bwill )|(?<=\bwere )|(?<=\bcan )"
    found = list(re.finditer(ru if russian(material) else en, text, re.I))
    if not found:
        return None
    at = found[0].start()
    word = "не " if russian(material) else "not "
    made = text[:at] + word + text[at].lower() + text[at + 1 :]
    return said(material, made[0].upper() + made[1:])


swaps("negation: with and without")
swaps("negation: no longer is still")


@planted("negation: it is not so that")
def _(material: Material, chance: random.Random) -> Draft | None:
    heads = by_language(material, ("Неверно, что", "Нет, не так:", "Не соответствует новой редакции, что"),
                        ("It is not true that", "It is not the case that", "Not so:"))  # fmt: skip
    return said(material, f"{chance.choice(heads)} {lowered(material.draft.text)}")


swaps("negation: a word and its contrary")
swaps("modality: a duty told as a right")
swaps("modality: a right told as a duty")
swaps("modality: a ban told as leave")
swaps("modality: advice and duty")


@planted("modality: it may only be so")
def _(material: Material, chance: random.Random) -> Draft | None:
    ru = ("Возможно,", "Предполагается, что", "Стороны намерены согласовать, что", "Рекомендуется, чтобы")
    en = ("Possibly,", "It is planned that", "The parties intend that", "It is recommended that")
    heads = by_language(material, ru, en)
    return said(material, f"{chance.choice(heads)} {lowered(material.draft.text)}")
