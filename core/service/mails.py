"""Reports sent by e-mail."""

from collections.abc import Sequence

from core.errors import BadSetting, MailUnset, NotReady
from core.limits import MAIL_RECIPIENTS, NOTE_CHARACTERS
from core.model.job import JobKind
from core.model.record import MailRecord, User
from core.service.base import UseCases, owned_row, scope
from core.service.mailing import is_address
from core.service.preferences import load_settings
from core.service.priority import Priority
from core.storage import comparisons as rows
from core.storage import jobs as job_rows
from core.storage import mails as mail_rows
from core.storage.tables import mails, reports


class Mails(UseCases):
    def send_report(self, user: User, report_id: str, recipients: Sequence[str], note: str = "") -> MailRecord:
        """Queues a letter with a report that is made. Raises NotFound, NotReady, MailUnset, BadSetting for the addresses."""
        wanted = list(dict.fromkeys(one.strip() for one in recipients if one.strip()))
        if not 0 < len(wanted) <= MAIL_RECIPIENTS or not all(map(is_address, wanted)):
            raise BadSetting(field="recipients")
        with self.parts.database.write() as tx:
            owned_row(tx, user, reports, report_id)
            if job_rows.result_of(tx, report_id) is None:
                raise NotReady
            settings = load_settings(tx, self.parts.config, user.id)
            if not settings.smtp_host or not settings.mail_from:
                raise MailUnset
            kept = {"recipients": wanted, "note": note.replace("\0", "")[:NOTE_CHARACTERS], "created": self.now}
            mail_id = rows.add(tx, mails, report_id=report_id, owner_id=user.id, **kept)
            job = job_rows.NewJob(kind=JobKind.MAIL, user_id=user.id, subject=mail_id, priority=Priority.NOW)
            ready = self._submit(tx, job)
            self._record(tx, user, "report.send", report_id, detail=" ".join(wanted))
        self._publish(ready)
        return next(one for one in self.mails(user, report_id) if one.id == mail_id)

    def mails(self, user: User, report_id: str | None = None) -> list[MailRecord]:
        """What was sent, or is to be; the latest first."""
        with self.parts.database.read() as tx:
            return mail_rows.records(tx, self.now, report_id=report_id, owner_id=scope(user))
