"""The score card of a model: built-in changes with a known meaning, what the model made of them, what the verifier caught."""

from core.analysis.scorecard.cases import cases, sampled
from core.analysis.scorecard.run import score

__all__ = ["cases", "sampled", "score"]
