"""Settings: each user's own and the installation's."""

from core.model.record import Settings, User
from core.service.base import UseCases


class Preferences(UseCases):
    def settings(self, user: User) -> Settings:
        """With the environment's values in place and named in `fixed`."""
        raise NotImplementedError

    def save_settings(self, user: User, settings: Settings) -> Settings:
        """Raises ValidationError with the field's name, Forbidden where an analyst changes what is the installation's."""
        raise NotImplementedError
