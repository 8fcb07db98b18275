# ruff: noqa: E501  (words that are put in stand beside each other in both languages)
"""The operators of the seventh list that need more than a word for a word."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path
from typing import Final

from benchmarks.verifier.falsehoods.material import Material
from benchmarks.verifier.falsehoods.strikes import (
    NUMBER,
    QUOTED,
    Strikes,
    named_on,
    numbers,
    of_swaps,
    other_side,
    places,
    put,
    quoted,
)
from core.analysis.draft import Cited, Draft

STRIKES: Final[dict[str, Strikes]] = {}
named = named_on(STRIKES)


def _digit(number: str) -> Iterator[str]:
    for at, sign in enumerate(number):
        if sign.isdigit():
            yield number[:at] + str((int(sign) + 4) % 9 + 1) + number[at + 1 :]


def _turned(number: str) -> Iterator[str]:
    digits = [at for at, sign in enumerate(number) if sign.isdigit()]
    for a, b in pairwise(digits):
        if number[a] != number[b] and not (a == 0 and number[b] == "0"):
            yield number[:a] + number[b] + number[a + 1 : b] + number[a] + number[b + 1 :]


def _point(number: str) -> Iterator[str]:
    if re.fullmatch(r"\d+[.,]\d{1,2}", number):
        yield number.replace(",", "").replace(".", "")
        yield re.sub(r"([.,])", r"\g<1>0", number, count=1) if not number.endswith("0") else number + "1"
    elif "." not in number and "," not in number and "-" not in number:
        yield number + "0"
        yield number + ",5"


def _cut(number: str) -> Iterator[str]:
    if re.search(r"[   ,]\d{3}$", number):
        yield number[:-4]
        yield number + number[-4:]


STRIKES["number: one digit"] = numbers(_digit)
STRIKES["number: two digits in turn"] = numbers(_turned)
STRIKES["number: the point elsewhere"] = numbers(_point)
STRIKES["number: thousands lost or doubled"] = numbers(_cut)
STRIKES["number: below zero"] = numbers(lambda number: iter((f"−{number}",)))
STRIKES["number: a range"] = numbers(lambda number: iter((f"{number}–9{number}", f"0–{number}")))


@named("number: words beside it say another")
def _in_words(one: Material) -> Iterator[str]:
    words = ("семнадцать", "тысяча") if one.case.language == "ru" else ("seventeen", "one thousand")
    for found in NUMBER.finditer(one.draft.text):
        for word in words:
            yield put(one.draft.text, found.end(), found.end(), f" ({word})")


@named("number: more or less than it")
def _about(one: Material) -> Iterator[str]:
    words = (
        ("более ", "менее ", "около ", "почти ") if one.case.language == "ru" else ("more than ", "under ", "about ", "almost ")
    )
    for found in NUMBER.finditer(one.draft.text):
        if one.draft.text[found.start() - 1 : found.start()] not in "$£№":
            for word in words:
                yield put(one.draft.text, found.start(), found.start(), word)


@named("number: any two exchanged")
def _exchanged(one: Material) -> Iterator[str]:
    for a, b in combinations(list(NUMBER.finditer(one.draft.text)), 2):
        if a.group() != b.group():
            yield put(put(one.draft.text, *b.span(), a.group()), *a.span(), b.group())


@named("number: one stands for another of the sentence")
def _repeated(one: Material) -> Iterator[str]:
    found = list(NUMBER.finditer(one.draft.text))
    for a in found:
        for other in {b.group() for b in found} - {a.group()}:
            yield put(one.draft.text, *a.span(), other)


@named("number: the values of both versions, in one place")
def _versions(one: Material) -> Iterator[str]:
    a, b = one.case.slots.get("a", ""), one.case.slots.get("b", "")
    for this, other in ((a, b), (b, a)) if a else ():
        for found in places(this, one.draft.text):
            yield put(one.draft.text, *found.span(), other)


@named("number: both versions exchanged")
def _turned_round(one: Material) -> Iterator[str]:
    a, b = one.case.slots.get("a", ""), one.case.slots.get("b", "")
    if a in one.draft.text and b in one.draft.text and a:
        yield one.draft.text.replace(a, "\0").replace(b, a).replace("\0", b)


@named("number: that of another change")
def _of_another(one: Material) -> Iterator[str]:
    for found in NUMBER.finditer(one.draft.text):
        for other in (*one.kin, *one.others)[:4]:
            number = NUMBER.search(other.text)
            if number and number.group() not in one.case.old + one.case.new:
                yield put(one.draft.text, *found.span(), number.group())


@named("number: a wrong difference told")
def _difference(one: Material) -> Iterator[str]:
    tails = (
        (", то есть на 13", ", разница составляет 7", " (на 999)")
        if one.case.language == "ru"
        else (", that is, by 13", ", a difference of 7", " (by 999)")
    )
    if "way" in one.case.slots:
        for tail in tails:
            yield one.draft.text.rstrip(".") + tail + "."


@named("number: a wrong ratio told")
def _ratio(one: Material) -> Iterator[str]:
    tails = (
        (", то есть впятеро", ", то есть в четыре раза", " (на 300 %)")
        if one.case.language == "ru"
        else (", that is, fivefold", ", a factor of four", " (by 300%)")
    )
    if "way" in one.case.slots:
        for tail in tails:
            yield one.draft.text.rstrip(".") + tail + "."


@named("date: another day or year")
def _day(one: Material) -> Iterator[str]:
    months = r"января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря|January|February|March|April|May|June|July|September"
    for found in re.finditer(rf"(\d{{1,2}}) (?:{months}) (\d{{4}})", one.draft.text):
        yield put(one.draft.text, *found.span(1), str(int(found.group(1)) % 27 + 1))
        for step in (-1, 1, 10):
            yield put(one.draft.text, *found.span(2), str(int(found.group(2)) + step))


@named("date: day or month left away")
def _month_only(one: Material) -> Iterator[str]:
    endings = "конца" if one.case.language == "ru" else "the end of"
    for found in re.finditer(r"\d{1,2} (?=[а-яA-Z][а-яa-z]+ 20\d\d)", one.draft.text):
        yield put(one.draft.text, *found.span(), endings + " ")


PARTIES: Final = (
    ("Поставщик", "Покупател"), ("Заказчик", "Исполнител"), ("Покупател", "Продавц"), ("Арендатор", "Арендодател"),
    ("Customer", "Supplier"), ("Customer", "Contractor"), ("Seller", "Buyer"), ("Client", "Consultant"), ("Employer", "Contractor"),
)  # fmt: skip
FORMS: Final = {
    "Поставщик": {"": "Поставщик", "а": "Поставщика", "у": "Поставщику", "ом": "Поставщиком"},
    "Покупател": {"": "Покупатель", "а": "Покупателя", "у": "Покупателю", "ом": "Покупателем"},
    "Заказчик": {"": "Заказчик", "а": "Заказчика", "у": "Заказчику", "ом": "Заказчиком"},
    "Исполнител": {"": "Исполнитель", "а": "Исполнителя", "у": "Исполнителю", "ом": "Исполнителем"},
    "Продавц": {"": "Продавец", "а": "Продавца", "у": "Продавцу", "ом": "Продавцом"},
}


@named("name: the roles exchanged")
def _roles(one: Material) -> Iterator[str]:
    text = one.draft.text
    for a, b in PARTIES:
        pairs = [(FORMS[a][case], FORMS[b][case]) for case in ("ом", "а", "у", "")] if a in FORMS and b in FORMS else [(a, b)]
        if any(x in text for x, _ in pairs) and any(y in text for _, y in pairs):
            new = text
            for at, (x, y) in enumerate(pairs):
                new = re.sub(rf"\b{x}\b", f"\x01{at}", new)
                new = re.sub(rf"\b{y}\b", f"\x02{at}", new)
            for at, (x, y) in enumerate(pairs):
                new = new.replace(f"\x01{at}", y).replace(f"\x02{at}", x)
            yield new


@named("name: the right figure of another subject")
def _subject(one: Material) -> Iterator[str]:
    mine = {name: one.case.slots[name] for name in ("of", "what") if name in one.case.slots}
    for name, words in mine.items():
        for found in places(words, one.draft.text):
            for other in SUBJECTS[one.case.language][name]:
                if other != words:
                    yield put(one.draft.text, *found.span(), other)


SUBJECTS: Final = {
    "ru": {
        "what": ["срок приёмки", "размер неустойки", "общая площадь помещения", "ставка по кредиту"],
        "of": ["срока приёмки", "размера неустойки", "площади помещения", "ставки по кредиту"],
    },
    "en": {"what": ["the acceptance period", "the amount of the deposit", "the floor area", "the insurance cover"], "of": []},
}


@named("name: the subject's owner made up")
def _owner(one: Material) -> Iterator[str]:
    owners = (
        (" субподрядчика", " филиала", " по дополнительному соглашению")
        if one.case.language == "ru"
        else (" of the subcontractor", " of the affiliate", " under the side letter")
    )
    for name in ("what", "of"):
        for found in places(one.case.slots[name], one.draft.text) if name in one.case.slots else ():
            for owner in owners:
                yield put(one.draft.text, found.end(), found.end(), owner)


@named("citation: the heading of another clause")
def _heading(one: Material) -> Iterator[str]:
    fronts = (
        ("В разделе «Форс-мажор» ", "В пункте 7.7 ", "В приложении № 2 ", "В разделе «Порядок приёмки» ")
        if one.case.language == "ru"
        else ("In the section “Force majeure”, ", "In clause 77.7, ", "In Annex 2, ", "In the section “Acceptance”, ")
    )
    for front in fronts:
        yield front + one.draft.text[:1].lower() + one.draft.text[1:]


@named("direction: the old clause said of the new version, and the reverse")
def _clauses(one: Material) -> Iterator[str]:
    was, now = one.case.slots.get("was", ""), one.case.slots.get("now", "")
    for this, other in ((was, now), (now, was)) if was else ():
        for form, new in ((this, other), (this[:1].upper() + this[1:], other[:1].upper() + other[1:])):
            for found in re.finditer(re.escape(form), one.draft.text):
                yield put(one.draft.text, *found.span(), new)
    if was and was in one.draft.text and now in one.draft.text:
        yield one.draft.text.replace(was, "\0").replace(now, was).replace("\0", now)


VERBS: Final = {
    "ru": "передаёт|составляет|уплачивает|действует|хранят|вносит|перечисляет|вправе|обязан|несут|несли|несёт|предоставляет|указана|вступают|рассматривает|устраняет|проводят|разрешён".split(
        "|"
    ),
    "en": "shall|is|are|may|must|bear|retains|approves|corrects|takes|was|were|covers|need".split("|"),
}


@named("negation: in each clause")
def _negated(one: Material) -> Iterator[str]:
    for verb in VERBS[one.case.language]:
        for found in places(verb, one.draft.text):
            if one.case.language == "ru":
                yield put(one.draft.text, found.start(), found.start(), "не ")
            elif not one.draft.text[found.end() :].startswith((" not", " no ")):
                yield put(one.draft.text, found.end(), found.end(), " not")


@named("negation: moved to the other clause")
def _moved_not(one: Material) -> Iterator[str]:
    text, no = one.draft.text, "не " if one.case.language == "ru" else "not "
    for found in re.finditer(rf"\b{no}", text):
        bare = text[: found.start()] + text[found.end() :]
        for verb in VERBS[one.case.language]:
            for at in places(verb, bare):
                if one.case.language == "ru" and at.start() != found.start():
                    yield put(bare, at.start(), at.start(), no)
                if one.case.language == "en" and at.end() + 1 != found.start():
                    yield put(bare, at.end(), at.end(), " not")


@named("modality: a duty put before the verb")
def _must(one: Material) -> Iterator[str]:
    words = (
        ("вправе не исполнять: ", "может, но не обязан: ") if one.case.language == "ru" else ("may at its option: ", "need not: ")
    )
    for verb in VERBS[one.case.language]:
        for found in places(verb, one.draft.text):
            for word in words:
                yield put(one.draft.text, found.start(), found.start(), word)


@named("invented: the sentence of another change after it")
def _another(one: Material) -> Iterator[str]:
    for other in one.others[:3]:
        yield f"{one.draft.text} {other.text}"
        yield f"{one.draft.text.rstrip('.')}; {other.text[:1].lower()}{other.text[1:]}"


@named("invented: the sentence again with another number")
def _again(one: Material) -> Iterator[str]:
    for found in NUMBER.finditer(one.draft.text):
        yield f"{one.draft.text} {put(one.draft.text, *found.span(), '77')}"


def _foreign(one: Material) -> Iterator[Draft]:
    for other in one.others[:3]:
        yield replace(one.draft, changes=other.changes)
        yield replace(one.draft, changes=other.changes, quotes=other.quotes)
        yield replace(one.draft, changes=(*one.draft.changes, *other.changes), quotes=(*one.draft.quotes, *other.quotes))
        yield replace(one.draft, changes=(*one.draft.changes, *other.changes))


def _fewer(one: Material) -> Iterator[Draft]:
    if len(one.draft.changes) > 1 and one.case.name.startswith("two"):
        for change in one.draft.changes:
            yield replace(one.draft, changes=(change,))
            yield replace(one.draft, changes=(change,), quotes=())


STRIKES["citation: another change, or one too many"] = _foreign
STRIKES["citation: one too few"] = _fewer


def _words_of(quote: str) -> Iterator[str]:
    words = quote.split(" ")
    for at in range(1, len(words) - 1):
        if words[at] not in (words[at - 1], words[at + 1]):
            yield " ".join(words[:at] + words[at + 1 :])
    for at in range(len(words)):
        yield " ".join([*words[:at], words[at] + "ым" if words[at][-1:].isalpha() else words[at] + "7", *words[at + 1 :]])
    for a, b in pairwise(range(len(words))):
        if words[a] != words[b]:
            yield " ".join([*words[:a], words[b], words[a], *words[b + 1 :]])


STRIKES["quote: beside the sentence, a word lost, changed, exchanged"] = quoted(
    lambda quote, _: (Cited(side=quote.side, text=text) for text in _words_of(quote.text))
)
STRIKES["quote: beside the sentence, of the other version"] = quoted(other_side)


@named("quote: in the sentence, a word lost, changed, exchanged")
def _inline(one: Material) -> Iterator[str]:
    for found in QUOTED.finditer(one.draft.text):
        for new in _words_of(found.group(1)):
            if new not in one.case.old and new not in one.case.new:
                yield put(one.draft.text, *found.span(1), new)


@named("quote: in the sentence, exchanged")
def _inline_exchanged(one: Material) -> Iterator[str]:
    found = list(QUOTED.finditer(one.draft.text))
    for a, b in combinations(found, 2):
        yield put(put(one.draft.text, *b.span(1), a.group(1)), *a.span(1), b.group(1))


@named("quote: in the sentence, longer or shorter than what went")
def _inline_longer(one: Material) -> Iterator[str]:
    words = (" включительно", " не более") if one.case.language == "ru" else (" inclusive", " or more")
    for found in QUOTED.finditer(one.draft.text):
        for word in words:
            yield put(one.draft.text, found.end(1), found.end(1), word)


@named("quote: words of the sentence put into quotes with one more")
def _into_quotes(one: Material) -> Iterator[str]:
    marks = "«»" if one.case.language == "ru" else "“”"
    for name in ("a", "b"):
        value = one.case.slots.get(name, "")
        for found in places(value, one.draft.text) if value else ():
            more = "ровно " if one.case.language == "ru" else "exactly "
            yield put(one.draft.text, *found.span(), f"{marks[0]}{more}{value}{marks[1]}")


of_swaps(Path(__file__).parent, STRIKES)
