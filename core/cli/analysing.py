"""The model's part on the command line: progress on standard error, the analysis in the outputs."""

import sys

from core.analysis import AnalysisOptions, Sources, Tools, analyse
from core.analysis.ollama import Ollama
from core.analysis.transcript import Heard, deaf
from core.comparison.judge.values.find import find_values
from core.config import read_config
from core.errors import ModelMissing
from core.model.analysis import Analysis
from core.model.comparison import Comparison
from core.model.document import Document


def analyse_here(
    comparison: Comparison, old: Document, new: Document, name: str | None, language: str, heard: Heard = deaf
) -> Analysis:
    """Lets the named model (or the first that is installed) read every change. Raises a ModelError."""
    ollama = Ollama(read_config().ollama_url)
    installed = [model.name for model in ollama.models()]
    chosen = name or (installed[0] if installed else None)
    if chosen is None:
        raise ModelMissing(model="qwen2.5:3b")
    tools = Tools(model=ollama, find_values=find_values, heard=heard)
    return analyse(Sources(comparison, old, new), tools, AnalysisOptions(model=chosen, language=language), progress)


def progress(stage: str, done: int, total: int) -> None:
    """One line of standard error, written over itself until the stage is done."""
    print(f"\r{stage}: {done}/{total}", end="" if done < total else "\n", file=sys.stderr, flush=True)
