"""Keeping no longer than the settings say, and nothing that no row names."""

import time
from datetime import timedelta

from core.service.base import Parts
from core.storage import answers, audit
from core.storage import preferences as setting_rows
from core.storage import retention as rows

LOOK_SECONDS = 3_600
"""How often."""
FIRST_SECONDS = 60
"""Before the first look: who has Sverka open for less than an hour at a time keeps nothing for ever either."""
UNUSED = timedelta(minutes=30)
"""A blob without a row is removed when two looks in a row found it so and nobody has put it again for so long: the row of one
that was just put may be about to be written."""
ANSWER_DAYS = 90
"""What a model answered is kept so long for the same question again."""


class Retention:
    """One in each worker; what it removes stays removed, whoever is first."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._next = time.monotonic() + FIRST_SECONDS
        self._orphans: set[str] = set()

    def look(self) -> None:
        """Does its work when its hour has come."""
        if time.monotonic() >= self._next:
            self._next = time.monotonic() + LOOK_SECONDS
            self.forget_old()
            self.remove_orphans()

    def forget_old(self) -> int:
        """Removes documents not changed, and audit rows, for longer than the settings say. Returns how many documents."""
        now = self._parts.clock.now()
        with self._parts.database.write() as tx:
            days = setting_rows.load(tx, setting_rows.SYSTEM).get("retention_days", 0)
            answers.forget(tx, now - timedelta(days=ANSWER_DAYS))
            if not days:
                return 0
            audit.forget(tx, now - timedelta(days=days))
            forgotten = rows.forget_documents(tx, now - timedelta(days=days), now)
            rows.forget_jobs_of_nothing(tx, now - timedelta(days=days))
            return forgotten

    def remove_orphans(self) -> int:
        """Returns how many blobs were removed."""
        with self._parts.database.read() as tx:
            named = rows.named_digests(tx)
        orphans = {digest for digest in self._parts.blobs.digests() if digest not in named}
        since = self._parts.clock.now() - UNUSED
        removed = sum(self._parts.blobs.delete_unused(digest, since) for digest in sorted(orphans & self._orphans))
        self._orphans = orphans
        return removed
