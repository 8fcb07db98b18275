"""Falsehoods of the third list: direction, negation, modality."""

import random
import re

from benchmarks.verifier.falsehoods.material import Material
from benchmarks.verifier.falsehoods.second_list import both, ended, russian, said, swapped
from benchmarks.verifier.falsehoods.third_list import lowered, numbers, planted, put_in
from core.analysis.draft import Draft

Swaps = tuple[tuple[str, tuple[str, ...]], ...]
_WAYS_RU = (
    ("увеличен", ("сокращён", "уменьшен", "снижен")),
    ("увеличена", ("уменьшена", "снижена", "сокращена")),
    ("повышен", ("снижен", "понижен", "урезан")),
    ("повышена", ("понижена", "снижена", "урезана")),
    ("сокращён", ("продлён", "увеличен", "удлинён")),
    ("снижен", ("повышен", "поднят", "увеличен")),
    ("снижена", ("повышена", "поднята", "увеличена")),
    ("уменьшен", ("увеличен", "повышен", "поднят")),
    ("уменьшена", ("увеличена", "повышена", "поднята")),
    ("выросла", ("упала", "снизилась")),
    ("увеличено", ("сокращено", "уменьшено")),
    ("удвоено", ("уменьшено вдвое", "сокращено")),
    ("снижено", ("повышено", "поднято")),
    ("ужесточено", ("смягчено", "ослаблено")),
    ("продлён", ("сокращён", "урезан")),
    ("чаще", ("реже",)),
    ("раньше", ("позже",)),
    ("дольше", ("меньше",)),
    ("на более позднюю дату", ("на более раннюю дату",)),
    ("на более раннюю дату", ("на более позднюю дату",)),
)
_WAYS_EN = (
    ("extended", ("shortened", "cut")),
    ("shortened", ("extended", "lengthened")),
    ("increased", ("reduced", "decreased", "cut")),
    ("reduced", ("increased", "raised")),
    ("raised", ("lowered", "reduced", "cut")),
    ("lowered", ("raised", "increased")),
    ("rose", ("fell", "dropped")),
    ("fell", ("rose", "went up")),
    ("went up", ("went down", "fell")),
    ("cut", ("raised", "increased")),
    ("doubled", ("halved", "reduced")),
    ("stricter", ("looser", "milder")),
    ("warmer", ("colder", "cooler")),
    ("longer", ("shorter",)),
    ("earlier", ("later",)),
    ("later", ("earlier",)),
    ("brought forward", ("put back", "postponed")),
    ("more often", ("less often",)),
)


@planted("direction: the opposite verb")
def opposite_verb(material: Material, chance: random.Random) -> Draft | None:
    return said(material, swapped(material.draft.text, _WAYS_RU if russian(material) else _WAYS_EN, chance))


@planted("direction: both numbers exchanged")
def numbers_exchanged(material: Material, chance: random.Random) -> Draft | None:
    found = numbers(material)
    if len(found) != 2 or found[0][0] == found[1][0]:
        return None
    text = put_in(material.draft.text, found[1], found[0][0])
    return said(material, put_in(text, found[0], found[1][0]))


@planted("direction: both ends of “instead of” exchanged")
def instead_exchanged(material: Material, chance: random.Random) -> Draft | None:
    """Ранее/теперь, was/is, instead of/with: the word of the one side put for that of the other."""
    ru = (
        ("ранее", ("в новой редакции", "с этой версии")),
        ("раньше", ("в новой редакции", "с этой версии")),
        ("прежде", ("в новой редакции", "отныне")),
        ("теперь", ("ранее", "прежде", "в старой редакции")),
    )
    en = (
        ("previously", ("in the new version", "from now on")),
        ("formerly", ("in the new version", "from now on")),
        ("now", ("formerly", "previously", "in the old version")),
        ("instead of", ("replaced by", "giving way to")),
    )
    pairs = ru if russian(material) else en
    words = [pair for pair in pairs if len(re.findall(rf"(?<!\w){pair[0]}(?!\w)", material.draft.text, re.I)) == 1]
    others = r"ранее|прежде|раньше|previously|formerly|before"
    if re.search(rf"(?<!\w)(?:{others})(?!\w)", material.draft.text, re.I):
        words = [pair for pair in words if pair[0] not in ("теперь", "now")]
    if re.search(r"(?<!\w)(?:теперь|now)(?!\w)", material.draft.text, re.I):
        words = [pair for pair in words if pair[0] not in ("вместо", "instead of")]
    return said(material, swapped(material.draft.text, words, chance))


@planted("direction: added for removed")
def added_for_removed(material: Material, chance: random.Random) -> Draft | None:
    ru = (
        ("Добавлено", ("Удалено", "Исключено", "Отменено")),
        ("Добавлена", ("Удалена", "Исключена")),
        ("Появилось", ("Исчезло", "Убрано")),
        ("Введено", ("Отменено", "Снято")),
        ("Удалено", ("Добавлено", "Введено", "Внесено")),
        ("Убрано", ("Добавлено", "Введено")),
        ("Отменено", ("Введено", "Добавлено")),
        ("исключено", ("введено", "добавлено")),
    )
    en = (
        ("was added", ("was removed", "was deleted")),
        ("were added", ("were removed", "were dropped")),
        ("was introduced", ("was removed", "was withdrawn")),
        ("was removed", ("was added", "was introduced")),
        ("was deleted", ("was inserted", "was added")),
        ("was dropped", ("was added", "was introduced")),
        ("was struck out", ("was inserted", "was added")),
        ("no longer includes", ("now includes",)),
        ("now includes", ("no longer includes",)),
    )
    return said(material, swapped(material.draft.text, ru if russian(material) else en, chance))


@planted("direction: a comparison that is the wrong way round")
def wrong_comparison(material: Material, chance: random.Random) -> Draft | None:
    """After a sentence that tells the way: the other way as its sum."""
    up = r"увелич\w+|повыш\w+|продл\w+|вырос\w+|extended|increased|raised|rose|doubled|went up"
    down = r"сокращ\w+|сниж\w+|уменьш\w+|shortened|reduced|lowered|fell|cut"
    text = material.draft.text
    rises, falls = re.search(rf"(?<!\w)(?:{up})(?!\w)", text), re.search(rf"(?<!\w)(?:{down})(?!\w)", text)
    if bool(rises) == bool(falls):
        return None
    ru = ("теперь меньше", "новое значение ниже прежнего") if rises else ("теперь больше", "новое значение выше прежнего")
    en = ("it is lower now", "the new value is smaller") if rises else ("it is higher now", "the new value is greater")
    return said(material, ended(text, f": {chance.choice(ru if russian(material) else en)}"))


@planted("direction: a bound of the other side")
def bound_turned(material: Material, chance: random.Random) -> Draft | None:
    ru = (
        ("не более", ("не менее", "свыше")),
        ("не менее", ("не более", "до")),
        ("не позднее(?! чем)", ("не ранее", "после")),
        ("ниже", ("выше",)),
    )
    en = (
        ("at most", ("at least", "more than")),
        ("at least", ("at most", "up to")),
        ("no later than", ("no earlier than", "after")),
        ("not exceed", ("fall below",)),
        ("below", ("above",)),
    )
    text = material.draft.text
    if re.search(r"не более.*не менее|не менее.*не более|at (?:most|least).*at (?:most|least)", text):
        return None
    return said(material, swapped(text, ru if russian(material) else en, chance))


_DONE_RU = r"увеличен[аоы]?|сокращ[её]н[аоы]?|снижен[аоы]?|повышен[аоы]?|уменьшен[аоы]?|замен[её]н[аоы]?|измен[её]н[аоы]?"
_DONE_RU += r"|перенес[её]н|добавлен[аоы]?|удален[аоы]?|исключен[аоы]?|введен[оа]?|убран[аоы]?|отменен[аоы]?"
_VERBS_RU = r"составляет|составляют|производится|выполняет|проводится|получает|начисляется|уплачивает|передаёт"
_VERBS_RU += r"|оплачивает|отгружает|обязан|надевают"
_VERBS_RU += r"|записывает|вывозит|вывозят|действуют|разводят|оставляют|хранят|рассматривается|указано|стало"


@planted("negation: the verb denied")
def verb_denied(material: Material, chance: random.Random) -> Draft | None:
    text = material.draft.text
    if russian(material):
        found = list(re.finditer(rf"(?<!не )(?<!\w)(?:{_DONE_RU}|{_VERBS_RU})(?!\w)", text, re.I))
    else:
        found = list(re.finditer(r"(?<=\b)(?:was|were|is|are|has|shall|may|must)(?= (?!not|no )\w)", text))
    if not found:
        return None
    match = chance.choice(found)
    if russian(material):
        verb = match[0] if match[0][0].islower() else match[0].lower()
        return said(material, put_in(text, match, f"не {verb}" if match[0][0].islower() else f"Не {verb}"))
    return said(material, put_in(text, match, f"{match[0]} not"))


@planted("negation: a denial dropped")
def denial_dropped(material: Material, chance: random.Random) -> Draft | None:
    text = material.draft.text
    pattern = r"больше не |(?<!\w)не (?!менее|более|позднее|должна)|no longer |(?<= )not (?=liable|be|induce)"
    found = list(re.finditer(pattern, text))
    if len(found) != 1 or re.search(r"отрицание|negation|а не |, не ", text, re.I):
        return None
    return said(material, put_in(text, found[0], "to " if text[: found[0].start()].endswith("advice ") else ""))


@planted("negation: nothing has changed")
def nothing_changed(material: Material, chance: random.Random) -> Draft | None:
    if material.case.family in ("same_value", "wording"):
        return None
    ru = (
        "хотя по существу ничего не изменилось",
        "однако прежнее условие сохраняется",
        "при этом старая редакция тоже действует",
    )
    en = ("although nothing has really changed", "but the old rule still applies", "while the old wording is kept as well")
    return said(material, ended(material.draft.text, f", {chance.choice(ru if russian(material) else en)}"))


@planted("negation: the whole sentence denied")
def sentence_denied(material: Material, chance: random.Random) -> Draft | None:
    ru = ("Неверно, что", "Нельзя сказать, что", "Документ не предусматривает, что")
    en = ("It is not the case that", "It is not true that", "Nowhere does the new version say that")
    first = chance.choice(ru if russian(material) else en)
    text = material.draft.text
    return said(material, f"{first} {lowered(text)}")


@planted("negation: still for no longer")
def still(material: Material, chance: random.Random) -> Draft | None:
    ru = (("больше не", ("по-прежнему", "всё так же")), ("теперь", ("по-прежнему", "как и раньше", "как и прежде")))
    en = (
        ("is no longer", ("is still", "remains")),
        ("no longer", ("still",)),
        ("is now", ("is still", "remains")),
        ("now", ("still", "as before")),
    )
    text = material.draft.text
    if re.search(r"не несёт|not liable", text) and not re.search(r"больше не|no longer", text):
        return None
    pairs = [pair for pair in (ru if russian(material) else en) if re.search(rf"(?<!\w){pair[0]}(?!\w)", text, re.I)]
    return said(material, swapped(text, pairs[:1], chance))


@planted("negation: without for with")
def without(material: Material, chance: random.Random) -> Draft | None:
    ru = (
        ("в том числе НДС", ("без НДС", "не облагается НДС")),
        ("без согласования", ("с согласованием", "после согласования")),
        ("в присутствии эксперта", ("без эксперта", "в отсутствие эксперта")),
        ("только с письменного согласия", ("без письменного согласия",)),
        ("по первому требованию", ("без всякого требования",)),
    )
    en = (
        ("excluding VAT", ("including VAT", "VAT included")),
        ("without approval", ("with approval",)),
        ("in the presence of an expert", ("without an expert", "in the absence of an expert")),
        ("with the written consent", ("without the written consent",)),
        ("upon first request", ("without any request",)),
    )
    return said(material, swapped(material.draft.text, ru if russian(material) else en, chance))


@planted("modality: a duty for a right")
def duty_for_right(material: Material, chance: random.Random) -> Draft | None:
    ru = (
        ("обязан", ("вправе", "может", "не обязан")),
        ("вправе", ("обязан", "должен", "не вправе")),
        ("запрещается", ("не рекомендуется", "разрешается")),
        ("разрешается", ("предписывается", "рекомендуется")),
        ("следует", ("можно", "разрешается")),
        ("не должна превышать", ("может превышать", "должна превышать")),
    )
    en = (
        ("shall", ("may", "should", "need not")),
        ("may", ("must", "shall", "may not")),
        ("must", ("may", "should", "need not")),
        ("must not", ("may", "should not")),
        ("shall not exceed", ("may exceed", "should not exceed")),
    )
    text = material.draft.text
    pairs = [pair for pair in (ru if russian(material) else en) if re.search(rf"(?<!\w){pair[0]}(?!\w)", text)]
    turned = swapped(text, pairs[-1:], chance) if len(pairs) == 1 or "не " in str(pairs[-1:]) else None
    return said(material, turned)


@planted("modality: a plan for a deed")
def plan_for_deed(material: Material, chance: random.Random) -> Draft | None:
    ru = ("Предлагается, чтобы было так:", "Планируется:", "Рассматривается возможность:", "Вероятно,")
    en = ("It is planned that", "It has been proposed that", "It is being considered whether", "Perhaps")
    text = material.draft.text
    first = chance.choice(ru if russian(material) else en)
    return said(material, f"{first} {lowered(text)}")


@planted("modality: binding or not")
def binding_or_not(material: Material, chance: random.Random) -> Draft | None:
    ru = (", но это лишь рекомендация", ", если стороны не договорятся об ином", ", по желанию сторон", ", как правило")
    en = (", but only as a recommendation", " unless the parties agree otherwise", ", if the parties so wish", " as a rule")
    return said(material, ended(material.draft.text, chance.choice(ru if russian(material) else en)))


@planted("modality: may have been")
def may_have_been(material: Material, chance: random.Random) -> Draft | None:
    text = material.draft.text
    if russian(material):
        found = re.search(rf"(?<!\w)(?:{_DONE_RU})(?!\w)", text)
        return said(material, put_in(text, found, f"может быть {found[0]}")) if found else None
    found = re.search(r"(?<!\w)(?:was|were)(?= \w+(?:ed|cut|deleted)\b)", text)
    return said(material, put_in(text, found, "may be")) if found else None


@planted("modality: a duty where the text only states")
def stated_as_duty(material: Material, chance: random.Random) -> Draft | None:
    """A value that the text states told as what somebody is allowed."""
    ru: Swaps = (
        ("составляет", ("может составлять", "вправе составлять", "вероятно, составит")),
        ("производится", ("может производиться",)),
    )
    ru += (
        ("проводится", ("может проводиться", "по возможности проводится")),
        ("выполняет", ("может выполнять", "вправе выполнять")),
    )
    en: Swaps = (
        ("is carried out by", ("may be carried out by",)),
        ("is made", ("may be made",)),
        ("takes place", ("may take place",)),
    )
    en += (("is considered", ("may be considered",)), ("is now", ("may now be",)), ("pays", ("may pay", "should pay")))
    if re.search(r"вправе|может|may", both(material)):
        return None
    return said(material, swapped(material.draft.text, ru if russian(material) else en, chance))
