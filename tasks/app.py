"""The Celery app. Its messages only wake a worker: what is owed, and who does it, stands in the database."""

import os
from pathlib import Path

from celery import Celery

from core.config import Config, read_config
from core.limits import PROCESS_GROWN_KIB, TASK_HARD_SECONDS, TASK_SOFT_SECONDS, TASKS_PER_PROCESS

VISIBILITY_SECONDS = 7_200
"""Longer than any task: a shorter one starts running tasks again. A killed worker's job comes back by its lease."""
NOWHERE = "redis://127.0.0.1:6379/0"


def redis_url(config: Config) -> str:
    """The environment's, else that of the embedded Valkey (the supervisor writes it), else Redis' usual address."""
    if config.redis_url:
        return config.redis_url
    written: Path = config.home / "run" / "redis.url"
    try:
        return written.read_text(encoding="ascii").strip() or NOWHERE
    except OSError:
        return NOWHERE


def make_app(broker: str, *, current: bool = False) -> Celery:
    """Each setting was measured: see docs/reliability.md. `current` for the one that the worker runs."""
    made = Celery("sverka", broker=broker, include=["tasks.bodies"], set_as_current=current)
    made.conf.update(
        task_ignore_result=True,
        task_acks_late=True,
        task_reject_on_worker_lost=True,
        task_soft_time_limit=TASK_SOFT_SECONDS,
        task_time_limit=TASK_HARD_SECONDS,
        task_publish_retry_policy={"max_retries": 1, "interval_start": 0, "interval_step": 0.2, "interval_max": 0.5},
        task_default_priority=0,
        worker_prefetch_multiplier=1,
        worker_max_tasks_per_child=TASKS_PER_PROCESS,
        worker_max_memory_per_child=PROCESS_GROWN_KIB,
        worker_hijack_root_logger=False,
        worker_redirect_stdouts=False,
        worker_cancel_long_running_tasks_on_connection_loss=False,
        broker_connection_retry_on_startup=True,
        broker_connection_max_retries=None,
        broker_transport_options={
            "visibility_timeout": VISIBILITY_SECONDS,
            "socket_timeout": 10,
            "socket_connect_timeout": 3,
            "socket_keepalive": True,
            "health_check_interval": 25,
            "queue_order_strategy": "priority",
            "priority_steps": [0, 3, 6, 9],
        },
    )
    return made


app = make_app(redis_url(read_config()), current=True)
if os.environ.get("SVERKA_WORKER") == "1":
    from tasks.worker import install

    install(app)
