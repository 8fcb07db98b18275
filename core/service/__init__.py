"""The use cases, each taking the acting user. `Service` is what pages, routes and tasks call.

One noun a file. Every call checks the user's rights and its input, raises a SverkaError where it refuses, and leaves an
audit row and a log line. Nothing here waits for work: what takes long is a job (see docs/jobs.md).
"""

from core.service.service import Service

__all__ = ["Service"]
