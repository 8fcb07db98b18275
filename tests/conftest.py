"""What all layers share: the real cases, the programs that some tests need, and the rule that CI skips none of those."""

import os
import shutil
import sys
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

# The gate is the same for every commit; new examples are looked for by hand and by `make bench`.
settings.register_profile("gate", derandomize=True)
if os.environ.get("CI") == "true":
    settings.load_profile("gate")

NEVER_SKIPPED_IN_CI = {"browser", "office", "ollama", "postgres", "schemas"}


@pytest.fixture(autouse=True)
def _no_words_for_the_next_test() -> Iterator[None]:
    """Outside of a page Streamlit has one session for the whole process: a language left there is the next test's."""
    yield
    if streamlit := sys.modules.get("streamlit"):
        left = dict(streamlit.session_state)
        streamlit.session_state.clear()
        assert not left, "the test left something in the session of the process"


@pytest.fixture(scope="session")
def cases() -> Path:
    """The folder of real documents with known answers."""
    folder = os.environ.get("SVERKA_CASES")
    if not folder or not Path(folder).is_dir():
        pytest.skip("SVERKA_CASES names no folder of real cases")
    return Path(folder)


def _program(*names: str) -> str:
    for name in names:
        found = shutil.which(name)
        if found:
            return found
    pytest.skip(f"{names[0]} is not installed")


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium."""
    return _program("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def soffice() -> str:
    """The path of LibreOffice."""
    return _program("soffice", "libreoffice")


@pytest.fixture(scope="session")
def mathematics() -> str:
    """LibreOffice's part that prints formulae."""
    return _program("lomath")


@pytest.fixture(scope="session")
def ollama_program() -> str:
    """The path of a real Ollama."""
    named = os.environ.get("SVERKA_OLLAMA_PROGRAM")
    return named if named and Path(named).exists() else _program("ollama")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, Any, Any]:
    """With CI=true a test that needs the browser, LibreOffice, PostgreSQL or Ollama fails where it would be skipped."""
    report = yield
    marks = {mark.name for mark in item.iter_markers()}
    if report.skipped and "make faults" in str(report.longrepr):
        return report  # the full counts run by a command of their own
    if report.skipped and os.environ.get("CI") == "true" and marks & NEVER_SKIPPED_IN_CI and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped in CI: {report.longrepr}"
    return report
