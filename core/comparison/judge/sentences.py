"""What code says of a change, in Russian and in English: one sentence for every kind and lane."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from core.comparison.judge.flags import disagreements
from core.comparison.judge.grammar import around, as_quoted, lowered, plural, quoted, shortened, value_text
from core.comparison.judge.headers import cell_names
from core.comparison.judge.pairs import Pairs
from core.comparison.judge.sites import Site
from core.comparison.judge.value_sentences import MEASURED, difference, sentence_of
from core.comparison.judge.weigh import LOGIC, Words, same_words
from core.model.change import Anchor, Change, ChangeKind, Lane, Sentence, Value, ValueType
from core.model.document import Block, BlockKind

Blocks = Mapping[str, Block]

MOST_VALUES: Final = 3
"""Values that one sentence tells of; the rest are counted."""


def say(change: Change, words: Words, pairs: Pairs, sites: list[Site], old: Blocks, new: Blocks) -> Sentence:
    """The sentence of a judged change (its lane and reasons are set), with its place."""
    told = _told(change, words, pairs, sites, old, new)
    return _placed(told, change, old, new)


def _told(change: Change, words: Words, pairs: Pairs, sites: list[Site], old: Blocks, new: Blocks) -> Sentence:
    kind = change.kind
    if kind in _STRUCTURAL:
        return _structural(change, old, new)
    if kind in (ChangeKind.MOVED, ChangeKind.MOVED_AND_EDITED):
        moved = _moved(change)
        if not sites:
            return moved
        edited = _edited(change, words, pairs, sites, old, new)
        return Sentence(ru=f"{moved.ru}; {lowered(edited.ru)}", en=f"{moved.en}; {lowered(edited.en)}")
    if kind in (ChangeKind.SPLIT, ChangeKind.MERGED):
        shaped = _reshaped(change)
        if not words.old_bare and not words.new_bare:
            return shaped
        edited = _edited(change, words, pairs, sites, old, new)
        return Sentence(ru=f"{shaped.ru}; {lowered(edited.ru)}", en=f"{shaped.en}; {lowered(edited.en)}")
    if kind is ChangeKind.CELL_CHANGED:
        return _in_cell(_figure(pairs) or _edited(change, words, pairs, sites, old, new), change, old, new)
    return _edited(change, words, pairs, sites, old, new)


def _figure(pairs: Pairs) -> Sentence | None:
    """A bare number in a cell: its row and column say what it counts."""
    if len(pairs.values) != 1 or pairs.values[0].type is not ValueType.NUMBER:
        return None
    value = pairs.values[0]
    if value.old is None or value.new is None:
        return None
    told = []
    for language in ("ru", "en"):
        before, after = (value_text(value.type, found, language) for found in (value.old, value.new))
        told.append(f"{before} → {after}{difference(value, language)}")
    return Sentence(ru=told[0], en=told[1])


def _edited(change: Change, words: Words, pairs: Pairs, sites: list[Site], old: Blocks, new: Blocks) -> Sentence:
    reasons = change.reasons
    if change.lane is Lane.COSMETIC:
        return _cosmetic(change, words, pairs, sites)
    if "blank_filled" in reasons:
        return _pair("Заполнено: {}", "Filled in: {}", words.after)
    if "repeal" in reasons:
        return _repealed(change, words, new)
    whole = _whole_block(change, words, old, new)
    if whole is not None:
        return whole
    if pairs.values and (_both(pairs.values) or _short(words)):
        return _values(pairs.values, sites)
    return _by_words(words, reasons, pairs, sites)


def _both(values: tuple[Value, ...]) -> bool:
    return any(value.old is not None and value.new is not None for value in values)


def _short(words: Words) -> bool:
    return len(words.old_stems) + len(words.new_stems) <= 6


_RANK: Final = {
    ValueType.MONEY: 0,
    ValueType.PERIOD: 0,
    ValueType.PERCENT: 0,
    ValueType.DATE: 0,
    ValueType.MODALITY: 1,
    ValueType.NEGATION: 1,
    ValueType.QUANTITY: 2,
    ValueType.RANGE: 3,
    ValueType.NAME: 4,
    ValueType.NUMBER: 4,
    ValueType.REFERENCE: 5,
}


def _values(values: tuple[Value, ...], sites: list[Site]) -> Sentence:
    """The weightiest first; paired values before those that only came or went."""
    order = sorted(values, key=lambda value: (value.old is None or value.new is None, _RANK[value.type]))
    told = [sentence_of(value, sites) for value in order[:MOST_VALUES]]
    rest = len(values) - len(told)
    ru = "; ".join([told[0].ru, *(lowered(one.ru) for one in told[1:])])
    en = "; ".join([told[0].en, *(lowered(one.en) for one in told[1:])])
    if rest > 0:
        noun = plural(Decimal(rest), "значение", "значения", "значений")
        ru, en = f"{ru}; и ещё {rest}\u00a0{noun}", f"{en}; and {rest} more value{'s' if rest > 1 else ''}"
    return Sentence(ru=ru, en=en)


def _by_words(words: Words, reasons: tuple[str, ...], pairs: Pairs, sites: list[Site]) -> Sentence:
    before, after = words.before.strip(), words.after.strip()
    if (not before or not after) and not pairs.same:
        return _came_or_went(before, after, reasons, sites)
    if "link_parameters" in reasons:
        return _pair("Изменены параметры адреса: {}", "The parameters of an address were changed: {}", after)
    for code, ru, en in _REPLACED:
        if code in reasons:
            return _replaced(ru, en, before, after)
    if "words_disagree" in reasons and (shown := _disagreeing(sites)):
        return _pair("Число не совпадает с прописью: {}", "A figure disagrees with its words: {}", shown)
    if pairs.same and not pairs.values and not reasons and pairs.same[0][0] not in LOGIC:
        _, first, second = pairs.same[0]
        return _replaced("Значение записано иначе", "The value is written in another way", first.text, second.text)
    if same_words(words):
        moved = [site.after for site in sites if site.after.strip()]
        if words.old_stems != words.new_stems:
            return _replaced("Изменён порядок слов", "The order of words was changed", before, after)
        return _replaced("Изменена форма слов", "The form of words was changed", before, " ".join(moved))
    return _replaced("Изменена формулировка", "The wording was changed", before, after)


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
    ("definition", "Изменено определение", "The definition was changed"),
    ("condition_added", "Добавлено условие", "A condition was added"),
    ("condition_removed", "Исключено условие", "A condition was removed"),
    ("scope", "Изменён охват", "The scope was changed"),
    ("rewritten", "Текст изложен иначе", "The text was rewritten"),
)


def _replaced(ru: str, en: str, before: str, after: str) -> Sentence:
    return Sentence(
        ru=f"{ru}: {quoted(before, 'ru')} → {quoted(after, 'ru')}",
        en=f"{en}: {quoted(before, 'en')} → {quoted(after, 'en')}",
    )


def _came_or_went(before: str, after: str, reasons: tuple[str, ...], sites: list[Site]) -> Sentence:
    text, came = (after, True) if after else (before, False)
    text = text.strip(" ,;") or text
    if not any(char.isalnum() for char in text):
        return _pair("Добавлено: {}" if came else "Удалено: {}", "Added: {}" if came else "Removed: {}", text)
    if "condition_added" in reasons:
        return _pair("Добавлено условие: {}", "A condition was added: {}", text)
    if "condition_removed" in reasons:
        return _pair("Исключено условие: {}", "A condition was removed: {}", text)
    one = len(text.split()) == 1
    if came:
        ru, en = ("Добавлено слово: {}", "A word was added: {}") if one else ("Добавлены слова: {}", "Words were added: {}")
    else:
        ru, en = ("Удалено слово: {}", "A word was removed: {}") if one else ("Удалены слова: {}", "Words were removed: {}")
    said = _pair(ru, en, text)
    half = sites[0].new if came else sites[0].old
    if half is None or len(text) > 24 or half.text.strip() == half.block.text.strip():
        return said
    place = (half.block.text, half.start, half.end)
    return Sentence(ru=f"{said.ru} ({around(*place, 'ru')})", en=f"{said.en} ({around(*place, 'en')})")


def _pair(ru: str, en: str, text: str) -> Sentence:
    return Sentence(ru=ru.format(quoted(text, "ru")), en=en.format(quoted(text, "en")))


_COSMETIC: Final = (
    ("lookalike", "Буквы заменены похожими из другого алфавита", "Letters were replaced by look-alikes of another alphabet"),
    ("zero_width", "Изменены невидимые символы", "Invisible characters were changed"),
    ("publisher_note", "Изменена пометка издателя", "The publisher’s note was changed"),
)
_SPACE: Final = re.compile(r"\s+")
_QUOTE: Final = re.compile(r"[\"«»„“”‘’']")
_DASH: Final = re.compile(r"[-‐‑‒–—―−]")


def _cosmetic(change: Change, words: Words, pairs: Pairs, sites: list[Site]) -> Sentence:
    before, after = words.before.strip(), words.after.strip()
    for code, ru, en in _COSMETIC:
        if code in change.reasons:
            return _pair(ru + ": {}", en + ": {}", after or before)
    if pairs.same:
        _, first, second = pairs.same[0]
        return _replaced("Значение записано иначе", "The value is written in another way", first.text, second.text)
    ru, en = _kind_of_cosmetic(words.before, words.after)
    if not any(char.isalnum() for char in before + after):
        half = next((site.new or site.old for site in sites if site.new or site.old), None)
        if half is not None and not half.block.text.strip():
            return Sentence(ru=ru, en=en)
        if half is not None:
            place = (half.block.text, half.start, half.end)
            return Sentence(ru=f"{ru}: {around(*place, 'ru')}", en=f"{en}: {around(*place, 'en')}")
    return _pair(ru + ": {}", en + ": {}", after or before)


def _kind_of_cosmetic(before: str, after: str) -> tuple[str, str]:
    if _SPACE.sub("", before) == _SPACE.sub("", after):
        return "Изменены пробелы", "White space was changed"
    if before.lower() == after.lower():
        return "Изменён регистр букв", "The case of letters was changed"
    if _QUOTE.sub("", before) == _QUOTE.sub("", after):
        return "Изменены кавычки", "Quotation marks were changed"
    if _DASH.sub("", before) == _DASH.sub("", after):
        return "Изменены тире или дефисы", "Dashes or hyphens were changed"
    if before.replace("ё", "е").replace("Ё", "Е") == after.replace("ё", "е").replace("Ё", "Е"):
        return "Изменено написание «ё»", "The spelling of “ё” was changed"
    return "Изменена пунктуация", "Punctuation was changed"


def _repealed(change: Change, words: Words, new: Blocks) -> Sentence:
    label = _label(change.new or change.old, new)
    if label:
        return Sentence(ru=f"Пункт {label} утратил силу", en=f"Clause {label} was repealed")
    return _pair("Положение утратило силу: {}", "The provision was repealed: {}", words.before or words.after)


_NOUNS: Final = {
    BlockKind.HEADING: (("заголовок", "заголовка", "заголовков"), "heading", "m"),
    BlockKind.LIST_ITEM: (("пункт", "пункта", "пунктов"), "item", "m"),
    BlockKind.CAPTION: (("подпись", "подписи", "подписей"), "caption", "f"),
    BlockKind.FORMULA: (("формула", "формулы", "формул"), "formula", "f"),
}
_PARAGRAPH: Final = (("абзац", "абзаца", "абзацев"), "paragraph", "m")


def _whole_block(change: Change, words: Words, old: Blocks, new: Blocks) -> Sentence | None:
    """Blocks that came or went as a whole."""
    if not {"block_added", "block_removed"} & set(change.reasons) or (change.old and change.new):
        return None
    anchors, blocks = (change.new, new) if change.new else (change.old, old)
    block = blocks.get(anchors[0].block)
    forms, en, gender = _NOUNS.get(block.kind, _PARAGRAPH) if block else _PARAGRAPH
    label, came, count = _label(anchors, blocks), bool(change.new), len(anchors)
    verb_ru = {"m": ("Добавлен", "Удалён"), "f": ("Добавлена", "Удалена")}[gender][0 if came else 1]
    verb_en = "added" if came else "removed"
    text = anchors[0].text
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


def _section_of(label: str, title: str, count: int, *, came: bool) -> Sentence:
    """A section with what stands under its heading."""
    verb_ru, verb_en = ("Добавлен", "added") if came else ("Удалён", "removed")
    return Sentence(
        ru=f"{verb_ru} раздел {label} {quoted(title, 'ru')} (абзацев: {count})",
        en=f"Section {label} {quoted(title, 'en')} was {verb_en} ({count} paragraphs)",
    )


def _moved(change: Change) -> Sentence:
    text = (change.new or change.old)[0].text if (change.new or change.old) else ""
    before, after = _section(change.old), _section(change.new)
    ru, en = f"Перенесено: {quoted(text, 'ru', 60)}", f"Moved: {quoted(text, 'en', 60)}"
    if before and after and before != after:
        ru += f" (из раздела {quoted(before, 'ru', 40)} в раздел {quoted(after, 'ru', 40)})"
        en += f" (from section {quoted(before, 'en', 40)} to section {quoted(after, 'en', 40)})"
    return Sentence(ru=ru, en=en)


def _section(anchors: tuple[Anchor, ...]) -> str:
    return anchors[0].section[-1] if anchors and anchors[0].section else ""


def _reshaped(change: Change) -> Sentence:
    if change.kind is ChangeKind.SPLIT:
        count = len(change.new)
        return _pair(f"Абзац разделён на {count}: {{}}", f"A paragraph was split into {count}: {{}}", change.old[0].text)
    count = len(change.old)
    return _pair(f"Объединены абзацы ({count}): {{}}", f"{count} paragraphs were merged: {{}}", change.new[0].text)


_STRUCTURAL: Final = {
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
    ChangeKind.METADATA: ("Изменены свойства документа", "The properties of the document were changed"),
}


def _structural(change: Change, old: Blocks, new: Blocks) -> Sentence:
    ru, en = _STRUCTURAL[change.kind]
    if change.kind is ChangeKind.RENUMBERED:
        return _renumbered(change, old, new)
    if change.kind is ChangeKind.LINK_CHANGED:
        return _link(change, old, new)
    anchors = change.new or change.old
    text = " · ".join(as_quoted(anchor.text) for anchor in anchors[:6] if anchor.text.strip())
    if "{}" not in ru:
        return Sentence(ru=ru, en=en)
    if not text:
        return Sentence(ru=ru.replace(": {}", ""), en=en.replace(": {}", ""))
    return _pair(ru, en, text)


def _renumbered(change: Change, old: Blocks, new: Blocks) -> Sentence:
    before, after = _label(change.old, old), _label(change.new, new)
    count = max(len(change.old), len(change.new))
    if not before or not after or before == after:
        text = (change.new or change.old)[0].text
        if not text.strip():
            return Sentence(ru="Изменена нумерация", en="The numbering was changed")
        return _pair("Изменена нумерация: {}", "The numbering was changed: {}", text)
    more_ru = f" и ещё {count - 1}" if count > 1 else ""
    more_en = f" and {count - 1} more" if count > 1 else ""
    return Sentence(
        ru=f"Изменена нумерация: {before} → {after}{more_ru}", en=f"The numbering was changed: {before} → {after}{more_en}"
    )


def _link(change: Change, old: Blocks, new: Blocks) -> Sentence:
    before, after = _targets(change.old, old), _targets(change.new, new)
    gone, come = [t for t in before if t not in after], [t for t in after if t not in before]
    if gone and come:
        return Sentence(
            ru=f"Изменён адрес ссылки: {shortened(gone[0])} → {shortened(come[0])}",
            en=f"The target of a link was changed: {shortened(gone[0])} → {shortened(come[0])}",
        )
    if gone or come:
        verb = ("Добавлена", "added") if come else ("Удалена", "removed")
        target = shortened((come or gone)[0])
        return Sentence(ru=f"{verb[0]} ссылка: {target}", en=f"A link was {verb[1]}: {target}")
    anchors = change.new or change.old
    return _pair("Изменён адрес ссылки: {}", "The target of a link was changed: {}", anchors[0].text if anchors else "")


def _targets(anchors: tuple[Anchor, ...], blocks: Blocks) -> list[str]:
    found = [blocks.get(anchor.block) for anchor in anchors]
    return [mark.value for block in found if block for mark in block.marks if mark.type == "link"]


def _in_cell(said: Sentence, change: Change, old: Blocks, new: Blocks) -> Sentence:
    anchor, blocks = (change.new[0], new) if change.new else (change.old[0], old)
    if anchor.table is None:
        return said
    row, column = cell_names(anchor, blocks)
    if row and column:
        ru, en = (
            f"Строка {quoted(row, 'ru', 40)}, столбец {quoted(column, 'ru', 40)}",
            f"Row {quoted(row, 'en', 40)}, column {quoted(column, 'en', 40)}",
        )
    elif column:
        ru, en = (
            f"Строка {anchor.table.row + 1}, столбец {quoted(column, 'ru', 40)}",
            f"Row {anchor.table.row + 1}, column {quoted(column, 'en', 40)}",
        )
    elif row:
        ru, en = f"Строка {quoted(row, 'ru', 40)}", f"Row {quoted(row, 'en', 40)}"
    else:
        place = (anchor.table.row + 1, anchor.table.column + 1)
        ru, en = f"Ячейка (строка {place[0]}, столбец {place[1]})", f"Cell (row {place[0]}, column {place[1]})"
    return Sentence(ru=f"{ru}: {lowered(said.ru)}", en=f"{en}: {lowered(said.en)}")


_NUMBERED: Final = re.compile(r"(?:[A-ZА-Я]\.)?\d+(?:\.\d+)*[.)]?|[а-яa-z]\)")
_SECTION: Final = re.compile(r"((?:[A-Z]\.)?\d+(?:\.\d+)*)[.)]?(?=\s|$)")


def _label(anchors: tuple[Anchor, ...], blocks: Blocks) -> str:
    """The computed number of the first block, without its closing point."""
    block = blocks.get(anchors[0].block) if anchors else None
    label = (block.label or "").strip().rstrip(".") if block is not None else ""
    return label if any(char.isalnum() for char in label) and label != "o" else ""


def _placed(said: Sentence, change: Change, old: Blocks, new: Blocks) -> Sentence:
    """With the clause or section at the end, unless the sentence names it."""
    if change.kind in _UNPLACED:
        return said
    anchors, blocks = (change.new, new) if change.new else (change.old, old)
    label = _label(anchors, blocks)
    if label and _NUMBERED.fullmatch(label) and "." in label:
        return (
            said if f" {label}" in said.en else Sentence(ru=f"{said.ru}, п.\u00a0{label}", en=f"{said.en}, clause\u00a0{label}")
        )
    section = _section(anchors)
    match = _SECTION.match(section)
    if match is not None and f" {match.group(1)}" not in said.en:
        return Sentence(ru=f"{said.ru}, раздел\u00a0{match.group(1)}", en=f"{said.en}, section\u00a0{match.group(1)}")
    return said


_UNPLACED: Final = frozenset(
    {ChangeKind.RENUMBERED, ChangeKind.METADATA, ChangeKind.MOVED, ChangeKind.LAYOUT, ChangeKind.FORMATTING}
)

__all__ = ["MEASURED", "say"]
