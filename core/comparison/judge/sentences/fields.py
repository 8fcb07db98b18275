"""What is said of fields that a program computed anew and that number nothing."""

from typing import Final

from core.comparison.judge.grammar import quoted
from core.model.change import Change, Sentence, Span
from core.model.document import Block, Blocks, Mark

_CALENDAR: Final = (["DATE"], ["TIME"], ["PRINTDATE"], ["SAVEDATE"], ["CREATEDATE"], ["FILENAME"], ["NUMWORDS"], ["NUMCHARS"])


def recomputed(change: Change, old: Blocks, new: Blocks) -> Sentence | None:
    """Results of fields that a program computes and that are no numbers of places: a date of printing, a title."""
    spans = [(edit.old, edit.new) for edit in change.edits if edit.old is not None and edit.new is not None]
    if not spans or len(spans) != len(change.edits):
        return None
    fields = [mark for _, span in spans for mark in _fields(new[span.block], span)]
    if not fields or any(mark.value.split()[:1] not in _CALENDAR for mark in fields):
        return None
    before, after = (blocks[span.block].text[span.start : span.end] for blocks, span in zip((old, new), spans[0], strict=True))
    more = len(spans) - 1
    ru, en = (f" и ещё {more}", f" and {more} more") if more else ("", "")
    return Sentence(
        ru=f"Программа обновила поле: {quoted(before, 'ru')} → {quoted(after, 'ru')}{ru}",
        en=f"A program updated a field: {quoted(before, 'en')} → {quoted(after, 'en')}{en}",
    )


def _fields(block: Block, span: Span) -> list[Mark]:
    """The fields whose results a span touches."""
    return [mark for mark in block.marks if mark.type == "field" and span.start < mark.end and mark.start < span.end]
