"""Analyses: the model's work on one comparison."""

from core.model.analysis import Analysis
from core.model.record import AnalysisRecord, User
from core.service.base import UseCases


class Analyses(UseCases):
    def start_analysis(
        self,
        user: User,
        comparison_id: str,
        model: str | None = None,
        language: str = "ru",
        options: dict[str, str] | None = None,
    ) -> AnalysisRecord:
        """Queues an analysis (`model` None: that of the settings, or the first one installed when it runs). It may be asked for
        while no model answers. Raises NotFound, QuotaExceeded."""
        raise NotImplementedError

    def analyses(self, user: User, comparison_id: str | None = None, limit: int = 50) -> list[AnalysisRecord]:
        """Of one comparison, or all of the user's; the latest first."""
        raise NotImplementedError

    def analysis(self, user: User, analysis_id: str) -> AnalysisRecord:
        """Raises NotFound."""
        raise NotImplementedError

    def analysis_result(self, user: User, analysis_id: str) -> Analysis | None:
        """What is ready, also while it runs; None where nothing is yet."""
        raise NotImplementedError
