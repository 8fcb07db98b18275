"""Jobs as their owner sees them."""

from core.model.job import Job
from core.model.record import User
from core.service.base import UseCases


class Jobs(UseCases):
    def jobs(self, user: User, active_only: bool = False, limit: int = 200) -> list[Job]:
        """The latest first; administrators see everybody's."""
        raise NotImplementedError

    def job(self, user: User, job_id: str) -> Job:
        """Raises NotFound."""
        raise NotImplementedError

    def job_of(self, user: User, subject: str) -> Job | None:
        """The latest job for a version, comparison, analysis or report; None where there is none. Raises NotFound."""
        raise NotImplementedError

    def cancel(self, user: User, job_id: str) -> Job:
        """Noticed by its worker within seconds. A job that is over stays as it is. Raises NotFound."""
        raise NotImplementedError

    def retry(self, user: User, job_id: str) -> Job:
        """Back to pending with fresh attempts, from error or cancelled. Raises NotFound, ValidationError for any other state."""
        raise NotImplementedError

    def retry_all_failed(self, user: User) -> list[Job]:
        """Every job of the user in error."""
        raise NotImplementedError

    def error_sentence(self, error: str | None, values: dict[str, str] | None = None, language: str = "en") -> str:
        """The sentence of an error's code; "" for None."""
        raise NotImplementedError
