"""Analyses: the model's work on one comparison."""

from core.errors import BadSetting, NotReady
from core.limits import NAME_CHARACTERS
from core.locale import LANGUAGES
from core.model.analysis import Analysis
from core.model.job import JobKind
from core.model.record import AnalysisRecord, User
from core.service.base import UseCases, owned_row, scope, unpack
from core.service.preferences import load_settings
from core.service.priority import Priority
from core.storage import comparisons as rows
from core.storage import jobs as job_rows
from core.storage.tables import analyses, comparisons


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
        while no model answers. Raises NotFound, NotReady before the comparison is completed, BadSetting, QueueFull."""
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
            analysis_id = rows.add(tx, analyses, options=options or {}, created=self.now, analysed=0, total=0, **values)
            job = job_rows.NewJob(
                kind=JobKind.ANALYSE,
                user_id=user.id,
                subject=analysis_id,
                priority=Priority.LATER,
                arguments=(comparison_id, user.id),
            )
            ready = self._submit(tx, job)
            self._record(tx, user, "analysis.start", analysis_id, detail=chosen)
        self._publish(ready)
        return self.analysis(user, analysis_id)

    def analyses(self, user: User, comparison_id: str | None = None, limit: int = 50) -> list[AnalysisRecord]:
        """Of one comparison, or all of the user's; the latest first."""
        with self.parts.database.read() as tx:
            return rows.analysis_records(tx, self.now, owner_id=scope(user), comparison_id=comparison_id, limit=limit)

    def analysis(self, user: User, analysis_id: str) -> AnalysisRecord:
        """Raises NotFound."""
        with self.parts.database.read() as tx:
            owned_row(tx, user, analyses, analysis_id)
            return rows.analysis_records(tx, self.now, analysis_id=analysis_id)[0]

    def analysis_result(self, user: User, analysis_id: str) -> Analysis | None:
        """What is ready, also while it runs; None where nothing is yet."""
        with self.parts.database.read() as tx:
            partial = owned_row(tx, user, analyses, analysis_id).partial
            digest = job_rows.result_of(tx, analysis_id)
        if digest is not None:
            return self._load(digest, Analysis)
        return None if partial is None else unpack(partial, Analysis)
