"""Falsehoods of the fifth list about who, how far and on what condition, and of two changes told as one."""

import random
import re

from benchmarks.verifier.falsehoods.fifth_list import heads, planted, tails
from benchmarks.verifier.falsehoods.fourth_list import ROLES, by_language, in_case_of, joined, lacks, once, put_in, roles_in
from benchmarks.verifier.falsehoods.material import Material
from benchmarks.verifier.falsehoods.second_list import both, ended, russian, said, swapped
from benchmarks.verifier.falsehoods.third_list import elsewhere, lowered
from core.analysis.draft import Draft

MAY = r"вправе|может|могут|\bmay\b|is entitled"


def permitted(material: Material) -> bool:
    """Whether the new text gives a right and no duty beside it."""
    new = material.case.new
    return bool(re.search(MAY, new, re.I)) and not re.search(
        r"не вправе|не может|не могут|обяз|долж|may not|shall|must", new, re.I
    )


def forbidden(material: Material) -> bool:
    """Whether the new text forbids something, in Russian or English."""
    return bool(
        re.search(r"запрещ|не вправе|не допускается|must not|may not|shall not|not permitted|prohibit", material.case.new, re.I)
    )


tails(
    "duty: no choice",
    (", и выбора у неё нет", ", причём отказаться нельзя", ", и уклониться от этого невозможно", ", а иначе поступить нельзя"),
    (", and there is no choice", ", and it cannot refuse", ", with no way around it", ", which cannot be declined"),
    fits=permitted,
)


@planted("duty: a right in the words of a duty")
def must_for_may(material: Material, chance: random.Random) -> Draft | None:
    if not permitted(material):
        return None
    pairs = (
        ("вправе", ("вынужден", "должен будет", "не может не")),
        ("может", ("вынужден", "должен будет", "не может не")),
        ("may", ("has to", "is bound to", "cannot but", "needs to")),
        ("is allowed to", ("is obliged to", "needs to")),
    )
    return said(material, swapped(material.draft.text, pairs, chance))


tails(
    "ban: told as leave",
    (", но это не запрещено", ", и это остаётся допустимым", "; препятствий к этому нет"),
    (", but this is not forbidden", ", and it stays permissible", "; nothing stands in the way of it"),
    fits=forbidden,
)
heads(
    "degree: as a rule",
    ("Как правило,", "Обычно", "Чаще всего", "По большей части"),
    ("As a rule,", "Usually,", "More often than not,", "For the most part,"),
)


@planted("degree: in part")
def in_part(material: Material, chance: random.Random) -> Draft | None:
    if russian(material):
        pattern = (
            r"(?<!\w)((?:заменен|заменён|удал[её]н|исключ[её]н|добавлен|измен[её]н|увеличен|сокращ[её]н|снижен|продл[её]н)\w*)"
        )
        return once(material, pattern, chance.choice((r"частично \1", r"формально \1", r"отчасти \1", r"временно \1")))
    pattern = r"\b(replaced|removed|deleted|added|changed|extended|reduced|raised|shortened|lowered)\b"
    return once(material, pattern, chance.choice((r"partly \1", r"formally \1", r"in part \1", r"temporarily \1")))


tails(
    "scope: the whole document",
    (
        ", поэтому весь договор стал жёстче",
        ", и весь документ теперь строится на этом",
        ", то есть правила документа стали мягче",
        ", как и по всему документу",
    ),
    (
        ", so the whole contract has become stricter",
        ", and the entire document now rests on it",
        ", that is, the document is more lenient now",
        ", as throughout the document",
    ),
)


@planted("scope: everybody")
def everybody(material: Material, chance: random.Random) -> Draft | None:
    roles = "|".join(ROLES[material.case.language])
    if russian(material):
        return once(material, rf"(?<!\w)(?:{roles})(?!\w)", chance.choice(("Каждый", "Любой желающий", "Всякий участник")))
    return once(material, rf"\b[Tt]he (?:{roles})(?!'s)\b", chance.choice(("Everybody", "Anyone concerned", "Every participant")))


@planted("party: one of another contract does it")
def strange_party(material: Material, chance: random.Random) -> Draft | None:
    held = {role for _, role in roles_in(both(material), material.case.language)}
    strange = [role for role in ROLES[material.case.language] if role not in held and lacks(material, role)]
    role = chance.choice(strange)
    if not russian(material):
        tail = chance.choice((f" by the {role}", f" on the proposal of the {role}", f" at the {role}'s request"))
        return said(material, ended(material.draft.text, tail))
    genitive = in_case_of("стороны", role.lower())
    if not genitive:
        return None
    return said(
        material,
        ended(material.draft.text, chance.choice((f" по предложению {genitive}", f" за счёт {genitive}", f" силами {genitive}"))),
    )


@planted("party: attributed to one of the change")
def attributed(material: Material, chance: random.Random) -> Draft | None:
    held = sorted({role for _, role in roles_in(both(material), material.case.language)})
    if not held:
        return None
    role = chance.choice(held)
    if not russian(material):
        tail = chance.choice(
            (f", as the {role} proposed", f" on the initiative of the {role}", f", to which the {role} objected")
        )
        return said(material, ended(material.draft.text, tail))
    genitive = in_case_of("стороны", role.lower())
    if not genitive:
        return None
    tails = (f" по инициативе {genitive}", f" вопреки возражениям {genitive}", f", на чём настоял {role.lower()}")
    return said(material, ended(material.draft.text, chance.choice(tails)))


tails(
    "cost: free or for a fee",
    (" без дополнительной платы", " за отдельную плату", " безвозмездно", " с доплатой"),
    (" at no extra charge", " for a separate fee", " free of charge", " against payment"),
    but=r"плат|доплат|безвозмезд|бесплат|charge|fee|free|pay|cost|price|цен|стоим",
)
tails(
    "condition: one that is not there",
    (
        ", если стороны не договорятся об ином",
        " при условии уведомления",
        " после письменного согласия",
        ", если нет возражений",
        " с учётом обстоятельств",
    ),
    (
        ", unless the parties agree otherwise",
        " subject to notice",
        " after written consent",
        ", provided nobody objects",
        " depending on the circumstances",
    ),
    but=r"согла|уведом|услов|возраж|agree|notice|consent|object|unless|if\b|provided",
)
tails(
    "object: and so on",
    (" и так далее", " и тому подобное", ", среди прочего", " и в других подобных случаях"),
    (" and so on", " and the like", ", among other things", " and in other such cases"),
)


@planted("two changes: one set against the other")
def set_against(material: Material, chance: random.Random) -> Draft | None:
    fit = elsewhere(material.others, material.draft.changes)
    if not fit:
        return None
    other = chance.choice(fit)
    first, second = material.draft.text.rstrip("."), lowered(other.text)
    ru = (
        f"{first}, что противоречит другому изменению: {second}",
        f"{first}, а взамен {second}",
        f"{first}; это важнее того, что {second}",
        f"Сначала {lowered(first)}, а затем {second}",
        f"{first} при условии, что {second}",
        f"{first}, что подтверждает и другое: {second}",
    )
    en = (
        f"{first}, which contradicts another change: {second}",
        f"{first}, and in return {second}",
        f"{first}; this matters more than that {second}",
        f"First {lowered(first)}, and then {second}",
        f"{first}, provided that {second}",
        f"{first}, which is confirmed by the other: {second}",
    )
    return joined(material, other, chance.choice(by_language(material, ru, en)))


@planted("two changes: the deed of one, the party of the other")
def party_of_the_other(material: Material, chance: random.Random) -> Draft | None:
    own = roles_in(material.draft.text, material.case.language)
    held = {role for _, role in roles_in(both(material), material.case.language)}
    fit = [
        (other, role)
        for other in elsewhere(material.others, material.draft.changes)
        for _, role in roles_in(other.text, material.case.language)
        if role not in held
    ]
    if len(own) != 1 or not fit:
        return None
    match, _ = own[0]
    other, role = chance.choice(fit)
    put = in_case_of(match[0], role) if russian(material) else role
    return joined(material, other, put_in(material.draft.text, match, put)) if put else None
