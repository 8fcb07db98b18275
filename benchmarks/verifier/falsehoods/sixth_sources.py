"""The sixth list: wrong citations, wrong quotes and invented facts."""

import random
import re
from dataclasses import replace

from benchmarks.verifier.falsehoods.fourth_list import by_language
from benchmarks.verifier.falsehoods.material import Material
from benchmarks.verifier.falsehoods.second_list import both, ended, said
from benchmarks.verifier.falsehoods.sixth_list import heads, planted, tails
from benchmarks.verifier.falsehoods.third_list import elsewhere, lowered
from core.analysis.draft import Cited, Draft


@planted("citation: another change")
def _(material: Material, chance: random.Random) -> Draft | None:
    others = elsewhere(material.others, material.draft.changes)
    return replace(material.draft, changes=chance.choice(others).changes) if others else None


@planted("citation: another change with its own quotes")
def _(material: Material, chance: random.Random) -> Draft | None:
    others = elsewhere(material.others, material.draft.changes)
    other = chance.choice(others) if others else None
    return replace(material.draft, changes=other.changes, quotes=other.quotes) if other else None


@planted("citation: a change of the same build with its own quotes")
def _(material: Material, chance: random.Random) -> Draft | None:
    kin = [
        other
        for other in material.kin
        if other.text != material.draft.text and not set(other.changes) & set(material.draft.changes)
    ]
    kin = [other for other in kin if sorted(re.findall(r"\w+", material.draft.text)) != sorted(re.findall(r"\w+", other.text))]
    other = chance.choice(kin) if kin and re.search(r"\d", material.draft.text) else None
    return replace(material.draft, changes=other.changes, quotes=other.quotes) if other and len(material.case.slots) > 2 else None


@planted("citation: none that exists")
def _(material: Material, chance: random.Random) -> Draft | None:
    return replace(material.draft, changes=(chance.choice(("c9999", "C0", "ch-0-0", "unknown")),))


@planted("citation: one more that does not exist")
def _(material: Material, chance: random.Random) -> Draft | None:
    return replace(material.draft, changes=(*material.draft.changes, "c99999"))


@planted("citation: one more that is not spoken of")
def _(material: Material, chance: random.Random) -> Draft | None:
    others = elsewhere(material.others, material.draft.changes)
    other = chance.choice(others) if others else None
    return (
        replace(material.draft, changes=(*material.draft.changes, *other.changes), quotes=(*material.draft.quotes, *other.quotes))
        if other
        else None
    )


@planted("citation: none at all")
def _(material: Material, chance: random.Random) -> Draft | None:
    return replace(material.draft, changes=())


def _quoted(material: Material, chance: random.Random, other: str | None, at: int) -> Draft | None:
    """The draft with one quote in other words, which neither side has."""
    quotes = list(material.draft.quotes)
    if other is None or " ".join(other.split()) in both(material) or other == quotes[at].text:
        return None
    quotes[at] = Cited(side=quotes[at].side, text=other)
    return replace(material.draft, quotes=tuple(quotes))


def _pick(material: Material, chance: random.Random, words: int) -> tuple[int, list[str]] | None:
    """A quote of so many words or more: its place and words."""
    found = [(at, quote.text.split()) for at, quote in enumerate(material.draft.quotes) if len(quote.text.split()) >= words]
    return chance.choice(found) if found else None


@planted("quote: one letter is another")
def _(material: Material, chance: random.Random) -> Draft | None:
    picked = _pick(material, chance, 1)
    if picked is None:
        return None
    text = " ".join(picked[1])
    at = chance.choice([i for i, sign in enumerate(text) if sign.isalpha()] or [0])
    letters = by_language(material, "абвгдежзиклмнопрст", "abcdefghiklmnoprst")
    return _quoted(material, chance, text[:at] + chance.choice(letters) + text[at + 1 :], picked[0])


@planted("quote: a word is left out")
def _(material: Material, chance: random.Random) -> Draft | None:
    picked = _pick(material, chance, 3)
    if picked is None:
        return None
    at = chance.randrange(1, len(picked[1]) - 1)
    return _quoted(material, chance, " ".join(picked[1][:at] + picked[1][at + 1 :]), picked[0])


@planted("quote: a word is put in")
def _(material: Material, chance: random.Random) -> Draft | None:
    picked = _pick(material, chance, 2)
    if picked is None:
        return None
    word = chance.choice(by_language(material, ("не", "любой", "только", "также"), ("not", "any", "only", "also")))
    return _quoted(material, chance, " ".join([picked[1][0], word, *picked[1][1:]]), picked[0])


@planted("quote: another ending")
def _(material: Material, chance: random.Random) -> Draft | None:
    picked = _pick(material, chance, 2)
    if picked is None:
        return None
    at = chance.randrange(len(picked[1]))
    ending = chance.choice(by_language(material, ("ами", "ого", "у"), ("s", "ed", "ing")))
    word = picked[1][at].rstrip(".,;")
    if len(word) < 4 or not word.isalpha():
        return None
    word = (word[:-1] if word[-1] in "аеиоуыяьй" else word) + ending
    return _quoted(material, chance, " ".join([*picked[1][:at], word, *picked[1][at + 1 :]]), picked[0])


@planted("quote: two words change places")
def _(material: Material, chance: random.Random) -> Draft | None:
    picked = _pick(material, chance, 2)
    if picked is None:
        return None
    at, words = chance.randrange(len(picked[1]) - 1), list(picked[1])
    words[at], words[at + 1] = words[at + 1], words[at]
    return _quoted(material, chance, " ".join(words), picked[0])


@planted("quote: of the other side")
def _(material: Material, chance: random.Random) -> Draft | None:
    quotes = list(material.draft.quotes)
    case = material.case
    if not quotes:
        return None
    at = chance.randrange(len(quotes))
    other = "new" if quotes[at].side == "old" else "old"
    if quotes[at].text in (case.new if other == "new" else case.old):
        return None
    quotes[at] = replace(quotes[at], side=other)
    return replace(material.draft, quotes=tuple(quotes))


@planted("quote: spliced of both sides")
def _(material: Material, chance: random.Random) -> Draft | None:
    old = next((q.text.split() for q in material.draft.quotes if q.side == "old"), None)
    picked = next(((i, q.text.split()) for i, q in enumerate(material.draft.quotes) if q.side == "new"), None)
    if not old or picked is None or not old[0] or old == picked[1]:
        return None
    return _quoted(material, chance, " ".join([*old, *picked[1]]), picked[0])


@planted("quote: of another change")
def _(material: Material, chance: random.Random) -> Draft | None:
    others = [other for other in elsewhere(material.others, material.draft.changes) if other.quotes]
    other = chance.choice(others) if others else None
    if other is None or all(quote.text in both(material) for quote in other.quotes):
        return None
    return replace(material.draft, quotes=(*material.draft.quotes, *[q for q in other.quotes if q.text not in both(material)]))


@planted("quote: between marks, with one word that is another")
def _(material: Material, chance: random.Random) -> Draft | None:
    text = material.draft.text
    found = list(re.finditer(r"(?<=[«“])[^«»“”]*?(?=[»”])", text))
    found = [match for match in found if match[0] in both(material) and len(match[0].split()) > 1]
    if not found:
        return None
    match = chance.choice(found)
    words = match[0].split()
    words[chance.randrange(len(words))] = chance.choice(
        by_language(material, ("дополнительный", "иной", "сторона"), ("additional", "other", "party"))
    )
    return said(material, text[: match.start()] + " ".join(words) + text[match.end() :])


@planted("quote: a sentence in marks that nobody wrote")
def _(material: Material, chance: random.Random) -> Draft | None:
    ru = (" (в тексте: «стороны пришли к иному соглашению»)", ", сказано: «по усмотрению сторон»")
    en = (" (the text says “as the parties may otherwise agree”)", ", in the words “at its sole discretion”")
    told = by_language(material, ru, en)
    return said(material, ended(material.draft.text, chance.choice(told)))


tails(
    "fact: an invented penalty",
    [
        ", а за нарушение взимается штраф 10 000 рублей",
        ", за просрочку начисляется пеня 1 % в день",
        ", под угрозой штрафа",
        ", иначе придётся платить неустойку",
    ],
    [
        ", with a fine of EUR 5,000 for any breach",
        ", on pain of a penalty",
        ", failing which a late fee of 1% a day is due",
        " or pay a fine",
    ],
    "штраф|пен[яию]|неустой|fine|penalt|late fee|взыска",
)
tails(
    "fact: an invented approval",
    [
        " с письменного согласия совета директоров",
        " после одобрения юристом",
        ", если это согласовано с банком",
        " по согласованию с Минфином",
    ],
    [
        " with the written consent of the board",
        " after approval by a lawyer",
        ", if the bank agrees",
        " subject to approval by the Ministry of Finance",
    ],
    "согла|одобр|банк|совет|юрист|consent|approv|board|bank|lawyer|agree",
)
tails(
    "fact: an invented reason",
    [
        " из-за изменения законодательства",
        ", так как выросли цены",
        " по результатам проверки",
        " в связи с жалобами клиентов",
        ", потому что так удобнее",
    ],
    [
        " because the law changed",
        ", since prices have risen",
        " following an audit",
        " owing to complaints",
        ", because that is more convenient",
    ],
    "закон|цен[аыу]|провер|жалоб|law|price|audit|complain",
)
tails(
    "fact: an invented condition",
    [
        " при наличии уважительной причины",
        ", если работы выполнены в срок",
        " при условии предоплаты",
        ", если стороны не договорятся об ином",
    ],
    [
        " where there is good cause",
        ", if the work is done on time",
        ", provided that a deposit is paid",
        " unless the parties agree otherwise",
    ],
    "услови|если|предоплат|уважит|provided|unless|deposit|\\bif\\b|cause",
)
tails(
    "fact: an invented exception",
    [
        ", кроме субботы и воскресенья",
        ", за исключением форс-мажора",
        ", но не для малых предприятий",
        " (это не касается филиалов)",
    ],
    [", except at weekends", ", save for force majeure", ", but not for small enterprises", " (branches are exempt)"],
    "суббот|выходн|форс|кроме|исключ|предприят|филиал|weekend|force|except|enterprise|branch",
)
tails(
    "fact: an invented consequence",
    [
        ", иначе договор считается расторгнутым",
        ", что ведёт к потере гарантии",
        ", после чего доступ блокируется",
        ", поэтому общая стоимость вырастет",
    ],
    [
        ", otherwise the agreement is terminated",
        ", which voids the warranty",
        ", after which access is blocked",
        ", so the total cost will rise",
    ],
    "расторг|гарант|доступ|стоимост|terminat|warrant|access|cost",
)
tails(
    "fact: one more that is also so",
    [
        ", также изменена подсудность",
        ", кроме того, уточнены реквизиты",
        " и добавлен новый раздел о конфиденциальности",
        ", а срок договора продлён",
    ],
    [
        ", and the governing law was changed too",
        "; the bank details were also updated",
        " and a new section on confidentiality was added",
        ", and the term was extended",
    ],
    "подсуд|реквизит|конфиденц|срок|governing|bank|confiden|\\bterm\\b",
)
heads(
    "fact: who wished it",
    ["По просьбе Заказчика", "По требованию банка", "По предложению Исполнителя", "По решению суда"],
    ["At the request of the Customer,", "At the bank's demand,", "On the Contractor's proposal,", "By order of the court,"],
    "просьб|требован|предложен|суд|request|demand|propos|court|order",
)
heads(
    "fact: which law asks for it",
    ["В соответствии со статьёй 395 ГК РФ", "По закону о защите прав потребителей", "Согласно ГОСТ Р 7.0.97-2016"],
    ["Under section 12 of the Companies Act,", "In line with the GDPR,", "Pursuant to ISO 9001,"],
    "ГК|закон|ГОСТ|Act|GDPR|ISO|law",
)


@planted("fact: a whole sentence more")
def _(material: Material, chance: random.Random) -> Draft | None:
    more = by_language(
        material,
        (
            "Стороны подписали протокол разногласий.",
            "Оплата производится наличными.",
            "Это условие действует только в Москве.",
            "Решение принято единогласно.",
        ),
        (
            "The parties signed a protocol.",
            "Payment is made in cash.",
            "This applies in London only.",
            "The decision was unanimous.",
        ),
    )
    return said(material, f"{material.draft.text} {chance.choice(more)}")


@planted("fact: an addition in brackets")
def _(material: Material, chance: random.Random) -> Draft | None:
    told = by_language(material, (" (не считая НДС)", " (для юридических лиц)", " (в двух экземплярах)", " (наличными)"),
                       (" (excluding VAT)", " (for companies)", " (in duplicate)", " (in cash)"))  # fmt: skip
    if re.search("НДС|юридич|экземпл|наличн|VAT|compan|duplic|cash", f"{both(material)} {material.draft.text}", re.I):
        return None
    return said(material, ended(material.draft.text, chance.choice(told)))


@planted("fact: one quality more")
def _(material: Material, chance: random.Random) -> Draft | None:
    text = material.draft.text
    ru, en = (
        r"(?<!\w)(?=(?:договор|срок|оплат|заказчик|поставк|работ|услуг|отчёт|штраф|пен|цен|плат|уведомлен))",
        r"(?<=\b[Tt]he )(?=[a-z])",
    )
    found = [m for m in re.finditer(by_language(material, (ru,), (en,))[0], text) if m.start() > 0]
    words = by_language(
        material,
        ("электронный ", "ежегодный ", "международный ", "частичный "),
        ("annual ", "electronic ", "foreign ", "partial "),
    )
    if not found:
        return None
    at, word = chance.choice(found).start(), chance.choice(words)
    if word.strip()[:5].lower() in both(material).lower():
        return None
    return said(material, text[:at] + word + text[at:])


@planted("fact: it is said of another thing too")
def _(material: Material, chance: random.Random) -> Draft | None:
    heads_of = by_language(material, ("Для складских помещений:", "В отношении иностранных граждан:", "На выходные дни:"),
                           ("For warehouses,", "For foreign nationals,", "At weekends,"))  # fmt: skip
    if re.search("склад|иностран|граждан|выходн|warehouse|foreign|weekend", f"{both(material)} {material.draft.text}", re.I):
        return None
    return said(material, f"{chance.choice(heads_of)} {lowered(material.draft.text)}")
