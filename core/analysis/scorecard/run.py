"""A model is given the built-in changes, half of them Russian, half English, and judged by what is known of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from core.analysis.context import Sources
from core.analysis.engine import analyse
from core.analysis.options import AnalysisOptions, Progress, Tools, untold
from core.analysis.prompts import PROMPT_VERSION
from core.analysis.scorecard.cases import Case, cases, documents
from core.analysis.scorecard.counted import Cost, Counted
from core.analysis.scorecard.known import is_false, says_points
from core.analysis.stop import Stopped
from core.analysis.verify import VERIFIER_VERSION
from core.model.analysis import Analysis, AnalysisStatus, Origin, Statement, Verdict
from core.model.change import Change, Significance
from core.model.comparison import Comparison
from core.model.document import Document
from core.model.scorecard import ScoreCard
from core.ports import ModelInfo

Compare = Callable[[Document, Document], Comparison]
_UNFOUNDED = frozenset({"wrong citation", "wrong quote", "no citation", "no quote or value of a cited change"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """One built-in change and what was said of it. `level`: the significance that the model itself gave, None for none."""

    case: Case
    said: tuple[Statement, ...]
    level: Significance | None


def score(
    model: str,
    compare: Compare,
    tools: Tools,
    *,
    chosen: Sequence[Case] = (),
    progress: Progress = untold,
) -> ScoreCard:
    """`chosen`: a sample of the built-in changes, else all. A run that was stopped goes on from the tools' cache. Once they are
    cancelled it raises Stopped; where nothing that was answered since could be kept, so that to go on would be to begin anew,
    what was found out is the card, `stopped`, and what was not read counts as not said. Raises ModelError."""
    asked = tuple(chosen) or cases()
    info = tools.model.show(model)
    counted = Counted(tools.model, tools.cache)
    counting = replace(tools, model=counted, cache=counted)
    reads: list[Read] = []
    analyses: list[Analysis] = []
    stopped = False
    for language in ("ru", "en"):
        own = tuple(case for case in asked if case.language == language)
        done = len(reads)

        def told(stage: str, number: int, of: int, before: int = done) -> None:
            progress("scoring", before + number, len(asked))

        if own and not stopped:
            options = AnalysisOptions(model=model, language=language, summary=False, tone=False)
            found, analysis = _read(own, options, compare, counting, told)
            reads.extend(found)
            analyses.append(analysis)
            stopped = analysis.status is AnalysisStatus.CANCELLED
            if stopped and not counted.in_vain:
                raise Stopped
        elif own:
            reads.extend(Read(case=case, said=(), level=None) for case in own)
    whole = len(asked) == len(cases()) and not stopped
    return _card(info, reads, analyses, counted.cost, whole=whole, stopped=stopped)


def _read(
    own: tuple[Case, ...], options: AnalysisOptions, compare: Compare, tools: Tools, progress: Progress
) -> tuple[list[Read], Analysis]:
    old, new = documents(own)
    comparison = compare(old, new)
    analysis = analyse(Sources(_unrated(comparison), old, new), tools, options, progress)
    return _matched(own, comparison, analysis), analysis


def _unrated(comparison: Comparison) -> Comparison:
    """Without the rules' significance: what is left is the model's own."""
    changes = tuple(replace(change, significance=Significance.NONE) for change in comparison.changes)
    return replace(comparison, changes=changes)


def _matched(own: tuple[Case, ...], comparison: Comparison, analysis: Analysis) -> list[Read]:
    """Each case with what was said of its changes, found by their section."""
    by_section: dict[str, list[Change]] = {}
    for change in comparison.changes:
        by_section.setdefault((change.new or change.old)[0].section[0], []).append(change)
    found = []
    for number, case in enumerate(own, start=1):
        ids = {change.id for change in by_section[f"{number}. {case.section}"]}
        said = tuple(one for one in analysis.statements if ids & set(one.changes))
        levels = [one.significance for one in said if one.significance is not None and one.verdict is not Verdict.QUARANTINED]
        found.append(Read(case=case, said=said, level=max(levels, key=lambda one: one.rank, default=None)))
    return found


def _card(
    info: ModelInfo, reads: Sequence[Read], analyses: Sequence[Analysis], cost: Cost, *, whole: bool, stopped: bool
) -> ScoreCard:
    matter = [one for one in reads if one.case.least.rank >= Significance.MEDIUM.rank]
    told = sum(says_points(one.case, one.said) for one in matter)
    right = sum(one.level is not None and one.level.rank >= one.case.least.rank for one in reads)
    above = sum(one.level is not None and one.level.rank > one.case.least.rank for one in reads)
    statements = [one for analysis in analyses for one in analysis.statements if one.origin is Origin.MODEL]
    founded = sum(not _UNFOUNDED & set(one.reasons) for one in statements)
    false = [said for one in reads for said in one.said if is_false(one.case, said)]
    changes, done = max(1, len(reads)), sum(analysis.analysed for analysis in analyses)
    paid = max(1, done if stopped else changes)
    return ScoreCard(
        model=info.name,
        digest=info.digest,
        changes=len(reads),
        russian=sum(one.case.language == "ru" for one in reads),
        english=sum(one.case.language == "en" for one in reads),
        recall=round(told / max(1, len(matter)), 4),
        significance=round(right / changes, 4),
        overrated=round(above / changes, 4),
        citations=round(founded / max(1, len(statements)), 4),
        caught=sum(one.verdict is Verdict.QUARANTINED for one in false),
        missed=sum(one.verdict is not Verdict.QUARANTINED for one in false),
        json_valid=round(cost.valid / max(1, cost.answers), 4),
        verified=sum(one.verdict is Verdict.VERIFIED for one in statements),
        repaired=sum(one.verdict is Verdict.REPAIRED for one in statements),
        quarantined=sum(one.verdict is Verdict.QUARANTINED for one in statements),
        not_analysed=len(reads) - done if stopped else sum(len(analysis.not_analysed) for analysis in analyses),
        seconds=round(cost.seconds / paid, 3),
        tokens=round(cost.tokens / paid, 1),
        whole=whole,
        verifier=VERIFIER_VERSION,
        prompt_version=PROMPT_VERSION,
        answers=cost.answers,
        stopped=stopped,
    )
