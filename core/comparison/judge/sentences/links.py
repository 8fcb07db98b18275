"""Sentences about what stands behind words and pictures: where links lead, hints, descriptions."""

from decimal import Decimal
from typing import Final

from core.comparison.judge.grammar import plural, quoted, shortened
from core.model.change import Anchor, Change, ChangeKind, Sentence
from core.model.document import OBJECT, Blocks

_DESCRIBED: Final = (
    ("Изменено описание рисунка: {} → {}", "The description of a picture was changed: {} → {}"),
    ("Добавлено описание рисунка: {}", "A description of a picture was added: {}"),
    ("Удалено описание рисунка: {}", "The description of a picture was removed: {}"),
)
_HINTED: Final = (
    ("Изменена подсказка ссылки: {} → {}", "The hint of a link was changed: {} → {}"),
    ("Добавлена подсказка ссылки: {}", "A hint was added to a link: {}"),
    ("Удалена подсказка ссылки: {}", "The hint of a link was removed: {}"),
)


def description(change: Change, old: Blocks, new: Blocks) -> Sentence | None:
    """Of a picture that stayed, with another alternative text; of a link that shows another hint. None for another picture."""
    if change.edits or not change.old or not change.new:
        return None
    sides = (change.old, old), (change.new, new)
    before, after = (" ".join(" ".join(_marked(side, blocks, "alt")).split()) for side, blocks in sides)
    told = [text for text in (before, after) if text]
    if not told:
        return None
    form = 0 if len(told) == 2 else 1 if after else 2
    ru, en = (_DESCRIBED if OBJECT in change.new[0].text else _HINTED)[form]
    return Sentence(ru=ru.format(*(quoted(text, "ru") for text in told)), en=en.format(*(quoted(text, "en") for text in told)))


def targets_of(change: Change, old: Blocks, new: Blocks) -> tuple[str, str] | None:
    """Where a link led and leads; None where it is new or gone."""
    gone, come = _turned(change, old, new)
    return (gone[0], come[0]) if gone and come else None


def readdressed(change: Change, count: int, turn: tuple[str, str]) -> Sentence:
    """Addresses of which the same part became another, in so many places; of links, or of the text."""
    linked = change.kind is ChangeKind.LINK_CHANGED
    ru, en = (
        ("Изменены адреса ссылок", "The targets of links were changed")
        if linked
        else ("Изменены адреса", "Addresses were changed")
    )
    places = plural(Decimal(count), "месте", "местах", "местах")
    what = f"{shortened(turn[0])} → {shortened(turn[1])}"
    return Sentence(
        ru=f"{ru} в\u00a0{count}\u00a0{places}: {what}",
        en=f"{en} in {count} places: {what}",
    )


def _turned(change: Change, old: Blocks, new: Blocks) -> tuple[list[str], list[str]]:
    """Where links led that lead there no more, and where they lead now."""
    before, after = _marked(change.old, old, "link"), _marked(change.new, new, "link")
    return [t for t in before if t and t not in after], [t for t in after if t and t not in before]


def link(change: Change, old: Blocks, new: Blocks) -> Sentence:
    """A target changed, came or went; of several the first."""
    gone, come = _turned(change, old, new)
    if gone and come:
        return Sentence(
            ru=f"Изменён адрес ссылки: {shortened(gone[0])} → {shortened(come[0])}",
            en=f"The target of a link was changed: {shortened(gone[0])} → {shortened(come[0])}",
        )
    if gone or come:
        verb = ("Добавлена", "added") if come else ("Удалена", "removed")
        target = shortened((come or gone)[0])
        return Sentence(ru=f"{verb[0]} ссылка: {target}", en=f"A link was {verb[1]}: {target}")
    text = next((anchor.text for anchor in change.new or change.old), "")
    return Sentence(
        ru=f"Изменён адрес ссылки: {quoted(text, 'ru')}", en=f"The target of a link was changed: {quoted(text, 'en')}"
    )


def _marked(anchors: tuple[Anchor, ...], blocks: Blocks, kind: str) -> list[str]:
    """The values of these anchors' marks: where their words lead, how their pictures are described; not of what stands beside
    them."""
    found = [(anchor, blocks.get(anchor.block)) for anchor in anchors]
    return [
        mark.value
        for anchor, block in found
        if block
        for mark in block.marks
        if mark.type == kind and mark.start < anchor.end and anchor.start < mark.end
    ]
