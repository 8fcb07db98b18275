"""The lines of one prompt, numbered C1, C2, …, and what each is about: so the ids of an answer are turned back."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.analysis.answers import AskSentence, VersionSentence
from core.analysis.draft import Draft


@dataclass(frozen=True, slots=True)
class Numbered:
    """`about[i]` is the id of the change or block of `lines[i]`; one that is read in windows has several lines."""

    about: Sequence[str]
    lines: Sequence[str]

    @property
    def ids(self) -> dict[str, str]:
        """The prompt's ids to those of changes and blocks."""
        return {f"C{i}": one for i, one in enumerate(self.about, start=1)}

    def cited_by(self, drafts: Sequence[Draft]) -> list[str]:
        """The lines that the drafts are about: what a sentence is put right by."""
        wanted = {change for draft in drafts for change in draft.changes}
        return [line for one, line in zip(self.about, self.lines, strict=True) if one in wanted]

    def draft(self, sentence: AskSentence | VersionSentence, role: str) -> Draft:
        """An id that the prompt did not have stays as the model wrote it: the check finds it."""
        ids = self.ids
        return Draft(
            text=sentence.text,
            changes=tuple(dict.fromkeys(ids.get(one, one) for one in sentence.changes)),
            quotes=tuple(quote.cited() for quote in sentence.quotes),
            role=role,
        )
