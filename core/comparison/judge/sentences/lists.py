"""Sentences about what a program gathers: contents, lists of figures and of tables, the points of charts."""

import re
from decimal import Decimal
from typing import Final

from core.comparison.judge.grammar import plural
from core.model.change import Change, Sentence
from core.model.document import Blocks, Flag

_LISTS: Final = (
    (re.compile(r"\s*(?:рис|илл|fig|illustr)", re.IGNORECASE), "список рисунков", "The list of figures"),
    (re.compile(r"\s*(?:табл|table)", re.IGNORECASE), "список таблиц", "The list of tables"),
)

_RULE: Final = re.compile(r"(\S)\1{3,}")
"""A line of one sign, as it is drawn under a title."""


def listed(change: Change, old: Blocks, new: Blocks) -> Sentence | None:
    """A list that was gathered anew, by what its lines name; None where the text is of no such list in the body."""
    blocks = [blocks[anchor.block] for anchors, blocks in ((change.old, old), (change.new, new)) for anchor in anchors]
    if not change.edits or not all(Flag.GENERATED in block.flags for block in blocks):
        return None
    count = max(len(change.old), len(change.new))
    if all(block.story.startswith("textbox") for block in blocks):
        return _drawn(count, gone=not change.new, came=not change.old)
    if any(block.story != "body" for block in blocks):
        return None
    if all(_RULE.fullmatch(block.text) for block in blocks):
        return Sentence(ru="Линия под заголовком стала другой длины", en="The line under a title has another length")
    lines = plural(Decimal(count), "строка", "строки", "строк")
    ru, en = f"{count}\u00a0{lines}", f"{count} line{'' if count == 1 else 's'}"
    for pattern, name_ru, name_en in _LISTS:
        if all(pattern.match(block.text) for block in blocks):
            return Sentence(ru=f"Обновлён {name_ru}: {ru}", en=f"{name_en} was updated: {en}")
    return Sentence(ru=f"Обновлено оглавление или указатель: {ru}", en=f"The contents or an index was updated: {en}")


def _drawn(count: int, *, gone: bool, came: bool) -> Sentence:
    """A chart that is not there any more, that came, or whose cells say something else now."""
    rows = plural(Decimal(count), "ряд", "ряда", "рядов")
    ru, en = "Диаграмма построена по новым данным", "A chart was drawn from the new data"
    if gone or came:
        ru, en = ("Удалена диаграмма", "A chart was removed") if gone else ("Добавлена диаграмма", "A chart was added")
    return Sentence(ru=f"{ru}: {count}\u00a0{rows}", en=f"{en}: {count} series")
