"""The score card of a model: built-in changes with a known meaning, what the model made of them, what the verifier caught."""

from core.analysis.scorecard.card import ScoreCard, score

__all__ = ["ScoreCard", "score"]
