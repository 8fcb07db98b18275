"""The single checks of a sentence against the evidence of its changes, one noun a module. Each `hold` says whether it stands."""

from core.analysis.checks.scope import Scope

__all__ = ["Scope"]
