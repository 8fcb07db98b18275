"""Reports: files made from a comparison."""

from core.model.record import ReportFile, ReportRecord, User
from core.service.base import UseCases


class Reports(UseCases):
    def start_report(
        self,
        user: User,
        comparison_id: str,
        format: str | None = None,
        options: dict[str, str] | None = None,
        analysis_id: str | None = None,
        language: str | None = None,
    ) -> ReportRecord:
        """Queues a report (`format` None: that of the settings). Options, all optional: "lanes" (names joined by commas), "least"
        (a significance), "changes" (ids joined by commas), "with_model" ("yes" or "no"), "heading", "author".
        Raises NotFound, ValidationError for an unknown format or option."""
        raise NotImplementedError

    def reports(self, user: User, comparison_id: str | None = None, limit: int = 100) -> list[ReportRecord]:
        """The latest first."""
        raise NotImplementedError

    def report(self, user: User, report_id: str) -> ReportRecord:
        """Raises NotFound."""
        raise NotImplementedError

    def report_bytes(self, user: User, report_id: str) -> ReportFile:
        """The file for the download; written to the audit. Raises NotFound where it is not made yet."""
        raise NotImplementedError

    def report_preview(self, user: User, report_id: str) -> ReportFile:
        """The same bytes for showing on a page: no download is written to the audit."""
        raise NotImplementedError

    def delete_report(self, user: User, report_id: str) -> None:
        """Raises NotFound."""
        raise NotImplementedError
