"""What is said not to stand in a version: «в новой версии отсутствует …», "the old version contained no …". It came or went."""

from collections.abc import Callable
from typing import Final

from core.analysis.claims import DELETED, Claims, Item, told
from core.analysis.lemmas import Word
from core.analysis.lexicon import Act, lexicon
from core.marks import has_any
from core.model.document import Side

_ABSENT: Final = frozenset("отсутствовать missing absent omit lack".split())
_NO: Final = frozenset("нет no".split())
_NOT: Final = frozenset("не not".split())
_HOLDS: Final = frozenset(
    "содержать содержаться указать указываться упомянуть упоминать упоминаться предусмотреть предусматривать "
    "предусматриваться быть иметься говориться contain include mention provide state say list appear specify have".split()
)
"""What a text does with what stands in it."""
_HAVING: Final = frozenset("contain include have be there".split())
_TEXTS: Final = frozenset(
    "версия редакция текст документ договор вариант перечень список version wording edition text document agreement list".split()
)
_MARKS: Final = ("отсутств", "нет", "не ", "no ", "not ", "missing", "absent", "omit", "lack")
"""Without one of them nothing is said to be lacking."""
_NOW: Final = frozenset({"теперь", "now"})
_BEFORE: Final = frozenset("раньше ранее прежде before previously formerly".split())
_BEHIND: Final = 2
"""Words between "not" and its verb."""


def sides_of(claims: Claims, in_source: Callable[[Word], bool]) -> dict[int, Side]:
    """By clause that says so: the version that has what it names. Its verb becomes one of coming or going, its "not" denies
    nothing. A clause that names neither version nor time says nothing of the kind: «согласия нет» may stand in the text."""
    found = {item.clause: Side.OLD for item in claims.words if item.ended == DELETED and Act.DELETE in item.acts and told(item)}
    for item in claims.items if has_any(claims.text.lower(), _MARKS) else ():
        verb = _verb(claims, item, in_source)
        version = _version(claims, item, absent=verb is item and item.word is not None) if verb is not None else None
        if verb is None or version is None:
            continue
        found[item.clause] = Side.OLD if version is Side.NEW else Side.NEW
        verb.acts = frozenset({Act.DELETE if version is Side.NEW else Act.ADD})
        claims.acts.setdefault(item.clause, set()).update(verb.acts)
        claims.contrasts |= {item.start}
    return found


def _verb(claims: Claims, item: Item, in_source: Callable[[Word], bool]) -> Item | None:
    """The word that says that a thing is not there: by itself, or behind a "not"."""
    if item.carries or item.ended is not None:
        return None
    if item.word is not None and not item.word.forms.isdisjoint(_ABSENT):
        return None if in_source(item.word) else item
    said = item.lower.split()[-1]
    if said in _NO:
        before = claims.items[item.index - 1] if item.index else None
        having = before is not None and before.word is not None and not before.word.forms.isdisjoint(_HAVING)
        return item if said == "нет" or having else None
    if said not in _NOT:
        return None
    after = claims.items[item.index + 1 : item.index + 1 + _BEHIND]
    return next((one for one in after if one.word is not None and not one.word.forms.isdisjoint(_HOLDS)), None)


def _version(claims: Claims, item: Item, *, absent: bool) -> Side | None:
    """The version that the clause names; "now" by itself does only of what is `absent`: "now there is no fee" may be the text."""
    mine = [one for one in claims.clauses[item.clause] if one.word is not None]
    known = lexicon()
    for one in mine:
        assert one.word is not None
        after = claims.items[one.index + 1] if one.index + 1 < len(claims.items) else None
        of_text = after is not None and after.word is not None and not after.word.forms.isdisjoint(_TEXTS | {"one"})
        if not of_text and one.lower not in _BEFORE and not (absent and one.lower in _NOW):
            continue
        if not one.word.forms.isdisjoint(known.old) or one.lower == "before":
            return Side.OLD
        if not one.word.forms.isdisjoint(known.new):
            return Side.NEW
    return None
