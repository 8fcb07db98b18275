"""What was said to a model and what it answered, word for word: the evidence of an analysis."""

from dataclasses import dataclass

from core.model.analysis import Analysis


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """One call. `task` names the prompt; `failure`: the word of the failure table where the answer could not be used."""

    task: str
    system: str
    user: str
    answer: str
    failure: str = ""
    prompt_tokens: int = 0
    answer_tokens: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldAnalysis(Analysis):
    """An analysis as it is stored: with its exchanges, which only the evidence pack reads; to all others it is the analysis."""

    exchanges: tuple[Exchange, ...] = ()
