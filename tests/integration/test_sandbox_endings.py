"""Each way that a reader's child can end, by a fork of this process and through the warm server alike."""

import io
import os
import platform
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from core import errors, limits
from core.intake import draw, open_direct, open_locked, read_direct
from core.intake import read as intake_read
from core.intake.child import count_in_child, finish, read_in_child, start
from core.intake.client import Server
from core.intake.wire import Bounds, Request, Task
from core.model.document import Document
from core.ports import ReadOptions
from core.readers.docx import read as read_docx
from tests import pdf_files
from tests.docx_package import docx, paragraph
from tests.locked_files import locked

READERS = "tests.integration.sandbox_readers"
Read = Callable[[Request, bytes], Document]
linux = pytest.mark.skipif(sys.platform != "linux" or platform.machine() not in ("x86_64", "aarch64"), reason="needs Linux")


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    started = Server.start()
    yield started
    started.close()


@pytest.fixture(params=["direct", "server"])
def read(request: pytest.FixtureRequest, server: Server) -> Read:
    return read_in_child if request.param == "direct" else server.read


def asked(reader: str, **bounds: float) -> Request:
    return Request(reader=f"{READERS}:{reader}", name="имя.txt", bounds=Bounds(**bounds))  # type: ignore[arg-type]


def test_done(read: Read) -> None:
    request = Request(reader=f"{READERS}:done", name="имя.txt", revisions="rejected", password="тайна")
    found = read(request, "Текст".encode())
    assert found.blocks[0].text == "Текст"
    assert found.properties == {"name": "имя.txt", "revisions": "rejected", "password": "тайна"}


@pytest.fixture(params=["direct", "server"])
def count(request: pytest.FixtureRequest, server: Server) -> Callable[[Request, bytes], int]:
    return count_in_child if request.param == "direct" else server.count


def test_a_child_counts_the_pages_of_a_pdf(count: Callable[[Request, bytes], int]) -> None:
    three = pdf_files.typeset("One #pagebreak() two #pagebreak() three")
    asks = Request(reader="pdf", name="three.pdf", task=Task.COUNT)
    assert count(asks, three) == 3
    assert count(replace(asks, password="secret"), pdf_files.protected(three, "secret")) == 3
    with pytest.raises(errors.Encrypted):
        count(asks, pdf_files.protected(three, "secret"))
    with pytest.raises(errors.Damaged):
        count(asks, three[:200])


def test_a_long_pdf_is_counted_and_read() -> None:
    """The file is made larger than its pages need, so that they are counted."""
    pages = limits.READER_PAGES + 1
    said = ["".join(chr(97 + int(digit)) for digit in f"{n:03}") for n in range(pages)]
    padded = pdf_files.typeset(" #pagebreak() ".join(f"Clause {word}." for word in said)) + b"\n%" + b" " * 300_000
    for document in (read_direct(padded, "long.pdf"), intake_read(padded, "long.pdf")):
        text = " ".join(block.text for block in document.blocks)
        assert [word for word in said if f"Clause {word}." not in text] == []


@pytest.mark.parametrize("opens", [open_direct, open_locked])
def test_a_file_is_opened_in_a_child_and_checked_like_any_other(opens: Callable[[bytes, str, str], bytes]) -> None:
    package, bomb = docx(paragraph("Срок 10 дней")), io.BytesIO(docx(paragraph("x")))
    with zipfile.ZipFile(bomb, "a", zipfile.ZIP_DEFLATED) as out:
        out.writestr("word/bomb.xml", bytes(limits.ZIP_PART_BYTES + 1))
    made = opens(locked(package, "ключ"), "a.docx", "ключ")
    assert read_docx(made, name="a.docx", options=ReadOptions()).blocks[0].text == "Срок 10 дней"
    assert opens(package, "a.docx", "ключ") == b""
    with pytest.raises(errors.WrongPassword):
        opens(locked(package, "ключ"), "a.docx", "другой")
    with pytest.raises(errors.LimitExceeded):
        opens(locked(bomb.getvalue(), "ключ"), "a.docx", "ключ")


def test_a_page_is_drawn_in_a_child() -> None:
    made = pdf_files.drawn("0 0 612 792 re f")
    found = draw(made, "a.pdf", 1)
    assert (found.width, found.height, found.pages) == (612.0, 792.0, 1)
    assert set(found.pixels) == {0}
    with pytest.raises(errors.LimitExceeded):
        draw(made, "a.pdf", 2)
    with pytest.raises(errors.WrongType):
        draw(docx(paragraph("Срок 10 дней")), "a.docx", 1)


def test_refused_with_code_and_values(read: Read) -> None:
    with pytest.raises(errors.LimitExceeded) as caught:
        read(asked("refuse"), b"x")
    assert caught.value.values == {"limit": "XML_DEPTH 100"}


def test_refusal_that_cannot_be_said_is_a_crash(read: Read) -> None:
    with pytest.raises(errors.ReaderCrashed):
        read(asked("refuse_without_values"), b"x")


def test_exception_of_a_reader_is_a_code_without_text(read: Read, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(errors.ReaderCrashed) as caught:
        read(asked("fail"), b"x")
    assert "KeyError" in caplog.text
    assert "secret" not in caplog.text + str(caught.value)


@pytest.mark.parametrize("reader", ["crash", "leave", "lie"])
def test_crashed(read: Read, reader: str) -> None:
    with pytest.raises(errors.ReaderCrashed):
        read(asked(reader), b"x")


def test_out_of_memory(read: Read) -> None:
    with pytest.raises(errors.ReaderMemory):
        read(asked("take_memory", memory_bytes=300 << 20), b"x")


def test_too_slow(read: Read) -> None:
    with pytest.raises(errors.ReaderTimeout) as caught:
        read(asked("spin", cpu_seconds=1), b"x")
    assert caught.value.values == {"seconds": 1}


def test_silent(read: Read) -> None:
    with pytest.raises(errors.ReaderTimeout):
        read(asked("sleep", wall_seconds=0.6), b"x")


@pytest.mark.parametrize("reader", ["say_too_much", "flood"])
def test_too_much_output(read: Read, reader: str) -> None:
    with pytest.raises(errors.LimitExceeded) as caught:
        read(asked(reader, result_bytes=1 << 20), b"x")
    assert "READER_RESULT_BYTES" in str(caught.value.values)


@linux
def test_nothing_but_the_program_can_be_reached(read: Read) -> None:
    found = read(asked("probe"), b"x").properties
    late = found.pop("late_import")
    assert found.pop("user") != "0"
    assert found.pop("environment") == ""
    assert {kind for kind, said in found.items() if said == "done"} == set()
    assert late == "done"
    assert not os.path.exists("/tmp/sverka-escaped")


def test_the_environment_is_gone_from_memory_too(monkeypatch: pytest.MonkeyPatch, read: Read) -> None:
    monkeypatch.setenv("SVERKA_TEST_SECRET", "открытая тайна")
    assert read(asked("environment_in_memory"), b"x").properties == {"secret": "None"}


def test_two_children_run_side_by_side_and_leave_nothing() -> None:
    before = set(os.listdir("/proc/self/fd")) if os.path.exists("/proc/self/fd") else set()
    one, two = (start(asked("done"), text) for text in (b"one", b"two"))
    folders = [child.folder for child in (one, two)]
    answers = [finish(child)[0] for child in (two, one)]
    assert b'"two"' in answers[0]
    assert b'"one"' in answers[1]
    assert not any(os.path.exists(folder) for folder in folders)
    if before:
        assert set(os.listdir("/proc/self/fd")) == before
    for child in (one, two):
        with pytest.raises(ChildProcessError):
            os.waitpid(child.pid, os.WNOHANG)
