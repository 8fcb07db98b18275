"""What can go wrong with the model, and the answer to each: one table, used by the code, printed in docs/analysis.md."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from core.errors import (
    ModelBusy,
    ModelContext,
    ModelError,
    ModelMalformed,
    ModelMissing,
    ModelSilent,
    ModelUnavailable,
)


class Failure(StrEnum):
    """One way in which a call to the model fails."""

    REFUSED = "refused"
    BUSY = "busy"
    MISSING = "missing"
    CONTEXT = "context"
    REJECTED = "rejected"
    CUT = "cut"
    SILENT = "silent"
    EMPTY = "empty"
    MALFORMED = "malformed"
    UNFINISHED = "unfinished"
    TRUNCATED = "truncated"

    @classmethod
    def of(cls, error: ModelError) -> "Failure":
        """The failure that an error of the port stands for."""
        return next((failure for kind, failure in _OF_ERROR if isinstance(error, kind)), cls.REJECTED)


_OF_ERROR: Final[tuple[tuple[type[ModelError], Failure], ...]] = (
    (ModelUnavailable, Failure.REFUSED),
    (ModelBusy, Failure.BUSY),
    (ModelMissing, Failure.MISSING),
    (ModelContext, Failure.CONTEXT),
    (ModelSilent, Failure.SILENT),
    (ModelMalformed, Failure.CUT),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """`waits`: the client tries again after a pause. `other_mode`: asked once more with the other `think`. `splits`: the
    batch is halved; a single change that fails still is listed as not analysed. `ends`: the analysis ends with this error."""

    seen: str
    waits: bool = False
    other_mode: bool = False
    splits: bool = False
    ends: bool = False


TABLE: Final[dict[Failure, Answer]] = {
    Failure.REFUSED: Answer(seen="connection refused or reset, status 5xx, an error line in the stream", waits=True, ends=True),
    Failure.BUSY: Answer(seen="status 503 or 429: the server's queue is full", waits=True, ends=True),
    Failure.MISSING: Answer(seen="status 404: the model is not installed", ends=True),
    Failure.CONTEXT: Answer(seen="status 400: the input exceeds the context length", splits=True),
    Failure.REJECTED: Answer(seen="any other status 400, such as a model without `think`", other_mode=True, ends=True),
    Failure.CUT: Answer(seen="a cut line, or a stream that ends without `done: true`", waits=True, splits=True),
    Failure.SILENT: Answer(seen="no token for 120 s", splits=True),
    Failure.EMPTY: Answer(seen="an empty answer, in `content` and in `thinking`", other_mode=True, splits=True),
    Failure.MALFORMED: Answer(seen="invalid JSON, or a schema ignored", other_mode=True, splits=True),
    Failure.UNFINISHED: Answer(seen="`done_reason: length`, or endless repetition (the stream is closed)", splits=True),
    Failure.TRUNCATED: Answer(seen="a `prompt_eval_count` that does not fit the text that was sent", splits=True),
}


def answer_to(failure: Failure) -> Answer:
    """What is done about a failure: wait, other mode, split or end; one row of `TABLE` for each, none lacks."""
    return TABLE[failure]
