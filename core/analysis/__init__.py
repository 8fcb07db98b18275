"""A Comparison to statements: every change read by the model, every sentence checked. Pure but for the model's port."""

from core.analysis.cache import BatchCache, MemoryCache
from core.analysis.code import analyse_without_model
from core.analysis.engine import analyse
from core.analysis.options import AnalysisOptions, Tools

__all__ = ["AnalysisOptions", "BatchCache", "MemoryCache", "Tools", "analyse", "analyse_without_model"]
