"""Marks that say yes or no and changed: boxes (☐, ☒), tasks of Markdown ([ ], [x]), ticks and crosses, marks in cells (+, −)."""

import re
from typing import Final, NamedTuple

from core.comparison.judge.grammar import lowered, quoted
from core.comparison.judge.sites import Half, Site
from core.comparison.judge.vocabulary.tick_signs import SIGNS, Tick, cell_tick, tick_of
from core.model.change import Sentence
from core.model.document import Block

_BOX: Final = re.compile(f"[{SIGNS}]")
_TASK: Final = re.compile(r"\[([ xX])\]\s")
_EDGES: Final = " \t\n;,.:\ufe0e\ufe0f"
LABEL: Final = 60
"""Characters of what stands beside a box that a sentence quotes."""


class Box(NamedTuple):
    """A mark that changed: whether it says yes now; the words beside it, or, where it stands alone, the mark that was there and
    the one that is; both too where a tick took a cross's place."""

    ticked: bool
    label: str
    was: str = ""
    now: str = ""

    @property
    def reason(self) -> str:
        """The code of the change's reason."""
        return "ticked" if self.ticked else "cleared"


def boxes_of(sites: list[Site]) -> list[Box]:
    """The marks among the changed places."""
    return [box for site in sites if (box := _box(site)) is not None]


def _box(site: Site) -> Box | None:
    if site.old is None or site.new is None:
        return None
    if site.old.block.table is not None and (alone := _cell(site.old, site.new)):
        return alone
    was, now = _tick(site.old), _tick(site.new)
    if was is None or now is None or was.same_as(now):
        return None
    label = _label(site.new)
    if Tick.EMPTY in (was, now):
        return Box(now is not Tick.EMPTY, label)
    return Box(now is Tick.CHECKED, label, _sign(site.old), _sign(site.new))


def _cell(old: Half, new: Half) -> Box | None:
    """A mark that came into a cell of its own, went from it or is another one."""
    signs = old.block.text.strip(), new.block.text.strip()
    was, now = map(cell_tick, signs)
    if was is None or now is None or was.same_as(now):
        return None
    return Box(now is Tick.CHECKED or was is Tick.EMPTY, "", *signs)


def label_box(old: Block, new: Block) -> Box | None:
    """A tick that stands before an item of a list and became another one."""
    signs = (old.label or "").strip(), (new.label or "").strip()
    was, now = map(tick_of, signs)
    if was is None or now is None or was.same_as(now):
        return None
    return Box(now is Tick.CHECKED or was is Tick.EMPTY, new.text.strip(_EDGES), *signs)


def _sign(half: Half) -> str:
    return half.text.strip()[:1]


def _tick(half: Half) -> Tick | None:
    """What the mark says with which the changed piece begins."""
    found = tick_of(_sign(half))
    if found is not None:
        return found
    task = _TASK.match(half.block.text) if half.block.text[:1] == "[" else None
    return (Tick.CHECKED if task[1] != " " else Tick.EMPTY) if task and half.start < task.end() else None


def _label(half: Half) -> str:
    """The words after the box, up to the next one; those before it where none follow."""
    text = half.block.text
    task = _TASK.match(text)
    rest = text[task.end() :] if task else text[half.start :].lstrip()[1:]
    after, before = _BOX.split(rest, maxsplit=1)[0].strip(_EDGES), _BOX.split(text[: half.start])[-1].strip(_EDGES)
    return after or before


def box_sentence(boxes: list[Box]) -> Sentence:
    """«Отмечено: «нет»; снята отметка: «да»», «Отметка изменена: «✔» → «✘» («журнал»)»."""
    ru, en = [_said(box, "ru") for box in boxes], [_said(box, "en") for box in boxes]
    return Sentence(ru="; ".join([ru[0], *map(lowered, ru[1:])]), en="; ".join([en[0], *map(lowered, en[1:])]))


_SAID: Final = {
    "ru": ("Отмечено", "Поставлена отметка", "Снята отметка", "Отметка изменена"),
    "en": ("Ticked", "A mark was set", "Cleared", "A mark was changed"),
}


def _said(box: Box, language: str) -> str:
    ticked, placed, cleared, turned = _SAID[language]
    beside = quoted(box.label, language, LABEL) if box.label else ""
    if box.was and box.now:
        return f"{turned}: {quoted(box.was, language)} → {quoted(box.now, language)}{beside and f' ({beside})'}"
    if box.now:
        return f"{placed}: {quoted(box.now, language)}"
    return f"{ticked if box.ticked else cleared}: {beside or quoted(box.was, language)}"
