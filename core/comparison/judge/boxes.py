"""Boxes that were ticked or cleared: as signs (☐, ☒) and as tasks of Markdown ([ ], [x])."""

import re
from typing import Final, NamedTuple

from core.comparison.judge.grammar import lowered, quoted
from core.comparison.judge.sites import Half, Site
from core.model.change import Sentence

_EMPTY: Final = frozenset("☐□⬜◻")
_TICKED: Final = frozenset("☑☒✓✔✗✘⊠🗹🗷")
_BOX: Final = re.compile("[" + "".join(sorted(_EMPTY | _TICKED)) + "]")
_TASK: Final = re.compile(r"\[([ xX])\]\s")
_EDGES: Final = " \t\n;,.:"
LABEL: Final = 60
"""Characters of what stands beside a box that a sentence quotes."""


class Box(NamedTuple):
    """A box that changed: what it is now, and the words beside it."""

    ticked: bool
    label: str


def boxes_of(sites: list[Site]) -> list[Box]:
    """The boxes among the changed places."""
    return [box for site in sites if (box := _box(site)) is not None]


def _box(site: Site) -> Box | None:
    was, now = _state(site.old), _state(site.new)
    if was is None or now is None or was == now or site.new is None:
        return None
    return Box(now, _label(site.new))


def _state(half: Half | None) -> bool | None:
    """Whether the changed piece begins with a box, and whether that is ticked."""
    if half is None:
        return None
    sign = half.text.strip()[:1]
    if sign in _EMPTY or sign in _TICKED:
        return sign in _TICKED
    task = _TASK.match(half.block.text)
    return task[1] != " " if task and half.start < task.end() else None


def _label(half: Half) -> str:
    """The words after the box, up to the next one; those before it where none follow."""
    text = half.block.text
    task = _TASK.match(text)
    rest = text[task.end() :] if task else text[half.start :].lstrip()[1:]
    after, before = _BOX.split(rest, maxsplit=1)[0].strip(_EDGES), _BOX.split(text[: half.start])[-1].strip(_EDGES)
    return after or before


def box_sentence(boxes: list[Box]) -> Sentence:
    """«Отмечено: «нет»; снята отметка: «да»»."""
    ru = [f"{'Отмечено' if box.ticked else 'Снята отметка'}: {quoted(box.label, 'ru', LABEL)}" for box in boxes]
    en = [f"{'Ticked' if box.ticked else 'Cleared'}: {quoted(box.label, 'en', LABEL)}" for box in boxes]
    return Sentence(ru="; ".join([ru[0], *map(lowered, ru[1:])]), en="; ".join([en[0], *map(lowered, en[1:])]))
