"""A sentence taken apart: its words, values and quotes in order, and for each the version that the sentence speaks of."""

import re
from collections.abc import Callable
from dataclasses import replace
from enum import Enum
from functools import lru_cache
from operator import attrgetter
from typing import Final

from core.analysis.figures import LOGIC
from core.analysis.lemmas import WORD, Word, cyrillic, finite, forms, infinitive, noun, past, plural_present, short_participle
from core.analysis.lexicon import Act, acts_of, lexicon
from core.analysis.modals import named
from core.analysis.options import FindValues
from core.lowered import lowered
from core.marks import has_any
from core.model.change import FoundValue, ValueType
from core.model.document import Side

QUOTED: Final = re.compile(r"«([^«»]*(?:«[^«»]*»[^«»]*)*)»|“([^“”]*)”|\"([^\"]*)\"|„([^„“]*)“")
_BREAK: Final = re.compile(
    r"[,;:()—!?…→–.=\-\s](?:(?<=[,;:()—!?…→])|(?<=–)(?:(?<!\d–)|(?!\d))|(?<=\.)(?=\s|$)|(?<=[=\-])>|"
    r"(?<=\s)(?:а|но|but|while|whereas|тогда как)\s)"
)
"""Where a clause ends. It begins with all signs that can end one, so that what lies between is skipped over."""
_MARK_BREAK: Final = re.compile(r"[,;:()—!?…→–.=\-](?:(?<=[,;:()—!?…→])|(?<=–)(?:(?<!\d–)|(?!\d))|(?<=\.)(?=\s|$)|(?<=[=\-])>)")
"""The same without its words: to look behind every space for one of them takes longer than all the rest."""
_JOINING: Final = frozenset({"а", "но", "but", "while", "whereas", "тогда"})
_OWN_WORDS: Final = frozenset({"from", "to", "before", "after", "~"})
"""Bounds that are as often prepositions of the sentence itself: «с», «до», «ранее»; they are left as words."""
_PREDICATES: Final = ("ен", "ена", "ено", "ены", "ён", "ался", "алась", "ились", "ился", "илась", "илось", "лся", "лось", "лись")
AUXILIARY: Final = frozenset({"was", "were", "been", "is", "are", "has", "have"})
_DONE: Final = AUXILIARY - {"is", "are"}
"""Before a word of the change's own, they say that something happened; "is included" says what is."""
_DATED: Final = frozenset({Act.LATER, Act.EARLIER})
_ENDING: Final = re.compile(
    r"\b(?:no longer|not any ?more|(?:больше|более|уже) не|больше нет|больше(?=\s(?:недостаточно|нельзя|невозможно))|"
    r"перестал[аои]?|cease[sd]? to|stop(?:s|ped)(?=\sbeing))\b",
    re.IGNORECASE,
)
_ENDS: Final = ("longer", "more", "больше", "более", "уже", "переста", "ceas", "stop")
"""Without one of them nothing has ended."""
_GOES: Final = re.compile(
    r"\b(?:(?:go|goes|went|gone|going|comes?|came|scaled|stepped|moved|revised|adjusted)\s(?:(?P<up>up)|(?P<down>down))(?:wards?)?|"
    r"(?:brings?|brought|moves?|moved|pulled)\s(?P<earlier>forward)|(?:push(?:es|ed)?|put|puts|set|moved)\s(?P<later>back)|(?:put|puts)\s(?P<later2>off)(?=\s(?:by|to|until)\b))\b",
    re.IGNORECASE,
)
_AHEAD: Final = frozenset({"forward", "back", "off"})
_WAYS: Final = (" up", " down", " forward", " back", " off")
_SOONER: Final = (" на ", " earlier", " раньше", " sooner", "раньше, чем", "ранее, чем", "раньше чем", "ранее чем")
_WAS: Final = frozenset({"was", "as", "this", "its", "is", "has", "days", "weeks", "months", "years", "hours"})
_HELPING: Final = frozenset({"do", "does", "will", "must", "shall", "can", "should"})
_BEFORE_OLD: Final = frozenset("of than from to with against was were and by within for after".split())
"""What stands before a value of the old version: "instead of 5 days earlier"."""
_CONTRAST: Final = re.compile(
    r"(?:,\s*|\s)(?:а|and|but)\s+(не|not)\b|,\s*(not)\b|\b(не|not)\b(?=[^,;.]{1,60},?\s(?:а|but)\s)", re.IGNORECASE
)
_BUT: Final = re.compile(r",\s(?:а|но)\s", re.IGNORECASE)
_NOTS: Final = ("не ", "не,", "not")
"""Without one of them nothing is set against anything: looking for it is cheaper."""
COMPARATIVES: Final = frozenset(
    "больше меньше дольше короче выше ниже дороже дешевле позже позднее раньше длиннее чаще реже быстрее медленнее легче тяжелее "
    "more less fewer longer shorter higher lower later earlier sooner cheaper greater smaller dearer faster slower".split()
)
_RAISED: Final = ("objection", "question", "claim", "concern", "issue", "complaint", "doubt")
_OBJECTS: Final = 4
"""Words between "raise" and what is raised."""
_NEW: Final = ("new", "нов")
_VERSIONS: Final = ("version", "wording", "edition", "text", "верси", "редакц", "текст", "вариант")
_GIVEN_AS: Final = frozenset({"as", "как"})
_TELLING: Final = frozenset(
    "say state mention name list указать упомянуть упоминать упоминаться говориться сказать содержать".split()
)
""" "No longer says": what a text does with what stands in it."""
DELETED: Final = -1
"""`ended` of «больше не содержит»: said as a deletion, with no clause of its own."""
_INDICATIVE: Final = frozenset({"is", "are", "does", "do", "was", "were", "be", "has", "shall", "may", "will", "must", "can"})


class What(Enum):
    """What a piece of a sentence is: a plain word, a typed value (figure, date, name, duty, denial), or a quote in its marks."""

    WORD = "word"
    VALUE = "value"
    QUOTE = "quote"


class Item:
    """One word, typed value or quote. `index`: its place among them. `side` None: of either version; `fixed`: its place in the
    sentence says which. `delta`: stands where a difference would. `ended`: the number of the "no longer" that it follows.
    `carries`: a quote or a value that can be of one version: no bound and no "not". Of words alone: `meta`: speaks of the
    comparison itself; `small`: of function, or of time; `names`: the duties, rights and bans that it names; `finite`: a Russian
    verb that has its subject; `says`: claims something of the document, None before anybody asked."""

    __slots__ = (
        "acts", "carries", "clause", "delta", "end", "ended", "finite", "fixed", "index", "kind", "lower", "meta", "names",
        "partner", "says", "side", "small", "start", "text", "value", "what", "word",
    )  # fmt: skip

    def __init__(
        self,
        what: What,
        start: int,
        end: int,
        text: str,
        word: Word | None = None,
        kind: ValueType | None = None,
        value: FoundValue | None = None,
    ) -> None:
        """Written out: a dozen are made for every sentence, and a generated one takes twice as long."""
        self.what, self.start, self.end, self.text, self.word, self.kind, self.value = what, start, end, text, word, kind, value
        self.index = self.clause = 0
        self.side: Side | None = None
        self.fixed = self.delta = False
        self.ended: int | None = None
        self.partner: Item | None = None
        self.says: bool | None = None
        self.acts: frozenset[Act] = _NOTHING
        if word is not None:
            self.lower, self.acts, self.meta, self.small, self.names, self.finite = _read(text)
            self.carries = False
        else:
            self.lower, self.names = text.lower(), _NO_NAMES
            self.meta = self.small = self.finite = False
            self.carries = kind is not ValueType.RANGE and kind is not ValueType.NEGATION


_NOTHING: Final[frozenset[Act]] = frozenset()


_NO_NAMES: Final[frozenset[str]] = frozenset()


_NO_PLACES: Final[frozenset[int]] = frozenset()


@lru_cache(maxsize=50_000)
def _read(text: str) -> tuple[str, frozenset[Act], bool, bool, frozenset[str], bool]:
    """What is known of a word by itself: `lower`, `acts`, `meta`, `small`, `names` and `finite` of an item."""
    known, found = lexicon(), forms(text)
    small = not (found.isdisjoint(known.function) and found.isdisjoint(known.new) and found.isdisjoint(known.old))
    moving = cyrillic(text) and finite(text)
    return text.lower(), acts_of(text), not found.isdisjoint(known.meta), small, named(found), moving


class Claims:
    """`lower`: the text in lower case, its places the same. `items` in order, `words` those that are words. `clauses`: the items
    by the number of their clause, in order; `acts` by clause too. `contrasts`: where a "not" stands that only sets the old
    against the new. `endings`: the numbers of the "no longer"s."""

    __slots__ = ("_values", "acts", "clauses", "contrasts", "endings", "items", "lower", "text", "words")

    def __init__(self, text: str, lower: str, items: list[Item]) -> None:
        """Written out, as that of an item."""
        self.text, self.lower, self.items = text, lower, items
        self.words = [item for item in items if item.word is not None]
        self._values = [item for item in items if item.what is What.VALUE and item.kind not in LOGIC]
        self.acts: dict[int, set[Act]] = {}
        self.clauses: dict[int, list[Item]] = {}
        self.contrasts = self.endings = _NO_PLACES

    def values(self) -> list[Item]:
        """Those that are values, no bounds, duties or denials."""
        return self._values

    def inside(self, at: int) -> bool:
        """Whether a place lies in a quote or value."""
        return any(item.start <= at < item.end for item in self.items if item.carries)


def taken_apart(text: str, found: list[Word], find: FindValues, own: Callable[[Word], bool]) -> Claims:
    """The parts of a sentence of these words. A noun of happening that is the changes' `own` («срок замены») says nothing."""
    lower = lowered(text)
    claims = Claims(text, lower, _items(text, found, find))
    for index, item in enumerate(claims.items):
        item.index = index
    for item in claims.words:
        if not item.acts:
            continue
        if item.word is not None and own(item.word) and not _predicate(item, claims.items):
            item.acts &= _DATED
        if item.acts and any(idle(item, claims.items) for idle in (_stored, _permitted, _particle, _usual, _raised, _of_version)):
            item.acts = frozenset()
        if item.acts and _no_more(item, text):
            item.acts = frozenset()
    for match in _GOES.finditer(text) if has_any(text, _WAYS) else ():
        for item in claims.items:
            if item.start == match.start() or (item.end == match.end() and item.lower in _AHEAD):
                item.acts = frozenset({Act((match.lastgroup or "").rstrip("2"))})
    for item in claims.items if has_any(lower, _SOONER) else ():
        if _sooner(item, claims.items) or _ends_sooner(item, claims):
            item.acts = frozenset({Act.EARLIER})
    _clauses(claims, joined=any(word.text in _JOINING for word in found))
    _contrasts(claims, lower)
    if has_any(lower, _ENDS):
        _endings(claims, own)
    for item in claims.items:
        if item.acts:
            claims.acts.setdefault(item.clause, set()).update(item.acts)
    return claims


def _clauses(claims: Claims, *, joined: bool) -> None:
    """`joined`: whether any word of the sentence can join two clauses."""
    spans = [(item.start, item.end) for item in claims.items if item.carries]
    breaks = (match.start() for match in (_BREAK if joined else _MARK_BREAK).finditer(claims.text))
    starts = [at for at in breaks if not any(start <= at < end for start, end in spans)]
    clause = 0
    for item in claims.items:
        while clause < len(starts) and starts[clause] < item.start:
            clause += 1
        item.clause = clause
        claims.clauses.setdefault(clause, []).append(item)


def _contrasts(claims: Claims, lower: str) -> None:
    """«15 дней, а не 10», "15 days, not 10", «не 10, а 15 дней»: nothing is denied, two things are set side by side."""
    if not has_any(lower, _NOTS):
        return
    found = (match.start(match.lastindex or 0) for match in _CONTRAST.finditer(claims.text))
    claims.contrasts = frozenset(
        at for at in found if not claims.inside(at) and not _denies_a_verb(claims, at) and not _denies_what_is_done(claims, at)
    )


def _denies_a_verb(claims: Claims, at: int) -> bool:
    """ "…, but is not liable": after all a denial."""
    before = next((item for item in reversed(claims.items) if item.end <= at), None)
    return before is not None and before.lower in _INDICATIVE


def _denies_what_is_done(claims: Claims, at: int) -> bool:
    """«Ранее не хранят …, а теперь хранят»: a verb is set against a verb alone, and not against a time."""
    after = [item for item in claims.items if item.start > at]
    if not after or not after[0].finite:
        return False
    turn = _BUT.search(claims.text, at)
    behind = next((item for item in after if turn is not None and item.start >= turn.end()), None)
    return behind is not None and behind.word is not None and not behind.word.forms.isdisjoint(lexicon().new)


def told(item: Item) -> bool:
    """Whether a word is what a text does with what stands in it: "says", «упоминается»."""
    return item.word is not None and not item.word.forms.isdisjoint(_TELLING)


def _tells(after: list[Item], own: Callable[[Word], bool]) -> bool:
    """ "No longer says that …", "is no longer mentioned", but not "is no longer given as 5 %", nor what the text itself does."""
    word = after[0].word
    if word is None or not told(after[0]) or own(word):
        return False
    return not any((one.what is What.VALUE and one.kind not in LOGIC) or one.lower in _GIVEN_AS for one in after)


def _endings(claims: Claims, own: Callable[[Word], bool]) -> None:
    """ "No longer", «больше не»: what follows to the clause's end was so and is not; "no longer includes" is a deletion."""
    numbers = set()
    for number, match in enumerate(_ENDING.finditer(claims.text)):
        if claims.inside(match.start()):
            continue
        after = [item for item in claims.items if item.start >= match.end() or _cut(item, match.end())]
        after = [item for item in after if item.clause == after[0].clause]
        if after and (Act.ADD in after[0].acts or _tells(after, own)):
            after[0].acts, after[0].ended = frozenset({Act.DELETE}), DELETED
            continue
        for item in after:
            item.ended, item.side, item.fixed, item.acts = number, Side.OLD, True, frozenset()
        if after:
            numbers.add(number)
    claims.endings = frozenset(numbers)


def _cut(item: Item, end: int) -> bool:
    """«Больше не может»: the duty or right that holds the «не» itself."""
    return item.kind is ValueType.MODALITY and item.start < end < item.end


def _no_more(item: Item, text: str) -> bool:
    """«больше не», "no longer", "any more": of time, not of size."""
    if item.lower in ("больше", "более"):
        return text[item.end : item.end + 15].lower().startswith((" не ", " нет ", " недостаточно", " нельзя", " невозможно"))
    return item.lower in ("longer", "more") and text[: item.start].lower().rstrip().endswith((" no", " not", " any"))


def _sooner(item: Item, items: list[Item]) -> bool:
    """ "Earlier than before", «раньше, чем было»: a finding of the comparison, no word of time; but "no earlier than"."""
    if (item.lower == "раньше" and _by_so_much(item, items)) or (item.lower == "earlier" and _so_much(item, items)):
        return True
    if item.lower not in ("earlier", "раньше", "ранее") or item.index + 1 == len(items):
        return False
    before = items[item.index - 1].lower if item.index else ""
    return items[item.index + 1].lower in ("than", "чем") and before not in ("no", "not", "не")


def _ends_sooner(item: Item, claims: Claims) -> bool:
    """ "The agreement ends earlier", «прекращается раньше»: after a verb of the present, with which a clause ends."""
    if item.lower not in ("earlier", "sooner", "раньше") or not item.index:
        return False
    verb = claims.items[item.index - 1]
    if verb.word is None or claims.text[item.end :].lstrip()[:1] not in ("", ".", "?", "!", ",", ";"):
        return False
    if cyrillic(item.text):
        return finite(verb.text) and not past(verb.text)
    helped = any(one.lower in _HELPING for one in claims.items[: item.index - 1])
    return verb.lower not in _WAS and (verb.lower.endswith("s") or (helped and not verb.lower.endswith("ed")))


def _by_so_much(item: Item, items: list[Item]) -> bool:
    """«На две недели раньше»."""
    return item.index > 1 and items[item.index - 1].carries and items[item.index - 2].lower == "на"


def _so_much(item: Item, items: list[Item]) -> bool:
    """ "Is due 5 days earlier", but "compared with 5 days earlier"."""
    if item.index < 2 or items[item.index - 1].kind is not ValueType.PERIOD:
        return False
    before = items[item.index - 2]
    return not before.carries and before.lower not in _BEFORE_OLD


def _stored(item: Item, items: list[Item]) -> bool:
    """ "Are kept in a refrigerator": where, not that nothing changed."""
    if item.lower in ("remaining", "remainder") or item.lower.startswith(("оставш", "остальн")):
        return True  # "the remaining 60 %"
    return item.lower == "kept" and item.index > 0 and items[item.index - 1].lower in {*AUXILIARY, "be", "being"}


def _particle(item: Item, items: list[Item]) -> bool:
    """ "Pick up", "set down": part of another verb; but "is up by 5 days"."""
    if item.lower not in ("up", "down") or not item.index:
        return False
    before = items[item.index - 1]
    after = items[item.index + 1] if item.index + 1 < len(items) else None
    if after is not None and (after.lower in ("from", "by", "to") or after.carries):
        return False
    return not before.carries and before.lower not in {*AUXILIARY, "be"}


def _raised(item: Item, items: list[Item]) -> bool:
    """ "If no objections are raised": of what is done, no finding of the comparison."""
    if not item.lower.startswith("rais"):
        return False
    near = items[max(0, item.index - _OBJECTS) : item.index + _OBJECTS]
    return any(one.lower.startswith(_RAISED) for one in near)


def _of_version(item: Item, items: list[Item]) -> bool:
    """ "In the new version": which text is meant, not that one was added."""
    after = items[item.index + 1].lower if item.index + 1 < len(items) else ""
    return item.lower.startswith(_NEW) and after.startswith(_VERSIONS)


def _usual(item: Item, items: list[Item]) -> bool:
    """«Журналы удаляют через 30 дней»: what is done with them, not to the text."""
    del items
    return plural_present(item.text)


def _permitted(item: Item, items: list[Item]) -> bool:
    """«Вправе менять тарифы», "may increase the fee": the deed of a right or duty, no finding of the comparison."""
    before = items[item.index - 1] if item.index else None
    if before is None or before.kind is not ValueType.MODALITY:
        return False
    return infinitive(item.text) if cyrillic(item.text) else not item.lower.endswith(("ed", "er"))


def _predicate(item: Item, items: list[Item]) -> bool:
    """Whether a word that may be of the document is the sentence's own verb: «увеличен», "was increased"."""
    if Act.SAME in item.acts:
        return False
    if _finished(item):
        return True
    before = items[item.index - 1] if item.index else None
    after = [one.lower for one in items[item.index + 1 : item.index + 2]]
    if item.lower in COMPARATIVES and after and after[0] in ("на", "by"):
        return True
    return before is not None and (before.lower in _DONE or (item.lower in COMPARATIVES and before.carries))


def _finished(item: Item) -> bool:
    """«увеличен», «сократился», but not «отмены», «смена»: nouns that end alike."""
    return item.lower.endswith(_PREDICATES) and (short_participle(item.text) or not noun(item.text))


def passive(item: Item, items: list[Item]) -> bool:
    """«заменён», "was replaced", but not "has replaced"."""
    return _finished(item) or (item.index > 0 and items[item.index - 1].lower in AUXILIARY - {"has", "have"})


_START: Final = attrgetter("start")
_QUOTE_MARKS: Final = ("«", "“", '"', "„")


def _items(text: str, words: list[Word], find: FindValues) -> list[Item]:
    found: list[Item] = []
    for match in QUOTED.finditer(text) if has_any(text, _QUOTE_MARKS) else ():
        inner = next(group for group in match.groups() if group is not None)
        found.append(Item(What.QUOTE, *match.span(), inner))
    quotes = list(found)
    for kind, value in find(text):
        if kind is ValueType.NAME and any(q.start >= value.start and q.end <= value.end for q in quotes):
            found = [q for q in found if not (value.start <= q.start and q.end <= value.end)]
        elif any(value.start < q.end and q.start < value.end for q in quotes):
            continue
        if kind is ValueType.NAME:
            value = _named(value)
        if kind is ValueType.RANGE and value.value in _OWN_WORDS:
            continue
        found.append(Item(What.VALUE, value.start, value.end, value.text, None, kind, value))
    taken = sorted((item.start, item.end) for item in found)
    at = 0
    for word in words:
        while at < len(taken) and taken[at][1] <= word.start:
            at += 1
        if at and word.start == taken[at - 1][1] + 1 and text[word.start - 1] == "/":
            continue  # «мг/кг»: the rest of a figure's unit
        if at == len(taken) or taken[at][0] >= word.end:
            found.append(Item(What.WORD, word.start, word.end, word.text, word))
    found.sort(key=_START)
    return found


def _named(value: FoundValue) -> FoundValue:
    """The name without words of the sentence that its capital drew in: "Instead of Beam Ltd"."""
    text, start = value.text, value.start
    while (match := WORD.match(text)) is not None and match.group().lower() in lexicon().meta and " " in text:
        if text[match.end() : match.end() + 1] == ".":
            break  # the initial of «И. П. Соколов»
        cut = len(text) - len(text[match.end() :].lstrip())
        text, start = text[cut:], start + cut
    return replace(value, text=text, start=start, value=value.value[-len(text) :]) if start != value.start else value
