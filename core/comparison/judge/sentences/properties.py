"""Sentences about what a file says of itself: its properties, its sheets, what is hidden in it, where its notes hang."""

from typing import Final

from core.comparison.judge.grammar import quoted
from core.comparison.judge.sentences.patterns import pair
from core.comparison.judge.sentences.settings import set_otherwise
from core.model.change import Change, Sentence

_PROPERTIES: Final = {
    "title": ("название", "title"),
    "subject": ("тема", "subject"),
    "creator": ("автор", "author"),
    "author": ("автор", "author"),
    "lastModifiedBy": ("кто изменил последним", "last author"),
    "created": ("время создания", "time of creation"),
    "modified": ("время изменения", "time of modification"),
    "keywords": ("ключевые слова", "keywords"),
    "description": ("описание", "description"),
}


_UNSEEN: Final = {
    "sheet": ("Скрыт лист", "Sheet {} was hidden", "Стал виден лист", "Sheet {} can be seen now"),
    "column": ("Скрыт столбец", "Column {} was hidden", "Стал виден столбец", "Column {} can be seen now"),
    "row": ("Скрыта строка", "Row {} was hidden", "Стала видна строка", "Row {} can be seen now"),
    "cell": ("Скрыта ячейка", "Cell {} was hidden", "Стала видна ячейка", "Cell {} can be seen now"),
    "columns": ("Скрыты столбцы:", "Columns were hidden: {}", "Стали видны столбцы:", "Columns can be seen now: {}"),
    "rows": ("Скрыты строки:", "Rows were hidden: {}", "Стали видны строки:", "Rows can be seen now: {}"),
    "cells": ("Скрыты ячейки:", "Cells were hidden: {}", "Стали видны ячейки:", "Cells can be seen now: {}"),
}


_SETTLED: Final = {
    "resolved": ("Примечание закрыто: {}", "A comment was resolved: {}"),
    "reopened": ("Примечание открыто снова: {}", "A comment was opened again: {}"),
}


_HUNG: Final = {
    "hung:note": ("Сноска стоит у других слов", "A note stands at other words"),
    "hung:comment": ("Примечание относится к другим словам", "A comment is about other words"),
}
"""Of a note or a comment that stayed; behind it the words before and now."""


_EMPTY_SHEET: Final = (
    ("Удалён пустой лист {}", "An empty sheet was removed: {}"),
    ("Добавлен пустой лист {}", "An empty sheet was added: {}"),
)
"""What is said where one went, and where one came."""


def _seen(what: str, names: str, *, came: bool) -> Sentence:
    """A sheet, rows or columns that nobody sees any more, or that can be seen now."""
    ru, en = _UNSEEN[what][:2] if came else _UNSEEN[what][2:]
    return Sentence(ru=f"{ru} {quoted(names, 'ru')}", en=en.format(quoted(names, "en")))


def renamed(change: Change) -> Sentence:
    """A sheet with another name, a note at other words, or a property of the file with another value."""
    name = (change.new or change.old)[0].block
    if name.startswith("set:"):
        return set_otherwise(change)
    if name.startswith("hidden:"):
        return _seen(name.removeprefix("hidden:"), (change.new or change.old)[0].text, came=bool(change.new))
    before, after = (side[0].text if side else "" for side in (change.old, change.new))
    if name in _SETTLED:
        return pair(*_SETTLED[name], after or before)
    if name == "empty_sheet":
        return pair(*_EMPTY_SHEET[bool(change.new)], after or before)
    if name == "moved_sheet":
        return pair("Перенесён лист {}", "Sheet {} was moved", after)
    if name == "sheet":
        return Sentence(
            ru=f"Лист {quoted(before, 'ru')} переименован в {quoted(after, 'ru')}",
            en=f"Sheet {quoted(before, 'en')} was renamed to {quoted(after, 'en')}",
        )
    if name in _HUNG:
        ru, en = _HUNG[name]
    else:
        own, theirs = _PROPERTIES.get(name, (name, name))
        ru, en = f"Свойство файла «{own}»", f"The file's {theirs}"
    was, now = ([quoted(text, language) if text else none for text in (before, after)] for language, none in _NONE)
    return Sentence(ru=f"{ru}: {was[0]} → {was[1]}", en=f"{en}: {now[0]} → {now[1]}")


_NONE: Final = (("ru", "нет"), ("en", "none"))
