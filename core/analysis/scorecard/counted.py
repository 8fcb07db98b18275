"""What the answers cost, kept beside the batches: a run that goes on after a stop counts as if it had never stopped."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from core.analysis.answers import parsed_as_any
from core.analysis.cache import BatchCache, key_of
from core.jsonform import decode, encode
from core.ports import LanguageModel, ModelAnswer, ModelInfo, ModelRequest


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Of some answers. `valid`: of the asked shape."""

    answers: int = 0
    valid: int = 0
    tokens: int = 0
    seconds: float = 0.0

    def __add__(self, other: "Cost") -> "Cost":
        return Cost(
            answers=self.answers + other.answers,
            valid=self.valid + other.valid,
            tokens=self.tokens + other.tokens,
            seconds=self.seconds + other.seconds,
        )


class Counted:
    """The port and the cache at once: each batch that is stored is stored with what its answers cost."""

    def __init__(self, port: LanguageModel, kept: BatchCache) -> None:
        self._port, self._kept = port, kept
        self._since = self._kept_cost = Cost()
        self._answers = self._new = 0

    @property
    def cost(self) -> Cost:
        """Of all answers, those too after which nothing could be kept."""
        return self._kept_cost + self._since

    @property
    def in_vain(self) -> bool:
        """Whether this run had answers and could keep none of them: another run would get no further."""
        return self._new == 0 and self._answers > 0

    def models(self) -> list[ModelInfo]:
        """As the port says. Raises ModelUnavailable."""
        return self._port.models()

    def show(self, model: str) -> ModelInfo:
        """As the port says. Raises ModelUnavailable, ModelMissing."""
        return self._port.show(model)

    def ask(self, request: ModelRequest, cancelled: Callable[[], bool]) -> ModelAnswer:
        """As the port says, its tokens, seconds and shape counted. Raises what the port raises; what fails costs nothing."""
        started = time.monotonic()
        answer = self._port.ask(request, cancelled)
        valid = answer.finished and parsed_as_any(answer.text)
        tokens = answer.prompt_tokens + answer.answer_tokens
        self._answers += 1
        self._since += Cost(answers=1, valid=int(valid), tokens=tokens, seconds=time.monotonic() - started)
        return answer

    def get(self, key: str) -> bytes | None:
        """What was kept, with what it had cost when it was asked."""
        found = self._kept.get(key)
        paid = self._kept.get(_of(key)) if found is not None else None
        if paid is not None:
            self._kept_cost += decode(paid, Cost)
        return found

    def put(self, key: str, value: bytes) -> None:
        """Keeps a result, and with it the cost of all answers since the last one."""
        self._pay(key)
        self._kept.put(key, value)
        self._new += 1

    def note(self, key: str, value: bytes) -> None:
        """Keeps what brings the work no further; its cost is kept, too."""
        self._pay(key)
        self._kept.note(key, value)

    def _pay(self, key: str) -> None:
        self._kept.note(_of(key), encode(self._since))
        self._kept_cost += self._since
        self._since = Cost()


def _of(key: str) -> str:
    return key_of("cost", key)
