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
    side: Literal["old", "new"]
    text: str

    def cited(self) -> Cited:
        return Cited(side=Side(self.side), text=self.text)


class ChangeAnswer(_Shape):
    id: str
    what: str
    why: str = ""
    significance: Literal["high", "medium", "low", "none"] = "none"
    quotes: list[QuoteAnswer] = []


class ChangesAnswer(_Shape):
    changes: list[ChangeAnswer]


class RepairedSentence(_Shape):
    id: str
    text: str
    changes: list[str] = []
    quotes: list[QuoteAnswer] = []


class RepairAnswer(_Shape):
    sentences: list[RepairedSentence]


class SummarySentence(_Shape):
    role: Literal["summary", "key_point", "risk", "question", "table"]
    text: str
    sources: list[str] = Field(alias="from")


class SummaryAnswer(_Shape):
    sentences: list[SummarySentence]


class SectionTone(_Shape):
    id: str
    old: int = Field(ge=-2, le=2)
    new: int = Field(ge=-2, le=2)


class ToneAnswer(_Shape):
    sections: list[SectionTone]


class VersionSentence(_Shape):
    role: Literal["summary", "key_point", "risk", "question", "table"]
    text: str
    changes: list[str]
    quotes: list[QuoteAnswer] = []


class VersionAnswer(_Shape):
    sentences: list[VersionSentence]


class AskSentence(_Shape):
    text: str
    changes: list[str]
    quotes: list[QuoteAnswer] = []


class AskAnswer(_Shape):
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
