"""Sentences about numbers of clauses, rows and pages that changed."""

from core.comparison.judge.lanes.boxes import box_sentence, label_box
from core.comparison.judge.sentences.fields import recomputed
from core.comparison.judge.sentences.lists import listed
from core.comparison.judge.sentences.patterns import pair
from core.comparison.judge.sentences.turned import turned
from core.comparison.numbering.typed_numbers import shown_number, typed_length
from core.comparison.tables.row_numbers import number_of
from core.model.change import Anchor, Change, Lane, Sentence
from core.model.document import Block, Blocks


def label_of(anchors: tuple[Anchor, ...], blocks: Blocks) -> str:
    """The computed number of the first block, without its closing point."""
    block = blocks.get(anchors[0].block) if anchors else None
    label = (block.label or "").strip().rstrip(".") if block is not None else ""
    return label if any(char.isalnum() for char in label) and label != "o" else ""


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


def renumbered(change: Change, old: Blocks, new: Blocks) -> Sentence:
    """Another number before the same text, or before each of several."""
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
