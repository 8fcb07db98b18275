"""Amendments as the sentences of the trade, in Russian and English."""

from collections.abc import Iterator

from core.model.document import letters_of
from core.reports.amending.items import Address, Item, numbered
from core.reports.amending.making import Amendment
from core.reports.amending.wording import Words
from core.reports.labels import capital

_NOUNS = {
    "clause": ("пункт", "пункта", "пункте"),
    "section": ("раздел", "раздела", "разделе"),
    "heading": ("заголовок раздела", "заголовка раздела", "заголовке раздела"),
    "paragraph": ("абзац", "абзаца", "абзаце"),
    "table": ("таблицу", "таблицы", "таблице"),
    "sheet": ("лист", "листа", "листе"),
    "footnote": ("сноску", "сноски", "сноске"),
    "endnote": ("концевую сноску", "концевой сноски", "концевой сноске"),
}
_ENGLISH = {"heading": "the heading of section", "endnote": "endnote"}
_WHAT, _AFTER = ("слово", "слова", "цифры"), ("слова", "слов", "цифр")
_BY = ("словом", "словами", "цифрами")
ACCUSATIVE, GENITIVE, PREPOSITIONAL = 0, 1, 2


def sentence(one: Amendment, language: str) -> str:
    """The instruction without the texts that it quotes in full."""
    return _russian(one) if language == "ru" else _english(one)


def quoted(one: Amendment) -> Iterator[str]:
    """The paragraphs that an instruction gives in full; tables are no text."""
    yield from numbered([item for item in one.items if item.rows is None])
    if one.verb == "restate" and one.row is not None:
        yield one.text


def tables(one: Amendment) -> Iterator[tuple[tuple[str, ...], ...]]:
    """The tables, or the rows, that an instruction gives in full."""
    yield from (item.rows for item in one.items if item.rows is not None)
    if one.rows:
        yield one.rows


def place(at: Address, case: int, row: int | None = None, column: int | None = None) -> str:
    """«абзаце 2 пункта 3.2»; with a row and a column «ячейке строки 3, столбца 2 таблицы 1»."""
    number = f"«{at.number}»" if at.noun == "sheet" else at.number
    noun = f"{_NOUNS[at.noun][GENITIVE if row else case]} {number}"
    if at.within:
        kind, _space, number = at.within.partition(" ")
        noun += f" {_NOUNS[kind][GENITIVE]} {number}"
    elif at.noun == "paragraph":
        noun += " документа"
    if not row:
        return noun
    cell = ("ячейку", "ячейки", "ячейке")[case]
    if column and at.noun == "sheet":
        return f"{cell} {letters_of(column - 1)}{row} {noun}"
    return f"{cell} строки {row}, столбца {column} {noun}" if column else f"{('строку', 'строки', 'строке')[case]} {row} {noun}"


def _russian(one: Amendment) -> str:
    if one.at is None:
        return f"В начале документа дополнить {_what(one.items)} следующего содержания:"
    if one.verb == "words":
        where = place(one.at, PREPOSITIONAL, one.row, one.column)
        return f"В {where} " + "; ".join(map(_russian_words, one.words)) + "."
    if one.verb == "renumber":
        return capital(
            f"{place(one.at, ACCUSATIVE)} считать пунктом {one.label}."
            if one.label
            else f"{place(one.at, ACCUSATIVE)} не нумеровать."
        )
    if one.verb == "exclude":
        return capital(f"{place(one.at, ACCUSATIVE, one.row)} исключить.")
    if one.verb == "insert" and one.row is not None:
        where = f"после строки {one.row}" if one.row else "в начале"
        return f"{capital(place(one.at, ACCUSATIVE))} {where} дополнить {'строкой' if len(one.rows) == 1 else 'строками'}:"
    if one.verb == "insert":
        return f"После {place(one.at, GENITIVE)} дополнить {_what(one.items)} следующего содержания:"
    return capital(f"{place(one.at, ACCUSATIVE, one.row, one.column)} изложить в следующей редакции:")


def _what(items: tuple[Item, ...]) -> str:
    if all(item.rows is not None for item in items):
        return "таблицей" if len(items) == 1 else "таблицами"
    return "абзацем" if len(items) == 1 else "абзацами"


def _russian_words(words: Words) -> str:
    old, new = _kind(words.old), _kind(words.new)
    if words.verb == "replace":
        return f"{_WHAT[old]} «{words.old}» заменить {_BY[new]} «{words.new}»"
    if words.verb == "add":
        return f"после {_AFTER[old]} «{words.old}» дополнить {_BY[new]} «{words.new}»"
    return f"{_WHAT[old]} «{words.old}» исключить"


def _kind(text: str) -> int:
    """0 one word, 1 several, 2 figures."""
    plain = "".join(text.split())
    if plain and all(character.isdigit() or character in ".,%" for character in plain):
        return 2
    return 0 if len(text.split()) == 1 else 1


def _english(one: Amendment) -> str:
    if one.at is None:
        return "At the beginning of the document, insert:"
    where = _english_place(one)
    if one.verb == "words":
        return f"In {where}, " + "; ".join(map(_english_words, one.words)) + "."
    if one.verb == "renumber":
        return capital(f"{where} becomes {one.label}." if one.label else f"{where} bears no number.")
    if one.verb == "exclude":
        return f"Delete {where}."
    if one.verb == "insert" and one.row is not None:
        return f"In {where}, {f'after row {one.row}' if one.row else 'at the beginning'}, insert:"
    if one.verb == "insert":
        return f"After {where}, insert:"
    return f"Replace {where} with the following:"


def _english_place(one: Amendment) -> str:
    at = one.at
    if at is None:
        return ""
    number = f"“{at.number}”" if at.noun == "sheet" else at.number
    noun = f"{_ENGLISH.get(at.noun, at.noun)} {number}"
    noun += f" of {at.within}" if at.within else " of the document" if at.noun == "paragraph" else ""
    if one.row and one.column and at.noun == "sheet":
        return f"cell {letters_of(one.column - 1)}{one.row} of {noun}"
    if one.row and one.verb != "insert":
        return f"the cell in row {one.row}, column {one.column} of {noun}" if one.column else f"row {one.row} of {noun}"
    return noun


def _english_words(words: Words) -> str:
    if words.verb == "replace":
        return f"replace “{words.old}” with “{words.new}”"
    return f"after “{words.old}” insert “{words.new}”" if words.verb == "add" else f"delete “{words.old}”"
