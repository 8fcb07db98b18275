"""One drafted change, judged: values, lane, reasons, significance, sentence."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from core.comparison.judge.flags import disagreements
from core.comparison.judge.headers import cell_names, counts_money
from core.comparison.judge.headers import forget as forget_headers
from core.comparison.judge.lanes.changed_words import Words, words_changed
from core.comparison.judge.lanes.operators import operator_changed
from core.comparison.judge.lanes.significance import reasons_in_context, significance_of
from core.comparison.judge.lanes.weigh import lane_of, reasons_of, same_dashed, signs
from core.comparison.judge.pairs import SAME_VALUE, Pairs, paired, written_otherwise
from core.comparison.judge.sentences.choice import Judged, say
from core.comparison.judge.sentences.formulas import is_carried
from core.comparison.judge.sentences.looks import indexed_value
from core.comparison.judge.sites import Site, hidden_spans, is_number, sites_of
from core.comparison.judge.sites import forget as forget_values
from core.comparison.judge.values.names import is_account_cell
from core.comparison.judge.vocabulary.letters import reads_alike
from core.comparison.sheets.formulas import is_uncounted
from core.model.change import MOVED, MOVES, ONE_SIDED, Change, ChangeKind, Lane, Value, ValueType
from core.model.document import Block, Blocks, Flag

KEPT: Final = frozenset({Lane.NUMBERING, Lane.FORMATTING, Lane.LAYOUT})
"""Lanes that the caller sets and that stay as they are."""
_SET: Final = frozenset({ChangeKind.FORMATTING, ChangeKind.METADATA, ChangeKind.RENUMBERED})
"""Kinds whose lane the caller sets."""
_OF_KIND: Final = {
    ChangeKind.ROW_INSERTED: "row_added",
    ChangeKind.ROW_DELETED: "row_removed",
    ChangeKind.COLUMN_INSERTED: "column_added",
    ChangeKind.COLUMN_DELETED: "column_removed",
    ChangeKind.OBJECT_CHANGED: "object",
    ChangeKind.LINK_CHANGED: "link",
}
_OF_CELLS: Final = frozenset({ChangeKind.CELL_CHANGED, ChangeKind.ROW_MOVED})
"""Kinds whose edits stand in cells of a table."""
_NO_PAIRS: Final = Pairs((), ())
UNWEIGHED: Final = "unweighed"


def judge(change: Change, old: Blocks, new: Blocks) -> Change:
    """The change with its values, lane, significance, reasons and sentence in both languages.

    `change` has its kind, anchors and edits; the lanes numbering, formatting and layout, and that of another look or property,
    stay as they are set, and so do reasons that the caller gave. `old` and `new` hold the blocks that the change names (all of
    a table's blocks, where the sentence is to name the row and the column of a cell).
    """
    sites = sites_of(change, old, new)
    if change.kind in MOVES:
        sites = [site for site in sites if not is_number(site)]
    words = words_changed(sites)
    if change.lane in KEPT or change.kind in _SET:
        raised = change.kind is ChangeKind.FORMATTING and "number" in change.reasons
        known = Pairs(indexed_value(change, old, new), ()) if raised else _NO_PAIRS
        return _finished(Judged(change, words, known, sites, old, new), change.lane, change.reasons)
    if change.moves_words:
        hidden = [reason for reason in _flagged(change, sites, old, new) if reason == "hidden"]
        lane = Lane.SUBSTANCE if hidden else Lane.WORDING
        return _finished(Judged(change, words, _NO_PAIRS, sites, old, new), lane, [*change.reasons, *hidden])
    return _weighed(change, words, sites, old, new)


def _weighed(change: Change, words: Words, sites: list[Site], old: Blocks, new: Blocks) -> Change:
    """The change with the lane and the reasons that its words and values give."""
    pairs = _NO_PAIRS if reads_alike(words.before, words.after) else paired(sites)
    if any(is_uncounted(half.block) for site in sites for half in (site.old, site.new) if half is not None):
        pairs = _NO_PAIRS  # the names of cells are no values
    if operator := not (pairs.values and _measured(pairs)) and operator_changed(sites):
        pairs = _NO_PAIRS
    if paid := _paid(change, pairs, new):
        pairs = paid
    marks = signs(pairs, sites)
    flagged = _flagged(change, sites, old, new)
    otherwise = "words_disagree" not in flagged and written_otherwise(pairs, sites) and not same_dashed(words.before, words.after)
    marks += [SAME_VALUE] if otherwise else []
    found = [
        *_priced(_reasons(change, words, pairs, sites, otherwise=otherwise, operator=operator), change, old, new),
        *(reason for reason in flagged if reason == "words_disagree"),
    ]
    if paid:
        found = ["account", *(reason for reason in found if reason != "amount")]
    if "unit" in found:
        pairs = pairs._replace(values=tuple(value for value in pairs.values if value.type is not ValueType.NAME))
    lane = Lane.COSMETIC if is_carried(change, old, new) else _lane(change, words, pairs, found, marks)
    reasons = [*change.reasons, *([MOVED] if change.kind in MOVES else []), *marks]
    if lane is Lane.SUBSTANCE:
        reasons += reasons_in_context(found, pairs.values, sites)
    else:
        pairs = pairs._replace(values=())
        reasons += ["object"] if change.kind is ChangeKind.OBJECT_CHANGED else []
    return _finished(Judged(change, words, pairs, sites, old, new), lane, [*reasons, *flagged])


def forget() -> None:
    """Lets go what is remembered of the documents: the values of their texts, the names of their rows and columns."""
    forget_values()
    forget_headers()


def glance(change: Change, old: Blocks, new: Blocks) -> Change:
    """The change told without a look at its values, for want of time. It may be of substance, and says that nobody weighed it."""
    lane = change.lane if change.lane in KEPT else Lane.SUBSTANCE
    reasons = [*change.reasons, UNWEIGHED] if lane is Lane.SUBSTANCE else list(change.reasons)
    sites = sites_of(change, old, new)
    return _finished(Judged(change, words_changed(sites), _NO_PAIRS, sites, old, new), lane, reasons)


def _finished(judged: Judged, lane: Lane, reasons: Sequence[str]) -> Change:
    kept = tuple(dict.fromkeys(reasons))
    size = len(judged.words.old_bare) + len(judged.words.new_bare)
    weight = significance_of(lane, list(kept), size)
    weighed = replace(judged.change, lane=lane, values=judged.pairs.values, reasons=kept, significance=weight)
    return replace(weighed, sentence=say(judged._replace(change=weighed)))


def _paid(change: Change, pairs: Pairs, new: Blocks) -> Pairs | None:
    """The number of an account or of a taxpayer in a cell that is called so, as the name that it is; None of anything else."""
    if change.kind is not ChangeKind.CELL_CHANGED or len(pairs.values) != 1 or len(change.new) != 1:
        return None
    value = pairs.values[0]
    if value.type not in (ValueType.NUMBER, ValueType.NAME) or value.old is None or value.new is None:
        return None
    if not is_account_cell(value.new.text, cell_names(change.new[0], new)):
        return None
    return Pairs((Value(type=ValueType.NAME, old=value.old, new=value.new),), pairs.same)


def _measured(pairs: Pairs) -> bool:
    """Whether a value says more than the sign before or inside of it: a bound, an amount that became its opposite."""
    return any(value.type not in (ValueType.NAME, ValueType.NUMBER) or (value.old and value.new) for value in pairs.values)


def _reasons(change: Change, words: Words, pairs: Pairs, sites: list[Site], *, otherwise: bool, operator: bool) -> list[str]:
    if operator:
        return ["operator"]
    return [] if otherwise else _found(change, words, pairs, sites)


def _found(change: Change, words: Words, pairs: Pairs, sites: list[Site]) -> list[str]:
    """The reasons of substance."""
    one_sided = not words.before.strip() or not words.after.strip()
    whole = change.kind in ONE_SIDED and bool(words.old_bare or words.new_bare)
    found = reasons_of(words, pairs, sites, one_sided=one_sided) if change.edits else []
    named = _OF_KIND.get(change.kind)
    if named is not None and (whole or change.kind not in ONE_SIDED or _has_text(change)):
        found = [named, *(reason for reason in found if not reason.startswith(("block_", "text_")))]
    return found


def _priced(found: list[str], change: Change, old: Blocks, new: Blocks) -> list[str]:
    """A number in a column of prices is an amount."""
    if change.kind not in _OF_CELLS or "number" not in found or "amount" in found:
        return found
    anchors, blocks = (change.new, new) if change.new else (change.old, old)
    changed = {span.block for edit in change.edits for span in (edit.old, edit.new) if span is not None}
    priced = any(counts_money(anchor, blocks) for anchor in anchors if anchor.block in changed)
    return ["amount" if reason == "number" else reason for reason in found] if priced else found


def _has_text(change: Change) -> bool:
    return any(anchor.text.strip() for anchor in (*change.old, *change.new))


def _lane(change: Change, words: Words, pairs: Pairs, found: list[str], marks: list[str]) -> Lane:
    if not change.edits and not found:
        return _still(change)
    if SAME_VALUE in marks and not found and not _has_letters(words):
        return Lane.COSMETIC
    if change.kind is ChangeKind.OBJECT_CHANGED:
        # A hash says that two pictures differ, not how: most are logos and the same drawing saved again.
        return Lane.COSMETIC
    if change.kind is ChangeKind.LINK_CHANGED:
        return Lane.SUBSTANCE
    lane = lane_of(words, pairs, found, marks)
    return Lane.WORDING if lane is Lane.COSMETIC and change.kind in MOVES else lane


def _has_letters(words: Words) -> bool:
    """Whether more than figures and signs stands in a value: a time stamp's T and Z are signs too."""
    return any(char.isalpha() and char not in "TZ" for char in words.before + words.after)


def _still(change: Change) -> Lane:
    """The lane of a change without edits: a move may matter to the reader, a new paragraph mark does not."""
    return Lane.WORDING if change.kind in MOVES else Lane.COSMETIC


def _disagrees(block: Block, sites: list[Site]) -> bool:
    """Whether one of these places of the block lies in a figure that disagrees with its words."""
    halves = [site.new for site in sites if site.new is not None and site.new.block.block == block.block]
    return any(half.start <= end and half.end >= start for start, end in disagreements(block.text) for half in halves)


def _touches_hidden(block: Block, sites: list[Site]) -> bool:
    """Whether one of these places lies in what is hidden of the block: all of it, where no mark says which words are."""
    spans = hidden_spans(block)
    halves = [site.new for site in sites if site.new is not None and site.new.block.block == block.block]
    return not spans or any(half.start <= end and half.end >= start for half in halves for start, end in spans)


def _flagged(change: Change, sites: list[Site], old: Blocks, new: Blocks) -> list[str]:
    """What the new block's flags add: hidden text, a figure that disagrees with its words, and did not before."""
    found = []
    for anchor in change.new[:8]:
        block = new.get(anchor.block)
        if block is None or not block.flags:
            continue
        before: set[Flag] = set()
        for past in change.old[:8]:
            known = old.get(past.block)
            before.update(known.flags if known is not None else ())
        if Flag.HIDDEN in block.flags and change.edits and _touches_hidden(block, sites):
            found.append("hidden")
        if Flag.WORDS_DISAGREE in block.flags and Flag.WORDS_DISAGREE not in before and _disagrees(block, sites):
            found.append("words_disagree")
    return found
