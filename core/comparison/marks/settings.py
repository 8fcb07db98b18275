"""What a file sets beside its words: a rule, a lock, a source that came, went or is another one now, at the same place of both
versions. What stands at a block that came or went is told with the block."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from core.comparison.alignment.sequence import Pair
from core.comparison.alignment.units import Side
from core.comparison.build import Builder
from core.comparison.draft import Draft
from core.comparison.sheets.cell_places import Standing
from core.comparison.sheets.formulas import formula_of, skeleton
from core.comparison.sheets.workbook import SHEET
from core.model.change import Anchor, ChangeKind, Lane, Place
from core.model.document import Document
from core.model.setting import Setting, SettingKind

SET: Final = "set:"
"""How the anchors of such a change, which stand in no block of the text, name what is set."""
_TOLD: Final[dict[SettingKind, tuple[Lane, str]]] = {
    SettingKind.NAME: (Lane.SUBSTANCE, "named_cells"),
    SettingKind.ENTRIES: (Lane.SUBSTANCE, "entries"),
    SettingKind.HINT: (Lane.WORDING, ""),
    SettingKind.HIGHLIGHT: (Lane.WORDING, ""),
    SettingKind.FILTER: (Lane.WORDING, ""),
    SettingKind.CHART: (Lane.SUBSTANCE, "chart_cells"),
    SettingKind.CALCULATION: (Lane.SUBSTANCE, "calculation"),
    SettingKind.SOURCE: (Lane.SUBSTANCE, "source"),
    SettingKind.PROTECTION: (Lane.WORDING, "protection"),
    SettingKind.OPEN_CELLS: (Lane.WORDING, "protection"),
    SettingKind.LOCK: (Lane.WORDING, "protection"),
    SettingKind.SHOWN_INSTEAD: (Lane.SUBSTANCE, "shown_instead"),
    SettingKind.TICK: (Lane.SUBSTANCE, "shown_instead"),
    SettingKind.PAGE_NUMBERS: (Lane.NUMBERING, ""),
    SettingKind.SIZE: (Lane.LAYOUT, ""),
    SettingKind.PROPERTY: (Lane.LAYOUT, ""),
    SettingKind.SIGNATURE: (Lane.SUBSTANCE, "signature"),
    SettingKind.BOOKMARK: (Lane.WORDING, ""),
}
"""The lane of each kind, and the reason that raises it. Cells that keep a number as a text are told of themselves."""
_PRINTED: Final = "_xlnm."

Met = tuple[Setting | None, Setting | None]


class _At(NamedTuple):
    """A place of the new version at which several settings of one kind may stand."""

    kind: SettingKind
    story: str
    block: str


def settings_changed(builder: Builder, pairs: Sequence[Pair]) -> Iterator[Draft]:
    """One change for each; of those in one place that differ alike one for all. Files of two formats set other things."""
    old, new = builder.old.document, builder.new.document
    if old.format != new.format or not (old.settings or new.settings):
        return
    here = _Places(builder, Standing(builder.old, builder.new, pairs), dict(pairs))
    alike: dict[tuple[_At, str | None, str | None], list[Met]] = defaultdict(list)
    for at, (olds, news) in here.groups().items():
        for before, after in here.differing(olds, news):
            if here.is_told_elsewhere(before, after):
                continue
            said = [one.value if one else None for one in (before, after)]
            alike[at, said[0], said[1]].append((before, after))
    for (at, _, _), found in alike.items():
        yield _draft(builder, at, found)


@dataclass(slots=True)
class _Places:
    """What of the old version stands where in the new one."""

    builder: Builder
    standing: Standing
    pairs: dict[int, int]

    def groups(self) -> dict[_At, tuple[list[Setting], list[Setting]]]:
        """The settings of both versions by place: none of blocks that came or went."""
        found: dict[_At, tuple[list[Setting], list[Setting]]] = {}
        stayed = set(self.pairs.values())
        for one in self.builder.old.document.settings:
            at = self._at(one)
            if at is not None and one.kind in _TOLD:
                found.setdefault(at, ([], []))[0].append(one)
        for one in self.builder.new.document.settings:
            place = self.builder.new.index.get(one.block) if one.block else None
            if one.kind in _TOLD and (one.block is None or place in stayed):
                found.setdefault(_At(one.kind, one.story, one.block or ""), ([], []))[1].append(one)
        return {at: sides for at, sides in found.items() if self._both_stand(at)}

    def _at(self, one: Setting) -> _At | None:
        if one.block is None:
            return _At(one.kind, self.standing.story_now(one.story), "")
        place = self.pairs.get(self.builder.old.index.get(one.block, -1))
        if place is None:
            return None
        block = self.builder.new.blocks[place]
        return _At(one.kind, block.story, block.block)

    def _both_stand(self, at: _At) -> bool:
        """Whether both versions have the sheet; which cells protection leaves open says something where both have it."""
        if not at.story.startswith(SHEET):
            return True
        sides = (self.builder.old.document, self.builder.new.document)
        if at.kind is SettingKind.OPEN_CELLS and not all(_protects(side, self._stories(at.story)) for side in sides):
            return False
        return all(not self._stories(at.story).isdisjoint(_sheets(side)) for side in sides)

    def _stories(self, now: str) -> set[str]:
        """The names of a sheet, as it is called now and before."""
        return {now} | {story for story in _sheets(self.builder.old.document) if self.standing.story_now(story) == now}

    def differing(self, olds: list[Setting], news: list[Setting]) -> Iterator[Met]:
        """Those that are the same in both go first; then those of one name, then those that say the same, then the only ones."""
        for same in (self._is_same, self._has_name, self._says_same):
            for one in list(olds):
                two = next((two for two in news if same(one, two)), None)
                if two is not None:
                    olds.remove(one)
                    news.remove(two)
                    if same != self._is_same:
                        yield one, two
        if len(olds) == len(news) == 1:
            yield olds[0], news[0]
            return
        yield from ((one, None) for one in olds)
        yield from ((None, two) for two in news)

    def is_told_elsewhere(self, before: Setting | None, after: Setting | None) -> bool:
        """A chart or a picture that came or went is told itself, another workbook that formulas name by these formulas."""
        kind = next(one.kind for one in (before, after) if one)
        if kind in (SettingKind.CHART, SettingKind.SIZE):
            return before is None or after is None
        if kind is not SettingKind.SOURCE or (before and after and before.name == after.name):
            return False
        sides = ((self.builder.old, before), (self.builder.new, after))
        return all(one is None or _is_named(side, f"[{one.name}]") for side, one in sides)

    def _is_same(self, one: Setting, two: Setting) -> bool:
        """Of one block what is set says it all: another program may call a field otherwise. So does the title of a bookmark."""
        bare = one.block is not None or one.kind is SettingKind.BOOKMARK
        return self._says_same(one, two) and (bare or self._has_name(one, two))

    def _has_name(self, one: Setting, two: Setting) -> bool:
        return self._agree(one.name, two.name, one, two)

    def _says_same(self, one: Setting, two: Setting) -> bool:
        return self._agree(one.value, two.value, one, two)

    def _agree(self, before: str, after: str, one: Setting, two: Setting) -> bool:
        """Whether two texts are the same, or name the same cells, wherever these stand now."""
        if before == after or (one.kind is SettingKind.SOURCE and _ends_alike(before, after)):
            return True
        if not (SHEET in one.story + two.story or before.startswith("=")) or skeleton(before) != skeleton(after):
            return False
        return not self.standing.names_others(before, after, one.story, two.story)


def _is_named(side: Side, name: str) -> bool:
    return any(name in formula_of(block) for block in side.blocks if block.marks)


def _ends_alike(before: str, after: str) -> bool:
    """Whether one path is the end of the other: programs write where a file lies from where the workbook was saved."""
    one, two = (f"/{path.replace('../', '').removeprefix('./')}" for path in (before, after))
    return one.endswith(two) or two.endswith(one)


def _sheets(document: Document) -> set[str]:
    """The stories of all its sheets."""
    return {part.story for part in document.ledger if part.story.startswith(SHEET)}


def _protects(document: Document, stories: set[str]) -> bool:
    return any(one.kind is SettingKind.PROTECTION and one.story in stories for one in document.settings)


def _draft(builder: Builder, at: _At, found: Sequence[Met]) -> Draft:
    lane, reason = _weight(builder, at, found)
    if at.block:
        return drafted(builder, found, builder.new.index[at.block], lane, reason)
    place = _first(builder, at.story)
    where = [Place(story=_story(found, side) or at.story or "properties") for side in (0, 1)]
    order = (-1.0, 3) if place is None else (place, -2)
    return _made(builder, found, (where[0], where[1]), order, (lane, reason))


def drafted(builder: Builder, found: Sequence[Met], place: int, lane: Lane, reason: str) -> Draft:
    """The change of what is set at a block that stayed, by its place in the new version: `found` is what differs alike there."""
    where = builder.make.inside(builder.old, builder.old_of[place], 0), builder.make.inside(builder.new, place, 0)
    return _made(builder, found, where, (place, -2), (lane, reason))


def _made(
    builder: Builder, found: Sequence[Met], where: tuple[Place, Place], order: tuple[float, ...], weight: tuple[Lane, str]
) -> Draft:
    sides = [[_anchor(one, (builder.old, builder.new)[side]) for met in found if (one := met[side])] for side in (0, 1)]
    made = builder.make.make(ChangeKind.METADATA, (sides[0], sides[1]), where, order=order, lane=weight[0])
    return replace(made, change=replace(made.change, reasons=(weight[1],))) if weight[1] else made


def _weight(builder: Builder, at: _At, found: Sequence[Met]) -> tuple[Lane, str]:
    """A name that no formula uses says little; what is printed of a sheet is layout."""
    lane, reason = _TOLD[at.kind]
    name = next((one.name for met in found for one in met if one), "")
    if at.kind is SettingKind.NAME and name.startswith(_PRINTED):
        return Lane.LAYOUT, ""
    if at.kind is SettingKind.NAME and not _is_used(builder, name):
        return Lane.WORDING, ""
    if at.kind is SettingKind.PROPERTY and _is_shown(builder, name):
        return Lane.SUBSTANCE, "field"
    if at.kind is SettingKind.SOURCE and all(one and two for one, two in found):
        same = all(one.name == two.name != "" for one, two in found if one and two)
        return (Lane.WORDING, "") if same and builder.new.document.format == "xlsx" and "." in name else (lane, reason)
    return lane, reason


def _is_used(builder: Builder, name: str) -> bool:
    """Whether a formula of either version counts by a name."""
    sought = re.compile(rf"(?<![\w.]){re.escape(name)}(?![\w.(])", re.IGNORECASE)
    return any(sought.search(formula_of(block)) for side in (builder.old, builder.new) for block in side.blocks if block.marks)


def _is_shown(builder: Builder, name: str) -> bool:
    """Whether a field of either version shows a property."""
    sought = re.compile(rf'DOCPROPERTY\s+"?{re.escape(name)}"?(?:\s|\Z)', re.IGNORECASE)
    blocks = (block for side in (builder.old, builder.new) for block in side.blocks if block.marks)
    return any(mark.type == "field" and sought.match(mark.value) for block in blocks for mark in block.marks)


def _first(builder: Builder, story: str) -> int | None:
    return next((at for at, block in enumerate(builder.new.blocks) if story and block.story == story), None)


def _story(found: Sequence[Met], side: int) -> str:
    return next((one.story for met in found if (one := met[side])), "")


def _anchor(one: Setting, side: Side) -> Anchor:
    """`text` is what is set, or what it is set of; the section is the sheet, or that of the block."""
    section: tuple[str, ...] = (one.story.removeprefix(SHEET),) if one.story.startswith(SHEET) else ()
    section = side.blocks[side.index[one.block]].section if one.block else section
    text, what = one.value or one.name, f"{SET}{one.kind.value}:{one.name}"
    return Anchor(story="properties", block=what, start=0, end=len(text), text=text, section=section)
