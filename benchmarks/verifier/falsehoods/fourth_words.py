"""Falsehoods of the fourth list about who, when, of what and under what condition."""

import random
import re

from benchmarks.verifier.falsehoods.fourth_list import (
    ROLES,
    by_language,
    in_case_of,
    joined,
    lacks,
    once,
    planted,
    put_in,
    roles_in,
    two_numbers,
)
from benchmarks.verifier.falsehoods.material import Material
from benchmarks.verifier.falsehoods.second_list import both, ended, russian, said, swapped
from benchmarks.verifier.falsehoods.third_list import lowered
from core.analysis.draft import Draft


@planted("roles: exchanged by their endings")
def roles_exchanged(material: Material, chance: random.Random) -> Draft | None:
    found = roles_in(material.draft.text, material.case.language)
    if len({role for _, role in found}) != 2 or len(found) != 2:
        return None
    (first, a), (second, b) = found
    one, two = (in_case_of(first[0], b), in_case_of(second[0], a)) if russian(material) else (second[0], first[0])
    if not one or not two:
        return None
    return said(material, put_in(put_in(material.draft.text, second, two), first, one))


@planted("roles: the other party of the change")
def the_other_party(material: Material, chance: random.Random) -> Draft | None:
    found = roles_in(material.draft.text, material.case.language)
    held = {role for _, role in roles_in(both(material), material.case.language)}
    others = sorted(held - {role for _, role in found})
    if not found or not others:
        return None
    match, _ = chance.choice(found)
    other = chance.choice(others)
    put = in_case_of(match[0], other) if russian(material) else other if match[0][0].isupper() else other.lower()
    return said(material, put_in(material.draft.text, match, put)) if put else None


@planted("roles: one party told as both")
def one_as_both(material: Material, chance: random.Random) -> Draft | None:
    roles = "|".join(ROLES[material.case.language])
    if russian(material):
        return once(
            material,
            rf"(?<!\w)(?:{roles})(?= (?:теперь |больше не )?(?:не )?\w+(?:ет|ёт|ит|ан|аве)\b)",
            chance.choice(("Каждая из сторон", "Любая сторона")),
        )
    return once(
        material,
        rf"\b[Tt]he (?:{roles})(?= (?:now |no longer )?\w+(?:s|all|ay|ust)\b)",
        chance.choice(("Each party", "Either side")),
    )


@planted("scope: “only” added")
def only_added(material: Material, chance: random.Random) -> Draft | None:
    if not lacks(material, r"только|лишь|исключительно|only|solely|exclusively"):
        return None
    found = roles_in(material.draft.text, material.case.language)
    nominative = [match for match, role in found if match[0] == role]
    if not nominative:
        return None
    match = nominative[0]
    if russian(material):
        word = chance.choice(("исключительно", "один лишь"))
        text = put_in(material.draft.text, match, f"{word} {match[0]}")
        return said(material, text[0].upper() + text[1:])
    text = re.sub(rf"\b([Tt])he {match[0]}\b", rf"\1he {match[0]} alone", material.draft.text, count=1)
    return said(material, text)


@planted("scope: whatever the condition")
def unconditional(material: Material, chance: random.Random) -> Draft | None:
    condition = (
        r"\bесли\b|\bпри\b|в случае|после|за просрочку|по первому|по заданию|\bif\b|where|in case|unless|upon|late|after|with the"
    )
    if lacks(material, condition) or not lacks(material, r"любо|всех|any|all|every"):
        return None
    ru = (" независимо от обстоятельств", " при любых условиях", ", даже без всякого повода")
    en = (" whatever the circumstances", " under all conditions", ", even without any occasion")
    return said(material, ended(material.draft.text, chance.choice(by_language(material, ru, en))))


@planted("scope: a part told as the whole")
def part_as_whole(material: Material, chance: random.Random) -> Draft | None:
    if material.case.family == "injection":
        return None
    ru = ("Весь раздел переписан: ", "Документ целиком изложен заново: ", "Все условия пересмотрены: ")
    en = ("The whole section was rewritten: ", "The entire document was recast: ", "All terms were revised: ")
    return said(material, chance.choice(by_language(material, ru, en)) + lowered(material.draft.text))


@planted("scope: for all the rest as well")
def all_the_rest(material: Material, chance: random.Random) -> Draft | None:
    ru = (
        ", то же относится ко всем прочим обязательствам",
        ", как и во всех остальных разделах",
        ", и так по каждому договору сторон",
    )
    en = (", and the same goes for all other obligations", ", as in every other section", ", and likewise in all their contracts")
    return said(material, ended(material.draft.text, chance.choice(by_language(material, ru, en))))


@planted("sides: beside the old one, not instead of it")
def beside(material: Material, chance: random.Random) -> Draft | None:
    ru = (
        ("вместо", ("сверх", "наравне с тем, что было:")),
        ("заменен[аоы]? на", ("дополнено словами",)),
        ("заменён на", ("дополнен словами",)),
        ("ранее", ("и одновременно",)),
    )
    en = (
        ("instead of", ("on top of", "alongside")),
        ("rather than", ("in combination with",)),
        ("was replaced with", ("was supplemented by", "now stands beside")),
        ("was replaced by", ("was joined by",)),
        ("previously", ("and concurrently",)),
    )
    return said(material, swapped(material.draft.text, by_language(material, ru, en), chance))  # type: ignore[arg-type]


@planted("sides: the old one still told of the present")
def old_as_present(material: Material, chance: random.Random) -> Draft | None:
    ru = (
        ("ранее", ("сейчас", "на сегодня")),
        ("раньше", ("нынче", "в настоящее время")),
        ("прежде", ("сейчас",)),
        ("было", ("остаётся",)),
    )
    en = (("previously", ("currently", "at present")), ("formerly", ("today", "currently")), ("used to", ("continues to",)))
    return said(material, swapped(material.draft.text, by_language(material, ru, en), chance))  # type: ignore[arg-type]


@planted("cause: another change is the cause")
def change_as_cause(material: Material, chance: random.Random) -> Draft | None:
    if not material.others:
        return None
    other = chance.choice(material.others)
    link = chance.choice(
        by_language(
            material,
            (", поскольку ", ", вследствие чего ", ", чтобы компенсировать то, что "),
            (", because ", ", as a result of which ", " to make up for the fact that "),
        )
    )
    return joined(material, other, material.draft.text.rstrip(".") + link + lowered(other.text))


@planted("two changes: both are said to go one way")
def both_one_way(material: Material, chance: random.Random) -> Draft | None:
    if not material.kin and not material.others:
        return None
    up = r"увелич|повыш|продл|вырос|extended|increased|raised|rose|doubled"
    down = r"сокращ|сниж|уменьш|shortened|reduced|lowered|fell"
    own, against = (down, up) if re.search(down, material.draft.text) else (up, down)
    others = [one for one in material.others if re.search(against, one.text) and not re.search(own, one.text)]
    if not others or not re.search(own, material.draft.text) or re.search(against, material.draft.text):
        return None
    ru = (
        ("Оба значения увеличены", "И то и другое выросло")
        if own == up
        else ("Оба значения сокращены", "И то и другое уменьшено")
    )
    en = ("Both values were increased", "Both figures rose") if own == up else ("Both values were reduced", "Both figures fell")
    return joined(material, chance.choice(others), f"{chance.choice(by_language(material, ru, en))}.")


@planted("two changes: a wrong sum")
def wrong_sum(material: Material, chance: random.Random) -> Draft | None:
    pair = two_numbers(material)
    others = [one for one in material.others if re.search(r"\d", one.text)]
    if pair is None or not others:
        return None
    total = int(pair[0] + pair[1] * 3 + chance.randint(2, 9))
    tail = (
        f"; вместе с другим изменением это {total}"
        if russian(material)
        else f"; together with the other change that makes {total}"
    )
    return joined(material, chance.choice(others), ended(material.draft.text, tail))


@planted("exception: told as included")
def exception_included(material: Material, chance: random.Random) -> Draft | None:
    ru = (
        ("кроме", ("включая", "в первую очередь")),
        ("за исключением", ("в том числе", "включая")),
        ("не считая", ("считая",)),
        ("без", ("с учётом", "при наличии")),
    )
    en = (
        ("except(?: for)?", ("including", "above all")),
        ("excluding", ("counting", "inclusive of")),
        ("other than", ("including",)),
        ("without", ("with", "subject to")),
    )
    return said(material, swapped(material.draft.text, by_language(material, ru, en), chance))  # type: ignore[arg-type]


@planted("definition: one of two quotes defines the other")
def defines(material: Material, chance: random.Random) -> Draft | None:
    quoted = re.findall(r"[«“]([^«»“”]+)[»”]", material.draft.text)
    if len(quoted) != 2 or not lacks(material, r"означа|понима|опредед|mean|defin"):
        return None
    a, b = quoted if chance.random() < 0.5 else quoted[::-1]
    text = f"«{a}» теперь означает то же, что «{b}»." if russian(material) else f"“{a}” is now defined as “{b}”."
    return said(material, text)


@planted("pronoun: the deed of another party")
def anothers_deed(material: Material, chance: random.Random) -> Draft | None:
    held = {role for _, role in roles_in(both(material), material.case.language)}
    if not held:
        return None
    role = chance.choice(sorted(held))
    if russian(material):
        tails = (f", и отвечает за это {role}", f", о чём {role} извещает письменно", f", и платит за это {role}")
        tail = chance.choice([one for one in tails if lacks(material, one.split()[2][:5])] or [""])
    else:
        tails = (
            f", for which the {role} is answerable",
            f", of which the {role} gives notice",
            f", and the {role} bears the cost",
        )
        tail = chance.choice([one for one in tails if lacks(material, r"notice|cost|answer|bear")] or [""])
    return said(material, ended(material.draft.text, tail)) if tail else None


@planted("negation: doubled")
def doubled_negation(material: Material, chance: random.Random) -> Draft | None:
    ru = (
        ("вправе", ("не может не", "не вправе отказаться")),
        ("больше не", ("не перестаёт и", "не может не")),
        ("может", ("не может не",)),
        ("теперь", ("не перестал и теперь",)),
    )
    en = (
        ("may not", ("cannot but",)),
        ("may", ("cannot but", "cannot refuse to")),
        ("is no longer", ("does not cease to be",)),
        ("is not", ("is never not",)),
        ("no longer", ("not infrequently",)),
    )
    return said(material, swapped(material.draft.text, by_language(material, ru, en), chance))  # type: ignore[arg-type]


@planted("place: where it does not stand")
def where_it_stands(material: Material, chance: random.Random) -> Draft | None:
    ru = ("В преамбуле ", "В сноске ", "В колонтитуле ", "В последней графе таблицы ", "На титульном листе ")
    en = (
        "In the preamble, ",
        "In a footnote, ",
        "In the page header, ",
        "In the last column of the table, ",
        "On the title page, ",
    )
    return said(material, chance.choice(by_language(material, ru, en)) + lowered(material.draft.text))


@planted("place: an ordinal that is wrong")
def wrong_ordinal(material: Material, chance: random.Random) -> Draft | None:
    if len(re.findall(r"\. ", both(material))) > 1:
        return None
    ru = ("Во втором предложении ", "В третьем абзаце пункта ", "В четвёртой строке ")
    en = ("In the second sentence, ", "In the third paragraph of the clause, ", "In the fourth line, ")
    return said(material, chance.choice(by_language(material, ru, en)) + lowered(material.draft.text))


@planted("time: how often or how long it holds")
def how_long(material: Material, chance: random.Random) -> Draft | None:
    ru = (", но лишь на один год", " раз и навсегда", " при каждой второй поставке", " через раз", " на испытательный срок")
    en = (", but for one year only", " once and for all", " on every second delivery", " every other time", " for a trial period")
    return said(material, ended(material.draft.text, chance.choice(by_language(material, ru, en))))


@planted("time: from when it holds")
def since_when(material: Material, chance: random.Random) -> Draft | None:
    ru = (" начиная с прошлого квартала", ", причём и по уже закрытым сделкам", " с будущего года", " сразу после праздников")
    en = (" as from last quarter", ", and for closed deals too", " from next year on", " right after the holidays")
    return said(material, ended(material.draft.text, chance.choice(by_language(material, ru, en))))


@planted("decision: at a party's discretion or cost")
def discretion(material: Material, chance: random.Random) -> Draft | None:
    roles = [role for _, role in roles_in(both(material), material.case.language)]
    if not roles or not lacks(material, r"усмотрени|за сч[её]т|просьб|discretion|expense|request"):
        return None
    role = chance.choice(roles)
    if russian(material):
        made = in_case_of("поставщика", role)
        tails = (f" по усмотрению {made}", f" за счёт {made}", f" по выбору {made}") if made else ()
        made_tails = [tail.replace(made, made.capitalize()) for tail in tails] if made else []
    else:
        made_tails = [f" at the {role}'s discretion", f" at the {role}'s expense", f" if the {role} so wishes"]
    return said(material, ended(material.draft.text, chance.choice(made_tails))) if made_tails else None


@planted("sanction: one that is not there")
def sanction(material: Material, chance: random.Random) -> Draft | None:
    ru = (
        ", иначе договор расторгается",
        " под угрозой неустойки",
        ", в противном случае аванс не возвращается",
        " под страхом увольнения",
    )
    en = (
        ", failing which the contract ends",
        " on pain of a fine",
        ", otherwise the deposit is forfeited",
        " on pain of dismissal",
    )
    return said(material, ended(material.draft.text, chance.choice(by_language(material, ru, en))))


@planted("conjunction: “and” for “or”, “or” for “and”")
def conjunction(material: Material, chance: random.Random) -> Draft | None:
    """Between two words that the change joins by the one word only."""
    word, other = by_language(material, ("и", "или"), ("and", "or"))
    turned = {word: other, other: word}
    found = [
        m
        for m in re.finditer(rf"(?<=[\w»”] )(?:{word}|{other})(?= [\w«“])", material.draft.text)
        if re.search(rf"{re.escape(material.draft.text[: m.start()].split()[-1])} {m[0]} ", both(material))
    ]
    if not found:
        return None
    match = chance.choice(found)
    return said(material, put_in(material.draft.text, match, turned[match[0]]))


@planted("rank: the greatest of all")
def rank(material: Material, chance: random.Random) -> Draft | None:
    if two_numbers(material) is None:
        return None
    ru = (", это наибольшее значение в документе", " — больше, чем по остальным пунктам", ", рекордный показатель")
    en = (", the highest value in the document", ", more than in any other clause", ", a record figure")
    return said(material, ended(material.draft.text, chance.choice(by_language(material, ru, en))))


@planted("source: who says or wants it")
def who_wants_it(material: Material, chance: random.Random) -> Draft | None:
    ru = (
        "Юристы подтвердили: ",
        "Аудитор потребовал, чтобы было так: ",
        "Судебная практика требует: ",
        "Стороны давно договорились: ",
    )
    en = ("The lawyers confirmed: ", "The auditor insisted on this: ", "Case law demands it: ", "The parties agreed long ago: ")
    return said(material, chance.choice(by_language(material, ru, en)) + lowered(material.draft.text))


_BESIDE = {
    "ru": "услуг:материалов услуги:материалы оплаты:приёмки отчёт:счета товара:тары убытки:штрафы аванса:процентов "
    "доставку:хранение акта:счёта журналы:переписку пациент:родственник пациента:родственника образцы:отходы пробы:отходы "
    "журнал:отчёт",
    "en": "services:materials report:invoice goods:packaging losses:fines advance:interest claim:appeal equipment:furniture "
    "patients:visitors patient:visitor delivery:storage payment:acceptance samples:waste approval:audit leave:sickness",
}


@planted("object: widened")
def object_widened(material: Material, chance: random.Random) -> Draft | None:
    """One thing of the sentence becomes two."""
    pairs = [one.split(":") for one in _BESIDE[material.case.language].split()]
    table = [
        (word, (f"{word} {'и' if russian(material) else 'and'} {other}",)) for word, other in pairs if lacks(material, other[:5])
    ]
    return said(material, swapped(material.draft.text, table, chance))
