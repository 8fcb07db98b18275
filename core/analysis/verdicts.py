"""Drafts to statements: checked, sent back once, then quarantined."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from core.analysis.asking import Asker
from core.analysis.context import in_table
from core.analysis.draft import Draft
from core.analysis.verify import Checked, Fault, Verifier
from core.model.analysis import CONCLUSION, Origin, Rates, Statement, Verdict
from core.model.change import Change, Significance

WHY = "why"
"""The role of a draft that says why a change matters: the only one that may be a conclusion."""
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
    """Shown apart, as an interpretation; it raises nothing."""
    stated = statement_of(replace(draft, significance=None), checked, Verdict.VERIFIED, rules)
    return replace(stated, role=CONCLUSION, reasons=())


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
        concluded = {i for i, one in enumerate(checked) if drafts[i].role == WHY and self.verifier.concludes(drafts[i], one)}
        failed = [i for i, one in enumerate(checked) if one.reasons and i not in concluded]
        repaired = self._sent_back([(drafts[i], checked[i]) for i in failed], asker, lines, ids) if failed else {}
        result = []
        for i, (draft, one) in enumerate(zip(drafts, checked, strict=True)):
            if i in concluded:
                result.append(conclusion_of(draft, one, self.rules))
                continue
            if not one.reasons:
                result.append(statement_of(draft, one, Verdict.VERIFIED, self.rules))
                continue
            new = repaired.get(failed.index(i))
            again = self.verifier.check(new) if new is not None else one
            verdict = Verdict.QUARANTINED if again.reasons else Verdict.REPAIRED
            shown = new if new is not None and not again.reasons else draft
            result.append(statement_of(shown, again if shown is new else one, verdict, self.rules))
        return result

    def _sent_back(
        self,
        failed: Sequence[tuple[Draft, Checked]],
        asker: Asker,
        lines: Callable[[Sequence[Draft]], Sequence[str]],
        ids: Mapping[str, str],
    ) -> dict[int, Draft]:
        names = {change: name for name, change in ids.items()}
        data = [*lines([draft for draft, _ in failed])]
        for i, (draft, checked) in enumerate(failed, start=1):
            cites = [names.get(change, change) for change in draft.changes]
            item = {"id": f"F{i}", "text": draft.text[:400], "changes": cites, "failed": checked.reasons}
            if Fault.UNKNOWN_WORD.value in checked.reasons:
                item["not_in_data"] = self.verifier.unknown_words(draft)
            data.append(json.dumps(item, ensure_ascii=False))
        reply = asker.ask("repair", data)
        found: dict[int, Draft] = {}
        for sentence in reply.answer.sentences if reply.answer is not None else ():
            number = sentence.id[1:]
            if sentence.id[:1] != "F" or not number.isdigit() or not 0 < int(number) <= len(failed):
                continue
            draft, _ = failed[int(number) - 1]
            found[int(number) - 1] = Draft(
                text=sentence.text,
                changes=tuple(dict.fromkeys(ids.get(one, one) for one in sentence.changes)) or draft.changes,
                quotes=tuple(quote.cited() for quote in sentence.quotes) or draft.quotes,
                significance=draft.significance,
                role=draft.role,
            )
        return found


def counted(statements: Sequence[Statement]) -> Rates:
    """How many of the model's sentences ended how; of a tone the model gives a number only, and code the sentence."""
    counted = [one for one in statements if one.origin is Origin.MODEL and one.role != "tone"]
    verdicts = [one.verdict for one in counted if one.role != CONCLUSION]
    return Rates(
        verified=verdicts.count(Verdict.VERIFIED),
        repaired=verdicts.count(Verdict.REPAIRED),
        quarantined=verdicts.count(Verdict.QUARANTINED),
        interpreted=len(counted) - len(verdicts),
    )
