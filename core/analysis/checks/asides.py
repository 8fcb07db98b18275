"""A piece of a sentence between commas that says nothing of the change says something else: "which suits us", «как и у другой
стороны», "once again", "as a rule". Free are those of time («а раньше»), of the place that a text is («в договоре»), of how it is
worded, and the joints of telling ("in other words")."""

import re
from typing import Final

from core.analysis.checks.remarks import KINDS
from core.analysis.checks.scope import Scope, content, is_meta
from core.analysis.claims import Item, What
from core.analysis.figures import LOGIC
from core.analysis.lexicon import lexicon

_WE: Final = frozenset("we us our ours мы нас нам нами наш наша наше наши".split())
_CUT: Final = re.compile(r"[,;:—–().](?:(?<=[,;:—–()])(?=\s|$)|(?<=\.)(?=\s)|(?<=\s\())")
_JOINTS: Final = frozenset(
    "other way round around briefly overall however namely specifically particular thus therefore hence accordingly indeed "
    "correspondingly respectively otherwise instead addition moreover furthermore words word short brief summary notably "
    "importantly contrary versa vice rather turn example instance first second third firstly secondly thirdly finally actually "
    "есть именно частности образом очередь соответственно однако следовательно вместо кроме словами слово кратко вкратце целом "
    "общем итак сути фактически коротко итого иначе наоборот впрочем притом причем причём например во-первых во-вторых в-третьих "
    "наконец важно первое второе третье".split()
)
_TELLS: Final = tuple(
    "word writ said say stat phras read express show mention specif provid запис указ сказ говор написан сформулир выраж предусм "
    "установ пропис упомян".split()
)
"""How the words begin that say how something is worded."""
_TEXTS: Final = frozenset(
    "договор контракт соглашение документ текст раздел пункт статья глава таблица строка столбец ячейка "
    "приложение версия редакция часть абзац предложение contract agreement document text section clause article chapter table "
    "row column cell annex appendix version wording part paragraph sentence schedule".split()
)
_NO_DEEDS: Final = frozenset({"including", "excluding", "включая", "исключая"})
"""Forms of deeds that are prepositions."""
_IN: Final = frozenset({"in", "under", "в", "во", "по", "согласно"})
_PARTED: Final = 2
"""Pieces of a sentence that has any mark in it."""
_THAT: Final = frozenset({"that", "что"})
_ABBREVIATED: Final = 3
"""Letters of a word that is none («ст.»)."""
_TIMES: Final = frozenset({"было", "стало", "was", "became", "были", "стали", "were"})


def hold(scope: Scope) -> bool:
    if not scope.stems.isdisjoint(_WE) and not _we_speak(scope):
        return False
    found = pieces(scope)
    if len(found) < _PARTED:
        return True
    framed = scope.text.endswith("?") or found[1][0].lower in _THAT  # "what happens, if", «установлено, что»: for other checks
    return all(_says(scope, piece) for piece in found[framed:])


def _we_speak(scope: Scope) -> bool:
    """ "We have agreed to it": nobody tells a change as his own, unless the text is written so."""
    said = [item for item in scope.claims.words if item.lower in _WE]
    return all(item.word is not None and scope.in_source(item.word) for item in said)


def pieces(scope: Scope) -> list[list[Item]]:
    """The items between two marks of punctuation, quotes whole; none where there is no such mark."""
    ends = [match.start() for match in _CUT.finditer(scope.text)]
    if not ends:
        return []
    found: list[list[Item]] = []
    piece: list[Item] = []
    at = 0
    for item in scope.claims.items:
        while at < len(ends) and ends[at] < item.start:
            at += 1
            if piece:
                found.append(piece)
                piece = []
        while at < len(ends) and ends[at] < item.end:
            at += 1  # of the quote itself
        piece.append(item)
    return [*found, piece] if piece else found


def _says(scope: Scope, piece: list[Item]) -> bool:
    if any(_claims(scope, item) for item in piece):
        return True
    words = [item for item in piece if item.word is not None]
    if piece[0].lower in _IN:
        return all(_is_of_text(item) for item in words)
    if scope.text[piece[-1].end :].lstrip().startswith(":"):
        return True  # "the document says:", "in short:", "risk:"
    told = [item for item in words if not _is_joint(item)]
    written = all(item.word is not None and scope.in_source(item.word) for item in told)
    return written or (len(words) == 1 and len(words[0].text) < _ABBREVIATED) or any(_is_free(item) for item in told)


def _claims(scope: Scope, item: Item) -> bool:
    """A quote, a figure, a deed, a word of the document; a duty, right or denial where one of its kind changed."""
    if item.value is not None and item.kind in LOGIC:
        return any(pair.kind in LOGIC for one in scope.evidence for pair in one.pairs)
    if item.ended is not None:
        return True
    deed = bool(item.acts) and item.lower not in _NO_DEEDS
    return item.what is What.QUOTE or item.value is not None or deed or content(item)


def _is_joint(item: Item) -> bool:
    assert item.word is not None
    return item.lower in _JOINTS or not item.word.forms.isdisjoint(lexicon().function)


def _is_of_text(item: Item) -> bool:
    assert item.word is not None
    told = item.lower.startswith(_TELLS) or _is_joint(item) or _is_of_time(item)
    return told or not item.word.forms.isdisjoint(_TEXTS)


def _is_of_time(item: Item) -> bool:
    assert item.word is not None
    return not item.word.forms.isdisjoint(lexicon().old) or not item.word.forms.isdisjoint(lexicon().new)


def _is_free(item: Item) -> bool:
    assert item.word is not None
    if item.lower in _TIMES or _is_of_time(item) or item.lower.startswith(_TELLS):
        return True
    return not is_meta(item.word) or any(form in KINDS for form in item.word.forms)
