"""Comparisons: two versions and what changed."""

from core.model.comparison import Comparison, Options
from core.model.record import ComparisonRecord, User
from core.service.base import UseCases


class Comparisons(UseCases):
    def start_comparison(
        self, user: User, old_version_id: str, new_version_id: str, options: Options | None = None
    ) -> ComparisonRecord:
        """Queues a comparison; the one that exists with the same options is returned instead. Raises NotFound, QuotaExceeded."""
        raise NotImplementedError

    def compare_files(
        self,
        user: User,
        *,
        old: tuple[str, bytes],
        new: tuple[str, bytes],
        options: Options | None = None,
        title: str | None = None,
    ) -> ComparisonRecord:
        """Two files dropped on the page, each (name, bytes): kept as two versions of one document and compared, in one call.
        Files that are there already are used as they are. The title is the text's own once it is read, else the file's name."""
        raise NotImplementedError

    def comparison(self, user: User, comparison_id: str) -> ComparisonRecord:
        """Raises NotFound."""
        raise NotImplementedError

    def comparisons(self, user: User, limit: int = 50, document_id: str | None = None) -> list[ComparisonRecord]:
        """The latest first; of one document where it is named."""
        raise NotImplementedError

    def comparison_result(self, user: User, comparison_id: str) -> Comparison | None:
        """The whole comparison; None until it is completed. The same object may be returned again: it is frozen."""
        raise NotImplementedError

    def delete_comparison(self, user: User, comparison_id: str) -> None:
        """With its analyses and reports. Raises NotFound."""
        raise NotImplementedError
