"""The model's JSON, checked for its shape and nothing else. A foreign field is dropped, never shown."""

import json
import re
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from core.analysis.draft import Cited
from core.model.document import Side

_FENCE = re.compile(r"\A```(?:json)?\s*(.*?)\s*```\Z", re.DOTALL)


class _Shape(BaseModel):
    model_config = ConfigDict(extra="ignore", strict=True, frozen=True)


class QuoteAnswer(_Shape):
    """Words of one side, as the model says; whether they stand there is for the check."""

    side: Literal["old", "new"]
    text: str

    def cited(self) -> Cited:
        """The same as a draft has it."""
        return Cited(side=Side(self.side), text=self.text)


class ChangeAnswer(_Shape):
    """What is said of one change; `id` is the prompt's (C1), `why` may be empty."""

    id: str
    what: str
    why: str = ""
    significance: Literal["high", "medium", "low", "none"] = "none"
    quotes: list[QuoteAnswer] = []


class ChangesAnswer(_Shape):
    """To a batch of changes: of each that was asked about, in any order; some may lack."""

    changes: list[ChangeAnswer]


class RepairedSentence(_Shape):
    """A sentence that was sent back (F1), in other words; without `changes` and `quotes` it keeps its own."""

    id: str
    text: str
    changes: list[str] = []
    quotes: list[QuoteAnswer] = []


class RepairAnswer(_Shape):
    """To sentences that failed the check: those that the model wrote again."""

    sentences: list[RepairedSentence]


class SummarySentence(_Shape):
    """One of an overview; `from`: the ids (S1) of the checked sentences that it sums up."""

    role: Literal["summary", "key_point", "risk", "question", "table"]
    text: str
    sources: list[str] = Field(alias="from")


class SummaryAnswer(_Shape):
    """An overview of checked sentences."""

    sentences: list[SummarySentence]


class SectionTone(_Shape):
    """The tone of one section before and after, from -2 (harsh) to 2 (very friendly)."""

    id: str
    old: int = Field(ge=-2, le=2)
    new: int = Field(ge=-2, le=2)


class ToneAnswer(_Shape):
    """The tone of the sections that were asked about."""

    sections: list[SectionTone]


class VersionSentence(_Shape):
    """One about a single version; `changes`: the ids (C1) of the paragraphs that it is of."""

    role: Literal["summary", "key_point", "risk", "question", "table"]
    text: str
    changes: list[str]
    quotes: list[QuoteAnswer] = []


class VersionAnswer(_Shape):
    """Key points, risks and tables of a single version."""

    sentences: list[VersionSentence]


class AskSentence(_Shape):
    """One of the answer to a reader's question; `changes`: the ids (C1) of what it is of."""

    text: str
    changes: list[str]
    quotes: list[QuoteAnswer] = []


class AskAnswer(_Shape):
    """To a question; `answered` false: the data hold no answer, and the list is empty."""

    answered: bool
    sentences: list[AskSentence] = []


SHAPES: dict[str, type[_Shape]] = {
    "changes": ChangesAnswer,
    "repair": RepairAnswer,
    "summary": SummaryAnswer,
    "tone": ToneAnswer,
    "version": VersionAnswer,
    "ask": AskAnswer,
}


def parsed_as_any(text: str) -> bool:
    """Whether an answer is of the shape of any task."""
    return any(parsed(task, text) is not None for task in SHAPES)


def parsed(task: str, text: str) -> Any:
    """The answer as its shape, or None where it is no JSON, or of another shape. A Markdown fence around it is taken off."""
    fence = _FENCE.match(text.strip())
    try:
        return SHAPES[task].model_validate(json.loads(fence[1] if fence else text))
    except (ValueError, ValidationError, RecursionError):
        return None
