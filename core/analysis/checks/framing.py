"""What a sentence puts its finding under: "it is being considered whether", «вероятно», "reportedly". What the comparison found
is so; told as a guess, a plan or hearsay it is another statement, unless the change says it that way itself."""

import re
from typing import Final

from core.analysis.checks.scope import Scope, beginnings, content
from core.analysis.claims import Item
from core.analysis.lemmas import cyrillic, noun
from core.model.change import ValueType

_HEDGES: Final = (
    "probably possibly perhaps maybe likely unlikely presumably supposedly allegedly reportedly apparently seemingly purportedly "
    "planned proposed expected intended suggested envisaged contemplated rumoured rumored "
    "evidently "
    "вероятно возможно видимо по-видимому предположительно наверное наверно наверняка якобы будто похоже кажется "
    "планируется планируют предлагается предлагают предполагается ожидается намечено намечается намерены хотят собираются"
)
_HEDGE: Final = re.compile(rf"(?<!originally )(?<!initially )(?<!previously )\b(?:{'|'.join(_HEDGES.split())})\b")
"""In lower case. "Later than originally planned" is of the old version."""
_JOINTS: Final = frozenset({"that", "whether", "что", "чтобы", "ли"})
_DOUBTS: Final = frozenset({"whether", "ли"})
NOT_SO: Final = frozenset({"нельзя", "невозможно", "неверно", "hardly", "nowhere"})
_ALL_THE_SAME: Final = frozenset({"regardless", "irrespective", "matter", "независимо"})
_HINTS: Final = beginnings(f"{_HEDGES} that whether что чтобы ли")
_TELLS: Final = (
    "stat", "specif", "say", "said", "not", "mean", "provid", "requir", "stipul", "clarif", "clear", "establish", "set", "show",
    "indicat", "fact", "so", "such", "impl", "read", "defin", "expl", "import", "way", "mention", "confirm", "now", "ensur",
    "указ", "установ", "предусм", "уточн", "сказ", "говор", "отмеч", "означ", "закреп", "опред", "пропис", "оговор", "треб",
    "значит", "том", "тем", "то", "так", "потому", "важн", "обращ", "след", "явн", "прям", "подч", "свидет", "состо", "заключ",
    "сообщ", "напис", "сводит", "подтвер", "поясн", "ясн", "видно",
)  # fmt: skip
"""How the words of telling begin that may have a finding under them."""
_HEAD: Final = 6
"""Words before "that" which, without anything of the document among them, are the sentence's own frame."""


def hold(scope: Scope) -> bool:
    if not scope.begins(_HINTS):
        return True
    return not _hedged(scope) and all(_frame_holds(scope, item) for item in scope.claims.items if item.lower in _JOINTS)


def _hedged(scope: Scope) -> bool:
    return any(not scope.quoted(match.start()) and not scope.written(match.group()) for match in _HEDGE.finditer(scope.lower))


def _frame_holds(scope: Scope, joint: Item) -> bool:
    """Whether what stands before a "that" tells; nothing is found out by asking whether."""
    before = scope.claims.items[: joint.index]
    if scope.written(joint.lower):
        return True
    if joint.lower in _DOUBTS:
        return any(one.lower in _ALL_THE_SAME for one in before)
    if not before or len(before) > _HEAD or any(_tells_itself(one) for one in before):
        return True
    if not scope.claims.endings and any(one.kind is ValueType.NEGATION or one.lower in NOT_SO for one in before):
        return False  # "it is not stated that", of what the comparison found
    if noun(before[-1].text) if cyrillic(joint.text) else before[0].lower != "it":
        return True  # "the provision that"
    return any(one.lower.startswith(_TELLS) for one in before)


def _tells_itself(item: Item) -> bool:
    """A value or quote, what happened, a word of the document."""
    return (item.carries and item.kind is not ValueType.MODALITY) or bool(item.acts) or content(item)
