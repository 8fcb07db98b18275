"""The stages that do the work, as the service calls them. Each is imported when it is first needed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Protocol

from core.model.analysis import Analysis
from core.model.comparison import Comparison, Deadline, Options
from core.model.document import Document
from core.model.exchange import Exchange
from core.model.picture import PagePicture
from core.model.scorecard import ScoreCard
from core.ports import LanguageModel, ModelServer, ReadOptions
from core.service.graphics import card_bytes

if TYPE_CHECKING:
    from core.analysis import BatchCache, Tools
    from core.analysis.ollama import Ollama


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalysisWork:
    """One analysis to do, and what it is told and asked meanwhile.

    `cache` holds the results of batches, by the sha256 of what they depend on. `progress` is told stage, done, total;
    `ready` what there is so far, after each round of batches; `cancelled` is asked between tokens; `heard` is told every
    prompt and answer. `parallel`: requests at one time.
    """

    comparison: Comparison
    old: Document
    new: Document
    model: LanguageModel
    name: str
    language: str
    cache: "BatchCache"
    progress: Callable[[str, int, int], None]
    ready: Callable[[Analysis], None]
    cancelled: Callable[[], bool]
    heard: Callable[[Exchange], None]
    embed: Callable[[Sequence[str]], list[list[float]]] | None = None
    parallel: int = 1


def read_in_sandbox(data: bytes, name: str, options: ReadOptions, cancelled: Callable[[], bool] = lambda: False) -> Document:
    """Ends early where `cancelled` says so. Raises an InputError."""
    from core.intake import read

    return read(data, name, options, cancelled)


def open_in_sandbox(data: bytes, name: str, password: str) -> bytes:
    """The file without its password; empty where it has none. Raises an InputError."""
    from core.intake import open_locked

    return open_locked(data, name, password)


def draw_in_sandbox(data: bytes, name: str, page: int) -> PagePicture:
    """A page of a PDF, counted from 1. Raises an InputError."""
    from core.intake import draw

    return draw(data, name, page)


class Read(Protocol):
    """How a file is read."""

    def __call__(self, data: bytes, name: str, options: ReadOptions, cancelled: Callable[[], bool] = ...) -> Document: ...


def compare_documents(old: Document, new: Document, options: Options, deadline: Deadline, claimed: Document | None) -> Comparison:
    """`core.comparison.compare`, imported where a job needs it."""
    from core.comparison import compare

    return compare(old, new, options, deadline, claimed)


def analyse_changes(work: AnalysisWork) -> Analysis:
    """Raises a ModelError."""
    from core.analysis import AnalysisOptions, Sources, analyse

    options = AnalysisOptions(model=work.name, language=work.language, parallel=work.parallel)
    sources = Sources(work.comparison, work.old, work.new)
    return analyse(sources, _tools(work), options, work.progress, work.ready)


def _tools(work: AnalysisWork) -> "Tools":
    from core.analysis import Tools
    from core.comparison.judge.values.find import find_values

    return Tools(model=work.model, find_values=find_values, cache=work.cache, cancelled=work.cancelled, heard=work.heard)


def ask_changes(work: AnalysisWork, question: str) -> Analysis:
    """An answer from the comparison's changes and blocks; by meaning too where the server has a model of vectors. Raises a
    ModelError."""
    from core.analysis import AnalysisOptions, Sources
    from core.analysis.ask import ask

    options = AnalysisOptions(model=work.name, language=work.language)
    return ask(question, Sources(work.comparison, work.old, work.new), _tools(work), options, work.embed)


def describe_document(
    document: Document,
    model: LanguageModel,
    name: str,
    language: str,
    cache: "BatchCache",
    progress: Callable[[str, int, int], None],
    cancelled: Callable[[], bool],
) -> Analysis:
    """What stands in one version. Raises a ModelError."""
    from core.analysis import AnalysisOptions, Tools
    from core.analysis.describe import describe
    from core.comparison.judge.values.find import find_values

    options = AnalysisOptions(model=name, language=language)
    tools = Tools(model=model, find_values=find_values, cache=cache, cancelled=cancelled)
    return describe(document, tools, options, progress)


def score_model(
    model: LanguageModel,
    name: str,
    cache: "BatchCache",
    progress: Callable[[str, int, int], None],
    cancelled: Callable[[], bool],
) -> ScoreCard | None:
    """None where it was cancelled: what was answered is in the cache. Raises a ModelError."""
    from core.analysis import Tools
    from core.analysis.scorecard import score
    from core.analysis.stop import Stopped
    from core.comparison import compare
    from core.comparison.judge.values.find import find_values

    try:
        tools = Tools(model=model, find_values=find_values, cache=cache, cancelled=cancelled)
        return score(name, compare, tools, progress=progress)
    except Stopped:
        return None


@cache
def ollama_at(url: str) -> "Ollama":
    """One client a server and process: its connections are kept, and none is left open behind a page."""
    from core.analysis.ollama import Ollama

    return Ollama(url)


def pull_from_ollama(url: str, name: str, progress: Callable[[int, int], None], cancelled: Callable[[], bool]) -> None:
    """`progress` is told bytes done and in all. Raises a ModelError."""
    ollama_at(url).pull(name, progress, cancelled)


@dataclass(frozen=True, slots=True, kw_only=True)
class Engines:
    """What can be replaced in a test: the sandboxed reader, what opens files and draws pages there, the comparison, the analysis,
    the model's client by address."""

    read: Read = read_in_sandbox
    open: Callable[[bytes, str, str], bytes] = open_in_sandbox
    draw: Callable[[bytes, str, int], PagePicture] = draw_in_sandbox
    compare: Callable[[Document, Document, Options, Deadline, Document | None], Comparison] = compare_documents
    analyse: Callable[[AnalysisWork], Analysis] = analyse_changes
    ask: Callable[[AnalysisWork, str], Analysis] = ask_changes
    describe: Callable[..., Analysis] = describe_document
    score: Callable[..., ScoreCard | None] = score_model
    model: Callable[[str], ModelServer] = ollama_at
    card: Callable[[], int] = card_bytes
    pull: Callable[[str, str, Callable[[int, int], None], Callable[[], bool]], None] = pull_from_ollama
