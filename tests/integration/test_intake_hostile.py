"""Hostile files end as they should: never a hang, a crash, an exception of a library, or "no differences"."""

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from core import intake
from core.comparison import compare
from core.errors import InputError
from core.intake import client
from core.model.document import Document, PartStatus
from core.ports import ReadOptions
from tests.figures import note

pytestmark = pytest.mark.cases
SECONDS = 30
REFUSALS = {
    "no-external": {"UNSAFE"},
    "refuse-or-partial": {"DAMAGED", "WRONG_TYPE", "NO_TEXT", "NO_WORDS", "UNSAFE", "LIMIT", "READER_TIMEOUT", "READER_MEMORY"},
    "refuse-password": {"ENCRYPTED", "WRONG_PASSWORD"},
    "no-text": {"NO_TEXT"},
    "limit": {"LIMIT", "DAMAGED", "READER_TIMEOUT", "READER_MEMORY"},
    "empty": {"NO_WORDS", "EMPTY_FILE"},
    "text": set(),
    "text-check": set(),
}
"""The codes that each expectation allows; none for files that must be read."""
MAY_BE_READ = {"no-external", "refuse-or-partial", "limit", "empty", "text", "text-check"}


@dataclass(frozen=True)
class Found:
    expect: str
    file: str
    document: Document | None
    code: str
    seconds: float


@pytest.fixture(scope="module")
def found(cases: Path) -> Iterator[list[Found]]:
    listed: list[dict[str, Any]] = json.loads((cases / "hostile" / "cases.json").read_text(encoding="utf-8"))
    yield [_read(cases / "hostile" / case["file"], case["expect"]) for case in listed]
    client.close_shared_server()


def _read(path: Path, expect: str, options: ReadOptions | None = None) -> Found:
    started = time.monotonic()
    document, code = None, ""
    try:
        document = intake.read(path.read_bytes(), path.name, options)
    except InputError as error:
        code = error.code if error.message("ru") else ""
    return Found(expect, path.name, document, code, time.monotonic() - started)


def test_each_ends_as_expected(found: list[Found]) -> None:
    wrong = []
    for one in found:
        allowed = one.expect in MAY_BE_READ if one.document else one.code in REFUSALS[one.expect]
        if not allowed:
            wrong.append(f"{one.file}: {one.expect}, but {one.code or 'read'}")
    assert not wrong
    refused = sum(one.document is None for one in found)
    slowest = max(one.seconds for one in found)
    how = f"{len(found)} files: {refused} refused with a code, the others read as they should be, the slowest in {slowest:.1f} s"
    note("the hostile set", "each as its list expects, ≤ 30 s", how)


def test_each_ends_in_time(found: list[Found]) -> None:
    assert [one.file for one in found if one.seconds > SECONDS] == []


def test_none_makes_its_reader_crash(found: list[Found]) -> None:
    assert [one.file for one in found if one.code == "READER_CRASHED"] == []


def test_text_that_must_be_doubted_is_never_complete(found: list[Found]) -> None:
    sure = [
        one.file
        for one in found
        if one.expect == "text-check" and one.document and all(part.status is PartStatus.COMPARED for part in one.document.ledger)
    ]
    assert sure == []


def test_a_doubtful_file_against_itself_is_never_complete(found: list[Found]) -> None:
    doubtful = [
        one.document
        for one in found
        if one.document and any(part.status is not PartStatus.COMPARED for part in one.document.ledger)
    ]
    assert doubtful
    assert not any(compare(document, document).complete for document in doubtful)


def test_a_wrong_password_is_told_from_none(cases: Path) -> None:
    for path in sorted((cases / "hostile" / "pdf_encrypted").glob("*aes-256-r6.pdf")):
        assert _read(path, "", ReadOptions(password="wrong")).code == "WRONG_PASSWORD"
