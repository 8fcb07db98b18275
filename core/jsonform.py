"""The JSON of the contracts: frozen values to bytes and back, checked on the way in. Same value, same bytes."""

from typing import Any, TypeVar

import msgspec

from core.model.analysis import Analysis
from core.model.comparison import Comparison
from core.model.document import Document
from core.model.scorecard import ScoreReport

T = TypeVar("T")
_encoder = msgspec.json.Encoder()


def encode(value: object) -> bytes:
    """UTF-8 JSON of a frozen value, in the order of its fields."""
    return _encoder.encode(value)


def decode(data: bytes, kind: type[T]) -> T:
    """The value that `encode` wrote. Raises msgspec.ValidationError where the JSON is of another shape."""
    return msgspec.json.decode(data, type=kind)


def plain(value: object) -> Any:
    """The same as dicts, lists and strings; `analysis` is left out of a comparison that has none."""
    built = msgspec.to_builtins(value)
    if isinstance(value, Comparison) and value.analysis is None:
        built.pop("analysis")
    return built


def publish(value: Document | Comparison | Analysis | ScoreReport) -> bytes:
    """What the command line and the reports write: UTF-8, indented, ending in a line feed."""
    return msgspec.json.format(_encoder.encode(plain(value)), indent=1) + b"\n"
