"""What Sverka needs from outside, as small protocols. Each has an in-memory version that is shipped and tested alike."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from core.model.document import Document


class Clock(Protocol):
    """The time, so that tests may move it."""

    def now(self) -> datetime:
        """The time in UTC, with its zone."""
        ...


class BlobStore(Protocol):
    """Bytes kept by the sha256 of their content (64 hex digits)."""

    def put(self, data: bytes) -> str: ...

    def get(self, digest: str) -> bytes:
        """Raises NotFound."""
        ...

    def delete(self, digest: str) -> None: ...

    def delete_unused(self, digest: str, since: datetime) -> bool:
        """Deletes a blob that was last put before that time. Whoever puts it again meanwhile keeps it. Answers whether."""
        ...

    def __contains__(self, digest: str) -> bool: ...

    def digests(self) -> Iterator[str]:
        """The sha256 of everything that is kept, in hex, in order; what is put or deleted meanwhile may be missing."""
        ...


class JobQueue(Protocol):
    """Wakes a worker. It owns nothing: what is owed stands in the database."""

    def wake(self, kind: str, job_id: str, arguments: tuple[str, ...], priority: int) -> None:
        """Raises QueueUnavailable within two seconds where the broker is away."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class PartState:
    """One line of the system's status. `state`: running, stopped, unknown, degraded. `since`: ISO 8601 or None."""

    state: str
    since: str | None
    detail: str


class Probe(Protocol):
    """Says how a part outside core is (Redis, worker)."""

    def state(self) -> dict[str, PartState]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """`revisions`: "accepted" or "rejected". `password` opens an encrypted file and is never stored or logged."""

    revisions: str = "accepted"
    password: str | None = None


class Reader(Protocol):
    """Turns one format's bytes into a Document. Raises an InputError; anything else is a bug that the sandbox reports."""

    def __call__(self, data: bytes, *, name: str, options: ReadOptions) -> Document: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelInfo:
    """What the server says of a model; `embeds`: it makes vectors, not text. `context`: tokens of its window; `token_bytes`: of
    memory that each of them takes, 0 where the model does not say. Sizes in bytes."""

    name: str
    digest: str
    size: int
    context: int
    quantisation: str = ""
    parameters: str = ""
    embeds: bool = False
    token_bytes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """A model in the server's memory: the bytes that it takes with its window, and how many of them lie on a graphics card."""

    name: str
    size: int
    on_card: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelRequest:
    """`schema` is the JSON Schema that the answer must fit. `think`: None leaves the field out."""

    model: str
    system: str
    user: str
    schema: dict[str, Any]
    num_ctx: int
    num_predict: int
    think: bool | None = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelAnswer:
    """`prompt_tokens` and `answer_tokens` as the server counted them. `finished` is False where the window cut it."""

    text: str
    prompt_tokens: int
    answer_tokens: int
    finished: bool


class LanguageModel(Protocol):
    """What an analysis needs of a model's server."""

    def models(self) -> list[ModelInfo]:
        """Raises ModelUnavailable."""
        ...

    def show(self, model: str) -> ModelInfo:
        """Raises ModelUnavailable, ModelMissing."""
        ...

    def ask(self, request: ModelRequest, cancelled: Callable[[], bool]) -> ModelAnswer:
        """Streams; closes the stream as soon as `cancelled` says so. Raises a ModelError."""
        ...


class ModelServer(LanguageModel, Protocol):
    """What the models page needs besides."""

    def version(self) -> str:
        """Such as "0.24.0". Raises ModelUnavailable."""
        ...

    def loaded(self) -> dict[str, Loaded]:
        """The models that are in memory now, by digest. Raises ModelUnavailable."""
        ...

    def delete(self, name: str) -> None:
        """Raises ModelUnavailable, ModelMissing."""
        ...

    def embed(self, model: str, texts: Sequence[str]) -> list[list[float]]:
        """A vector for each text. Raises ModelError."""
        ...
