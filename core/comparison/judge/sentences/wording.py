"""Sentences about changed words that hold no value: what the difference is called, or which words came or went."""

import re
from collections import Counter
from typing import Final

from core.comparison.judge.flags import disagreements
from core.comparison.judge.grammar import around
from core.comparison.judge.lanes.changed_words import Words, same_words
from core.comparison.judge.lanes.context import starts_a_period
from core.comparison.judge.lanes.unit_words import is_currency
from core.comparison.judge.lanes.weigh import LOGIC
from core.comparison.judge.pairs import SAME_VALUE, Pairs
from core.comparison.judge.sentences.patterns import pair, replaced
from core.comparison.judge.sites import Site
from core.comparison.judge.vocabulary.lexicon import CONDITIONS
from core.comparison.judge.vocabulary.word_tables import words as words_of
from core.model.change import Sentence, ValueType


def by_words(words: Words, reasons: tuple[str, ...], pairs: Pairs, sites: list[Site]) -> Sentence:
    """The first of the reasons that has a name says what changed; without one that words came, went or are others now."""
    before, after = _around_a_word(sites) or (words.before.strip(), words.after.strip())
    if (not before or not after) and not pairs.same:
        return _came_or_went(before, after, reasons, sites)
    if "link_parameters" in reasons:
        return pair("Изменены параметры адреса: {}", "The parameters of an address were changed: {}", after)
    if "number" in reasons and not pairs.values and not (_INDEX.search(before) and _INDEX.search(after)):
        return replaced("Изменён порядковый номер", "An ordinal was changed", before, after)
    if "unit" in reasons and before and after:
        money = is_currency(before, after)
        named = (
            ("Изменена валюта", "The currency was changed") if money else ("Изменена единица измерения", "The unit was changed")
        )
        return replaced(*named, before, after)
    reversed_ = _is_reversed(words)
    if "negation" in reasons and not reversed_:
        return replaced(*_denied(pairs), before, after)
    if min(len(words.old_stems), len(words.new_stems)) >= LONG and not set(reasons).isdisjoint(_OF_A_WORD):
        reasons = ("rewritten",) if not reversed_ else ()
    if reasons[:1] == ("deadline",) and not any(starts_a_period(site) for site in sites):
        return replaced(*_EVENT, before, after)
    if "number" in reasons and _INDEX.search(before) and _INDEX.search(after):
        return replaced("Изменены степень или индекс", "A power or an index was changed", before, after)
    for code, ru, en in _REPLACED:
        if code in reasons and (code != "opposite" or reversed_):
            return replaced(ru, en, before, after)
    if "words_disagree" in reasons and (shown := _disagreeing(sites)):
        return pair("Число не совпадает с прописью: {}", "A figure disagrees with its words: {}", shown)
    if SAME_VALUE in reasons or (pairs.same and not pairs.values and not reasons and pairs.same[0][0] not in LOGIC):
        _, first, second = pairs.same[0]
        return replaced("Значение записано иначе", "The value is written in another way", first.text, second.text)
    if same_words(words):
        moved_words = [site.after for site in sites if site.after.strip()]
        if words.old_stems != words.new_stems:
            return replaced("Изменён порядок слов", "The order of words was changed", before, after)
        return replaced("Изменена форма слов", "The form of words was changed", before, " ".join(moved_words))
    return replaced("Изменена формулировка", "The wording was changed", before, after)


REVERSED: Final = 3
"""Words with content on each side up to which one of them can turn what was said into its opposite; in longer texts most words
must have stayed."""


LONG: Final = 6
"""Words with content on each side from which a change of them all is not called by one of them: a name, a month, an "all"."""
_OF_A_WORD: Final = words_of(
    "rewritten party opposite connective date frequency definition condition_added condition_removed effort scope name"
)
"""Reasons that one word, or a few, give; as a sentence they are true of a short text."""


def _is_reversed(words: Words) -> bool:
    """Whether two wordings with a "not" between them say the opposite of each other, and not something else."""
    old, new = Counter(words.old_stems), Counter(words.new_stems)
    most = max(old.total(), new.total())
    return most <= REVERSED or (old & new).total() * 2 >= most


_EVENT: Final = ("Изменено событие, с которого это действует", "The event from which it applies was changed")
_INDEX: Final = re.compile("[⁰¹²³⁴-⁹₀-₉]")


def _denied(pairs: Pairs) -> tuple[str, str]:
    """What is said of a text with a "not" that was written anew."""
    sides = {
        value.new is not None for value in pairs.values if value.type is ValueType.NEGATION and not (value.old and value.new)
    }
    if len(sides) != 1:
        return "Текст изложен иначе", "The text was rewritten"
    came = True in sides
    return (
        f"Текст изложен иначе, {'с отрицанием' if came else 'без отрицания'}",
        f"The text was rewritten, {'with' if came else 'without'} a negation",
    )


def _around_a_word(sites: list[Site]) -> tuple[str, str] | None:
    """Both wordings where words went on one side of a word and came on the other, with that word."""
    if len(sites) != 2 or sorted(bool(site.before.strip()) for site in sites) != [False, True]:
        return None
    sides = [[half for half in halves if half is not None] for halves in ((s.old for s in sites), (s.new for s in sites))]
    if any(len(halves) != 2 or halves[0].block is not halves[1].block for halves in sides):
        return None
    old, new = (halves[0].block.text[halves[0].start : halves[1].end].strip() for halves in sides)
    return (old, new) if old and new else None


def _disagreeing(sites: list[Site]) -> str:
    for half in (site.new for site in sites if site.new is not None):
        for start, end in disagreements(half.block.text):
            return half.block.text[start:end]
    return ""


_REPLACED: Final = (
    ("party", "Изменена сторона", "The party was changed"),
    ("opposite", "Смысл изменён на противоположный", "The meaning was reversed"),
    ("negation", "Смысл изменён на противоположный", "The meaning was reversed"),
    ("connective", "Изменён союз", "The connective was changed"),
    ("date", "Изменён месяц или день недели", "The month or the day of the week was changed"),
    ("frequency", "Изменена периодичность", "The frequency was changed"),
    ("definition", "Изменено определение", "The definition was changed"),
    ("condition_added", "Добавлено условие", "A condition was added"),
    ("condition_removed", "Исключено условие", "A condition was removed"),
    ("effort", "Изменена строгость обязанности", "The strictness of the duty was changed"),
    ("scope", "Изменён охват", "The scope was changed"),
    ("jurisdiction", "Изменены подсудность или применимое право", "The jurisdiction or the governing law was changed"),
    ("deadline", "Изменено событие, от которого идёт срок", "The event that starts the period was changed"),
    ("name", "Изменено название", "A name was changed"),
    ("delivery", "Изменены условия поставки", "The terms of delivery were changed"),
    ("cell", "Заменено", "Replaced"),
    ("rewritten", "Текст изложен иначе", "The text was rewritten"),
    ("consent", "Изменено условие о согласии", "A term on consent was changed"),
    ("liability", "Изменено условие об ответственности", "A term on liability was changed"),
    ("penalty", "Изменено условие о неустойке", "A term on penalties was changed"),
    ("termination", "Изменено условие о прекращении", "A term on termination was changed"),
    ("exclusivity", "Изменено условие об исключительности", "A term on exclusivity was changed"),
    ("confidentiality", "Изменено условие о конфиденциальности", "A term on confidentiality was changed"),
)


CONDITION_WORDS: Final = 12
"""Words up to which a text with an "only" or an "if" is called a condition; a longer one must begin with it."""


_SENTENCE_END: Final = re.compile(r"[^\W\d_]{5}\.\Z")
"""A full stop behind a word that is too long for an abbreviation."""


def _came_or_went(before: str, after: str, reasons: tuple[str, ...], sites: list[Site]) -> Sentence:
    text, came = (after, True) if after else (before, False)
    text = text.strip(" ,;") or text
    text = text[:-1] if _SENTENCE_END.search(text) and text[0].islower() else text
    if not any(char.isalnum() for char in text):
        return pair("Добавлено: {}" if came else "Удалено: {}", "Added: {}" if came else "Removed: {}", text)
    if reasons == ("definition",):
        from_to = (
            ("В определение добавлено: {}", "Added to a definition: {}"),
            ("Из определения удалено: {}", "Removed from a definition: {}"),
        )
        return pair(*from_to[not came], text)
    condition = len(text.split()) <= CONDITION_WORDS or CONDITIONS.match(text.lower()) is not None
    if "condition_added" in reasons and condition:
        return pair("Добавлено условие: {}", "A condition was added: {}", text)
    if "condition_removed" in reasons and condition:
        return pair("Исключено условие: {}", "A condition was removed: {}", text)
    one = len(text.split()) == 1
    if not any(char.isalpha() for char in text):
        ru, en = ("Добавлено: {}", "Added: {}") if came else ("Удалено: {}", "Removed: {}")
    elif came:
        ru, en = ("Добавлено слово: {}", "A word was added: {}") if one else ("Добавлены слова: {}", "Words were added: {}")
    else:
        ru, en = ("Удалено слово: {}", "A word was removed: {}") if one else ("Удалены слова: {}", "Words were removed: {}")
    said = pair(ru, en, text)
    half = sites[0].new if came else sites[0].old
    if half is None or len(text) > 24 or half.text.strip() == half.block.text.strip():
        return said
    place = (half.block.text, half.start, half.end)
    return Sentence(ru=f"{said.ru} ({around(*place, 'ru')})", en=f"{said.en} ({around(*place, 'en')})")
