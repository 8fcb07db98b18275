"""The stages that do the work, as the service calls them. Each is imported when it is first needed."""

from collections.abc import Callable
from dataclasses import dataclass

from core.model.analysis import Analysis
from core.model.comparison import Comparison, Deadline, Options
from core.model.document import Document
from core.ports import LanguageModel, ReadOptions


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalysisWork:
    """One analysis to do. `answer` and `keep`: what the model said to a question before, by the sha256 of the question.
    `ready` is told what there is so far, after each batch; `cancelled` is asked between tokens."""

    comparison: Comparison
    old: Document
    new: Document
    model: LanguageModel
    name: str
    language: str
    options: dict[str, str]
    answer: Callable[[str], bytes | None]
    keep: Callable[[str, bytes], None]
    ready: Callable[[Analysis], None]
    cancelled: Callable[[], bool]


def read_in_sandbox(data: bytes, name: str, options: ReadOptions) -> Document:
    """Raises an InputError."""
    from core.intake import read

    return read(data, name, options)


def compare_documents(old: Document, new: Document, options: Options, deadline: Deadline) -> Comparison:
    from core.comparison import compare

    return compare(old, new, options, deadline)


def analyse_changes(work: AnalysisWork) -> Analysis:
    """Raises a ModelError."""
    from core.analysis import analyse

    return analyse(work)


def ollama_at(url: str) -> LanguageModel:
    from core.analysis.ollama import Ollama

    return Ollama(url)


def pull_from_ollama(url: str, name: str, progress: Callable[[int, int], None]) -> None:
    """`progress` is told bytes done and in all. Raises a ModelError."""
    from core.analysis.ollama import pull

    pull(url, name, progress)


@dataclass(frozen=True, slots=True, kw_only=True)
class Engines:
    """What can be replaced in a test: the sandboxed reader, the comparison, the analysis, the model's client by address."""

    read: Callable[[bytes, str, ReadOptions], Document] = read_in_sandbox
    compare: Callable[[Document, Document, Options, Deadline], Comparison] = compare_documents
    analyse: Callable[[AnalysisWork], Analysis] = analyse_changes
    model: Callable[[str], LanguageModel] = ollama_at
    pull: Callable[[str, str, Callable[[int, int], None]], None] = pull_from_ollama
