"""Sentences about whole blocks, rows and columns."""

from decimal import Decimal
from typing import Final

from core.comparison.judge.grammar import as_quoted, plural, quoted
from core.comparison.judge.sentences.links import description, link
from core.comparison.judge.sentences.looks import look_sentence
from core.comparison.judge.sentences.patterns import pair
from core.comparison.judge.sentences.renumbering import label_of, renumbered
from core.comparison.judge.sentences.turned import reseated, turned
from core.comparison.numbering.typed_numbers import is_in_brackets, is_number_line
from core.model.change import Anchor, Change, ChangeKind, Lane, Sentence
from core.model.document import BlockKind, Blocks

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
        return renumbered(change, old, new)
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
