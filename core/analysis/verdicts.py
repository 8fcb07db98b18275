"""Drafts to statements: checked, sent back once, then quarantined."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from core.analysis.asking import Asker
from core.analysis.context import in_table
from core.analysis.draft import RISK, WHY, Draft
from core.analysis.repair import Repair
from core.analysis.verify import Checked, Verifier
from core.model.analysis import CONCLUSION, Origin, Rates, Statement, Verdict
from core.model.change import Change, Significance

TABLE = "table"
"""The role of a sentence about what stands in tables."""


def statement_of(draft: Draft, checked: Checked, verdict: Verdict, rules: Mapping[str, Change]) -> Statement:
    """The significance of the rules is the least; a sentence that did not pass raises nothing."""
    least = max((rules[one].significance for one in draft.changes if one in rules), key=_rank, default=Significance.NONE)
    raised = draft.significance if verdict is not Verdict.QUARANTINED and draft.significance is not None else least
    return Statement(
        text=" ".join(draft.text.split()),
        origin=Origin.MODEL,
        changes=draft.changes,
        quotes=checked.quotes,
        significance=max(least, raised, key=_rank),
        verdict=verdict,
        reasons=checked.reasons,
        role=_role(draft, rules),
    )


def _role(draft: Draft, rules: Mapping[str, Change]) -> str:
    """What the sentence is filed under: what cites nothing in a table is no word about tables, whatever the model calls it."""
    if draft.role == TABLE and not any(in_table(rules[one]) for one in draft.changes if one in rules):
        return "key_point"
    return "change" if draft.role == WHY else draft.role


def conclusion_of(draft: Draft, checked: Checked, rules: Mapping[str, Change]) -> Statement:
    """Shown as an interpretation; it raises nothing. A risk stays among the risks."""
    stated = statement_of(replace(draft, significance=None), checked, Verdict.VERIFIED, rules)
    return replace(stated, role=RISK if draft.role == RISK else CONCLUSION, interpreted=draft.role == RISK, reasons=())


def _rank(significance: Significance) -> int:
    return significance.rank


@dataclass(frozen=True, slots=True, kw_only=True)
class Judge:
    """Checks drafts; what fails goes back to the model once, with the lines that it is about."""

    verifier: Verifier
    rules: Mapping[str, Change]

    def statements(
        self, drafts: Sequence[Draft], asker: Asker, lines: Callable[[Sequence[Draft]], Sequence[str]], ids: Mapping[str, str]
    ) -> list[Statement]:
        """`ids`: the prompt's ids (C1) to those of changes. Raises Stopped, ModelError."""
        checked = [self.verifier.check(draft) for draft in drafts]
        failed = [i for i, one in enumerate(checked) if one.reasons and not self._concludes(drafts[i], one)]
        repair = Repair(verifier=self.verifier, asker=asker, lines=lines, ids=ids)
        mended = repair.of([(drafts[i], checked[i]) for i in failed]) if failed else {}
        again = {failed[at]: draft for at, draft in mended.items()}
        return [self._stated(draft, one, again.get(i)) for i, (draft, one) in enumerate(zip(drafts, checked, strict=True))]

    def _stated(self, draft: Draft, checked: Checked, mended: Draft | None) -> Statement:
        """The sentence as it passed, or its second form, or the first one set apart."""
        verdict = Verdict.VERIFIED
        for said, found in ((draft, checked), *(((mended, self.verifier.check(mended)),) if mended is not None else ())):
            if self._concludes(said, found):
                return conclusion_of(said, found, self.rules)
            if not found.reasons:
                return statement_of(said, found, verdict, self.rules)
            verdict = Verdict.REPAIRED
        return statement_of(draft, checked, Verdict.QUARANTINED, self.rules)

    def _concludes(self, draft: Draft, checked: Checked) -> bool:
        return draft.role in (WHY, RISK) and self.verifier.concludes(draft, checked)


def counted(statements: Sequence[Statement]) -> Rates:
    """How many of the model's sentences ended how; of a tone the model gives a number only, and code the sentence."""
    counted = [one for one in statements if one.origin is Origin.MODEL and one.role != "tone"]
    verdicts = [one.verdict for one in counted if not one.interprets]
    return Rates(
        verified=verdicts.count(Verdict.VERIFIED),
        repaired=verdicts.count(Verdict.REPAIRED),
        quarantined=verdicts.count(Verdict.QUARANTINED),
        interpreted=len(counted) - len(verdicts),
    )
