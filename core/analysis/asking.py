"""One question to the model, with the failure table's answers; what cannot be answered comes back as a failure, not an error."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from core.analysis.answers import parsed
from core.analysis.budget import ANSWER_SHARE, was_cut
from core.analysis.failures import Failure, answer_to
from core.analysis.options import AnalysisOptions, Tools
from core.analysis.prompts import LONGEST_TASK, SCHEMAS, fenced, system_prompt
from core.analysis.transcript import Transcript
from core.errors import ModelError
from core.model.exchange import Exchange
from core.ports import ModelAnswer, ModelInfo, ModelRequest


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """`answer` is the parsed shape, None where `failure` says why not. `prompt_tokens` as the server counted them."""

    answer: Any = None
    failure: Failure | None = None
    prompt_tokens: int = 0
    answer_tokens: int = 0


@dataclass(slots=True, kw_only=True)
class Asker:
    """Puts questions to one model. `think` is the mode that worked last."""

    model: str
    language: str
    num_ctx: int
    tools: Tools
    think: bool | None = False
    transcript: Transcript = field(init=False)

    def __post_init__(self) -> None:
        self.transcript = Transcript(heard=self.tools.heard)

    @classmethod
    def of(cls, info: ModelInfo, tools: Tools, options: AnalysisOptions) -> "Asker":
        """Asks the model of the options, in a window that is never above the model's own (`info`)."""
        num_ctx = min(options.num_ctx, info.context) if info.context else options.num_ctx
        return cls(model=options.model, language=options.language, num_ctx=num_ctx, tools=tools)

    @property
    def fixed(self) -> str:
        """What every prompt holds besides its lines, for the budget."""
        return system_prompt(self.language) + " " * max(400, LONGEST_TASK)

    def ask(self, task: str, lines: Sequence[str], question: str = "") -> Reply:
        """Raises Stopped, or the ModelErrors that end an analysis (server away, model missing)."""
        reply = self._once(task, lines, question, self.think)
        if reply.failure is None or not answer_to(reply.failure).other_mode:
            return reply
        other = None if self.think is False else False
        again = self._once(task, lines, question, other)
        if again.failure is None:
            self.think = other
        return again

    def _once(self, task: str, lines: Sequence[str], question: str, think: bool | None) -> Reply:
        user = self._fenced(task, lines, question)
        request = ModelRequest(
            model=self.model,
            system=system_prompt(self.language),
            user=user,
            schema=SCHEMAS[task],
            num_ctx=self.num_ctx,
            num_predict=max(64, int(self.num_ctx * ANSWER_SHARE)),
            think=think,
        )
        try:
            answer = self.tools.model.ask(request, self.tools.cancelled)
        except ModelError as error:
            self.transcript.add(_exchange(task, request, failure=Failure.of(error).value))
            return self._failed(error)
        reply = _reply(task, answer, len(request.system) + len(user), self.num_ctx)
        self.transcript.add(_exchange(task, request, answer, reply.failure.value if reply.failure is not None else ""))
        return reply

    def _fenced(self, task: str, lines: Sequence[str], question: str) -> str:
        mark = self.tools.mark()
        while any(mark in line for line in lines) or mark in question:
            mark = self.tools.mark()
        return fenced(task, self.language, lines, mark, question)

    @staticmethod
    def _failed(error: ModelError) -> Reply:
        failure = Failure.of(error)
        answer = answer_to(failure)
        if answer.ends and not answer.other_mode:
            raise error
        return Reply(failure=failure)


def _exchange(task: str, request: ModelRequest, answer: ModelAnswer | None = None, failure: str = "") -> Exchange:
    return Exchange(
        task=task,
        system=request.system,
        user=request.user,
        answer=answer.text if answer is not None else "",
        failure=failure,
        prompt_tokens=answer.prompt_tokens if answer is not None else 0,
        answer_tokens=answer.answer_tokens if answer is not None else 0,
    )


def _reply(task: str, answer: ModelAnswer, characters: int, num_ctx: int) -> Reply:
    counts = {"prompt_tokens": answer.prompt_tokens, "answer_tokens": answer.answer_tokens}
    if was_cut(characters, answer.prompt_tokens, num_ctx):
        return Reply(failure=Failure.TRUNCATED, **counts)
    if not answer.finished:
        return Reply(failure=Failure.UNFINISHED, **counts)
    if not answer.text.strip():
        return Reply(failure=Failure.EMPTY, **counts)
    found = parsed(task, answer.text)
    return Reply(answer=found, failure=None if found is not None else Failure.MALFORMED, **counts)
