"""The facade: all use cases in one object."""

from core.service.accounts import Accounts
from core.service.analyses import Analyses
from core.service.auditing import Auditing
from core.service.batches import Batches
from core.service.decisions import Decisions
from core.service.jobs import Jobs
from core.service.mails import Mails
from core.service.metering import Metering
from core.service.models import Models
from core.service.monitors import Monitors
from core.service.preferences import Preferences
from core.service.reports import Reports
from core.service.sessions import Sessions


class Service(
    Accounts,
    Sessions,
    Batches,
    Analyses,
    Models,
    Reports,
    Mails,
    Decisions,
    Jobs,
    Preferences,
    Metering,
    Monitors,
    Auditing,
):
    """Everything that Sverka does for a user. Safe to share between threads."""
