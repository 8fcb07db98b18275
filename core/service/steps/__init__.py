"""The work of each kind of job. A step takes the running job and hands back an Outcome; it goes on from what is stored."""

from collections.abc import Callable

from core.model.job import JobKind
from core.service.outcome import Outcome
from core.service.running import Run
from core.service.steps.analyse import analyse
from core.service.steps.compare import compare
from core.service.steps.describe import describe
from core.service.steps.mail import mail
from core.service.steps.pull import pull
from core.service.steps.read import read
from core.service.steps.report import report
from core.service.steps.score import score

STEPS: dict[JobKind, Callable[[Run], Outcome]] = {
    JobKind.READ: read,
    JobKind.COMPARE: compare,
    JobKind.ANALYSE: analyse,
    JobKind.REPORT: report,
    JobKind.PULL: pull,
    JobKind.MAIL: mail,
    JobKind.SCORE: score,
    JobKind.DESCRIBE: describe,
}
