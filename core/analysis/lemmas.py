"""Words and their dictionary forms: Russian by pymorphy3's dictionary, English by endings. A word may have several forms;
two words are the same where any form is shared."""

import re
from functools import cache, lru_cache
from typing import Any, Final, NamedTuple

WORD: Final = re.compile(r"[^\W\d_]+(?:[-‑'’][^\W\d_]+)*")
_CYRILLIC: Final = re.compile(r"[а-яёА-ЯЁ]")

_IRREGULAR: Final = {
    "paid": "pay", "made": "make", "given": "give", "gave": "give", "taken": "take", "took": "take", "borne": "bear",
    "bore": "bear", "held": "hold", "kept": "keep", "sent": "send", "met": "meet", "left": "leave", "lost": "lose",
    "became": "become", "grew": "grow", "grown": "grow", "rose": "rise", "risen": "rise", "fell": "fall", "fallen": "fall",
    "is": "be", "are": "be", "was": "be", "were": "be", "been": "be", "has": "have", "had": "have",
    "does": "do", "goes": "go", "tied": "tie", "used": "use", "using": "use", "owed": "owe", "owing": "owe", "aged": "age",
    "led": "lead", "ran": "run", "won": "win", "spent": "spend", "saw": "see", "seen": "see",
    "did": "do",
    "done": "do", "says": "say", "said": "say", "written": "write", "wrote": "write", "sold": "sell", "bought": "buy",
    "brought": "bring", "built": "build", "found": "find", "got": "get", "went": "go", "gone": "go", "known": "know",
    "meant": "mean", "shown": "show", "stood": "stand", "understood": "understand", "began": "begin", "begun": "begin",
    "chosen": "choose", "broken": "break", "driven": "drive", "parties": "party", "copies": "copy", "stricken": "strike",
    "struck": "strike", "withdrawn": "withdraw", "halved": "halve", "people": "person", "children": "child", "men": "man",
    "bound": "bind", "told": "tell", "set": "set", "lower": "lower", "fewer": "few", "better": "good", "worse": "bad",
    "going": "go", "doing": "do", "being": "be", "frozen": "freeze", "froze": "freeze", "hidden": "hide", "hid": "hide",
    "worn": "wear", "wore": "wear", "drawn": "draw", "drew": "draw", "arisen": "arise", "arose": "arise", "drove": "drive",
    "undertaken": "undertake", "undertook": "undertake", "withheld": "withhold", "withdrew": "withdraw", "upheld": "uphold",
    "forbidden": "forbid", "forbade": "forbid", "sought": "seek", "taught": "teach", "thought": "think", "dealt": "deal",
    "lent": "lend", "laid": "lay", "fed": "feed", "lit": "light", "spoken": "speak", "spoke": "speak", "stolen": "steal",
    "chose": "choose", "broke": "break", "overcame": "overcome", "underwent": "undergo", "undergone": "undergo",
    "rewritten": "rewrite", "felt": "feel", "heard": "hear", "caught": "catch", "sat": "sit", "slept": "sleep", "rode": "ride",
    "flew": "fly", "flown": "fly", "torn": "tear", "sworn": "swear", "thrown": "throw", "lies": "lie",
    "criteria": "criterion", "analyses": "analysis", "bases": "basis", "indices": "index", "halves": "half", "lives": "life",
    "shelves": "shelf", "knives": "knife", "women": "woman", "feet": "foot", "easier": "easy",
    "heavier": "heavy", "earlier": "early",
}  # fmt: skip


_RARE: Final = 0.05
"""How often a reading is right at most that is not reckoned with."""
ROOT: Final = 4
"""Letters that two words of one root share at least."""
_ALONE: Final = ("instalm", "installm", "deliverabl")
"""Instalments are of no root with installation, deliverables of none with delivery."""
_STEM_RU: Final = tuple(
    sorted(
        "ироваться ировать ирование яция ация "
        "ываться иваться оваться еваться ывать ивать овать евать аться яться иться еться ать ять ить еть уть ти ывание ивание "
        "ование евание ание ение яние ение ция ация ка ок ость ство тель ный ной ний ский вый тый мый енный анный ьный чный "
        "но ие ия а я о е ы и й ь".split(),
        key=len,
        reverse=True,
    )
)
_STEM_EN: Final = tuple(
    sorted(
        "ification ify ent ant ation ition tion sion ment ance ence ancy ency ing ed er or al ity ly ness able ible "
        "ive ory ary ure age ship s y e".split(),
        key=len,
        reverse=True,
    )
)


class Word(NamedTuple):
    """A word of a text: as written, where, and its forms."""

    text: str
    start: int
    end: int
    forms: frozenset[str]


@cache
def _morph() -> Any:
    """The dictionary; loading it takes a quarter of a second, so it waits for the first Russian word."""
    import pymorphy3

    return pymorphy3.MorphAnalyzer()


@lru_cache(maxsize=20_000)
def _parses(word: str) -> tuple[Any, ...]:
    """What the dictionary says of a word in lower case: asked once for all that is to be known of it."""
    return tuple(_morph().parse(word))


@lru_cache(maxsize=100_000)
def forms(word: str) -> frozenset[str]:
    """The dictionary forms of a word, in lower case, ё as е."""
    lower = word.lower().replace("ё", "е").replace("’", "'").replace("‑", "-")
    return _russian(lower) if _CYRILLIC.search(lower) else _english(lower)


def _russian(word: str) -> frozenset[str]:
    found = {word}
    for parse in _parses(word):
        found.add(parse.normal_form.replace("ё", "е"))
        if "PRTF" in parse.tag or "PRTS" in parse.tag:
            found.update(_of_participle(parse))
    return frozenset(found)


def _of_participle(parse: Any) -> set[str]:
    """«увеличенный» as itself and as «увеличить»."""
    return {form.word.replace("ё", "е") for form in parse.lexeme[:1]}


def _english(word: str) -> frozenset[str]:
    word = word.removesuffix("'s").removesuffix("s'") or word
    found = {word}
    if word in _IRREGULAR:
        found.add(_IRREGULAR[word])
    for ending, puts in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            base = word[: -len(ending)]
            found.update(base + put for put in puts)
            if len(base) > 3 and base[-1] == base[-2] and ending in ("ed", "ing", "er", "est"):
                found.add(base[:-1])
    return frozenset(found)


_ENDINGS: Final = (
    ("ies", ("y",)),
    ("ied", ("y",)),
    ("es", ("", "e")),
    ("s", ("",)),
    ("ed", ("", "e")),
    ("ing", ("", "e")),
    ("ly", ("", "le")),
)


def words(text: str) -> list[Word]:
    """The words of a text in their order."""
    made = tuple.__new__  # what Word() does, without a call of Python's for each
    return [made(Word, (text := m.group(), *m.span(), forms(text))) for m in WORD.finditer(text)]


def akin(found: frozenset[str], roots: dict[str, list[str]]) -> bool:
    """Whether a word shares its beginning with one of a text: «передача» and «передаёт», "deliver" and "delivery". The share
    must be two thirds of the longer form, or the whole stem of both but for a letter."""
    for form in found:
        for other in roots.get(form[:ROOT], ()) if len(form) >= ROOT else ():
            if form.startswith(_ALONE) is not other.startswith(_ALONE):
                continue
            same = _shared(form, other)
            if form == other or (same > ROOT and same * 3 >= max(len(form), len(other)) * 2):
                return True
            first, second = stem(form), stem(other)
            if min(len(first), len(second)) >= ROOT and max(len(first), len(second)) - _shared(first, second) <= 1:
                return True
    return False


def _shared(first: str, second: str) -> int:
    return next((i for i, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), min(len(first), len(second)))


@lru_cache(maxsize=100_000)
def stem(form: str) -> str:
    """A dictionary form without the endings that make a noun, an adjective or another aspect of a verb."""
    for ending in _STEM_RU if _CYRILLIC.search(form) else _STEM_EN:
        if form.endswith(ending) and len(form) - len(ending) >= ROOT:
            return form[: -len(ending)]
    return form


@lru_cache(maxsize=50_000)
def cyrillic(word: str) -> bool:
    """Whether a word has a Cyrillic letter: what has is read as Russian, the rest as English."""
    return _CYRILLIC.search(word) is not None


@lru_cache(maxsize=50_000)
def short_participle(word: str) -> bool:
    """«увеличен», «расторгнут»: what was done."""
    return any("PRTS" in parse.tag for parse in _parses(word.lower()))


@lru_cache(maxsize=50_000)
def nominative(word: str) -> bool:
    """Whether a Russian word can be the subject of its clause; an English one always can."""
    return not cyrillic(word) or any("nomn" in parse.tag for parse in _parses(word.lower()))


@lru_cache(maxsize=50_000)
def surely_nominative(word: str) -> bool:
    """Whether a Russian word is a subject by a reading that is no rare one: «договора» is mostly «чего»."""
    return any("nomn" in parse.tag and parse.score > _RARE for parse in _parses(word.lower()))


@lru_cache(maxsize=50_000)
def dative(word: str) -> bool:
    """«Органам», «органах»: to whom or where, by every reading that is no rare one."""
    common = [parse for parse in _parses(word.lower()) if parse.score > _RARE]
    return all("datv" in parse.tag or "loct" in parse.tag for parse in common) if common else False


@lru_cache(maxsize=50_000)
def instrumental(word: str) -> bool:
    """«Заказчиком»: by whom."""
    return any("ablt" in parse.tag for parse in _parses(word.lower()))


@lru_cache(maxsize=50_000)
def accusative(word: str) -> bool:
    """«Уплатив комиссию»: what is done something to."""
    return any("accs" in parse.tag and "sing" in parse.tag for parse in _parses(word.lower())) if cyrillic(word) else True


@lru_cache(maxsize=50_000)
def plural(word: str) -> bool:
    """«Документы», "documents": a noun in the plural, by every reading that is no rare one."""
    if not cyrillic(word):
        return word.endswith("s")
    common = [parse for parse in _parses(word.lower()) if parse.score > _RARE]
    return bool(common) and all("plur" in parse.tag for parse in common)


@lru_cache(maxsize=50_000)
def noun(word: str) -> bool:
    """«договор», «оплата»: a Russian word that may be a noun by some reading; of an English one always false."""
    return any("NOUN" in parse.tag for parse in _parses(word.lower()))


@lru_cache(maxsize=50_000)
def finite(word: str) -> bool:
    """«действует», «страхует»: a verb that has its own subject."""
    return any("VERB" in parse.tag for parse in _parses(word.lower()))


@lru_cache(maxsize=50_000)
def future(word: str) -> bool:
    """«Потребуется», «снизит»: what will happen."""
    return cyrillic(word) and "futr" in _parses(word.lower())[0].tag


@lru_cache(maxsize=50_000)
def past(word: str) -> bool:
    """«Действовала»: what was so."""
    return cyrillic(word) and "past" in _parses(word.lower())[0].tag


@lru_cache(maxsize=50_000)
def verbal(word: str) -> bool:
    """«хранят», «хранить», «сохранив»: what somebody does."""
    return any(part in parse.tag for parse in _parses(word.lower()) for part in ("VERB", "INFN", "GRND"))


@lru_cache(maxsize=50_000)
def infinitive(word: str) -> bool:
    """«передать», «хранить»: a Russian verb without person; of an English word always false."""
    return any("INFN" in parse.tag for parse in _parses(word.lower()))


@lru_cache(maxsize=50_000)
def plural_present(word: str) -> bool:
    """«Удаляют»: what is done by nobody in particular."""
    parse = _parses(word.lower())[0] if cyrillic(word) else None
    return parse is not None and {"VERB", "plur", "3per", "pres", "tran"} in parse.tag


@lru_cache(maxsize=50_000)
def adverb(word: str) -> bool:
    """«необоснованно», "unreasonably"."""
    return "ADVB" in _parses(word.lower())[0].tag if cyrillic(word) else word.lower().endswith("ly")


@lru_cache(maxsize=50_000)
def gerund(word: str) -> bool:
    """«предупредив»: how something is done."""
    return any("GRND" in parse.tag for parse in _parses(word.lower()))


@lru_cache(maxsize=50_000)
def animate(word: str) -> bool:
    """«Проектировщик», «технолог»: a noun of who can do something."""
    parse = _parses(word.lower())[0]
    return "NOUN" in parse.tag and "anim" in parse.tag
