"""Waking workers through Celery, and what the pages are told of Redis. A broker that is away holds nobody up."""

import threading
import time
from typing import Any

from celery import Celery
from kombu.connection import Connection
from kombu.exceptions import OperationalError
from kombu.pools import producers
from redis import Redis
from redis.exceptions import RedisError

from core.errors import QueueUnavailable
from core.model.job import JobKind
from core.ports import PartState

TASKS = {
    JobKind.READ.value: "tasks.read_version",
    JobKind.COMPARE.value: "tasks.compare_versions",
    JobKind.ANALYSE.value: "tasks.run_ollama_analysis",
    JobKind.REPORT.value: "tasks.make_report",
    JobKind.PULL.value: "tasks.pull_model",
    JobKind.MAIL.value: "tasks.send_report",
    JobKind.SCORE.value: "tasks.score_model",
    JobKind.DESCRIBE.value: "tasks.describe_version",
}
CONNECT_SECONDS = 0.8
ANSWER_SECONDS = 0.8
REST_SECONDS = 2.0
"""After a failure nobody tries again for so long: a page with many jobs waits once, not once a job."""
QUEUES = ("celery", "celery\x06\x163", "celery\x06\x166", "celery\x06\x169")
"""The lists in which kombu's Redis transport keeps the messages of each priority step."""


class CeleryQueue:
    """Publishes within two seconds or raises QueueUnavailable. Safe to share between threads."""

    def __init__(self, app: Celery) -> None:
        self._app = app
        options: dict[str, Any] = {**app.conf.broker_transport_options}
        options |= {"socket_timeout": ANSWER_SECONDS, "socket_connect_timeout": CONNECT_SECONDS, "max_retries": 0}
        self._connection: Any = _connection(app.conf.broker_url, options)
        self._lock = threading.Lock()
        self._rest_until = 0.0

    def wake(self, kind: str, job_id: str, arguments: tuple[str, ...], priority: int) -> None:
        """Raises QueueUnavailable."""
        with self._lock:
            if time.monotonic() < self._rest_until:
                raise QueueUnavailable
            try:
                self._send(TASKS[kind], arguments, priority)
            except (OperationalError, RedisError, OSError, EOFError) as error:
                self._rest_until = time.monotonic() + REST_SECONDS
                raise QueueUnavailable from error

    def _send(self, task: str, arguments: tuple[str, ...], priority: int) -> None:
        with producers[self._connection].acquire(block=True, timeout=ANSWER_SECONDS) as producer:
            self._app.send_task(task, args=list(arguments), priority=priority, producer=producer, retry=False, ignore_result=True)


def _connection(url: str, options: dict[str, Any]) -> Any:
    make: Any = Connection
    return make(url, transport_options=options, connect_timeout=CONNECT_SECONDS)


class RedisProbe:
    """Asks Redis for its length of queue; never longer than a second."""

    def __init__(self, url: str) -> None:
        self._redis = Redis.from_url(
            url, socket_timeout=ANSWER_SECONDS, socket_connect_timeout=CONNECT_SECONDS, retry=None, retry_on_timeout=False
        )

    def state(self) -> dict[str, PartState]:
        """`redis`: running with the number of messages as its detail, or stopped."""
        try:
            waiting = sum(int(self._redis.llen(name)) for name in QUEUES)
        except (RedisError, OSError):
            return {"redis": PartState(state="stopped", since=None, detail="")}
        return {"redis": PartState(state="running", since=None, detail=str(waiting))}
