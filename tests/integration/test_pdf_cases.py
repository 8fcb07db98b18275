"""Real files: every hostile one ends as it should, and versions that differ in layout only read alike."""

import difflib
import json
from pathlib import Path

import pytest

from core.errors import Encrypted, InputError, NoText, WrongPassword
from core.jsonform import plain
from core.model.document import Document, PartStatus
from core.ports import ReadOptions
from core.readers.pdf import read

pytestmark = pytest.mark.cases


def ended(path: Path, password: str | None) -> Document | InputError:
    try:
        return read(path.read_bytes(), name=path.name, options=ReadOptions(password=password or None))
    except InputError as error:
        return error


def whole(document: Document) -> bool:
    return all(part.status is PartStatus.COMPARED for part in document.ledger)


def test_hostile_files_end_as_they_should(cases: Path) -> None:
    listed = json.loads((cases / "hostile" / "cases.json").read_text())
    found = [case for case in (listed if isinstance(listed, list) else listed["cases"]) if case["file"].startswith("pdf_")]
    assert found
    wrong = [case["file"] for case in found if not as_expected(case, ended(cases / "hostile" / case["file"], case["password"]))]
    assert wrong == []


def as_expected(case: dict[str, str], result: Document | InputError) -> bool:
    expect = case["expect"]
    if expect == "refuse-password":
        return isinstance(result, Document) if case["password"] else isinstance(result, Encrypted)
    if expect == "no-text":
        return isinstance(result, NoText)
    if expect == "text":
        return isinstance(result, Document) and any(block.text.strip() for block in result.blocks)
    if expect == "text-check":
        return isinstance(result, Document) and not whole(result)
    return isinstance(result, InputError) or not whole(result)


def test_a_wrong_password_is_named(cases: Path) -> None:
    listed = json.loads((cases / "hostile" / "cases.json").read_text())
    for case in listed if isinstance(listed, list) else listed["cases"]:
        if case["file"].startswith("pdf_") and case["expect"] == "refuse-password":
            assert isinstance(ended(cases / "hostile" / case["file"], "no such word"), WrongPassword)


def sequence(path: Path) -> list[str]:
    document = read(path.read_bytes(), name=path.name, options=ReadOptions())
    return [f"{b.label or ''} {b.text}" for b in document.blocks if b.story == "body" and "\t" not in b.text]


@pytest.mark.parametrize(
    ("case", "least"), [("asvs_ru_pdf_500_relayout", 0.96), ("owasp_llm_checklist_v05_v1", 1.0), ("opencl_env_308_309", 0.99)]
)
def test_two_layouts_of_one_text_read_alike(cases: Path, case: str, least: float) -> None:
    old, new = (sequence(cases / "versions" / case / f"{side}.pdf") for side in ("v1", "v2"))
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    same = sum(match.size for match in matcher.get_matching_blocks())
    assert same >= least * max(len(old), len(new))


def test_the_document_survives_its_json(cases: Path) -> None:
    path = cases / "versions" / "owasp_llm_checklist_v1_v11" / "v1.pdf"
    document = read(path.read_bytes(), name=path.name, options=ReadOptions())
    assert len({block.block for block in document.blocks}) == len(document.blocks)
    assert plain(document)["pages"] == 32
    for block in document.blocks:
        assert all(0 <= mark.start <= mark.end <= len(block.text) for mark in block.marks)
