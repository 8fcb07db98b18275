"""Sentences about text that stayed and is something else now: a heading, an item of a list, a cell."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from core.comparison.judge.grammar import as_quoted, quoted
from core.model.change import Anchor, Change, Sentence
from core.model.document import BlockKind, Blocks, CellPlace

SHOWN: Final = 6
"""So many of the texts stand in the sentence."""


class Noun(NamedTuple):
    """A kind of block: nominative, genitive and instrumental, one and several; Russian, then English; its Russian gender."""

    one: tuple[str, str, str]
    many: tuple[str, str, str]
    english: tuple[str, str]
    feminine: bool = False


_NOUNS: Final = {
    BlockKind.PARAGRAPH: Noun(("абзац", "абзаца", "абзацем"), ("абзацы", "абзацев", "абзацами"), ("paragraph", "paragraphs")),
    BlockKind.HEADING: Noun(
        ("заголовок", "заголовка", "заголовком"), ("заголовки", "заголовков", "заголовками"), ("heading", "headings")
    ),
    BlockKind.LIST_ITEM: Noun(
        ("пункт списка", "пункта списка", "пунктом списка"),
        ("пункты списка", "пунктов списка", "пунктами списка"),
        ("list item", "list items"),
    ),
    BlockKind.CAPTION: Noun(
        ("подпись", "подписи", "подписью"), ("подписи", "подписей", "подписями"), ("caption", "captions"), True
    ),
    BlockKind.CODE: Noun(
        ("блок кода", "блока кода", "блоком кода"), ("блоки кода", "блоков кода", "блоками кода"), ("code block", "code blocks")
    ),
    BlockKind.FORMULA: Noun(
        ("формула", "формулы", "формулой"), ("формулы", "формул", "формулами"), ("formula", "formulas"), True
    ),
}


def turned(change: Change, old: Blocks, new: Blocks) -> Sentence | None:
    """Paragraphs that became headings, headings that sank a level; None where the kind and level stayed."""
    if not change.old or not change.new:
        return None
    one, two = old[change.old[0].block], new[change.new[0].block]
    was, now, count = _NOUNS[one.kind], _NOUNS[two.kind], len(change.new)
    ru, en = _texts(change.new)
    if one.kind is not two.kind:
        if count == 1:
            verb = "стала" if was.feminine else "стал"
            return Sentence(
                ru=f"{was.one[0].capitalize()} {verb} {now.one[2]}: {ru}",
                en=f"{_article(was.english[0])} became {_article(now.english[0]).lower()}: {en}",
            )
        return Sentence(
            ru=f"{was.many[0].capitalize()} стали {now.many[2]} ({count}): {ru}",
            en=f"{count} {was.english[1]} became {now.english[1]}: {en}",
        )
    if one.level == two.level or one.level is None or two.level is None:
        return None
    levels = f"{one.level} → {two.level}"
    if count == 1:
        return Sentence(
            ru=f"Изменён уровень {now.one[1]}: {levels}: {ru}",
            en=f"The level of {_article(now.english[0]).lower()} was changed: {levels}: {en}",
        )
    return Sentence(
        ru=f"Изменён уровень {now.many[1]} ({count}): {levels}: {ru}",
        en=f"The level of {count} {now.english[1]} was changed: {levels}: {en}",
    )


def reseated(change: Change) -> Sentence | None:
    """Text that went into a table or out of it, cells at other places, merged or parted ones."""
    if not change.old or not change.new:
        return None
    one, two = change.old[0].table, change.new[0].table
    ru, en = _texts(change.new)
    if one is None or two is None:
        into = two is not None
        said = ("Текст теперь в таблице", "Text stands in a table now") if into else _OUT
    elif (one.row_span, one.column_span) != (two.row_span, two.column_span):
        said = ("Объединены или разделены ячейки", "Cells were merged or parted")
    else:
        said = _elsewhere([(one.table, two.table) for one, two in zip(change.old, change.new, strict=False)])
    return Sentence(ru=f"{said[0]}: {ru}", en=f"{said[1]}: {en}")


def _elsewhere(places: Sequence[tuple[CellPlace | None, CellPlace | None]]) -> tuple[str, str]:
    """Whole rows that went as many rows up went into a table of their own: no change of rows says so. Those that went down came
    out of one."""
    steps = {two.row - one.row if one and two and one.column == two.column else 0 for one, two in places}
    if len(steps) > 1 or steps == {0}:
        return "Ячейки стоят на других местах", "Cells stand at other places"
    if min(steps) < 0:
        return (
            "Таблица разделена, её строки теперь в отдельной",
            "A table was cut in two, these rows stand in their own now",
        )
    return "Таблицы объединены, строки из отдельной", "Tables were joined, these rows stood in one of their own"


_OUT: Final = ("Текст больше не в таблице", "Text stands in no table any more")


def _article(noun: str) -> str:
    return f"{'An' if noun[0] in 'aeiou' else 'A'} {noun}"


def _texts(anchors: tuple[Anchor, ...]) -> tuple[str, str]:
    text = " · ".join(as_quoted(anchor.text) for anchor in anchors[:SHOWN] if anchor.text.strip())
    return quoted(text, "ru"), quoted(text, "en")
