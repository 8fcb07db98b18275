"""What an analysis is asked to do, and what it is given to work with."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field

from core.analysis.cache import BatchCache, MemoryCache
from core.analysis.transcript import Heard, deaf
from core.limits import OLLAMA_NUM_CTX
from core.model.change import Found
from core.ports import LanguageModel

FindValues = Callable[[str], tuple[Found, ...]]
"""Typed values of a text; the comparison's own `find_values`, so that both read a sentence alike."""

Progress = Callable[[str, int, int], None]
"""Stage (changes, summary, tone), done, total."""


def untold(stage: str, done: int, total: int) -> None:
    """Where nobody asks how far it is."""


def uncancelled() -> bool:
    """Where nobody stops it."""
    return False


def new_mark() -> str:
    """64 random bits around the document's text in a prompt: who wrote the document cannot know them."""
    return secrets.token_hex(8)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """What an analysis works with: whom it asks, what reads values, where batches are kept, who can stop it.

    `cancelled` is asked between tokens; once it answers True the model's stream is closed. It may raise instead; what it
    raises passes through. `mark` gives the fence of one call; it takes no part in the key of the cache. `heard` is told
    every prompt and answer.
    """

    model: LanguageModel
    find_values: FindValues
    cache: BatchCache = field(default_factory=MemoryCache)
    cancelled: Callable[[], bool] = field(default=uncancelled)
    mark: Callable[[], str] = field(default=new_mark)
    heard: Heard = field(default=deaf)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalysisOptions:
    """`model` is the installed name; `language` "ru" or "en"; `num_ctx` tokens of the window, never above the model's own.

    `parallel`: requests at one time, as OLLAMA_NUM_PARALLEL of the server allows. `summary`, `tone`: ask for them too.
    """

    model: str
    language: str = "ru"
    num_ctx: int = OLLAMA_NUM_CTX
    parallel: int = 1
    summary: bool = True
    tone: bool = True
