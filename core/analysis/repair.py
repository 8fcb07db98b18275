"""Sentences that failed their check, sent back to the model once, each with what to mend."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from core.analysis.asking import Asker, Reply
from core.analysis.budget import ANSWER_PER_CHANGE, Budget
from core.analysis.draft import RISK, WHY, Draft
from core.analysis.failures import Failure
from core.analysis.prompts import ADVICE
from core.analysis.verify import Checked, Fault, Verifier

_TOO_MUCH: Final = frozenset({Failure.CONTEXT, Failure.TRUNCATED, Failure.UNFINISHED})
_HALVED: Final = 2
"""How often what was too much for the model is halved: a model that babbles is not asked of each sentence alone."""
_LONGEST: Final = 400
"""Characters of a failed sentence that are shown again."""

Failed = Sequence[tuple[Draft, Checked]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """`lines`: those of the prompt that drafts are about; `ids`: the prompt's ids (C1) to those of changes."""

    verifier: Verifier
    asker: Asker
    lines: Callable[[Sequence[Draft]], Sequence[str]]
    ids: Mapping[str, str]

    def of(self, failed: Failed, halved: int = 0) -> dict[int, Draft]:
        """The new sentences by the place of the old one; one that the model passes over is missing. What does not fit the window
        beside its answer is asked in halves, and so is what proved too much. Raises Stopped, ModelError."""
        data = [*self.lines([draft for draft, _ in failed]), *self._items(failed)]
        if len(failed) > 1 and not self._fits(data, len(failed)):
            return self._halves(failed, halved)
        reply = self.asker.ask("repair", data)
        if reply.failure in _TOO_MUCH and len(failed) > 1 and halved < _HALVED:
            return self._halves(failed, halved + 1)
        return self._drafts(reply, failed)

    def _halves(self, failed: Failed, halved: int) -> dict[int, Draft]:
        half = len(failed) // 2
        second = self.of(failed[half:], halved)
        return {**self.of(failed[:half], halved), **{half + at: draft for at, draft in second.items()}}

    def _fits(self, data: Sequence[str], sentences: int) -> bool:
        """A sentence takes half of what a change's answer does."""
        budget = Budget(num_ctx=self.asker.num_ctx, language=self.asker.language)
        asked = budget.tokens(self.asker.fixed) + sum(budget.tokens(line) for line in data)
        answer = sentences * ANSWER_PER_CHANGE[self.asker.language] // 2
        return asked <= budget.prompt and answer <= budget.answer

    def _items(self, failed: Failed) -> list[str]:
        names = {change: name for name, change in self.ids.items()}
        advice = ADVICE[self.asker.language]
        found = []
        for i, (draft, checked) in enumerate(failed, start=1):
            item: dict[str, object] = {"id": f"F{i}", "text": draft.text[:_LONGEST]}
            item["changes"] = [names.get(change, change) for change in draft.changes]
            item["failed"] = [advice[reason] for reason in checked.reasons]
            if Fault.UNKNOWN_WORD.value in checked.reasons:
                item["not_in_data"] = self.verifier.unknown_words(draft)
            if draft.role in (WHY, RISK):
                item["why"] = True
            found.append(json.dumps(item, ensure_ascii=False))
        return found

    def _drafts(self, reply: Reply, failed: Failed) -> dict[int, Draft]:
        found: dict[int, Draft] = {}
        for sentence in reply.answer.sentences if reply.answer is not None else ():
            number = sentence.id[1:]
            if sentence.id[:1] != "F" or not number.isdigit() or not 0 < int(number) <= len(failed):
                continue
            draft, _ = failed[int(number) - 1]
            found[int(number) - 1] = Draft(
                text=sentence.text,
                changes=tuple(dict.fromkeys(self.ids.get(one, one) for one in sentence.changes)) or draft.changes,
                quotes=tuple(quote.cited() for quote in sentence.quotes) or draft.quotes,
                significance=draft.significance,
                role=draft.role,
            )
        return found
