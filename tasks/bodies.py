"""The task bodies: each wakes the worker for what the database says is owed."""

from collections.abc import Callable
from functools import cache
from typing import TypeVar

from celery import shared_task

from core.service.worker import Worker
from tasks.compose import process_parts
from tasks.guard import bounded
from tasks.identity import worker_id

Body = TypeVar("Body", bound=Callable[..., None])


def task(name: str) -> Callable[[Body], Body]:
    """Celery's decorator, typed."""
    decorate: Callable[[Body], Body] = shared_task(name=name)
    return decorate


@cache
def worker() -> Worker:
    """This child's worker, made at its first task: nothing is carried over the fork."""
    return Worker(process_parts(), worker_id(), bounded)


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


@task("tasks.send_report")
def send_report(job_id: str) -> None:
    """Sends a report by e-mail."""
    worker().run(job_id)


@task("tasks.pull_model")
def pull_model(job_id: str) -> None:
    """Installs a model on the model's server."""
    worker().run(job_id)


@task("tasks.score_model")
def score_model(job_id: str) -> None:
    """Has a model read the built-in changes."""
    worker().run(job_id)


@task("tasks.describe_version")
def describe_version(job_id: str) -> None:
    """Has a model say what is in one version."""
    worker().run(job_id)
