"""The model's server: what it has, and pulling what it lacks."""

from core.model.job import Job
from core.model.record import ModelState, User
from core.ports import ModelInfo
from core.service.base import UseCases


class Models(UseCases):
    def models(self, user: User) -> list[ModelInfo]:
        """The models that are installed. Raises ModelUnavailable."""
        raise NotImplementedError

    def model_state(self, user: User) -> ModelState:
        """Whether an analysis could run now; asked of the server at most every few seconds, never longer than 2 s."""
        raise NotImplementedError

    def pull_model(self, user: User, name: str) -> Job:
        """Installs a model as a job: `done` and `total` are bytes. Raises ValidationError for a name that is none."""
        raise NotImplementedError
