"""The warm server: many askers, its own death, its asker's death."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from core import intake
from core.errors import InputError, LimitExceeded, ReaderTimeout
from core.intake import client
from core.intake.client import Server, ServerGone
from core.intake.wire import Bounds, Request

READERS = "tests.integration.sandbox_readers"


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    started = Server.start()
    yield started
    started.close()


def until(condition: Callable[[], bool], seconds: float = 20) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.02)
    return condition()


def alive(pid: int) -> bool:
    try:
        with open(f"/proc/{pid}/stat") as status:
            return status.read().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def children_of(pid: int) -> set[int]:
    with open(f"/proc/{pid}/task/{pid}/children") as listed:
        return {int(one) for one in listed.read().split()}


def test_many_threads_ask_at_once_and_each_gets_its_own(server: Server) -> None:
    def read(number: int) -> str:
        request = Request(reader=f"{READERS}:done", name=f"{number}.txt")
        return server.read(request, f"text {number}".encode()).blocks[0].text

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(read, range(60))) == [f"text {number}" for number in range(60)]


def test_a_crash_of_one_child_does_not_touch_the_others(server: Server) -> None:
    def read(number: int) -> str:
        reader = "crash" if number % 3 == 0 else "done"
        try:
            return server.read(Request(reader=f"{READERS}:{reader}", name="n"), b"whole").blocks[0].text
        except InputError as error:
            return error.code

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(read, range(12))) == ["READER_CRASHED", "whole", "whole"] * 4
    assert server.alive


def test_large_input_and_answer_cross_whole(server: Server) -> None:
    text = "строка документа " * 400_000
    assert server.read(Request(reader=f"{READERS}:done", name="n"), text.encode()).blocks[0].text == text


def test_a_dead_server_is_replaced_once(monkeypatch: pytest.MonkeyPatch) -> None:
    first = client.shared_server()
    os.kill(first.process.pid, signal.SIGKILL)
    first.process.wait()
    assert intake.read("Первая строка".encode(), "a.txt").blocks[0].text == "Первая строка"
    assert client.shared_server() is not first
    client.close_shared_server()


def test_a_server_killed_at_work_says_so_and_takes_its_children_along() -> None:
    server = Server.start()
    request = Request(reader=f"{READERS}:sleep", name="n", bounds=Bounds(wall_seconds=30))
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(server.ask, request, b"x")
        assert until(lambda: bool(children_of(server.process.pid)))
        started = children_of(server.process.pid)
        os.kill(server.process.pid, signal.SIGKILL)
        with pytest.raises(ServerGone):
            waiting.result(timeout=30)
    server.close()
    assert until(lambda: not any(alive(pid) for pid in started))


def test_the_server_ends_with_the_process_that_started_it() -> None:
    code = (
        "import os, signal\nfrom core.intake.client import shared_server\n"
        "print(shared_server().process.pid, flush=True)\nos.kill(os.getpid(), signal.SIGKILL)"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert until(lambda: not alive(int(said.stdout)))


def test_it_works_in_a_forked_process_that_has_a_server_already() -> None:
    intake.read(b"parent", "a.txt")
    ours = client.shared_server().process.pid
    pid = os.fork()
    if pid == 0:
        try:
            found = intake.read(b"child", "b.txt").blocks[0].text == "child" and client.shared_server().process.pid != ours
            client.close_shared_server()
            os._exit(0 if found else 3)
        finally:
            os._exit(4)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
    assert intake.read(b"again", "a.txt").blocks[0].text == "again"
    assert client.shared_server().process.pid == ours
    client.close_shared_server()


def test_its_environment_holds_none_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SVERKA_TEST_SECRET", "открытая тайна")
    server = Server.start()
    try:
        with open(f"/proc/{server.process.pid}/environ", "rb") as environment:
            assert b"SECRET" not in environment.read()
    finally:
        server.close()


def test_a_request_that_is_too_large_is_refused_before_it_is_sent(server: Server) -> None:
    with pytest.raises(InputError):
        server.read(Request(reader="txt", name="n" * 100_000), b"x")
    assert server.read(Request(reader="txt", name="n"), b"x").blocks[0].text == "x"


def test_what_is_in_force_is_told() -> None:
    state = intake.sandbox_state()
    assert state.environment_empty
    assert state.memory_limited
    assert state.whole == all(
        (state.files_shut, state.network_shut, state.processes_shut, state.memory_limited, state.unprivileged)
    )
    if sys.platform == "linux":
        assert state.network_shut
        assert state.processes_shut
        assert state.files_shut
        assert state.user != 0
    client.close_shared_server()


def test_what_is_cancelled_ends_at_once_and_the_server_goes_on(server: Server) -> None:
    asked: list[float] = []

    def cancelled() -> bool:
        asked.append(time.monotonic())
        return len(asked) > 3

    with pytest.raises(ReaderTimeout):
        server.read(Request(reader=f"{READERS}:sleep", name="n", bounds=Bounds(wall_seconds=60)), b"x", cancelled)
    assert len(asked) < 10
    assert until(lambda: not children_of(server.process.pid))
    assert server.read(Request(reader="txt", name="n"), b"x").blocks[0].text == "x"


def test_too_much_is_stopped_and_the_server_goes_on(server: Server) -> None:
    request = Request(reader=f"{READERS}:flood", name="n", bounds=Bounds(result_bytes=1000))
    with pytest.raises(LimitExceeded):
        server.read(request, b"x")
    assert until(lambda: not children_of(server.process.pid))
    assert server.read(Request(reader="txt", name="n"), b"x").blocks[0].text == "x"
