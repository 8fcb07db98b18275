"""The task bodies: each wakes the worker for what the database says is owed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import TypeVar

from billiard.exceptions import SoftTimeLimitExceeded
from celery import shared_task

from core.errors import OutOfTime
from core.limits import TASK_SOFT_SECONDS
from core.service.worker import Worker
from tasks.compose import process_parts
from tasks.identity import worker_id

Body = TypeVar("Body", bound=Callable[..., None])


@contextmanager
def soft_limit() -> Iterator[None]:
    """Celery's soft time limit as an error of ours."""
    try:
        yield
    except SoftTimeLimitExceeded as error:
        raise OutOfTime(minutes=TASK_SOFT_SECONDS // 60) from error


def task(name: str) -> Callable[[Body], Body]:
    """Celery's decorator, typed."""
    decorate: Callable[[Body], Body] = shared_task(name=name)
    return decorate


@cache
def worker() -> Worker:
    """This child's worker, made at its first task: nothing is carried over the fork."""
    return Worker(process_parts(), worker_id(), soft_limit)


@task("tasks.read_version")
def read_version(job_id: str) -> None:
    """Reads an uploaded version."""
    worker().run(job_id)


@task("tasks.compare_versions")
def compare_versions(job_id: str) -> None:
    """Compares two versions."""
    worker().run(job_id)


@task("tasks.run_ollama_analysis")
def run_ollama_analysis(comparison_id: str, user_id: str) -> None:
    """Does that user's oldest pending analysis of the comparison; model, language and options stand on its row."""
    worker().run_analysis(comparison_id, user_id)


@task("tasks.make_report")
def make_report(job_id: str) -> None:
    """Makes a report's file."""
    worker().run(job_id)


@task("tasks.pull_model")
def pull_model(job_id: str) -> None:
    """Installs a model on the model's server."""
    worker().run(job_id)
