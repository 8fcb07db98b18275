"""Falsehoods of the fourth list about values: bounds, ratios, differences, units, dates, what a value is of."""

import random
import re

from benchmarks.verifier.falsehoods.fourth_list import by_language, lacks, once, planted, put_in, two_numbers
from benchmarks.verifier.falsehoods.material import Material
from benchmarks.verifier.falsehoods.second_list import MONTHS, NUMBER, ended, russian, said, swapped
from core.analysis.draft import Draft

_BOUND = r"не менее|не более|минимум|максимум|не позднее|свыше|менее|более|ниже|выше|\bот\b|\bдо\b|превыша"
_BOUND += r"|предел|порог|лимит|ограничен"
_BOUND += r"|at least|at most|minimum|maximum|no later|over|under|below|above|exceed|up to|limit|cap|threshold|within|в течение"


@planted("bound: a least where the change has none")
def least_of_none(material: Material, chance: random.Random) -> Draft | None:
    pair = two_numbers(material)
    if pair is None or not lacks(material, _BOUND):
        return None
    ru, en = ("как минимум", "самое меньшее", "никак не меньше"), ("no fewer than", "a minimum of", "not less than")
    word = chance.choice(by_language(material, ru, en))
    return once(
        material,
        rf"(?<![\d.,])(?<!с )(?<!до )(?<!на )(?<!from )(?<!to )(?<!by )(?<!EUR )(?<!USD ){re.escape(pair[2])}",
        rf"{word} \g<0>",
    )


@planted("bound: turned in other words")
def bound_in_other_words(material: Material, chance: random.Random) -> Draft | None:
    ru = (
        ("не менее", ("максимум", "в пределах", "самое большее")),
        ("не более", ("минимум", "от", "самое меньшее")),
        ("минимум", ("максимум", "самое большее")),
        ("не должна превышать", ("должна быть не ниже", "начинается с")),
        ("не позднее", ("никак не раньше", "начиная с")),
    )
    en = (
        ("at least", ("a maximum of", "no more than", "fewer than")),
        ("at most", ("a minimum of", "no fewer than", "upwards of")),
        ("shall not exceed", ("shall be no less than", "shall start at")),
        ("no later than", ("not before", "starting from")),
        ("up to", ("from", "no less than")),
        ("within", ("no sooner than", "after more than")),
    )
    return said(material, swapped(material.draft.text, by_language(material, ru, en), chance))  # type: ignore[arg-type]


_RATIOS = (
    (0.1, 0.34, "до четверти прежнего", "to about a quarter of what it was"),
    (0.4, 0.6, "вдвое", "by half"),
    (0.6, 0.72, "на треть", "by a third"),
    (0.72, 0.79, "на четверть", "by a quarter"),
    (1.2, 1.28, "на четверть", "by a quarter"),
    (1.3, 1.4, "почти на треть", "by almost a third"),
    (1.4, 1.6, "примерно в полтора раза", "by roughly half"),
    (1.85, 2.15, "почти вдвое", "almost twofold"),
    (2.8, 3.2, "примерно втрое", "roughly threefold"),
    (3.6, 4.4, "без малого вчетверо", "nearly fourfold"),
)


@planted("ratio: a wrong share in words")
def wrong_share(material: Material, chance: random.Random) -> Draft | None:
    """«…, то есть почти вдвое»: the right direction, the wrong measure."""
    pair = two_numbers(material)
    if pair is None:
        return None
    ratio = pair[1] / pair[0]
    wrong = [one for one in _RATIOS if (one[0] < 1) == (ratio < 1) and not one[0] * 0.93 <= ratio <= one[1] * 1.07]
    one = chance.choice(wrong)
    first = "то есть изменение" if russian(material) else "a change of value"
    return said(material, ended(material.draft.text, f", {first} {one[2] if russian(material) else one[3]}"))


@planted("difference: a wrong one in words")
def wrong_difference(material: Material, chance: random.Random) -> Draft | None:
    pair = two_numbers(material)
    words = {
        2: ("две", "two"),
        4: ("четыре", "four"),
        7: ("семь", "seven"),
        11: ("одиннадцать", "eleven"),
        40: ("сорок", "forty"),
    }
    if pair is None:
        return None
    gap = abs(pair[1] - pair[0])
    word = words[chance.choice([one for one in words if abs(gap - one) > 0.01 and one not in pair[:2]])]
    tail = f" (разница — {word[0]})" if russian(material) else f" (a difference of {word[1]})"
    return said(material, ended(material.draft.text, tail))


@planted("comparison: with a third value, wrongly")
def third_value(material: Material, chance: random.Random) -> Draft | None:
    pair = two_numbers(material)
    if pair is None:
        return None
    far = int(max(pair[:2]) * chance.choice((3, 4, 7))) + 1
    tail = chance.choice(
        by_language(
            material, (f", что больше {far}", f", то есть уже свыше {far}"), (f", which is above {far}", f", that is, over {far}")
        )
    )
    return said(material, ended(material.draft.text, tail))


@planted("degree: against the figures")
def degree(material: Material, chance: random.Random) -> Draft | None:
    pair = two_numbers(material)
    ways = r"увелич|сокращ|сниж|повыш|уменьш|продл|вырос|extended|increased|reduced|raised|lowered|shortened|rose|fell|cut"
    found = re.search(rf"(?<!\w)(?:{ways})", material.draft.text)
    if pair is None or not found:
        return None
    ratio = max(pair[:2]) / min(pair[:2])
    if ratio >= 1.45:
        words = by_language(material, ("незначительно", "лишь немного"), ("slightly", "only marginally"))
    elif ratio <= 1.15:
        words = by_language(material, ("резко", "многократно"), ("sharply", "many times over"))
    else:
        return None
    at = found.start()
    return said(material, f"{material.draft.text[:at]}{chance.choice(words)} {material.draft.text[at:]}")


@planted("money: net for gross")
def net_for_gross(material: Material, chance: random.Random) -> Draft | None:
    if not re.search(r"рубл|EUR|USD|\$|€|комисси|цен|price|fee", material.draft.text):
        return None
    if not lacks(material, r"налог|доставк|пошлин|\btax|delivery|dut(?:y|ies)\b"):
        return None
    ru = (" до вычета налогов", ", включая доставку", " за вычетом пошлин", " после уплаты всех налогов")
    en = (" before tax", ", delivery included", " net of duties", " after all taxes")
    return said(material, ended(material.draft.text, chance.choice(by_language(material, ru, en))))


@planted("date: the last day counted or not")
def last_day(material: Material, chance: random.Random) -> Draft | None:
    if not re.search(r"\bд(?:ень|ня|ней|ни)\b|\d{4} год|\bdays?\b|\b20\d\d\b", material.draft.text):
        return None
    if not lacks(material, r"включ|счит|inclu|count"):
        return None
    ru = (", последний день включительно", ", не считая первого дня", ", включая день отправки")
    en = (", the last day included", ", not counting the first day", ", including the day of dispatch")
    return said(material, ended(material.draft.text, chance.choice(by_language(material, ru, en))))


@planted("period: its beginning and its end")
def beginning_and_end(material: Material, chance: random.Random) -> Draft | None:
    """Within a period is told as after it, "by" as "from", from an event as before it."""
    ru = (
        ("в течение", ("по истечении", "не ранее чем через")),
        ("со дня", ("до дня", "накануне дня")),
        ("не позднее", ("не раньше", "начиная с")),
    )
    en = (
        ("within", ("after the end of", "not until")),
        ("no later than", ("from", "no sooner than")),
        ("after (?=(?:the|signing|acceptance|delivery|receipt))", ("before ", "ahead of ")),
    )
    return said(material, swapped(material.draft.text, by_language(material, ru, en), chance))  # type: ignore[arg-type]


@planted("unit: every other kind of day or period")
def other_period(material: Material, chance: random.Random) -> Draft | None:
    ru = (
        ("рабочих", ("банковских", "выходных", "праздничных")),
        ("календарных", ("банковских", "будних")),
        ("за каждый день", ("за каждую неделю", "за каждый час")),
        ("в квартал", ("в полугодие", "в неделю")),
        ("ежемесячно", ("ежеквартально", "еженедельно")),
        ("ежегодно", ("раз в два года", "ежеквартально")),
    )
    en = (
        ("business", ("bank", "weekend")),
        ("working", ("bank", "weekend")),
        ("calendar", ("banking", "week")),
        ("for each day", ("for each week", "for each hour")),
        ("a quarter", ("a fortnight", "every half-year")),
        ("monthly", ("quarterly", "fortnightly")),
        ("annual(?:ly)?", ("quarterly", "biennial")),
        ("per (?:occurrence|trip|month)", ("per decade", "per person")),
    )
    return said(material, swapped(material.draft.text, by_language(material, ru, en), chance))  # type: ignore[arg-type]


@planted("share: of what it is not")
def share_of_another(material: Material, chance: random.Random) -> Draft | None:
    ru = ("цены договора", "годового оборота", "уставного капитала", "минимального размера оплаты труда")
    en = ("the contract value", "annual turnover", "the share capital", "the minimum wage")
    base = chance.choice([one for one in by_language(material, ru, en) if lacks(material, re.escape(one))] or [""])
    own = r" ?%(?: от [а-яё]+ [а-яё]+)?" if russian(material) else r"%(?: of the [a-z]+)?"
    found = list(re.finditer(rf"\d{own}(?= |\.|,)", material.draft.text))
    if not found or not base:
        return None
    digit = found[-1][0][0]
    return said(
        material, put_in(material.draft.text, found[-1], f"{digit} % от {base}" if russian(material) else f"{digit}% of {base}")
    )


@planted("unit: a wrong conversion in words")
def wrong_conversion(material: Material, chance: random.Random) -> Draft | None:
    """Days told as so many weeks or months, months as years, that they are not."""
    number = r"(?<![\d.,])(\d{1,3}) "
    days = re.search(
        number + r"(?:рабочих |календарных )?дней|" + number + r"(?:business |calendar |working )?days", material.draft.text
    )
    months = re.search(number + r"месяц|" + number + "months", material.draft.text)
    found = days or months
    if not found:
        return None
    count = int(found[1] or found[2])
    if days:
        options = [
            ("почти квартал", "almost a quarter", 60),
            ("около двух недель", "about two weeks", 14),
            ("больше полугода", "more than half a year", 200),
        ]
    else:
        options = [("полтора года", "a year and a half", 18), ("пять лет", "five years", 60), ("один квартал", "one quarter", 3)]
    told = [one for one in options if not 0.6 <= count / one[2] <= 1.6]
    word = chance.choice(told)
    return said(material, put_in(material.draft.text, found, f"{found[0]} ({word[0 if russian(material) else 1]})"))


@planted("date: another part of the year")
def part_of_the_year(material: Material, chance: random.Random) -> Draft | None:
    months = MONTHS["ru" if russian(material) else "en"]
    found = {months.index(m[0]) for m in re.finditer("|".join(months), material.draft.text)}
    if not found:
        return None
    parts = {
        (0, 1, 2): ("в первый квартал", "into the first quarter"),
        (6, 7, 8): ("в третий квартал", "into the third quarter"),
        (5, 6, 7): ("на лето", "into summer"),
        (9, 10, 11): ("на осень и зиму", "into the last quarter"),
        (11, 0, 1): ("на зиму", "into winter"),
    }
    wrong = [words for held, words in parts.items() if not found & set(held)]
    if not wrong:
        return None
    words = chance.choice(wrong)
    return said(material, ended(material.draft.text, f", то есть {words[0]}" if russian(material) else f", that is, {words[1]}"))


@planted("currency: another in words")
def other_currency(material: Material, chance: random.Random) -> Draft | None:
    if russian(material):
        return once(material, r"рублей(?!.*рубл)", chance.choice(("тенге", "юаней", "белорусских рублей", "условных единиц")))
    word = chance.choice(("Swiss francs", "Canadian dollars", "roubles", "yuan"))
    found = list(re.finditer(rf"(?:EUR |USD |\$|€)({NUMBER.pattern})", material.draft.text))
    return said(material, put_in(material.draft.text, found[-1], f"{found[-1][1]} {word}")) if found else None


@planted("scale: of the value in words")
def scale_in_words(material: Material, chance: random.Random) -> Draft | None:
    """A figure told as thousands, or as a rate a thousand."""
    pair = two_numbers(material)
    if pair is None:
        return None
    ru = (r"\g<0> тысяч", r"\g<0> десятков", r"\g<0> пар")
    en = (r"\g<0> thousand", r"\g<0> dozen", r"\g<0> hundred")
    return once(material, rf"(?<![\d.,]){re.escape(pair[2])}(?![\d.,]*\d| ?%)", chance.choice(by_language(material, ru, en)))
