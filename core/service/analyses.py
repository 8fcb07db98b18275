"""Analyses: the model's work on one comparison."""

from core.errors import BadSetting, NotReady
from core.limits import NAME_CHARACTERS, QUESTION_CHARACTERS
from core.locale import LANGUAGES
from core.model.analysis import Analysis
from core.model.job import Job, JobKind
from core.model.record import QUESTION, AnalysisRecord, User
from core.service.base import UseCases, owned_row, scope, unpack
from core.service.preferences import load_settings
from core.service.priority import Priority
from core.storage import comparisons as rows
from core.storage import jobs as job_rows
from core.storage.tables import analyses, comparisons, versions


class Analyses(UseCases):
    def start_analysis(
        self,
        user: User,
        comparison_id: str,
        model: str | None = None,
        language: str = "ru",
        options: dict[str, str] | None = None,
    ) -> AnalysisRecord:
        """Queues an analysis (`model` None: that of the settings, or the best of the installed ones when it runs). It may
        be asked for while no model answers. Raises NotFound, NotReady before the comparison is over, BadSetting, QueueFull."""
        return self._queued(user, comparison_id, model, language, options or {}, Priority.LATER)

    def _queued(
        self, user: User, comparison_id: str, model: str | None, language: str, options: dict[str, str], priority: Priority
    ) -> AnalysisRecord:
        if language not in LANGUAGES:
            raise BadSetting(field="language")
        if model is not None and len(model) > 2 * NAME_CHARACTERS:
            raise BadSetting(field="model")
        with self.parts.database.write() as tx:
            owned_row(tx, user, comparisons, comparison_id)
            if job_rows.result_of(tx, comparison_id) is None:
                raise NotReady
            chosen = model or load_settings(tx, self.parts.config, user.id).model
            values = {"comparison_id": comparison_id, "owner_id": user.id, "model": chosen, "language": language}
            analysis_id = rows.add(tx, analyses, options=options, created=self.now, analysed=0, total=0, **values)
            job = job_rows.NewJob(
                kind=JobKind.ANALYSE,
                user_id=user.id,
                subject=analysis_id,
                priority=priority,
                arguments=(comparison_id, user.id),
            )
            ready = self._submit(tx, job)
            self._record(tx, user, "analysis.start", analysis_id, detail=chosen)
        self._publish(ready)
        return self.analysis(user, analysis_id)

    def ask(self, user: User, comparison_id: str, question: str, language: str = "ru") -> AnalysisRecord:
        """Queues a question about a comparison, before what waits. Its answer is an analysis whose summary holds the sentences;
        none: the documents do not say. Raises NotFound, NotReady, BadSetting for an empty question, QueueFull."""
        asked = " ".join(question.split())[:QUESTION_CHARACTERS]
        if not asked:
            raise BadSetting(field="question")
        return self._queued(user, comparison_id, None, language, {QUESTION: asked}, Priority.NOW)

    def questions(self, user: User, comparison_id: str, limit: int = 10) -> list[AnalysisRecord]:
        """What was asked of a comparison; the latest first."""
        with self.parts.database.read() as tx:
            return rows.analysis_records(tx, self.now, owner_id=scope(user), comparison_id=comparison_id, limit=limit, asked=True)

    def analyses(self, user: User, comparison_id: str | None = None, limit: int = 50) -> list[AnalysisRecord]:
        """Of one comparison, or all of the user's; the latest first; without the questions."""
        with self.parts.database.read() as tx:
            return rows.analysis_records(
                tx, self.now, owner_id=scope(user), comparison_id=comparison_id, limit=limit, asked=False
            )

    def analysis(self, user: User, analysis_id: str) -> AnalysisRecord:
        """Raises NotFound."""
        with self.parts.database.read() as tx:
            owned_row(tx, user, analyses, analysis_id)
            return rows.analysis_records(tx, self.now, analysis_id=analysis_id)[0]

    def describe_version(self, user: User, version_id: str, language: str = "ru") -> Job:
        """Has the model of the settings say what stands in one version, as a job. Raises NotFound, BadSetting, QueueFull."""
        if language not in LANGUAGES:
            raise BadSetting(field="language")
        subject = rows.description_of(version_id, language)
        new = job_rows.NewJob(kind=JobKind.DESCRIBE, user_id=user.id, subject=subject, priority=Priority.LATER)
        with self.parts.database.write() as tx:
            owned_row(tx, user, versions, version_id)
            known = job_rows.latest_of(tx, [subject], self.now).get(subject)
            if known is not None and known.state.active:
                return known
            job_rows.forget_result(tx, subject)
            ready = self._submit(tx, new)
            self._record(tx, user, "version.describe", version_id)
            job = job_rows.latest_of(tx, [subject], self.now)[subject]
        self._publish(ready)
        return job

    def description(self, user: User, version_id: str, language: str = "ru") -> tuple[Job | None, Analysis | None]:
        """The latest job for it, and what it brought. Raises NotFound."""
        subject = rows.description_of(version_id, language)
        with self.parts.database.read() as tx:
            owned_row(tx, user, versions, version_id)
            job = job_rows.latest_of(tx, [subject], self.now).get(subject)
            digest = job_rows.result_of(tx, subject)
        return job, self._load(digest, Analysis) if digest is not None else None

    def analysis_result(self, user: User, analysis_id: str) -> Analysis | None:
        """What is ready, also while it runs; None where nothing is yet."""
        with self.parts.database.read() as tx:
            partial = owned_row(tx, user, analyses, analysis_id).partial
            digest = job_rows.result_of(tx, analysis_id)
        if digest is not None:
            return self._load(digest, Analysis)
        return None if partial is None else unpack(partial, Analysis)
