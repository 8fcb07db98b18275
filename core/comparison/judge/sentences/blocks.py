"""Sentences about whole blocks, rows, columns and numbers."""

from decimal import Decimal
from typing import Final

from core.comparison.judge.grammar import as_quoted, plural, quoted
from core.comparison.judge.lanes.boxes import box_sentence, label_box
from core.comparison.judge.sentences.fields import recomputed
from core.comparison.judge.sentences.links import description, link
from core.comparison.judge.sentences.lists import listed
from core.comparison.judge.sentences.looks import look_sentence
from core.comparison.judge.sentences.turned import reseated, turned
from core.comparison.numbering.typed_numbers import is_in_brackets, is_number_line, shown_number, typed_length
from core.comparison.tables.row_numbers import number_of
from core.model.change import Anchor, Change, ChangeKind, Lane, Sentence
from core.model.document import Block, BlockKind, Blocks


def pair(ru: str, en: str, text: str) -> Sentence:
    """Two patterns with the text in quotation marks in the place of their braces."""
    return Sentence(ru=ru.format(quoted(text, "ru")), en=en.format(quoted(text, "en")))


def replaced(ru: str, en: str, before: str, after: str) -> Sentence:
    """Both wordings in quotation marks behind what changed."""
    return Sentence(
        ru=f"{ru}: {quoted(before, 'ru')} → {quoted(after, 'ru')}",
        en=f"{en}: {quoted(before, 'en')} → {quoted(after, 'en')}",
    )


def label_of(anchors: tuple[Anchor, ...], blocks: Blocks) -> str:
    """The computed number of the first block, without its closing point."""
    block = blocks.get(anchors[0].block) if anchors else None
    label = (block.label or "").strip().rstrip(".") if block is not None else ""
    return label if any(char.isalnum() for char in label) and label != "o" else ""


_NOUNS: Final = {
    BlockKind.HEADING: (("заголовок", "заголовка", "заголовков"), "heading", "m"),
    BlockKind.LIST_ITEM: (("пункт", "пункта", "пунктов"), "item", "m"),
    BlockKind.CAPTION: (("подпись", "подписи", "подписей"), "caption", "f"),
    BlockKind.FORMULA: (("формула", "формулы", "формул"), "formula", "f"),
}
_PARAGRAPH: Final = (("абзац", "абзаца", "абзацев"), "paragraph", "m")
_NOTES: Final = {"footnote": ("сноска", "A footnote"), "endnote": ("концевая сноска", "An endnote")}


def whole_block(change: Change, old: Blocks, new: Blocks) -> Sentence | None:
    """Blocks that came or went as a whole."""
    if not {"block_added", "block_removed"} & set(change.reasons) or (change.old and change.new):
        return None
    anchors, blocks = (change.new, new) if change.new else (change.old, old)
    if _is_table(anchors, blocks):
        return _table_of(anchors, blocks, came=bool(change.new))
    if (note := _note_of(anchors, came=bool(change.new))) is not None:
        return note
    block = blocks.get(anchors[0].block)
    forms, en, gender = _NOUNS.get(block.kind, _PARAGRAPH) if block else _PARAGRAPH
    label, came, count = label_of(anchors, blocks), bool(change.new), len(anchors)
    verb_ru = {"m": ("Добавлен", "Удалён"), "f": ("Добавлена", "Удалена")}[gender][0 if came else 1]
    verb_en = "added" if came else "removed"
    text = next((anchor.text for anchor in anchors if anchor.text.strip()), "")
    if count > 1 and (title := _under_number(anchors)):
        return _section_of(text.strip(), title, count - 1, came=came)
    if count > 1:
        if count % 10 != 1 or count % 100 == 11:
            verb_ru = "Добавлено" if came else "Удалено"
        if label and block is not None and block.kind is BlockKind.HEADING:
            return _section_of(label, text, count, came=came)
        if len({found.kind for anchor in anchors if (found := blocks.get(anchor.block))}) > 1:
            (forms, en, _) = _PARAGRAPH
        noun = plural(Decimal(count), *forms)
        return Sentence(
            ru=f"{verb_ru} {count}\u00a0{noun}: {quoted(text, 'ru')}", en=f"{count} {en}s were {verb_en}: {quoted(text, 'en')}"
        )
    if label and block is not None and block.kind is not BlockKind.CAPTION:
        noun_ru, noun_en = ("раздел", "Section") if block.kind is BlockKind.HEADING else ("пункт", "Clause")
        return Sentence(
            ru=f"{verb_ru} {noun_ru} {label}: {quoted(text, 'ru')}", en=f"{noun_en} {label} was {verb_en}: {quoted(text, 'en')}"
        )
    article = "An" if en[0] in "aeiou" else "A"
    return Sentence(ru=f"{verb_ru} {forms[0]}: {quoted(text, 'ru')}", en=f"{article} {en} was {verb_en}: {quoted(text, 'en')}")


def _under_number(anchors: tuple[Anchor, ...]) -> str:
    """The title below the number of a chapter that stands on a line of its own; "" where there is none."""
    if not anchors or anchors[0].table is not None or not is_number_line(anchors[0].text):
        return ""
    return next((anchor.text for anchor in anchors[1:3] if not is_in_brackets(anchor.text)), "")


def _note_of(anchors: tuple[Anchor, ...], *, came: bool) -> Sentence | None:
    """A note that came or went, however many paragraphs it has; None where a block stands in no note, or in another one."""
    stories = {anchor.story for anchor in anchors}
    ru, en = _NOTES.get(stories.pop().partition(":")[0], ("", ""))
    if not ru or stories:
        return None
    text = next((anchor.text for anchor in anchors if anchor.text.strip()), "")
    verbs = ("Добавлена", "added") if came else ("Удалена", "removed")
    return pair(f"{verbs[0]} {ru}: {{}}", f"{en} was {verbs[1]}: {{}}", text)


def _is_table(anchors: tuple[Anchor, ...], blocks: Blocks) -> bool:
    """Whether they are all the blocks of one table."""
    tables = {(anchor.story, anchor.table.id) if anchor.table else None for anchor in anchors}
    table = tables.pop()
    if len(anchors) == 1 or table is None or tables:
        return False
    return sum(block.table is not None and (block.story, block.table.id) == table for block in blocks.values()) == len(anchors)


def _table_of(anchors: tuple[Anchor, ...], blocks: Blocks, *, came: bool) -> Sentence:
    """A table that came or went, by its first row with text; a whole sheet of a workbook by its name."""
    filled = [(anchor.table.row, anchor.text) for anchor in anchors if anchor.table and anchor.text.strip()]
    text = " · ".join(text for row, text in filled if row == filled[0][0])
    kind, _, name = anchors[0].story.partition(":")
    verb_en = "added" if came else "removed"
    if kind == "sheet" and sum(block.story == anchors[0].story for block in blocks.values()) == len(anchors):
        verb = "Добавлен" if came else "Удалён"
        return Sentence(
            ru=f"{verb} лист {quoted(name, 'ru')}: {quoted(text, 'ru')}",
            en=f"Sheet {quoted(name, 'en')} was {verb_en}: {quoted(text, 'en')}",
        )
    return pair(f"{'Добавлена' if came else 'Удалена'} таблица: {{}}", f"A table was {verb_en}: {{}}", text)


def _section_of(label: str, title: str, count: int, *, came: bool) -> Sentence:
    """A section with what stands under its heading."""
    verb_ru, verb_en = ("Добавлен", "added") if came else ("Удалён", "removed")
    if any(char.isalpha() for char in label[:2]) and " " in label:  # "Annex B" says what it is
        label, title = "", f"{label} {title}"
    label = f"{label} " if label else ""
    return Sentence(
        ru=f"{verb_ru} раздел {label}{quoted(title, 'ru')} (абзацев: {count})",
        en=f"Section {label}{quoted(title, 'en')} was {verb_en} ({count} paragraphs)",
    )


def with_number(said: Sentence, change: Change, old: Blocks, new: Blocks) -> Sentence:
    """A move with the typed number that it changed: «…; номер изменён: 2.2 → 3.3»."""
    pairs = [
        (_typed(old[one.block]), _typed(new[two.block]))
        for one, two in zip(change.old, change.new, strict=False)
        if one.table is None
    ]
    told = [(one, two) for one, two in pairs if one and two and one != two]
    if not told or not any(edit.new and edit.new.start == 0 for edit in change.edits):
        return said
    before, after = told[0]
    rest = f" и ещё {len(told) - 1}", f" and {len(told) - 1} more"
    more = rest if len(told) > 1 else ("", "")
    return Sentence(
        ru=f"{said.ru}; номер изменён: {before} → {after}{more[0]}", en=f"{said.en}; renumbered: {before} → {after}{more[1]}"
    )


def moved(change: Change) -> Sentence:
    """A sheet, or a text with the sections that it went from and to where they differ."""
    sheets = {anchor.story for anchor in (*change.old, *change.new) if anchor.table}
    if len(sheets) == 1 and (name := sheets.pop()).startswith("sheet:"):
        name = name.partition(":")[2]
        return Sentence(ru=f"Перенесён лист {quoted(name, 'ru')}", en=f"Sheet {quoted(name, 'en')} was moved")
    if table := _whole_table(change.new or change.old):
        return pair("Перенесена таблица: {}", "A table was moved: {}", table)
    text = next((anchor.text for anchor in change.new or change.old if anchor.text.strip()), "")
    if title := _under_number(change.new or change.old):
        text = f"{text.strip()} {title}"
    before, after = last_section(change.old), last_section(change.new)
    ru, en = f"Перенесено: {quoted(text, 'ru', 60)}", f"Moved: {quoted(text, 'en', 60)}"
    if before and after and before != after:
        ru += f" (из раздела {quoted(before, 'ru', 40)} в раздел {quoted(after, 'ru', 40)})"
        en += f" (from section {quoted(before, 'en', 40)} to section {quoted(after, 'en', 40)})"
    return Sentence(ru=ru, en=en)


def _whole_table(anchors: tuple[Anchor, ...]) -> str:
    """The cells of one table, several of them, and nothing else; "" where it is not so."""
    tables = {anchor.table.id if anchor.table else "" for anchor in anchors}
    if len(tables) != 1 or "" in tables or len(anchors) == 1:
        return ""
    return " · ".join(anchor.text.strip() for anchor in anchors if anchor.text.strip())


def last_section(anchors: tuple[Anchor, ...]) -> str:
    """The innermost title above the first place; "" where there is none."""
    return anchors[0].section[-1] if anchors and anchors[0].section else ""


def reshaped(change: Change) -> Sentence:
    """Of a split or a merge: into or of how many paragraphs."""
    if change.kind is ChangeKind.SPLIT:
        if _whole_table(change.new) and not any(anchor.table for anchor in change.old):
            return pair("Текст стал таблицей: {}", "Text became a table: {}", change.old[0].text)
        count = len(change.new)
        return pair(f"Абзац разделён на {count}: {{}}", f"A paragraph was split into {count}: {{}}", change.old[0].text)
    if _whole_table(change.old) and not any(anchor.table for anchor in change.new):
        return pair("Таблица стала текстом: {}", "A table became text: {}", change.new[0].text)
    count = len(change.old)
    return pair(f"Объединены абзацы ({count}): {{}}", f"{count} paragraphs were merged: {{}}", change.new[0].text)


STRUCTURAL: Final = {
    ChangeKind.ROW_INSERTED: ("Добавлена строка: {}", "A row was added: {}"),
    ChangeKind.ROW_DELETED: ("Удалена строка: {}", "A row was removed: {}"),
    ChangeKind.ROW_MOVED: ("Перенесена строка: {}", "A row was moved: {}"),
    ChangeKind.COLUMN_INSERTED: ("Добавлен столбец: {}", "A column was added: {}"),
    ChangeKind.COLUMN_DELETED: ("Удалён столбец: {}", "A column was removed: {}"),
    ChangeKind.COLUMN_MOVED: ("Перенесён столбец: {}", "A column was moved: {}"),
    ChangeKind.RENUMBERED: ("Изменена нумерация", "The numbering was changed"),
    ChangeKind.OBJECT_CHANGED: ("Изменён рисунок или вложенный объект", "A picture or an embedded object was changed"),
    ChangeKind.LINK_CHANGED: ("Изменён адрес ссылки: {}", "The target of a link was changed: {}"),
    ChangeKind.FORMATTING: ("Изменено оформление: {}", "The formatting was changed: {}"),
    ChangeKind.LAYOUT: ("Изменена вёрстка: {}", "The layout was changed: {}"),
}


def structural(change: Change, old: Blocks, new: Blocks) -> Sentence:
    """Of rows, columns, numbering, objects, links, looks and layout: kinds in `STRUCTURAL`."""
    ru, en = STRUCTURAL[change.kind]
    if change.kind is ChangeKind.RENUMBERED:
        return _renumbered(change, old, new)
    if change.kind is ChangeKind.LINK_CHANGED:
        return link(change, old, new)
    if change.kind is ChangeKind.OBJECT_CHANGED and (said := description(change, old, new)):
        return said
    if change.kind is ChangeKind.OBJECT_CHANGED and not (change.old and change.new):
        verbs = ("Добавлен", "added") if change.new else ("Удалён", "removed")
        return Sentence(ru=f"{verbs[0]} рисунок или вложенный объект", en=f"A picture or an embedded object was {verbs[1]}")
    if change.of_looks:
        return look_sentence(change, old, new)
    told = reseated(change) if change.kind is ChangeKind.LAYOUT else turned(change, old, new)
    if told is not None and change.lane is Lane.NUMBERING and any(anchor.text.strip() for anchor in change.new):
        return told
    anchors = change.new or change.old
    text = " · ".join(as_quoted(anchor.text) for anchor in anchors[:6] if anchor.text.strip())
    if "{}" not in ru:
        return Sentence(ru=ru, en=en)
    if change.kind is ChangeKind.ROW_MOVED and len(rows := {anchor.table.row for anchor in anchors if anchor.table}) > 1:
        ru, en = (
            f"Строки таблицы переставлены ({len(rows)}): {{}}",
            f"{len(rows)} rows of a table were put into another order: {{}}",
        )
    if not text:
        return Sentence(ru=ru.replace(": {}", ""), en=en.replace(": {}", ""))
    return pair(ru, en, text)


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
    if name.startswith("hidden:"):
        return _seen(name.removeprefix("hidden:"), (change.new or change.old)[0].text, came=bool(change.new))
    before, after = (side[0].text if side else "" for side in (change.old, change.new))
    if name in _SETTLED:
        return pair(*_SETTLED[name], after or before)
    if name == "empty_sheet":
        return pair(*_EMPTY_SHEET[bool(change.new)], after or before)
    if name == "sheet":
        return Sentence(
            ru=f"Лист {quoted(before, 'ru')} переименован в {quoted(after, 'ru')}",
            en=f"Sheet {quoted(before, 'en')} was renamed to {quoted(after, 'en')}",
        )
    kind, _, defined = name.partition(":")
    if name in _HUNG:
        ru, en = _HUNG[name]
    elif kind == "name":
        ru, en = f"Имя {defined} в книге", f"The name {defined} of the workbook"
    else:
        own, theirs = _PROPERTIES.get(name, (name, name))
        ru, en = f"Свойство файла «{own}»", f"The file's {theirs}"
    was, now = ([quoted(text, language) if text else none for text in (before, after)] for language, none in _NONE)
    return Sentence(ru=f"{ru}: {was[0]} → {was[1]}", en=f"{en}: {now[0]} → {now[1]}")


_NONE: Final = (("ru", "нет"), ("en", "none"))


def _renumbered(change: Change, old: Blocks, new: Blocks) -> Sentence:
    if change.lane is Lane.SUBSTANCE and (box := label_box(old[change.old[0].block], new[change.new[0].block])) is not None:
        return box_sentence([box])
    before, after = _number_of(change.old, old), _number_of(change.new, new)
    count = max(len(change.old), len(change.new))
    anchors = (*change.old, *change.new)
    if change.edits and change.old and change.new and all(number_of(anchor.text) for anchor in anchors):
        if all(old[anchor.block].story.startswith(("header", "footer")) for anchor in change.old):
            return _pages_renumbered(change)
        if all(anchor.table for anchor in anchors):
            return _rows_renumbered(change)
    if (gathered := listed(change, old, new)) is not None:
        return gathered
    if (computed := recomputed(change, old, new)) is not None:
        return computed
    if not before or not after or before == after:
        text = (change.new or change.old)[0].text
        if not text.strip():
            return Sentence(ru="Изменена нумерация", en="The numbering was changed")
        if change.old and change.new and old[change.old[0].block].kind is not new[change.new[0].block].kind:
            return turned(change, old, new) or pair("Изменена нумерация: {}", "The numbering was changed: {}", text)
        return pair("Изменена нумерация: {}", "The numbering was changed: {}", text)
    more_ru = f" и ещё {count - 1}" if count > 1 else ""
    more_en = f" and {count - 1} more" if count > 1 else ""
    return Sentence(
        ru=f"Изменена нумерация: {before} → {after}{more_ru}", en=f"The numbering was changed: {before} → {after}{more_en}"
    )


def _number_of(anchors: tuple[Anchor, ...], blocks: Blocks) -> str:
    """The number of the first block: its label, or what was typed at its start."""
    block = blocks.get(anchors[0].block) if anchors else None
    return label_of(anchors, blocks) or (_typed(block) if block is not None else "")


def _typed(block: Block) -> str:
    """The number that was typed at the start of a block, without the signs behind it."""
    return shown_number(block.text[: typed_length(block)])


def _pages_renumbered(change: Change) -> Sentence:
    """The page at which the file was saved last."""
    before, after = _from_to(change)
    return Sentence(
        ru=f"Изменён номер страницы в колонтитуле: {before} → {after}",
        en=f"The page number in a header or footer was changed: {before} → {after}",
    )


def _from_to(change: Change) -> tuple[str, str]:
    """The first and last number of each side."""
    old, new = ([anchor.text.strip(" .)") for anchor in side] for side in (change.old, change.new))
    before, after = (f"{side[0]}–{side[-1]}" if len(side) > 1 else side[0] for side in (old, new))
    return before, after


def _rows_renumbered(change: Change) -> Sentence:
    sides = [
        sorted((anchor.text.strip(" .)") for anchor in side), key=lambda text: number_of(text) or ())
        for side in (change.old, change.new)
    ]
    before, after = (f"{side[0]}–{side[-1]}" if len(side) > 1 else side[0] for side in sides)
    if before == after:
        return Sentence(ru=f"Изменены номера строк {before}", en=f"Rows {before} were renumbered")
    return Sentence(ru=f"Изменены номера строк: {before} → {after}", en=f"Rows were renumbered: {before} → {after}")
