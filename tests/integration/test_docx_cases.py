"""Real Word files: a file with tracked changes holds both of its texts; every real file is read; hostile ones are refused."""

import json
import os
from pathlib import Path

import pytest

from core.errors import InputError
from core.model.document import Document, PartStatus
from core.ports import ReadOptions
from core.readers.docx import read

CASES = Path(os.environ.get("SVERKA_CASES", "/nowhere"))
pytestmark = [
    pytest.mark.cases,
    pytest.mark.skipif(not os.environ.get("SVERKA_CASES"), reason="SVERKA_CASES names no folder of real cases"),
]
_EXPLAINED = {
    ("RP021-Inserted-Numbering-Properties", "rejected"): "the given file keeps the numbering whose insertion it rejects",
    ("RP036-Vert-Merged-Cells", "accepted"): "the given file drops the tracked merge of cells that it accepts",
}
"""Where the case's own before or after does not follow from its tracked changes."""


def _read(path: Path, revisions: str = "accepted", password: str | None = None) -> Document:
    return read(path.read_bytes(), name=path.name, options=ReadOptions(revisions=revisions, password=password))


def _content(document: Document) -> list[tuple]:
    return [(b.story, b.kind, b.level, b.label, b.text, b.table) for b in document.blocks]


def _folders() -> list[Path]:
    return sorted(path.parent for path in CASES.glob("tracked/*/tracked.docx"))


@pytest.mark.parametrize("folder", _folders(), ids=lambda path: path.name)
@pytest.mark.parametrize(("revisions", "given"), [("accepted", "after"), ("rejected", "before")])
def test_both_texts_of_a_file_with_tracked_changes(folder, revisions, given):
    same = _content(_read(folder / "tracked.docx", revisions)) == _content(_read(folder / f"{given}.docx"))
    assert same != ((folder.name, revisions) in _EXPLAINED), _EXPLAINED.get((folder.name, revisions), "the texts differ")


@pytest.mark.parametrize("folder", _folders(), ids=lambda path: path.name)
def test_every_span_lies_in_its_block(folder):
    for view in ("accepted", "rejected"):
        document = _read(folder / "tracked.docx", view)
        lengths = {block.block: len(block.text) for block in document.blocks}
        assert len(lengths) == len(document.blocks)
        spans = [(b.block, m.start, m.end) for b in document.blocks for m in b.marks]
        spans += [(r.block, r.start, r.end) for r in document.revisions if r.block is not None]
        assert all(0 <= start <= end <= lengths[block] for block, start, end in spans)


def test_every_real_file_is_read_in_full():
    files = sorted(CASES.glob("wml/**/*.docx")) + sorted(CASES.glob("versions/*/*.docx"))
    assert files
    partial = {}
    for path in files:
        document = _read(path)
        assert document.blocks, path
        odd = [part.reason for part in document.ledger if part.status is not PartStatus.COMPARED]
        if odd:
            partial[path.name] = odd
    assert partial == {}


def _hostile() -> list[dict]:
    listed = CASES / "hostile" / "cases.json"
    found = json.loads(listed.read_text(encoding="utf-8")) if listed.exists() else []
    return [case for case in found if case["category"].startswith("docx")]


@pytest.mark.parametrize("case", _hostile(), ids=lambda case: Path(case["file"]).name)
def test_hostile_files_end_as_expected(case):
    code, document = _outcome(CASES / "hostile" / case["file"])
    if case["expect"] == "refuse-password":
        assert code == "ENCRYPTED"
        for password, expected in ((case["password"], ""), (case["password"] + "?", "WRONG_PASSWORD")):
            code, document = _outcome(CASES / "hostile" / case["file"], password)
            assert (code, document is None) == (expected, bool(expected))
    elif case["expect"] == "text":
        assert document is not None, code
        assert document.words
    elif case["expect"] == "empty":
        assert document is not None, code


def _outcome(path: Path, password: str | None = None) -> tuple[str, Document | None]:
    """The document, or the code of its refusal. Anything else that the reader raises fails the test."""
    try:
        return "", _read(path, password=password)
    except InputError as refusal:
        return refusal.code, None
