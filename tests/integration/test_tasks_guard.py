"""The bounds of a task as a worker meets them: too much memory is a code of ours, and the next job is done."""

import subprocess
import sys
from pathlib import Path

import pytest

from core.config import read_config
from core.model.job import JobState
from core.service import Service
from tasks.compose import parts
from tests.supervised import ROOT

CHILD = """
import sys
from core.config import read_config
from core.service.worker import Worker
from dataclasses import replace
from core.service.engines import Engines, compare_documents
from tasks.compose import parts
from tasks.guard import bounded, limit_memory
from core.intake.client import close_shared_server, shared_server

def hungry(old, new, options, deadline, claimed):
    if "hungry" in old.name:
        held = [bytearray(1 << 20) for _ in range(2_000)]
    return compare_documents(old, new, options, deadline, claimed)

shared_server()
limit_memory(600 << 20)
made = replace(parts(read_config()), engines=Engines(compare=hungry))
for job in sys.argv[1:]:
    Worker(made, "w", bounded).run(job)
close_shared_server()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel keeps this limit on Linux alone")
def test_a_job_that_takes_too_much_memory_ends_with_its_code_and_the_next_is_done(tmp_path: Path) -> None:
    environment = {"SVERKA_HOME": str(tmp_path), "SVERKA_REDIS_URL": "redis://127.0.0.1:9/0", "PATH": "/usr/bin:/bin"}
    service = Service(parts(read_config(environment)))
    user = service.terminal_user()
    names = ("hungry.txt", "modest.txt")
    made = [service.compare_files(user, old=(n, f"{n} one".encode()), new=(n, f"{n} two".encode())) for n in names]
    ids = [record.job.id for record in made]
    subprocess.run([sys.executable, "-c", CHILD, *ids], cwd=ROOT, env=environment, check=True, timeout=120)
    hungry, modest = (service.job(user, job_id) for job_id in ids)
    assert (hungry.state, hungry.error, hungry.attempt) == (JobState.ERROR, "TASK_MEMORY", 1)
    assert "4096 MB" in service.error_sentence(hungry.error, hungry.error_values)
    assert modest.state is JobState.COMPLETED
    service.parts.database.dispose()
