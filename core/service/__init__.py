"""The use cases, each taking the acting user. `Service` is what pages, routes and tasks call.

One noun a file. Every call checks the user's rights and its input, raises a SverkaError where it refuses, and leaves an
audit row and a log line. Nothing here waits for work: what takes long is a job (see docs/jobs.md).

The modules by what they are for:

- The use cases: `service` is all of them: `accounts`, `sessions`, `setup`, `documents`, `comparisons`, `batches`,
  `decisions`, `analyses`, `reports`, `mails`, `models`, `jobs`, `preferences`, `auditing`, `monitors`, `status`, `metering`,
  `graphics`.
- What they share: `base`, `choosing`, `engines`, `journal`, `secrets`, `keeping`, `report_options`, `priority`.
- The work: `worker` takes a job as a `running` one through `steps/` to its `outcome`; `dispatch` sends what is owed, the
  `sweeper` what was lost, with `renewing` and `retention`; `mailing` writes letters.
- Beside: `backup`; `memory`, a queue and a clock without anything outside.
"""

from core.service.service import Service

__all__ = ["Service"]
