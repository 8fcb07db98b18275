"""Sentences about a value that stands where other words stood, or the reverse: both are told, not the value alone."""

from typing import Final

from core.comparison.judge.grammar import as_quoted, quoted, shortened, value_text
from core.comparison.judge.lanes.changed_words import Words, content
from core.comparison.judge.sentences.values import MEASURED, name_of
from core.comparison.judge.values.shares import is_worded
from core.model.change import FoundValue, Sentence, Value, ValueType

_GENITIVE: Final = {
    "сумма": "суммы",
    "срок": "срока",
    "процент": "процента",
    "величина": "величины",
    "число": "числа",
    "дата": "даты",
    "ссылка": "ссылки",
    "название": "названия",
    "обозначение": "обозначения",
    "имя": "имени",
    "адрес": "адреса",
}
_GIVEN: Final = {"m": "указан", "f": "указана", "n": "указано"}
_TOLD_WITH_THEIR_WORDS: Final = (ValueType.NEGATION, ValueType.MODALITY, ValueType.RANGE)
"""Their sentences quote the words around them."""


def stands_in(values: tuple[Value, ...], words: Words) -> Sentence | None:
    """One value against words without any; None where it did not take their whole place."""
    before, after = words.before.strip(), words.after.strip()
    if len(values) != 1 or values[0].type in _TOLD_WITH_THEIR_WORDS or not _speaks(before) or not _speaks(after):
        return None
    value = values[0]
    found = value.new or value.old
    assert found is not None
    name_ru, name_en, gender = name_of(value, found)
    shown = _shown(value.type, found)
    if value.old is None and found.text.strip() == after:
        return Sentence(
            ru=f"Вместо {quoted(before, 'ru')} {_GIVEN[gender]} {name_ru}: {shown[0]}",
            en=f"{name_en.capitalize()} took the place of {quoted(before, 'en')}: {shown[1]}",
        )
    if value.new is None and found.text.strip() == before and name_ru in _GENITIVE:
        return Sentence(
            ru=f"Вместо {_GENITIVE[name_ru]} ({shown[0]}) указано: {quoted(after, 'ru')}",
            en=f"{quoted(after, 'en')} took the place of {name_en}: {shown[1]}",
        )
    return None


def with_words(said: Sentence, values: tuple[Value, ...], words: Words, *, alone: bool) -> Sentence:
    """A sentence about values, with the words that changed where words stand on both sides and it does not tell them.
    `alone`: they stand at one place."""
    before, after = words.before.strip(), words.after.strip()
    if not before or not after:
        return said
    if any(value.old and value.new for value in values):
        return _with_wording(said, values, words) if alone else said
    if not alone and all(value.type in _TOLD_WITH_THEIR_WORDS for value in values):
        return said
    if said.ru.endswith("»") and said.ru.endswith(f": {quoted(before, 'ru')}"):
        return Sentence(ru=f"{said.ru}; указано: {quoted(after, 'ru')}", en=f"{said.en}; it says {quoted(after, 'en')} now")
    return Sentence(
        ru=f"{said.ru} ({quoted(before, 'ru')} → {quoted(after, 'ru')})",
        en=f"{said.en} ({quoted(before, 'en')} → {quoted(after, 'en')})",
    )


_SHOWN: Final = 90
"""Characters up to which words that changed beside a value are quoted."""


def _with_wording(said: Sentence, values: tuple[Value, ...], words: Words) -> Sentence:
    """«…; изменены и слова: «со дня подписания» → «со дня получения»» where words changed that are of no value."""
    old = words_beside(words.before, [value.old for value in values if value.old])
    new = words_beside(words.after, [value.new for value in values if value.new])
    if not old or not new or old == new:
        return said
    before, after = words.before.strip(" ,;"), words.after.strip(" ,;")
    if max(len(before), len(after)) > _SHOWN:
        return Sentence(ru=f"{said.ru}; изменены и слова вокруг", en=f"{said.en}; the words around changed too")
    return Sentence(
        ru=f"{said.ru}; изменены и слова: {quoted(before, 'ru')} → {quoted(after, 'ru')}",
        en=f"{said.en}; words changed too: {quoted(before, 'en')} → {quoted(after, 'en')}",
    )


def words_beside(text: str, values: list[FoundValue]) -> list[str]:
    """The stems of the words with content that are in no value."""
    for value in values:
        text = text.replace(value.text, " ")
    known = {word for value in values for word in content(value.text)}
    return sorted(word for word in set(content(text)) - known if any(map(str.isalpha, word)))


def _speaks(text: str) -> bool:
    return any(char.isalnum() for char in text)


def _shown(kind: ValueType, found: FoundValue) -> tuple[str, str]:
    if kind in MEASURED and not is_worded(found):
        return value_text(kind, found, "ru"), value_text(kind, found, "en")
    text = shortened(as_quoted(found.text), 70)
    return text, text
