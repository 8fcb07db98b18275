"""Falsehoods of the second list: directions, negation and modality."""

import random
import re

from benchmarks._falsehoods import Material
from benchmarks._second_list import MONTHS, NUMBER, both, ended, operator, russian, said, swapped
from core.analysis.draft import Draft

# Directions

_UP_RU = ("увеличен", "повышен", "поднят", "вырос", "расширен", "прибавлен", "удлинён")
_DOWN_RU = ("уменьшен", "снижен", "сокращён", "урезан", "понижен", "опущен", "укорочен")
_UP_EN = ("increased", "raised", "lifted", "extended", "boosted", "expanded", "lengthened")
_DOWN_EN = ("reduced", "lowered", "cut", "decreased", "shortened", "trimmed", "curtailed")
_ENDINGS = ("а", "о", "ы", "")


def _opposites() -> list[tuple[str, tuple[str, ...]]]:
    pairs: list[tuple[str, tuple[str, ...]]] = []
    for one, other in ((_UP_RU, _DOWN_RU), (_DOWN_RU, _UP_RU)):
        for word in one:
            for end in _ENDINGS:
                fitting = [w for w in other if w not in ("вырос",)]
                pairs.append((_inflected(word, end), tuple(_inflected(w, end) for w in fitting)))
    pairs += [
        ("подорожал\\w*", ("подешевела", "стала дешевле")),
        ("выросло", ("упало", "снизилось")),
        ("продлён", ("сокращён", "урезан")),
    ]
    pairs += [(word, _DOWN_EN) for word in _UP_EN] + [(word, _UP_EN) for word in _DOWN_EN]
    pairs += [
        ("went up", ("went down", "fell", "dropped")),
        ("rose", ("fell", "sank")),
        ("fell", ("rose", "grew")),
        ("has grown", ("has shrunk",)),
    ]
    pairs += [
        ("поднята", ("опущена", "снижена")),
        ("стал строже", ("стал мягче",)),
        ("became stricter", ("became looser", "became softer")),
    ]
    pairs += [
        ("более позднюю", ("более раннюю",)),
        ("более раннюю", ("более позднюю",)),
        ("быстрее", ("медленнее",)),
        ("half", ("twice",)),
    ]
    return pairs


def _inflected(word: str, end: str) -> str:
    if word == "вырос":
        return word + {"а": "ла", "о": "ло", "ы": "ли", "": ""}[end]
    if end and word.endswith("ён"):
        return word[:-2] + "ен" + end
    return word + end


_OPPOSITES = _opposites()


@operator("direction: the opposite verb")
def _verb(material: Material, chance: random.Random) -> Draft | None:
    return said(material, swapped(material.draft.text, _OPPOSITES, chance))


def _rise(material: Material) -> int:
    """1 when the only number that changed grew, -1 when it fell, 0 when it cannot be said: dates, clauses, units."""
    if re.search(r"20\d\d|декабря|December|пункт|clause|раздел|section", both(material)):
        return 0
    if re.sub(NUMBER, "", material.case.old) != re.sub(NUMBER, "", material.case.new):
        return 0
    old, new = NUMBER.findall(material.case.old), NUMBER.findall(material.case.new)
    different = [(a, b) for a, b in zip(old, new, strict=True) if a != b] if len(old) == len(new) else []
    if len(different) != 1:
        return 0
    a, b = (float(re.sub(r"[ \u00a0]|,(?=\d{3}(?!\d))", "", one).replace(",", ".")) for one in different[0])
    return 1 if b > a else -1


def _judged(
    material: Material, chance: random.Random, rose: dict[str, tuple[str, ...]], fell: dict[str, tuple[str, ...]]
) -> str | None:
    """Words that hold of the opposite direction."""
    rise = _rise(material)
    table = {1: fell, -1: rose}.get(rise)
    return chance.choice(table[material.case.language]) if table else None


@operator("direction: a comparison after the fact")
def _compared(material: Material, chance: random.Random) -> Draft | None:
    rose = {
        "ru": (
            ", что больше прежнего",
            ", что выше, чем было",
            " — это больше по сравнению с прежней редакцией",
            ", то есть стало больше",
        ),
        "en": (", which is more than before", ", which is higher than it was", ", a larger figure than in the old version"),
    }
    fell = {
        "ru": (
            ", что меньше прежнего",
            ", что ниже, чем было",
            " — это меньше по сравнению с прежней редакцией",
            ", то есть стало меньше",
        ),
        "en": (", which is less than before", ", which is lower than it was", ", a smaller figure than in the old version"),
    }
    tail = _judged(material, chance, rose, fell)
    return tail and said(material, ended(material.draft.text, tail))


@operator("direction: a noun before the fact")
def _noun(material: Material, chance: random.Random) -> Draft | None:
    rose = {"ru": ("Увеличение", "Рост", "Повышение", "Прибавка"), "en": ("An increase", "A rise", "Growth")}
    fell = {"ru": ("Уменьшение", "Падение", "Снижение", "Сокращение"), "en": ("A decrease", "A reduction", "A cut")}
    head = _judged(material, chance, rose, fell)
    return head and said(material, f"{head}: {material.draft.text[0].lower() + material.draft.text[1:]}")


@operator("direction: an adjective of the new value")
def _adjective(material: Material, chance: random.Random) -> Draft | None:
    rose = {
        "ru": ("Новое значение больше: ", "Установлен более высокий показатель: "),
        "en": ("The new value is larger: ", "A higher figure is set: "),
    }
    fell = {
        "ru": ("Новое значение меньше: ", "Установлен более низкий показатель: "),
        "en": ("The new value is smaller: ", "A lower figure is set: "),
    }
    head = _judged(material, chance, rose, fell)
    return head and said(material, f"{head}{material.draft.text[0].lower() + material.draft.text[1:]}")


@operator("direction: earlier and later")
def _sooner(material: Material, chance: random.Random) -> Draft | None:
    months, en = MONTHS["ru"], MONTHS["en"]
    pattern = rf"(\d{{1,2}}) ({'|'.join(months + en)})(?: (\d{{4}}))?"
    old, new = re.findall(pattern, material.case.old), re.findall(pattern, material.case.new)
    if len(old) != 1 or len(new) != 1 or old == new:
        return None
    a, b = ((year, (months if month in months else en).index(month), int(day)) for day, month, year in (old[0], new[0]))
    if russian(material):
        tails = (
            (", то есть раньше, чем было", ", на более ранний срок")
            if b > a
            else (", то есть позже, чем было", ", на более поздний срок")
        )
    else:
        tails = (
            (", which is earlier than before", ", that is sooner")
            if b > a
            else (", which is later than before", ", an extension")
        )
    return said(material, ended(material.draft.text, chance.choice(tails)))


@operator("direction: added and removed")
def _came_or_went(material: Material, chance: random.Random) -> Draft | None:
    pairs = [
        ("добавлен(?=\\w*)", ("удалён",)),
        ("добавлено", ("удалено", "исключено", "сохранено")),
        ("добавлена", ("удалена", "исключена")),
        ("удалено", ("добавлено", "введено", "изменено")),
        ("исключено", ("добавлено", "включено", "уточнено")),
        ("убрано", ("внесено", "уточнено")),
        ("появилось", ("исчезло", "пропало")),
        ("введено", ("отменено", "снято", "изменено")),
        ("отменено", ("введено", "установлено")),
        ("дополнен", ("сокращён",)),
        ("снят", ("введён", "продлён")),
        ("added", ("removed", "deleted", "changed", "dropped")),
        ("introduced", ("abolished", "withdrawn", "amended")),
        ("removed", ("added", "kept", "amended")),
        ("deleted", ("added", "introduced", "reworded")),
        ("struck out", ("added", "inserted")),
        ("appeared", ("disappeared", "vanished")),
        ("lifted", ("imposed", "extended")),
    ]
    if material.case.family in ("bound", "term"):
        return None
    return said(material, swapped(material.draft.text, [(a, tuple(b)) for a, b in pairs], chance))


# Negation


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
