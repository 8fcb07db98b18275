"""Small words that turn a sentence: negation, modality, bounds of ranges."""

import re
from typing import Final

from core.comparison.judge.values.dates import MONTHS
from core.comparison.judge.values.lone_periods import one_follows
from core.comparison.judge.vocabulary.word_tables import words
from core.lowered import lowered
from core.model.change import Found, FoundValue, ValueType

_S: Final = r"[ \u00a0\n]"

_NEGATIONS: Final = {
    "not": "не ни not нет",
    "no": "no none neither",
    "nor": "nor",
    "without": "без without",
    "never": "никогда never",
    "except": "кроме except excluding помимо",
}
NEGATIONS: Final = {word: value for value, forms in _NEGATIONS.items() for word in forms.split()}

_MODALS: Final = {
    "must": "обязан обязана обязано обязаны обязуется обязуются обязуюсь должен должна должно должны необходимо надлежит "
    "требуется обязательно shall must required",
    "may": "вправе может могут разрешается разрешено допускается допустимо may optional",
    "can": "can could",
    "should": "следует рекомендуется рекомендовано should recommended",
    "must not": "нельзя запрещается запрещено запрещены запрещен запрещена недопустимо воспрещается prohibited forbidden",
    "cannot": "cannot",
    "will": "will",
}
MODALS: Final = {word: value for value, forms in _MODALS.items() for word in forms.split()}
_NEGATED: Final = {
    "must": "must not",
    "may": "must not",
    "can": "cannot",
    "should": "should not",
    "will": "will not",
    "must not": "may",
    "cannot": "must",
}
_NEED_NOT: Final = words("обязан обязана обязано обязаны необходимо требуется обязательно required")
_ORDINARY: Final = frozenset({"required", "optional", "recommended", "обязательно", "допустимо"})
"""Adjectives that oblige only as capitals (RFC 2119) or in a set phrase."""
CAPITALS: Final = words("must shall should may required optional recommended")

_BOUNDS: Final = (
    ("<=", r"не{s}более(?:{s}чем)?|не{s}свыше|не{s}больше|не{s}превыша\w+|не{s}выше|не{s}позднее(?:{s}чем)?|не{s}позже|максимум|"
     r"в{s}пределах|no{s}more{s}than|not{s}more{s}than|at{s}most|up{s}to|not{s}(?:to{s})?exceed(?:ing)?|no{s}later{s}than|"
     r"not{s}later{s}than|maximum{s}of|a{s}maximum{s}of|within"),
    (">=", r"не{s}менее(?:{s}чем)?|не{s}меньше|не{s}ниже|не{s}ранее(?:{s}чем)?|не{s}раньше|как{s}минимум|минимум|"
     r"at{s}least|no{s}less{s}than|not{s}less{s}than|no{s}fewer{s}than|not{s}fewer{s}than|not{s}earlier{s}than|no{s}earlier{s}than|"
     r"minimum{s}of|a{s}minimum{s}of"),
    (">", r"свыше|более(?:{s}чем)?|больше|превышающ\w+|превыша\w+|more{s}than|greater{s}than|above|over|exceed(?:s|ing)?"),
    ("<", r"менее(?:{s}чем)?|меньше|less{s}than|fewer{s}than|below|under"),
    ("~", r"около|примерно|приблизительно|ориентировочно|approximately|about|around|circa"),
    ("from", r"от|from|between"),
    ("to", r"до|to|until"),
    ("after", r"после|after|since"),
    ("before", r"before|ранее(?:{s}чем{s}за)?|prior{s}to"),
    ("exactly", r"ровно|exactly"),
)  # fmt: skip
_BOUND: Final = re.compile(
    "|".join(f"(?P<b{i}>(?:{pattern.replace('{s}', _S)})(?!\\w))" for i, (_, pattern) in enumerate(_BOUNDS))
)
_LONGEST: Final = 40
"""Characters of a bound. They are looked at in lower case: so of the many patterns only those are tried that begin so."""
_PLAIN_NEEDS_NUMBER: Final = frozenset({">", "<", "~", "from", "to", "after", "before", "exactly"})
BOUND_TRIGGERS: Final = frozenset(
    [
        "не",
        "максимум",
        "в",
        "no",
        "not",
        "at",
        "up",
        "maximum",
        "within",
        "как",
        "минимум",
        "minimum",
        "свыше",
        "более",
        "больше",
        "превышающий",
        "превышающая",
        "превышает",
        "превышают",
        "more",
        "greater",
        "above",
        "over",
        "exceed",
        "exceeds",
        "exceeding",
        "менее",
        "меньше",
        "less",
        "fewer",
        "below",
        "under",
        "около",
        "примерно",
        "приблизительно",
        "ориентировочно",
        "approximately",
        "about",
        "around",
        "circa",
        "от",
        "from",
        "between",
        "до",
        "to",
        "until",
        "ровно",
        "exactly",
        "a",
        "after",
        "before",
        "prior",
        "после",
        "ранее",
    ]
)
_NUMBER_NEAR: Final = re.compile(
    rf"{_S}+[+±]?(?:минус{_S}|плюс{_S}|[-−–])?(?:{_S}*(?:чем|the|a|an|of|both|одного|суммы|размера|«|\"|“){_S}*){{0,2}}[$€£¥₽]?(?:[A-Z]{{3}}{_S})?(?:\d|[«\"]\d)"
)
_SPELLED_NEAR: Final = re.compile(rf"{_S}+([^\W\d_]+)")
_DAY_NEAR: Final = re.compile(
    rf"{_S}(?:[а-яё]{{4,14}}(?:ого|его){_S})?(?:the{_S}[a-z-]{{5,14}}{_S}(?:day{_S})?of{_S})?(?-i:(?=[A-Zа-яё]))([^\W\d_]{{3,9}})(?!\w)",
    re.IGNORECASE,
)
"""A month, with its day in words or behind it: «до первого марта», "until March 1"."""
_AHEAD: Final = re.compile(rf"{_S}+(?:(?:[^\W\d_]+|[«\"(]){_S}*){{0,4}}?\d")


def bound_at(text: str, start: int, spelled: frozenset[str]) -> Found | None:
    """A bound that begins at `start`: «не более», "at least". Plain ones («до», "over") count only before a number.

    `spelled` holds the words that begin a number.
    """
    match = _BOUND.match(lowered(text[start : start + _LONGEST]))
    if match is None or match.lastgroup is None:
        return None
    value, end = _BOUNDS[int(match.lastgroup[1:])][0], start + match.end()
    loose = value in _PLAIN_NEEDS_NUMBER or match.group() in ("within", "up to", "в пределах", "максимум", "минимум")
    if loose and not _number_follows(text, end, spelled):
        return None
    return _found(ValueType.RANGE, text, start, end, value)


_SIGN: Final = re.compile(r"(?:≥|⩾|(?<![^\s(])[<>]=?|≤|⩽)(?=[ \u00a0]?[-−+±]?\d)")
_SIGN_VALUES: Final = {"≥": ">=", "⩾": ">=", "≤": "<=", "⩽": "<="}


def sign_at(text: str, start: int) -> Found | None:
    """A bound written as a sign before a number: "≥ 40"."""
    match = _SIGN.match(text, start)
    if match is None:
        return None
    return _found(ValueType.RANGE, text, start, match.end(), _SIGN_VALUES.get(match.group(), match.group()))


def _number_follows(text: str, end: int, spelled: frozenset[str]) -> bool:
    if _NUMBER_NEAR.match(text, end) or one_follows(text, end):
        return True
    if (day := _DAY_NEAR.match(text, end)) is not None and day.group(1).lower() in MONTHS:
        return True
    word = _SPELLED_NEAR.match(text, end)
    return word is not None and word.group(1).lower().replace("ё", "е") in spelled


_PHRASES: Final = (
    ("must not", re.compile(
        rf"не{_S}име[ею]т{_S}права|may{_S}not(?!\w)|(?:is|are){_S}not{_S}(?:entitled|allowed|permitted){_S}to(?!\w)", re.I
    )),
    ("may", re.compile(rf"имеет{_S}право|имеют{_S}право|(?:is|are|be){_S}(?:entitled|allowed|permitted){_S}to(?!\w)", re.I)),
    ("need not", re.compile(rf"(?:is|are){_S}not{_S}(?:required|obliged|obligated){_S}to(?!\w)|need{_S}not(?!\w)", re.I)),
    ("must", re.compile(rf"(?:is|are|be){_S}(?:required|obliged|obligated){_S}to(?!\w)|(?:has|have){_S}to(?!\w)", re.I)),
)  # fmt: skip
PHRASE_TRIGGERS: Final = frozenset({"не", "имеет", "имеют", "may", "is", "are", "need", "be", "has", "have"})


def phrase_at(text: str, start: int) -> Found | None:
    """Modality in several words: «имеет право», "is required to"."""
    for value, pattern in _PHRASES:
        match = pattern.match(text, start)
        if match is not None:
            return _found(ValueType.MODALITY, text, start, match.end(), value)
    return None


_EXCEPTION: Final = re.compile(rf"за{_S}исключением(?!\w)", re.IGNORECASE)


def exception_at(text: str, start: int) -> Found | None:
    """«за исключением»."""
    match = _EXCEPTION.match(text, start)
    return _found(ValueType.NEGATION, text, start, match.end(), "except") if match else None


def modal_at(text: str, start: int, end: int, word: str) -> Found | None:
    """A modal word, with the negation before («не вправе») or after it ("shall not")."""
    value, capitals = MODALS[word], text[start:end].isupper() and word in CAPITALS
    if word in _ORDINARY and not capitals:
        return None
    if word == "may" and text[start:end] == "May" and start and text[start - 1] not in '\n"“':
        return None
    before = _NOT_BEFORE.search(text, max(0, start - 4), start)
    after = _NOT_AFTER.match(text, end) if text[start].isascii() else None
    if before is not None:
        value = "need not" if word in _NEED_NOT else _NEGATED[value]
        start = before.start(1)
    elif after is not None:
        value, end = _NEGATED[value], after.end()
    shown = value.upper() if capitals and not _shouting(text, start, end) else value
    return _found(ValueType.MODALITY, text, start, end, shown)


_NOT_BEFORE: Final = re.compile(rf"(?<!\w)(не){_S}\Z", re.IGNORECASE)
_NOT_AFTER: Final = re.compile(rf"{_S}not(?!\w)|n['’]t(?!\w)", re.IGNORECASE)
_NEIGHBOUR: Final = re.compile(r"[^\W\d_]{2,}")


def _shouting(text: str, start: int, end: int) -> bool:
    """Whether the words beside are capitals as well: then it is a heading, not a keyword of RFC 2119."""
    after = _NEIGHBOUR.search(text, end, end + 30)
    if after is not None:
        return after.group().isupper()
    before = _NEIGHBOUR.findall(text, max(0, start - 30), start)
    return bool(before) and before[-1].isupper()


def negation_at(text: str, start: int, end: int, word: str) -> Found | None:
    """A negation that stands alone; "No. 5" and «кроме того» are none."""
    if word == "no" and text[end : end + 1] == ".":
        return None
    if word == "кроме" and _BESIDES.match(text, end):
        return None
    return _found(ValueType.NEGATION, text, start, end, NEGATIONS[word])


_BESIDES: Final = re.compile(rf"{_S}того(?!\w)(?!,?{_S}(?:что|кто|котор|случа))", re.IGNORECASE)
"""«Кроме того» adds and excepts nothing."""


def contracted(text: str, start: int, end: int) -> Found | None:
    """ "don't", "isn't": the word and its n't."""
    if text[end : end + 2] not in ("'t", "’t") or text[end - 1 : end] not in ("n", "N"):
        return None
    word = text[start : end - 1].lower()
    if word in ("ca", "wo"):
        return _found(ValueType.MODALITY, text, start, end + 2, "cannot" if word == "ca" else "will not")
    if word in ("must", "should", "could"):
        value = {"must": "must not", "should": "should not", "could": "cannot"}[word]
        return _found(ValueType.MODALITY, text, start, end + 2, value)
    return _found(ValueType.NEGATION, text, start, end + 2, "not")


def _found(kind: ValueType, text: str, start: int, end: int, value: str) -> Found:
    return kind, FoundValue(text=text[start:end], start=start, end=end, value=value)
