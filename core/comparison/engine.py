"""The comparison: two Documents to changes with their proof and ledger. Pure: the deadline is a function passed in."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from core.comparison.alignment.units import Side, flow_of, prepare
from core.comparison.build import Builder
from core.comparison.deadline import Late
from core.comparison.grouping.alike_edits import told_together
from core.comparison.grouping.moved_words import with_moved_words
from core.comparison.ids import named
from core.comparison.judge import UNWEIGHED, flag, forget, glance, is_carried, judge, knock_on
from core.comparison.ledger import all_compared, ledger
from core.comparison.marks.formatting import relooked, reproperties, settled_remarks
from core.comparison.marks.hung import rehung
from core.comparison.marks.instructions import reinstructed
from core.comparison.marks.links import relinked
from core.comparison.marks.pictures import redescribed
from core.comparison.marks.settings import settings_changed
from core.comparison.marks.tracked import Revisions, by_nearest, by_remark, with_authors
from core.comparison.marks.unmarked import TEXT_LANES, UNMARKED, Claim, claim, is_property, is_remark, with_reason
from core.comparison.matching import Matcher
from core.comparison.numbering.labels import follows, new_numbers, rekinded, renumbered, reshaped, without_following
from core.comparison.numbering.moved_numbers import with_their_numbers
from core.comparison.proof import prove
from core.comparison.sheets import formulas
from core.comparison.sheets.kept_as_text import REASONS as KEPT_AS
from core.comparison.sheets.kept_as_text import with_kept
from core.comparison.sheets.recounted import with_formulas
from core.comparison.sheets.stored_numbers import BENEATH, ROUNDED, beneath, is_rounded
from core.comparison.sheets.workbook import empty_sheets, renamed_sheets, unseen
from core.comparison.tables.derived_cells import with_derived
from core.model.change import DEFAULT_LANES, Change, Lane, Significance
from core.model.comparison import Comparison, Deadline, Options, never
from core.model.document import Block, Blocks, Document
from core.rings import no_search

ENGINE = "sverka/1"
_DEFAULTS = Options()

_STORED = frozenset({BENEATH, *formulas.REASONS, *KEPT_AS})
"""Reasons of cells that say the same, or nearly so, and hold something else."""
Weigh = Callable[[Change, Blocks, Blocks], Change]


def compare(
    old: Document,
    new: Document,
    options: Options = _DEFAULTS,
    deadline: Deadline = never,
    claimed: Document | None = None,
) -> Comparison:
    """What changed from `old` to `new`, proved. `deadline` answers True once the time is up: the rest is compared more
    coarsely, and the ledger says so. `claimed`: the new file with all its tracked changes rejected, where it has any; what
    differs from `old` there was edited without a mark."""
    try:
        with no_search():
            return _compare(old, new, options, deadline, claimed)
    finally:
        forget()


def _compare(old: Document, new: Document, options: Options, deadline: Deadline, claimed: Document | None) -> Comparison:
    before, after, late = prepare(old), prepare(new), Late(deadline)
    changes, coarse, numbers = drafted(before, after, options.lanes, late)
    denial = _claim(before, after, changes, claimed, late)
    changes, unweighed = _judged(changes, before, after, numbers, denial, late)
    changes = told_together(changes, _blocks(before), _blocks(after))
    proof = prove(old, new, changes, looks=Lane.FORMATTING in options.lanes)
    changes = named([change for change in changes if change.lane in options.lanes], before, after)
    checks, unchecked = ((), after.flows) if late() else (knock_on(tuple(changes), old, new), ())
    parts = ledger(old, new, sorted({*coarse, *unweighed, *unchecked}))
    return Comparison(
        engine=ENGINE,
        options=options,
        complete=proof.holds and all_compared(parts),
        old=old.header,
        new=new.header,
        ledger=parts,
        changes=tuple(changes),
        proof=proof,
        totals=totals(changes),
        checks=checks,
    )


def drafted(
    old: Side, new: Side, lanes: Sequence[Lane] = DEFAULT_LANES, deadline: Deadline = never
) -> tuple[list[Change], list[str], dict[str, set[str]]]:
    """The changes before judging, in the order of the new version; coarse flows; old number → its new ones."""
    match = Matcher(old, new, deadline).run()
    builder = Builder(old, new, match, deadline)
    drafts = builder.run()
    pairs = sorted(match.pairs.items(), key=lambda pair: pair[1])
    numbers = new_numbers(builder, pairs)
    drafts = with_their_numbers(drafts, list(renumbered(builder, pairs)), old, new)
    drafts += [*rekinded(builder, pairs, drafts), *reshaped(builder, pairs, drafts)]
    drafts += [
        *relinked(builder, pairs),
        *redescribed(builder, pairs),
        *beneath(builder, pairs),
        *settled_remarks(builder, pairs),
        *rehung(builder, pairs),
        *renamed_sheets(builder, pairs),
        *unseen(builder, pairs),
        *empty_sheets(builder),
        *settings_changed(builder, pairs),
        *reinstructed(builder, pairs),
    ]
    drafts = with_derived(builder, with_kept(builder, with_formulas(builder, drafts, pairs), pairs))
    drafts += list(relooked(builder, drafts, all_looks=Lane.FORMATTING in lanes))
    if Lane.LAYOUT in lanes:
        drafts += reproperties(builder, old, new)
    drafts = with_moved_words(drafts, old, new)
    drafts.sort(key=lambda draft: draft.order)
    return [draft.change for draft in drafts], sorted({*match.coarse, *builder.coarse}), numbers


def _claim(old: Side, new: Side, changes: Sequence[Change], claimed: Document | None, deadline: Deadline) -> Claim | None:
    """What nobody marked; None where the new file has no marks, or its text without them is not at hand."""
    if claimed is None or not new.document.revisions:
        return None
    before = prepare(claimed)
    drafts, _, _ = drafted(old, before, tuple(TEXT_LANES), deadline)
    brought = Revisions(new.document).brought
    return claim(drafts, changes, _blocks(old), _blocks(before), _blocks(new), lambda span: brought(span) is not None)


def _blocks(side: Side) -> dict[str, Block]:
    return {block.block: block for block in side.blocks}


def _judged(
    changes: Sequence[Change], old: Side, new: Side, numbers: dict[str, set[str]], denial: Claim | None, late: Deadline
) -> tuple[list[Change], set[str]]:
    """The changes with authors, values, lanes, significance and sentences; the flows with changes that nobody weighed."""
    blocks = _Flagged(old), _Flagged(new)
    result, unweighed = [], set()
    for change in with_authors(changes, new.document, _blocks(old)):
        told = _told_of_cells(change, old, new, *blocks)
        weigh = glance if late() else judge
        judged = weigh(told, *blocks)
        if weigh is judge and follows(judged, numbers, old, new):
            judged = judge(replace(told, lane=Lane.NUMBERING), *blocks)
        elif weigh is judge and (own := without_following(judged, numbers, old, new)) is not None:
            judged = replace(judge(replace(told, edits=own), *blocks), edits=told.edits)
        if new.document.revisions and judged.lane in TEXT_LANES:
            judged = _attributed(told, judged, new, denial, blocks, weigh)
        if not _STORED.isdisjoint(judged.reasons):
            least = Significance.HIGH if formulas.FORMULA_TO_NUMBER in judged.reasons else Significance.MEDIUM
            heavier = max(least, judged.significance, key=lambda one: one.rank)
            judged = replace(judged, lane=Lane.SUBSTANCE, significance=heavier)
        if ROUNDED in judged.reasons:
            judged = replace(judged, lane=Lane.COSMETIC, significance=Significance.NONE, reasons=(ROUNDED,), values=())
        if formulas.RECALCULATED in judged.reasons and judged.lane is Lane.COSMETIC and not is_carried(judged, *blocks):
            judged = replace(judged, reasons=tuple(reason for reason in judged.reasons if reason != formulas.RECALCULATED))
        if UNWEIGHED in judged.reasons:
            unweighed.add(flow_of(judged.at.new.story))
        result.append(judged)
    return result, unweighed


def _attributed(
    told: Change, judged: Change, new: Side, denial: Claim | None, blocks: tuple[Blocks, Blocks], weigh: Weigh
) -> Change:
    """Who marked it, or the reason that nobody did. Without the new file's own claim, what no mark covers counts as unmarked."""
    if is_property(told):
        return judged
    if is_remark(told):
        return replace(judged, tracked=by_remark(told, blocks[1]))
    if denial.denies(told, blocks[1]) if denial else told.tracked is None:
        return weigh(with_reason(told), *blocks)
    return judged if judged.tracked else replace(judged, tracked=by_nearest(told, new.document))


def _told_of_cells(change: Change, old: Side, new: Side, before: Blocks, after: Blocks) -> Change:
    """What a workbook's cells hold beside what they show, against a file of another format: all their digits."""
    formats = {old.document.format, new.document.format}
    if len(formats) > 1 and formulas.WORKBOOK in formats and is_rounded(change, before, after):
        return replace(change, reasons=(*change.reasons, ROUNDED))
    return change


class _Flagged(Mapping[str, Block]):
    """Blocks by id, flagged when they are first asked for: most are never asked for."""

    def __init__(self, side: Side) -> None:
        self._side = side
        self._flagged: dict[str, Block] = {}

    def __getitem__(self, name: str) -> Block:
        found = self._flagged.get(name)
        if found is None:
            found = self._flagged[name] = flag(self._side.blocks[self._side.index[name]])
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._side.index)

    def __len__(self) -> int:
        return len(self._side.index)


def totals(changes: Sequence[Change]) -> dict[str, int]:
    """Counts: changes, lane.<lane>, significance.<s>, kind.<kind>, unmarked; in a steady order, without zeros but the first."""
    found: Counter[str] = Counter()
    for change in changes:
        found[f"lane.{change.lane.value}"] += 1
        found[f"significance.{change.significance.value}"] += 1
        found[f"kind.{change.kind.value}"] += 1
        found[UNMARKED] += UNMARKED in change.reasons
    counted = {name: found[name] for name in sorted(found) if found[name]}
    return {"changes": len(changes), **counted}
