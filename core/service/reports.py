"""Reports: files made from a comparison."""

from collections.abc import Sequence
from itertools import chain, count
from typing import Any

import msgspec

from core.errors import BadSetting, NotReady
from core.limits import REPORTS_IN_ZIP
from core.locale import LANGUAGES
from core.model.comparison import Options
from core.model.job import JobKind
from core.model.record import ReportFile, ReportRecord, Settings, User
from core.reports import FORMATS, ReportOptions
from core.reports.packing import packed
from core.service.base import UseCases, owned_row, scope
from core.service.preferences import load_settings
from core.service.priority import Priority
from core.service.report_options import one_of, report_options
from core.storage import comparisons as rows
from core.storage import jobs as job_rows
from core.storage.tables import analyses, comparisons, reports


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
        (a significance), "changes" (ids joined by commas), "with_model" ("yes" or "no"), "heading", "author", "date" (ISO 8601)
        and "earlier" ("accepted" or "kept") of a redline's marks, "parts" (names joined by commas), "logo" (PNG as base64),
        "inputs" ("yes" or "no": whether the evidence pack holds the files).
        What is not given is taken from the template of the settings.
        Raises NotFound, BadSetting for an unknown format or option, NotReady."""
        with self.parts.database.write() as tx:
            owned_row(tx, user, comparisons, comparison_id)
            if job_rows.result_of(tx, comparison_id) is None:
                raise NotReady
            if analysis_id is not None and owned_row(tx, user, analyses, analysis_id).comparison_id != comparison_id:
                raise BadSetting(field="analysis")
            values = _chosen(load_settings(tx, self.parts.config, user.id), format, language, options or {})
            report_id = rows.add(
                tx,
                reports,
                comparison_id=comparison_id,
                analysis_id=analysis_id,
                owner_id=user.id,
                created=self.now,
                **values,
            )
            job = job_rows.NewJob(kind=JobKind.REPORT, user_id=user.id, subject=report_id, priority=Priority.NOW)
            ready = self._submit(tx, job)
            self._record(tx, user, "report.start", report_id, detail=values["format"])
        self._publish(ready)
        return self.report(user, report_id)

    def report_scope(self, user: User, comparison_id: str, options: dict[str, str] | None = None) -> ReportOptions:
        """What a report of the comparison shows: one made with these options, or (None) one that is asked for now and
        takes them from the template of the settings. Raises NotFound."""
        with self.parts.database.read() as tx:
            row = owned_row(tx, user, comparisons, comparison_id)
            chosen = load_settings(tx, self.parts.config, user.id).report_options if options is None else options
        return report_options(chosen, msgspec.convert(row.options, Options).lanes)

    def renew_report(self, user: User, report_id: str) -> ReportRecord:
        """A new version: the same format and options, the latest analysis and decisions. Raises NotFound, NotReady."""
        before = self.report(user, report_id)
        with self.parts.database.read() as tx:
            told = rows.latest_analysis(tx, before.comparison_id)
        return self.start_report(
            user,
            before.comparison_id,
            before.format,
            before.options,
            told or before.analysis_id,
            before.language,
        )

    def reports(self, user: User, comparison_id: str | None = None, limit: int = 100) -> list[ReportRecord]:
        """The latest first."""
        with self.parts.database.read() as tx:
            return rows.report_records(tx, self.now, owner_id=scope(user), comparison_id=comparison_id, limit=limit)

    def report(self, user: User, report_id: str) -> ReportRecord:
        """Raises NotFound."""
        with self.parts.database.read() as tx:
            owned_row(tx, user, reports, report_id)
            return rows.report_records(tx, self.now, report_id=report_id)[0]

    def report_bytes(self, user: User, report_id: str) -> ReportFile:
        """The file for the download; written to the audit. Raises NotFound, NotReady where it is not made yet."""
        file = self.report_preview(user, report_id)
        with self.parts.database.write() as tx:
            self._record(tx, user, "report.download", report_id)
        return file

    def report_preview(self, user: User, report_id: str) -> ReportFile:
        """The same bytes for showing on a page: no download is written to the audit."""
        with self.parts.database.read() as tx:
            row = owned_row(tx, user, reports, report_id)
            digest = job_rows.result_of(tx, report_id)
        if digest is None:
            raise NotReady
        return ReportFile(filename=row.filename, media_type=row.media_type, data=self.parts.blobs.get(digest))

    def reports_zip(self, user: User, report_ids: Sequence[str]) -> ReportFile:
        """Several files in one, each name once; written to the audit. Raises NotFound, NotReady, BadSetting (none, too many)."""
        if not 0 < len(report_ids) <= REPORTS_IN_ZIP:
            raise BadSetting(field="reports")
        parts: dict[str, bytes] = {}
        for report_id in dict.fromkeys(report_ids):
            file = self.report_bytes(user, report_id)
            stem, _dot, extension = file.filename.rpartition(".")
            names = chain([file.filename], (f"{stem} ({number}).{extension}" for number in count(2)))
            parts[next(name for name in names if name not in parts)] = file.data
        return ReportFile(filename="sverka.zip", media_type="application/zip", data=packed(parts))

    def delete_report(self, user: User, report_id: str) -> None:
        """Raises NotFound."""
        with self.parts.database.write() as tx:
            owned_row(tx, user, reports, report_id)
            rows.forget_jobs(tx, [report_id], self.now)
            rows.delete_row(tx, reports, report_id)
            self._record(tx, user, "report.delete", report_id)


def _chosen(settings: Settings, format: str | None, language: str | None, options: dict[str, str]) -> dict[str, Any]:
    """The values of a report's row: what was asked for, the rest as the settings have it. Raises BadSetting."""
    chosen = {**settings.report_options, **options}
    report_options(chosen)
    return {
        "format": one_of(format or settings.report_format, FORMATS, "format"),
        "language": one_of(language or settings.report_language or settings.language or "ru", LANGUAGES, "language"),
        "options": chosen,
    }
