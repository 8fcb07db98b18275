"""Reports: files made from a comparison."""

from collections.abc import Container
from datetime import UTC, datetime

from core.errors import BadSetting, NotReady
from core.locale import LANGUAGES
from core.model.change import Lane, Significance
from core.model.job import JobKind
from core.model.record import ReportFile, ReportRecord, User
from core.reports import FORMATS, ReportOptions
from core.service.base import UseCases, owned_row, scope
from core.service.preferences import load_settings
from core.service.priority import Priority
from core.storage import comparisons as rows
from core.storage import jobs as job_rows
from core.storage.tables import analyses, comparisons, reports

OPTIONS = {"lanes", "least", "changes", "with_model", "heading", "author", "date", "earlier"}
OPTION_CHARACTERS = 200_000
"""All ids of the largest comparison fit."""


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
        and "earlier" ("accepted" or "kept") of a redline's marks.
        Raises NotFound, BadSetting for an unknown format or option, NotReady."""
        report_options(options or {})
        with self.parts.database.write() as tx:
            owned_row(tx, user, comparisons, comparison_id)
            if job_rows.result_of(tx, comparison_id) is None:
                raise NotReady
            if analysis_id is not None and owned_row(tx, user, analyses, analysis_id).comparison_id != comparison_id:
                raise BadSetting(field="analysis")
            settings = load_settings(tx, self.parts.config, user.id)
            values = {
                "format": _one_of(format or settings.report_format, FORMATS, "format"),
                "language": _one_of(language or settings.language or "ru", LANGUAGES, "language"),
            }
            report_id = rows.add(
                tx,
                reports,
                comparison_id=comparison_id,
                analysis_id=analysis_id,
                owner_id=user.id,
                options=options or {},
                created=self.now,
                **values,
            )
            job = job_rows.NewJob(kind=JobKind.REPORT, user_id=user.id, subject=report_id, priority=Priority.NOW)
            ready = self._submit(tx, job)
            self._record(tx, user, "report.start", report_id, detail=values["format"])
        self._publish(ready)
        return self.report(user, report_id)

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

    def delete_report(self, user: User, report_id: str) -> None:
        """Raises NotFound."""
        with self.parts.database.write() as tx:
            owned_row(tx, user, reports, report_id)
            rows.forget_jobs(tx, [report_id], self.now)
            rows.delete_row(tx, reports, report_id)
            self._record(tx, user, "report.delete", report_id)


def report_options(options: dict[str, str]) -> ReportOptions:
    """The options that a page or the command line gives as text. Raises BadSetting with the name of the one that is wrong."""
    for name, value in options.items():
        if name not in OPTIONS or len(value) > OPTION_CHARACTERS:
            raise BadSetting(field=name[:50])
    defaults = ReportOptions()
    return ReportOptions(
        lanes=tuple(Lane(_one_of(lane, set(Lane), "lanes")) for lane in _listed(options.get("lanes"))) or defaults.lanes,
        least=Significance(_one_of(options.get("least", defaults.least.value), set(Significance), "least")),
        changes=_listed(options["changes"]) if options.get("changes") else None,
        with_model=_one_of(options.get("with_model", "yes"), ("yes", "no"), "with_model") == "yes",
        heading=options.get("heading", defaults.heading),
        author=options.get("author") or defaults.author,
        date=_moment(options.get("date", "")),
        earlier=_one_of(options.get("earlier", defaults.earlier), ("accepted", "kept"), "earlier"),
    )


def _moment(text: str) -> str:
    """An ISO 8601 date or time as it stands on tracked changes; "" for the time of making."""
    if not text:
        return ""
    try:
        found = datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError as error:
        raise BadSetting(field="date") from error
    return (found.astimezone(UTC) if found.tzinfo else found).strftime("%Y-%m-%dT%H:%M:%SZ")


def _listed(text: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (text or "").split(",") if part.strip())


def _one_of(value: str, allowed: Container[str], field: str) -> str:
    if value not in allowed:
        raise BadSetting(field=field)
    return value
