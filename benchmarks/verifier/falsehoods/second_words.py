"""Falsehoods of the second list: negation and modality."""

import random
import re

from benchmarks.verifier.falsehoods.material import Material
from benchmarks.verifier.falsehoods.second_list import NUMBER, both, ended, operator, russian, said, swapped
from core.analysis.draft import Draft

# Directions


@operator("negation: dropped")
def _dropped(material: Material, chance: random.Random) -> Draft | None:
    text = material.draft.text
    found = list(re.finditer(r"\b(?:не|больше не|not|no longer) ", text, re.I))
    found = [
        m
        for m in found
        if not re.match(r"(?:только|менее|более|позднее|later|ниже)", text[m.end() :])
        and not re.search(r"\bа $|, $|редакции $", text[: m.start()])
    ]
    if not found:
        return None
    match = chance.choice(found)
    other = text[: match.start()] + text[match.end() :]
    return said(material, other[0].upper() + other[1:])


_VERBS_RU = (
    r"увеличен\w*|изменен\w*|изменён|заменен\w*|заменён\w*|снижен\w*|повышен\w*|сокращен\w*|сокращён|добавлен\w*|удален\w*|исключен\w*|выполняет|оплачивает|получает|составляет|"
    r"передаёт|уплачивает|указан\w*|введено|введена|появилось|стало|хранятся|выплачивает|перенесён|проводят|проводится|уменьшен\w*|подорожала|отменено|убрано|равен"
)
_VERBS_EN = (
    r"(?<=was )\w+ed|(?<=were )\w+ed|(?<=is )(?!not|no)\w+|(?<=are )(?!not|no)\w+|(?<=shall )(?!not)\w+|"
    r"(?<=may )\w+|(?<=must )\w+"
)


@operator("negation: added")
def _denied(material: Material, chance: random.Random) -> Draft | None:
    text = material.draft.text
    found = [
        m
        for m in re.finditer(rf"\b(?:{_VERBS_RU})\b" if russian(material) else rf"\b(?:{_VERBS_EN})\b", text, re.I)
        if not re.search(r"(?:не|not|longer) $", text[: m.start()])
    ]
    found = [m for m in found if not re.search(r"[«“][^»”]*$", text[: m.start()])]
    if not found:
        return None
    match = found[0]
    word = "не " if russian(material) else "not "
    return said(
        material,
        text[: match.start()]
        + (word.capitalize() + match[0].lower() if not match.start() else word + match[0])
        + text[match.end() :],
    )


@operator("negation: of the whole")
def _untrue(material: Material, chance: random.Random) -> Draft | None:
    ru = ("Неверно, что ", "Нельзя сказать, что ", "Нет сведений, что ", "Не подтверждается, что ", "Отпало то, что ")
    en = (
        "It is not true that ",
        "It is wrong that ",
        "It cannot be said that ",
        "Nowhere is it stated that ",
        "It is denied that ",
    )
    text = material.draft.text
    return said(material, chance.choice(ru if russian(material) else en) + text[0].lower() + text[1:])


@operator("negation: with and without")
def _without(material: Material, chance: random.Random) -> Draft | None:
    pairs = [
        ("в том числе НДС", ("без НДС", "не включая НДС")),
        ("excluding", ("including", "inclusive of")),
        ("в присутствии", ("без присутствия", "в отсутствие")),
        ("in the presence of", ("in the absence of", "without")),
        ("с (?=письменного|рассрочкой)", ("без ",)),
        ("только с", ("и без",)),
        ("without", ("with",)),
        ("с рассрочкой", ("без рассрочки",)),
        ("with instalments", ("without instalments", "with no instalments")),
        ("with", ("without",)),
        ("без согласования", ("с согласованием", "по согласованию")),
        ("включая", ("исключая", "кроме")),
        ("including", ("excluding", "except")),
    ]
    text = material.draft.text
    if re.search(r"replaced with|together with", text):
        pairs = [pair for pair in pairs if pair[0] != "with"]
    return said(material, swapped(text, [(a, tuple(b)) for a, b in pairs], chance))


@operator("negation: all but")
def _but(material: Material, chance: random.Random) -> Draft | None:
    text = material.draft.text
    pairs = [
        (r"ответственность за", ("ответственность за всё, кроме как за", "ответственность за что угодно, кроме как за")),
        ("по первому", ("в любое время, кроме как по первому",)),
        (r"liable for", ("liable for everything but", "liable except for")),
        ("upon first", ("at any time except upon first",)),
        ("теперь", ("во всём, кроме этого, теперь",)),
        (r"за просрочку", ("за всё, кроме просрочки", "кроме как за просрочку")),
        ("for late", ("for anything but late",)),
        ("на складе", ("где угодно, кроме как на складе",)),
        (r"на упаковку", ("на что угодно, кроме упаковки",)),
        ("в архиве", ("везде, кроме архива",)),
        ("in the archive", ("anywhere but in the archive",)),
    ]
    return said(material, swapped(text, [pair for pair in pairs if pair[0] != "теперь"], chance))


@operator("negation: not only")
def _not_only(material: Material, chance: random.Random) -> Draft | None:
    old, new = (NUMBER.findall(one) for one in (material.case.old, material.case.new))
    different = [(a, b) for a, b in zip(old, new, strict=False) if a != b]
    if len(different) != 1 or (text := material.draft.text).count(different[0][1]) != 1:
        return None
    a, b = different[0]
    words = (
        (f"не только {b}, но и {a}", f"как {b}, так и {a}")
        if russian(material)
        else (f"not only {b} but also {a}", f"both {b} and {a}")
    )
    return said(material, re.sub(rf"(?<![\d.,]){re.escape(b)}(?![\d])", chance.choice(words), text))


@operator("negation: still and no longer")
def _still(material: Material, chance: random.Random) -> Draft | None:
    pairs = [
        ("теперь", ("по-прежнему", "всё ещё", "как и раньше,", "больше не")),
        ("больше не", ("по-прежнему", "всё ещё", "теперь")),
        ("now", ("still", "no longer", "as before")),
        ("no longer", ("still", "now")),
        ("в новой редакции", ("как и в прежней редакции,",)),
        ("в новой версии", ("в обеих версиях",)),
    ]
    found = [
        pair
        for pair in pairs
        if not (pair[0] in ("теперь", "now") and re.search(r"не допуск|not perm|теперь не|now not", material.draft.text))
    ]
    return said(material, swapped(material.draft.text, [(a, tuple(b)) for a, b in found], chance))


# Modality


@operator("modality: the strength of a duty or right")
def _strength(material: Material, chance: random.Random) -> Draft | None:
    pairs = [
        ("вправе", ("обязан", "должен", "не вправе")),
        ("обязан", ("вправе", "может", "имеет возможность")),
        ("обязаны", ("вправе", "могут")),
        ("могут", ("обязаны", "должны")),
        ("не должна", ("может", "не обязана")),
        ("не должно", ("может", "не обязано")),
        ("may", ("must", "shall", "is obliged to")),
        ("shall(?! not| now not)", ("may", "should", "is free to")),
        ("must", ("may", "can", "should")),
        ("обязанность", ("возможность", "право")),
        ("право", ("обязанность", "запрет")),
        ("обязанностью", ("запретом", "рекомендацией")),
        ("duty", ("right", "option")),
        ("obligation", ("option", "recommendation")),
        ("optional", ("mandatory", "compulsory")),
        ("требование", ("разрешение", "пожелание")),
        ("requirement", ("recommendation", "permission")),
        ("требуется", ("разрешается",)),
    ]
    text = material.draft.text
    if re.search(r"вправе|могут|\bmay\b", both(material)):
        pairs = [pair for pair in pairs if pair[0] not in ("требование", "requirement")]
    outside = re.sub(r"«[^»]*»|“[^”]*”", lambda m: "•" * len(m[0]), text)
    made = swapped(outside, [(a, tuple(b)) for a, b in pairs], chance)
    if made is None:
        return None
    return said(material, _restored(made, text))


def _restored(made: str, text: str) -> str:
    quoted = iter(re.findall(r"«[^»]*»|“[^”]*”", text))
    return re.sub(r"•+", lambda m: next(quoted), made)


_DEEDS_RU = {
    "оплачивает": "оплачивать",
    "уплачивает": "уплачивать",
    "передаёт": "передавать",
    "выполняет": "выполнять",
    "выплачивает": "выплачивать",
    "утверждает": "утверждать",
    "рассматривает": "рассматривать",
    "вносит": "вносить",
    "отгружает": "отгружать",
    "отвечает": "отвечать",
}
_DEEDS_EN = {
    "pays": "pay",
    "hands over": "hand over",
    "considers": "consider",
    "ships": "ship",
    "answers": "answer",
    "receives": "receive",
}


@operator("modality: a right of what is done")
def _may(material: Material, chance: random.Random) -> Draft | None:
    if re.search("не более|at most", both(material)):
        return None  # "can ship at most 15" is what it says
    if russian(material):
        pairs = [
            (deed, tuple(f"{modal} {base}" for modal in ("может", "вправе", "имеет право"))) for deed, base in _DEEDS_RU.items()
        ]
    else:
        pairs = [
            (deed, tuple(f"{modal} {base}" for modal in ("may", "can", "has the right to"))) for deed, base in _DEEDS_EN.items()
        ]
    return said(material, swapped(material.draft.text, pairs, chance))


@operator("modality: advised, wished")
def _advised(material: Material, chance: random.Random) -> Draft | None:
    if russian(material):
        pairs = [(deed, (f"по возможности {deed}", f"как правило, {deed}", f"по желанию {deed}")) for deed in _DEEDS_RU]
        pairs += [
            ("обязан", ("рекомендуется",)),
            ("вправе", ("рекомендуется",)),
            ("не должна", ("не рекомендуется",)),
            ("не должно", ("желательно, чтобы не могло",)),
        ]
    else:
        pairs = [
            (deed, (f"preferably {deed}", f"is advised to {base}", f"is encouraged to {base}"))
            for deed, base in _DEEDS_EN.items()
        ]
        pairs += [
            ("shall(?! not| now not)", ("should preferably", "is recommended to")),
            ("must", ("is advised to",)),
            ("may", ("is recommended to",)),
        ]
    outside = re.sub(r"«[^»]*»|“[^”]*”", lambda m: "•" * len(m[0]), material.draft.text)
    made = swapped(outside, pairs, chance)
    return said(material, made and _restored(made, material.draft.text))


_PASSIVE = (
    r"(увеличен|изменен|заменен|снижен|повышен|сокращен|добавлен|удален|исключен|уменьшен)(а|о|ы)|"
    r"(увеличен|изменён|заменён|снижен|повышен|сокращён|перенесён|уменьшен|продлён)()"
)


@operator("modality: what happened as a possibility")
def _possible(material: Material, chance: random.Random) -> Draft | None:
    if russian(material):
        verbs = _PASSIVE
        modal = chance.choice(
            ("может быть", "должен быть", "планируется, что будет", "вероятно, будет", "предлагается, чтобы был")
        )
        found = re.search(rf"\b(?:{verbs})\b", material.draft.text)
        if not found or re.search(r"[«]", material.draft.text[: found.start()]):
            return None
        return said(material, material.draft.text[: found.start()] + f"{modal} {found[0]}" + material.draft.text[found.end() :])
    modal = chance.choice(("may be", "could be", "is planned to be", "will probably be", "is proposed to be"))
    return said(material, re.sub(r"\bwas (?=\w+ed\b|cut\b)", f"{modal} ", material.draft.text, count=1))


@operator("modality: at somebody's choice")
def _choice(material: Material, chance: random.Random) -> Draft | None:
    if re.search(r"вправе|могут|\bmay\b", both(material)):
        return None
    ru = (
        ", по усмотрению сторон",
        ", если пожелает",
        ", но это необязательно",
        ", в рекомендательном порядке",
        ", в обязательном порядке и без исключений",
    )
    en = (", at its discretion", ", if it so wishes", ", but this is optional", ", as a recommendation", ", if possible")
    return said(material, ended(material.draft.text, chance.choice(ru if russian(material) else en)))
